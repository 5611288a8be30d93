"""The page about RDF shows what is really written, and asks what can be answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests import rdf_graph

from dateline.export.turtle import turtle_pieces
from dateline.rdf import Projection

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rdf.md").read_text("utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)


def test_the_sample_is_what_the_exporter_writes():
    """Each block of the sample is in the Turtle of the graph made by hand, to the byte."""
    graph = rdf_graph.graph()
    written = b"".join(turtle_pieces(Projection(graph))).decode()
    (sample,) = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    for block in sample.strip().split("\n\n"):
        assert f"\n{block}\n" in written


def test_the_sample_of_rdf_12_is_what_the_exporter_writes():
    """To the byte, in the Turtle with triple terms."""
    projection = Projection(rdf_graph.graph(), triple_terms=True)
    written = b"".join(turtle_pieces(projection)).decode()
    (sample,) = re.findall(r"```turtle-12\n(.*?)```", PAGE, re.DOTALL)
    assert f"\n{sample.strip()}\n" in written


@pytest.mark.parametrize("sparql", QUERIES)
def test_each_query_finds_something(sparql):
    """No query of the page is wrong or empty on the graph made by hand."""
    found = rdf_graph.graph().query(sparql)
    assert len(found) > 0
    assert all(set(row) == set(found.columns) for row in found)


def test_there_are_six_queries():
    """The page says six."""
    assert len(QUERIES) == 6
