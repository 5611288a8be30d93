"""Clauses and what belongs to them, hung where they belong.

A clause behind a semicolon is nobody's word, and what a ministry reported behind a comma isn't
reported by the sentence before it. Whose clauses they are is mended in `subjects.py`.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.verbs import VerbSense, load_verbs
from dateline.extract.clauses.controllers import asking_prepositions
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.mending.tree import (
    FINITE,
    LEADING,
    QUOTES,
    SUBJECTS,
    VERBS,
    Mends,
    Tree,
)
from dateline.ontology import is_a

_CONJUNCTIONS = frozenset({"after", "as", "before", "since", "until"})  # prepositions, too
_TELLING = frozenset({"believes", "says"})
_GETTING = frozenset({"get", "have", "read", "receive", "see"})
_SHARED = frozenset({"all", "both", "each"})
_GROUP = 5  # tokens from the first of a verb's words to itself: "has not yet been"
_TOLD_AS = frozenset({"advcl", "ccomp", "conj", "dep", "xcomp"})
_FILLING = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})  # where "that" has no place
_TOLD = frozenset({"MediaOutlet", "Person"})  # whom something is told right before what it is


def complete_appointment(tree: Tree, noun: Token) -> None:
    """Read what somebody is made as said of him: "was, of course, made | interim president"."""
    verb = tree.tokens[noun.head]
    passive = any(one.dep == "auxpass" for one in tree.parse.below(verb.index))
    senses = load_verbs().by_lemma.get(verb.lemma, ()) if passive else ()
    appoints = any(one.roles.get("complement") == "result" for one in senses)
    if appoints and tree.is_post(noun.index):
        tree.hang(noun, verb.index, "oprd")


def lead_on(tree: Tree, word: Token) -> None:
    """Read where somebody goes rather than who acts there: "is leaving for | Chad to start"."""
    inner = tree.tokens[word.head]
    verb = tree.tokens[inner.head]
    noun = next((one for one in tree.parse.below(inner.index) if one.dep == "nsubj"), inner)
    senses = load_verbs().by_lemma.get(verb.lemma, ()) if inner.dep == "advcl" else ()
    leads = any(one.roles.get("for") == "destination" for one in senses)
    if word.text == "for" and word.index == verb.index + 1 and leads and tree.is_place(noun.index):
        tree.hang(word, verb.index, "prep")
        tree.hang(noun, word.index, "pobj")


def raise_wish(tree: Tree, word: Token) -> None:
    """Read who is to do what is asked for: "called for | Orbit to be sold" asks it of Orbit."""
    inner = tree.tokens[word.head]
    verb = tree.tokens[inner.head]
    noun = next((one for one in tree.parse.below(inner.index) if one.dep in SUBJECTS), inner)
    asks = verb.tag[:2] == "VB" and word.text in asking_prepositions().get(verb.lemma, ())
    if word.text == "for" and word.index == verb.index + 1 and asks and noun is not inner:
        tree.hang(word, verb.index, "prep")
        tree.hang(noun, word.index, "pobj")
        tree.hang(inner, verb.index, "xcomp")


def raise_verb(tree: Tree, verb: Token) -> None:
    """Read what a sentence says rather than what its first noun is: "a report by Orbit | called".

    So it is in "Ada Hart, who fell ill, lost in May", where "lost" is no participle.
    """
    noun, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    told = tree.parse.below(noun.index)
    comma = tree.tokens[verb.index - 1].text == ","
    told_apart = any(one.dep == "relcl" and one.index < verb.index for one in told)
    past = verb.tag == "VBD" or (
        verb.tag == "VBN" and comma and told_apart and tree.is_person(noun.index)
    )
    own = any(one.dep in {*SUBJECTS, "agent"} for one in below)
    if noun.dep == "ROOT" and noun.tag[:2] == "NN" and past and not own:
        tree.hang(verb, verb.index, "ROOT", tag="VBD")
        tree.hang(noun, verb.index, "nsubj")


def read_shared(tree: Tree, word: Token) -> None:
    """Read a verb behind "both" rather than what things are: "have | both cut prices"."""
    helper, verb = tree.tokens[word.index - 1], tree.tokens[word.head]
    if word.index + 1 < len(tree.tokens):
        verb = tree.tokens[word.index + 1]
    noun = tree.tokens[verb.head]
    apart = helper.lemma == "have" and noun.head == helper.index and noun.dep == "dobj"
    if word.text.lower() not in _SHARED or verb.tag != "VBN" or verb.dep != "amod" or not apart:
        return
    tree.hang(verb, verb.index if helper.head == helper.index else helper.head, helper.dep)
    for one in tree.parse.below(helper.index):
        tree.hang(one, verb.index, one.dep)
    tree.hang(helper, verb.index, "aux")
    tree.hang(word, verb.index, "advmod")


def take_time(tree: Tree, verb: Token) -> None:
    """Read who needs time: "it took | the jury 45 minutes to convict Bo" had the jury do so."""
    below = [one for one in tree.parse.below(verb.index) if one.dep in {"dobj", "npadvmod"}]
    timed = len(below) == 2 and below[0].dep == "dobj" and below[1].lemma in find_words("times")
    if verb.lemma == "take" and timed:
        tree.hang(below[0], verb.index, "dative")
        tree.hang(below[1], verb.index, "dobj")


def complete_getting(tree: Tree, verb: Token) -> None:
    """Read what somebody is got to do rather than a purpose: "got Chad | to lift the ban"."""
    above, below = tree.tokens[verb.head], tree.parse.below(verb.index)
    to = next((one.index for one in below if one.tag == "TO"), 0)
    object_ = tree.tokens[to - 1] if to else above
    led = object_.dep == "dobj" and object_.head == above.index and bool(tree.at[object_.index])
    if above.lemma == "get" and led:
        tree.hang(verb, above.index, "xcomp")


def open_clause(tree: Tree, word: Token) -> None:
    """Read "as" or "that" as leading a clause, and its noun as the subject: "as profit | rose".

    So it is in "showed that hygiene, or washing, is needed".
    """
    if word.dep == "prep" and word.text.lower() in _CONJUNCTIONS:
        noun = next((one for one in tree.parse.below(word.index) if one.dep == "pobj"), None)
    else:
        noun = tree.tokens[word.head] if word.dep == "det" and word.text == "that" else None
        noun = noun if noun is not None and noun.dep == "dobj" else None
    verb = None if noun is None else _find_joined(tree, noun, comma=word.dep == "det")
    if noun is not None and verb is not None:
        tree.hang(noun, verb.index, "nsubj")
        tree.hang(word, verb.index, "mark", tag="IN")
        tree.hang(verb, verb.head, "advcl" if word.dep == "prep" else "ccomp")


def _find_joined(tree: Tree, noun: Token, *, comma: bool) -> Token | None:
    """A finite verb without a subject right behind a noun's phrase, joined by no word."""
    end = tree.parse.subtree(noun.index)[1]
    end += comma and end < len(tree.tokens) and tree.tokens[end].text == ","
    for verb in tree.tokens[end : end + _GROUP]:
        below = tree.parse.below(verb.index)
        first = min((one.index for one in below if one.dep in LEADING), default=verb.index)
        finite = any(one.tag in FINITE for one in (verb, *below) if one.index >= end)
        alone = not any(one.dep.startswith("nsubj") for one in below)
        before = range(tree.tokens[verb.head].index, noun.index)
        above = bool(before) and verb.dep in {"advcl", "conj"} and alone
        if above and finite and min(first, verb.index) == end:
            joints = tree.parse.below(verb.head)
            joined = any(one.dep == "cc" and one.index > noun.index for one in (*joints, *below))
            return None if joined else verb
    return None


