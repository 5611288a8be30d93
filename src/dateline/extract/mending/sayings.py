"""Who says what, where a parser hangs it on somebody else, or on nobody.

What a ministry reported behind a comma isn't reported by the sentence before it, and an email says
what is in it, and not who got it.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.verbs import VerbSense, load_verbs
from dateline.extract.clauses.words import find_words
from dateline.extract.mending.tree import FINITE, SUBJECTS, VERBS, Mends, Tree

_TELLING = frozenset({"believes", "says"})
_GETTING = frozenset({"get", "have", "read", "receive", "see"})
_TOLD = frozenset({"MediaOutlet", "Person"})  # whom something is told right before what it is


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


def lift_earlier(tree: Tree, adverb: Token) -> None:
    """Hang on a verb of saying when something was said: "said | earlier it had left"."""
    verb = tree.tokens[max(adverb.index - 1, 0)]
    below = tree.tokens[adverb.head]
    says = any(one.complement == "says" for one in load_verbs().by_lemma.get(verb.lemma, ()))
    if adverb.text in {"earlier", "later"} and says and below.head == verb.index:
        tree.hang(adverb, verb.index, "advmod")


def lift_said(tree: Tree, adjective: Token) -> None:
    """Hang on the verb what is said with an adjective: "made it clear | that", "is sure | that".

    Of how somebody is only a whole clause is said: "is confident | that it won".
    """
    verb = tree.tokens[adjective.head]
    felt = adjective.dep == "acomp"
    senses = (
        one
        for one in load_verbs().by_lemma.get(verb.lemma, ())
        if adjective.text.lower() in one.objects and one.roles.get("complement") == "content"
    )
    behind = (one for one in tree.parse.below(adjective.index) if one.index > adjective.index)
    said = (one for one in behind if one.tag[:2] == "VB" and (one.dep == "ccomp" or not felt))
    clause = next(said, None)
    if (
        clause is None
        or adjective.tag[:2] != "JJ"
        or not any(one.form == "that" or not felt for one in senses)
    ):
        return
    tree.hang(adjective, verb.index, "acomp" if felt else "oprd")
    tree.hang(clause, verb.index, "ccomp")
    for one in tree.parse.below(adjective.index):
        if one.lemma == "it" and one.index < adjective.index:
            tree.hang(one, verb.index, "expl")


def part_speaker(tree: Tree, post: Token) -> None:
    """Part who speaks from a name before: "Chad freed Ada Hart, the | minister said on Monday"."""
    name = tree.tokens[post.head]
    saying = tree.tokens[name.head]
    above, first = tree.tokens[saying.head], tree.begin(name.index)
    before = tree.tokens[max(first - 1, 0)]
    says = any(one.complement in _TELLING for one in load_verbs().by_lemma.get(saying.lemma, ()))
    spoken = (
        says and saying.index == post.index + 1 and saying.dep == "ccomp" and name.dep == "nsubj"
    )
    done = before.is_verb and before is above and not tree.parse.has(above, "dobj")
    if spoken and (done or before.tag == "IN") and tree.is_person(name.index):
        if done:
            tree.hang(name, above.index, "dobj")
        else:
            tree.hang(name, before.index, "pobj")
        tree.hang(post, saying.index, "nsubj")
        tree.hang(saying, saying.index, "ROOT")
        tree.hang(above, saying.index, "ccomp")


def lift_reporter(tree: Tree, name: Token) -> None:
    """Have who closes a sentence say it: "Chad sued the owners of Ode, the | BBC reports"."""
    start, end = tree.parse.subtree(name.index)
    verbs = tree.tokens[name.index + 1 : name.index + 2]
    ends = "".join(one.text for one in tree.tokens[end + 1 : end + 2]) in {"", "."}
    if end != name.index + 1 or not verbs or not ends or not tree.is_named(name.index):
        return
    verb, above = verbs[0], list(tree.parse.above(verbs[0].index))
    says = any(one.complement == "says" for one in load_verbs().by_lemma.get(verb.lemma, ()))
    apart = tree.tokens[max(start - 1, 0)].text == "," and not tree.parse.has(verb, *SUBJECTS)
    if says and apart and verb.tag in FINITE and above:
        tree.hang(above[-1], verb.index, "ccomp")
        tree.hang(verb, verb.index, "ROOT")
        tree.hang(name, verb.index, "nsubj")


def lift_resumed(tree: Tree, preposition: Token) -> None:
    """Hang on the verb what goes on behind a source: "was, according to Ode, | among the dead"."""
    source = tree.tokens[preposition.head]
    before = tree.tokens[max(preposition.index - 1, 0)]
    if source.lower == "according" and before.text == "," and before.index > source.index:
        tree.hang(preposition, source.head, "prep")


SAYINGS: Mends = {
    part_speaker: {"appos"},
    lift_said: {"acomp", "ccomp", "oprd", "xcomp"},
    lift_earlier: {"advmod"},
    lift_reporter: {"appos"},
    lift_resumed: {"prep"},
    lower_source: {"prep"},
    part_told: VERBS,
    lower_saying: {"acl", "advcl"},
    read_told: {"relcl"},
}
