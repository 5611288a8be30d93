"""Starting, stopping and ending the process that evaluates queries."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
import zlib
from pathlib import Path
from threading import Thread, Timer

import pytest
from tests.processes import linux, runs

from dateline.core.errors import QueryError
from dateline.query import child
from dateline.query.process import Evaluator

QUADS = "".join(f'<urn:s{number}> <urn:p> "{number}" .\n' for number in range(500)).encode()
SETUP = (zlib.compress(QUADS), b"urn:base", b"")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def evaluator():
    """One that has its process, and loses it after the test."""
    made = Evaluator()
    ask(made)
    yield made
    made.end()


def ask(evaluator, sparql=COUNT, timeout=None):
    """The answer to a query."""
    return evaluator.ask(sparql, setup=lambda: SETUP, timeout=timeout)


def ends(pid):
    """Whether a process ends within some seconds."""
    last = time.monotonic() + 10
    while runs(pid) and time.monotonic() < last:
        time.sleep(0.02)
    return not runs(pid)


def script(body, *, more=""):
    """A Python process that has asked once, and whose child's id is the first line it prints."""
    code = (
        "import os, sys, threading, time\n"
        "from dateline.query.process import Evaluator\n"
        "one = Evaluator()\n"
        f"def ask(sparql={COUNT!r}):\n"
        f"    one.ask(sparql, setup=lambda: {SETUP!r}, timeout=None)\n"
        f"ENDLESS = {ENDLESS!r}\n{more}\n"
        "ask()\nprint(one._running.pid, flush=True)\n" + textwrap.dedent(body)
    )
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_one_process_answers_all_queries(evaluator):
    """The quads are read once; what was asked before changes nothing."""
    first = evaluator._running
    assert ask(evaluator) == ask(evaluator)
    assert evaluator._running is first


def test_the_graph_is_made_ready_once(evaluator):
    """After a query that was stopped, the next process takes what was made for the first."""
    evaluator.end()
    found = evaluator.ask(COUNT, setup=lambda: pytest.fail("again"), timeout=None)
    assert b'"500"' in found[1]


def test_a_query_ends_at_its_limit(evaluator):
    """The process is gone, without a trace, and the next query has another."""
    running = evaluator._running
    start = time.monotonic()
    with pytest.raises(
        QueryError, match=r"^query: took longer than 0\.3 s; ask for less"
    ) as caught:
        ask(evaluator, ENDLESS, 0.3)
    assert 0.3 <= time.monotonic() - start < 3
    assert "\n" not in str(caught.value)
    assert running.returncode is not None
    assert ask(evaluator, timeout=10)[0] == child.ROWS


def test_starting_does_not_count():
    """A limit is for the evaluation; reading the graph takes what it takes."""
    many = (zlib.compress(QUADS * 3200), *SETUP[1:])
    start = time.monotonic()
    made = Evaluator()
    assert made.ask("ASK {}", setup=lambda: many, timeout=0.3)[0] == child.ROWS
    made.end()
    assert time.monotonic() - start > 0.3


def test_ctrl_c_ends_a_query(evaluator):
    """The interrupt arrives at once, and the next query has another process."""
    running = evaluator._running
    timer = Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ask(evaluator, ENDLESS)
    assert time.monotonic() - start < 3
    assert running.returncode is not None
    assert ask(evaluator)[0] == child.ROWS


@pytest.mark.skipif(not hasattr(os, "getpgid"), reason="no groups of processes here")
def test_ctrl_c_is_for_this_process_alone(evaluator):
    """A terminal sends it to a whole group; between two queries it costs no process."""
    assert os.getpgid(evaluator._running.pid) != os.getpgid(0)


def test_a_process_that_breaks_off_is_told(evaluator):
    """As when the system kills it; the next query has another."""
    Timer(0.3, evaluator._running.kill).start()
    with pytest.raises(QueryError, match="broke off") as caught:
        ask(evaluator, ENDLESS)
    assert "\n" not in str(caught.value)
    assert ask(evaluator)[0] == child.ROWS
    evaluator._running.kill()
    evaluator._running.wait()
    assert ask(evaluator)[0] == child.ROWS


def test_what_python_can_import_it_can(evaluator, tmp_path, monkeypatch):
    """The folder that a command runs in doesn't matter, whatever stands there."""
    (tmp_path / "queue.py").write_text("raise SystemExit")
    (tmp_path / "dateline").mkdir()
    evaluator.end()
    monkeypatch.chdir(tmp_path)
    assert ask(evaluator)[0] == child.ROWS


def test_it_finds_what_this_process_finds(evaluator, tmp_path, monkeypatch):
    """Where this process looks for libraries, it looks too, in the same order."""
    (tmp_path / "pyoxigraph.py").write_text("raise SystemExit")
    evaluator.end()
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(QueryError, match="broke off"):
        ask(evaluator)


def test_without_an_interpreter_nothing_is_answered(evaluator, monkeypatch):
    """An interpreter that can't be started is named."""
    evaluator.end()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(QueryError, match="'/nowhere/python' can't be started"):
        ask(evaluator)


def test_threads_take_turns(evaluator):
    """Many threads get each its own answer, from one process."""
    first = evaluator._running
    found = {}

    def work(number):
        sparql = f"SELECT ?o {{ <urn:s{number}> ?p ?o }}"
        found[number] = [ask(evaluator, sparql)[1] for _ in range(20)]

    threads = [Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(
        f'"value":"{number}"'.encode() in one for number in range(8) for one in found[number]
    )
    assert evaluator._running is first


@linux
def test_it_holds_pipes_alone(evaluator):
    """No file and no socket is open in it; what it would say of a crash goes nowhere."""
    folder = Path(f"/proc/{evaluator._running.pid}/fd")
    held = {str(one.readlink()).partition(":")[0] for one in folder.iterdir()}
    assert held == {"pipe", os.devnull}


@linux
@pytest.mark.parametrize("busy", [False, True])
def test_it_does_not_outlive_a_process_that_is_killed(busy):
    """Its input ends with whoever started it, and so does it, also amid an evaluation."""
    more = "threading.Thread(target=ask, args=(ENDLESS,), daemon=True).start()" if busy else ""
    with script(f"{more}\ntime.sleep(60)") as parent:
        pid = int(parent.stdout.readline())
        time.sleep(0.5)
        assert runs(pid)
        parent.kill()
        parent.wait()
        assert ends(pid)


@linux
def test_it_ends_with_the_interpreter():
    """What is done asking leaves nothing behind, and says nothing."""
    with script("") as parent:
        pid = int(parent.stdout.readline())
        assert parent.wait(20) == 0
        assert ends(pid)


@linux
def test_a_fork_has_its_own():
    """A process that was forked off neither uses nor ends the process of the other."""
    body = """
        if os.fork() == 0:
            one.end()
            os._exit(0)
        os.wait()
        print(one._running.poll(), flush=True)
    """
    with script(body) as parent:
        assert runs(int(parent.stdout.readline()))
        assert parent.stdout.readline() == "None\n"
        assert parent.wait(20) == 0
