"""Events at the words that people marked: whether they are seen, of what type, and how they stand.

Guarantees: an event of ours and one of people's are matched one to one by their words. What a set
doesn't mark (a type without a mapping, a participant that is no entity there) counts neither way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from dateline.core.model import Stance
from dateline.core.parse import Parse
from dateline.evaluate.counts import Tally, tally_sets
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundEvent, SystemAnswer
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.spans import Range, match_spans

_STATED = frozenset({Stance.ASSERTED, Stance.REPORTED})
_OPEN = frozenset({"POSSIBLE", "PROBABLE"})
_PARTICIPANTS = frozenset({"Arg0", "Arg1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """What people marked at one place.

    Attributes:
        span: the words.
        fact: whether it happened, by the text; None where that isn't said or isn't clear.
        types: our types that mean its label.
        participants: for each of its participants, where the document names it, here first.
        wanted: those of them that have to be found.
    """

    span: Range
    fact: bool | None = None
    types: frozenset[str] = frozenset()
    participants: tuple[tuple[Range, ...], ...] = ()
    wanted: tuple[tuple[Range, ...], ...] = ()


Pair: TypeAlias = tuple[FoundEvent, GoldEvent]

MEASURES = frozenset({"trigger", "event_at_trigger", "asserted", "withheld", "participant"})
_CLAUSE = "clause"
CLAUSE_MEASURES = frozenset(
    {_CLAUSE, f"{_CLAUSE}_asserted", f"{_CLAUSE}_withheld", f"{_CLAUSE}_participant"}
    | {f"{_CLAUSE}_at_trigger"}
)


def tally_events(answer: SystemAnswer, document: GoldDocument, known: Scheme) -> dict[str, Tally]:
    """The tallies of one document.

    Returns:
        `trigger`: an event is seen there; `event_at_trigger`: with its type or family; `asserted`:
        of what comes out as asserted, what is a fact, and of facts, what is asserted or reported;
        `withheld`: of what comes out as neither, what isn't one, and of what is no fact, what
        doesn't come out as asserted; `participant`: of participants that the set marks, which are
        found, both sides by the head of the phrase.
    """
    return _tally_found(answer.happenings, answer.parse, document, known)


def tally_clauses(answer: SystemAnswer, document: GoldDocument, known: Scheme) -> dict[str, Tally]:
    """The same for all clauses, whether or not they become events; `trigger` is `clause`."""
    made = _tally_found(answer.clauses(), answer.parse, document, known)
    named = {f"{_CLAUSE}_{name.removeprefix('event_')}": one for name, one in made.items()}
    return {_CLAUSE: made["trigger"], **named}


def _tally_found(
    events: Sequence[FoundEvent], parse: Parse | None, document: GoldDocument, known: Scheme
) -> dict[str, Tally]:
    gold = list(gold_events(document, known))
    found = [one for one in events if _is_marked(one, document, parse)]
    matched = match_spans([one.span for one in found], [one.span for one in gold])
    pairs = [(found[ours], gold[theirs]) for ours, theirs in matched.items()]
    return {
        "trigger": Tally(len(pairs), len(found), len(pairs), len(gold)),
        "event_at_trigger": _tally_types(pairs, gold, known)
        if known.mark is None
        else _tally_marked(found, document, known),
        **_tally_stances(pairs),
        "participant": _tally_participants(pairs, gold, document, parse),
    }


def _is_marked(event: FoundEvent, document: GoldDocument, parse: Parse | None) -> bool:
    """Whether an event is in the part that people annotated, and a verb where they marked verbs."""
    if document.predicates:
        start = find_head(parse, event.span)
        tokens = () if parse is None else parse.tokens
        return any(one.start == start and one.tag.startswith("VB") for one in tokens)
    return document.annotated_to is None or event.span[0] < document.annotated_to


def gold_events(document: GoldDocument, known: Scheme) -> Iterator[GoldEvent]:
    """What people marked as predicates or events."""
    for predicate in document.predicates:
        span = document.tokens[predicate.token]
        yield GoldEvent(span=span, fact=None if not predicate.factual else predicate.factual > 0)
    named = _entity_places(document)
    for event in document.events:
        if "start" in event and event.get("class") not in known.not_events:
            arguments = event.get("arguments", ())
            yield GoldEvent(
                span=(event["start"], event["end"]),
                fact=is_fact(event),
                types=known.event_types(event),
                participants=tuple(named(one) for one in arguments),
                wanted=tuple(named(one) for one in arguments if one["role"] in _PARTICIPANTS),
            )


def is_fact(event: dict[str, Any]) -> bool | None:
    """Whether MEANTIME says that an event happened; general and unspecified ones aren't clear."""
    special = str(event.get("special_cases", ""))
    if event.get("polarity") == "NEG" or event.get("certainty") in _OPEN:
        return False
    if event.get("time") == "FUTURE" or special.startswith("COND"):
        return False
    clear = (event.get("polarity"), event.get("certainty"), event.get("time"))
    return True if clear == ("POS", "CERTAIN", "NON_FUTURE") and not special else None


