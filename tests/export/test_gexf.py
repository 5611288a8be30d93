"""GEXF as its schema has it."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from tests import rdf_graph
from tests.export.test_network import awkward

from dateline.export.gexf import GexfExporter

NAME = "{http://gexf.net/1.3}"
ALLOWED = {  # what the schema of GEXF 1.3 lets an element have
    "gexf": {"version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "meta": set(),
    "creator": set(),
    "description": set(),
    "graph": {"defaultedgetype", "idtype", "mode", "timeformat", "timerepresentation"},
    "attributes": {"class"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "node": {"id", "label", "start", "end"},
    "edges": set(),
    "edge": {"id", "source", "target", "type", "kind", "label", "weight", "start", "end"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
}

NEEDED = {  # attributes that it says an element must have
    "gexf": {"version"},
    "attributes": {"class"},
    "attribute": {"id", "title", "type"},
    "node": {"id"},
    "edge": {"id", "source", "target"},
    "attvalue": {"for", "value"},
}
DAY, NUMBER = r"\d{4}-\d\d-\d\d", r"-?\d+(\.\d+)?"
FORMS = {  # what it says that the value of an attribute is one of; Gephi reads other days as none
    ("gexf", "version"): r"1\.3",
    ("graph", "defaultedgetype"): "directed|undirected|mutual",
    ("graph", "idtype"): "integer|string",
    ("graph", "mode"): "static|dynamic|slice",
    ("graph", "timeformat"): "integer|double|date|dateTime",
    ("graph", "timerepresentation"): "interval|timestamp",
    ("attributes", "class"): "node|edge",
    ("attribute", "type"): "(list)?(integer|long|double|float|boolean|short|byte|string)|anyURI",
    ("edge", "type"): "directed|undirected|mutual",
    ("edge", "weight"): NUMBER,
    **{(element, end): DAY for element in ("node", "edge") for end in ("start", "end")},
}
VALUES = {"integer": r"-?\d+", "double": NUMBER, "string": ".*"}


def written(graph, folder):
    """The file's root."""
    GexfExporter().write(graph, folder / "a.gexf")
    return ET.parse(folder / "a.gexf").getroot()


@pytest.fixture
def root(tmp_path):
    """What is written of the graph made by hand."""
    return written(rdf_graph.graph(), tmp_path)


def values(element):
    """Name → value of what is known of a node or an edge."""
    return {one.get("for"): one.get("value") for one in element.iter(f"{NAME}attvalue")}


def edge(root, predicate):
    """The first edge of a predicate."""
    return next(one for one in root.iter(f"{NAME}edge") if one.get("kind") == predicate)


def test_elements_have_what_the_schema_allows(root):
    """Nothing else, and in its order; every value is of a declared attribute."""
    for element in root.iter():
        name = element.tag.removeprefix(NAME)
        assert set(element.attrib) <= ALLOWED[name], name
    assert [one.tag.removeprefix(NAME) for one in root] == ["meta", "graph"]
    graph = root[1]
    assert graph.get("mode") == "dynamic"
    assert [one.tag.removeprefix(NAME) for one in graph] == [
        *("attributes", "attributes", "nodes", "edges")
    ]
    for declared, elements in zip(graph[:2], graph[2:], strict=True):
        known = {one.get("id") for one in declared}
        assert {name for one in elements for name in values(one)} <= known


@pytest.mark.parametrize("make", [rdf_graph.graph, awkward])
def test_attributes_have_the_values_that_the_schema_allows(make, tmp_path):
    """Those that must be there are; what is declared a number is one."""
    root = written(make(), tmp_path)
    sorts = {one.get("id"): one.get("type") for one in root.iter(f"{NAME}attribute")}
    seen = set()
    for element in root.iter():
        name = element.tag.removeprefix(NAME)
        seen.add(name)
        assert element.attrib.keys() >= NEEDED.get(name, set()), name
        for attribute, value in element.attrib.items():
            form = FORMS.get((name, attribute), ".*")
            if (name, attribute) == ("attvalue", "value"):
                form = VALUES[sorts[element.get("for")]]
            assert re.fullmatch(form, value, re.DOTALL), (name, attribute, value)
    assert seen >= NEEDED.keys()


