"""A graph's triples as rdflib has them."""

from __future__ import annotations

import rdflib
from tests.corpus import article, claim, mention

from dateline.graph.view import GraphView
from dateline.rdf import triples
from dateline.rdf.dataset import to_rdflib


def test_rdflib_gets_the_triples_of_the_file_in_its_default_graph():
    """No named graph, no triple more or less, and the usual prefixes."""
    document = article("Ann Ode joined Orbit.")
    ann, orbit = mention(document, "Ann Ode"), mention(document, "Orbit")
    graph = GraphView(
        documents=[document],
        mentions=[ann, orbit],
        claims=[claim(document, ann, "member_of", orbit)],
    )
    found = to_rdflib(graph)
    assert len(found.default_graph) == len(triples(graph)) > 0
    assert [one for one in found.graphs() if one != found.default_graph and len(one)] == []
    label = rdflib.Literal("Ann Ode", lang="en")
    (node,) = found.default_graph.subjects(rdflib.SKOS.prefLabel, label)
    assert str(node).endswith("person/ann-ode")
    length = rdflib.Literal(len(document.text), datatype=rdflib.XSD.nonNegativeInteger)
    assert length in set(found.default_graph.objects())
    assert dict(found.namespaces())["skos"] == rdflib.URIRef(str(rdflib.SKOS))
