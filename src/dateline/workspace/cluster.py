"""Work on batches of documents by a Ray cluster, through shards that all of its machines can reach.

Each batch is a task: it reads the articles of a shard, extracts, and writes another. The driver,
which is this process, asks for them and reads them back; between the machines go names, and no
texts.

Guarantees: a shard that was extracted by this version isn't extracted again; one whose worker dies
is, as `retries.py` says; what a worker of another version would extract is an error; a cluster that
was started here listens to this machine alone, wants a password, and is gone with the block, with
all that Ray wrote; nothing is reported to Ray's makers. It knows nothing of how documents are
worked on.
"""

from __future__ import annotations

import os
import pickle
import secrets
import socket
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from dateline.core.errors import ConfigError, DatelineError, WorkerError
from dateline.core.model import Document
from dateline.workspace.batches import Extracted
from dateline.workspace.reading import Failure
from dateline.workspace.retries import DiedError, Retries
from dateline.workspace.shards import Shards
from dateline.workspace.workers import (
    AHEAD,
    MEMORY,
    MakeWork,
    Work,
    Workers,
    choose_workers,
    wait_for_one,
)

_SLICE = 0.5  # seconds between two looks at whether the build was stopped
_OBJECTS = 100 << 20  # bytes for what tasks hand each other: names; Ray takes no fewer than 75 MiB
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0"}
_SOON = {"RAY_NUM_REDIS_GET_RETRIES": "1"}  # of twenty, each of which takes 40 seconds
_KNOCK = 10.0  # seconds for a machine to answer at all
_OWN = {
    "RAY_AUTH_MODE": "token",
    # What it is called tells little: with 0, Ray uses loopback addresses, on Linux, too.
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
}


@contextmanager
def hire_cluster(make: MakeWork, shards: Shards, *, workers: int | None) -> Iterator[Workers]:
    """Have a cluster's workers for a block: that of `RAY_ADDRESS`, or one of this machine's own.

    Args:
        make: opens what does the work; every machine has to be able to import it.
        shards: what is asked of the workers, and what they answer.
        workers: how many work at once; None for one a core, as far as memory goes.

    Raises:
        ConfigError: Ray or pyarrow isn't installed.
        WorkerError: the cluster can't be reached or started, or nobody in it has room for a worker.
    """
    missing = [name for name in ("ray", "pyarrow") if find_spec(name) is None]
    if missing:
        message = f"{missing[0]} isn't installed; run pip install 'dateline[cluster]'"
        raise ConfigError(message)
    address = os.environ.get("RAY_ADDRESS")
    joined = _join(address) if address else _start(workers or choose_workers())
    # When a worker dies, Ray prints pages of its log, whatever it is told of logs.
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), joined as room:  # noqa: PTH123
        crew = _Crew(make, shards, workers or room)
        try:
            yield crew
        finally:
            crew.close()


class _Crew:
    """The workers of a cluster that has been joined."""

    def __init__(self, make: MakeWork, shards: Shards, size: int) -> None:
        import ray

        self.room = size + AHEAD
        self._shards = shards
        self._retries = Retries(size)
        self._stopped = Event()
        self._executor = ThreadPoolExecutor(size, thread_name_prefix="shard")
        self._make = pickle.dumps(make)
        # Not retried by Ray: it would give a text that kills no end of machines to kill.
        self._task: Any = ray.remote(num_cpus=1, memory=MEMORY, max_retries=0)(extract_shard)

    def submit(self, documents: Sequence[Document]) -> Future[Extracted]:
        """Hand over documents."""
        return self._executor.submit(self._retries.work, self._extract, documents)

    def wait(self, under_way: Collection[Future[Extracted]]) -> set[Future[Extracted]]:
        """Those that are done, as soon as one is."""
        return wait_for_one(under_way)

    def close(self) -> None:
        """Wait for nobody any more."""
        self._stopped.set()
        self._executor.shutdown(cancel_futures=True)

    def _extract(self, documents: Sequence[Document]) -> Extracted:
        """What is extracted from documents, by a worker if it hasn't been before.

        Raises:
            DiedError: the worker died.
            WorkerError: no worker can do it, or what it did can't be read.
        """
        try:
            known = self._shards.extracted(documents)
            if known is not None:
                return known
            shard = self._shards.ask(documents)
            failures = self._wait_for(self._task.remote(self._make, self._shards, shard))
            made = self._shards.answered(shard)
        except OSError as error:
            message = f"shards in {self._shards.place} can't be read or written: {_line(error)}"
            raise WorkerError(message) from error
        if made is None:
            message = f"a worker's shard isn't in {self._shards.place}; give with --shards a place"
            message = f"{message} that all machines can reach, such as s3://bucket/folder"
            raise WorkerError(message)
        return replace(made, failures=failures)

    def _wait_for(self, task: Any) -> tuple[Failure, ...]:
        """What couldn't be extracted, once a task is done.

        Raises:
            DiedError: its worker died.
            WorkerError: the worker, or the cluster, can't do it at all.
        """
        import ray
        from ray import exceptions

        while not ray.wait([task], timeout=_SLICE)[0]:
            if self._stopped.is_set():
                raise CancelledError
        try:
            found: tuple[Failure, ...] = ray.get(task)
        except (exceptions.WorkerCrashedError, exceptions.ObjectLostError) as error:
            message = "died"
            raise DiedError(message) from error
        except exceptions.OutOfMemoryError as error:
            message = "was ended since its machine ran out of memory"
            raise DiedError(message) from error
        except exceptions.NodeDiedError as error:
            message = "is gone with its machine"
            raise DiedError(message) from error
        except exceptions.RayTaskError as error:
            message = f"a worker of the Ray cluster can't read articles: {_line(error.cause)}"
            raise WorkerError(message) from error
        except exceptions.RayError as error:
            message = f"the Ray cluster can't go on: {_line(error)}; run the same again"
            raise WorkerError(message) from error
        return found


