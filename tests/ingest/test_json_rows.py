"""JSON Lines, JSON and ninjs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.core.errors import SourceError
from dateline.core.text import normalize_name

ROW = {
    "headline": "Harbour signs",
    "body": STORY,
    "pub_date": "2024-03-05T10:00:00Z",
    "url": "https://news.example/1",
    "source": {"name": "Harbour Daily"},
    "authors": ["Mara Lindqvist", {"name": "Tom Berg"}],
    "lang": "en-GB",
}


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_line_is_an_article(tmp_path):
    """Columns are found by their names, in rows inside as well; the headline is the first line."""
    path = write(tmp_path / "a.jsonl", lines(ROW, {**ROW, "body": f"Again. {STORY}"}))
    first, second = read_file(path)
    assert first.text == f"Harbour signs\n\n{STORY}"
    assert (first.title, first.published) == ("Harbour signs", "2024-03-05")
    assert (first.url, first.publisher) == ("https://news.example/1", "Harbour Daily")
    assert first.authors == ("Mara Lindqvist", "Tom Berg")
    assert first.language == "en-GB"
    assert (first.source, second.source) == (f"{path}: line 1", f"{path}: line 2")
    assert first.reader == "json"
    zone = first.zones[0]
    assert (zone.kind, first.text[zone.start : zone.end]) == ("title", "Harbour signs")


text = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).filter(
    lambda one: one.strip() and "<" not in one
)


@given(st.lists(text, min_size=1, max_size=5))
def test_text_in_is_text_out(tmp_path_factory, texts):
    """Whatever letters a text has, it comes back as it was, one document a line."""
    path = tmp_path_factory.mktemp("json") / "a.jsonl"
    write(path, "".join(json.dumps({"text": one}, ensure_ascii=False) + "\n" for one in texts))
    assert [one.text for one in read_file(path)] == texts


def test_a_bad_line_is_named_and_the_rest_lands(tmp_path):
    """What isn't JSON, isn't an object, isn't UTF-8 or has no text is named by its line."""
    good = lines({"text": STORY}).encode()
    bad = (b'{"text": "cut\n', b"[1, 2]\n", b'{"text": "caf\xe9"}\n', lines({"text": " "}).encode())
    path = write(tmp_path / "a.jsonl", good + b"\n" + b"".join(bad) + good)
    found = read_parts(path)
    assert [one.source for one in found if not isinstance(one, str)] == [
        f"{path}: line 1",
        f"{path}: line 7",
    ]
    reasons = [one for one in found if isinstance(one, str)]
    assert [one.partition(": ")[2].partition(": ")[0] for one in reasons] == [
        "line 3",
        "line 4",
        "line 5",
        "line 6",
    ]
    assert "isn't JSON" in reasons[0]
    assert "one object a line" in reasons[1]
    assert "utf-8" in reasons[2]
    assert "'text' is empty here" in reasons[3]


@pytest.mark.parametrize(
    "whole",
    [
        lambda rows: rows,
        lambda rows: {"articles": rows},
        lambda rows: {"status": "ok", "response": {"results": rows}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_has_many(tmp_path, whole, indent):
    """A list is read as its elements are, on its own or under a key, on one line or on many."""
    rows = [{"id": 7, "text": STORY}, {"id": 8, "text": f"Again. {STORY}"}]
    path = write(tmp_path / "a.json", json.dumps(whole(rows), indent=indent))
    found = read_file(path)
    assert [one.text for one in found] == [row["text"] for row in rows]
    assert [one.source.rpartition("id ")[2] for one in found] == ["7", "8"]


def test_one_object_over_many_lines(tmp_path):
    """A file that is one article is read so, though no line of it is JSON."""
    path = write(tmp_path / "a.json", json.dumps({"text": STORY}, indent=1))
    assert [one.text for one in read_file(path)] == [STORY]


def test_ninjs(tmp_path):
    """Agencies' ninjs is read in its first version and in those with lists of bodies."""
    first = {
        "uri": "http://agency.example/1",
        "type": "text",
        "versioncreated": "2024-03-05T10:00:00+01:00",
        "byline": "Mara Lindqvist",
        "headline": "Harbour signs",
        "body_xhtml": "".join(f"<p>{one}</p>" for one in STORY.split("\n\n")),
        "language": "en",
    }
    second = {
        "uri": "http://agency.example/1",
        "versioncreated": "2024-03-05T10:00:00+01:00",
        "bylines": [{"value": "Mara Lindqvist"}],
        "headlines": [{"value": "Harbour signs"}],
        "bodies": [
            {"contenttype": "text/html", "value": "<p>Other</p>"},
            {"contenttype": "text/plain", "value": STORY},
        ],
    }
    for number, row in enumerate((first, second)):
        (found,) = read_file(write(tmp_path / f"{number}.json", json.dumps(row)))
        assert found.text == f"Harbour signs\n\n{STORY}"
        assert found.authors == ("Mara Lindqvist",)
        assert (found.published, found.url) == ("2024-03-05", "http://agency.example/1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[1, 2", "isn't JSON"),
        (b"[" * 100_000, "too deep inside each other"),
        (b"[1, 2]", "holds no article"),
        (b"{}", "no JSON object with an article"),
        (b'{"a": 1}', "no column holds an article's text"),
    ],
)
def test_what_is_no_table_is_an_error_of_one_line(tmp_path, data, reason):
    """The file is named, and what is wrong with it."""
    path = write(tmp_path / "a.json", data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_file(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_hostile_text_is_text(tmp_path):
    """Half characters and control characters are no text; a hostile id stays on its line."""
    rows = [{"text": "\ud800 half"}, {"text": "a\x00b"}, {"id": "a\nb\u202e", "text": STORY}]
    path = write(tmp_path / "a.jsonl", lines(*rows))
    first, second, third = read_parts(path)
    assert "isn't text" in first
    assert "isn't text" in second
    assert third.source == f"{path}: line 3"


def test_content_tells_json(tmp_path):
    """A file that begins as JSON does is read so, whatever it is called."""
    path = write(tmp_path / "a.txt", lines({"text": STORY}))
    assert read_file(path)[0].reader == "json"
    assert normalize_name(read_file(path)[0].text) == normalize_name(STORY)
