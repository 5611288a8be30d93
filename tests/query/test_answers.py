"""SPARQL over a graph."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple
from tests import rdf_graph

from dateline import ontology, rdf
from dateline.core.errors import QueryError
from dateline.query import answers as module
from dateline.query.answers import Answer, query
from dateline.rdf.terms import PREFIXES

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def graph():
    """The graph made by hand."""
    return rdf_graph.graph()


def directly(graph, sparql):
    """What Oxigraph answers in this process."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in rdf.triples(graph))
    vocabulary = NamedNode("urn:dateline:ontology")
    store.load(ontology.read_turtle(), format=RdfFormat.TURTLE, to_graph=vocabulary)
    return store.query(sparql, base_iri=graph.base, prefixes=dict(PREFIXES))


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


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("1", 1),
        ('"7"^^xsd:unsignedByte', 7),
        ('"-7"^^xsd:negativeInteger', -7),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ('"0.25"^^xsd:float', 0.25),
        ("true", True),
        ('"0"^^xsd:boolean', False),
        ('"2023-09-01"^^xsd:date', date(2023, 9, 1)),
        ('"2023-09-01T10:30:00"^^xsd:dateTime', datetime(2023, 9, 1, 10, 30)),  # noqa: DTZ001
        ('"2023-09-01T10:30:00Z"^^xsd:dateTime', datetime(2023, 9, 1, 10, 30, tzinfo=UTC)),
        ('"2023-09-01Z"^^xsd:date', "2023-09-01Z"),
        ('"-0044-03-15"^^xsd:date', "-0044-03-15"),
        ('"2023"^^xsd:gYear', "2023"),
        ('"2023-09"^^xsd:gYearMonth', "2023-09"),
        ('"2023/.."^^edtf:EDTF', "2023/.."),
        ('"seven"^^xsd:integer', "seven"),
        ('"a"@en', "a"),
        ("<country/x>", "country/x"),
        ('<<( <urn:a> <urn:b> "c" )>>', '<urn:a> <urn:b> "c"'),
    ],
)
def test_values_come_as_python_has_them(graph, term, value):
    """Numbers count, dates are dates, and what Python has no type for is text."""
    ((found,),) = (row.values() for row in query(graph, f"SELECT ?x {{ BIND({term} AS ?x) }}"))
    assert found == value
    assert type(found) is type(value)


def test_what_is_not_bound_is_none(graph):
    """An optional pattern that matches nothing leaves None."""
    assert list(query(graph, "SELECT ?x { OPTIONAL { ?x a :Topic } }")) == [{"x": None}]


def test_ask_answers_yes_or_no(graph):
    """An ASK is as true as its answer."""
    assert query(graph, "ASK { ?s a :Person }")
    no = query(graph, "ASK { ?s a :Topic }")
    assert not no
    assert list(no) == [{"answer": False}]


def test_only_an_ask_answers_no(graph):
    """A row of a SELECT is a row, whatever its column is called and holds."""
    assert query(graph, 'SELECT ("x" AS ?answer) {}')
    assert query(graph, "SELECT ?answer {}")
    assert not query(graph, "SELECT ?answer { ?answer a :Topic }")


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


def test_csv_is_harmless_for_spreadsheets(graph):
    """What would be run as a formula has a mark before it; numbers are left as they are."""
    risky = ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", "- 5"]
    plain = ["-5", "+5.50", "-1e-7", "5", "a=b", "", "it's", "–5"]
    rows = tuple((Literal(text),) for text in risky + plain)
    made = Answer(("x",), (*rows, (Literal(-5),)))
    written = list(csv.reader(io.StringIO(made.text("csv"), newline="")))
    shown = [row[0] if row else "" for row in written]
    assert shown == ["x", *(f"'{text}" for text in risky), *plain, "-5"]
    assert "'" not in Answer(("x",), rows[:3]).text("tsv")


def test_machine_formats_take_any_term(graph):
    """Blank nodes, triples, languages and types are written and read back."""
    found = query(
        graph,
        "SELECT * { BIND(BNODE() AS ?b) BIND(<<( <a> <b> 1.5 )>> AS ?t) BIND('x'@en--ltr AS ?l) }",
    )
    (row,) = json.loads(found.text("json"))["results"]["bindings"]
    assert row["b"]["type"] == "bnode"
    assert row["t"]["value"]["object"] == {
        "type": "literal", "value": "1.5", "datatype": PREFIXES["xsd"] + "decimal"
    }  # fmt: skip
    assert row["l"] == {"type": "literal", "value": "x", "xml:lang": "en", "its:dir": "ltr"}
    assert found.text("csv").startswith("b,l,t\r\n_:")
    assert '"x"@en--ltr\t<<( ' in found.text("tsv")


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
        "SELECT * FROM <http://h.example/g> { ?s ?p ?o }",
        "",
        "SELECT * { ?s ?p '\ud800' }",
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


