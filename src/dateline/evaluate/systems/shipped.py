"""Dateline as it ships: the pipeline that `dateline build` runs, each document a graph of its own.

Guarantees: plug-ins, links and names are those of a build with default settings; kinds and links
are the entities', as the graph shows them. Relations are what is claimed and what the reader
relates besides, without words of the text that say it; claims that the text plans, supposes or
denies are none, since gold relations are facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from dateline.authority import Authority, Entry
from dateline.authority.homes import home_of
from dateline.core.model import Claim, Decision, Document, Entity, Judgement, Mention, Stance
from dateline.core.parse import Annotated
from dateline.core.text import normalize_name
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import SCORES, FoundMention, SystemAnswer, Triple
from dateline.evaluate.systems.clauses import read_arguments, read_clauses, read_events
from dateline.evaluate.views import title_link
from dateline.extract.reader_rules import rules
from dateline.graph import entity_building
from dateline.graph.assembling import assemble
from dateline.ingest.zones import PageMetadata, make_document
from dateline.ontology import is_a
from dateline.reader import Reading
from dateline.resolve.chain_summary import stands_for
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline

_STATED = frozenset({Stance.ASSERTED, Stance.REPORTED})
_IMPLIED = frozenset({Stance.IMPLIED})


class ShippedPipeline:
    """The whole pipeline."""

    name = "dateline"
    native = False
    gives = frozenset(SCORES)

    def __init__(self, authority: Authority, pipeline: Pipeline | None = None) -> None:
        """Take an authority and a pipeline, by default that of a graph with default settings."""
        self.authority = authority
        self.pipeline = Pipeline.of(Stages()) if pipeline is None else pipeline

    def answer(self, documents: Sequence[GoldDocument]) -> Iterator[SystemAnswer]:
        """Yield what the pipeline makes of each document."""
        known = self.authority
        made = [gold_to_document(one, known) for one in documents]
        for annotated in self.pipeline.annotator.annotate(made, authority=known):
            yield self._read(annotated)

    def _read(self, annotated: Annotated) -> SystemAnswer:
        """Extract and resolve one document by itself, as if it were the whole corpus."""
        known = self.authority
        extraction = self.pipeline.extract(annotated, authority=known)
        mentions = (*annotated.mentions, *extraction.mentions)
        claims = extraction.claims
        day = annotated.document.published
        published = {} if day is None else {annotated.document.id: day}
        url = annotated.document.url
        homes = {} if url is None else {annotated.document.id: home_of(url)}
        decisions = tuple(
            self.pipeline.linker.resolve(mentions, claims, known, published=published, homes=homes)
        )
        chains = entity_building.gather_chains(mentions)
        entities = entity_building.make_entities(chains, decisions, used=chains, authority=known)
        numbers = {
            one: index for index, one in enumerate(sorted({e.id for e in entities.values()}))
        }
        of = {one.id: entities[one.chain] for one in mentions}
        exact, quotes = _count_exact_quotes(annotated.document, mentions, claims, decisions, known)
        claimed = tuple(_claimed_triples(claims, of, numbers, stances=_STATED))
        implied = tuple(_claimed_triples(claims, of, numbers, stances=_IMPLIED))
        links = _Links(entities, decisions, known)
        named = tuple(_found_mention(one, of[one.id], numbers, links) for one in mentions)
        happenings = tuple(read_events(annotated, extraction))
        return SystemAnswer(
            mentions=tuple(_with_words(mentions, named, known)),
            relations=(*claimed, *_read_triples(annotated.reading, named)),
            claimed=claimed if annotated.reading is not None else None,
            implied=(*claimed, *implied) if annotated.reading is not None else None,
            events=frozenset(one.type for one in happenings if one.type is not None),
            happenings=happenings,
            parse=annotated.parse,
            arguments=partial(read_arguments, annotated),
            clauses=partial(read_clauses, annotated, known),
            quotes=quotes,
            exact=exact,
        )


def gold_to_document(gold: GoldDocument, authority: Authority) -> Document:
    """A gold document as plain text, with what its makers know of it; offsets stay as they are."""
    known = PageMetadata(url=gold.url, title=gold.title, published=gold.published)
    return make_document(
        gold.text, source=gold.id, known=known, published=None, authority=authority
    )


class _Links:
    """What each entity and each chain of an article is linked to, in the form of gold links."""

    def __init__(
        self, entities: Mapping[str, Entity], decisions: Iterable[Decision], known: Authority
    ) -> None:
        """Sort decisions on entries by chain and by entity."""
        self.of: dict[str, frozenset[str]] = {}
        self.guess: dict[str, tuple[float, frozenset[str]]] = {}
        for one in sorted(decisions, key=lambda one: (one.score, one.right)):
            entry = known.get(one.right) if one.right not in entities else None
            if entry is None or one.left not in entities:
                continue
            shown = entry_links(entry, known)
            self.guess[one.left] = one.score, shown
            entity = entities[one.left]
            if one.judgement is Judgement.SAME and entity.label == entry.label:
                self.of[entity.id] = shown


def _found_mention(
    mention: Mention, entity: Entity, numbers: dict[str, int], links: _Links
) -> FoundMention:
    likely, guess = links.guess.get(mention.chain, (0.0, frozenset()))
    return FoundMention(
        start=mention.span.start,
        end=mention.span.end,
        kind=entity.kind,
        cluster=numbers[entity.id],
        form=mention.form,
        links=links.of.get(entity.id, frozenset()),
        guess=guess,
        likely=likely,
    )


def _with_words(
    mentions: Sequence[Mention], named: Sequence[FoundMention], known: Authority
) -> Iterator[FoundMention]:
    """Add to what stands for a government the place that its words name."""
    pairs = tuple(zip(mentions, named, strict=True))
    clusters = {normalize_name(one.text): it.cluster for one, it in pairs if not stands_for(one)}
    free = 1 + max((one.cluster for one in named), default=0)
    for one, it in pairs:
        if not stands_for(one):
            yield it
            continue
        cities = [city for city in known.find(one.text) if city.capital_of is not None]
        links = entry_links(cities[0], known) if cities else frozenset()
        cluster = clusters.setdefault(normalize_name(one.text), free + len(clusters))
        kind = "City" if cities else "Facility"
        words = replace(it, kind=kind, cluster=cluster, links=links, guess=links, likely=1.0)
        yield replace(it, words=words)


def entry_links(entry: Entry, known: Authority) -> frozenset[str]:
    """An entry's ids, and its names as titles: of a place also with what it lies in behind it."""
    wider = {entry.parent, entry.country} if is_a(entry.kind, "Place") else set()
    around = [it.label for one in wider if one is not None and (it := known.get(one)) is not None]
    longer = (f"{name}, {place}" for name in entry.names for place in around)
    return frozenset((entry.id, *entry.also, *map(title_link, (*entry.names, *longer))))


