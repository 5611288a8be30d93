"""The process that evaluates queries, by its frames."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.core.frames import receive_frame, send_frame
from dateline.query import child

ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture
def store():
    """A thousand triples."""
    made = Store()
    subject, predicate = NamedNode("urn:s"), NamedNode("urn:p")
    made.bulk_extend(Quad(subject, predicate, Literal(number)) for number in range(1000))
    return made


def ask(store, sparql, **more):
    """An answer without prefixes."""
    return child.answer_query(store, sparql, base="urn:base", prefixes={}, **more)


def test_an_answer_says_what_it_is(store):
    """Rows and yes-or-no are JSON, triples N-Triples, complaints text."""
    kind, content = ask(store, ALL)
    assert kind == child.ROWS
    assert len(json.loads(content)["results"]["bindings"]) == 1000
    assert ask(store, "ASK {}") == (child.ROWS, b'{"head":{},"boolean":true}')
    kind, content = ask(store, f"CONSTRUCT {{ ?s ?p ?o }} {ALL.removeprefix('SELECT *')}")
    assert (kind, content.count(b"\n")) == (child.TRIPLES, 1000)
    kind, content = ask(store, "SELECT")
    assert kind == child.WRONG
    assert b"error at" in content


@pytest.mark.parametrize("sparql", [ALL, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_an_answer_has_a_largest_size(store, sparql):
    """One byte too many is no answer; the limit itself is one."""
    size = len(ask(store, sparql)[1])
    assert ask(store, sparql, largest=size)[0] != child.LARGE
    assert ask(store, sparql, largest=size - 1) == (child.LARGE, b"")


def test_the_process_answers_until_its_input_ends():
    """After the quads, the base and the prefixes it is ready, and answers query by query."""
    with subprocess.Popen(
        [sys.executable, "-m", child.__name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        quads = zlib.compress(b'<urn:a/b> <urn:x#p> "1" .\n')
        for frame in (quads, b"urn:a/", b" urn:x#\nx urn:x#"):
            send_frame(running.stdin, child.ASK, frame)
        assert receive_frame(running.stdout) == (child.READY, b"")
        for sparql in ("ASK { <b> :p ?o }", "ASK { <b> x:p ?o }"):
            send_frame(running.stdin, child.ASK, sparql.encode())
            assert json.loads(receive_frame(running.stdout)[1])["boolean"] is True
        running.stdin.close()
        assert running.wait(10) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't hold to it")
def test_memory_has_a_limit():
    """What would take more than it may gets none, and the rest of the machine keeps its own."""
    script = (
        "import resource\nfrom dateline.query import child\n"
        "child.limit_memory(2**30)\nchild.limit_memory(2**31)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0] >> 20, end=' ')\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], end=' ')\n"
        "try:\n    bytes(2**31)\nexcept MemoryError:\n    print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2048 0 refused\n"
    assert child._memory_size() > 2**28


def test_it_starts_with_nothing_but_oxigraph():
    """No other part of Dateline but the frames is loaded, and no other library."""
    script = (
        "import sys\nbefore = set(sys.modules)\nimport dateline.query.child\n"
        "print(sorted(set(sys.modules) - before - sys.stdlib_module_names))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = {name for name in eval(done.stdout) if name.split(".")[0] != "pyoxigraph"}
    mine = {name for name in loaded if name.split(".")[0] not in sys.stdlib_module_names}
    assert mine == {
        "dateline", "dateline.core", "dateline.core.frames", "dateline.query",
        "dateline.query.child",
    }  # fmt: skip
