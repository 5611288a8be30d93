from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

from tests.cli.conftest import SECOND
from tests.ingest.sources import GERMAN

import dateline


def turtle(folder, path):
    return dateline.open(folder).export(path).read_bytes()


def test_it_says_what_was_added(run, articles, tmp_path):
    """A first build makes the folder and sums up what is in it; nothing goes to stderr."""
    done = run("build", articles, "--graph", tmp_path / "new" / "graph")
    assert done.code == 0
    assert done.out.startswith("added 2 documents to ")
    assert "the graph has 2 documents, " in done.out
    assert done.err == ""
    assert sorted(one.name for one in (tmp_path / "new" / "graph").iterdir()) == [
        "corrections.toml",
        "fold",
        "graph.duckdb",
        "graph.toml",
        "who.duckdb",
    ]


def test_again_adds_nothing(run, articles, tmp_path):
    """A second run knows what it has read, and leaves hand-edited files alone."""
    run("build", articles / "first.txt", "--graph", tmp_path / "g")
    corrections = tmp_path / "g" / "corrections.toml"
    corrections.write_text("# mine\n")
    done = run("build", articles, "--graph", tmp_path / "g")
    assert "added 1 document to" in done.out
    assert "(1 known already)" in done.out
    assert corrections.read_text() == "# mine\n"


def test_quiet_prints_nothing(run, articles, tmp_path):
    """With --quiet there is nothing but errors."""
    done = run("build", articles, "--graph", tmp_path / "g", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_bad_file_is_named_and_the_rest_lands(run, articles, tmp_path):
    """One empty file gives exit code 1 and its name, and doesn't stop the others."""
    bad = tmp_path / "empty.txt"
    bad.write_text("")
    done = run("build", bad, articles, "--graph", tmp_path / "g")
    assert done.code == 1
    assert "added 2 documents" in done.out
    assert "1 failed" in done.out
    assert done.err.startswith(f"failed: {bad}: is empty")
    assert done.err.count("\n") == 1


def test_a_table_is_read_by_the_columns_that_are_told(run, articles, tmp_path):
    """The columns are noted; a line without JSON is named, and a language that isn't English."""
    first, second = ((articles / f"{name}.txt").read_text() for name in ("first", "second"))
    rows = [{"summary": "No.", "story": one} for one in (first, second, GERMAN)]
    table = tmp_path / "news.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{\n")
    done = run("build", table, "--graph", tmp_path / "g", "--field", "text=story")
    assert done.code == 1
    assert done.err.startswith(f"failed: {table}: line 4: isn't JSON")
    assert done.err.count("\n") == 1
    assert "added 2 documents" in done.out
    assert "left out: 1 document in German; --any-language reads" in done.out
    assert f"note: {table}: columns read: text=story\n" in done.out
    files = run("build", articles, "--graph", tmp_path / "files")
    assert files.code == 0
    assert set(dateline.open(tmp_path / "g").documents) == set(
        dateline.open(tmp_path / "files").documents
    )


def test_settings_say_how_tables_are_read(run, articles, tmp_path):
    """What `graph.toml` names holds for each build, unless an option says otherwise."""
    table = tmp_path / "news.jsonl"
    table.write_text(json.dumps({"a": GERMAN, "b": (articles / "first.txt").read_text()}) + "\n")
    run("build", articles / "second.txt", "--graph", tmp_path / "g")
    settings = tmp_path / "g" / "graph.toml"
    settings.write_text('any_language = true\n[fields]\ntext = "a"\n')
    assert "added 1 document " in run("build", table, "--graph", tmp_path / "g").out
    again = run("build", table, "--graph", tmp_path / "g", "--field", "text=b")
    assert "added 1 document " in again.out
    documents = dateline.open(tmp_path / "g").documents.values()
    assert sorted(one.language for one in documents) == ["de", "en", "en"]


def test_a_wrong_field_is_wrong_usage(run, articles, tmp_path):
    """--field takes a part that there is, and a column."""
    for wrong, reason in (("text", "names no column"), ("txt=body", "'txt' is no part")):
        done = run("build", articles, "--graph", tmp_path / "g", "--field", wrong)
        assert done.code == 2
        assert reason in done.err
        assert done.err.count("\n") == 1


def test_a_missing_file_is_wrong_usage(run, tmp_path):
    """A source that isn't there is named before anything is made."""
    done = run("build", tmp_path / "none.txt", "--graph", tmp_path / "g")
    assert done.code == 2
    assert "none.txt" in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "g").exists()


