"""Checks a graph: what it quotes, what it names, and whether its RDF has the shapes it promises.

Guarantees: what `shapes.ttl` demands of claims, their ends and their quotes is checked on the
records themselves for the whole graph; SHACL, which is slower by far, is run on the RDF of the
whole graph where that takes seconds, or when asked to. It mends nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dateline import ontology
from dateline.core import edtf
from dateline.core.model import Claim, Document, Entity, Evidence, Fact, Literal, Mention, Stance

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

__all__ = [
    "Finding",
    "check",
    "check_corrections",
    "check_entities",
    "check_facts",
    "check_shapes",
    "check_store",
]


class StoredRecords(Protocol):
    """What a graph was made of, as the store of its folder gives it."""

    def resolved(self) -> bool:
        """Whether the decisions rest on all claims."""
        ...

    def documents(self) -> Iterable[Document]:
        """Every document."""
        ...

    def mentions(self) -> Iterable[Mention]:
        """Every mention."""
        ...

    def claims(self) -> Iterable[Claim]:
        """Every claim."""
        ...


_LARGEST_FOR_SHACL = 5000  # claims; about 12 seconds


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        where: the record that it is about: `claim 3f…`, `entity person/…`, `document 1a…`.
        rule: short name of the rule that it breaks: `quote`, `range`, `date` …
        message: what is wrong, on one line.
    """

    where: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"


def check(
    graph: GraphView, *, store: StoredRecords | None = None, shapes: bool | None = None
) -> list[Finding]:
    """Everything that is wrong with a graph, sorted.

    Args:
        graph: what to check.
        store: its records, to look for ids that lead nowhere.
        shapes: whether to run SHACL; None runs it where the graph is small enough for that to
            take seconds.
    """
    facts = graph.claims()
    entities = {entity.id: entity for entity in graph.entities()}
    found = list(check_entities(entities.values(), documents=graph.documents))
    found += check_facts(facts, documents=graph.documents, entities=entities)
    found += check_corrections(graph)
    if store is not None:
        found += check_store(store)
    known = not any(one.rule in {"kind", "predicate"} for one in found)
    wanted = len(facts) <= _LARGEST_FOR_SHACL if shapes is None else shapes
    if wanted and known:  # what the ontology doesn't know can't be written as RDF
        found += check_shapes(graph)
    return sorted(set(found))


def check_entities(entities: Iterable[Entity], *, documents: Collection[str]) -> Iterator[Finding]:
    """What is wrong with entities: kinds, labels, types and the documents they point at."""
    for entity in entities:
        where = f"entity {entity.id}"
        if entity.kind not in ontology.kinds():
            yield Finding(where=where, rule="kind", message=f"no kind {entity.kind!r}")
        if entity.type is not None and entity.type not in ontology.event_types():
            message = f"no event type {entity.type!r}; RDF has the nearest one above, if any"
            yield Finding(where=where, rule="type", message=message)
        if not entity.label.strip():
            yield Finding(where=where, rule="label", message="has no label")
        for document in entity.documents:
            if document not in documents:
                message = f"document {document} isn't in the graph"
                yield Finding(where=where, rule="dangling", message=message)


def check_facts(
    facts: Iterable[Fact],
    *,
    documents: Mapping[str, Document],
    entities: Collection[str],
) -> Iterator[Finding]:
    """What is wrong with facts: their quotes, ends, stance, numbers and dates."""
    for fact in facts:
        where = f"claim {fact.id}"
        for rule, message in (
            *_value_problems(fact),
            *_end_problems(fact),
            *_dangling_problems(fact, entities),
        ):
            yield Finding(where=where, rule=rule, message=message)
        for one in fact.evidence:
            wrong = _quote_problem(one, documents)
            if wrong is not None:
                yield Finding(where=where, rule="quote", message=wrong)


def check_corrections(graph: GraphView) -> Iterator[Finding]:
    """People's corrections that match nothing any more, or contradict each other."""
    for one in graph.unmet:
        where = f"correction {one.number}"
        yield Finding(where=where, rule="correction", message=f"{one.entry}: {one.why}")


