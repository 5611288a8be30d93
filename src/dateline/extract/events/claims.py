"""What happened: the events of a document, with who is who in them.

Which clauses tell of an event is `draft.py`'s to say. Whoever has no name stands in a role as its
words; an event that another speaks of ("blocked the purchase") stands there itself. What the verb
table knows to hold between two ends becomes a plain claim as well, whether or not there is an
event.

Guarantees: a name stands in one role of an event; one happening that is told twice with the same
stance is one event. How a clause stands is told by `clauses.standing` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from dateline.core.model import Literal, Mention
from dateline.english.verbs import RELATION, WHEN
from dateline.extract.builder import Builder, Setting, name_speaker
from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.control import is_former
from dateline.extract.clauses.phrases import LONGEST
from dateline.extract.events.draft import read_draft
from dateline.extract.events.event import EventDraft
from dateline.extract.events.happening import is_generic
from dateline.extract.events.headlines import write_headline
from dateline.extract.events.roles import is_for_another
from dateline.extract.events.sameness import find_told, is_same_happening, repeats_verb
from dateline.extract.events.weighing import estimate_truth, keep_likely
from dateline.extract.posts import begin, ended
from dateline.extract.reading import Dated, ParsedText
from dateline.ontology import is_a

# What goes on after what brought it about: who bought a firm in May owns it since May.
_LASTING = frozenset(
    {"head_of", "lives_in", "member_of", "owned_by", "part_of", "spouse_of", "works_for"}
)
_CONFIDENCE = {False: 0.88, True: 0.8}  # verbs, nouns


def claim_events(builder: Builder, clauses: Sequence[Clause], origin: str) -> None:
    """Claim the events of a document, and what is plainly so between their participants."""
    parsed = builder.reading
    drafts: list[EventDraft] = []
    for clause in clauses:
        draft = read_draft(parsed, clause)
        told = draft is not None and keep_likely(parsed, draft)
        if draft is not None and told and not repeats_verb(parsed, draft, drafts):
            drafts.append(draft)
        happens = draft is not None and clause.sense.type != RELATION
        dropped = draft.dropped if draft is not None and happens else ()
        unlikely = {one.mention.id for one in dropped if one.mention}
        if clause.sense.predicates and not is_generic(parsed, clause):
            setting = _setting(parsed, clause, origin)
            _claim_predicates(builder, clause, setting, unlikely)
    events: list[tuple[EventDraft, Mention, Setting]] = []
    for draft in drafts:
        same = (node for one, node, _ in events if is_same_happening(parsed, one, draft))
        known = next((node.chain for node in same), None)
        setting = _setting(parsed, draft.clause, origin)
        events.append((draft, _make_node(builder, draft, known, setting.origin), setting))
    nodes = {draft.clause.trigger.index: node for draft, node, _ in events}
    nouns = {one.trigger.index: one for one in clauses if one.nominal}
    for draft, node, setting in events:
        _claim_roles(builder, draft, node, setting, nodes=nodes, nouns=nouns, drafts=drafts)


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


def _claim_predicates(
    builder: Builder, clause: Clause, setting: Setting, unlikely: Collection[str]
) -> None:
    """Claim what the verb table says to hold between two ends, whose roles aren't unlikely."""
    if clause.ended is not None:
        return
    others = (one for one in clause.sense.predicates if one.object != one.subject)
    apart = {one.name for one in others if one.object in clause.arguments}
    aimed = clause.trigger.dep == "advcl" and clause.trigger.tag == "VB"  # "came to work with C"
    for given in clause.sense.predicates:
        if given.subject == given.object and (given.name in apart or aimed):
            continue  # "A and B, who work with C": A needn't work with B
        other = given.subject == "subject" and is_for_another(clause)
        ends = ("indirect" if other else given.subject), given.object
        left, right = (_named(clause, slot, unlikely) for slot in ends)
        if given.object == WHEN:
            for one in left:
                builder.add_date(one, given.name, setting)
            continue
        alike = given.subject == given.object
        lasts = given.name in _LASTING and _date_lasting(builder, clause)
        told = replace(setting, when=lasts) if lasts else setting
        builder.add_each(left, given.name, None if alike else right, told)


def _date_lasting(builder: Builder, clause: Clause) -> Dated | None:
    """When what lasts began with what a clause tells, or was over, if it says either."""
    if clause.sense.type != RELATION:
        return clause.when and begin(builder, clause.when)
    former = clause.when is None and is_former(builder.reading.parse, clause.trigger)
    return ended(builder) if former else None


def _named(clause: Clause, slot: str, unlikely: Collection[str]) -> list[Mention]:
    """What is named in a slot; "the country" is no place to be born in."""
    return [
        one
        for part in clause.arguments.get(slot, ())
        for one in part.mentions
        if one.id not in unlikely and (one.form == "name" or not is_a(one.kind, "Place"))
    ]


def _make_node(builder: Builder, draft: EventDraft, chain: str | None, origin: str) -> Mention:
    trigger = draft.clause.trigger.index
    return builder.new(
        (trigger, trigger + 1),
        kind="Event",
        name=write_headline(builder.reading, draft),
        kind_of=draft.told_as,
        chain=chain,
        origin=origin,
    )


def _claim_roles(
    builder: Builder,
    draft: EventDraft,
    node: Mention,
    setting: Setting,
    *,
    nodes: Mapping[int, Mention],
    nouns: Mapping[int, Clause],
    drafts: Sequence[EventDraft],
) -> None:
    """Claim who is who in an event; "the purchase" is the one that was told before."""
    parsed, where = builder.reading, draft.clause.where
    for one in draft.fillers:
        target = one.mention or Literal(value=one.words or "")
        head = -1 if one.words is None else one.head
        before = find_told(parsed, head, nouns=nouns, drafts=drafts) if head in nouns else None
        event = nodes.get(head) or nodes.get(-1 if before is None else before)
        meant = event is not None and event.chain != node.chain
        likely = replace(setting, confidence=estimate_truth(draft, one))
        if meant or len((one.words or "").split()) <= LONGEST:
            builder.add(node, one.role, event if meant and event is not None else target, likely)
    setting = replace(setting, confidence=estimate_truth(draft))
    if where is not None:
        builder.add(node, "place", where, setting)
    builder.add_date(node, "date", setting)