def test_a_folder_with_something_else_is_left_alone(run, articles, tmp_path):
    """A folder that isn't a graph isn't made one."""
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    done = run("build", articles, "--graph", tmp_path)
    assert done.code == 2
    assert "isn't a graph but holds holiday.jpg" in done.err
    assert [one.name for one in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_wrong_date_is_wrong_usage(run, articles, tmp_path):
    """--published takes a date of the precision that is known, and nothing else."""
    done = run("build", articles, "--graph", tmp_path / "g", "--published", "yesterday")
    assert done.code == 2
    assert "yesterday" in done.err


def test_published_anchors_relative_dates(run, articles, tmp_path):
    """The date given is used by articles that have none."""
    run("build", articles / "second.txt", "--graph", tmp_path / "g", "--published", "2024-05-08")
    (document,) = dateline.open(tmp_path / "g").documents.values()
    assert document.published == "2024-05-08"


def test_order_and_steps_leave_no_trace(run, articles, built, tmp_path):
    """Articles added one by one, in another order, give the same Turtle."""
    for name in ("second.txt", "first.txt"):
        run("build", articles / name, "--graph", tmp_path / "g")
    assert turtle(tmp_path / "g", tmp_path / "1.ttl") == turtle(built, tmp_path / "2.ttl")


def test_killed_and_done_again_is_the_same(articles, built, tmp_path):
    """Killed at any moment, the same command gives the same graph as a clean run."""
    command = [sys.executable, "-m", "dateline", "build", articles, "--graph", tmp_path / "g"]
    for after in (0.3, 0.7, 1.1, 1.5):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert turtle(tmp_path / "g", tmp_path / "1.ttl") == turtle(built, tmp_path / "2.ttl")


def test_interrupted_it_says_what_is_stored(articles, tmp_path):
    """Ctrl-C ends a build with one line, and leaves a graph that the same command goes on with."""
    pipe = tmp_path / "z.txt"
    os.mkfifo(pipe)
    folder = tmp_path / "g"
    build = [sys.executable, "-m", "dateline", "build", "--graph", folder]
    subprocess.run([*build, articles / "first.txt"], check=True, stdout=subprocess.DEVNULL)
    process = subprocess.Popen(
        [*build, articles / "first.txt", pipe], stderr=subprocess.PIPE, text=True
    )
    with pipe.open("w"):  # waits until the build reads it
        process.send_signal(signal.SIGINT)
    # Closed, as Python may look for signals just before it reads, and then not until it has read.
    _, said = process.communicate()
    assert process.returncode == 130
    assert (
        said
        == f"dateline: stopped: {folder} holds 1 document; the same command goes on from there\n"
    )


def write_short_articles(folder, count):
    """Articles with the same few names, each with something of its own."""
    people, states = ("Ann Ode", "Mara Lindqvist", "John Okello"), ("Kenya", "Norway", "Chile")
    folder.mkdir()
    for number in range(count):
        who, here, there = people[number % 3], states[number % 3], states[(number + 1) % 3]
        (folder / f"{number:02}.txt").write_text(
            f"NAIROBI, {1 + number % 28} May 2024 - {here} and {there} signed pact {number} on "
            f"Thursday. {who}, director of Tidal Board {number % 7}, met {there}'s president.\n"
        )


def test_workers_stopped_and_done_again_leave_no_trace(run, tmp_path):
    """Ctrl-C ends workers and build with one line; done again, the bytes are those of one process.

    The last source can't be read before somebody writes into it, when a batch is under way.
    """
    articles, last = tmp_path / "articles", tmp_path / "z.txt"
    write_short_articles(articles, 40)
    os.mkfifo(last)
    command = [sys.executable, "-m", "dateline", "build", articles, last, "--workers", "2"]
    command += ["--graph", tmp_path / "two"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with last.open("w"):
        process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said.count("\n")) == (130, 1)
    assert "holds 0 documents; the same command goes on from there" in said
    last.unlink()
    last.write_text(SECOND)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert run("build", last, articles, "--graph", tmp_path / "one", "--workers", "1").code == 0
    assert turtle(tmp_path / "two", tmp_path / "2.ttl") == turtle(
        tmp_path / "one", tmp_path / "1.ttl"
    )


def test_no_worker_is_wrong_usage(run, articles, tmp_path):
    """There has to be somebody to do it."""
    done = run("build", articles, "--graph", tmp_path / "g", "--workers", "0")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "--workers" in done.err


def test_a_cluster_without_ray_is_wrong_usage(run, articles, tmp_path, monkeypatch):
    """Who asks for what isn't installed is told what to install; shards are for clusters only."""
    monkeypatch.setitem(sys.modules, "ray", None)
    done = run("build", articles, "--graph", tmp_path / "g", "--engine", "ray")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "ray isn't installed; run pip install 'dateline[cluster]'" in done.err
    done = run("build", articles, "--graph", tmp_path / "g", "--shards", "s3://bucket")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "--shards s3://bucket is for clusters; add --engine ray" in done.err


def test_output_that_cannot_be_written_is_one_line(built):
    """A full disk behind standard output is told in one line, with the code for it."""
    command = [sys.executable, "-m", "dateline", "show", built]
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "dateline: the output: No space left on device; make room, or choose another place\n"
    )
