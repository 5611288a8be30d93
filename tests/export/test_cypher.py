"""A Cypher script and the files that it loads."""

from __future__ import annotations

import csv
import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rdf_graph

from dateline.export.cypher import CypherExporter, encode_cell

HOSTILE = "=x'}) DETACH DELETE n; //\\ %25 \"\n"


def written(graph, folder):
    """The script, and the rows of each file."""
    CypherExporter().write(graph, folder / "a.cypher")
    rows = {}
    for path in folder.glob("a.cypher.*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows[path.name.split(".")[2]] = list(csv.DictReader(file))
    return (folder / "a.cypher").read_text("utf-8"), rows


def decode(cell):
    """What the script makes of a cell."""
    return cell.replace("%_", "").replace("%5C", "\\").replace("%25", "%")


def hostile():
    """A graph whose words would be code in a script, or in a spreadsheet."""
    records = rdf_graph.Records()
    document = records.document(f"The Harbour Guard {HOSTILE}.", title=HOSTILE)
    records.claim(document, "Harbour Guard", "inception", rdf_graph.Literal(value=HOSTILE))
    records.claim(document, "Harbour Guard", "alias", rdf_graph.Literal(value="'HG"))
    return records.graph()


def test_every_claim_is_a_relation_with_its_quotes(tmp_path):
    """Between things that are there, from sources that are there."""
    graph = rdf_graph.graph()
    _, rows = written(graph, tmp_path)
    things = {row["id"] for row in rows["things"]}
    assert {row["id"] for row in rows["relations"]} == {one.id for one in graph.claims()}
    assert {row[end] for row in rows["relations"] for end in ("start", "stop")} <= things
    assert {row["source"] for row in rows["quotes"]} == {row["id"] for row in rows["sources"]}
    for row in rows["quotes"]:
        text = graph.documents[row["source"]].text
        assert text[int(row["start"]) : int(row["end"])] == decode(row["quote"])


def test_the_script_loads_each_kind_and_predicate(tmp_path):
    """With the kinds above, and files by the names that they have."""
    script, _ = written(rdf_graph.graph(), tmp_path)
    assert "SET n:GovernmentBody:Organization;" in script
    assert "MERGE (a)-[r:PARTNER_OF {id: row.id}]->(b)" in script
    named = set(re.findall(r"'file:///([^']*)'", script))
    assert named == {path.name for path in tmp_path.glob("*.csv")}
    assert script.count(";\n") == len(re.findall(r"^(?:CREATE|LOAD)", script, re.MULTILINE))


def test_nothing_that_an_article_says_is_in_the_script(tmp_path):
    """And no cell is a formula, or has what Neo4j takes for an escape."""
    script, rows = written(hostile(), tmp_path)
    assert "DETACH" not in script
    cells = [cell for table in rows.values() for row in table for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "'", "\t"))]
    assert not [cell for cell in cells if "\\" in cell]
    assert HOSTILE in {decode(row["label"]) for row in rows["things"]}
    assert [decode(row["title"]) for row in rows["sources"]] == [HOSTILE]


@given(st.text(alphabet=st.sampled_from("%_25C\\=+'a\n"), max_size=8) | st.text())
def test_any_text_can_be_decoded(text):
    """By the replacements of the script, in their order."""
    assert decode(encode_cell(text)) == text


def test_an_engine_of_cypher_runs_it(tmp_path):
    """Twice, and finds each thing and claim once; hostile words come back as they were."""
    engine = pytest.importorskip("graphqlite")
    loads = hasattr(sqlite3.Connection, "enable_load_extension")
    sqlite = sqlite3 if loads else pytest.importorskip("pysqlite3")
    script, rows = written(hostile(), tmp_path)
    lines = [line for line in script.splitlines() if not line.startswith("//")]
    statements = "\n".join(lines).replace("file:///", f"file://{tmp_path}/").split(";\n")
    with closing(sqlite.connect(":memory:")) as base:
        graph = engine.wrap(base)
        for statement in [*statements, *statements]:
            if statement.strip():
                graph.cypher(statement.rstrip(";"))
        labels = [row["n.label"] for row in graph.cypher("MATCH (n:Thing) RETURN n.label")]
        assert sorted(labels) == sorted(decode(row["label"]) for row in rows["things"])
        found = list(
            graph.cypher("MATCH (a:Organization)-[r:INCEPTION]->(b) RETURN b.label, r.sources")
        )
        assert [(row["b.label"], row["r.sources"]) for row in found] == [(HOSTILE, 1)]
        (count,) = graph.cypher("MATCH ()-[r:QUOTED_IN]->(s:Source) RETURN count(r) AS n")
    assert count["n"] == len(rows["quotes"])
