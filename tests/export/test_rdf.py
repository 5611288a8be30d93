"""RDF files: the same bytes every time, and the same triples for every reader."""

from __future__ import annotations

import json
import logging
import stat

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from tests import rdf_graph

from dateline import rdf
from dateline.core.errors import ExportError
from dateline.export.json_ld import json_ld_pieces
from dateline.export.rdf import RdfExporter
from dateline.export.turtle import turtle_pieces

# What rdflib's parsers of JSON-LD and TriG say about rdflib itself, whatever they read.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning"
)
HEADLINE = rdflib.URIRef("https://schema.org/headline")
FORMATS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}


@pytest.fixture(scope="module")
def graph():
    """The graph made by hand."""
    return rdf_graph.graph()


def written(graph, folder, ending):
    """A graph's bytes in one format."""
    path = folder / f"graph{ending}"
    RdfExporter().write(graph, path)
    return path.read_bytes()


def reread(data, ending):
    """The triples that rdflib finds."""
    if ending not in {".nq", ".trig"}:
        return rdflib.Graph().parse(data=data, format=FORMATS[ending])
    found = rdflib.Dataset(default_union=True).parse(data=data, format=FORMATS[ending])
    together = rdflib.Graph()
    for row in found:
        together.add(row[:3])
    return together


@pytest.mark.parametrize("ending", FORMATS)
def test_order_of_input_changes_no_byte(graph, tmp_path, ending):
    """Records in any order give the same file."""
    other = rdf_graph.graph(backwards=True)
    assert written(graph, tmp_path, ending) == written(other, tmp_path, ending)


@pytest.mark.parametrize("ending", FORMATS)
def test_both_readers_find_every_triple_and_warn_of_none(graph, tmp_path, ending, caplog):
    """Each format reads in rdflib and Oxigraph as the triples that were meant."""
    data = written(graph, tmp_path, ending)
    meant = {str(triple) for triple in rdf.triples(graph)}
    form = pyoxigraph.RdfFormat.from_extension(ending[1:])
    assert {str(quad.triple) for quad in pyoxigraph.parse(data, format=form)} == meant
    with caplog.at_level(logging.WARNING):
        assert len(reread(data, ending)) == len(meant)
    assert not caplog.records


def test_rdflib_gets_the_triples_of_the_turtle_file(graph, tmp_path, caplog):
    """`to_rdflib` and the Turtle file are one graph."""
    with caplog.at_level(logging.WARNING):
        made = graph.to_rdflib().default_graph
    assert not caplog.records
    assert isomorphic(made, reread(written(graph, tmp_path, ".ttl"), ".ttl"))


def test_turtle_is_written_to_be_read(graph, tmp_path):
    """Ids are relative to the base, kinds come first, names second, numbers are bare."""
    text = written(graph, tmp_path, ".ttl").decode()
    assert text.startswith("@base <https://graph.example/> .\n@prefix : <urn:dateline:ontology#> .")
    assert (
        "\n<person/ada-brink> a :Person, schema:Person ;\n"
        '    skos:prefLabel "Ada Brink"@en ;\n'
        "    org:holds <position/chief-warden-" in text
    )
    assert "    :confidence 0.7124 ;" in text or "    :confidence 1.0 ;" in text
    assert "    :sources 2 ;" in text


@pytest.mark.parametrize(
    "base", ["https://graph.example/of#", "urn:example:", "http://h.example/a?b="]
)
def test_any_base_gives_the_same_triples_in_every_reader(base, tmp_path):
    """A base that ids can't be relative to is written out."""
    graph = rdf_graph.graph(base=base)
    meant = len(rdf.triples(graph))
    for ending in (".ttl", ".jsonld"):
        found = reread(written(graph, tmp_path, ending), ending)
        assert len(found) == meant
        assert (rdflib.URIRef(base + "person/ada-brink"), None, None) in found


