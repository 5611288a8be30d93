"""The IRIs and types of a graph's nodes: what every part of the projection shares.

Guarantees: one thing has one IRI wherever it is written, made of the graph's base and ids only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from dateline import ontology
from dateline.core.errors import OntologyError
from dateline.core.model import Entity, Evidence, Fact, Literal
from dateline.rdf import terms
from dateline.rdf.terms import curie

Value: TypeAlias = NamedNode | RdfLiteral
Row: TypeAlias = tuple[NamedNode, NamedNode, Value]


class Nodes:
    """Makes the IRIs of one graph."""

    def __init__(self, base: str) -> None:
        """Make IRIs under a base, which ends in `/` or `#`."""
        self.base = base

    def iri(self, local: str) -> NamedNode:
        """The node with an id: an entity's, or one of the projection's own."""
        return terms.make_iri(self.base + local)

    def entity(self, entity: Entity) -> NamedNode:
        """The node of an entity."""
        return self.iri(entity.id)

    def claim(self, fact: Fact) -> NamedNode:
        """The node of a statement."""
        return self.iri(f"claim/{fact.id}")

    def evidence(self, one: Evidence) -> NamedNode:
        """The node of a quote: document and offsets name it."""
        return self.iri(f"evidence/{one.document}-{one.start}-{one.end}")

    def value(self, value: Entity | Literal) -> Value:
        """The object of a claim: a node, or a literal."""
        return self.entity(value) if isinstance(value, Entity) else terms.claim_literal(value)


def kind_classes(kind: str) -> Iterator[NamedNode]:
    """A kind, the kinds above it, and the standard classes of all of them.

    Raises:
        OntologyError: the ontology has no such kind.
    """
    at: str | None = kind
    while at is not None:
        known = ontology.kinds().get(at)
        if known is None:
            message = f"kind {at!r} isn't in the ontology; the extractor that gave it is wrong"
            raise OntologyError(message)
        yield curie(f":{at}")
        for implied in known.implied:
            yield terms.make_iri(implied)
        at = known.parent


def predicate_iri(fact: Fact) -> NamedNode:
    """The IRI of a fact's predicate.

    Raises:
        OntologyError: the ontology has no such predicate.
    """
    if fact.predicate not in ontology.predicates():
        message = (
            f"claim {fact.id}: predicate {fact.predicate!r} isn't in the ontology; "
            f"the extractor that gave it ({', '.join(fact.origin)}) is wrong"
        )
        raise OntologyError(message)
    return curie(f":{fact.predicate}")


def integer_literal(value: int) -> RdfLiteral:
    """A number as an `xsd:integer`."""
    return terms.typed_literal(str(value), "xsd:integer")
