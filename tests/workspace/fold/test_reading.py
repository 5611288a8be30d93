"""What is read of a fold is what a graph made of the records says, whatever is asked first."""

from __future__ import annotations

import pickle

import pytest
from tests.graph.corrections.articles import by_file, by_verb
from tests.workspace.fold.comparing import assemble, assert_alike, is_folded, tell_whole

import dateline
from dateline import workspace
from dateline.export.dossier import dossier_lines
from dateline.export.picture import page_data
from dateline.workspace import config
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.forget import forget


def test_it_says_what_the_records_say(folder, tmp_path):
    """Stories, versions, namesakes, denials, links and posts among them."""
    assert_alike(folder, tmp_path)
    assert ("copy", "kabul.txt", "reprint") in dateline.open(folder).stories
    assert "older" not in dateline.open(folder).documents


def test_corrections_about_articles_are_followed(folder, tmp_path):
    """Article by article, as all else is made of one article after the other."""
    dateline.correct(folder, do="own_story", articles=["copy.txt"])
    forget(folder, ["kabul.txt"])
    assert_alike(folder, tmp_path)
    graph = dateline.open(folder)
    assert "copy" not in {one for story in graph.stories for one in story}
    assert "kabul.txt" not in graph.documents


def test_corrections_about_things_are_followed(folder, tmp_path, capsys):
    """Of every kind, some of which make documents, and one that names nothing."""
    by_file(folder)
    by_verb(folder)
    with (folder / config.CORRECTIONS).open("a") as file:
        file.write('[[correction]]\ndo = "rename"\nthing = "Nobody Here"\nto = "Some"\n')
    workspace.fold(folder)
    assert_alike(folder, tmp_path)
    kept = dateline.open(folder)
    assert len(kept.unmet) == 1
    assert len(kept.who.moved_claims) > 10


def test_hostile_names_and_disputes(small):
    """Names with markup, and what some hold and others deny."""
    kept, whole = dateline.open(small), assemble(small)
    assert is_folded(kept)
    assert len(whole.disputes()) > 0
    assert tell_whole(kept) == tell_whole(whole)


def test_it_can_be_taken_along(small):
    """A graph that is pickled holds all of itself, as the fold may be gone by then."""
    kept = dateline.open(small)
    with_it = pickle.loads(pickle.dumps(kept))
    assert not is_folded(with_it)
    assert tell_whole(with_it) == tell_whole(assemble(small))


@pytest.mark.parametrize("gone", ["fold", "graph.duckdb"])
def test_an_open_graph_outlives_its_files(small, gone):
    """Somebody builds while a graph is read."""
    kept, whole = dateline.open(small), tell_whole(assemble(small))
    (small / gone).rename(small / "away")
    assert tell_whole(kept) == whole


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: list(dossier_lines(graph, graph.entity("Microsoft"))),
        page_data,
    ],
)
def test_what_is_told_twice_is_looked_up_at_once(ask, folder, monkeypatch):
    """How often the fold is asked doesn't grow with the number of claims."""
    asked, rows = [], FoldFile.rows

    def note(self, query, values=()):
        asked.append("JOIN places" in query)
        return rows(self, query, values)

    monkeypatch.setattr(FoldFile, "rows", note)
    ask(dateline.open(folder))
    assert sum(asked) == 1
