"""What a named query is told, and how that comes into it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from tests.happenings import happenings

from dateline.core.errors import OntologyError, QueryError
from dateline.query.asking import bind, read_value
from dateline.query.named import Parameter
from dateline.rdf.terms import string_literal, typed_literal

HARM = [
    '" } # ',
    "'''",
    '"""',
    "\\",
    "\\u0022",
    "}\n{",
    "$x",
    "?x",
    "<urn:a>",
    "; DROP ALL",
    "\x00",
]


@pytest.fixture(scope="module")
def graph():
    """Two articles in which things happen."""
    return happenings()


@given(st.one_of(st.text(), st.sampled_from(HARM), st.text(st.sampled_from("\"'\\{}$<>\n#"))))
def test_whatever_a_text_is_it_stays_a_text(text):
    """It comes out as it went in, and asks nothing."""
    store = Store()
    found = list(store.query(bind("SELECT ?y { BIND ($x AS ?y) }", {"x": string_literal(text)})))
    assert [one["y"].value for one in found] == [text.encode("utf-8", "replace").decode()]


@pytest.mark.parametrize(
    ("sparql", "bound"),
    [
        ("ASK { ?s ?p $x }", 'ASK { ?s ?p  "a"  }'),
        ("ASK { ?s ?p $y, ?x }", "ASK { ?s ?p $y, ?x }"),
        ("ASK { ?s ?p $xy }", "ASK { ?s ?p $xy }"),
        ('ASK { ?s ?p "$x", <urn:$x> } # $x', 'ASK { ?s ?p "$x", <urn:$x> } # $x'),
        ("FILTER (BOUND($x) || bound ( $x ))", "FILTER (true || true)"),
        ("FILTER (!BOUND($y) || 1)", "FILTER (!BOUND($y) || 1)"),
        ("# BOUND($x)\n", "# BOUND($x)\n"),
    ],
)
def test_a_parameter_stands_only_where_it_is_a_word(sparql, bound):
    """Not in strings, IRIs and comments; whether it is given can be asked."""
    assert bind(sparql, {"x": string_literal("a")}) == bound


def value(graph, kind, given, of=None):
    """The terms of a value of a type."""
    parameter = Parameter(name="x", type=kind, kind=of, optional=False, about="what it is")
    return read_value(graph, parameter, given)


def test_a_thing_is_looked_up(graph):
    """By name, id or as an entity; of the kind that is wanted."""
    lumen = graph.entity("Lumen")
    for named in ("lumen", lumen.id, lumen):
        assert value(graph, "thing", named) == {"x": f"<{graph.base}{lumen.id}>"}
    assert value(graph, "thing", "Lumen", "Organization") == value(graph, "thing", "Lumen")
    with pytest.raises(QueryError, match="x='Lumen': 'Lumen' is a Company, and x takes a Person"):
        value(graph, "thing", "Lumen", "Person")
    with pytest.raises(QueryError, match="x='Anne Ode': the graph has no Person called so; near"):
        value(graph, "thing", "Anne Ode", "Person")
    with pytest.raises(QueryError, match="no thing called so; look for it with `dateline show`"):
        value(graph, "thing", "qqqqqqqq")


def test_things_are_all_that_have_the_words(graph):
    """Whole or in part, in any order; one that is called just so is alone."""
    ids = [graph.entity(name).id for name in ("Ann Ode", "Ben Orr")]
    both = "({})".format(", ".join(f"<{graph.base}{one}>" for one in sorted(ids)))
    one = f"(<{graph.base}{ids[0]}>)"
    assert value(graph, "things", "n", "Person") == {"x": both}
    assert value(graph, "things", "the ode ann", "Person") == {"x": one}
    assert value(graph, "things", "Ann Ode", "Person") == {"x": one}
    with pytest.raises(QueryError, match="no Person called so; near it: Ann Ode"):
        value(graph, "things", "Ann Odd", "Person")


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2023-02", "2023-02-01", "2023-02-28"),
        (date(2023, 9, 1), "2023-09-01", "2023-09-01"),
        ("2020/..", "2020-01-01", "9999-12-31"),
        ("../2020", "0001-01-01", "2020-12-31"),
    ],
)
def test_a_date_is_its_first_and_its_last_day(graph, given, first, last):
    """So that a month can be asked for as a day can."""
    found = value(graph, "date", given)
    assert found == {
        "x": typed_literal(first, "xsd:date"),
        "x_last": typed_literal(last, "xsd:date"),
    }


