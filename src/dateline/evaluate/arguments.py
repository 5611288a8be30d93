"""Head words of the subjects and objects of verbs, against people's answers.

Guarantees: only verbs that people answered for are scored. QA-SRL (FitzGerald et al., "Large-Scale
QA-SRL Parsing", ACL 2018): of what answers "who did it?" and "what was done?" one answer has to be
met, and a head inside any answer is right. PropBank: the heads of ARG0 and ARG1 that are nouns or
pronouns have to be met, and a head inside any numbered argument is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dateline.evaluate.counts import Tally, sum_tallies
from dateline.evaluate.gold import GoldDocument, GoldQuestion, GoldVerb
from dateline.evaluate.records import FoundHead, SystemAnswer
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.spans import Range

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "WDT"})
_OURS = ("subject", "object")
MEASURES = frozenset({*_OURS, "argument"})
_PARTICLES = frozenset({"up", "out", "off", "down", "away", "back"})
_PLACING = frozenset(
    {"in", "at", "on", "to", "from", "into", "near", "through", "by", "over", "under", "around"}
)


def tally_arguments(answer: SystemAnswer, document: GoldDocument, _: Scheme) -> dict[str, Tally]:
    """The tallies of one document: of questions if there are any, else of roles."""
    return (tally_questions if document.verbs else tally_roles)(answer, document)


def tally_questions(answer: SystemAnswer, document: GoldDocument) -> dict[str, Tally]:
    """QA-SRL: the tallies of `subject`, `object`, and of `argument`: both, whichever is which."""
    made: dict[str, list[Tally]] = {slot: [Tally()] for slot in (*_OURS, "argument")}
    read = answer.arguments()
    for verb in document.verbs:
        found = read.get(document.tokens[verb.token][0], {})
        heads = {slot: list(found.get(slot, ())) for slot in _OURS}
        heads["object"] += found.get("clause", ())  # "what did they say?" is answered by a clause
        asked = _asked_answers(document, verb)
        right = {slot: list(chain.from_iterable(asked[slot])) for slot in _OURS}
        right["object"] += _bare_places(document, verb)
        for slot in _OURS:
            made[slot].append(tally_heads(heads[slot], right[slot], asked[slot]))
        made["argument"].append(
            tally_heads(
                heads["subject"] + heads["object"],
                right["subject"] + right["object"],
                asked["subject"] + asked["object"],
            )
        )
    return {slot: sum_tallies(tallies) for slot, tallies in made.items()}


def tally_roles(answer: SystemAnswer, document: GoldDocument) -> dict[str, Tally]:
    """PropBank: the tally of `argument`, subjects and objects together."""
    made, read = [], answer.arguments()
    for verb in document.predicates:
        if verb.kind != "verb":
            continue
        found = read.get(document.tokens[verb.token][0], {})
        numbered = [
            one for one in verb.args if one.role.startswith("ARG") and one.role[3].isdigit()
        ]
        right = [_characters(document, one.start, one.end) for one in numbered]
        wanted = [
            [_characters(document, one.head, one.head + 1)]
            for one in numbered
            if one.head is not None
            and one.role in {"ARG0", "ARG1"}
            and document.pos[one.head] in _NOMINAL
        ]
        heads = (head for slot in _OURS for head in found.get(slot, ()) if head.tag in _NOMINAL)
        made.append(tally_heads(heads, right, wanted))
    return {"argument": sum_tallies(made)}


def tally_heads(
    heads: Iterable[FoundHead], right: Sequence[Range], wanted: Sequence[Sequence[Range]]
) -> Tally:
    """The tally of the heads of one verb.

    Args:
        heads: what was found.
        right: stretches in which a head is right.
        wanted: for each thing that is to be found, the stretches that name it.
    """
    found = {one.start: one for one in heads}.values()
    return Tally(
        sum(_is_within(one, right) for one in found),
        len(found),
        sum(any(_is_within(head, one) for head in found) for one in wanted),
        len(wanted),
    )


def _is_within(head: FoundHead, stretches: Iterable[Range]) -> bool:
    """Whether a head, or a name of what it points back at, is in one of these stretches."""
    return any(
        low <= head.start < high or any(low <= start and end <= high for start, end in head.also)
        for low, high in stretches
    )


def _asked_answers(document: GoldDocument, verb: GoldVerb) -> Mapping[str, list[list[Range]]]:
    """Slot → for each question about it, the stretches that answer it."""
    asked: dict[str, list[list[Range]]] = {slot: [] for slot in _OURS}
    for question in verb.questions:
        slot = asked_slot(question)
        if slot is not None:
            asked[slot].append([_characters(document, *one) for one in question.answers])
    return asked


def _bare_places(document: GoldDocument, verb: GoldVerb) -> list[Range]:
    """Answers to "where?" without a preposition: "where did it enter?" "The bay.", its object."""
    return [
        _characters(document, *one)
        for question in verb.questions
        if question.wh == "where" and "prep" not in question.slots
        for one in question.answers
        if _first_word(document, one) not in _PLACING
    ]


def asked_slot(question: GoldQuestion) -> str | None:
    """Which slot "who" or "what" of a question stands for; None where it is another."""
    words = question.slots
    if question.wh not in {"who", "what"}:
        return None
    if question.passive:
        if "subj" not in words:
            return "object"
        return "subject" if words.get("prep") == "by" else None
    if "subj" not in words:
        return "subject"
    # "What did he give to somebody?" asks for the object, "who did he speak to?" doesn't.
    filled = words.get("obj2") not in {None, "do", "doing"}
    behind = "prep" in words and words["prep"] not in _PARTICLES and not filled
    return None if behind or "obj" in words or words.get("obj2") in {"do", "doing"} else "object"


def _first_word(document: GoldDocument, tokens: Range) -> str:
    return document.text[slice(*document.tokens[tokens[0]])].lower()


def _characters(document: GoldDocument, low: int, high: int) -> Range:
    """The characters of a range of a set's tokens."""
    return document.tokens[low][0], document.tokens[high - 1][1]
