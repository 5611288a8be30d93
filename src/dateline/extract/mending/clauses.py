"""Clauses and what belongs to them, hung where they belong.

A clause behind a semicolon is nobody's word. Whose clauses they are is mended in `subjects.py`, and
what is said by whom in `sayings.py`.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

import re

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.controllers import asking_prepositions, givers
from dateline.extract.clauses.words import find_words
from dateline.extract.mending.tree import (
    FINITE,
    LEADING,
    QUOTES,
    SUBJECTS,
    VERBS,
    Mends,
    Tree,
)

_CONJUNCTIONS = frozenset({"after", "as", "before", "since", "until"})  # prepositions, too
_MEANING = frozenset({"plans", "promises"})
_HELPING = frozenset({"aux", "auxpass"})
_OF_THOUGHT = frozenset({"accuse", "reject", "request", "support"})  # families of types
_TIMES = frozenset({"earlier", "last", "later", "next", "this"})  # before a time, as "in" and "on"
_GROUP = 5  # tokens from the first of a verb's words to itself: "has not yet been"


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
    """Read what a sentence says rather than what a noun is: "a report by Orbit | called".

    So it is where a participle has an object, which what is done to something hasn't: "the force |
    bombed Oslo".
    """
    noun = tree.tokens[verb.head]
    own = tree.parse.has(verb, *SUBJECTS, "agent")
    object_ = tree.parse.has(verb, "dobj") and verb.lemma not in givers()  # "a man | given a year"
    # "a man | kidnapped, beat and shot her"
    object_ = object_ or any(one.tag == "VBD" for one in tree.parse.below(verb, "conj"))
    acts = verb.tag == "VBD" or (verb.tag == "VBN" and object_)
    if noun.dep == "ROOT" and noun.tag[:2] == "NN" and acts and not own:
        tree.hang(verb, verb.index, "ROOT", tag="VBD")
        tree.hang(noun, verb.index, "nsubj")


def take_time(tree: Tree, verb: Token) -> None:
    """Read who needs time: "it took | the jury 45 minutes to convict Bo" had the jury do so."""
    below = [one for one in tree.parse.below(verb.index) if one.dep in {"dobj", "npadvmod"}]
    timed = len(below) == 2 and below[0].dep == "dobj" and below[1].lemma in find_words("times")
    if verb.lemma == "take" and timed:
        tree.hang(below[0], verb.index, "dative")
        tree.hang(below[1], verb.index, "dobj")


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
    says = any(one.complement for one in senses)
    apart = apart or (first > 0 and tree.tokens[first - 1].tag == ":" and not says)
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


def read_past(tree: Tree, verb: Token) -> None:
    """Read a past tense where a verb with subject and object has no helper: "it kept data"."""
    deps = {one.dep for one in tree.parse.below(verb.index)}
    if deps >= {"nsubj", "dobj"} and deps.isdisjoint(_HELPING):
        tree.hang(verb, verb.head, verb.dep, tag="VBD")


def take_gerund(tree: Tree, verb: Token) -> None:
    """Read what is forbidden or avoided rather than when: "forbids both | selling and using it"."""
    above, first = tree.tokens[verb.head], tree.open_verb(verb)
    preceding = [one for one in tree.parse.below(verb.index) if one.dep == "preconj"]
    first = min([first, *(one.index for one in preceding)])
    senses = load_verbs().by_lemma.get(above.lemma, ()) if above.tag in VERBS else ()
    keeps = any(one.complement in {"fails", "prevents"} for one in senses)
    if verb.tag == "VBG" and first == above.index + 1 and keeps:
        tree.hang(verb, above.index, "xcomp")


def read_gerund(tree: Tree, verb: Token) -> None:
    """Read a gerund with a complement as no noun: "denied | planning to sell it"."""
    deps = {one.dep for one in tree.parse.below(verb.index)}
    gerund = verb.tag == "VBG" or (verb.dep == "pcomp" and verb.lower.endswith("ing"))
    if gerund and verb.dep in {"dobj", "pcomp", "pobj"} and deps & {"ccomp", "dobj", "xcomp"}:
        tree.hang(verb, verb.head, "xcomp" if verb.dep == "dobj" else "pcomp", tag="VBG")


def take_fate(tree: Tree, verb: Token) -> None:
    """Read what is feared of somebody: "was feared | drowned in Oslo"."""
    above = tree.tokens[verb.head]
    senses = load_verbs().by_lemma.get(above.lemma, ())
    thought = any(one.form == "predicate" and one.complement for one in senses)
    if verb.tag == "VBN" and verb.index == above.index + 1 and above.tag == "VBN" and thought:
        tree.hang(verb, above.index, "oprd")


def take_question(tree: Tree, verb: Token) -> None:
    """Read what somebody asks, and no condition: "asked Ode | if she had sold it"."""
    above, first = tree.tokens[verb.head], tree.parse.subtree(verb.index)[0]
    senses = load_verbs().by_lemma.get(above.lemma, ())
    asks = any(one.type == "state/ask" for one in senses) and tree.tokens[first].lower == "if"
    before = [one for one in tree.parse.below(above.index) if above.index < one.index < first]
    whom = all(one.dep in {"dative", "dobj"} for one in before)
    if asks and above.index < first and whom:
        tree.hang(verb, above.index, "ccomp")


def take_infinitive(tree: Tree, verb: Token) -> None:
    """Read what is decided or promised, not what for: "voted 52-48 on Monday | to confirm her"."""
    above = tree.tokens[verb.head]
    senses = load_verbs().by_lemma.get(above.lemma, ()) if above.tag in VERBS else ()
    meant = (one for one in senses if one.form == "to" and one.complement in _MEANING)
    asks = any("/" in one.type or one.type == "threaten" for one in meant)  # no "moved to hide it"
    bare = verb.tag == "VB" and tree.tokens[tree.open_verb(verb)].tag == "TO"
    deps = {one.dep for one in tree.parse.below(above.index)}
    behind = above.index < verb.index and tree.tokens[tree.open_verb(verb) - 1].text != ","
    if asks and bare and behind and deps.isdisjoint({"auxpass", "ccomp", "dobj", "xcomp"}):
        tree.hang(verb, above.index, "xcomp")


def lift_court(tree: Tree, preposition: Token) -> None:
    """Hang on a passive the court behind a crime: "was cleared of murder | by a court in Oslo"."""
    noun = tree.tokens[preposition.head]
    verb = tree.tokens[tree.tokens[noun.head].head]
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    judged = any(one.type in find_words("courting") for one in senses) and verb.tag == "VBN"
    led = tree.tokens[noun.head].lower in {"for", "of", "with"} and noun.dep in {"pobj", "pcomp"}
    courts = [
        one
        for one in tree.parse.below(preposition, "pobj")
        if one.lemma.lower() in find_words("courts")
    ]
    if preposition.text == "by" and judged and led and courts and not tree.parse.has(verb, "agent"):
        tree.hang(preposition, verb.index, "agent")


def read_off(tree: Tree, word: Token) -> None:
    """Read "off" as a preposition before a place: "drowned | off Oslo", but "cut off Oslo"."""
    verb, place = tree.tokens[word.head], tree.tokens[word.index + 1 : word.index + 2]
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    own = any(one.particle == "off" for one in senses)
    names = [
        one
        for one in tree.parse.below(verb, "advmod", "dobj", "npadvmod")
        if one.index > word.index
    ]
    placed = any(tree.is_place(one.index) for one in place)
    if word.lower == "off" and placed and names and not own:
        tree.hang(word, verb.index, "prep", tag="IN")
        tree.hang(names[0], word.index, "pobj")


def lift_ordered(tree: Tree, verb: Token) -> None:
    """Hang on a verb what somebody is told to do: "was ordered by a court | to pay Ode".

    So it is in the active, too: "urged councils | to limit it".
    """
    noun = tree.tokens[verb.head]
    above = tree.tokens[noun.head]
    urged = noun.dep == "dobj" and above.lemma in find_words("commanding") | find_words("urging")
    agent = (urged or above.dep == "agent") and verb.tag == "VB"
    above = above if urged else tree.tokens[above.head]
    senses = load_verbs().by_lemma.get(above.lemma, ())
    asks = any(one.form == "to" or one.control == "object" for one in senses)
    own = any(form.complement for form, _ in load_verbs().by_noun.get(noun.lemma, ()))
    if agent and asks and not own and not tree.parse.has(above, "xcomp", "ccomp"):
        tree.hang(verb, above.index, "xcomp")


def read_called(tree: Tree, noun: Token) -> None:
    """Read what something is called rather than a second object: "declared it | an emergency".

    So it is where a parser takes both for a clause, and in the passive: "was called | a hero".
    """
    above = tree.tokens[noun.head]
    senses = load_verbs().by_lemma.get(above.lemma, ()) if above.tag in VERBS else ()
    start = tree.parse.subtree(noun.index)[0]
    known = any(one.form == "predicate" for one in senses) and noun.tag[:2] == "NN"
    if not known or above.index > noun.index:
        return
    if noun.dep == "ccomp":
        first = next((one for one in tree.parse.below(noun.index) if one.dep == "nsubj"), None)
        if first is not None and start > above.index:
            tree.hang(first, above.index, "dobj")
            tree.hang(noun, above.index, "oprd")
        return
    below = [one for one in tree.parse.below(above.index) if one.index < start]
    ends = {tree.parse.subtree(one.index)[1] for one in below if one.dep == "dobj"}
    passive = any(one.dep == "nsubjpass" for one in below) and start == above.index + 1
    if start in ends or passive:
        tree.hang(noun, above.index, "oprd")


def read_particle(tree: Tree, preposition: Token) -> None:
    """Read "in" as the verb's own where somebody is behind it: "swore | in Ada Hart as head"."""
    verb = tree.tokens[preposition.head]
    objects = [one for one in tree.parse.below(preposition.index) if one.dep == "pobj"]
    somebody = any(tree.is_person(k.index) or k.lemma in lexicon().posts for k in objects)
    senses = load_verbs().by_lemma.get(verb.lemma, ())
    own = any(one.particle == "in" and "object" in one.roles for one in senses)
    if preposition.text == "in" and verb.index == preposition.index - 1 and own and somebody:
        tree.hang(preposition, verb.index, "prt")
        for one in objects:
            tree.hang(one, verb.index, "dobj")