def check_store(store: StoredRecords) -> Iterator[Finding]:
    """What is wrong with stored records: mentions whose words moved, and ids that lead nowhere."""
    if not store.resolved():
        message = "a build was cut off before it was decided who is who; run it again"
        yield Finding(where="store", rule="resolved", message=message)
    texts = {document.id: document.text for document in store.documents()}
    mentions: dict[str, str] = {}
    chains: dict[str, str] = {}
    for mention in store.mentions():
        where = f"mention {mention.id}"
        mentions[mention.id], chains[mention.id] = mention.document, mention.chain
        text = texts.get(mention.document)
        if text is None:
            message = f"document {mention.document} isn't stored"
            yield Finding(where=where, rule="dangling", message=message)
        elif text[mention.span.start : mention.span.end] != mention.text:
            message = f"{mention.text!r} isn't what its document says there"
            yield Finding(where=where, rule="quote", message=message)
    for mention_id, chain in chains.items():
        if chain not in mentions:
            message = f"chain {chain} isn't stored"
            yield Finding(where=f"mention {mention_id}", rule="dangling", message=message)
    for claim in store.claims():
        ends = (claim.subject, claim.object, claim.speaker, claim.place)
        for end in ends:
            if isinstance(end, str) and mentions.get(end) != claim.document:
                message = f"mention {end} isn't stored for its document"
                yield Finding(where=f"claim {claim.id}", rule="dangling", message=message)


def check_shapes(graph: GraphView) -> Iterator[Finding]:
    """What breaks the shapes of `shapes.ttl` in the graph's RDF; takes 2 ms a claim or so."""
    import pyshacl
    import rdflib

    from dateline.rdf.dataset import to_rdflib

    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    data = to_rdflib(graph).default_graph
    _, report, _ = pyshacl.validate(
        data_graph=data,
        shacl_graph=rdflib.Graph().parse(data=ontology.read_turtle("shapes.ttl"), format="turtle"),
        advanced=False,
        inference="none",
    )
    for result in report.subjects(rdflib.RDF.type, shacl.ValidationResult):
        node = str(report.value(result, shacl.focusNode)).removeprefix(graph.base)
        path = report.value(result, shacl.resultPath)
        said = " ".join(str(report.value(result, shacl.resultMessage)).split())
        name = "" if path is None else f"{str(path).rpartition('#')[2].rpartition('/')[2]}: "
        yield Finding(where=node, rule="shape", message=name + said)


def _value_problems(fact: Fact) -> Iterator[tuple[str, str]]:
    """Stance, numbers and dates of a fact."""
    if fact.stance not in set(Stance):
        yield "stance", f"no stance {fact.stance!r}"
    if not 0 <= fact.confidence <= 1:
        yield "confidence", f"confidence {fact.confidence} isn't between 0 and 1"
    if fact.sources < 1:
        yield "sources", f"has {fact.sources} sources"
    if not fact.evidence:
        yield "evidence", "has no evidence"
    if fact.when is not None and not edtf.is_edtf(fact.when):
        yield "date", f"{fact.when!r} isn't an EDTF date"
    value = fact.object
    if isinstance(value, Literal) and value.datatype == "edtf" and not edtf.is_edtf(value.value):
        yield "date", f"{value.value!r} isn't an EDTF date"


def _end_problems(fact: Fact) -> Iterator[tuple[str, str]]:
    """Whether the predicate is known, and may stand between these two."""
    known = ontology.predicates().get(fact.predicate)
    if known is None:
        yield "predicate", f"no predicate {fact.predicate!r}"
        return
    if not ontology.kind_fits(fact.subject.kind, known.domain):
        yield (
            "domain",
            f"{fact.predicate} starts at {' or '.join(known.domain)}, not {fact.subject.kind}",
        )
    words = known.described and isinstance(fact.object, Literal)
    if not words and isinstance(fact.object, Literal) != known.literal:
        wanted = "a literal" if known.literal else "an entity"
        yield "range", f"{fact.predicate} ends at {wanted}"
    elif isinstance(fact.object, Entity) and not ontology.kind_fits(fact.object.kind, known.range):
        yield (
            "range",
            f"{fact.predicate} ends at {' or '.join(known.range)}, not {fact.object.kind}",
        )


def _dangling_problems(fact: Fact, entities: Collection[str]) -> Iterator[tuple[str, str]]:
    """Entities that a fact points at and the graph doesn't have."""
    for end in (fact.subject, fact.object, fact.speaker, fact.place):
        if isinstance(end, Entity) and end.id not in entities:
            yield "dangling", f"entity {end.id} isn't in the graph"


def _quote_problem(one: Evidence, documents: Mapping[str, Document]) -> str | None:
    """What is wrong with a quote, if anything."""
    document = documents.get(one.document)
    if document is None:
        return f"document {one.document} isn't in the graph"
    if not 0 <= one.start < one.end <= len(document.text):
        return f"span {one.start}:{one.end} isn't in document {one.document}"
    if document.text[one.start : one.end] != one.quote:
        return f"quote isn't what document {one.document} says at {one.start}:{one.end}"
    return None