def test_an_unknown_prefix_is_explained(graph):
    """The parser's own words are a list of characters; ours name the prefix and the known ones."""
    with pytest.raises(QueryError, match=r"prefix nosuch: isn't known; declare it .* or use : dc:"):
        query(graph, "SELECT ?s { ?s nosuch:word ?o }")


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_limit_leaves_time(graph, seconds):
    """No query can be answered in no time."""
    with pytest.raises(QueryError, match="leaves no time; give seconds above 0"):
        graph.query("ASK {}", timeout=seconds)


def test_a_query_stops_at_its_limit(graph):
    """It is told in one line, and the next one is answered; None is no limit."""
    with pytest.raises(QueryError, match=r"took longer than 0\.2 s"):
        graph.query(ENDLESS, timeout=0.2)
    assert graph.query("ASK { ?s a :Person }", timeout=None)
    assert graph.query("ASK { ?s a :Person }", timeout=float("inf"))


def test_a_large_answer_is_given_up(graph, monkeypatch):
    """Before memory runs out, with the size and what to do."""
    one = module._get_evaluator(graph)
    monkeypatch.setattr(type(one), "ask", lambda *_, **__: (b"L", b""))
    with pytest.raises(QueryError, match="more than 256 MiB; add LIMIT"):
        graph.query("ASK {}")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT ?p (COUNT(*) AS ?n) (AVG(?o) AS ?mean) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?s ?l ?x { ?s skos:prefLabel ?l OPTIONAL { ?s :confidence ?x } } ORDER BY ?l",
        "SELECT * { GRAPH ?g { ?s a ?o } }",
        "SELECT ?a ?b { ?b :partner_of ?a }",
        "SELECT * { BIND(BNODE('x') AS ?b) BIND(<<( <a> <b> 'c'@en )>> AS ?t) BIND(1e0 AS ?d) }",
        "SELECT * { ?s ?p ?o FILTER(datatype(?o) = xsd:date || lang(?o) = 'en') }",
    ],
)
def test_answers_are_those_of_the_same_process(graph, sparql):
    """Columns, terms and order are what Oxigraph gives where it is asked directly."""
    expected = directly(graph, sparql)
    assert isinstance(expected, QuerySolutions)
    found = query(graph, sparql)
    assert found.columns == tuple(one.value for one in expected.variables)
    assert found.rows == tuple(tuple(row) for row in expected)


def test_triples_are_those_of_the_same_process(graph):
    """CONSTRUCT keeps each term, and each triple as often as it is made."""
    sparql = "CONSTRUCT { ?s ?p ?o . ?s a 'x'@en } { ?s ?p ?o }"
    expected = sorted(directly(graph, sparql), key=str)
    found = [Triple(*row) for row in query(graph, sparql).rows]
    assert sorted(found, key=str) == expected


def test_the_process_goes_with_its_graph():
    """What nobody can ask any more holds no memory."""
    short = rdf_graph.graph()
    short.query("ASK {}")
    running = module._get_evaluator(short)._running
    assert running.poll() is None
    del short
    gc.collect()
    assert running.returncode is not None


FORK = """
import os, threading, time
from tests import rdf_graph
from dateline.query.answers import _get_evaluator
graph = rdf_graph.graph()
graph.query("ASK {}")
mine = _get_evaluator(graph)._running
threading.Thread(target=graph.query, args=(ENDLESS,), daemon=True).start()
time.sleep(0.3)
if os.fork() == 0:
    print(bool(graph.query("ASK {}")), _get_evaluator(graph)._running.pid != mine.pid)
    os._exit(0)
os.wait()
print(mine.poll() is None, _get_evaluator(graph)._running is mine)
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no such thing here")
def test_a_fork_asks_a_process_of_its_own():
    """Two processes never talk into one pipe, nor wait for one another's threads."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-u", "-c", FORK.replace("ENDLESS", repr(ENDLESS))],
        capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout == "True True\nTrue True\n"


def test_an_unknown_format_is_named(graph):
    """The message lists the formats."""
    with pytest.raises(QueryError, match="table, csv, json, tsv"):
        query(graph, "ASK {}").text("xml")


def test_an_answer_shows_itself_in_a_notebook():
    """IRIs elsewhere are links, things of the graph their ids; it tells how many rows are left."""
    rows = [(NamedNode("http://www.wikidata.org/entity/Q884"), NamedNode("urn:x/person/a"), None)]
    shown = Answer(("a", "b", "c"), tuple(rows * 52), "urn:x/")._repr_html_()
    assert 'href="http://www.wikidata.org/entity/Q884"' in shown
    assert "<bdi>wd:Q884</bdi>" in shown
    assert "<td><bdi>person/a</bdi></td><td><bdi></bdi></td>" in shown
    assert shown.count("<tr>") == 51
    assert "<p>2 more</p>" in shown
