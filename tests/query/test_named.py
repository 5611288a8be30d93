"""Named queries: their files, and which there are."""

from __future__ import annotations

import re
import shlex

import pytest
from tests.pages import BUILT, EXAMPLES, ROOT

import dateline
from dateline.cli.ask import read_values
from dateline.core.errors import OntologyError, QueryError
from dateline.query.named import TYPES, Parameter, find_query, list_queries, parse_query

HEAD = """# Who leads a body,
# and since when?
#
# A remark, which goes with it.
#
# param body: thing Organization; the body
# param least_sure: number, optional; how sure at least
# sample: UNDP --least-sure 0.5
# By Ann Ode.

SELECT ?who { ?who :head_of $body } # param x: no head
"""


def test_a_head_says_what_is_asked_and_told():
    """Comments before the first parameter are the description; what follows is the query."""
    made = parse_query("leads", HEAD)
    assert made.about == "Who leads a body, and since when? A remark, which goes with it."
    assert made.parameters == (
        Parameter(name="body", type="thing", kind="Organization", optional=False, about="the body"),
        Parameter(
            name="least_sure", type="number", kind=None, optional=True, about="how sure at least"
        ),
    )
    assert [one.option for one in made.parameters] == ["body", "least-sure"]
    assert (made.sample, made.sparql, made.path) == ("UNDP --least-sure 0.5", HEAD, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("# param Body: thing; x", "own, line 2: 'param Body: thing; x' is no parameter; write it"),
        ("# param body thing; x", "is no parameter"),
        ("# param body: thing", "is no parameter"),
        ("# param body: thing, maybe; x", "is no parameter"),
        ("# param body: things_; x", "own, line 2: no type 'things_'; the types are thing, things"),
    ],
)
def test_a_broken_head_is_told_with_its_line(line, said):
    """It would else be a query without the parameter."""
    with pytest.raises(QueryError, match=said):
        parse_query("own", f"# Who?\n{line}\nASK {{}}")


def test_a_head_of_no_words_or_an_unknown_kind_is_told():
    """A query that says nothing of itself can't be listed."""
    with pytest.raises(QueryError, match="own: says nothing of what it asks"):
        parse_query("own", "ASK {}")
    with pytest.raises(OntologyError, match="no kind 'Persona'"):
        parse_query("own", "# Who?\n# param who: thing Persona; x\n")


def test_there_are_queries_for_what_news_is_asked():
    """Each with a description that is a question, and parameters that it uses."""
    known = list_queries()
    assert len(known) >= 20
    assert [one.name for one in known] == sorted(one.name for one in known)
    for one in known:
        assert "?" in one.about
        assert {parameter.type for parameter in one.parameters} <= set(TYPES)
        for parameter in one.parameters:
            assert f"${parameter.name}" in one.sparql, one.name


@pytest.fixture(scope="module")
def graphs(example):
    """The worked examples."""
    return [dateline.open(example / BUILT / name) for name in EXAMPLES]


@pytest.mark.parametrize("name", [one.name for one in list_queries()])
def test_each_sample_finds_something(graphs, name):
    """In one of the worked examples; the queries that take nothing need no sample."""
    asked = find_query(name)
    values = read_values(asked, shlex.split(asked.sample))
    needed = {one.name for one in asked.parameters if not one.optional}
    assert needed <= values.keys()
    found = 0
    for graph in graphs:
        try:
            found += len(graph.ask(name, **values))
        except QueryError as error:
            assert "called so" in str(error)  # noqa: PT017 -- who is in one isn't in the other
    assert found


def test_an_unknown_name_is_told_with_the_nearest():
    """Or how to list them."""
    with pytest.raises(QueryError, match="no query is named 'who-hold'; near it: who-held"):
        find_query("who-hold")
    with pytest.raises(QueryError, match="list them with `dateline ask --list`"):
        find_query("zzzzzz")


def test_a_graphs_own_queries_are_among_them(tmp_path):
    """One of a name that is known takes its place; files of other endings are left alone."""
    folder = tmp_path / "queries"
    folder.mkdir()
    (folder / "mine.rq").write_text("# Who is here?\nSELECT ?x { ?x a :Person }")
    (folder / "who-held.rq").write_text("# Who sat?\nASK {}")
    (folder / "notes.txt").write_text("?")
    known = {one.name: one for one in list_queries(tmp_path)}
    assert known["mine"].path == folder / "mine.rq"
    assert known["who-held"].about == "Who sat?"
    assert len(known) == len(list_queries()) + 1
    assert find_query("mine", tmp_path).about == "Who is here?"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("My Query.rq", b"# Who?\nASK {}", "has small letters, figures and hyphens; rename it"),
        ("own.rq", b"\xff\xfe", "own.rq: can't be read: it isn't text in UTF-8"),
        ("own.rq", b"# Who?\n# param x\n", r"own\.rq, line 2: 'param x' is no parameter"),
        ("own.rq", b"", "own.rq: says nothing of what it asks"),
    ],
)
def test_a_broken_file_of_ones_own_is_told(tmp_path, name, content, said):
    """With its name and what to do."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / name).write_bytes(content)
    with pytest.raises(QueryError, match=said):
        list_queries(tmp_path)
    (tmp_path / "queries" / "good.rq").write_text("# Who?\nASK {}")
    assert find_query("good", tmp_path).about == "Who?"  # what is broken hinders no other
    assert find_query("acronyms", tmp_path).path is None


def test_a_folder_in_the_place_of_a_query_is_told(tmp_path):
    """It can't be read."""
    (tmp_path / "queries" / "own.rq").mkdir(parents=True)
    with pytest.raises(QueryError, match="can't be read: Is a directory"):
        list_queries(tmp_path)


def test_the_query_that_the_page_shows_is_one(graphs, tmp_path):
    """Whoever copies it into a folder can ask it."""
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    (shown,) = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "hosts.rq").write_text(shown)
    graph = graphs[0].subgraph()
    graph.folder = tmp_path
    assert [row["host"] for row in graph.ask("hosts", place="Seoul")] == [
        "Korean National Police Agency"
    ]
    assert list(graph.ask("hosts", since="2024")) == []


def test_an_article_without_a_date_takes_no_dates_away():
    """Who held a post, and what somebody held, is told since the dated one."""
    texts = ("Ada Hart, the head of Oxfam, spoke.\n", "Oxfam's head, Ada Hart, left Kenya.\n")
    dated, undated = (
        dateline.Document(text=text, published=day)
        for text, day in zip(texts, ("2024-05-03", None), strict=True)
    )
    graph = dateline.build([dated, undated])
    [row] = graph.ask("who-held", post="head", at="2024-06-01")
    assert str(row["told"]) == "2024-05-03"
    assert [str(one["told"]) for one in graph.ask("posts-of", person="Ada Hart")] == ["2024-05-03"]
