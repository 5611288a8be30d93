from __future__ import annotations

import json

import pytest
from tests.evaluate.gold import document, write


@pytest.fixture
def file(tmp_path):
    """A gold file of one document."""
    return write(tmp_path / "gold.jsonl", document())


def test_a_table_is_printed(run, file):
    """Each measure is a line, and what was measured is said below."""
    done = run("evaluate", "dwie", file, "--system", "dateline")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0].split() == ["measure", "P", "R", "F1"]
    assert any(line.split() == ["quotes", "that", "are", "exact", "100.0%"] for line in lines)
    assert "dateline on dwie: 1 documents" in done.out


def test_json_is_printed(run, file):
    """With --json, the output is one object."""
    done = run("evaluate", "dwie", file, file, "--system", "spacy", "--json")
    assert done.code == 0
    assert json.loads(done.out)["documents"] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ace",), "no data set 'ace'; known ones are casie, conll04, crossre, dwie"),
        (("dwie", "--system", "gpt"), "no system 'gpt'; there are dateline, reader, spacy"),
        (("geo", "--system", "reader"), "no layer for this data set"),
    ],
)
def test_wrong_usage_is_one_line(run, file, arguments, message):
    """What can't be done as given is said in one line."""
    done = run("evaluate", arguments[0], file, *arguments[1:])
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1


def test_a_broken_line_is_named(run, tmp_path):
    """The file and the number of the line are in the error."""
    file = write(tmp_path / "bad.jsonl", document(), document(text=None))
    done = run("evaluate", "dwie", file, "--system", "spacy")
    assert done.code == 2
    assert f"{file}: line 2 isn't a gold document" in done.err
    assert done.err.count("\n") == 1