@pytest.mark.parametrize(
    ("kind", "given", "term"),
    [
        ("number", "2", '"2"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("number", 0.5, '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("text", "a 'b'", "\"a 'b'\""),
        ("kind", "Company", "<urn:dateline:ontology#Company>"),
        ("predicate", "head_of", "<urn:dateline:ontology#head_of>"),
        ("stance", "denied", "<urn:dateline:ontology#denied>"),
        ("event_type", "acquire", '"acquire"'),
    ],
)
def test_each_type_has_its_term(graph, kind, given, term):
    """As the graph's RDF has it."""
    assert value(graph, kind, given) == {"x": term}


@pytest.mark.parametrize(
    ("kind", "given", "error", "said"),
    [
        ("number", "many", QueryError, "x='many' is no number: what it is"),
        ("number", "nan", QueryError, "x='nan' is no number"),
        ("date", "soon", OntologyError, "x='soon' isn't an EDTF date"),
        ("date", 5, QueryError, "x=5 is no date"),
        ("kind", "Persona", OntologyError, "no kind 'Persona'"),
        ("predicate", "haed_of", OntologyError, "near it: head_of"),
        ("stance", "sung", OntologyError, "no stance 'sung'"),
        ("event_type", "aquire", OntologyError, "no event type 'aquire'; near it: acquire"),
    ],
)
def test_a_value_of_another_type_is_told(graph, kind, given, error, said):
    """With what it should be."""
    with pytest.raises(error, match=said):
        value(graph, kind, given)


def test_a_graph_answers_by_name(graph):
    """With what it is told by name; None is nothing told."""
    found = graph.ask("people-of", body="Orbit")
    assert {(row["person"], row["how"]) for row in found} == {
        ("Ann Ode", "head_of"),
        ("Ann Ode", "holds_position"),
    }
    assert list(graph.ask("denied", thing=None)) == []
    some = graph.subgraph(kinds=["Person", "Company"])
    assert {row["how"] for row in some.ask("people-of", body="Orbit")} == {"head_of"}


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("who-hold", {}, "no query is named 'who-hold'; near it: who-held"),
        ("who-held", {}, "query who-held needs post: the post, or a part of its name; sample: "),
        ("who-held", {"psot": "x"}, "query who-held has no parameter 'psot'; near it: post"),
        ("least-sure", {"qqqqqq": "x"}, "no parameter 'qqqqqq'; near it: below, predicate"),
    ],
)
def test_a_mistake_in_what_is_asked_is_told(graph, name, given, said):
    """With the nearest name, or what is missing."""
    with pytest.raises(QueryError, match=said):
        graph.ask(name, **given)


def test_a_query_of_ones_own_stops_at_its_limit_and_shows_its_mistakes(tmp_path):
    """As any query does."""
    (tmp_path / "queries").mkdir()
    joined = " . ".join(f"?a{number} ?b{number} ?c{number}" for number in range(6))
    (tmp_path / "queries" / "long.rq").write_text(
        f"# What?\nSELECT (COUNT(*) AS ?n) {{ {joined} }}"
    )
    (tmp_path / "queries" / "wrong.rq").write_text("# What?\nSELECT ?x {\n  ?x a :Persn }")
    (tmp_path / "queries" / "broken.rq").write_text("# What?\nSELECT ?x {\n  ?x a a }")
    graph = happenings()
    graph.folder = tmp_path
    assert {"long", "wrong", "broken"} <= {one.name for one in graph.questions()}
    with pytest.raises(QueryError, match=r"took longer than 0\.2 s"):
        graph.ask("long", timeout=0.2)
    with pytest.raises(
        QueryError, match=r"has no :Persn, so nothing can be found; near it: :Person"
    ):
        graph.ask("wrong")
    with pytest.raises(QueryError, match=r"error at 3:11, after “[?]x a a }”"):
        graph.ask("broken")