def lift_place(tree: Tree, preposition: Token) -> None:
    """Hang on a verb the place that a time follows: "was signed by both | in Oslo last May".

    What has a place of its own keeps it, and so does what is only thought of there: "won the battle
    in Oslo in May", "praised the men in Oslo last May".
    """
    noun = tree.tokens[preposition.head]
    led = tree.tokens[noun.head]
    verb = tree.tokens[led.head] if (noun.dep, led.dep) == ("pobj", "agent") else led
    place = next((k for k in tree.parse.below(preposition.index) if tree.is_place(k.index)), None)
    if noun.dep not in {"dobj", "pobj"} or verb.tag not in VERBS or place is None:
        return
    name, senses = preposition.text.lower(), load_verbs().by_lemma.get(verb.lemma, ())
    asked = any(noun.lemma in one.objects and name in one.roles for one in senses)
    thought = any(one.type.partition("/")[0] in _OF_THOUGHT for one in senses if not one.objects)
    own = thought or (asked and verb is led) or noun.lemma in load_verbs().by_noun
    time = _find_time(tree, place.index + 1)
    if time is not None and name in find_words("where") and not own:
        tree.hang(preposition, verb.index, "prep")
        if time.head in {noun.index, place.index}:
            tree.hang(time, verb.index, time.dep)


