from __future__ import annotations

import gzip
import json

import pytest
from tests.evaluate.gold import document, write

from dateline.core.errors import SourceError
from dateline.evaluate import gold


def broken(**changes):
    """A mention or relation of the document with other values."""
    return [document()["mentions"][0] | changes]


def test_plain_and_packed_files_are_read(tmp_path):
    """JSON lines are read as they are and gzip'd, one file after another, empty lines aside."""
    plain = write(tmp_path / "a.jsonl", document(), document(id="two"))
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(b"\n" + json.dumps(document(id="three")).encode()))
    assert [one.id for one in gold.read_gold([plain, packed])] == ["one", "two", "three"]


def test_keys_that_are_not_needed_are_passed_over(tmp_path):
    """A data set may have keys of its own."""
    file = write(tmp_path / "a.jsonl", document(licence="none", label="x"))
    assert len(list(gold.read_gold([file]))) == 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": 7}, r"isn't a gold document: Expected `str`, got `int` - at `\$.text`"),
        ({"mentions": broken(end=9999)}, "mention 0 (0:9999) lies outside the text"),
        ({"mentions": broken(start=5)}, "mention 0 says"),
        ({"mentions": broken(entity=77)}, "mention 0 is of entity 77, which isn't listed"),
        (
            {"relations": [{"subject": 0, "predicate": "x", "object": 8}]},
            "relation 0 is of entity 8, which isn't listed",
        ),
    ],
)
def test_a_broken_line_is_named(tmp_path, changes, problem):
    """The error names the file, the line, and what is wrong there."""
    file = write(tmp_path / "a.jsonl", document(), document(**changes))
    with pytest.raises(SourceError) as caught:
        list(gold.read_gold([file]))
    assert f"{file}: line 2" in str(caught.value)
    assert problem.replace("\\", "") in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """A missing file, a cut-off archive and bytes that aren't text are errors of the source."""
    cut = tmp_path / "cut.gz"
    cut.write_bytes(gzip.compress(json.dumps(document()).encode())[:200])
    odd = tmp_path / "odd.jsonl"
    odd.write_bytes(b'{"id": "\xff"}\n')
    for file in (tmp_path / "none.jsonl", cut, odd):
        with pytest.raises(SourceError, match=file.name):
            list(gold.read_gold([file]))


def test_entities_may_have_words_for_ids(tmp_path):
    """They get numbers; where entities aren't listed, a mention is of none."""
    mentions = [{"start": 0, "end": 4, "entity": "b"}, {"start": 0, "end": 4, "entity": None}]
    entities = [{"id": "a"}, {"id": "b"}]
    line = {"id": "x", "text": "Oslo", "mentions": mentions}
    file = write(tmp_path / "a.jsonl", line | {"entities": entities}, line)
    listed, bare = gold.read_gold([file])
    assert [one.entity for one in listed.mentions] == [1, None]
    assert [one.id for one in listed.entities] == [0, 1]
    assert [one.entity for one in bare.mentions] == [None, None]
