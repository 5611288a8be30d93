"""Builds by a Ray cluster, as users start them; skipped where Ray isn't installed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from tests.cli.test_build import write_short_articles
from tests.processes import wait_until
from tests.s3 import needs_s3, serve_bucket

import dateline
from dateline.core.places import list_remote, write_file

BUILD = [sys.executable, "-m", "dateline", "build"]
RAY = ["--engine", "ray", "--workers", "2"]
ENDINGS = ("ttl", "trig", "claims.jsonl", "graphml", "csv", "html", "svg")

if find_spec("ray") is None or find_spec("pyarrow") is None:
    pytest.skip("needs the extra `cluster`", allow_module_level=True)


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A folder with articles for two batches."""
    folder = tmp_path_factory.mktemp("given") / "articles"
    write_short_articles(folder, 40)
    (folder / "99.txt").write_text(" ")
    return folder


@pytest.fixture(scope="module")
def alone(given, tmp_path_factory):
    """What one process makes of them."""
    graph = tmp_path_factory.mktemp("alone") / "graph"
    assert build(given, "--graph", graph, "--workers", "1").returncode == 1
    return graph


def build(*arguments):
    """What the command leaves behind, in a process of its own without somebody else's cluster."""
    return subprocess.run(
        [*BUILD, *arguments], env=alone_in_the_world(), capture_output=True, text=True, check=False
    )


def alone_in_the_world():
    """The variables of this process but for those that name a cluster."""
    return {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}


def everything(graph, folder):
    """All rows of a graph's store, but for names of files, and the bytes of its exports."""
    with duckdb.connect(str(graph / "graph.duckdb"), read_only=True) as store:
        store.execute("CREATE TEMP VIEW given AS SELECT * EXCLUDE (source) FROM documents")
        tables = [name for (name,) in store.execute("SHOW TABLES").fetchall()]
        assert {"given", "claims", "decisions", "readings"} < set(tables)
        rows = {
            one: store.execute(f'SELECT * FROM "{one}" ORDER BY ALL').fetchall()
            for one in tables
            if one != "documents"
        }
    opened = dateline.open(graph)
    return rows, {
        ending: opened.export(folder / f"{graph.name}.{ending}").read_bytes() for ending in ENDINGS
    }


def test_killed_and_done_again_is_as_one_process_does_it(given, alone, tmp_path):
    """A build that is killed goes on at the shards that are there, and leaves no process behind.

    The last source can't be read before somebody writes into it, so that nothing is stored when the
    first shard is there.
    """
    graph, last = tmp_path / "graph", tmp_path / "z.txt"
    os.mkfifo(last)
    command = [*BUILD, given, last, "--graph", graph, *RAY]
    with TemporaryDirectory(dir="/tmp") as place, os.fdopen(os.open(last, os.O_RDWR)):
        process = subprocess.Popen(command, env={**alone_in_the_world(), "TMPDIR": place})
        wait_until(lambda: process.poll() or list(graph.glob("shards/extracted/*/*.parquet")))
        assert find_processes(place)
        process.send_signal(signal.SIGKILL)
        process.wait()
        wait_until(lambda: not find_processes(place))
    (first,) = graph.glob("shards/extracted/*/*.parquet")
    written = first.stat().st_mtime_ns
    done = build(given, "--graph", graph, *RAY)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stdout.startswith(f"added 40 documents to {graph}, 1 failed\n")
    assert first.stat().st_mtime_ns == written
    assert len(list(graph.glob("shards/extracted/*/*.parquet"))) == 2
    assert everything(graph, tmp_path) == everything(alone, tmp_path)


@needs_s3
def test_articles_and_shards_in_s3_leave_no_trace(given, alone, tmp_path):
    """Read from a bucket and by way of it, the graph is the same, and its folder has no shard."""
    graph = tmp_path / "graph"
    with serve_bucket() as bucket:
        for one in given.iterdir():
            write_file(f"{bucket}/news/{one.name}", one.read_bytes())
        done = build(f"{bucket}/news", "--graph", graph, *RAY, "--shards", f"{bucket}/shards/")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith(f"failed: {bucket}/news/99.txt: is empty")
        assert len(list_remote(f"{bucket}/shards/articles")) == 2
        assert len(list_remote(f"{bucket}/shards/extracted")) == 2
    assert not (graph / "shards").exists()
    assert everything(graph, tmp_path) == everything(alone, tmp_path)


@needs_s3
def test_a_bucket_that_is_not_there_is_one_line(given, tmp_path):
    """Shards that can't be written end the build before a worker has anything to do."""
    with serve_bucket() as bucket:
        place = f"{bucket}-other/shards"
        done = build(given, "--graph", tmp_path / "graph", *RAY, "--shards", place)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"shards in {place} can't be read or written" in done.stderr


def test_a_cluster_that_is_not_there_is_one_line(given, tmp_path):
    """Who names one is told that nobody answers."""
    done = subprocess.run(
        [*BUILD, given, "--graph", tmp_path / "graph", *RAY],
        env={**os.environ, "RAY_ADDRESS": "nonsense"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "the Ray cluster (nonsense) can't be reached" in done.stderr


def find_processes(word):
    """Command lines of processes that have a word in them."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = one.read_text()
        except OSError:
            continue
        if word in line:
            found.append(line)
    return found
