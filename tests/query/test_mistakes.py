"""What is said of queries that can't be answered."""

from __future__ import annotations

import re

import pytest
from tests import rdf_graph

from dateline.query import mistakes
from dateline.rdf.lines import triple_lines
from dateline.rdf.projection import Projection
from dateline.rdf.terms import PREFIXES as KNOWN

PREFIXES = {"": "urn:v#", "skos": "urn:skos#"}
GRAPHS = ("urn:v",)
TERMS = ("partner_of", "Person", "from")


def found(sparql):
    return mistakes.find_mistake(sparql, prefixes=PREFIXES, graphs=GRAPHS, terms=TERMS)


@pytest.mark.parametrize("sparql", ["", " \n", "# SELECT * {}\n"])
def test_an_empty_query_is_told_with_an_example(sparql):
    """White space and comments ask nothing."""
    assert found(sparql).startswith("query: is empty; ask for example SELECT ")


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a> <b> <c> }",
        "delete where { ?s ?p ?o }",
        "# now\nPREFIX x: <urn:x> BASE <urn:y> PREFIX :<urn:z> LOAD <urn:x>",
        "CLEAR ALL",
        "DROP GRAPH <urn:v>",
        "CREATE GRAPH <urn:v>",
        "ADD <a> TO <b>",
        "MOVE <a> TO <b>",
        "COPY <a> TO <b>",
        "WITH <urn:v> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_told_where_changes_belong(sparql):
    """Each verb of SPARQL's that changes something is named, and corrections are recommended."""
    verb = sparql.replace("# now\nPREFIX x: <urn:x> BASE <urn:y> PREFIX :<urn:z> ", "").split()[0]
    said = found(sparql)
    assert said.startswith(f"query: {verb.upper()} would change the graph")
    assert "corrections" in said


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("skos:prefLable", "skos:prefLabel"),
        ("foaf:nmae", "foaf:name"),
        ("schema:nam", "schema:name"),
        ("^schema:nam*/skos:broader", "schema:name"),
        ("rdf:tpye", "rdf:type"),
        ("owl:sameas", "owl:sameAs"),
    ],
)
def test_a_slip_in_a_term_of_another_vocabulary_is_told(wrong, right):
    """Nothing could be found, and nobody would know why; wherever it stands in a path."""
    sparql = f"PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT * {{ ?s {wrong} ?o }}"
    said = mistakes.find_mistake(sparql, prefixes=KNOWN, graphs=GRAPHS, terms=TERMS)
    assert said.startswith("query: there is no ")
    assert f"near it: {right}" in said


def test_a_slip_in_a_term_that_graphs_have_is_told():
    """Of a vocabulary that nobody lists."""
    sparql = "ASK { ?s sem:hasActer ?o }"
    used = {KNOWN["sem"] + "hasActor"}
    said = mistakes.find_mistake(sparql, prefixes=KNOWN, graphs=(), terms=(), used=used)
    assert said.endswith("near it: sem:hasActor")


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?s skos:prefLabel 'skos:prefLable' } # skos:prefLable",
        "ASK { ?s rdf:_1 ?x ; rdf:reifies ?y FILTER (datatype(?x) = rdf:dirLangString) }",
        "PREFIX x: <urn:x#> ASK { ?s x:prefLable ?o }",
        "PREFIX skos: <urn:x#> ASK { ?s skos:prefLable ?o }",
        "CONSTRUCT { ?s skos:prefLable ?o } { ?s ?p ?o }",
    ],
)
def test_what_is_no_slip_passes(sparql):
    """Strings, newer editions, vocabularies that nobody knows, and what CONSTRUCT makes."""
    assert mistakes.find_mistake(sparql, prefixes=KNOWN, graphs=GRAPHS, terms=TERMS) is None


def test_no_term_that_graphs_have_is_a_slip():
    """Of all forms of RDF that there are."""
    projection = Projection(rdf_graph.graph())
    text = b"".join(triple_lines(projection)).decode()
    for prefix, start in KNOWN.items():
        for local in set(re.findall(rf"{re.escape(start)}([A-Za-z]\w*)>", text)) if prefix else ():
            sparql = f"ASK {{ ?s {prefix}:{local} ?o }}"
            said = mistakes.find_mistake(sparql, prefixes=KNOWN, graphs=GRAPHS, terms=TERMS)
            assert said is None, local