def test_ids_are_unique_and_every_edge_ends_at_nodes(root):
    """All nodes and claims of the graph are there."""
    nodes = [one.get("id") for one in root.iter(f"{NAME}node")]
    edges = list(root.iter(f"{NAME}edge"))
    assert len(set(nodes)) == len(nodes)
    assert {one.get("id") for one in edges} == {one.id for one in rdf_graph.graph().claims()}
    assert {one.get(end) for one in edges for end in ("source", "target")} <= set(nodes)


def test_times_are_days(root):
    """A beginning that isn't after the end."""
    for element in (*root.iter(f"{NAME}node"), *root.iter(f"{NAME}edge")):
        start, end = element.get("start", "0001-01-01"), element.get("end", "9999-12-31")
        assert date.fromisoformat(start) <= date.fromisoformat(end)


def test_an_edge_lasts_as_long_as_its_claim_says(root):
    """Without a time it begins with the first article, and `time_from` says so."""
    partners = edge(root, "partner_of")
    assert (partners.get("start"), partners.get("end")) == ("2017-01-01", None)
    assert values(partners)["time_from"] == "claim"
    assert partners.get("type") == "mutual"
    signing = edge(root, "result")
    assert (signing.get("start"), signing.get("end")) == ("2021-05-01", None)
    assert values(signing)["time_from"] == "article"
    assert signing.get("type") is None


def test_a_node_is_there_from_its_first_edge_on(root):
    """Otherwise Gephi would drop edges at times at which their ends are hidden."""
    nodes = {one.get("id"): one for one in root.iter(f"{NAME}node")}
    for one in root.iter(f"{NAME}edge"):
        for end in ("source", "target"):
            node = nodes[one.get(end)]
            assert node.get("start", "") <= one.get("start", "")
            assert node.get("end", "9999") >= one.get("end", "9999")
    assert nodes["organization/harbour-guard"].get("start") == "2017-01-01"


def test_a_claim_without_any_time_is_always_there(tmp_path):
    """Nothing says when."""
    (one,) = written(awkward(), tmp_path).iter(f"{NAME}edge")
    assert (one.get("start"), one.get("end")) == (None, None)
    assert "time_from" not in values(one)


def test_an_edge_names_its_quote_and_articles(root):
    """So that a line in Gephi leads to the words."""
    found = values(edge(root, "partner_of"))
    assert "signed the Tidal Pact" in found["quote"]
    assert "Harbour Guard signs pact" in found["articles"]
    assert found["urls"].startswith("https://news.example/")


def test_awkward_text_breaks_nothing(tmp_path):
    """Quotes, angle brackets and control characters."""
    labels = {one.get("label") for one in written(awkward(), tmp_path).iter(f"{NAME}node")}
    assert labels == {'Ann "Ode" <&> \ufffd', "5 boats"}


def test_order_of_input_changes_no_byte(tmp_path):
    """The same graph is the same file."""
    files = []
    for backwards in (False, True):
        path = tmp_path / f"{backwards}.gexf"
        GexfExporter().write(rdf_graph.graph(backwards=backwards), path)
        files.append(path.read_bytes())
    assert files[0] == files[1]


def test_networkx_reads_it(tmp_path):
    """All nodes, and edges that go both ways among those that go one."""
    GexfExporter().write(rdf_graph.graph(), tmp_path / "a.gexf")
    found = nx.read_gexf(tmp_path / "a.gexf")
    assert found.is_directed()
    assert len(found) == len(ET.parse(tmp_path / "a.gexf").findall(".//{*}node"))
