"""The graph folder that is served: read when it changes, and corrected through its file.

Guarantees: an answer is always of one whole snapshot; while a changed folder is read, or is locked
by a build, the last snapshot is served; a correction that was taken is in `corrections.toml` before
the answer says so, and undoing takes away exactly what was added last. It serves one folder.
"""

from __future__ import annotations

import gc
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import workspace
from dateline.core.errors import DatelineError
from dateline.core.interpreter import hold_collector
from dateline.explore.snapshot import Marks, MentionMarks, Snapshot
from dateline.graph import corrections
from dateline.graph.corrections import Correction
from dateline.graph.corrections.file import FILE as CORRECTIONS
from dateline.graph.corrections.file import read_bytes
from dateline.workspace import config, correct, store
from dateline.workspace.fold.overview import KeptOverview
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.store import Store

_PAUSE = 4.0  # seconds after an answer: who answers one question answers the next
Choose = Callable[[KnowledgeGraph], KnowledgeGraph]
_WATCHED = (store.FILE, CORRECTIONS, config.FILE)


def whole(graph: KnowledgeGraph) -> KnowledgeGraph:
    """All of a graph."""
    return graph


@dataclass(frozen=True, slots=True, kw_only=True)
class _Added:
    """What was added to the file: its bytes, the question that it answers, and what it says."""

    content: bytes
    key: str
    said: str


class Host:
    """A graph folder and its newest snapshot.

    Attributes:
        folder: the graph's folder.
        token: what a request has to show to correct anything; only the page knows it.
        failure: why the folder couldn't be read again, None when it could.
        revision: how many snapshots there have been.
    """

    def __init__(self, folder: Path, *, choose: Choose = whole) -> None:
        """Read a folder.

        Args:
            folder: the graph's folder.
            choose: what gives the part of the graph that is served; corrections may speak of all.

        Raises:
            GraphFolderError: the folder isn't a graph, or its store can't be opened.
            ConfigError: its `graph.toml` or `corrections.toml` has something that isn't allowed.
        """
        self.folder = folder
        self._choose = choose
        self.token = secrets.token_urlsafe(32)
        self.failure: str | None = None
        self.revision = 1
        self._lock = threading.Lock()
        self._writing = threading.RLock()
        self._reading: threading.Thread | None = None
        self._added: list[_Added] = []  # what this server has written, the last last
        self._answered: set[str] = set()
        self._paused_until = 0.0
        self._stamp = self._read_stamp()
        self._snapshot = self._read()

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot; a folder that has changed is read again meanwhile."""
        with self._lock:
            busy = self._reading is not None and self._reading.is_alive()
            paused = time.monotonic() < self._paused_until
            if not busy and not paused and self._read_stamp() != self._stamp:
                self._reading = threading.Thread(target=self._refresh, daemon=True)
                self._reading.start()
            return self._snapshot

    @property
    def is_stale(self) -> bool:
        """Whether the folder is being read again, so that the snapshot will soon be another."""
        with self._lock:
            return self._reading is not None and self._reading.is_alive()

    def wait(self) -> Snapshot:
        """The newest snapshot, once a changed folder is read."""
        self._paused_until = 0.0
        _ = self.snapshot
        reading = self._reading
        if reading is not None:
            reading.join()
        return self.snapshot

    @property
    def answered(self) -> frozenset[str]:
        """Keys of the questions that were answered and may still be in the snapshot."""
        return frozenset(self._answered)

    def answer(self, key: str, entries: Sequence[Correction]) -> str:
        """Write the answer to a question; the graph follows when it is read again.

        Args:
            key: the question's, which isn't asked any more.
            entries: what the answer says.

        Returns:
            What is decided, in words.

        Raises:
            ConfigError: the file can't be read or written.
        """
        said = "; ".join(map(str, entries))
        with self._writing:
            added = corrections.append_corrections(self.folder, entries)
            self._added.append(_Added(content=added, key=key, said=said))
            self._answered.add(key)
            self._paused_until = time.monotonic() + _PAUSE
        return said

    def correct(self, make: Callable[[KnowledgeGraph], dict[str, Any]]) -> tuple[str, Snapshot]:
        """Write a correction if the graph follows it.

        Args:
            make: what it says, of the graph as it is.

        Returns:
            What is decided, in words, and the snapshot that follows it.

        Raises:
            ConfigError: it isn't allowed, the graph can't follow it, or the file can't be written.
            QueryError: it speaks of what the graph doesn't have.
            GraphFolderError: the store can't be opened.
        """
        path = self.folder / CORRECTIONS
        with self._writing, corrections.lock_corrections(self.folder):
            entry = correct.make_correction(**make(self._snapshot.graph))
            before = read_bytes(path)
            graph = correct.add_correction(self.folder, entry)
            added = read_bytes(path)[len(before) :]
            self._added.append(_Added(content=added, key="", said=str(entry)))
            stamp = self._read_stamp()
            made = self._make_snapshot(graph)
            self._install(made, stamp)
        return str(entry), made

    def undo(self) -> str | None:
        """Take away what was added last through this server.

        Returns:
            What it said, None when there is nothing.

        Raises:
            ConfigError: somebody else has changed the file meanwhile, or it can't be written.
        """
        with self._writing:
            if not self._added:
                return None
            last = self._added[-1]
            corrections.retract_corrections(self.folder, last.content)
            self._added.pop()
            self._answered.discard(last.key)
        return last.said

    @property
    def undoable(self) -> int:
        """How many corrections can be taken away, the last first."""
        return len(self._added)

    def entries(self) -> tuple[Correction, ...]:
        """The corrections of the folder, in the order of the file.

        Raises:
            ConfigError: the file can't be read.
        """
        return corrections.read_corrections(self.folder)

    def _refresh(self) -> None:
        """Read the folder again; what can't be read, as during a build, is tried at the next look.

        The stamp is taken before, so that what is written meanwhile is read after.
        """
        stamp = self._read_stamp()
        try:
            made = self._read()
        except DatelineError as error:
            self.failure = str(error)
            return
        self._install(made, stamp)

    def _install(self, made: Snapshot, stamp: tuple[int, ...]) -> None:
        with self._lock:
            self._snapshot, self._stamp, self.failure = made, stamp, None
            self.revision += 1

    def _read(self) -> Snapshot:
        return self._make_snapshot(workspace.open(self.folder))

    def _make_snapshot(self, graph: KnowledgeGraph) -> Snapshot:
        """A snapshot of a graph, or of the part of it that is chosen."""
        with hold_collector():
            marks: Marks
            if isinstance(graph.overview, KeptOverview):
                marks = graph.overview
            else:
                with Store(self.folder / store.FILE, read_only=True) as opened:
                    marks = MentionMarks(graph, opened.mentions())
            authorities = config.read_config(self.folder).authorities
            made = Snapshot(self._choose(graph), marks=marks, authorities=authorities)
            made.prepare()
        # One look through all there is, which would come at some page else, frees the snapshot
        # before the last; what is left stays, and need not be looked through again.
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        return made

    def _read_stamp(self) -> tuple[int, ...]:
        """When the files of the folder were changed, and their sizes; noughts where one isn't."""
        found: list[int] = []
        for name in _WATCHED:
            try:
                status = (self.folder / name).stat()
            except OSError:
                found += (0, 0)
            else:
                found += (status.st_mtime_ns, status.st_size)
        return tuple(found)