def part_clause(tree: Tree, verb: Token) -> None:
    """Part a clause from what nobody says it with: "It launched; Ada promised more".

    Nor does a verb that takes no clause have one before it.
    """
    above = tree.tokens[verb.head]
    if above.index < verb.index or verb.tag not in FINITE:
        return
    quoted = any(one.text in QUOTES for one in tree.tokens[verb.index : above.index])
    if quoted:
        return
    subjects = [one for one in tree.parse.below(above.index) if one.dep.startswith("nsubj")]
    first = min((tree.parse.subtree(one.index)[0] for one in subjects), default=above.index)
    linked = first > 1 and tree.tokens[first - 1].text.lower() in find_words("links")
    first -= linked  # "it is under way, however Ada denied it"
    marks = {",", ";"} if linked else {";"}
    apart = first > 0 and tree.tokens[first - 1].text in marks
    senses = load_verbs().by_lemma.get(above.lemma, ())
    objects = any(one.dep == "dobj" for one in tree.parse.below(above.index))
    silent = objects and senses and not any(one.complement for one in senses)
    if apart and above.dep == "ccomp":  # "Orbit left; it was late, Ada said"
        tree.hang(verb, above.head, "ccomp")
    elif apart or silent:
        tree.hang(verb, verb.index, "ROOT")


