"""SPARQL 1.1 Protocol: by hand, by SPARQLWrapper and by rdflib, and what is refused."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper
from tests.explore.conftest import BASE, serving

pytestmark = pytest.mark.filterwarnings(  # rdflib's own reader of JSON-LD
    "ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning"
)
HEADS = "SELECT ?who ?body { ?p :head_of ?b . ?p skos:prefLabel ?who . ?b skos:prefLabel ?body }"
NAMES = {("Ann Ode", "Orbit"), ("Ben Orr", "Lumen")}
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(9)) + " }"
JSON_ROWS = "application/sparql-results+json"


@pytest.fixture(scope="module")
def endpoint(kept_folder):
    """The endpoint of a real server on a free port."""
    with serving(kept_folder) as base:
        yield f"{base}/sparql"


def rows(answer):
    """The rows of an answer in JSON, as texts."""
    found = answer.json()
    return {
        tuple(row[name]["value"] for name in found["head"]["vars"])
        for row in found["results"]["bindings"]
    }


def test_each_way_to_send_a_query_gives_the_same(client):
    """GET, a form, and the query as the body are one question."""
    asked = client.get("/sparql", params={"query": HEADS})
    form = client.post("/sparql", data={"query": HEADS})
    kind = {"content-type": "application/sparql-query; charset=utf-8"}
    direct = client.post("/sparql", content=HEADS, headers=kind)
    assert rows(asked) == rows(form) == rows(direct) == NAMES
    assert asked.headers["content-type"].startswith(JSON_ROWS)
    assert "accept" in asked.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", JSON_ROWS),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(client, accept, media):
    """The header decides, and the answer says what it is."""
    answer = client.get("/sparql", params={"query": HEADS}, headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Ann Ode" in answer.text


def test_an_ask_is_a_boolean(client):
    """ASK has the W3C's form for a truth value, in JSON and in XML."""
    asked = {"query": "ASK { ?p :head_of ?b }"}
    assert client.get("/sparql", params=asked).json()["boolean"] is True
    xml = client.get("/sparql", params=asked, headers={"accept": "application/xml"}).text
    namespace = "{http://www.w3.org/2005/sparql-results#}"
    assert ET.fromstring(xml).findtext(f"{namespace}boolean") == "true"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
        ("*/*", "turtle"),
    ],
)
def test_triples_come_in_the_form_that_is_asked_for(client, accept, form):
    """CONSTRUCT gives RDF that rdflib reads back."""
    query = "CONSTRUCT { ?p :head_of ?b } WHERE { ?p :head_of ?b }"
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert len(rdflib.Graph().parse(data=answer.text, format=form)) == 2


def test_a_short_form_is_that_of_triples_too(client):
    """What a client calls XML or JSON is so for rows and for triples."""
    query = "CONSTRUCT { ?p :head_of ?b } WHERE { ?p :head_of ?b }"
    for form, media in (("xml", "application/rdf+xml"), ("json", "application/ld+json")):
        answer = client.get("/sparql", params={"query": query, "format": form})
        assert answer.headers["content-type"].startswith(media)


def test_rows_in_csv_are_no_formulas(client):
    """A text that a spreadsheet would run has a quotation mark before it."""
    query = 'SELECT ("=1+1" AS ?x) {}'
    assert client.get("/sparql", params={"query": query, "format": "csv"}).text == "x\r\n'=1+1\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"query": "SELECT nonsense"}, 400),
        ({"query": ""}, 400),
        ({"query": "SELECT ?s { SERVICE <http://a.example/> { ?s ?p ?o } }"}, 400),
        ({"query": "DROP ALL"}, 400),
        ({"update": "DROP ALL"}, 403),
        ({"query": HEADS, "default-graph-uri": "http://a.example/"}, 400),
        ({"query": HEADS, "named-graph-uri": "http://a.example/"}, 400),
        ({"query": HEADS, "timeout": "no"}, 400),
        ({"query": HEADS, "timeout": "-1"}, 400),
        ({"query": HEADS, "timeout": "nan"}, 400),
        ({"query": ENDLESS, "timeout": "0.2"}, 400),
    ],
)
def test_what_is_refused(client, sent, status):
    """Mistakes, updates, other servers and data sets, endless questions, each with a reason."""
    answer = client.post("/sparql", data=sent)
    assert answer.status_code == status
    assert answer.text.strip()