@pytest.mark.parametrize(
    ("sparql", "named"),
    [
        ("SELECT * FROM <http://a.example/g> { ?s ?p ?o }", "<http://a.example/g>"),
        ("SELECT * FROM NAMED <b> WHERE { ?s ?p ?o }", "<b>"),
        ("SELECT * from<urn:v> from named skos:g { ?s ?p ?o }", "skos:g"),
        ("PREFIX a: <urn:a/> ASK FROM a:b {}", "a:b"),
        ("ASK FROM <urn:v> FROM <urn:w#1> {}", "<urn:w#1>"),
    ],
)
def test_graphs_that_are_not_there_are_named(sparql, named):
    """Nothing is fetched, and what there is is told; without this the answer would be empty."""
    said = found(sparql)
    assert said == f"query: FROM {named}: nothing is fetched; the only named graph is <urn:v>"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * FROM <urn:v> { ?s ?p ?o }",
        "PREFIX u: <urn:> SELECT * FROM NAMED u:v { ?s ?p ?o }",
        "SELECT ?from { ?from :from skos:from }",
        'SELECT * { ?s ?p "FROM <urn:w>" } # FROM <urn:w>',
        'SELECT ?service { ?service skos:prefLabel "a service" } # SERVICE',
        "PREFIX insert: <urn:insert#> SELECT ?load { ?load insert:delete ?clear }",
        "ASK { <insert> <service> <b> }",
    ],
)
def test_words_elsewhere_are_no_mistakes(sparql):
    """Strings, comments, IRIs, variables and names may hold any word."""
    assert found(sparql) is None


@pytest.mark.parametrize("sparql", ["ASK { SERVICE <urn:x> {} }", "ASK { service silent ?x {} }"])
def test_other_servers_are_refused(sparql):
    """Queries stay offline."""
    assert "SERVICE asks another server" in found(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s foo:bar ?o }",
        "PREFIX x: <urn:x> # PREFIX foo: <urn:foo>\nASK { ?s a x:y, 'PREFIX foo: <u>'^^foo:bar }",
        "ASK { _:b skos:x/foo:bar <a:b> }",
    ],
)
def test_an_unknown_prefix_is_named(sparql):
    """With how to declare it, and those that are known."""
    said = mistakes.explain_error("error at 1:21: Prefix not found, [x]", sparql, prefixes=PREFIXES)
    assert said == ("query: prefix foo: isn't known; declare it (PREFIX foo: <…>), or use : skos:")


def test_other_complaints_are_cut():
    """What the parser would have taken is a long list; its beginning has the place."""
    said = mistakes.explain_error(
        "error at 1:2: expected " + "x " * 500, "SELECT", prefixes=PREFIXES
    )
    assert said.startswith("query: error at 1:2, after “S”: expected x")
    assert said.endswith("…; see docs/rdf.md for examples")
    assert len(said) < 240


@pytest.mark.parametrize(
    ("sparql", "place", "words"),
    [
        ("SELECT nonsense", "1:16", "SELECT nonsense"),
        ("SELECT ?x\n{ ?x  a }", "2:9", "{ ?x a"),
        ("SELECT ?x\n}", "2:1", "SELECT ?x"),
        ("}", "1:1", ""),
        ("SELECT ?one ?two ?three ?four ?five ?six", "1:41", "…two ?three ?four ?five ?six"),
        ("ASK", "7:1", ""),
    ],
)
def test_a_syntax_error_shows_the_words_before_it(sparql, place, words):
    """A number alone says little of a query that a program wrote, or of a long one."""
    said = mistakes.explain_error(f"error at {place}: expected BY", sparql, prefixes=PREFIXES)
    assert said.startswith(f"query: error at {place}, after “")
    assert words.removeprefix("…")[-25:] in said


def test_a_term_that_the_ontology_lacks_is_told():
    """Its answer would be empty for ever; the nearest term is what was meant."""
    said = found("SELECT * { ?s :partnr_of ?o }")
    assert (
        said
        == "query: the ontology has no :partnr_of, so nothing can be found; near it: :partner_of"
    )
    assert "see docs/ontology.md" in found("SELECT * { ?s a :Qqqq }")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s :partner_of ?o ; a :Person }",
        "PREFIX : <urn:own#> SELECT * { ?s :anything ?o }",
        "CONSTRUCT { ?s :made ?o } { ?s :partner_of ?o }",
        "SELECT * { ?s ?p ':partnr_of', <urn:a:partnr_of>, _:partnr_of } # :partnr_of",
    ],
)
def test_terms_of_others_are_their_own(sparql):
    """What the ontology has, what a query declares or makes, and what is no term, is no mistake."""
    assert found(sparql) is None
