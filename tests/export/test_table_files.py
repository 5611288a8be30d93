"""Tables as CSV and Parquet."""

from __future__ import annotations

import csv

import duckdb
import pytest
from tests import rdf_graph
from tests.export.test_network import awkward

from dateline.core import plugins
from dateline.core.characters import rearm_cell
from dateline.export.table_files import CsvExporter, ParquetExporter
from dateline.export.tables import TABLES


def read_csv(path):
    """The rows of a CSV file, as Python reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_parquet(path):
    """The rows of a Parquet file, as DuckDB reads them."""
    found = duckdb.sql(f"SELECT * FROM '{path}'")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("table", TABLES)
def test_both_formats_hold_the_table(tmp_path, table):
    """Lists as lists in Parquet and joined in CSV; what isn't known is empty."""
    graph = rdf_graph.graph()
    CsvExporter().write(graph, tmp_path / f"a.{table}.csv")
    ParquetExporter().write(graph, tmp_path / f"a.{table}.parquet")
    meant = list(TABLES[table].rows(graph))
    exact = read_parquet(tmp_path / f"a.{table}.parquet")
    assert exact == [
        {name: list(one) if isinstance(one, tuple) else one for name, one in row.items()}
        for row in meant
    ]
    for row, cells in zip(meant, read_csv(tmp_path / f"a.{table}.csv"), strict=True):
        for name, one in row.items():
            shown = "; ".join(one) if isinstance(one, tuple) else "" if one is None else str(one)
            assert rearm_cell(cells[name]) == shown


@pytest.mark.parametrize(
    "words", ['=cmd|"/c calc"!A1', "+1", "-1 degrees", "@SUM(1)", "\t=1", "'=1"]
)
def test_no_cell_is_a_formula(tmp_path, words):
    """What an article says is never computed, and can be had back."""
    records = rdf_graph.Records()
    document = records.document(f"The Harbour Guard. {words}", title=words)
    records.claim(document, "Harbour Guard", "inception", rdf_graph.Literal(value=words))
    CsvExporter().write(records.graph(), tmp_path / "a.csv")
    (row,) = read_csv(tmp_path / "a.csv")
    assert row["object"] == f"'{words}"
    assert rearm_cell(row["object"]) == words
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    ParquetExporter().write(records.graph(), tmp_path / "a.parquet")
    (row,) = read_parquet(tmp_path / "a.parquet")
    assert (row["object"], row["articles"]) == (words, [words])


def test_characters_that_are_none_break_no_file(tmp_path):
    """A nought byte and half a surrogate pair."""
    for name in ("a.nodes.csv", "a.nodes.parquet"):
        plugins.find_exporter(tmp_path / name).write(awkward(), tmp_path / name)
    (row,) = read_csv(tmp_path / "a.nodes.csv")
    (exact,) = read_parquet(tmp_path / "a.nodes.parquet")
    assert row["label"] == exact["label"] == 'Ann "Ode" <&> \0'


@pytest.mark.parametrize("ending", ["claims.csv", "claims.parquet"])
def test_order_of_input_changes_no_byte(tmp_path, ending):
    """The same graph is the same file."""
    files = []
    for backwards in (False, True):
        path = tmp_path / f"{backwards}.{ending}"
        plugins.find_exporter(path).write(rdf_graph.graph(backwards=backwards), path)
        files.append(path.read_bytes())
    assert files[0] == files[1]
