"""A graph's triples as rdflib has them, for its users and for what reads nothing else.

Guarantees: the same triples as every RDF file, all in the default graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.core.interpreter import hold_collector
from dateline.rdf.projection import Projection
from dateline.rdf.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

    from dateline.graph.view import GraphView


def to_rdflib(graph: GraphView) -> rdflib.Dataset:
    """The graph as an rdflib dataset, all triples in its default graph.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    import rdflib

    from dateline.rdf.term_store import TermStore

    with hold_collector():
        found = rdflib.Dataset(store=TermStore(Projection(graph).blocks()))
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri, replace=True)
    return found
