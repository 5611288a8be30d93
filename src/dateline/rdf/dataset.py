"""A graph's triples as rdflib has them, for its users and for what reads nothing else.

Guarantees: the same triples as every RDF file, all in the default graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal as RdfLiteral

from dateline.rdf import triples
from dateline.rdf.terms import PREFIXES, value_of

if TYPE_CHECKING:
    import rdflib

    from dateline.graph.view import GraphView

_XSD_STRING = PREFIXES["xsd"] + "string"


def to_rdflib(graph: GraphView) -> rdflib.Dataset:
    """The graph as an rdflib dataset, all triples in its default graph."""
    import rdflib

    found = rdflib.Dataset(default_union=False)
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri, replace=True)
    for triple in triples(graph):
        subject = rdflib.URIRef(value_of(triple.subject))
        predicate = rdflib.URIRef(triple.predicate.value)
        found.default_graph.add((subject, predicate, _rdflib_node(triple.object)))
    return found


def _rdflib_node(value: Any) -> rdflib.URIRef | rdflib.Literal:
    """A term as rdflib's."""
    import rdflib

    if not isinstance(value, RdfLiteral):
        return rdflib.URIRef(value.value)
    datatype = value.datatype.value
    if value.language is not None or datatype == _XSD_STRING:
        return rdflib.Literal(value.value, lang=value.language)
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(datatype))
