"""What happened: the events of a graph, each in one piece.

Guarantees: what an event says is what its claims say, ordered by time and then by id, whatever the
order of the claims. It decides nothing about who is who, and which claims make one event is the
extractors' to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - an event has a date, too

from dateline import ontology
from dateline.core import edtf, markup
from dateline.core.errors import OntologyError
from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Stance
from dateline.core.text import nearest
from dateline.graph import filters

# As a sentence has them: who did what to whom, then what came of it, then where.
ROLES = (
    *("actor", "recipient", "object", "participant", "amount", "result", "instrument"),
    *("origin", "destination", "place", "content", "about"),
)
STATEMENTS = "state"
_PLAIN = "Events between actors"  # the ontology's section of predicates that events give
# Verbs that say it all with nobody but an actor: "Ada Brink resigned".
COMPLETE = frozenset(
    {"concede/resign", "appoint/retire", "appoint/take_office", "business/bankruptcy"}
    | {"life/be_born", "life/die", "life/divorce", "life/fall_ill", "life/marry", "life/recover"}
    | {"protest/demonstrate", "protest/riot", "protest/strike", "retreat/surrender"}
    | {"sport/win", "sport/lose", "sport/qualify", "justice/plead", "disaster/crash"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, or was said, planned or denied: a node, and what its claims say of it.

    Attributes:
        entity: its node.
        roles: role → who or what has it, as the text orders them: things that are named, and the
            words of those that aren't ("gunmen") as literals.
        date: when, in EDTF; None when no text says so, or none that is a date.
        published: when the first article that tells of it came out; None when none says so.
        stance: how the texts hold it; of several, the surest.
        speaker: whoever said so, when it is nobody's own word.
        sources: how many independent origins tell the same of it; reprints are one.
        evidence: every quote once; of each claim its own words before those that explain them.
    """

    entity: Entity
    roles: Mapping[str, tuple[Entity | Literal, ...]] = field(hash=False)
    date: str | None
    published: str | None
    stance: Stance
    speaker: Entity | None
    sources: int
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """Id of its node."""
        return self.entity.id

    @property
    def label(self) -> str:
        """A headline: who did what to whom."""
        return self.entity.label

    @property
    def type(self) -> str | None:
        """Family and last word, as `business/acquire`; None for one that the ontology lacks."""
        return self.entity.type or None

    @property
    def place(self) -> Entity | Literal | None:
        """Where it happened."""
        return next(iter(self.roles.get("place", ())), None)

    @property
    def time(self) -> str | None:
        """What it is ordered by: its date, or else the day on which it was first told."""
        return self.date or self.published

    @property
    def articles(self) -> int:
        """Number of articles that tell of it, copies of one story among them."""
        return len({one.document for one in self.evidence})

    @property
    def participants(self) -> tuple[Entity, ...]:
        """Everybody and everything in it that has a name, each once."""
        named = (end for ends in self.roles.values() for end in ends if isinstance(end, Entity))
        return tuple({one.id: one for one in named}.values())

    @property
    def is_bare(self) -> bool:
        """Whether it says too little for a line: an actor, and a verb that isn't enough alone."""
        alone = self.roles.keys() <= {"actor"} and len(self.roles.get("actor", ())) < 2  # noqa: PLR2004 - a pair
        return alone and self.type not in COMPLETE

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        notes = [self.stance.value, *told_notes(self.date, self.published, self.speaker)]
        cells = [
            (role.replace("_", " "), ", ".join(map(markup.end_text, ends)))
            for role, ends in self.roles.items()
        ]
        line = f"<b>{markup.escape(self.label)}</b>"
        return markup.card(line, notes, cells=cells, evidence=self.evidence)

    def has(self, entity: str, role: str | None = None) -> bool:
        """Whether the entity of an id has a role in it; if none is given, any role."""
        wanted = self.roles if role is None else {role: self.roles.get(role, ())}
        return any(
            isinstance(one, Entity) and one.id == entity for ends in wanted.values() for one in ends
        )