def act_on_name(tree: Tree, name: Token) -> None:
    """Make a name what is acted on, and no measure: "launched on Monday the Orbit Project"."""
    verb = tree.tokens[name.head]
    below = tree.parse.below(verb.index)
    held = name.tag[:3] == "NNP" and any(one.form == "name" for one in tree.at[name.index])
    dated = name.text.lower() in lexicon().calendar
    acts = any("object" in one.roles for one in load_verbs().by_lemma.get(verb.lemma, ()))
    full = any(one.dep in {"auxpass", "ccomp", "dobj", "nsubjpass", "xcomp"} for one in below)
    if held and acts and not (full or dated) and verb.index < name.index:
        tree.hang(name, verb.index, "dobj")


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


def lower_wish(tree: Tree, verb: Token) -> None:
    """Hang what is asked for on the noun that asks: "a request for Chad to be | paid"."""
    below = tree.parse.below(verb.index)
    mark = next((one for one in below if one.text == "for" and one.dep == "mark"), None)
    noun = tree.tokens[mark.index - 1] if mark is not None and mark.index else verb
    asks = any(form.complement for form, _ in load_verbs().by_noun.get(noun.lemma, ()))
    asks = asks or noun.lemma in find_words("dispositions")
    meant = any(one.tag == "TO" for one in below)
    if asks and meant and noun.tag in {"NN", "NNS"}:
        tree.hang(verb, noun.index, "acl")


def raise_clause(tree: Tree, verb: Token) -> None:
    """Read what a sentence says behind what it begins with: "prior to the war | he left"."""
    noun, subjects = tree.tokens[verb.head], tree.parse.below(verb.index)
    first = tree.tokens[tree.parse.sentences[verb.sentence][0]]
    led = noun.dep == "pobj" and first.dep == "ROOT" and first.tag in {"IN", "RB"}
    own = any(one.dep in SUBJECTS and one.tag[:1] != "W" for one in subjects)
    behind = all(
        one.dep in {"prep", "pobj", "ROOT"} for one in (noun, *tree.parse.above(noun.index))
    )
    if led and own and behind and verb.tag in FINITE:
        tree.hang(verb, verb.index, "ROOT")
        tree.hang(first, verb.index, "advmod" if first.tag == "RB" else "prep")


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
    if verb.index > above.index and marks & _CONJUNCTIONS - {"as"}:
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


CLAUSES: Mends = {
    complete_getting: {"advcl"},
    lead_on: {"mark"},
    raise_wish: {"mark"},
    raise_verb: {"acl"},
    read_shared: {"det"},
    take_time: VERBS,
    complete_appointment: {"dobj"},
    open_clause: {"det", "prep"},
    part_clause: {"ccomp"},
    act_on_name: {"npadvmod"},
    turn_inverted: {"VBD", "VBZ"},
    part_inserted: {"VBD", "VBP", "VBZ"},
    part_told: VERBS,
    lower_wish: {"advcl"},
    raise_clause: {"relcl"},
    lower_saying: {"acl", "advcl"},
    read_meanwhile: {"ccomp"},
    read_quoted: {"pcomp"},
    read_told: {"relcl"},
    raise_said: {"acl", "relcl"},
}
