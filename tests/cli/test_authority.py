"""Own authorities from the command: each format is added, built with, and linked."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import signal
import subprocess
import sys
import time

import pytest
from tests.authority.own import wikidata_dump

import dateline
from dateline import workspace
from dateline.authority.own import installing

ARTICLE = """Harbour board names new chair

NORBYGD, 3 May 2024 - The Norbygd Harbour Board signed an agreement with Halvorsen Marine Holdings \
in Norway on Thursday. Marta Oyelaran, the chair of the Norbygd Harbour Board, said the agreement \
was sound. Marta Oyelaran met officials of Halvorsen Marine Holdings in Kenya on Monday.
"""
CSV = """\
name,aliases,kind,wikidata,iri,country
Marta Oyelaran,"Oyelaran, Marta",Person,,https://example.org/marta,NO
Halvorsen Marine Holdings,HMH,Company,Q990002,,NO
Norbygd Harbour Board,,GovernmentBody,,https://example.org/board,NO
"""
JSONL = """\
{"name": "Marta Oyelaran", "kind": "Person", "iri": "https://example.org/marta"}
{"name": "Halvorsen Marine Holdings", "kind": "Company", "wikidata": "Q990002"}
{"name": "Norbygd Harbour Board", "kind": "GovernmentBody", "iri": "https://example.org/board"}
"""
TURTLE = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix : <https://example.org/> .
:marta a skos:Concept, schema:Person ; skos:prefLabel "Marta Oyelaran"@en .
:hmh a skos:Concept, schema:Corporation ; skos:prefLabel "Halvorsen Marine Holdings"@en ;
    skos:exactMatch <http://www.wikidata.org/entity/Q990002> .
:board a skos:Concept, schema:GovernmentOrganization ; skos:prefLabel "Norbygd Harbour Board"@en .
"""
FTM = """\
{"id": "https://example.org/marta", "schema": "Person", "properties": {"name": ["Marta Oyelaran"]}}
{"id": "Q990002", "schema": "Company", "properties": {"name": ["Halvorsen Marine Holdings"]}}
{"id": "https://example.org/board", "schema": "PublicBody", \
"properties": {"name": ["Norbygd Harbour Board"]}}
"""
FILES = {"a.csv": CSV, "a.jsonl": JSONL, "a.ttl": TURTLE, "a.ftm.json": FTM}
LINKS = {
    "Marta Oyelaran": "https://example.org/marta",
    "Halvorsen Marine Holdings": "http://www.wikidata.org/entity/Q990002",
    "Norbygd Harbour Board": "https://example.org/board",
}


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """A data folder of the test's own."""
    monkeypatch.setenv(installing.VARIABLE, str(tmp_path / "data"))


@pytest.fixture
def article(tmp_path):
    """A folder with one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "board.txt").write_text(ARTICLE)
    return folder


def links(folder):
    """Label of each entity of a graph → the IRIs it is linked to."""
    return {one.label: one.same_as for one in workspace.open(folder).entities()}


@pytest.mark.parametrize("file", FILES)
def test_each_format_links_what_an_article_names(run, article, tmp_path, file):
    """A person, a company and a body of an own list are linked, be it CSV, JSON, SKOS or FtM."""
    (tmp_path / file).write_text(FILES[file])
    done = run("authority", "add", tmp_path / file)
    assert (done.code, done.out) == (0, "added 3 entries as a\n")
    graph = tmp_path / "graph"
    assert run("build", article, "--graph", graph, "--quiet").code == 0
    found = links(graph)
    assert {name: found[name][0] for name in LINKS} == LINKS
    assert run("check", graph).code == 0


def test_what_is_added_later_is_read_anew(run, article, tmp_path):
    """A build with another authority reads the same articles again; with the same one, not."""
    graph = tmp_path / "graph"
    run("build", article, "--graph", graph)
    assert "https://example.org/board" not in str(links(graph))
    (tmp_path / "a.csv").write_text(CSV)
    run("authority", "add", tmp_path / "a.csv")
    assert "added 1 document" in run("build", article, "--graph", graph).out
    assert links(graph)["Norbygd Harbour Board"] == ("https://example.org/board",)
    assert "1 known already" in run("build", article, "--graph", graph).out


def test_a_graph_may_name_its_authorities(run, article, tmp_path):
    """`authorities` in graph.toml chooses; naming one that isn't there is an error with advice."""
    (tmp_path / "a.csv").write_text(CSV)
    run("authority", "add", tmp_path / "a.csv", "--name", "board")
    graph = tmp_path / "graph"
    graph.mkdir()
    settings = graph / "graph.toml"
    settings.write_text("authorities = []\n")
    run("build", article, "--graph", graph)
    assert "example.org" not in str(links(graph))
    settings.write_text('authorities = ["board"]\n')
    run("build", article, "--graph", graph)
    assert "example.org" in str(links(graph))
    run("authority", "remove", "board")
    done = run("show", graph)
    assert done.code == 2
    assert "no authority 'board'" in done.err
    assert "`dateline authority add FILE --name board`" in done.err


