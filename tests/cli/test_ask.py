"""Asking named queries in the terminal."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

from dateline.cli.ask import read_values
from dateline.cli.viewing import View
from dateline.core.errors import QueryError
from dateline.query.named import find_query, list_queries


def test_a_query_is_asked_by_name(run, built):
    """Its values follow in order, or behind their names."""
    expected = run("ask", built, "between", "Kenya", "Norway").out
    assert "agrees_with" in expected
    for values in (
        ["--one", "Kenya", "--other", "Norway"],
        ["--other=Norway", "Kenya"],
        ["Kenya", "--other", "Norway"],
    ):
        assert run("ask", built, "between", *values).out == expected


def test_answers_come_in_each_format(run, built):
    """As those of `query` do."""
    rows = list(csv.DictReader(io.StringIO(run("ask", built, "names-of", "KFS", "-f", "csv").out)))
    assert {"how": "acronym", "name": "KFS"} in rows
    found = json.loads(run("ask", built, "names-of", "--format", "json", "KFS").out)
    assert len(found["results"]["bindings"]) == len(rows)


def test_the_list_tells_how_to_ask(run, built):
    """With or without a graph; what may be left out stands in brackets."""
    listed = run("ask", "--list")
    assert listed.code == 0
    for one in list_queries():
        assert f"{one.name}\n  {one.about}" in listed.out
        assert f"  dateline ask DIR {one.name} {one.sample}".rstrip() in listed.out
    assert "  POST  the post, or a part of its name\n  [--at]  only those" in listed.out
    assert run("ask", built).out == run("ask", built, "--list").out == listed.out


def test_the_sparql_can_be_seen(run, built):
    """To learn from, or to change; nothing is asked then."""
    shown = run("ask", built, "who-held", "--show")
    assert shown.out == find_query("who-held").sparql


def test_queries_of_ones_own_are_asked_like_the_others(run, built, tmp_path):
    """They are listed with their file."""
    folder = tmp_path / "graph"
    shutil.copytree(built, folder)
    (folder / "queries").mkdir()
    (folder / "queries" / "pairs.rq").write_text(
        "# Which things agree?\n# param least: number, optional; how sure\n"
        "SELECT ?a ?b { ?a :agrees_with ?b FILTER (!BOUND($least) || $least < 1) }\n"
    )
    assert run("ask", folder, "pairs", "-f", "csv").out.count("\n") == 2
    assert run("ask", folder, "pairs", "2", "-f", "csv").out.count("\n") == 1
    assert f"pairs  ({folder / 'queries' / 'pairs.rq'})" in run("ask", folder, "--list").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["who-hold", "x"], "no query is named 'who-hold'; near it: who-held"),
        (["who-held"], "query who-held needs post: the post"),
        (["who-held", "x", "--too", "1"], "query who-held has no option --too; near it: --"),
        (["names-of", "--thing"], "query names-of: --thing needs a value; sample: KNPA"),
        (["names-of", "KFS", "more"], "query names-of takes no 'more'; sample: KNPA"),
        (["names-of", "Kenia"], "thing='Kenia': the graph has no thing called so; near it: Kenya"),
        (["said-by", '"} # '], "called so"),
        (["articles", "--since", "soon"], "since='soon' isn't an EDTF date"),
        (["articles", "--timeout", "0"], "--timeout 0 leaves no time"),
    ],
)
def test_a_mistake_is_one_line(run, built, arguments, said):
    """With the nearest name or a sample, and exit code 2."""
    done = run("ask", built, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_values_in_order_fill_what_is_not_named():
    """The first that isn't named takes the first value."""
    asked = find_query("between")
    assert read_values(asked, ["--one=a", "b"]) == {"one": "a", "other": "b"}
    assert read_values(asked, ["b", "--one", "--other"]) == {"one": "--other", "other": "b"}
    assert read_values(asked, ["-5"]) == {"one": "-5"}
    with pytest.raises(QueryError, match="near it: --one, --other"):
        read_values(asked, ["--qqqqq", "x"])


def test_a_part_is_asked_alone(run, built):
    """With the options of a view; what the query calls likewise is its own."""
    everything = run("ask", built, "between", "Kenya", "Norway", "-f", "csv").out
    some = run("ask", built, "between", "Kenya", "Norway", "-f", "csv", "--stances", "asserted").out
    assert 1 < len(some.splitlines()) < len(everything.splitlines())
    assert run("ask", built, "articles", "--since", "2024", "--until", "2023").code == 0
    assert run("ask", built, "between", "Kenya", "Norway", "--hops", "2").code == 2
    asked = View(since="2024", around=["A", "B"], hops=2)
    own, rest = asked.hand_over(["since", "around", "at", "nothing"])
    assert own == {"since": "2024", "around": "A,B"}
    assert rest == View(hops=2)