def test_updates_and_other_types_are_refused(client):
    """The type of the body is the protocol's: an update is known by it."""
    for kind, status in (("application/sparql-update", 403), ("text/plain", 415)):
        headers = {"content-type": kind}
        answer = client.post("/sparql", content="DROP ALL", headers=headers)
        assert answer.status_code == status
    assert rows(client.get("/sparql", params={"query": HEADS})) == NAMES


def test_two_queries_and_broken_text_are_refused(client):
    """One request is one query, in UTF-8, of a size that a person could write."""
    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    headers = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff", headers=headers).status_code == 400
    assert client.post("/sparql", content=b" " * 2_000_000, headers=headers).status_code == 413


def test_a_form_that_there_is_none_of_is_said(client):
    """An image of the rows isn't to be had, nor is one of triples."""
    for query in (HEADS, "DESCRIBE <person/ann-ode>"):
        asked = {"query": query}
        assert (
            client.get("/sparql", params=asked, headers={"accept": "image/png"}).status_code == 406
        )


def test_the_endpoint_describes_itself(client):
    """Without a query a program gets the service's description, below; a browser gets the page."""
    page = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_gets_its_rows(endpoint, method):
    """The usual client of Python's users reads rows in each form that it knows."""
    asking = SPARQLWrapper(endpoint)
    asking.setQuery(HEADS)
    asking.setMethod(method)
    asking.setReturnFormat(JSON)
    found = asking.queryAndConvert()["results"]["bindings"]
    assert {(row["who"]["value"], row["body"]["value"]) for row in found} == NAMES
    asking.setReturnFormat(XML)
    assert "Ann Ode" in asking.queryAndConvert().toxml()
    asking.setReturnFormat(CSV)
    assert b"Ann Ode,Orbit" in asking.queryAndConvert()


def test_sparqlwrapper_gets_triples(endpoint):
    """And triples, in what it asks for by itself and in another form."""
    asking = SPARQLWrapper(endpoint)
    asking.setQuery("CONSTRUCT { ?p :head_of ?b } WHERE { ?p :head_of ?b }")
    assert len(asking.queryAndConvert()) == 2
    asking.setReturnFormat(TURTLE)
    assert b"person/ann-ode" in asking.queryAndConvert()


def test_rdflibs_store_asks_here(endpoint):
    """A graph of rdflib's over the endpoint answers patterns and queries."""
    graph = rdflib.Graph(SPARQLStore(endpoint, returnFormat="json"))
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    ann = rdflib.URIRef("https://graph.example/person/ann-ode")
    assert graph.value(ann, label) == rdflib.Literal("Ann Ode", lang="en")
    assert {tuple(map(str, row)) for row in graph.query(HEADS)} == NAMES
    data = rdflib.Dataset(store=SPARQLStore(endpoint, context_aware=True, returnFormat="json"))
    assert {tuple(map(str, row)) for row in data.query(HEADS)} == NAMES


def test_hostile_names_come_as_they_are(client):
    """Rows with hostile names are JSON that comes back as it was."""
    query = "SELECT ?l { ?s skos:prefLabel ?l }"
    found = json.loads(client.get("/sparql", params={"query": query}).text)
    names = {row["l"]["value"] for row in found["results"]["bindings"]}
    assert "<b>Mal\u202eice</b>" in names


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
@pytest.mark.filterwarnings("ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning")
def test_the_endpoint_describes_itself_in_every_form(client, accept, form):
    """One description, whatever a client reads."""
    answer = client.get("/sparql", headers={"accept": accept})
    assert "accept" in answer.headers["vary"]
    found = rdflib.Graph().parse(data=answer.text, format=form)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(f"{BASE}/sparql")
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in found
    assert len(set(found.objects(service, sd.resultFormat))) == 8
