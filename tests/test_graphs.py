"""The worked examples are what their articles give today."""

from __future__ import annotations

from importlib import resources

import pytest
from tests import pages

import dateline

RENEW = "scripts/examples writes the example anew"

bundled = resources.files("dateline.explore").joinpath("bundle", "page.html").is_file()


@pytest.fixture(scope="module", params=pages.EXAMPLES)
def target(request):
    """The folder of an example."""
    return pages.GRAPHS / request.param


@pytest.fixture(scope="module")
def graph(target, example):
    """The example, built for this run."""
    return dateline.open(example / pages.BUILT / target.name)


alike = pytest.mark.skipif(
    not pages.is_read_alike(), reason="this processor reads the examples otherwise"
)


@alike
def test_the_turtle_is_the_same_to_the_byte(graph, target, tmp_path):
    """Building the example again changes no byte of its Turtle."""
    made = graph.export(tmp_path / "graph.ttl").read_bytes()
    assert made == (target / "graph.ttl").read_bytes(), RENEW


@alike
def test_the_drawing_is_the_same_to_the_byte(graph, target, tmp_path):
    """Building the example again changes no byte of its drawing."""
    made = graph.export(tmp_path / "graph.svg").read_bytes()
    assert made == (target / "graph.svg").read_bytes(), RENEW


@pytest.fixture(scope="module")
def in_steps(target, tmp_path_factory):
    """The example built anew, one article after another, last first."""
    folder = tmp_path_factory.mktemp("graph") / "steps"
    for article in sorted((target / "articles").iterdir(), reverse=True):
        dateline.build(article, graph=folder)
    return dateline.open(folder)


def test_the_order_of_the_articles_leaves_no_trace(graph, in_steps, tmp_path):
    """One article after another, last first, gives the same bytes as all at once."""
    at_once = graph.export(tmp_path / "once.ttl").read_bytes()
    assert in_steps.export(tmp_path / "steps.ttl").read_bytes() == at_once


@pytest.mark.skipif(not bundled, reason="the page isn't bundled in this copy")
def test_the_page_is_the_same_to_the_byte(graph, in_steps, tmp_path):
    """Two builds of the example give the same page, to the byte."""
    made = graph.export(tmp_path / "once.html").read_bytes()
    assert in_steps.export(tmp_path / "steps.html").read_bytes() == made


def test_every_quote_stands_in_its_article(graph, target):
    """Each quote is the article's text at its offsets, as the file has it."""
    files = {path.read_text("utf-8") for path in (target / "articles").iterdir()}
    assert {document.text for document in graph.documents.values()} == files
    for fact in graph.claims():
        assert fact.evidence
        for one in fact.evidence:
            assert graph.documents[one.document].text[one.start : one.end] == one.quote


def test_the_page_asks_five_questions_twice(target):
    """Five in SPARQL and five in Python, each with an answer."""
    page = (target / "README.md").read_text("utf-8")
    sparql, python = page.split("## Five questions in Python")
    assert sparql.count("```sparql\n") == 5
    assert python.count("\n**") == 5
    assert python.count("```pycon\n") == 6  # the first opens the graph
