"""Work on batches of documents, in this process or in several others.

The others are interpreters of their own (`worker.py`), talked to through their standard input and
output, each by a thread of this process. Nothing is forked, and the caller's script isn't run
again.

Guarantees: a worker ends with the block that it was hired in, and of itself when this process is
killed; a batch whose worker dies is done again once, and then its documents one by one, so that the
one that kills is named; no more batches are under way than there is `room` for. What comes back
comes in any order. It knows nothing of how documents are worked on.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from queue import LifoQueue
from threading import Lock
from typing import Protocol

from dateline.core.errors import WorkerError
from dateline.core.frames import receive_frame, send_frame
from dateline.core.machine import NUMPY_THREADS, count_cores, count_memory
from dateline.core.model import Document
from dateline.workspace.batches import Extracted
from dateline.workspace.retries import DiedError, Retries

Work = Callable[[Sequence[Document]], Extracted]
Begin = Callable[[Sequence[Document]], Callable[[], Extracted]]  # and what ends what was begun
MakeWork = Callable[[], AbstractContextManager[Work]]  # what can be pickled, for other processes

ASK, DONE = b"?", b"!"
MODULE = "dateline.workspace.worker"

AHEAD = 2  # batches that wait for a worker, so that none waits for a batch
MEMORY = 5 << 28  # bytes that a worker may take: it has 0.9 GB with usual articles
_SLICE = 0.5  # seconds; Windows sees Ctrl-C only between two waits
_DETACHED = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows' `start_new_session`


class Workers(Protocol):
    """Whoever works on documents."""

    @property
    def room(self) -> int:
        """How many batches may be under way."""
        ...

    def submit(self, documents: Sequence[Document]) -> Future[Extracted]:
        """Hand over documents of which no others are copies that are under way."""
        ...

    def wait(self, under_way: Collection[Future[Extracted]]) -> set[Future[Extracted]]:
        """Those that are done of at least one that were handed over; wait until one is."""
        ...


@dataclass(frozen=True, slots=True)
class Alone:
    """This process does the work itself, when it is waited for.

    It begins with a batch while the one before is still to be ended: the reader, which has a
    thread of its own, then never waits for the rest of the work.
    """

    begin: Begin
    room: int = 2
    _begun: deque[tuple[Future[Extracted], Callable[[], Extracted]]] = field(default_factory=deque)

    def submit(self, documents: Sequence[Document]) -> Future[Extracted]:
        """Begin with them."""
        coming: Future[Extracted] = Future()
        self._begun.append((coming, self.begin(documents)))
        return coming

    def wait(self, under_way: Collection[Future[Extracted]]) -> set[Future[Extracted]]:
        """End what was begun first."""
        coming, end = self._begun.popleft()
        coming.set_result(end())
        return {one for one in under_way if one.done()}

    def close(self) -> None:
        """Let go of what was begun."""
        self._begun.clear()


def choose_workers() -> int:
    """How many workers suit the machine: one a core, as far as its memory goes."""
    memory = count_memory()
    fitting = count_cores() if memory is None else memory // MEMORY
    return max(1, min(count_cores(), fitting))


def wait_for_one(under_way: Collection[Future[Extracted]]) -> set[Future[Extracted]]:
    """What others are done with, as soon as it is anything."""
    done: set[Future[Extracted]] = set()
    while not done:
        done = wait(under_way, _SLICE, return_when=FIRST_COMPLETED).done
    return done


@contextmanager
def hire(alone: Begin, make: MakeWork | None, *, workers: int) -> Iterator[Workers]:
    """Have workers for a block; each starts when there is work for it.

    Args:
        alone: begins with the work in this process.
        make: opens what does the work in another one, so it has to be something that can be
            pickled; without it there is no other.
        workers: how many processes; with 1, it is this one.
    """
    pool = Alone(alone) if make is None or workers == 1 else _Pool(make, workers)
    try:
        yield pool
    finally:
        pool.close()


class _Pool:
    """Several processes that do the same kind of work."""

    def __init__(self, make: MakeWork, size: int) -> None:
        self.room = size + AHEAD
        self._executor = ThreadPoolExecutor(size, thread_name_prefix="worker")
        threads = max(1, count_cores() // size)
        self._all = [_Worker(pickle.dumps(make), threads=threads) for _ in range(size)]
        # The last that was busy comes first: little work starts few processes.
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for one in self._all:
            self._idle.put(one)
        self._retries = Retries(size)

    def submit(self, documents: Sequence[Document]) -> Future[Extracted]:
        """Hand over documents."""
        return self._executor.submit(self._work, documents)

    def wait(self, under_way: Collection[Future[Extracted]]) -> set[Future[Extracted]]:
        """Those that are done, as soon as one is."""
        return wait_for_one(under_way)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for one in self._all:
            one.dismiss()
        self._executor.shutdown(cancel_futures=True)
        for one in self._all:
            one.bury()

    def _work(self, documents: Sequence[Document]) -> Extracted:
        """Have a worker do it, as often as it takes."""
        worker = self._idle.get()
        try:
            return self._retries.work(worker.ask, documents)
        finally:
            self._idle.put(worker)


class _Worker:
    """One process, started when it is first asked and again after it died; a thread's at a time."""

    def __init__(self, make: bytes, *, threads: int) -> None:
        self._make = make
        self._environment = {**os.environ, "OMP_NUM_THREADS": str(threads), NUMPY_THREADS: "1"}
        self._environment["PYTHONPATH"] = os.pathsep.join(map(str, sys.path))
        self._running: subprocess.Popen[bytes] | None = None
        self._dismissed = False
        self._lock = Lock()  # so that none is started behind the back of `dismiss`

    def ask(self, documents: Sequence[Document]) -> Extracted:
        """Have it work on documents.

        Raises:
            DiedError: the process ended before it had done so.
        """
        running = self._running or self._start()
        assert running.stdin is not None  # noqa: S101 - both are pipes
        assert running.stdout is not None  # noqa: S101
        try:
            send_frame(running.stdin, ASK, pickle.dumps(documents))
            answer = receive_frame(running.stdout)[1]
        except (OSError, EOFError) as error:
            raise DiedError(self.bury()) from error
        found: Extracted = pickle.loads(answer)  # noqa: S301 - of our own process
        return found

    def dismiss(self) -> None:
        """Kill the process, if there is one, and start no other."""
        with self._lock:
            self._dismissed = True
            if self._running is not None:
                self._running.kill()

    def bury(self) -> str:
        """End the process, if it hasn't ended, and say how it did."""
        running, self._running = self._running, None
        if running is None:
            return "had ended"
        code = _end_process(running)
        for pipe in (running.stdin, running.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it hasn't read any more can't be written
                    pipe.close()
        return f"was killed by {_signal_name(-code)}" if code < 0 else f"ended with code {code}"

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the process; what this one can import, it can import as well.

        Raises:
            DiedError: there is to be none any more, or it ended at once.
            WorkerError: the interpreter can't be started.
        """
        with self._lock:
            if self._dismissed:
                message = "was dismissed"
                raise DiedError(message)
            try:
                running = self._running = subprocess.Popen(  # noqa: S603 - our own interpreter
                    [sys.executable, "-P", "-m", MODULE],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,  # native code that crashes says so, at length
                    env=self._environment,
                    start_new_session=True,  # Ctrl-C is for this process, which then ends that one
                    creationflags=_DETACHED,
                )
            except OSError as error:
                message = f"{sys.executable!r} can't be started to read articles: {error.strerror}"
                raise WorkerError(message) from error
        assert running.stdin is not None  # noqa: S101 - it is a pipe
        try:
            send_frame(running.stdin, ASK, self._make)
        except OSError as error:
            raise DiedError(self.bury()) from error
        return running


def _end_process(running: subprocess.Popen[bytes]) -> int:
    """The exit code of a process that is ending, or of one that has to be ended."""
    try:
        return running.wait(1)  # a pipe may close before the process is gone
    except subprocess.TimeoutExpired:
        running.kill()
        return running.wait()


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
