"""A graph's triples as rdflib has them, for its users and for what reads nothing else.

Guarantees: the same triples as every RDF file, all in the default graph.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.core.garbage import hold_collector
from dateline.rdf.projection import Projection
from dateline.rdf.terms import PREFIXES, Term, datatype_of, language_of, value_of

if TYPE_CHECKING:
    import rdflib

    from dateline.graph.view import GraphView


def to_rdflib(graph: GraphView) -> rdflib.Dataset:
    """The graph as an rdflib dataset, all triples in its default graph.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    import rdflib

    found = rdflib.Dataset(default_union=False)
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri, replace=True)
    # The store itself, since a graph checks each term that it is given; ours are terms.
    add, default, node = found.store.add, found.default_graph, cache(_rdflib_node)
    with hold_collector():
        for subject, rows in Projection(graph).blocks():
            start = node(subject)
            for predicate, objects in rows:
                name = node(predicate)
                for value in objects:
                    add((start, name, node(value)), default)
    return found


def _rdflib_node(term: Term) -> rdflib.URIRef | rdflib.Literal:
    """A term as rdflib's."""
    import rdflib

    if term.startswith("<"):
        return rdflib.URIRef(value_of(term))
    datatype = datatype_of(term)
    if datatype is None:
        return rdflib.Literal(value_of(term), lang=language_of(term))
    return rdflib.Literal(value_of(term), datatype=rdflib.URIRef(value_of(datatype)))
