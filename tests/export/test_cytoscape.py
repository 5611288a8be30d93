"""Cytoscape JSON."""

from __future__ import annotations

import json

import networkx as nx
import pytest
from tests import rdf_graph
from tests.export.test_network import awkward

from dateline.export.cytoscape import CytoscapeExporter


def written(graph, folder):
    """What is written, read as JSON."""
    CytoscapeExporter().write(graph, folder / "a.cyjs")
    return json.loads((folder / "a.cyjs").read_text("utf-8"))


def test_it_reads_back_as_a_network(tmp_path):
    """All nodes, and an edge for each claim between nodes that are there."""
    graph = rdf_graph.graph()
    made = written(graph, tmp_path)
    assert made["data"]["name"] == "Harbour"
    nodes = [one["data"]["id"] for one in made["elements"]["nodes"]]
    assert sorted(nodes) == sorted(graph.to_networkx())
    edges = {one["data"]["id"]: one["data"] for one in made["elements"]["edges"]}
    assert edges.keys() == {one.id for one in graph.claims()}
    assert {edge[end] for edge in edges.values() for end in ("source", "target")} <= set(nodes)


def test_an_edge_is_called_by_its_predicate_and_names_its_articles(tmp_path):
    """Cytoscape tells edges apart by their interaction."""
    edges = [one["data"] for one in written(rdf_graph.graph(), tmp_path)["elements"]["edges"]]
    (partner,) = [one for one in edges if one["interaction"] == "partner_of"]
    assert partner["name"] == "partner_of"
    assert "Harbour Guard signs pact" in partner["articles"]


@pytest.mark.parametrize("make", [awkward, rdf_graph.graph])
def test_networkx_reads_the_same_network(tmp_path, make):
    """Its dialect has no ids but `value` and `key`, and has to be told what is directed."""
    graph = make()
    read, ours = nx.cytoscape_graph(written(graph, tmp_path)), graph.to_networkx()
    assert isinstance(read, nx.MultiDiGraph)
    assert set(read.edges(keys=True)) == set(ours.edges(keys=True))
    assert read.graph.items() >= ours.graph.items()
    for node, known in ours.nodes(data=True):
        assert read.nodes[node].items() >= known.items()
    for *edge, known in ours.edges(keys=True, data=True):
        assert read.edges[tuple(edge)].items() >= known.items()


@pytest.mark.parametrize("make", [awkward, rdf_graph.graph])
def test_each_element_is_a_line(tmp_path, make):
    """So that files can be compared, whatever stands in a text."""
    made = written(make(), tmp_path)
    lines = (tmp_path / "a.cyjs").read_text("utf-8").splitlines()
    elements = len(made["elements"]["nodes"]) + len(made["elements"]["edges"])
    assert len([line for line in lines if line.startswith('{"data":')]) == elements
    assert {one["data"]["label"] for one in made["elements"]["nodes"]}
