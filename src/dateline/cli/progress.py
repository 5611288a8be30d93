"""How far a build is, on standard error: a bar for people, a line a minute for logs.

Guarantees: nothing goes to standard output; what is done before anyone would look shows nothing.
Time left is what the rest takes at the rate of late, as far as sources are alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.workspace.storing import OnProgress, Progress

_WORTH_A_BAR = 4  # fewer sources are done before anyone has read a progress bar
_EVERY = 60.0  # seconds from one line of a log to the next
_WINDOW = 120.0  # seconds over which the bar's rate is taken: several batches of each worker


@contextmanager
def show_progress(total: int) -> Iterator[OnProgress]:
    """Tell how far a build is while the block lasts.

    Args:
        total: how many sources there are.

    Yields:
        What the build has to call.
    """
    if not sys.stderr.isatty():
        yield LineLog(total=total, write=_write_line)
    else:
        with _show_bar(total) as on_progress:
            yield on_progress


@dataclass(slots=True, kw_only=True)
class LineLog:
    """Writes a line when the last is long ago.

    Attributes:
        total: how many sources there are.
        write: takes a line.
        clock: gives the time, in seconds.
        every: seconds from one line to the next.
    """

    total: int
    write: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    every: float = _EVERY
    started: float = field(init=False)
    told: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.told = self.clock()

    def __call__(self, progress: Progress) -> None:
        """Write how far it is, unless that was said a short while ago."""
        now = self.clock()
        if now - self.told >= self.every:
            self.told = now
            self.write(describe_progress(progress, total=self.total, seconds=now - self.started))


def describe_progress(progress: Progress, *, total: int, seconds: float) -> str:
    """How far a build is after so many seconds, in one line."""
    rate = progress.added / seconds
    sources = "source" if total == 1 else "sources"
    parts = [f"{progress.sources:,} of {total:,} {sources}", f"{rate:.1f} articles a second"]
    if total < _WORTH_A_BAR:  # an archive is one source, and may have a million articles
        parts.insert(1, f"{progress.documents:,} articles")
    if 0 < progress.sources < total:
        left = seconds * (total - progress.sources) / progress.sources
        parts.append(f"{describe_duration(left)} left")
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    return ", ".join(parts)


def describe_duration(seconds: float) -> str:
    """A time in its largest units: "2 h 05 min", "12 min", "40 s"."""
    minutes = round(seconds / 60)
    if minutes >= 60:  # noqa: PLR2004 - minutes of an hour
        return f"{minutes // 60} h {minutes % 60:02} min"
    return f"{minutes} min" if minutes else f"{seconds:.0f} s"


def _write_line(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@contextmanager
def _show_bar(total: int) -> Iterator[OnProgress]:
    """A bar on a terminal; for few sources, only when one of them has more than a batch."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("[dim]{task.description}"),
    )
    console = Console(stderr=True)
    started = time.monotonic()
    bars = Bars(*columns, console=console, transient=True, speed_estimate_period=_WINDOW)
    task = bars.add_task("", total=total)

    def on_progress(progress: Progress) -> None:
        rate = progress.added / max(time.monotonic() - started, 1e-3)
        failed = f", {progress.failed:,} failed" if progress.failed else ""
        said = f"{progress.documents:,} articles, {rate:.1f} a second{failed}"
        bars.update(task, completed=progress.sources, description=said)
        if progress.sources < total:
            bars.start()

    if total >= _WORTH_A_BAR:
        bars.start()
    try:
        yield on_progress
    finally:
        bars.stop()
