"""Assembling: documents, mentions, claims, decisions and corrections → entities and facts.

Guarantees: the outcome depends on the records only, never on their order; every fact keeps every
quote; a claim whose document or mention is missing, or that turns out to relate a thing to
itself, makes no fact. It reads no store and writes nothing. The steps are public, so that whoever
can't hold a whole corpus takes them article by article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from msgspec import Struct

from dateline import ontology
from dateline.authority import Authority
from dateline.core.ids import content_id
from dateline.core.model import (
    FORMER,
    Claim,
    Decision,
    Document,
    Entity,
    Evidence,
    Fact,
    Literal,
    Mention,
    Span,
    Stance,
    is_over,
)
from dateline.graph import entity_building
from dateline.graph.corrections import (
    CorrectableRecords,
    Correction,
    CorrectionReplay,
    ReplayResult,
    Ruled,
    Unmet,
)


@dataclass(frozen=True, slots=True)
class Assembled:
    """What records add up to.

    Attributes:
        documents: id → document, with those that people's quotes make.
        entities: id → entity, sorted.
        facts: sorted by id.
        anchors: chain → what it is found by, for the chains of entities.
        ruled: how people's entries about who is who were understood.
        unmet: people's entries that aren't followed, with the reason.
        stories: ids of the documents that are versions of one story, story by story, sorted.
        said: id of a claim, as it is stored → id of the fact that it is a part of.
    """

    documents: Mapping[str, Document]
    entities: dict[str, Entity]
    facts: tuple[Fact, ...]
    anchors: dict[str, entity_building.Anchor]
    ruled: tuple[Ruled, ...]
    unmet: tuple[Unmet, ...]
    stories: tuple[tuple[str, ...], ...]
    said: dict[str, str]


class FactKey(Struct, frozen=True):
    """What makes claims one fact.

    Attributes:
        id: the id of the fact: a hash of the rest.
    """

    id: str
    subject: Entity
    predicate: str
    object: Entity | Literal
    stance: Stance
    speaker: Entity | None
    when: str | None


class MentionPlaces:
    """Where each mention that a claim uses stands, and which chain it is of."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Note which mentions matter, so that the others aren't kept."""
        self._wanted: set[str] = set()
        for claim in claims:
            self._wanted.update(_mentions_of(claim))
        self.spans: dict[str, Span] = {}
        self.chains: dict[str, str] = {}

    def note_mentions(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Hand mentions on, noting those that matter."""
        for mention in mentions:
            if mention.id in self._wanted:
                self.spans[mention.id] = mention.span
                self.chains[mention.id] = mention.chain
            yield mention


class Corpus(Struct, frozen=True):
    """What facts are made from, besides claims.

    Attributes:
        quote: gives the words of a document at a span.
        spans: id of a mention → where it stands.
        of_mention: id of a mention → what it names.
        origins: document → what stands for its story, where it shares one.
    """

    quote: Callable[[str, Span], str]
    spans: Mapping[str, Span]
    of_mention: Mapping[str, Entity]
    origins: Mapping[str, str]


def assemble(
    documents: Mapping[str, Document],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    *,
    authority: Authority | None = None,
    corrections: Sequence[Correction] = (),
    former: Mapping[str, str] = MappingProxyType({}),
) -> Assembled:
    """Make the entities and facts of a corpus.

    Args:
        documents: id → document, for the quotes.
        mentions: what they mention, as a stream.
        claims: what they say.
        decisions: which chains are one thing, and which authority entry they are.
        authority: what linked entities take label, names, kind and IRI from.
        corrections: what people decided; beats all the rest.
        former: ids that entities had → a chain that was of them.
    """
    replay = CorrectionReplay(corrections, documents)
    said = [claim for claim in claims if claim.document in documents]
    places = MentionPlaces(said)
    chains = entity_building.gather_chains(replay.watch_mentions(places.note_mentions(mentions)))
    stated = stated_names(chains, places, said)
    at = (places.chains, places.spans)
    records = CorrectableRecords(chains, *at, said, tuple(decisions), authority, stated, former)
    result = replay.apply_to(records)
    of_chain = _make_entities(records, result, places, authority)
    of_mention = {mention: of_chain[chain] for mention, chain in places.chains.items()}
    fitting = replay.keep_fitting(records, result, of_mention)
    stories = replay.group_stories()
    corpus = Corpus(
        quote=lambda document, span: replay.documents[document].quote(span),
        spans=places.spans,
        of_mention=of_mention,
        origins=list_origins(stories),
    )
    facts, fact_of = _assemble_facts(fitting, corpus)
    return Assembled(
        documents=replay.documents,
        entities={one.id: one for one in sorted(of_chain.values(), key=lambda one: one.id)},
        facts=facts,
        anchors={chain: entity_building.make_anchor(chains[chain]) for chain in of_chain},
        ruled=(*result.ruled, *_rule_facts(result, fact_of)),
        unmet=replay.unmet,
        stories=stories,
        said=fact_of,
    )


def _make_entities(
    records: CorrectableRecords,
    result: ReplayResult,
    places: MentionPlaces,
    authority: Authority | None,
) -> dict[str, Entity]:
    """Chain → entity, once people's entries are followed: these may have changed what is stated."""
    for chain, names in stated_names(records.chains, places, records.claims).items():
        records.chains[chain].names |= names
    return entity_building.make_cluster_entities(
        records.chains,
        result.clusters,
        used=places.chains.values(),
        authority=authority,
        labels=result.labels,
        kinds=result.kinds,
    )


def _assemble_facts(
    claims: Iterable[Claim], corpus: Corpus
) -> tuple[tuple[Fact, ...], dict[str, str]]:
    """The facts that claims add up to, sorted by id, and id of each claim → id of its fact."""
    keys: dict[str, FactKey] = {}
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        key = fact_key(claim, corpus.of_mention)
        if key is not None:
            # By id, since hashing an entity would walk through all of its mentions.
            keys[key.id] = key
            grouped[key.id].append(claim)
    facts = [assemble_fact(keys[one], group, corpus) for one, group in grouped.items()]
    said = {claim.id: one for one, group in grouped.items() for claim in group}
    return tuple(sorted(facts, key=lambda fact: fact.id)), said


def _rule_facts(result: ReplayResult, fact_of: Mapping[str, str]) -> Iterator[Ruled]:
    """What people say to be right, with the facts that its claims are parts of."""
    for entry, claims in result.kept:
        yield Ruled(
            entry, (frozenset(fact_of[one] for one in claims if one in fact_of),), followed=True
        )


def _mentions_of(claim: Claim) -> Iterator[str]:
    """Ids of all mentions that a claim speaks of."""
    yield claim.subject
    if isinstance(claim.object, str):
        yield claim.object
    if claim.speaker is not None:
        yield claim.speaker
    if claim.place is not None:
        yield claim.place


def stated_names(
    chains: Mapping[str, entity_building.Chain], places: MentionPlaces, claims: Iterable[Claim]
) -> dict[str, set[str]]:
    """Chain of X → Y, of "X (Y)" and "X, known as Y"."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        chain = places.chains.get(claim.subject, "")
        known = ontology.predicates().get(claim.predicate)
        naming = known is not None and known.naming
        if naming and chain in chains and isinstance(claim.object, Literal):
            found[chain].add(claim.object.value)
    return found


def fact_key(claim: Claim, of_mention: Mapping[str, Entity]) -> FactKey | None:
    """What a claim says in terms of entities; None when it says nothing a graph can hold.

    What one article takes for a body may be an event to all of them, which is located nowhere.
    """
    subject = of_mention.get(claim.subject)
    end = claim.object
    target = end if isinstance(end, Literal) else of_mention.get(end)
    if subject is None or target is None or subject is target:
        return None
    known = ontology.predicates().get(claim.predicate)
    if known is not None and not _fits(known, subject, target):
        return None
    if known is not None and known.symmetric and isinstance(target, Entity):
        subject, target = sorted((subject, target), key=lambda entity: entity.id)
    speaker = None if claim.speaker is None else of_mention.get(claim.speaker)
    shown = target.id if isinstance(target, Entity) else (target.value, target.datatype)
    said_by = None if speaker is None else speaker.id
    made = content_id(subject.id, claim.predicate, shown, claim.stance, said_by, claim.when)
    return FactKey(made, subject, claim.predicate, target, claim.stance, speaker, claim.when)


def _fits(predicate: ontology.Predicate, subject: Entity, target: Entity | Literal) -> bool:
    """Whether a predicate may stand between two ends."""
    fits = isinstance(target, Literal) or ontology.kind_fits(target.kind, predicate.range)
    return fits and ontology.kind_fits(subject.kind, predicate.domain)


def assemble_fact(key: FactKey, claims: Sequence[Claim], corpus: Corpus) -> Fact:
    """Sum up the claims that say one thing."""
    evidence, of_mention = _collect_evidence(key, claims, corpus), corpus.of_mention
    found = [of_mention[one] for claim in claims if (one := claim.place or "") in of_mention]
    where = {entity.id: entity for entity in found}
    over = all(map(is_over, claims))  # where one says "the former chair", and others "the chair"
    place = _most_common(entity.id for entity in found)
    return Fact(
        id=key.id,
        subject=key.subject,
        predicate=key.predicate,
        object=key.object,
        stance=key.stance,
        speaker=key.speaker,
        when=key.when,
        when_text=_most_common(
            one.when_text
            for one in claims
            if one.when_text is not None and (over or one.when_text != FORMER)
        ),
        place=None if place is None else where[place],
        confidence=max(claim.confidence for claim in claims),
        sources=count_sources(evidence, corpus.origins),
        evidence=evidence,
        origin=tuple(sorted({claim.origin for claim in claims if claim.origin})),
    )


def _collect_evidence(
    key: FactKey, claims: Sequence[Claim], corpus: Corpus
) -> tuple[Evidence, ...]:
    """Every quote once: by document and place, a claim's own words before what explains them."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for claim in sorted(claims, key=lambda one: (one.document, one.evidence[0], one.id)):
        ends = [claim.subject, claim.object if isinstance(claim.object, str) else ""]
        if (
            corpus.of_mention[claim.subject] is not key.subject
        ):  # a symmetric claim, said the other way
            ends.reverse()
        for span in claim.evidence:
            subject, target = (
                place
                if (place := corpus.spans.get(end)) is not None and span.covers(place)
                else None
                for end in ends
            )
            found.setdefault(
                (claim.document, span.start, span.end),
                Evidence(
                    document=claim.document,
                    start=span.start,
                    end=span.end,
                    quote=corpus.quote(claim.document, span),
                    subject=subject,
                    object=target,
                ),
            )
    return tuple(found.values())


def list_origins(stories: Iterable[Sequence[str]]) -> dict[str, str]:
    """Document → what stands for its story, for those that share one."""
    return {document: story[0] for story in stories for document in story}


def count_sources(evidence: Iterable[Evidence], origins: Mapping[str, str]) -> int:
    """Number of independent origins: all versions of one story count once.

    News agencies' copy is printed by many papers; that is one voice, not many.

    Args:
        evidence: the quotes.
        origins: document → what stands for its story, from `list_origins`.
    """
    return len({origins.get(one.document, one.document) for one in evidence})


def _most_common(values: Iterable[str]) -> str | None:
    """The most frequent value, of several the first in the alphabet."""
    found = list(values)
    if len(found) <= 1:  # as for nearly all facts
        return found[0] if found else None
    counts = Counter(found)
    return min(counts, key=lambda one: (-counts[one], one))
