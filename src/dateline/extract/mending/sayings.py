"""Who says what, where a parser hangs it on somebody else, or on nobody.

What a ministry reported behind a comma isn't reported by the sentence before it, and an email says
what is in it, and not who got it.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.verbs import VerbSense, load_verbs
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.mending.tree import FINITE, LEADING, SUBJECTS, VERBS, Mends, Tree
from dateline.ontology import is_a

_TELLING = frozenset({"believes", "says"})
_GETTING = frozenset({"get", "have", "read", "receive", "see"})
_MEANWHILE = frozenset({"after", "before", "since", "until"})
_TOLD_AS = frozenset({"advcl", "ccomp", "conj", "dep", "xcomp"})
_FILLING = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})  # where "that" has no place
_TOLD = frozenset({"MediaOutlet", "Person"})  # whom something is told right before what it is


def turn_inverted(tree: Tree, verb: Token) -> None:
    """Give a verb of saying behind a comma its speaker: "it is dear, | reported the union"."""
    below = tree.parse.below(verb.index)
    spoken = [one for one in below if one.dep == "dobj"]
    comma = verb.index > 0 and tree.tokens[verb.index - 1].text == ","
    own = any(one.dep.startswith("nsubj") for one in below)
    if not comma or not spoken or own:
        return
    low, high = tree.parse.subtree(spoken[0].index)
    ends = low == verb.index + 1 and high >= tree.parse.sentences[verb.sentence][1] - 2
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    says = any(one.complement == "says" and "speaker" in one.roles.values() for one in senses)
    told = any(map(_hears, senses))
    if not ends or not says or told or not _may_speak(tree, spoken[0]):
        return
    joints = (one for one in tree.parse.below(verb.head) if one.dep == "cc")
    if any(one.dep == "ccomp" and one.index < verb.index for one in below):
        tree.hang(spoken[0], verb.index, "nsubj")
    elif verb.dep == "conj" and next(joints, None) is None:
        tree.hang(spoken[0], verb.index, "nsubj")
        tree.hang(verb, verb.head, "parataxis")


def _may_speak(tree: Tree, noun: Token) -> bool:
    """Whether a word names or means somebody, or a body."""
    kinds = {one.kind for one in tree.at[noun.index]} | lexicon().described.get(
        noun.lemma, frozenset()
    )
    spoken = any(one == "Person" or is_a(one, "Organization") for one in kinds)
    return noun.lemma != "reporter" and (spoken or noun.lemma in people_words())


def read_told(tree: Tree, verb: Token) -> None:
    """Read what somebody is told rather than a relative clause: "told them | that she had left"."""
    noun, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    that = next((one for one in below if one.text == "that" and one.dep in {"dobj", "mark"}), None)
    own = any(one.dep.startswith("nsubj") and one.tag[:2] != "WD" for one in below)
    if that is None or not own or that.index != noun.index + 1:
        return
    above = next((one for one in tree.parse.above(noun.index) if one.tag[:2] == "VB"), noun)
    senses = load_verbs().by_lemma.get(above.lemma, ()) if above.tag != "VB" else ()
    if any(one.complement == "says" and _hears(one) for one in senses):
        tree.hang(verb, above.index, "ccomp")
        tree.hang(that, verb.index, "mark", tag="IN")


def raise_said(tree: Tree, verb: Token) -> None:
    """Read what is said rather than what a noun is: "said at the summit that he had | left it"."""
    noun, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    that = next((one for one in below if one.text == "that" and one.dep in {"dobj", "mark"}), None)
    own = any(one.dep in SUBJECTS and one.tag[:1] != "W" for one in below)
    whole = that is not None and (
        that.dep == "mark" or any(one.dep in _FILLING for one in below if one is not that)
    )
    occasion = noun.lemma in find_words("occasions")
    if that is None or not own or not whole or not occasion or not tree.is_finite(verb):
        return
    for one in tree.parse.above(noun.index):
        if one.tag[:2] != "VB":
            continue
        senses = load_verbs().by_lemma.get(one.lemma, ())
        says = [sense for sense in senses if sense.complement == "says"]
        if says:
            other = {"ccomp"} if any(map(_hears, says)) else {"ccomp", "dobj"}
            told = any(two.dep in other for two in tree.parse.below(one.index))
            if noun.head != one.index and not told:
                tree.hang(verb, one.index, "ccomp")
                tree.hang(that, verb.index, "mark", tag="IN")
            return
        if one.dep != "pcomp":
            return


def part_inserted(tree: Tree, verb: Token) -> None:
    """Put what is told above who is put in as saying so: "Orbit, police said on Monday, | left"."""
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    says = any(one.type in find_words("plain_saying") for one in senses)
    own = _find_beside(tree, verb) if says else None
    if own is None:
        return
    low, comma = tree.parse.sentences[verb.sentence][0], tree.parse.subtree(own.index)[0] - 1
    modal = tree.parse.top(low, comma)
    noun = modal
    if modal.tag == "MD":
        noun = next((one for one in tree.parse.below(modal.index) if one.dep in SUBJECTS), modal)
    told = tree.tokens[verb.head] if verb.dep == "parataxis" else _find_told(tree, verb)
    dated = noun.text.lower() in lexicon().calendar
    if told is None or dated or noun.tag[:2] not in {"NN", "PR"}:
        return
    below = [one for one in tree.parse.below(told.index) if one.index > verb.index]
    first = min(one.index for one in (told, *below) if one is told or one.dep in LEADING)
    finite = told.tag in FINITE or any(one.tag in {"MD", *FINITE} for one in below)
    finite = finite if modal is noun else told.tag == "VB"
    apart = tree.tokens[first - 1].text == "," and first - 1 > verb.index
    if not finite or not apart or any(one.dep in SUBJECTS for one in below):
        return
    if verb.dep != "parataxis":
        tree.hang(told, told.index if verb.head == verb.index else verb.head, verb.dep)
        tree.hang(verb, told.index, "parataxis")
    for one in tree.parse.below(verb.index):
        if one.index >= first and one is not told:
            tree.hang(one, told.index, one.dep)
    tree.hang_subject(noun, told)
    tree.hang(own, verb.index, "nsubj")
    if modal is not noun:
        tree.hang(modal, told.index, "aux")


def _find_beside(tree: Tree, verb: Token) -> Token | None:
    """Who stands between a comma and a verb: "Orbit, | the police | said"."""
    low, last = tree.parse.sentences[verb.sentence][0], tree.tokens[verb.index - 1]
    for one in (last, *tree.parse.above(last.index)):
        start, end = tree.parse.subtree(one.index)
        if end != verb.index:
            return None
        named = one.tag[:2] in {"NN", "PR"} and one.dep in {*SUBJECTS, "appos", "conj", "dep"}
        if named and start > low + 1 and tree.tokens[start - 1].text == ",":
            return one
    return None


def _find_told(tree: Tree, verb: Token) -> Token | None:
    """What hangs on a verb of saying behind it, and may be what is said."""
    below = (one for one in tree.parse.below(verb.index) if one.index > verb.index)
    return next((one for one in below if one.dep in _TOLD_AS and one.tag[:2] == "VB"), None)


def part_told(tree: Tree, verb: Token) -> None:
    """Part who is told something from what that begins with: "told Reuters | oil prices rose"."""
    below = tree.parse.below(verb.index)
    clause = next((one for one in below if one.dep == "ccomp" and one.index > verb.index), None)
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    hears = any(one.complement == "says" and _hears(one) for one in senses)
    if clause is None or not hears or any(one.dep in {"dative", "dobj"} for one in below):
        return
    subjects = (one for one in tree.parse.below(clause.index) if one.dep in SUBJECTS)
    noun = next(subjects, verb)
    start = verb.index + 1
    start += tree.tokens[start].text.lower() == "the"
    end = start
    while end < noun.index and any(one.kind in _TOLD for one in tree.at[end]):
        end += 1
    apart = noun.tag[:2] == "NN" and not tree.is_named(noun.index) and tree.begin(end - 1) == start
    if start < end and apart and tree.tokens[end].tag != "POS":
        name = tree.tokens[end - 1]
        tree.hang(name, verb.index, "dobj")
        for one in tree.tokens[verb.index + 1 : end - 1]:
            if one.head not in range(start, end):
                tree.hang(one, name.index, one.dep)


def _hears(sense: VerbSense) -> bool:
    return sense.roles.get("object") == "addressee"


def lower_saying(tree: Tree, verb: Token) -> None:
    """Have what was written say so, and not whoever got it: "who had an email | saying that"."""
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    before = tree.tokens[verb.index - 1]
    tells = any(one.complement in _TELLING for one in senses)
    if verb.tag != "VBG" or not tells or before.text == ",":
        return
    above = [before, *tree.parse.above(before.index)]
    at = next((at for at, one in enumerate(above) if one.tag[:2] == "VB"), len(above))
    got = above[at : at + 1] and above[at].lemma in _GETTING  # "received an email | from Orbit"
    objects = [one for one in tree.parse.below(above[at].index) if one.dep == "dobj"] if got else []
    for noun in (*above[:at], *objects):
        if noun.lemma in find_words("documents") and noun.index < verb.index:
            tree.hang(verb, noun.index, "acl")
            return


def read_meanwhile(tree: Tree, verb: Token) -> None:
    """Read when somebody said so rather than what: "said Bo Lind, before he | left"."""
    below = tree.parse.below(verb.index)
    marks = {one.text.lower() for one in below if one.dep in {"advmod", "mark"}}
    above = tree.tokens[verb.head]
    if verb.index > above.index and marks & _MEANWHILE:
        tree.hang(verb, verb.head, "advcl")


def read_quoted(tree: Tree, verb: Token) -> None:
    """Put a clause under who is quoted as saying it: "it is so, the paper quoted Bo as |"."""
    preposition = tree.tokens[verb.head]
    quoted = tree.tokens[preposition.head]
    if preposition.text.lower() != "as" or quoted.tag[:2] != "VB":
        return
    for one in tree.parse.below(quoted.index):
        if one.dep == "ccomp" and one.index < quoted.index:
            tree.hang(one, verb.index, one.dep)


def lower_source(tree: Tree, word: Token) -> None:
    """Hang a source on the clause it closes: "while it grew, | according to Orbit, it lost"."""
    verb = tree.tokens[word.head]
    before = tree.tokens[word.index - 1]
    if word.text.lower() != "according" or before.text != "," or verb.index < word.index:
        return
    for one in tree.parse.below(verb.index):
        marked = any(low.dep == "mark" for low in tree.parse.below(one.index))
        if (
            one.dep == "advcl"
            and marked
            and tree.parse.subtree(one.index)[1] in {before.index, word.index}
        ):
            tree.hang(word, one.index, word.dep)


SAYINGS: Mends = {
    lower_source: {"prep"},
    turn_inverted: {"VBD", "VBZ"},
    part_inserted: {"VBD", "VBP", "VBZ"},
    part_told: VERBS,
    lower_saying: {"acl", "advcl"},
    read_meanwhile: {"ccomp"},
    read_quoted: {"pcomp"},
    read_told: {"relcl"},
    raise_said: {"acl", "relcl"},
}
