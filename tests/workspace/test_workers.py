"""Builds with real processes, in the tiny language: they start fast."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.corpus import article
from tests.processes import linux, runs, wait_until
from tests.workspace.deadly import deadly_pipeline, open_deadly_work, open_nothing

from dateline.authority import load_bundled
from dateline.core.errors import ConfigError, WorkerError
from dateline.core.machine import NUMPY_THREADS
from dateline.workspace import build
from dateline.workspace.batches import BATCH_LENGTH
from dateline.workspace.reading import Failure, Given
from dateline.workspace.store import Store
from dateline.workspace.workers import choose_workers, hire

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def run(texts, *, workers=2, make=open_deadly_work, **more):
    """What a build reports, and what it stores."""
    given = [
        one if isinstance(one, Given) else Given(article(one, source=one[:9])) for one in texts
    ]
    with Store(None) as store:
        report = deadly_pipeline().run(
            store, given, authority=load_bundled(), workers=workers, make=make, **more
        )
        return report, [
            list(rows)
            for rows in (
                store.documents(),
                store.mentions(),
                store.claims(),
                store.decisions(),
                (one.id for one in store.editions()),
            )
        ]


def claims_of(letters):
    """A claim a letter."""
    return [f"Ann Ode joined Orbit{letter}." for letter in letters]


def long_texts(count):
    """Texts of which each fills a batch."""
    return [f"{one} {'x' * BATCH_LENGTH}" for one in claims_of(LETTERS[:count])]


def test_workers_leave_no_trace():
    """One process or two: the same store and the same report, with copies and a bad document."""
    dated = [
        Given(article(text, source=f"{day}.txt", published=f"2024-05-0{day}"))
        for day in (1, 2)
        for text in long_texts(4)
    ]
    texts = [*long_texts(6), *claims_of(LETTERS), "BROKEN text.", *dated, *long_texts(6)]
    told = []
    alone = run(texts, workers=1)
    assert run(texts, on_progress=told.append) == alone
    report = alone[0]
    assert (report.added, report.known, len(report.failures)) == (36, 10, 1)
    last = told[-1]
    assert (last.sources, last.added, last.known, last.failed) == (len(texts), 36, 10, 1)
    assert [one.sources for one in told] == sorted(one.sources for one in told)


def test_a_worker_gives_numpy_one_thread(monkeypatch):
    """Whatever the process that hires it has: what it multiplies on is set before it starts."""
    monkeypatch.delenv(NUMPY_THREADS, raising=False)
    with hire(run, open_deadly_work, workers=2) as pool:
        assert [one._environment[NUMPY_THREADS] for one in pool._all] == ["1", "1"]


def test_what_was_read_last_is_known_whoever_is_done_first(tmp_path):
    """A first batch whose worker died is stored late, and was read first all the same.

    Of versions of an article without dates the one that was read last counts.
    """
    texts = [f"ONCE {tmp_path / 'read'}", *long_texts(4)]
    _, stored = run(texts)
    assert stored[-1] == [article(one).id for one in texts]


def test_what_kills_is_named_and_the_rest_lands():
    """A document whose process dies each time is a failure, and the others of its batch land."""
    report, stored = run([*claims_of("ABC"), "KILLS whoever reads it.", *claims_of("DEF")])
    message = "the process that worked on it was killed by SIGKILL, as when memory runs out"
    assert report.failures == (Failure(source="KILLS who", kind="WorkerDied", message=message),)
    assert report.added == 6
    assert stored == run(claims_of("ABCDEF"), workers=1)[1]


def test_a_worker_that_something_else_kills_costs_nothing(tmp_path):
    """A batch whose process died is done again; what a plug-in prints meanwhile is no answer."""
    report, _ = run([f"ONCE {tmp_path / 'read'}", f"PID {tmp_path / 'pid'}", *claims_of("AB")])
    assert (report.added, report.failures) == (4, ())
    assert int((tmp_path / "pid").read_text()) != os.getpid()


def test_workers_that_all_die_are_an_error():
    """Where no process lives long enough to do anything, no document is to blame."""
    with pytest.raises(WorkerError, match=r"ended with code 3; with fewer of them \(--workers 1\)"):
        run(claims_of(LETTERS), make=open_nothing)


def test_little_work_starts_no_process(tmp_path):
    """Unless told, a build is done by this process if there are few batches, else by several."""
    few, many = tmp_path / "few", tmp_path / "many"
    run([f"PID {few}", *claims_of("AB")], workers=None)
    assert int(few.read_text()) == os.getpid()
    run([f"PID {many}", *long_texts(6)], workers=None)
    assert (int(many.read_text()) == os.getpid()) == (choose_workers() == 1)


def test_nobody_cannot_build():
    """A build needs a worker."""
    with pytest.raises(ConfigError, match="workers=0"):
        build("article.txt", workers=0)


ENDLESS = """
import sys
from tests.workspace.test_workers import run
try:
    run([f"PID {sys.argv[1]}", "ENDLESS"])
except KeyboardInterrupt:
    print("stopped")
"""


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_the_build(tmp_path, number):
    """At Ctrl-C workers are gone at once; when the build itself is killed, they notice."""
    file = tmp_path / "pid"
    places = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    running = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, file], env=places, stdout=subprocess.PIPE, text=True
    )
    wait_until(lambda: file.exists() and file.read_text())
    running.send_signal(number)
    said, _ = running.communicate(timeout=60)
    assert said == ("stopped\n" if number == signal.SIGINT else "")
    wait_until(lambda: not runs(file.read_text()), most=0 if number == signal.SIGINT else 60)