def test_list_and_remove(run, tmp_path):
    """What was added is listed with its size and source, until it is removed."""
    assert "none in" in run("authority", "list").err
    (tmp_path / "a.csv").write_text(CSV)
    run("authority", "add", tmp_path / "a.csv", "--name", "board")
    shown = run("authority", "list").out.splitlines()
    assert shown[1].split() == ["board", "3", "a.csv"]
    assert run("authority", "remove", "board").code == 0
    assert run("authority", "remove", "board").code == 2
    assert run("authority", "list").out == ""


def test_what_is_left_out_is_counted(run, tmp_path):
    """Rows without a name are counted with the first line, the rest lands, and the code is 1."""
    (tmp_path / "a.csv").write_text(CSV + ",,Person,,,\n,,Person,,,\n")
    done = run("authority", "add", tmp_path / "a.csv")
    assert done.code == 1
    assert done.err == f"note: 2 without a name, left out (first: {tmp_path}/a.csv:5)\n"
    assert done.out == "added 3 entries as a\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--kind", "Persn"], "--kind Persn: there is no such kind"),
        (["--name", "My List"], "--name My List: use small letters"),
    ],
)
def test_wrong_usage_is_one_line(run, tmp_path, options, message):
    """A kind or name that isn't allowed is said in one line."""
    (tmp_path / "a.csv").write_text(CSV)
    done = run("authority", "add", tmp_path / "a.csv", *options)
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1


def test_an_own_entry_counts_in_review_and_corrections(run, tmp_path, monkeypatch):
    """What one added is asked about by its name, and a correction links to it."""
    article, graph = tmp_path / "visit.txt", tmp_path / "graph"
    article.write_text(
        "Marta Oyelaran met Ola Brekke on Monday. Ola Brekke thanked the Toft Trust.\n"
    )
    (tmp_path / "a.csv").write_text("name,kind,iri\nMarta Oyelaran,Person,https://example.org/m\n")
    run("authority", "add", tmp_path / "a.csv")
    run("build", article, "--graph", graph)
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    asked = run("review", graph).out
    assert "  Marta Oyelaran, Person  (own:a/https://example.org/m)\n" in asked
    assert run("link", graph, "Ola Brekke", "own:a/https://example.org/m").code == 0
    (found,) = dateline.open(graph).entities(kind="Person")
    assert (found.label, found.same_as) == ("Marta Oyelaran", ("https://example.org/m",))
    assert "Ola Brekke" in found.aliases


@pytest.fixture
def dump(tmp_path):
    """A dump of Wikidata's form that takes a second or two to read."""
    file = tmp_path / "latest-all.json"
    text = wikidata_dump.dump().removeprefix("[\n").removesuffix("\n]\n")
    file.write_text("[\n" + ",\n".join([text] * 2000) + "\n]\n")
    return file


def start_adding(file, **options):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "dateline", "authority", "add", str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)


def get_size(folder):
    """Of the files that are there now, in bytes; another process may take one away meanwhile."""
    total = 0
    for file in folder.glob("*"):
        with contextlib.suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


def test_a_dump_of_wikidata_links_what_an_article_names(run, tmp_path):
    """In the languages asked for, with what enough Wikipedias have; broken lines are named."""
    file = tmp_path / "a.json"
    file.write_text(wikidata_dump.dump(wikidata_dump.EXCERPT, wikidata_dump.MALFORMED))
    done = run("authority", "add", file, "--languages", "en, fr", "--min-sitelinks", "1")
    assert done.code == 1
    assert f"note: 1 that can't be read, left out (first: {file}:25)\n" in done.err
    assert done.out == "added 17 entries as a\n"
    article, graph = tmp_path / "a.txt", tmp_path / "graph"
    article.write_text("Samsung Electronics sued FC Barcelona in Seoul on Monday.\n")
    run("build", article, "--graph", graph, "--quiet")
    assert links(graph)["Samsung Electronics"] == ("http://www.wikidata.org/entity/Q20718",)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_what_was_read_is_kept_and_the_same_command_goes_on(run, dump, sent):
    """After Ctrl-C, which is told in one line, and after a crash; nothing is added before."""
    process = start_adding(dump, stderr=subprocess.PIPE)
    staged = installing.data_folder() / "latest-all.staged"
    while process.poll() is None and get_size(staged) < 10**6:
        time.sleep(0.01)
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)
    assert out == ""
    if sent == signal.SIGINT:
        assert process.returncode == 130
        assert err.endswith("lines are read; the same command goes on from there\n")
        assert err.count("\n") == 1
    assert installing.count_staged(dump) > 0
    assert run("authority", "list").out == ""
    assert run("authority", "add", dump).out == "added 15 entries as latest-all\n"
    assert not staged.exists()


def test_progress_is_shown_to_who_watches(dump):
    """On the terminal that errors go to, and nowhere else."""
    watcher, terminal = pty.openpty()
    process = start_adding(dump, stderr=terminal)
    os.close(terminal)
    shown = b""
    try:
        while part := os.read(watcher, 1 << 16):
            shown += part
    except OSError:  # a terminal that nobody writes to any more
        pass
    assert process.communicate(timeout=60)[0] == "added 15 entries as latest-all\n"
    assert b"reading" in shown
    assert b"compiling" in shown
