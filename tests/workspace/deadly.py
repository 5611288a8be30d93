"""Work for processes in the tiny language, with texts that kill whoever reads them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.corpus import NamesAnnotator, SameNameLinker, VerbsExtractor

from dateline.authority import load_bundled
from dateline.workspace.pipeline import Pipeline
from dateline.workspace.workers import Work


@dataclass(frozen=True)
class DeadlyAnnotator(NamesAnnotator):
    """A text with `KILLS` in it ends the process, one with `ONCE path` only the first to read it.

    One with `PID path` writes which process reads it.
    """

    def annotate(self, documents, *, authority):
        """Die, or annotate."""
        for document in documents:
            word, _, path = document.text.partition(" ")
            if word == "PID":
                Path(path).write_text(str(os.getpid()))
                print("what a plug-in prints is no answer", flush=True)  # noqa: T201
            if word == "ONCE" and not Path(path).exists():
                Path(path).touch()
                word = "KILLS"
            if word == "KILLS":
                os.kill(os.getpid(), signal.SIGKILL)
        return super().annotate(documents, authority=authority)


def deadly_pipeline() -> Pipeline:
    """The tiny language with texts that kill."""
    return Pipeline(
        annotator=DeadlyAnnotator(), extractors=[VerbsExtractor()], linker=SameNameLinker()
    )


@contextmanager
def open_deadly_work() -> Iterator[Work]:
    """What a worker does."""
    pipeline = deadly_pipeline()
    yield lambda documents: pipeline.work(documents, authority=load_bundled())


@contextmanager
def open_nothing() -> Iterator[Work]:
    """What no worker survives."""
    sys.exit(3)