def test_hostile_words_come_back_as_they_were(graph, tmp_path):
    """Quotes, backslashes, line breaks, Hangul and emoji survive."""
    for ending in (".ttl", ".nt", ".rdf", ".jsonld"):
        found = reread(written(graph, tmp_path, ending), ending)
        assert rdflib.Literal(rdf_graph.HOSTILE, lang="en") in set(found.objects())


def test_characters_that_xml_lacks_do_not_break_rdf_xml(tmp_path):
    """A control character in a text is marked as lost in RDF/XML, and kept in Turtle."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard\x0bsaw Karsk.", title="A\x0bB")
    made.claim(document, "Harbour Guard", "supports", "Karsk")
    assert "A\ufffdB" in written(made.graph(), tmp_path, ".rdf").decode()
    turtle = reread(written(made.graph(), tmp_path, ".ttl"), ".ttl")
    assert rdflib.Literal("A\x0bB", lang="en") in set(turtle.objects())
    assert len(reread(written(made.graph(), tmp_path, ".rdf"), ".rdf")) == len(turtle)


@settings(max_examples=60)
@given(st.text())
def test_any_words_survive_turtle_and_json_ld(words):
    """Whatever stands in a headline, both readers give it back."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard backs Karsk.", title=words)
    made.claim(document, "Harbour Guard", "supports", "Karsk")
    graph = made.graph()
    meant = {str(triple) for triple in rdf.triples(graph)}
    projection = rdf.Projection(graph)
    turtle = b"".join(turtle_pieces(projection))
    for data, form in (
        (turtle, pyoxigraph.RdfFormat.TURTLE),
        (b"".join(json_ld_pieces(projection)), pyoxigraph.RdfFormat.JSON_LD),
        (b"".join(rdf.triple_lines(projection)), pyoxigraph.RdfFormat.N_TRIPLES),
    ):
        assert {str(quad.triple) for quad in pyoxigraph.parse(data, format=form)} == meant
    headlines = set(reread(turtle, ".ttl").objects(None, HEADLINE))
    assert [str(one) for one in headlines] == [words]


def test_dropping_an_articles_graph_drops_its_quotes(graph, tmp_path):
    """TriG and N-Quads keep each article's metadata and quotes in its own named graph."""
    data = written(graph, tmp_path, ".nq")
    store = pyoxigraph.Store()
    store.load(data, format=pyoxigraph.RdfFormat.N_QUADS)
    articles = list(store.named_graphs())
    assert len(articles) == 2
    for article in articles:
        store.remove_graph(article)
    assert "TextQuoteSelector" not in str(list(store))
    assert "harbour-guard" in str(list(store))


def test_json_ld_is_compact(graph, tmp_path):
    """Terms of the ontology are bare words and ids are relative."""
    nodes = json.loads(written(graph, tmp_path, ".jsonld"))["@graph"]
    guard = next(node for node in nodes if node["@id"] == "organization/harbour-guard")
    assert guard["partner_of"] == {"@id": "organization/tidal-institute"}
    assert guard["@type"][0] == "GovernmentBody"


def test_a_file_is_replaced_whole_and_readable(graph, tmp_path):
    """What stood there goes only when the new file is complete, and others may read it."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    RdfExporter().write(graph, path)
    assert path.read_text().startswith("@base")
    assert [one.name for one in tmp_path.iterdir()] == ["graph.ttl"]
    assert path.stat().st_mode & stat.S_IRUSR


def test_a_place_that_cannot_be_written_is_named(graph, tmp_path):
    """One line says which file and why."""
    with pytest.raises(ExportError, match=r"nowhere.graph\.ttl: can't be written \(No such file"):
        RdfExporter().write(graph, tmp_path / "nowhere" / "graph.ttl")


def test_an_unknown_ending_is_named(graph, tmp_path):
    """The message lists the endings that work."""
    with pytest.raises(ExportError, match=r"\.ttl \.nt"):
        RdfExporter().write(graph, tmp_path / "graph.n3")
