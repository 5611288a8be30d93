"""The IRIs and types of a graph's nodes: what every part of the projection shares.

Guarantees: one thing has one IRI wherever it is written, made of the graph's base and ids only.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from dateline import ontology
from dateline.core.errors import OntologyError
from dateline.core.model import Entity, Evidence, Fact, Literal
from dateline.rdf import terms
from dateline.rdf.terms import Term, curie

Said: TypeAlias = dict[Term, list[Term]]  # predicate → objects, in any order, some perhaps twice
Node: TypeAlias = tuple[Term, Said]  # a subject and what is said of it


class Nodes:
    """Makes the IRIs of one graph."""

    def __init__(self, base: str) -> None:
        """Make IRIs under a base, which ends in `/` or `#`.

        Raises:
            ValueError: nothing that begins with the base is an IRI.
        """
        self.base = base
        self._start = terms.make_iri(base)[:-1]

    def iri(self, local: str) -> Term:
        """The node of an id that a person or a program may have chosen.

        Raises:
            ValueError: the id can't be part of an IRI.
        """
        return terms.make_iri(self.base + local)

    def entity(self, entity: Entity) -> Term:
        """The node of an entity, whose id is percent-safe."""
        return f"{self._start}{entity.id}>"

    def claim(self, fact: Fact) -> Term:
        """The node of a statement."""
        return f"{self._start}claim/{fact.id}>"

    def evidence(self, one: Evidence) -> Term:
        """The node of a quote: document and offsets name it."""
        return f"{self._start}evidence/{one.document}-{one.start}-{one.end}>"

    def value(self, value: Entity | Literal) -> Term:
        """The object of a claim: a node, or a literal."""
        return self.entity(value) if isinstance(value, Entity) else terms.claim_literal(value)


def below(node: Term, part: str) -> Term:
    """The node of a part of something: `<…/claim/1/quantity>`."""
    return f"{node[:-1]}/{part}>"


@cache
def kind_classes(kind: str) -> tuple[Term, ...]:
    """A kind, the kinds above it, and the standard classes of all of them.

    Raises:
        OntologyError: the ontology has no such kind.
    """
    known = ontology.kinds().get(kind)
    if known is None:
        message = f"kind {kind!r} isn't in the ontology; the extractor that gave it is wrong"
        raise OntologyError(message)
    above = () if known.parent is None else kind_classes(known.parent)
    return (curie(f":{kind}"), *map(terms.make_iri, known.implied), *above)


def predicate_iri(fact: Fact) -> Term:
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