def _entity_places(document: GoldDocument) -> Callable[[dict[str, Any]], tuple[Range, ...]]:
    """What tells where an argument and all mentions of the same entity are."""
    of_mention = {one.id: one.entity for one in document.mentions if one.id is not None}

    def find_places(argument: dict[str, Any]) -> tuple[Range, ...]:
        entity = of_mention.get(argument.get("mention", ""))
        same = ((m.start, m.end) for m in document.mentions if m.entity == entity is not None)
        return ((argument["start"], argument["end"]), *same)

    return find_places


def _tally_types(pairs: list[Pair], gold: list[GoldEvent], known: Scheme) -> Tally:
    """Of events at marked words, those with a type that means the label."""
    typed = [(ours, theirs) for ours, theirs in pairs if theirs.types]
    right = sum(known.means(ours.type, theirs.types) for ours, theirs in typed)
    return Tally(right, len(typed), right, sum(bool(one.types) for one in gold))


def _tally_marked(found: Iterable[FoundEvent], document: GoldDocument, known: Scheme) -> Tally:
    """The same where the label is the sentence's, and several of its words are marked."""
    marks = [(one.start, one.end) for one in document.mentions if known.mark in one.types]
    types = {
        known.event_type(one.type)
        for one in found
        if one.type is not None
        and any(low < one.span[1] and one.span[0] < high for low, high in marks)
    }
    wanted = {kind for one in document.events for kind in known.event_types(one)}
    return tally_sets(types - {None}, wanted) if marks else Tally()


def _tally_stances(pairs: list[Pair]) -> dict[str, Tally]:
    """Facts and what is no fact, told apart."""
    facts = [ours.stances for ours, theirs in pairs if theirs.fact is True and ours.stances]
    others = [ours.stances for ours, theirs in pairs if theirs.fact is False and ours.stances]
    plain = [Stance.ASSERTED in stances for stances in facts]
    hearsay = [Stance.ASSERTED in stances for stances in others]
    stated = sum(not _STATED.isdisjoint(stances) for stances in facts)
    open_ones = [_STATED.isdisjoint(stances) for stances in others]
    withheld = sum(open_ones) + len(facts) - stated
    return {
        "asserted": Tally(sum(plain), sum(plain) + sum(hearsay), stated, len(facts)),
        "withheld": Tally(sum(open_ones), withheld, len(others) - sum(hearsay), len(others)),
    }


def _tally_participants(
    pairs: list[Pair], gold: list[GoldEvent], document: GoldDocument, parse: Parse | None
) -> Tally:
    """Fillers of roles against the arguments of the same event."""
    marked = {find_head(parse, (one.start, one.end)) for one in document.mentions}
    found = right = met = 0
    for ours, theirs in pairs:
        fillers = [{find_head(parse, span) for span in one} for one in ours.participants]
        fillers = [heads for heads in fillers if heads & marked]
        wanted = [_heads(parse, one) for one in theirs.wanted]
        everyone = [_heads(parse, one) for one in theirs.participants]
        found += len(fillers)
        right += sum(any(heads & one for one in everyone) for heads in fillers)
        met += sum(any(heads & one for heads in fillers) for one in wanted)
    return Tally(right, found, met, sum(len(one.wanted) for one in gold))


def _heads(parse: Parse | None, spans: Iterable[Range]) -> set[int]:
    return {find_head(parse, span) for span in spans}


def find_head(parse: Parse | None, span: Range) -> int:
    """Where the word starts that everything else in a span hangs on."""
    tokens = () if parse is None else parse.tokens
    inside = {one.index: one for one in tokens if one.start < span[1] and span[0] < one.end}
    tops = (one for one in inside.values() if one.head not in inside or one.head == one.index)
    return next((one.start for one in tops), span[0])