def told_notes(when: str | None, told: str | None, speaker: Entity | None) -> list[str]:
    """When something was, or was told, and whose word it is, for a notebook."""
    times = [f"when {markup.escape(when)}"] if when else []
    times += [f"told {markup.escape(told)}"] if told and not when else []
    return times + ([f"says {markup.escape(speaker.label)}"] if speaker is not None else [])


def is_statement(entity: Entity) -> bool:
    """Whether an entity is somebody's saying something, rather than something that happened."""
    return entity.kind == "Event" and (entity.type or "").partition("/")[0] == STATEMENTS


def collect_events(facts: Iterable[Fact], documents: Mapping[str, Document]) -> list[Event]:
    """The events that facts tell of, statements among them, by time and id; undated ones last."""
    told = group_roles(facts).values()
    return sorted((make_event(roles, documents) for roles in told), key=event_order)


def group_roles(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Id of an event's node → those of some facts that tell of the event, in their order."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if is_role_claim(fact):
            told[fact.subject.id].append(fact)
    return told


def event_order(event: Event) -> tuple[str, str, str]:
    """Sort key: by time, then by id; undated ones last."""
    return (*filters.time_key(event.time), event.id)


def is_role(predicate: str) -> bool:
    """Whether a predicate says what something is in an event, or when that was."""
    return predicate in ROLES or predicate == "date"


def is_role_claim(fact: Fact) -> bool:
    """Whether a claim tells of an event who or what is in it, or when it was."""
    return fact.subject.kind == "Event" and is_role(fact.predicate)


def color_group(entity: Entity) -> str:
    """The colour group of an entity: `statement`, or the top of its kind's tree, in lower case."""
    return "statement" if is_statement(entity) else ontology.top_kind(entity.kind).lower()


def rank_events(events: Iterable[Event]) -> list[Event]:
    """Those worth a line, the foremost first.

    First what most sources tell of; then what happened before what is possible or denied, what is
    between two that have names, what has a type, and what is between those that take part in most.
    Of equals, the order is as it was.
    """
    telling = [event for event in events if not event.is_bare]
    taking_part = Counter(one.id for event in telling for one in event.participants)

    def rank(event: Event) -> tuple[int, bool, int, bool, int]:
        counts = sorted((taking_part[one.id] for one in event.participants), reverse=True)[:2]
        doubtful = event.stance in {Stance.POSSIBLE, Stance.DENIED}
        return (-event.sources, doubtful, -len(counts), event.type is None, -sum(counts))

    return sorted(telling, key=rank)


def pick_headlines(events: Iterable[Event], count: int) -> list[Event]:
    """The foremost events of a corpus, in the order given.

    Of each article one, then of each a second: one long story shall not take all the room.
    """
    found = list(events)
    taken: Counter[str] = Counter()
    rounds: list[tuple[int, int, str]] = []
    for number, event in enumerate(rank_events(found)):
        article = event.evidence[0].document
        rounds.append((taken[article], number, event.id))
        taken[article] += 1
    first = {id_ for _, _, id_ in sorted(rounds)[:count]}
    return [event for event in found if event.id in first]


def is_plain(fact: Fact) -> bool:
    """Whether a claim is a plain one between two, as an event may tell it as well."""
    known = ontology.predicates().get(fact.predicate)
    return known is not None and known.section == _PLAIN and isinstance(fact.object, Entity)


def find_retold(facts: Iterable[Fact], events: Iterable[Event]) -> dict[str, Event]:
    """The plain claims between two that an event tells as well: id → event.

    "Orbit acquires Lumen" says nothing besides "Orbit buys Lumen", of the same words and stance.
    What isn't worth a line, and statements, retell nothing.
    """
    told = index_quotes(events)
    found = ((fact.id, find_teller(fact, told)) for fact in facts)
    return {name: event for name, event in found if event is not None}


def index_quotes(events: Iterable[Event]) -> dict[tuple[str, int, int], list[Event]]:
    """Place of a quote → the events worth a line that it tells, but for statements."""
    told: dict[tuple[str, int, int], list[Event]] = defaultdict(list)
    for event in events:
        if not event.is_bare and not is_statement(event.entity):
            for one in event.evidence:
                told[one.document, one.start, one.end].append(event)
    return told


def find_teller(fact: Fact, told: Mapping[tuple[str, int, int], Iterable[Event]]) -> Event | None:
    """The first event that tells a plain claim as well, if one does: see `find_retold`."""
    if not is_plain(fact) or not isinstance(fact.object, Entity):
        return None
    ends = fact.subject.id, fact.object.id
    near = (
        event
        for one in fact.evidence
        for event in told.get((one.document, one.start, one.end), ())
        if event.stance is fact.stance and all(map(event.has, ends))
    )
    return next(near, None)


def find_event_types(text: str, used: Iterable[str]) -> frozenset[str]:
    """The types that a text means: a family or type with all below it, or else a last word.

    A last word that a statement shares with something that happens means what happens.

    Args:
        text: `business`, `business/acquire` or `acquire`.
        used: types of a graph's events, which the ontology may lack.

    Raises:
        OntologyError: there is no such type.
    """
    known = {*ontology.event_types(), *used}
    below = {one for one in known if one == text or one.startswith(f"{text}/")}
    named = {one for one in known if one.rpartition("/")[2] == text}
    happening = {one for one in named if not one.startswith(f"{STATEMENTS}/")}
    found = below or happening or named
    if not found:
        words = {
            word for one in known for word in (one, one.partition("/")[0], one.rpartition("/")[2])
        }
        near = ", ".join(nearest(text, words - {""}))
        families = ", ".join(sorted({one.partition("/")[0] for one in known} - {""}))
        hint = f"near it: {near}; " if near else ""
        message = (
            f"no event type {text!r}; {hint}the families are {families} (see docs/ontology.md)"
        )
        raise OntologyError(message)
    return frozenset(found)


def falls_within(when: str | None, since: str | None, until: str | None) -> bool:
    """Whether a time may lie between two dates; without one, only if neither is given."""
    if when is None:
        return since is None and until is None
    first, last = edtf.date_bounds(when)
    start = None if since is None else edtf.first_day(since)
    end = None if until is None else edtf.last_day(until)
    return (last or Date.max) >= (start or Date.min) and (first or Date.min) <= (end or Date.max)


def make_event(facts: Sequence[Fact], documents: Mapping[str, Document]) -> Event:
    """Sum up the facts of one event."""
    ordered = sorted(facts, key=_place_in_text)
    roles = {
        role: tuple(dict.fromkeys(fact.object for fact in ordered if fact.predicate == role))
        for role in ROLES
    }
    stance = next(stance for stance in Stance if any(fact.stance is stance for fact in facts))
    surest = [fact for fact in ordered if fact.stance is stance]
    quotes = {(one.document, one.start, one.end): one for fact in ordered for one in fact.evidence}
    dates = [documents[one.document].published for one in quotes.values()]
    return Event(
        entity=facts[0].subject,
        roles={role: ends for role, ends in roles.items() if ends},
        date=_best_date(facts),
        published=min(filter(_is_date, dates), key=filters.time_key, default=None),
        stance=stance,
        speaker=next((fact.speaker for fact in surest if fact.speaker is not None), None),
        sources=max(fact.sources for fact in facts),
        evidence=tuple(quotes.values()),
    )


def _place_in_text(fact: Fact) -> tuple[str, int, str]:
    """Where a text says an end of a fact first; words without a place come last."""
    places = [
        (one.document, one.end if one.object is None else one.object.start) for one in fact.evidence
    ]
    return (*min(places, default=("", 0)), fact.id)


def _best_date(facts: Iterable[Fact]) -> str | None:
    """The most exact of the dates that facts give, of equals the earliest."""
    dates = {fact.when for fact in facts}
    dates |= {
        fact.object.value
        for fact in facts
        if fact.predicate == "date" and isinstance(fact.object, Literal)
    }
    return min(filter(_is_date, dates), key=_inexactness, default=None)


def _is_date(text: str | None) -> bool:
    return text is not None and edtf.is_edtf(text)


def _inexactness(text: str | None) -> tuple[int, str]:
    first, last = edtf.date_bounds(text or "")
    return (((last or Date.max) - (first or Date.min)).days, text or "")
