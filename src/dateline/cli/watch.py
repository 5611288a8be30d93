"""`dateline watch`: add articles to a graph as they come."""

from __future__ import annotations

import os
import signal
import socket
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import NewFolder, Published
from dateline.cli.terminal import say

if TYPE_CHECKING:
    from types import FrameType

    from dateline.workspace.storing import Report
    from dateline.workspace.watching import Watch


def run(
    source: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders or globs to follow.")
    ],
    *,
    graph: NewFolder,
    published: Published = None,
    every: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="How long to wait between looks.")
    ] = 30.0,
) -> None:
    """Look for new and changed files again and again, and add what they say to a graph.

    It goes on until it is stopped, by Ctrl-C or by whoever started it.
    """
    from dateline.workspace.watching import Watch, hold_watch

    watch = Watch(source, published)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with hold_watch(graph):
            _tell(f"watching {', '.join(source)} for {graph}", ready=True)
            while True:
                _look(watch, graph)
                time.sleep(every)
    except KeyboardInterrupt:
        _tell(f"stopped: {graph} has all that was added")


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _look(watch: Watch, graph: Path) -> None:
    """Read what is new; what can't be done now is told, and done at the next look."""
    from dateline import workspace
    from dateline.core.errors import DatelineError

    found = watch.look()
    if not found:
        _tell(None)
        return
    try:
        report, built = workspace.update(graph, [source for source, _ in found])
    except DatelineError as error:
        _tell(f"failed: {error}; it is tried again", problem=True)
        return
    watch.note(found)
    for failure in report.failures:
        _tell(f"failed: {failure.source}: {failure.message}", problem=True)
    _tell(f"{_count(report)}; the graph has {len(built.documents)} documents")


def _count(report: Report) -> str:
    """What was done, in a few words."""
    failed = f", {len(report.failures)} failed" if report.failures else ""
    return f"added {report.added}, {report.known} known already{failed}"


def _tell(line: str | None, *, ready: bool = False, problem: bool = False) -> None:
    """Print a line with the time, and let a service manager know that all is well.

    systemd reads the state from the socket that it names, as `sd_notify` says: `systemctl status`
    then shows the last line, and a watch that no longer looks is started anew.
    """
    if line is not None:
        say(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {line}", err=problem)
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        state = ["READY=1"] if ready else ["WATCHDOG=1"]
        if line is not None:
            state.append(f"STATUS={' '.join(line.split())}")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            path = f"\0{address[1:]}" if address.startswith("@") else address
            manager.sendto("\n".join(state).encode(), path)
