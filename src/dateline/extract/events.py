"""What happened: an event for each clause that tells of a happening with somebody named in it.

A clause gives an event if the verb table doesn't call it a state, and if two ends or a place say
what it is about (or one end, where the verb alone says it: "resigned"). Whoever has no name stands
in the role as its words. What the table knows between two ends becomes a plain claim as well.

Guarantees: each event has somebody named; a participant stands in one role; one happening told
twice in one way is one event. How a clause stands is told by `clauses.standing` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.core.model import Literal, Mention, Stance
from dateline.english.verbs import NO_EVENT_TYPE, RELATION, STATIVE, WHEN, VerbSense
from dateline.extract.builder import Builder, Setting, name_speaker
from dateline.extract.clauses.circumstances import is_whole_place
from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.participants import Participant, is_figure, is_sum
from dateline.extract.clauses.standing import NOBODY
from dateline.extract.clauses.words import find_words
from dateline.extract.headlines import write_headline
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a, predicates

_USUAL_ROLES = {
    "subject": "actor",
    "object": "object",
    "indirect": "recipient",
    "modifier": "participant",
    "complement": "result",
    "extent": "amount",
    "to": "recipient",
    "from": "origin",
    "with": "participant",
    "between": "participant",
    "among": "participant",
    "against": "recipient",
    "into": "destination",
    "for": "about",
    "over": "about",
    "on": "about",
    "about": "about",
    "as": "result",
    "at": "amount",
    "by": "amount",
    "above": "amount",
    "below": "amount",
}
_AS_EVENT = {"speaker": "actor", "addressee": "recipient", "content": "object"}
_SAYING = "state/"
_CORE = ("actor", "recipient", "object")
_LOCAL = frozenset({"at", "on", "in", "near", "outside", "across", "inside"})
# What is named is no sum; and with whom something is done is no tool.
_ROLES_OF_NAMES = {"amount": "recipient", "instrument": "participant"}
_DIRECT = frozenset({"subject", "object", "indirect", "complement", "extent"})
_MEASURES = frozenset({"amount", "origin", "result"})
_CONFIDENCE = {False: 0.88, True: 0.8}  # verbs, nouns


@dataclass(slots=True)
class _Event:
    """An event before it is claimed.

    Attributes:
        clause: what it is read from.
        named: role → what is named in it.
        words: role → words of whoever has no name.
        slots: slot → names and words, for the headline.
    """

    clause: Clause
    named: dict[str, list[Mention]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    slots: dict[str, list[str]] = field(default_factory=dict)
    proper: bool = False

    @property
    def type(self) -> str | None:
        """Its event type; None for a plain event."""
        return None if self.clause.sense is None else self.clause.sense.event_type


def claim_events(parsed: ParsedText, builder: Builder, clauses: list[Clause], origin: str) -> None:
    """Claim the events of a document, and what is plainly so between their participants."""
    events: list[_Event] = []
    for clause in clauses:
        _claim_predicates(parsed, builder, clause, origin)
        event = _read_event(parsed, clause)
        if event is not None and not _repeats_verb(parsed, event, events):
            events.append(event)
    chains: list[tuple[_Event, str]] = []
    for event in events:
        chain = next((one for known, one in chains if _is_same(parsed, known, event)), None)
        chains.append((event, _write_event(parsed, builder, event, chain, origin)))


def _setting(parsed: ParsedText, clause: Clause, origin: str) -> Setting:
    kind = "noun" if clause.nominal else "verb"
    return Setting(
        sentence=clause.trigger.sentence,
        standing=name_speaker(parsed, clause.standing),
        origin=f"{origin}/{kind}-{clause.trigger.lemma.lower()}",
        when=clause.when,
        place=clause.where,
        confidence=_CONFIDENCE[clause.nominal],
    )


def _claim_predicates(parsed: ParsedText, builder: Builder, clause: Clause, origin: str) -> None:
    """Claim what the verb table says to hold between two ends."""
    if clause.sense is None:
        return
    setting = _setting(parsed, clause, origin)
    for given in clause.sense.predicates:
        if given.name in predicates():
            left, right = (_named(clause, slot) for slot in (given.subject, given.object))
            if given.object == WHEN:
                _claim_date(builder, left, given.name, setting)
                continue
            builder.add_each(
                left, given.name, None if given.subject == given.object else right, setting
            )


def _claim_date(
    builder: Builder, subjects: Sequence[Mention], predicate: str, setting: Setting
) -> None:
    """Claim the date of a clause of whoever stands in a slot: when a body was founded."""
    if setting.when is not None and setting.when.edtf is not None:
        for one in subjects:
            builder.add(one, predicate, Literal(value=setting.when.edtf, datatype="edtf"), setting)


def _named(clause: Clause, slot: str) -> list[Mention]:
    """What is named in a slot; "the country" is no place to be born in."""
    return [
        one
        for part in clause.arguments.get(slot, ())
        for one in part.mentions
        if one.form == "name" or not is_a(one.kind, "Place")
    ]


def _read_event(parsed: ParsedText, clause: Clause) -> _Event | None:
    """The event that a clause tells of; None where it tells of none that is worth a node."""
    sense = clause.sense
    if sense is not None and not _may_happen(clause, sense):
        return None
    event = _Event(clause)
    seen: set[str] = set()
    for slot, participants in sorted(clause.arguments.items(), key=_by_slot):
        role = _role(clause, slot)
        for one in participants:
            if role is not None:
                _place_participant(parsed, event, one, slot=slot, role=role, seen=seen)
    if not (event.proper or event.named.keys() - {"place"} or _has_figure(event)):
        return None
    if not _is_told(event):
        return None
    ends = sum(map(len, event.named.values())) + sum(map(len, event.words.values()))
    placed = clause.where is not None and "place" not in event.named
    return event if ends + placed >= _needed(event) else None


def _is_told(event: _Event) -> bool:
    """Whether an event is told as news, and isn't an opinion, a generality or a thought.

    Of 377 events that were judged, those without a type were worth a node in a third of the cases
    where nobody did them, where they were only possible or planned, or where they stood in a
    quotation; typed ones that were only possible in half.
    """
    stance, speakers = event.clause.standing.stance, event.clause.standing.speakers
    acted = "actor" in event.named or "actor" in event.words
    if event.type is None:
        plain = stance in {Stance.ASSERTED, Stance.REPORTED} and NOBODY not in speakers
        return plain and acted
    return stance is not Stance.POSSIBLE or acted


def _has_figure(event: _Event) -> bool:
    """Whether a typed event tells a figure, which is worth a node of its own."""
    return event.type is not None and any(
        is_sum(one) for row in event.words.values() for one in row
    )


def _by_slot(item: tuple[str, tuple[Participant, ...]]) -> tuple[int, str]:
    order = ("subject", "object", "indirect")
    return (order.index(item[0]) if item[0] in order else len(order), item[0])


def _may_happen(clause: Clause, sense: VerbSense) -> bool:
    """Whether a sense tells of a happening, or of a state that has a figure."""
    objects = clause.arguments.get("object", ())
    if sense.type == RELATION:
        return any(part.words for part in objects)
    if sense.type == STATIVE:
        return any(is_figure(part.words or "") for part in objects)
    if sense.type in NO_EVENT_TYPE:
        return sense.happens
    return not sense.type.startswith(_SAYING) or _says_thing(clause)


def _says_thing(clause: Clause) -> bool:
    """Whether a verb of saying has a thing for its object, and no clause: "described the plan"."""
    objects = clause.arguments.get("object", ())
    plain = clause.sense is not None and clause.sense.type in find_words("plain_saying")
    return not (plain or clause.nominal or clause.complemented) and bool(objects)


def _needed(event: _Event) -> int:
    """How many ends an event needs: one where its type alone says it ("resigned")."""
    kind = event.type or ""
    family = kind.partition("/")[0]
    return 1 if event.named and {kind, family} & find_words("telling") else 2


def _role(clause: Clause, slot: str) -> str | None:
    """The role of what stands in a slot."""
    sense = clause.sense
    if slot == "complement":
        told = None if sense is None else sense.roles.get(slot)
        return told if told in {"result", "object"} else _USUAL_ROLES[slot]
    if sense is not None:
        if slot == "subject" and "object" not in clause.arguments and "alone" in sense.roles:
            return sense.roles["alone"]
        if slot in sense.roles:
            role = sense.roles[slot]
            if role == "content" and slot not in _DIRECT:
                return "about"  # "held for questioning"
            return _AS_EVENT.get(role, role)
    return _USUAL_ROLES.get(slot)


def _place_participant(
    parsed: ParsedText,
    event: _Event,
    participant: Participant,
    *,
    slot: str,
    role: str,
    seen: set[str],
) -> None:
    """Put a participant into its role, and what its words name beside it."""
    for mention in participant.mentions:
        _place_name(parsed, event, mention, slot=slot, role=role, seen=seen)
    words = participant.words
    if words is None or _is_idiom(parsed, event, participant, slot):
        return
    if is_sum(words) and role == "recipient":
        role = "amount"
    telling = is_sum(words) or any(one.isalpha() for one in words)  # not the score of a match
    fits = telling or role in _MEASURES
    if fits and _may_describe(event, slot, role) and (role != "amount" or is_sum(words)):
        event.slots.setdefault(slot, []).append(participant.full or words)
        if role in predicates() and predicates()[role].described:
            event.words.setdefault(role, []).append(words)
            event.proper |= participant.proper
    if telling:
        _name_inside(parsed, event, participant, seen)


def _place_name(
    parsed: ParsedText,
    event: _Event,
    mention: Mention,
    *,
    slot: str,
    role: str,
    seen: set[str],
) -> None:
    """Put what is named into its role, once; where it happened is told apart."""
    head = parsed.head(mention)
    located = is_a(head.kind, "Place")
    if slot == "modifier" and located:
        role = "place"  # "the London concerts"
    local = located and slot in _LOCAL and role != "place"
    placed = located and is_whole_place(parsed, mention)
    if local or head.id in seen or (role == "place" and not placed):
        return
    seen.add(head.id)
    event.named.setdefault(_ROLES_OF_NAMES.get(role, role), []).append(mention)
    event.slots.setdefault(slot, []).append(head.name)


def _is_idiom(parsed: ParsedText, event: _Event, participant: Participant, slot: str) -> bool:
    """Whether a noun only completes its verb: "took part", "took place"."""
    sense = event.clause.sense
    lemma = parsed.tokens[participant.head].lemma
    asked = sense is not None and lemma in sense.objects and slot == "object"
    return asked and lemma in find_words("idioms")


def _may_describe(event: _Event, slot: str, role: str) -> bool:
    """Whether words may stand in a role: behind prepositions only where the table says so."""
    sense = event.clause.sense
    told = sense is not None and sense.event_type is not None and slot in sense.roles
    return told or slot in _DIRECT or role in {*_MEASURES, "about"}


def _name_inside(
    parsed: ParsedText, event: _Event, participant: Participant, seen: set[str]
) -> None:
    """Put what a description names beside it."""
    where = None if event.clause.where is None else parsed.head(event.clause.where).id
    for mention in participant.inside:
        head = parsed.head(mention)
        if head.id not in seen and head.id != where:
            seen.add(head.id)
            event.named.setdefault("about", []).append(mention)


def _repeats_verb(parsed: ParsedText, event: _Event, events: list[_Event]) -> bool:
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
            known = {parsed.head(one).id for row in other.named.values() for one in row}
            return own <= known
    return False


def _is_same(parsed: ParsedText, known: _Event, event: _Event) -> bool:
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
    shared = 0
    for role in _CORE:
        one, other = _ends(parsed, known, role), _ends(parsed, event, role)
        if one and other and not (one <= other or other <= one):
            return False
        shared += bool(one & other)
    return shared > 0 and (shared > 1 or event.clause.nominal or known.clause.nominal)


def _ends(parsed: ParsedText, event: _Event, role: str) -> set[str]:
    named = {parsed.head(one).id for one in event.named.get(role, ())}
    return named | {words.lower() for words in event.words.get(role, ())}


def _write_event(
    parsed: ParsedText, builder: Builder, event: _Event, chain: str | None, origin: str
) -> str:
    """Claim an event's roles; gives the chain of its node."""
    clause = event.clause
    setting = _setting(parsed, clause, origin)
    node = builder.new(
        low=clause.trigger.index,
        high=clause.trigger.index + 1,
        kind="Event",
        form="event",
        name=write_headline(clause, event.slots, clause.particle),
        kind_of=event.type,
        chain=chain,
        origin=setting.origin,
    )
    for role, target in _fillers(event):
        builder.add(node, role, target, setting)
    if clause.where is not None:
        builder.add(node, "place", clause.where, setting)
    if clause.when is not None and clause.when.edtf is not None:
        builder.add(node, "date", Literal(value=clause.when.edtf, datatype="edtf"), setting)
    return node.chain


def _fillers(event: _Event) -> Iterator[tuple[str, Mention | Literal]]:
    for role, mentions in event.named.items():
        yield from ((role, one) for one in mentions)
    for role, words in event.words.items():
        yield from ((role, Literal(value=one)) for one in words)
