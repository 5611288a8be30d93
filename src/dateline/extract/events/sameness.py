"""One happening told twice in an article: by a verb, then by a noun.

Guarantees: two events are one only if type and stance are the same, what is in their roles agrees,
and date and place don't differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.words import find_words
from dateline.extract.events.event import CLAUSE, EventDraft
from dateline.extract.reading import ParsedText

_CORE = ("actor", "recipient", "object", "participant")
_GOALS = ("destination", "place")


def repeats_verb(parsed: ParsedText, event: EventDraft, events: Iterable[EventDraft]) -> bool:
    """Whether a noun only repeats the verb whose object it is: "signed an agreement"."""
    if not event.clause.nominal:
        return False
    above = event.clause.trigger.head
    own = {
        parsed.head(one).id
        for slot, parts in event.clause.arguments.items()
        if slot not in event.clause.inherited
        for part in parts
        for one in part.mentions
    }
    for other in events:
        is_object = event.clause.trigger.dep in {"dobj", "nsubjpass"}
        if is_object and other.clause.trigger.index == above:
            known = {parsed.head(one).id for one in other.named()}
            alike = other.type is not None and other.type == event.type
            return own <= known and (alike or not own)
    return False


def is_same_happening(parsed: ParsedText, known: EventDraft, event: EventDraft) -> bool:
    """Whether two events of an article are one happening told twice."""
    if known.type is None or known.type != event.type:
        return False
    if known.clause.standing.stance is not event.clause.standing.stance:
        return False
    dates = {one.edtf for one in (known.clause.when, event.clause.when) if one is not None}
    places = {
        parsed.head(one).id for one in (known.clause.where, event.clause.where) if one is not None
    }
    if len(dates) > 1 or len(places) > 1:
        return False
    goals, clauses = zip(*(_aims(parsed, one) for one in (known, event)), strict=True)
    if any(all(two) and not two[0] & two[1] for two in (goals, clauses)):
        return False  # a tour of Africa, and a visit to a school; calls to act, and to leave
    shared = 0
    for role in _CORE:
        one, other = _ends(parsed, known, role), _ends(parsed, event, role)
        if one and other and not (one <= other or other <= one):
            return False
        shared += bool(one & other)
    return shared > 0 and (shared > 1 or event.clause.nominal or known.clause.nominal)


def _aims(parsed: ParsedText, event: EventDraft) -> tuple[set[str], set[str]]:
    """Where it went or was, and what was asked or meant in it."""
    goals = {end for role in _GOALS for end in _ends(parsed, event, role)}
    return goals, {one.words or "" for one in event.fillers if one.slot == CLAUSE}


def _ends(parsed: ParsedText, event: EventDraft, role: str) -> set[str]:
    named = {parsed.head(one).id for one in event.named(role)}
    return named | {(one.words or "").lower() for one in event.described(role)}


def find_told(
    parsed: ParsedText, noun: int, *, nouns: Mapping[int, Clause], drafts: Sequence[EventDraft]
) -> int | None:
    """The trigger of the event that a definite noun points back at: "blocked the purchase".

    None where the noun has participants of its own, or nothing of its type was told before.

    Args:
        parsed: the document.
        noun: index of the noun.
        nouns: the clauses of nouns, by index.
        drafts: the events of the article, in text order.
    """
    clause = nouns[noun]
    own = any(slot not in clause.inherited for slot in clause.arguments)
    own = own or parsed.parse.has(noun, "poss")  # whoever "his" means
    if own or not parsed.parse.has_word(noun, *find_words("definite")):
        return None
    kind = clause.sense.event_type
    before = [one for one in drafts if one.clause.trigger.index < noun and one.type == kind]
    whole = [one for one in before if one.named("actor") and one.clause.trigger.index != noun]
    found = next(iter(reversed(whole)), None) if kind is not None else None
    return None if found is None else found.clause.trigger.index
