"""What speaks for and against an event, and for and against who is in it: as names of features.

Guarantees: a feature is there or not, and its name tells what it is; it reads the clause, the draft
and the parse around them, never what somebody is called; a draft still has the type of its sense.
What one is worth is `weighing`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.quantities import is_figure, is_sum
from dateline.extract.clauses.voices import NOBODY
from dateline.extract.events.event import EventDraft, Filler
from dateline.extract.events.roles import is_somebody
from dateline.extract.reading import ParsedText
from dateline.ontology import top_kind

_ROLES = ("actor", "object", "recipient", "participant", "result", "about")
_GOES_ON = frozenset({"acl", "appos", "prep", "relcl"})
_DEEP = 4  # steps of a path that are told apart
_MANY = 3  # of what is counted; more says the same


def find_event_features(parsed: ParsedText, draft: EventDraft) -> Iterator[str]:
    """What tells whether an event has its type, stands as it is said to, and is worth telling."""
    yield from _standing_features(parsed, draft)
    yield from _sense_features(draft)
    yield from _end_features(parsed, draft)


def _standing_features(parsed: ParsedText, draft: EventDraft) -> Iterator[str]:
    """Whose word it is, and where its verb stands in its sentence."""
    clause, trigger = draft.clause, draft.clause.trigger
    standing = clause.standing
    yield f"stance={standing.stance.value}"
    yield f"stance,tag={standing.stance.value},{trigger.tag}"
    yield f"stance,dep={standing.stance.value},{trigger.dep}"
    yield f"stance,above={standing.stance.value},{parsed.tokens[trigger.head].lemma}"
    yield f"speakers={min(len(standing.speakers), 2)}"
    if NOBODY in standing.speakers:
        yield "nobody speaks"
    if standing.verb is not None:
        yield f"under={parsed.tokens[standing.verb].lemma}"
    if trigger.index in parsed.quoted:
        yield "quoted"
    yield f"dep={trigger.dep}"
    yield f"tag={trigger.tag}"
    yield from (f"below={one.dep}" for one in parsed.parse.below(trigger))
    if clause.passive:
        yield "passive"
    if clause.when is not None:
        yield "dated"
    if clause.where is not None:
        yield "placed"
    yield f"spoken={parsed.spoken}"
    yield f"depth={min(sum(1 for _ in parsed.parse.above(trigger)), 8)}"


def _sense_features(draft: EventDraft) -> Iterator[str]:
    """What the verb table says of it."""
    sense, lemma = draft.clause.sense, draft.clause.trigger.lemma.lower()
    yield f"type={draft.type}"
    yield f"family={family_of(draft)}"
    yield f"lemma={lemma}"
    if not sense.known:
        yield "no sense"
    else:
        yield f"sense={sense.type.partition('/')[0]}"
        if sense.objects:
            yield "asks for an object"


def _end_features(parsed: ParsedText, draft: EventDraft) -> Iterator[str]:
    """Who and what is in it."""
    family = family_of(draft)
    for role in _ROLES:
        named, described = draft.named(role), draft.described(role)
        told = "named" if named else "described" if described else "without"
        yield f"{role}={told}"
        for mention in named[:1]:
            kind = top_kind(parsed.kind(mention))
            yield f"{role} is {kind}"
            yield f"{family},{role} is {kind}"
            yield f"{role} form={mention.form}"
        for one in described[:1]:
            head = parsed.tokens[one.head]
            yield f"{role} tag={head.tag}"
            yield f"{role} lemma={head.lemma}"
            yield f"{draft.type},{role} lemma={head.lemma}"
    yield f"names={min(len(draft.named()), _MANY)}"
    yield f"ends={min(len(draft.fillers), _MANY)}"
    words = [one.words or "" for one in draft.described()]
    if any(map(is_sum, words)):
        yield "sum"
    elif any(map(is_figure, words)):
        yield "figure"
    if any(one.kind == "SportsTeam" for one in parsed.annotated.mentions):
        yield f"{family} among teams"


def find_type_features(parsed: ParsedText, draft: EventDraft) -> Iterator[str]:
    """What tells whether an event has the type of its sense, beside what tells of the event."""
    clause, lemma = draft.clause, draft.clause.trigger.lemma.lower()
    yield f"lemma,type={lemma},{draft.type}"
    yield f"tag,type={clause.trigger.tag},{draft.type}"
    if clause.sense.known:
        yield f"row={clause.sense.key}"
    yield from (f"lemma,slot={lemma},{slot}" for slot in clause.arguments)
    yield from (f"type,slot={draft.type},{slot}" for slot in clause.arguments)
    for role in _ROLES:
        kinds = [parsed.kind(mention) for mention in draft.named(role)[:1]]
        yield from (f"type,{role} is exactly={draft.type},{kind}" for kind in kinds)


def find_filler_features(parsed: ParsedText, draft: EventDraft, filler: Filler) -> Iterator[str]:
    """What tells whether somebody or something has a role in an event."""
    clause, trigger, role = draft.clause, draft.clause.trigger, filler.role
    head = _head_of(parsed, filler)
    yield f"role={role}"
    yield f"role,slot={role},{filler.slot}"
    yield f"tag,slot={trigger.tag},{filler.slot}"
    asked = filler.slot in clause.sense.roles and not filler.inside
    yield f"asked={asked}"
    yield f"asked,role,slot={asked},{role},{filler.slot}"
    yield f"asked,type={asked},{draft.type}"
    yield f"dep,role={trigger.dep},{role}"
    yield f"lemma,role={trigger.lemma.lower()},{role}"
    yield f"lemma,role,slot={trigger.lemma.lower()},{role},{filler.slot}"
    path = find_path(parsed, head, trigger)
    yield f"path={path}"
    yield f"role,path={role},{path}"
    if filler.slot in clause.inherited:
        yield f"inherited by {trigger.dep}"
    if clause.passive:
        yield f"passive,role={role}"
    if filler.inside:
        yield f"inside,path={find_path(parsed, head, parsed.tokens[filler.head])}"
    beside = {list_of(parsed, one) for one in draft.fillers if one.role == role}
    yield f"lists={min(len(beside), _MANY)}"
    yield f"head tag={head.tag}"
    yield f"head dep={head.dep}"
    yield from _distance_features(parsed, head, trigger)
    if filler.mention is not None:
        yield from _name_features(parsed, draft, filler.mention, role)
    else:
        yield "described"
        yield f"role,tag={role},{head.tag}"
        yield f"role,somebody={role},{is_somebody(parsed, filler.head)}"
        yield f"head lemma={head.lemma}"
        yield from _cut_features(parsed, filler, head)


def _cut_features(parsed: ParsedText, filler: Filler, head: Token) -> Iterator[str]:
    """What a phrase goes on with behind the words that were kept: "the risk | of losing"."""
    kept = set((filler.words or "").split())
    for one in parsed.parse.below(head):
        if one.index > head.index and one.dep in _GOES_ON and one.text not in kept:
            yield f"goes on={one.dep}"
            yield f"goes on,tag={one.dep},{head.tag}"


def _distance_features(parsed: ParsedText, head: Token, trigger: Token) -> Iterator[str]:
    """How far from the verb, and what is between."""
    distance = head.index - trigger.index
    yield f"distance={max(-6, min(6, distance // 3))}"
    before = parsed.tokens[max(head.index - 1, 0)]
    after = parsed.tokens[head.index + 1 : head.index + 2]
    yield f"before={before.tag}"
    yield from (f"after={one.tag}" for one in after)
    low, high = sorted((head.index, trigger.index))
    between = parsed.tokens[low + 1 : high]
    verbs = sum(one.is_verb and not one.dep.startswith("aux") for one in between)
    yield f"verbs between={min(verbs, _MANY)}"
    yield f"commas between={min(sum(one.text == ',' for one in between), _MANY)}"


def _name_features(
    parsed: ParsedText, draft: EventDraft, mention: Mention, role: str
) -> Iterator[str]:
    """What is named, how, and what stands beside the name."""
    kind = top_kind(parsed.kind(mention))
    yield f"kind={kind}"
    yield f"role,kind={role},{kind}"
    yield f"role,exact kind={role},{parsed.kind(mention)}"
    yield f"family,role,kind={family_of(draft)},{role},{kind}"
    yield f"form,kind={mention.form},{kind}"


def find_path(parsed: ParsedText, word: Token, other: Token) -> str:
    """The dependencies from one word up to what it shares with another, and down to that."""
    met = parsed.parse.meet(word, other)
    if met is None:
        return "none"
    _, rising, falling = met
    return f"{'>'.join(map(_link, rising[:_DEEP]))}^{'<'.join(map(_link, falling[:_DEEP]))}"


def _link(token: Token) -> str:
    prepositional = token.dep in {"prep", "agent"}
    return f"{token.dep}:{token.lower}" if prepositional else token.dep


def _head_of(parsed: ParsedText, filler: Filler) -> Token:
    """The head word of a filler; of a name inside a description the name's last word."""
    if filler.inside and filler.mention is not None:
        return parsed.tokens[parsed.ranges[filler.mention.id][1] - 1]
    return parsed.tokens[filler.head]


def list_of(parsed: ParsedText, filler: Filler) -> tuple[str, str, str]:
    """What is alike in names of one list: role, slot and kind; words stand by themselves."""
    if filler.mention is None or filler.inside:
        return filler.role, filler.slot, f"{filler.head} {filler.words}"
    return filler.role, filler.slot, parsed.kind(filler.mention)


def family_of(draft: EventDraft) -> str:
    """The part of a type before its slash; "None" for a plain event."""
    return str(draft.type).partition("/")[0]