def _claimed_triples(
    claims: Sequence[Claim],
    of: dict[str, Entity],
    numbers: dict[str, int],
    *,
    stances: Container[Stance],
) -> Iterator[Triple]:
    """Claims between things that stand in one of these ways, as numbers of entities."""
    for claim in claims:
        if claim.stance in stances and isinstance(claim.object, str):
            subject, target = numbers[of[claim.subject].id], numbers[of[claim.object].id]
            if subject != target:
                yield subject, claim.predicate, target


def _read_triples(reading: Reading | None, named: Sequence[FoundMention]) -> Iterator[Triple]:
    """All that the reader relates in the document, whether or not a sentence says it.

    Its clusters are the entities that most of their mentions are; its labels mean what the
    extractor's rules say.
    """
    if reading is None:
        return
    at = {(one.start, one.end): one.cluster for one in named if one.form == "name"}
    owners: dict[int, Counter[int]] = defaultdict(Counter)
    for place in reading.mentions:
        if (place.start, place.end) in at:
            owners[place.cluster][at[place.start, place.end]] += 1
    of = {cluster: row.most_common(1)[0][0] for cluster, row in owners.items()}
    for one in reading.relations:
        rule = rules().get(one.label)
        if rule is not None and one.subject in of and one.object in of:
            ends = (of[one.subject], of[one.object])
            subject, target = reversed(ends) if rule.inverse else ends
            if subject != target:
                yield subject, rule.predicate, target


def _count_exact_quotes(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    authority: Authority,
) -> tuple[int, int]:
    """How many of the quotes that the graph would show are exact, and how many there are."""
    by_id = {document.id: document}
    facts = assemble(by_id, mentions, claims, decisions, authority=authority).facts
    quotes = [one for fact in facts for one in fact.evidence]
    return sum(document.text[one.start : one.end] == one.quote for one in quotes), len(quotes)