def _find_time(tree: Tree, start: int) -> Token | None:
    """The top of an expression of time that begins at a token: "last October", "in 2003"."""
    words = tree.tokens[start : start + 2]
    led = [one.text for one in words[:1]] in (["in"], ["on"])
    before = led or (words and words[0].text in _TIMES)
    for one in words[1:] if before else words[:1]:
        calendar = one.lemma.lower() in lexicon().calendar | find_words("times")
        if calendar or one.text == "May" or (led and re.fullmatch(r"[12]\d{3}", one.text)):
            return words[0] if led else one
    return None


CLAUSES: Mends = {
    lift_place: {"prep"},
    read_past: {"VBN"},
    raise_wish: {"mark"},
    raise_verb: {"acl"},
    take_time: VERBS,
    open_clause: {"det", "prep"},
    part_clause: {"ccomp"},
    act_on_name: {"npadvmod"},
    lower_wish: {"advcl"},
    take_gerund: {"advcl"},
    read_gerund: {"NN", "VBG"},
    take_fate: {"advcl"},
    take_question: {"advcl"},
    take_infinitive: {"advcl"},
    read_off: {"prt"},
    lift_court: {"agent", "prep"},
    lift_ordered: {"acl", "relcl"},
    read_called: {"ccomp", "dobj"},
    read_particle: {"prep"},
}
