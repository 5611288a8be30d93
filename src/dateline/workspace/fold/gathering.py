"""Folding a store article by article: what its records add up to, in bounded memory.

Guarantees: entities, chains and facts are those of `graph/assembling.py`, made by the same steps;
one article's records are held at a time, and of the others what decisions and links say of a chain.
It follows no corrections but those about articles: the others need all records at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from dateline.authority import Authority
from dateline.core import serde
from dateline.core.errors import EvidenceError
from dateline.core.ids import content_id
from dateline.core.model import Claim, Decision, Entity, Mention, Span
from dateline.graph.assembling import (
    Corpus,
    FactKey,
    MentionPlaces,
    assemble_fact,
    fact_key,
    stated_names,
)
from dateline.graph.clustering import cluster_chains
from dateline.graph.entity_building import Chain, draft_entity, gather_chains, make_anchor
from dateline.workspace.fold.rows import from_fact
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.store import Store

_GROUPS = 20_000  # clusters drafted at a time

Item = TypeVar("Item")


def gather_entities(store: Store, scratch: Scratch, authority: Authority) -> None:
    """Write the entities of a store, and their chains."""
    scratch.insert("chains", _list_chains(store))
    links = _group_chains(store, scratch)
    drafts = _draft_all(scratch, links, authority)
    while some := list(islice(drafts, _GROUPS)):
        scratch.insert("drafts", (draft for draft, _ in some))
        scratch.insert("anchors", (anchor for _, anchors in some for anchor in anchors))
    scratch.run(_NUMBER)
    scratch.run(_PLACE)


def gather_facts(store: Store, scratch: Scratch, origins: Mapping[str, str]) -> None:
    """Write the facts of a store whose entities are written.

    What is said of a thing that one article alone mentions is said by that article alone; all else
    is put aside, and put together once every article was read.

    Args:
        store: the records.
        scratch: what was gathered so far.
        origins: document → what stands for its story, where it shares one.
    """
    making = _FactMaking(dict(scratch.stream(_LENGTHS)), origins)
    articles = _by_document(store, scratch.stream(_PLACES))
    made = (making.of_article(*article) for article in articles)
    while some := list(islice(made, _GROUPS // 100)):
        scratch.insert("facts", (fact for facts, _ in some for fact in facts))
        scratch.insert("claims", (claim for _, claims in some for claim in claims))
    rows = scratch.stream("SELECT fact, data FROM scratch.claims ORDER BY fact, document, id")
    groups = groupby(rows, key=itemgetter(0))
    scratch.insert("facts", (making.of_claims(data for _, data in group) for _, group in groups))


def _by_document(
    store: Store, more: Iterable[tuple[Any, ...]] = ()
) -> Iterator[tuple[list[Mention], list[Claim], list[tuple[Any, ...]]]]:
    """Each article's mentions and claims, and the rows that begin with its id."""
    of = attrgetter("document")
    claims = _Matching(store.claims(), of)
    beside = _Matching(more, itemgetter(0))
    for document, found in groupby(store.mentions(), key=of):
        yield list(found), claims.of(document), beside.of(document)


class _Matching:
    """A stream that is sorted by document, read along with another."""

    def __init__(self, stream: Iterable[Any], key: Callable[[Any], str]) -> None:
        self._groups = groupby(stream, key=key)
        self._at: str | None = None
        self._group: Iterator[Any] = iter(())
        self._go_on()

    def of(self, document: str) -> list[Any]:
        """What the stream has of a document; those before it are passed over."""
        while self._at is not None and self._at < document:
            self._go_on()
        return list(self._group) if self._at == document else []

    def _go_on(self) -> None:
        self._at, self._group = next(self._groups, (None, iter(())))


def _list_chains(store: Store) -> Iterator[dict[str, object]]:
    """Every chain of a store as a row, with the names that its article states."""
    for mentions, claims, _ in _by_document(store):
        places = MentionPlaces(claims)
        chains = gather_chains(places.note_mentions(mentions))
        for chain, names in stated_names(chains, places, claims).items():
            chains[chain].names |= names
        used = set(places.chains.values())
        for one in chains.values():
            yield {
                "id": one.id,
                "used": one.id in used,
                "authorities": one.authorities or None,
                "data": one,
            }


