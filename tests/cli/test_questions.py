"""What is around a thing, between two, in time, in dispute and in the middle, in the terminal."""

from __future__ import annotations

import json

import pytest

import dateline
from dateline import cli

TEXT = """Kenya and Norway [red]meet[/red]

Kenya met Norway in Oslo on 2 May 2024. The Harbour Guard denied that Kenya had met Norway.
"""


@pytest.fixture(scope="session")
def disputed(tmp_path_factory):
    """A graph in which something is held and denied, and a name looks like style."""
    folder = tmp_path_factory.mktemp("disputed")
    (folder / "a.txt").write_text(TEXT)
    with pytest.raises(SystemExit):
        cli.main(["build", str(folder / "a.txt"), "--graph", str(folder / "graph"), "--quiet"])
    return folder / "graph"


def test_neighbours_come_with_what_ties_them(run, built):
    """The most tied first, each said once; neither articles nor events are rows."""
    done = run("neighbors", built, "Kenya")
    head, *rows = done.out.splitlines()
    norway = next(row for row in rows if "Norway" in row.split()[:3])
    assert head.split() == ["ties", "kind", "name", "through"]
    assert norway.split()[:3] == ["2", "Country", "Norway"]
    assert "Kenya and Norway sign agreement" in norway
    assert "agrees with" not in norway  # which the event says as well
    assert "Article" not in done.out
    shown = json.loads(run("neighbors", built, "Kenya", "--json").out)["neighbors"]
    sizes = [len(one["claims"]) + len(one["events"]) for one in shown]
    assert sizes == sorted(sizes, reverse=True)
    norway = next(one for one in shown if one["entity"]["label"] == "Norway")
    assert [one["kind"] for one in norway["events"]] == ["Event", "Event"]


def test_a_path_shows_each_step_with_its_words(run, built):
    """An event is one step; chains through the same things are one."""
    done = run("path", built, "Kenya", "Norway", "--most", "1")
    assert done.out.splitlines()[0] == "Kenya agrees with Norway  2024-05-02"
    assert done.out.splitlines()[1].startswith("    “Kenya and Norway signed an agreement on")
    assert "fisheries pact, 60–122" in done.out.splitlines()[2]
    more = run("path", built, "Kenya", "Norway", "--longest", "1").out
    assert "Kenya and Norway sign agreement on fisheries: actor Kenya, actor Norway" in more
    assert more.count("\n\n") == 2
    paths = json.loads(run("path", built, "Kenya", "Norway", "--json").out)["paths"]
    assert [one["predicate"] for one in paths[0]] == ["agrees_with"]


def test_no_path_is_told(run, built):
    """With exit code 1, and what to try."""
    done = run("path", built, "Kenya Fisheries Service", "Norway", "--longest", "1")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "no path of up to 1 steps from Kenya Fisheries Service to Norway; try --longest\n"
    )
    assert json.loads(run("path", built, "KFS", "Norway", "--longest", "1", "--json").out) == {
        "paths": []
    }


def test_a_timeline_has_a_line_for_each_moment(run, disputed):
    """With the day, the words and the article; what an article says is never style."""
    done = run("timeline", disputed, "Kenya")
    rows = done.out.splitlines()
    assert rows[0].split() == ["when", "what", "stance", "quote", "article"]
    assert rows[1].startswith("2024-05-02")
    assert rows[1].endswith("Kenya and Norway [red]meet[/red]")
    shown = json.loads(run("timeline", disputed, "Kenya", "--json").out)["timeline"]
    assert [one["when"] for one in shown] == sorted(one["when"] for one in shown)
    assert shown[0]["event"]["type"].startswith("consult/")
    assert shown[0]["claims"]
    longer = json.loads(run("timeline", disputed, "Kenya", "--statements", "--json").out)
    assert len(longer["timeline"]) >= len(shown)


def test_disputes_show_both_sides(run, built, disputed):
    """Who holds it and who denies it, each with the words; where there are none, that is told."""
    graph = dateline.open(disputed)
    assert len(graph.disputes()) >= 1
    done = run("disputes", disputed)
    assert "  asserted\n    “Kenya met Norway in Oslo on 2 May 2024.”" in done.out
    assert "  denied, says Harbour Guard\n" in done.out
    (first, *_) = json.loads(run("disputes", disputed, "--json").out)["disputes"]
    stances = [{one["stance"] for one in side} for side in first["sides"]]
    assert first["why"] == "denied"
    assert {"denied"} in stances
    assert any(one <= {"asserted", "reported"} for one in stances)
    none = run("disputes", built)
    assert (none.code, none.out, none.err) == (0, "", "nothing found\n")


def test_a_ranking_lists_the_most_connected(run, built):
    """By degree if nothing else is asked for, as many as are asked for, of one kind."""
    rows = run("ranking", built).out.splitlines()
    assert rows[0].split() == ["degree", "neighbours", "ties", "kind", "name"]
    assert rows[1].split() == ["2", "2", "6", "Country", "Kenya"]
    ranked = json.loads(run("ranking", built, "--by", "closeness", "--json").out)
    assert ranked["by"] == "closeness"
    assert ranked["ranking"][0]["entity"]["label"] == "Kenya"
    assert 0 < ranked["ranking"][0]["score"] < 1
    few = run("ranking", built, "--kind", "Organization", "--most", "1").out.splitlines()
    assert len(few) == 2
    assert "Institute of Marine Research" in few[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["neighbors", "Kenia"], "has no entity 'Kenia'; near it: Kenya"),
        (["path", "Kenya", "Norwya"], "has no entity 'Norwya'; near it: Norway"),
        (["timeline", "Kenia"], "has no entity 'Kenia'; near it: Kenya"),
        (["ranking", "--by", "fame"], "no measure 'fame'; the measures are degree"),
        (["ranking", "--kind", "Persona"], "no kind 'Persona'"),
        (["path", "Kenya", "Norway", "--longest", "0"], "--longest"),
        (["ranking", "--most", "0"], "--most"),
    ],
)
def test_a_mistake_is_one_line(run, built, arguments, said):
    """With what to do, and exit code 2."""
    verb, *rest = arguments
    done = run(verb, built, *rest)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
