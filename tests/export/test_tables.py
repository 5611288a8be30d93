"""Four tables of a graph, which join by their ids."""

from __future__ import annotations

from datetime import date

import pytest
from tests import rdf_graph

from dateline.export.tables import TABLES, table_of


@pytest.fixture(scope="module")
def graph():
    """The graph made by hand."""
    return rdf_graph.graph()


def rows(graph, table):
    """All rows of a table."""
    return list(TABLES[table].rows(graph))


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_of_their_table(graph, table):
    """In their order, and of their types."""
    kinds = {"text": str, "texts": tuple, "integer": int, "number": float | int, "day": date}
    columns = TABLES[table].columns
    found = rows(graph, table)
    assert found
    for row in found:
        assert list(row) == list(columns)
        for name, value in row.items():
            assert value is None or isinstance(value, kinds[columns[name]]), name


def test_every_claim_and_every_quote_is_a_row(graph):
    """And edges are the claims between things."""
    claims = {one.id: one for one in graph.claims()}
    assert [row["id"] for row in rows(graph, "claims")] == list(claims)
    quotes = [(row["claim_id"], row["quote"]) for row in rows(graph, "evidence")]
    assert quotes == [(one.id, each.quote) for one in claims.values() for each in one.evidence]
    nodes = {row["id"] for row in rows(graph, "nodes")}
    edges = rows(graph, "edges")
    assert {row[end] for row in edges for end in ("source", "target")} <= nodes
    assert len(edges) == len([row for row in rows(graph, "claims") if row["object_id"]])


def test_a_quote_is_the_articles_text_at_its_offsets(graph):
    """In every export."""
    for row in rows(graph, "evidence"):
        assert graph.documents[row["article_id"]].text[row["start"] : row["end"]] == row["quote"]


def test_a_claim_says_who_when_and_where(graph):
    """By id and by name, with days for comparing."""
    found = rows(graph, "claims")
    (denied,) = [row for row in found if row["predicate"] == "assaults"]
    assert (denied["stance"], denied["speaker"]) == ("denied", "Harbour Guard")
    (partner,) = [row for row in found if row["predicate"] == "partner_of"]
    assert (partner["earliest"], partner["latest"]) == (date(2017, 1, 1), None)
    assert partner["published"] == "2021"
    (amount,) = [row for row in found if row["predicate"] == "amount"]
    assert (amount["object_id"], amount["object"]) == (None, "5 million euros")
    assert (amount["object_datatype"], amount["place"]) == ("xsd:string", "Oslo")
    assert partner["object_datatype"] is None


def test_a_symmetric_edge_is_undirected(graph):
    """As Gephi reads the column `type`."""
    kinds = {row["label"]: row["type"] for row in rows(graph, "edges")}
    assert kinds["partner_of"] == "Undirected"
    assert kinds["signatory_of"] == "Directed"


def test_a_files_name_says_which_table():
    """Claims where it says none."""
    assert table_of("a.nodes.csv") is TABLES["nodes"]
    assert table_of("A.Evidence.Parquet") is TABLES["evidence"]
    assert table_of("nodes.csv") is TABLES["nodes"]
    assert table_of("a.csv") is TABLES["claims"]
    assert table_of("a.b.csv") is TABLES["claims"]