@dataclass(slots=True)
class _Voter:
    """A chain as far as it matters for which chains are one thing."""

    id: str
    authorities: dict[str, int]


def _group_chains(store: Store, scratch: Scratch) -> Mapping[str, str]:
    """Write which chains are one thing; returns what clusters are linked to, by their roots.

    A chain that no decision names, and no authority knows, is a thing of its own.
    """
    voters = {
        id_: _Voter(id_, serde.decode(dict[str, int], known) if known else {})
        for id_, known in scratch.stream(_VOTERS)
    }
    ids = {one: one for one in voters}
    decisions = (_without_reasons(one, ids) for one in store.decisions())
    clusters = cluster_chains(voters, decisions)
    roots = ((one, clusters.sets.root(one)) for one in voters)
    scratch.insert("groups", ({"chain": one, "root": root} for one, root in roots if one != root))
    return clusters.links


def _without_reasons(one: Decision, ids: Mapping[str, str]) -> Decision:
    """A decision as it is weighed; equal ids are one object, of which there may be millions."""
    return Decision(
        left=ids.get(one.left, one.left),
        right=ids.get(one.right, one.right),
        judgement=one.judgement,
        score=one.score,
        reasons=(),
        by=one.by,
    )


def _draft_all(
    scratch: Scratch, links: Mapping[str, str], authority: Authority
) -> Iterator[tuple[dict[str, object], list[object]]]:
    """Each entity as a row that has everything but its final id, and its chains.

    What no claim speaks of is no entity.
    """
    for query in (_ALONE, _TOGETHER):
        for root, group in groupby(scratch.stream(query), key=itemgetter(0)):
            members = list(group)
            if any(used for _, used, _ in members):
                chains = [serde.decode(Chain, data) for _, _, data in members]
                draft = draft_entity(chains, links.get(root), authority=authority)
                row = serde.to_builtins(draft.entity)
                row |= {
                    "needs_hash": draft.needs_hash,
                    "linked": draft.linked,
                    "digest": content_id(draft.entity.chains[0]),
                }
                yield row, [make_anchor(one) for one in chains]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim that is put aside, and what its mentions are.

    Attributes:
        claim: the claim.
        entities: mention → id of what it names.
        spans: mention → where it stands.
    """

    claim: Claim
    entities: dict[str, str]
    spans: dict[str, Span]


class _FactMaking:
    """The facts of one article after the other, then those that several articles tell."""

    def __init__(self, lengths: Mapping[str, int], origins: Mapping[str, str]) -> None:
        """Take the lengths of the documents, and which of them tell one story."""
        self._lengths = lengths
        self._origins = origins

    def of_article(
        self,
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        places: Iterable[tuple[Any, ...]],
    ) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
        """The facts that an article alone tells, and its other claims, both as rows.

        Args:
            mentions: the article's.
            claims: the article's.
            places: of its chains, each with the document: id, entity, whether it is only in here.
        """
        of_chain: dict[str, Entity] = {}
        alone: set[str] = set()
        for _, chain, entity, only in places:
            of_chain[chain] = _stand_in(entity)
            if only:
                alone.add(entity)
        if not claims or claims[0].document not in self._lengths:
            return [], []
        known = MentionPlaces(claims)
        for _ in known.note_mentions(mentions):
            pass
        one_each = {one.id: one for one in of_chain.values()}
        of_mention = {at: one_each[of_chain[chain].id] for at, chain in known.chains.items()}
        corpus = Corpus(self._quote, known.spans, of_mention, self._origins)
        keys: dict[str, FactKey] = {}
        grouped: dict[str, list[Claim]] = defaultdict(list)
        aside = []
        for claim in claims:
            key = fact_key(claim, of_mention)
            if key is None:
                continue
            ends = {key.subject.id, key.object.id if isinstance(key.object, Entity) else ""}
            if alone.isdisjoint(ends):
                aside.append(_put_aside(key, claim, corpus))
            else:
                keys[key.id] = key
                grouped[key.id].append(claim)
        facts = (assemble_fact(keys[one], group, corpus) for one, group in grouped.items())
        return [from_fact(fact) for fact in facts], aside

    def of_claims(self, rows: Iterable[str]) -> dict[str, object]:
        """The fact that claims of several articles add up to, as a row."""
        said = [serde.decode(_Said, data) for data in rows]
        names = {name for one in said for name in one.entities.values()}
        entities = {name: _stand_in(name) for name in names}
        of_mention = {at: entities[name] for one in said for at, name in one.entities.items()}
        spans = {at: span for one in said for at, span in one.spans.items()}
        key = fact_key(said[0].claim, of_mention)
        assert key is not None  # noqa: S101 -- or it wouldn't have been put aside
        corpus = Corpus(self._quote, spans, of_mention, self._origins)
        return from_fact(assemble_fact(key, [one.claim for one in said], corpus))

    def _quote(self, document: str, span: Span) -> str:
        """No words, as the fold takes them from the documents; but it has to be there.

        Raises:
            EvidenceError: the span ends after the document does.
        """
        if span.end > self._lengths[document]:
            message = f"span {span.start}:{span.end} ends after document {document}"
            raise EvidenceError(message)
        return ""


def _stand_in(entity: str) -> Entity:
    """An entity of which only the id matters."""
    return Entity(id=entity, kind="", label="")


def _put_aside(key: FactKey, claim: Claim, corpus: Corpus) -> dict[str, object]:
    ends = (claim.subject, claim.object, claim.speaker, claim.place)
    mentions = [one for one in ends if isinstance(one, str) and one in corpus.of_mention]
    said = _Said(
        claim,
        {one: corpus.of_mention[one].id for one in mentions},
        {one: corpus.spans[one] for one in mentions},
    )
    return {"fact": key.id, "document": claim.document, "id": claim.id, "data": said}


_LENGTHS = "SELECT id, length(text) FROM scratch.documents"
_VOTERS = """
    SELECT id, authorities FROM scratch.chains WHERE authorities IS NOT NULL
        OR id IN (SELECT "left" FROM decisions UNION ALL SELECT "right" FROM decisions)"""
_ALONE = """
    SELECT id, used, data FROM scratch.chains WHERE used AND id NOT IN (
        SELECT chain FROM scratch.groups UNION ALL SELECT root FROM scratch.groups
    )"""
_TOGETHER = """
    SELECT root, used, data FROM scratch.chains JOIN (
        SELECT chain, root FROM scratch.groups
        UNION ALL SELECT DISTINCT root, root FROM scratch.groups
    ) ON chain = id ORDER BY root, id"""
# As `entity_building.py` does: all that would share an id get a hash, and a longer one if need be.
_NUMBER = """
    INSERT INTO scratch.entities BY NAME
    WITH counted AS (
        SELECT *, count(*) OVER same AS every, count(*) FILTER (linked) OVER same AS known
        FROM scratch.drafts WINDOW same AS (PARTITION BY id)
    ), hashed AS (
        SELECT *, id AS stem, CASE WHEN needs_hash OR if(linked, known, every) > 1
            THEN id || '-' || digest[:8] ELSE id END AS first
        FROM counted
    ), recounted AS (
        SELECT *, count(*) OVER same AS rivals, count(*) FILTER (linked) OVER same AS firm
        FROM hashed WINDOW same AS (PARTITION BY first)
    )
    SELECT kind, label, aliases, same_as, confirmed, type, chains, documents,
        CASE WHEN if(linked, firm, rivals) > 1 THEN stem || '-' || digest ELSE first END AS id
    FROM recounted"""
_PLACE = """
    CREATE TABLE scratch.places AS
    SELECT document, anchors.id AS chain, entity, alone FROM scratch.anchors JOIN (
        SELECT unnest(chains) AS chain, id AS entity, len(documents) = 1 AS alone
        FROM scratch.entities
    ) ON chain = anchors.id ORDER BY document"""
_PLACES = "SELECT document, chain, entity, alone FROM scratch.places ORDER BY document"
