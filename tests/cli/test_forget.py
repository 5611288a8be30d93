"""`dateline forget`, and the stories that `show` lists, on graphs of real builds."""

from __future__ import annotations

import json
import shutil

import pytest

PAGE = """<!doctype html><html><head><title>Orbit buys Lumen</title>
<link rel="canonical" href="https://news.example/orbit">
<meta property="og:url" content="https://news.example/orbit">
<meta property="article:published_time" content="2024-05-0{day}"></head><body><article>
<h1>Orbit buys Lumen</h1><p>OSLO - The software firm Orbit Systems bought Lumen Labs for {price} on
Monday, its chief executive {chief} told reporters in Oslo.</p><p>Orbit Systems, which is based in
Bergen, has been a partner of the University of Oslo since 2019.</p></article></body></html>"""
OLD = PAGE.format(day=3, price="$5 million", chief="Anna Berg")
NEW = PAGE.format(day=4, price="$6 million", chief="Carl Lund")


@pytest.fixture
def graph(run, articles, tmp_path):
    """A function that builds the two articles with others, and gives the graph's triples."""

    def build(name, *pages, more=True):
        source = tmp_path / f"in-{name}"
        source.mkdir(exist_ok=True)
        if more:
            shutil.copytree(articles, source, dirs_exist_ok=True)
        for number, page in enumerate(pages):
            (source / f"{number}.html").write_text(page)
        done = run("build", source, "--graph", tmp_path / name)
        assert done.code == 0
        return triples(name), done.out

    def triples(name):
        target = tmp_path / f"{name}.nt"
        assert run("export", tmp_path / name, "--to", target).code == 0
        return target.read_bytes()

    build.triples = triples
    return build


def test_a_corrected_article_replaces_the_old_one(graph):
    """Its graph is that of the new text alone, in whatever order both were read; and it is told."""
    clean, out = graph("clean", NEW)
    assert "left out" not in out
    both, out = graph("both", NEW, OLD)
    assert both == clean
    assert "left out: 1 document (older versions of articles, or forgotten)" in out
    assert b"Anna Berg" not in both


def test_forgotten_articles_are_gone_until_that_is_undone(run, graph, tmp_path):
    """By URL with all versions, or by file; a later build doesn't bring them back."""
    clean, _ = graph("clean")
    whole, _ = graph("g", NEW, OLD)
    done = run("forget", tmp_path / "g", "http://news.example/orbit/", "--note", "withdrawn")
    assert done.out.count("forgotten: ") == 2
    assert "Orbit buys Lumen" in done.out
    assert "the graph has 2 documents" in done.out
    assert graph.triples("g") == clean
    assert graph("g", NEW, OLD)[0] == clean
    assert run("forget", tmp_path / "g", "second.txt").code == 0
    assert b"overfishing" not in graph.triples("g")
    undone = run("forget", tmp_path / "g", "https://news.example/orbit", "second.txt", "--undo")
    assert undone.out.count("back: ") == 3
    assert graph.triples("g") == whole


def test_what_cannot_be_forgotten_is_one_line(run, built, tmp_path):
    """And nothing is written."""
    folder = tmp_path / "g"
    shutil.copytree(built, folder)
    before = (folder / "corrections.toml").read_bytes()
    done = run("forget", folder, "first.txt", "third.txt")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no article 'third.txt' is stored here" in done.err
    assert "isn't forgotten" in run("forget", folder, "first.txt", "--undo").err
    assert (folder / "corrections.toml").read_bytes() == before
    run("forget", folder, "first.txt")
    assert "forgotten already" in run("forget", folder, "first.txt").err


def test_the_end_of_several_paths_is_none(run, articles, tmp_path):
    """Whoever means one of two files of a name has to say which."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(f"Kenya accused Norway {name} times.")
    run("build", tmp_path / "a", tmp_path / "b", "--graph", tmp_path / "g")
    assert "'x.txt' is the end of several files" in run("forget", tmp_path / "g", "x.txt").err
    done = run("forget", tmp_path / "g", tmp_path / "a" / "x.txt")
    assert done.out.count("forgotten: ") == 1


def test_show_lists_stories(run, graph, tmp_path):
    """Articles that count as one source, of the graph or of a thing; nothing in them is markup."""
    copy = NEW.replace("news.example", "post.example").replace("Orbit buys", "[red]Orbit[/] buys")
    graph("g", NEW, copy)
    folder = tmp_path / "g"
    (story,) = json.loads(run("show", folder, "--stories", "--json").out)["stories"]
    assert len(story) == 2
    shown = run("show", folder, "--stories").out.splitlines()
    assert [line.split()[0] for line in shown] == story
    assert any("[red]Orbit[/] buys Lumen" in line for line in shown)
    assert run("show", folder, "Lumen Labs", "--stories").out.splitlines() == shown
    assert run("show", folder, "Kenya", "--stories").out == ""
    claims = json.loads(run("show", folder, "Lumen Labs", "--json").out)["claims"]
    assert {claim["sources"] for claim in claims if claim["predicate"] != "mentions"} == {1}
    assert run("show", folder, "--stories", "--at", "1990").out == ""
