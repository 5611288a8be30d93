"""SPARQL over a graph."""

from __future__ import annotations

import json

import pytest
from tests import rdf_graph

from dateline.errors import QueryError
from dateline.query import query


@pytest.fixture(scope="module")
def graph():
    """The graph made by hand."""
    return rdf_graph.graph()


def test_common_prefixes_need_no_declaration(graph):
    """`:partner_of` and `skos:prefLabel` are known, and rows are plain values."""
    found = query(graph, "SELECT ?s ?l { ?s :partner_of ?o . ?s skos:prefLabel ?l } ORDER BY ?s")
    assert list(found) == [
        {"s": "organization/harbour-guard", "l": "Harbour Guard"},
        {"s": "organization/tidal-institute", "l": "Tidal Institute"},
    ]


def test_ids_are_relative_to_the_base(graph):
    """The id that Python shows is what SPARQL takes."""
    found = query(graph, "SELECT ?o { <person/ada-brink> :holds_position ?o }")
    assert [graph.entity(row["o"]).label for row in found] == ["chief warden"]


def test_values_come_as_python_has_them(graph):
    """Numbers count, booleans decide, and what isn't bound is None."""
    found = query(
        graph,
        "SELECT ?n ?d ?b ?none { BIND(1 AS ?n) BIND(0.5 AS ?d) BIND(true AS ?b)"
        " OPTIONAL { ?none a :Topic } }",
    )
    assert list(found) == [{"n": 1, "d": 0.5, "b": True, "none": None}]


def test_ask_answers_yes_or_no(graph):
    """An ASK is as true as its answer."""
    assert query(graph, "ASK { ?s a :Person }")
    no = query(graph, "ASK { ?s a :Topic }")
    assert not no
    assert list(no) == [{"answer": False}]


def test_construct_gives_sorted_triples(graph):
    """CONSTRUCT and DESCRIBE give three columns."""
    found = query(graph, "CONSTRUCT { ?s a :P } WHERE { ?s :partner_of ?o }")
    assert found.columns == ("subject", "predicate", "object")
    assert len(found) == 2


def test_labels_of_predicates_are_in_the_ontologys_graph(graph):
    """The vocabulary can be asked too, without being counted among the facts."""
    found = query(
        graph, "SELECT ?l { GRAPH <urn:dateline:ontology> { :partner_of rdfs:label ?l } }"
    )
    assert [row["l"] for row in found] == ["partner of"]
    assert not query(graph, "ASK { :partner_of rdfs:label ?l }")


def test_table_is_aligned_and_short(graph):
    """Ids and prefixed names, not whole IRIs."""
    found = query(graph, "SELECT ?kind ?n { <place/oslo> a ?kind BIND(1 AS ?n) } ORDER BY ?kind")
    assert found.text() == (
        "kind          n\n"
        "------------  -\n"
        "schema:City   1\n"
        "schema:Place  1\n"
        ":City         1\n"
        ":Place        1\n"
    )


def test_machine_formats_are_the_w3cs(graph):
    """CSV, TSV and JSON carry whole IRIs and types, also of words with quotes in them."""
    found = query(graph, "SELECT ?s ?l ?x { ?s a :Work ; skos:prefLabel ?l } ")
    iri = f"{graph.base}{graph.entities(kind='Work')[0].id}"
    assert found.text("csv").startswith(f's,l,x\r\n{iri},"The ""Blue')
    assert found.text("tsv").startswith(f"?s\t?l\t?x\n<{iri}>\t")
    (row,) = json.loads(found.text("json"))["results"]["bindings"]
    assert row["l"] == {"type": "literal", "value": rdf_graph.HOSTILE, "xml:lang": "en"}


def test_no_rows_still_have_a_head(graph):
    """An empty answer is one line of names."""
    assert query(graph, "SELECT ?s { ?s a :Topic }").text("csv") == "s\r\n"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s {",
        "SELECT ?s { ?s nosuch:word ?o }",
        "INSERT DATA { <a> <b> <c> }",
        "SELECT * { SERVICE <http://h.example/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent ?there { ?s ?p ?o } }",
    ],
)
def test_what_cannot_be_answered_is_one_line(graph, sparql):
    """Mistakes, updates and questions to other servers say what is wrong."""
    with pytest.raises(QueryError, match=r"^query: ") as caught:
        query(graph, sparql)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 240


def test_service_may_be_a_word_or_a_name(graph):
    """Only the keyword is refused."""
    asked = 'SELECT ?service { ?service skos:prefLabel "a service"@en } # SERVICE'
    assert len(query(graph, asked)) == 0


def test_an_unknown_format_is_named(graph):
    """The message lists the formats."""
    with pytest.raises(QueryError, match="table, csv, json, tsv"):
        query(graph, "ASK {}").text("xml")
