"""Builds by a Ray cluster of real processes, in the tiny language; skipped where Ray isn't."""

from __future__ import annotations

import gc
import os
import socket
import warnings
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.corpus import article
from tests.processes import linux
from tests.workspace.deadly import deadly_pipeline, open_deadly_work

from dateline.authority import load_bundled
from dateline.core.errors import WorkerError
from dateline.workspace import cluster
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import open_work
from dateline.workspace.shards import Shards, hash_documents

# Not imported here: Ray reads its settings then, which are the builds' to make.
if find_spec("ray") is None or find_spec("pyarrow") is None:
    pytest.skip("needs the extra `cluster`", allow_module_level=True)


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    """Where the cluster's shards are."""
    return Shards(place=str(tmp_path_factory.mktemp("shards")), version="1")


@pytest.fixture(scope="module")
def crew(shards):
    """Two workers of a cluster of this machine's own, for all tests: to start it takes long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RAY_ADDRESS", raising=False)
        with cluster.hire_cluster(open_deadly_work, shards, workers=2) as hired:
            yield hired
    with warnings.catch_warnings(action="ignore"):  # Ray waits for none of its processes
        gc.collect()


def articles(*texts):
    """Documents of some texts."""
    return [article(one, source=one[:9]) for one in texts]


def test_a_cluster_extracts_what_this_process_does(crew):
    """The same documents, mentions, claims and failures, in the same order."""
    given = articles("Ann Ode joined Orbit.", "BROKEN text.", "Ben Orr led Orbit. Ann Ode led Ion.")
    made = crew.submit(given).result()
    assert made == deadly_pipeline().work(given, authority=load_bundled())
    assert (len(made.documents), len(made.claims), len(made.failures)) == (2, 3, 1)


def test_what_a_lost_worker_had_is_done_again(crew, tmp_path):
    """A worker that is killed once costs nothing."""
    given = articles(f"ONCE {tmp_path / 'read'}", "Ann Ode joined OrbitA.")
    made = crew.submit(given).result()
    assert (made.documents, made.failures) == (tuple(given), ())


def test_what_kills_is_named_and_the_rest_lands(crew):
    """A document whose worker dies each time is a failure, and the others of its batch land."""
    given = articles("Ann Ode joined OrbitB.", "KILLS whoever reads it.")
    made = crew.submit(given).result()
    assert made.documents == (given[0],)
    assert [(one.source, one.kind) for one in made.failures] == [("KILLS who", "WorkerDied")]


def test_a_shard_that_is_there_is_not_done_again(crew, shards, tmp_path):
    """Nobody reads its texts a second time, unless the file is damaged."""
    file = tmp_path / "pid"
    given = articles(f"PID {file}", "Ann Ode joined OrbitC.")
    made = crew.submit(given).result()
    file.unlink()
    assert crew.submit(given).result() == made
    assert not file.exists()
    (written,) = Path(shards.place).glob(f"extracted/*/{hash_documents(given)}.parquet")
    written.write_bytes(written.read_bytes()[:-100])
    assert crew.submit(given).result() == made
    assert file.exists()


def test_a_shard_that_lacks_a_document_is_done_again(crew, tmp_path):
    """What couldn't be extracted is tried again, as it is without a cluster."""
    file = tmp_path / "pid"
    given = articles(f"PID {file}", "BROKEN once more.")
    for _ in range(2):
        assert len(crew.submit(given).result().failures) == 1
        assert file.exists()
        file.unlink()


@linux
def test_a_cluster_of_ones_own_listens_to_this_machine_alone(crew):
    """No other machine can ask it for anything."""
    ours = {os.getpid()}
    parents = {
        int(one.parent.name): int(one.read_text().rpartition(")")[2].split()[1])
        for one in Path("/proc").glob("[0-9]*/stat")
    }
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    held = {link for pid in ours for link in open_files(pid)}
    lines = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    listening = [
        one[1].partition(":")[0] for one in lines if one[3] == "0A" and f"socket:[{one[9]}]" in held
    ]
    assert len(listening) > 1
    loopback = "0100007F"
    assert {one.removeprefix("0000000000000000FFFF0000") for one in listening} == {loopback}


def open_files(pid):
    """What a process has open, as far as it is still there."""
    found = set()
    with suppress(FileNotFoundError):
        for one in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(FileNotFoundError):
                found.add(str(one.readlink()))
    return found


def test_workers_that_cannot_work_are_an_error(crew, tmp_path):
    """What a worker can't open or reach ends the build in one line, and blames no document."""
    open_tiny = partial(open_work, Stages(annotator="news"), None, 60.0, "another@1")
    lost = cluster._Crew(open_tiny, Shards(place=str(tmp_path), version="1"), 1)
    with pytest.raises(WorkerError, match="and the build another@1; install the same version"):
        lost.submit(articles("Ann Ode joined OrbitD.")).result()
    file = tmp_path / "file"
    file.touch()
    lost = cluster._Crew(open_deadly_work, Shards(place=str(file), version="1"), 1)
    with pytest.raises(WorkerError, match="can't be read or written"):
        lost.submit(articles("Ann Ode joined OrbitE.")).result()


def test_a_cluster_that_is_not_there_is_an_error(monkeypatch, shards):
    """Who names one that can't be joined is told so, at once where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for address, reason in (("nonsense", ""), (f"127.0.0.1:{port}", ".* refused")):
        monkeypatch.setenv("RAY_ADDRESS", address)
        with (
            pytest.raises(
                WorkerError, match=rf"Ray cluster \({address}\) can't be reached{reason}"
            ),
            cluster.hire_cluster(open_deadly_work, shards, workers=1),
        ):
            pass
