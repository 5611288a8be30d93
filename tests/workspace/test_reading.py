"""Reading sources: what fails is named, what is foreign is left out, and the rest comes."""

from __future__ import annotations

import json

import pytest
from tests.ingest.sources import GERMAN, STORY, write

from dateline.authority import load_bundled
from dateline.core.model import Document
from dateline.ingest import ReadingOptions, find_sources
from dateline.workspace.reading import LONGEST, Failure, Given, Reading


def read(*items, **options):
    """What is read, and what there is to say about it."""
    reading = Reading(load_bundled(), ReadingOptions(**options))
    sources = [
        Given(one) if isinstance(one, Document) else next(find_sources([one])) for one in items
    ]
    return list(reading.read(sources)), reading


def lines(*texts):
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


def test_other_languages_are_counted_and_left_out(tmp_path):
    """Whatever the source is; a document that a program made, too."""
    path = write(tmp_path / "a.jsonl", lines(STORY, GERMAN, f"Noch einmal. {GERMAN}"))
    found, reading = read(path, Document(text="Hallo.", language="de"))
    assert [one.text for one in found] == [STORY]
    assert reading.left_out == {"German": 3}
    assert reading.failures == []


def test_other_languages_are_read_if_the_user_says_so(tmp_path):
    """They keep the name of their language."""
    found, reading = read(write(tmp_path / "a.txt", GERMAN), any_language=True)
    assert [(one.text, one.language) for one in found] == [(GERMAN, "de")]
    assert reading.left_out == {}


def test_columns_are_told_once(tmp_path):
    """With the table's name, however many articles it has."""
    path = write(tmp_path / "a.jsonl", lines(STORY, f"Again. {STORY}"))
    _, reading = read(path)
    assert reading.notes == [
        f"{path}: columns read: text=text; guessed, --field PART=COLUMN changes it"
    ]


def test_each_failure_names_its_place_and_the_rest_comes(tmp_path):
    """A line, a file, and a source that isn't there any more."""
    path = write(tmp_path / "a.jsonl", lines(STORY) + "{\n" + lines(f"Again. {STORY}"))
    empty, gone = write(tmp_path / "b.txt", ""), write(tmp_path / "c.txt", STORY)
    sources = [next(find_sources([one])) for one in (path, empty, gone)]
    gone.unlink()
    reading = Reading(load_bundled())
    assert len(list(reading.read(sources))) == 2
    assert [one.source for one in reading.failures] == [f"{path}: line 2", str(empty), str(gone)]
    assert {one.kind for one in reading.failures} == {"SourceError"}


def test_many_failures_of_one_file_are_counted(tmp_path):
    """A hundred are told, and how many more there are."""
    path = write(tmp_path / "a.jsonl", lines(STORY) + "{\n" * 1234 + lines(f"Again. {STORY}"))
    found, reading = read(path)
    assert len(found) == 2
    assert len(reading.failures) == 101
    assert reading.failures[-1] == Failure(
        source=str(path), kind="SourceError", message="and 1,134 more in this file can't be read"
    )


@pytest.mark.parametrize(("length", "fits"), [(LONGEST, True), (LONGEST + 1, False)])
def test_what_is_too_long_for_an_article_is_named(length, fits):
    """The longest that is read has a million characters."""
    found, reading = read(Document(text="x" * length, source="a"))
    assert (len(found), len(reading.failures)) == (fits, not fits)


def test_a_reader_that_breaks_costs_one_part():
    """An error that nobody foresaw is told by its kind."""

    class Broken:
        name, notes = "b", ()

        def parts(self, options):
            yield self
            yield Given(Document(text=STORY))

        def read(self, authority):
            return 1 / 0

    reading = Reading(load_bundled())
    assert [one.text for one in reading.read([Broken()])] == [STORY]
    assert [(one.source, one.kind) for one in reading.failures] == [("b", "ZeroDivisionError")]