def extract_shard(make: bytes, shards: Shards, shard: str) -> tuple[Failure, ...]:
    """Extract what a shard's documents say, and write that beside them: a worker's task.

    Args:
        make: opens what does the work, pickled.
        shards: where the shard is, and of which version what is written is.
        shard: its hash.

    Returns:
        What couldn't be extracted.
    """
    extracted = _open_work(make)(shards.asked(shard))
    shards.answer(shard, extracted)
    return extracted.failures


@cache
def _open_work(make: bytes) -> Work:
    """Open what does the work, once for all shards of a worker; it ends with the process."""
    opened: MakeWork = pickle.loads(make)  # noqa: S301 - of the driver, by whom Ray was told to run this
    manager = opened()
    _OPEN.append(manager)
    return manager.__enter__()


_OPEN: list[object] = []  # so that none of them is closed when nobody else holds it


@contextmanager
def _start(workers: int) -> Iterator[int]:
    """Start a cluster of this machine alone, and have room for so many workers.

    Raises:
        WorkerError: Ray can't be started.
    """
    here = {"RAY_AUTH_TOKEN": _make_token(), "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    with TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as folder:
        options = {
            "address": "local",
            "num_cpus": workers,
            "_memory": workers * MEMORY,
            "object_store_memory": _OBJECTS,
            "include_dashboard": False,
            "_temp_dir": folder,
        }
        with _connect({**_QUIET, **_OWN, **here}, options):
            yield workers


@cache
def _make_token() -> str:
    """A password for clusters of this process: Ray reads it once only."""
    return secrets.token_hex(32)


@contextmanager
def _join(address: str) -> Iterator[int]:
    """Join a cluster, and see how many workers its machines have room for.

    Raises:
        WorkerError: it can't be reached, or there is no room.
    """
    _knock(address)
    with _connect({**_QUIET, **_SOON}, {"address": address}):
        import ray

        rooms = [_count_room(one["Resources"]) for one in ray.nodes() if one["Alive"]]
        if not any(rooms):
            message = f"no machine of the Ray cluster at {address} has a core and"
            message = f"{message} {MEMORY / 1e9:.1f} GB for a worker; add one"
            raise WorkerError(message)
        yield sum(rooms)


def _knock(address: str) -> None:
    """See that somebody listens at an address, `host:port`: where nobody does, Ray asks for long.

    Raises:
        WorkerError: nobody does.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():  # "auto", or what Ray will say something about
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK).close()
    except OSError as error:
        message = f"the Ray cluster ({address}) can't be reached: {_line(error)}"
        raise WorkerError(message) from error


def _count_room(resources: Mapping[str, float]) -> int:
    """How many workers a machine has room for."""
    return int(min(resources.get("CPU", 0), resources.get("memory", 0) // MEMORY))


@contextmanager
def _connect(environment: Mapping[str, str], options: Mapping[str, Any]) -> Iterator[None]:
    """Be connected to Ray, with variables that it reads when it is imported.

    Raises:
        WorkerError: that isn't possible.
    """
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    import ray

    try:
        try:
            ray.init(log_to_driver=False, logging_level="ERROR", **options)
        except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
            where = options["address"]
            message = f"the Ray cluster ({where}) can't be reached or started: {_line(error)}"
            raise WorkerError(message) from error
        try:
            yield
        finally:
            ray.shutdown()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _line(error: BaseException) -> str:
    """What an error says, as far as its first line goes; Ray adds pages."""
    said = next(iter(str(error).strip().splitlines()), "")
    return said if isinstance(error, DatelineError) else f"{said} ({type(error).__name__})"
