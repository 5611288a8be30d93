"""The options that choose a part of a graph."""

from __future__ import annotations

import json

import pytest
import typer.main

import dateline
from dateline import cli
from dateline.cli.viewing import View

COMMANDS = typer.main.get_command(cli.app).commands
OPTIONS = {
    *("--around", "--hops", "--kinds", "--predicates", "--stances", "--sources"),
    *("--since", "--until", "--at", "--min-sources", "--min-confidence"),
}


VERBS = (
    *("show", "query", "ask", "export", "dossier", "neighbors", "path", "timeline"),
    *("disputes", "ranking", "serve", "mcp"),
)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_that_reads_a_graph_has_them(verb):
    """Called alike everywhere; `show` has its own since and until, for events."""
    assert {one for each in COMMANDS[verb].params for one in each.opts} >= OPTIONS
    names = [each.name for each in COMMANDS[verb].params]
    assert len(names) == len(set(names))


def sizes(run, built, *options):
    """How many claims, entities and articles are left."""
    shown = json.loads(run("show", built, *options, "--json").out)
    return shown["claims"], shown["entities"], shown["documents"]


@pytest.mark.parametrize(
    ("options", "given"),
    [
        (["--around", "KFS"], {"around": "KFS"}),
        (["--around", "KFS", "--hops", "2"], {"around": "KFS", "hops": 2}),
        (
            ["--around", "KFS", "--around", "Q20", "--hops", "0"],
            {"around": ["KFS", "Q20"], "hops": 0},
        ),
        (["--kinds", "Country, Event"], {"kinds": ["Country", "Event"]}),
        (["--kinds", "Country", "--kinds", "Event"], {"kinds": ["Country", "Event"]}),
        (["--predicates", "partner_of"], {"predicates": "partner_of"}),
        (["--stances", "reported"], {"stances": "reported"}),
        (["--sources", "first.txt"], {"sources": "first.txt"}),
        (["--min-sources", "2"], {"min_sources": 2}),
        (["--min-confidence", "0.9"], {"min_confidence": 0.9}),
    ],
)
def test_they_mean_what_they_mean_in_python(run, built, options, given):
    """With commas between values, or one by one."""
    graph = dateline.open(built)
    some = graph.subgraph(**given)
    expected = len(some), len(some.entities()), len(some.documents)
    assert sizes(run, built, *options) == expected
    assert len(some) < len(graph)


def test_times_choose_in_exports(run, built, tmp_path):
    """What has no time of its own is of the day of its article; at a day, of none."""
    graph = dateline.open(built)

    def written(*options):
        assert run("export", built, *options, "--to", tmp_path / "a.claims.jsonl").code == 0
        return (tmp_path / "a.claims.jsonl").read_text("utf-8").count("\n")

    assert written("--since", "2024") == len(graph.subgraph(since="2024"))
    assert written("--until", "2023") == len(graph.subgraph(until="2023"))
    assert written("--at", "2024-05-02") == len(graph.at("2024-05-02"))
    assert 0 < written("--at", "2024-05-02") < written("--since", "2024") < len(graph)
    both = written("--at", "2024-05-02", "--predicates", "agrees_with,date")
    assert both == len(graph.at("2024-05-02").subgraph(predicates=["agrees_with", "date"]))


def test_a_query_asks_the_part_alone(run, built):
    """As an export has it."""
    count = "SELECT (COUNT(?x) AS ?n) { ?x a :Country }"
    assert run("query", built, count, "-f", "csv").out.split() == ["n", "2"]
    some = run("query", built, count, "-f", "csv", "--around", "KFS")
    assert some.out.split() == ["n", "0"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--hops", "2"], "--hops counts steps from a thing; name it with --around"),
        (["--around", "Kenia"], "no entity 'Kenia'; near it: Kenya"),
        (["--kinds", "Persona"], "no kind 'Persona'"),
        (
            ["--predicates", "partner"],
            "no predicate 'partner' in the ontology; near it: partner_of",
        ),
        (["--sources", "frist.txt"], "no article is from 'frist.txt'; near it: first.txt"),
        (["--at", "soon"], "at='soon' isn't an EDTF date"),
        (["--since", "2024", "--until", "2023"], "since=2024 is later than until=2023"),
        (["--min-confidence", "2"], "--min-confidence"),
    ],
)
def test_what_can_be_nothing_leaves_files_as_they_are(run, built, tmp_path, options, said):
    """One line, exit code 2, and nothing written over."""
    (tmp_path / "a.ttl").write_text("mine")
    done = run("export", built, *options, "--to", tmp_path / "a.ttl")
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert (tmp_path / "a.ttl").read_text() == "mine"


def test_no_option_leaves_the_graph_as_it_is(built):
    """Not even a copy is made."""
    graph = dateline.open(built)
    assert View().apply(graph) is graph
