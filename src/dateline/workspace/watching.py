"""Following files as they come: what is new or has changed since it was last read.

Guarantees: a file that is still being written is left for the next look; what was handed out counts
as read only when it is noted, so that a build that fails gets it again; one process watches for a
graph. It remembers nothing from one run to the next: the store knows what it holds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dateline import ingest
from dateline.core.errors import ConfigError, SourceError

_SETTLED = 2.0  # seconds without a change after which a file is whole
_STDIN = "-"

Stamp = tuple[int, int]  # time of the last change in nanoseconds, and size in bytes


@dataclass(slots=True)
class Watch:
    """What is followed, and what of it was read.

    Attributes:
        items: files, folders and globs; what isn't there yet may come.
        published: EDTF date for articles that carry none.
        seen: name of each file that was read → its stamp then.
    """

    items: Sequence[str]
    published: str | None = None
    seen: dict[str, Stamp] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if _STDIN in self.items:
            message = "standard input can't be watched; give files, folders or globs"
            raise SourceError(message)

    def look(self, now: float | None = None) -> list[tuple[ingest.Source, Stamp]]:
        """The files that are new or have changed, each with its stamp.

        Args:
            now: the time, in seconds since 1970; None for that of the clock.
        """
        limit = time.time() if now is None else now
        found = []
        for item in self.items:
            for source in self._find(item):
                stamp = _stamp_of(source.name)
                settled = stamp is not None and abs(limit - stamp[0] / 1e9) >= _SETTLED
                if stamp is not None and settled and self.seen.get(source.name) != stamp:
                    found.append((source, stamp))
        return found

    def _find(self, item: str) -> Sequence[ingest.Source]:
        """What an item names now; nothing where nothing is there."""
        try:
            return list(ingest.find_sources([item], published=self.published))
        except SourceError:
            return []

    def note(self, read: Sequence[tuple[ingest.Source, Stamp]]) -> None:
        """Remember what was read."""
        self.seen.update({source.name: stamp for source, stamp in read})


def _stamp_of(name: str) -> Stamp | None:
    """When a file was changed, and its size; None where it is gone."""
    try:
        stat = Path(name).stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


@contextmanager
def hold_watch(graph: Path) -> Iterator[None]:
    """Be the only one who watches for a graph while the block lasts.

    Raises:
        ConfigError: another process does.
    """
    from filelock import FileLock, Timeout  # once imported, it is called at every `id`

    graph.mkdir(parents=True, exist_ok=True)
    lock = FileLock(graph / ".watch.lock", timeout=0)
    try:
        with lock:
            yield
    except Timeout as error:
        message = f"{graph} is watched by another process already; stop that one first"
        raise ConfigError(message) from error
