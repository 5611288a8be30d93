"""Corrections of every kind outlive the records: built anew, and extracted by another pipeline."""

from __future__ import annotations

import pytest
from tests.graph.corrections.articles import ARTICLES, by_file, by_verb

import dateline
from dateline import cli
from dateline.core.model import Stance
from dateline.workspace import config, store

OTHER = """
[stages]
extractors = ["article", "patterns"]
"""


def build(folder, sources):
    with pytest.raises(SystemExit) as caught:
        cli.main(["build", str(sources), "--graph", str(folder), "--quiet"])
    assert not caught.value.code


def assert_all_hold(folder):
    """Each correction shows in the graph, none is told as not followed, and the graph is sound."""
    graph = dateline.open(folder)
    assert graph.unmet == ()
    assert graph.entity("Clara Stone") is graph.entity("Clara Petrov")
    assert len([one for one in graph.entities("Person") if one.label == "Michael Jordan"]) == 2
    assert graph.entity("Harbour Sports").label == "Harbour Sports Group"
    assert graph.entity("Charlotte Hornets").kind == "SportsTeam"
    assert graph.entity("https://people.example/linda-ray").label == "Linda Ray"
    assert graph.entity("Q7184") is None
    assert graph.entity("NATO").same_as == ()
    assert graph.entity("David Stern") is None
    assert graph.claims(subject="Clara Stone", predicate="meets", object="Hamid Karzai") == []
    (added,) = graph.claims(subject="Linda Ray", predicate="educated_at")
    assert added.origin == ("corrections/mk",)
    assert graph.documents[added.evidence[0].document].authors == ("mk",)
    (changed,) = graph.claims(subject="Harbour Sports", predicate="founded_by")
    assert (changed.when, changed.stance) == ("2004", Stance.REPORTED)
    assert "corrections/mk!" in changed.origin[0]
    with pytest.raises(SystemExit) as caught:
        cli.main(["check", str(folder), "--quiet"])
    assert not caught.value.code


def test_corrections_hold_whatever_is_built_anew(tmp_path, capsys):
    """By verbs and in the file; after the store is lost; after another pipeline read all again."""
    sources, folder = tmp_path / "articles", tmp_path / "graph"
    sources.mkdir()
    for name, text in ARTICLES.items():
        (sources / name).write_text(text)
    build(folder, sources)
    by_file(folder)
    by_verb(folder)
    written = (folder / config.CORRECTIONS).read_bytes()
    assert_all_hold(folder)
    (folder / store.FILE).unlink()
    build(folder, sources)
    assert_all_hold(folder)
    (folder / config.FILE).write_text(OTHER)
    build(folder, sources)
    assert_all_hold(folder)
    assert (folder / config.CORRECTIONS).read_bytes() == written
    assert capsys.readouterr().err == ""


def test_what_goes_with_its_article_is_told_and_kept(tmp_path, capsys):
    """A graph without the articles lists the entries that match nothing; the file stays."""
    sources, folder = tmp_path / "articles", tmp_path / "graph"
    sources.mkdir()
    (sources / "nato.txt").write_text(ARTICLES["nato.txt"])
    build(folder, sources)
    by_file(folder)
    written = (folder / config.CORRECTIONS).read_bytes()
    build(folder, sources)
    told = capsys.readouterr().err
    assert "not followed: correction 1, ignore “David Stern” (mk" in told
    with pytest.raises(SystemExit) as caught:
        cli.main(["check", str(folder), "--quiet"])
    assert caught.value.code == 1
    assert "no article mentions “David Stern” [correction]" in capsys.readouterr().out
    assert (folder / config.CORRECTIONS).read_bytes() == written
