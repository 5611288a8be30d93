"""A graph's triples as rdflib has them, for its users and for what reads nothing else.

Guarantees: the same triples as every RDF file, all in the default graph. They lie in Oxigraph's
store, which rdflib reaches through oxrdflib: rdflib's own takes several times as long to fill, and
to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.rdf.lines import triple_lines
from dateline.rdf.projection import Projection
from dateline.rdf.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

    from dateline.graph.view import GraphView


def to_rdflib(graph: GraphView) -> rdflib.Dataset:
    """The graph as an rdflib dataset, all triples in its default graph.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    found = rdflib.Dataset(store=OxigraphStore(store=to_store(graph)), default_union=False)
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri, replace=True)
    return found


def to_store(graph: GraphView) -> Store:
    """The graph as a store of pyoxigraph, all triples in its default graph.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.bulk_load(b"".join(triple_lines(Projection(graph))), format=RdfFormat.N_TRIPLES)
    return store
