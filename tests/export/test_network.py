from __future__ import annotations

import json

import networkx as nx
import pytest
from tests import rdf_graph
from tests.corpus import article, mention
from tests.graph.test_view import TEXTS, graph_of

from dateline.core.model import Claim, Literal, Span
from dateline.export.network import to_networkx
from dateline.workspace.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def graph():
    return graph_of(TEXTS)


def awkward():
    """A graph with what XML and network formats dislike: control characters, literals, quotes."""
    document = article('Ann "Ode" <&> \x00 5 boats')
    ann = mention(document, 'Ann "Ode" <&> \x00', kind="Organization")
    said = Claim(
        id="c",
        document=document.id,
        subject=ann.id,
        predicate="inception",
        object=Literal(value="5 boats"),
        evidence=(Span(start=0, end=len(document.text)),),
        confidence=1,
    )
    return KnowledgeGraph(documents=[document], mentions=[ann], claims=[said])


READERS = {
    ".graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    ".json": lambda path: nx.node_link_graph(json.loads(path.read_text()), edges="edges"),
}


@pytest.mark.parametrize("ending", READERS)
def test_a_file_reads_back(graph, tmp_path, ending):
    """Each format holds all nodes, edges, labels and quotes."""
    path = graph.export(tmp_path / f"graph{ending}")
    back = READERS[ending](path)
    assert sorted(back) == [entity.id for entity in graph.entities()]
    assert back.number_of_edges() == len(graph.claims())
    assert back.nodes["organization/orbit"]["label"] == "Orbit"
    quotes = {data["quote"] for _, _, data in back.edges(data=True)}
    assert "Ann Ode joined Orbit." in quotes


@pytest.mark.parametrize("ending", READERS)
def test_awkward_text_reads_back(tmp_path, ending):
    """Quotes, angle brackets, control characters and literals break no format; JSON keeps all."""
    back = READERS[ending](awkward().export(tmp_path / f"graph{ending}"))
    labels = {data["label"] for _, data in back.nodes(data=True)}
    lost = "\ufffd" if ending == ".graphml" else "\0"
    assert labels == {f'Ann "Ode" <&> {lost}', "5 boats"}


def test_attributes_are_plain_values(graph):
    """Every attribute is a string, a number or a boolean; what isn't known is left out."""
    network = to_networkx(graph)
    data = [
        *dict(network.nodes(data=True)).values(),
        *(one for *_, one in network.edges(data=True)),
    ]
    assert all(
        isinstance(value, str | int | float | bool) for one in data for value in one.values()
    )


def test_edges_are_claims(graph):
    """An edge's key is its claim's id, and its ends are the claim's."""
    network = graph.to_networkx()
    found = {(start, end, key) for start, end, key in network.edges(keys=True)}
    assert found == {(one.subject.id, one.object.id, one.id) for one in graph.claims()}


@pytest.mark.parametrize("ending", READERS)
def test_the_same_graph_gives_the_same_bytes(graph, tmp_path, ending):
    """Another order of articles gives an equal file."""
    first = graph.export(tmp_path / f"1{ending}")
    second = graph_of(TEXTS[::-1]).export(tmp_path / f"2{ending}")
    assert first.read_bytes() == second.read_bytes()
    assert b"lastmodified" not in first.read_bytes()


def test_values_are_nodes_with_a_label():
    """A literal shows what it says."""
    network = to_networkx(rdf_graph.graph())
    labels = {data["label"] for _, data in network.nodes(data=True) if data["kind"] == "Literal"}
    assert "5 million euros" in labels
    assert "HG" in labels
    for _, data in network.nodes(data=True):
        assert None not in data.values()


def test_words_of_two_events_are_two_nodes():
    """Nobody says that the crews at the signing are those that didn't attack."""
    network = to_networkx(rdf_graph.graph())
    crews = [node for node, data in network.nodes(data=True) if data["label"] == "two crews"]
    assert [network.in_degree(one) for one in crews] == [1, 1]


def test_an_edge_names_its_articles():
    """By title and id, with address and the day of the first; one without a title by its words."""
    network = to_networkx(rdf_graph.graph())
    edges = {data["predicate"]: data for *_, data in network.edges(data=True)}
    both = edges["partner_of"]
    assert len(both["article_ids"].split("; ")) == 2
    titled, untitled = sorted(both["articles"].split("; "))
    assert titled == "Harbour Guard signs pact"
    assert untitled.startswith("The Harbour Guard and the Tidal Institute signed")
    assert both["urls"].startswith("https://news.example/")
    assert both["published"] == "2021"
    assert edges["acronym"]["published"] == "2021-05"
