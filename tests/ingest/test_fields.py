"""Which column holds what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import STORY

from dateline.core.errors import ConfigError
from dateline.ingest import fields
from dateline.ingest.base import Damaged, check_fields


@pytest.mark.parametrize(
    ("row", "known"),
    [
        ({"Article Text": STORY, "HEADLINE": "h"}, {"text": "Article Text", "title": "HEADLINE"}),
        ({"content": STORY, "description": "short"}, {"text": "content"}),
        ({"content": "", "description": "short"}, {"text": "description"}),
        ({"x": "a", "y": STORY}, {"text": "y"}),
        ({"x": "a", "y": "b"}, {}),
        (
            {"text": STORY, "date": "soon", "created": "2024-03-05"},
            {"text": "text", "published": "created"},
        ),
        (
            {"text": STORY, "link": "none", "uri": "https://n.example/"},
            {"text": "text", "url": "uri"},
        ),
        ({"text": STORY, "headline.main": "h"}, {"text": "text", "title": "headline.main"}),
        ({"news.body": STORY}, {"text": "news.body"}),
        (
            {"text": STORY, "by": "staff", "author": "Mara Lindqvist"},
            {"text": "text", "authors": "author"},
        ),
        ({"text": STORY, "title": "", "headline": "h"}, {"text": "text", "title": "headline"}),
    ],
)
def test_columns_are_guessed(row, known):
    """By their names, if they hold what those say; the text by its length, too."""
    assert fields.guess_fields([row], {}) == known


def test_what_the_user_names_counts():
    """A column that is named is taken for nothing else."""
    row = {"title": STORY, "text": "short", "other": "x"}
    assert fields.guess_fields([row], {"text": "title", "title": "other"}) == {
        "text": "title",
        "title": "other",
    }


def test_the_map_is_told():
    """The user sees which columns are read, and how to name others."""
    told = fields.tell_fields({"text": "body", "title": "head"}, {})
    assert told == "columns read: text=body, title=head; guessed, --field PART=COLUMN changes it"
    assert fields.tell_fields({"text": "body"}, {"text": "body"}) == "columns read: text=body"


@given(
    st.dictionaries(
        st.sampled_from("ab"),
        st.one_of(st.integers(), st.dictionaries(st.sampled_from("cd"), st.text())),
    )
)
def test_flat_rows_lose_nothing(row):
    """Each value inside has a column with the names of all keys."""
    flat = fields.flatten(row)
    for key, value in row.items():
        if isinstance(value, dict):
            assert all(flat[f"{key}.{inner}"] == one for inner, one in value.items())
        else:
            assert flat[key] == value


def test_what_a_row_says():
    """Markup is read as a browser shows it; what is no date, address or name is passed over."""
    known = {
        part: part for part in ("text", "published", "url", "authors", "language", "publisher")
    }
    row = {
        "text": ["<p>One</p>", "two"],
        "published": "03/05/2024",
        "url": "javascript:alert(1)",
        "authors": "Mara Lindqvist; Staff",
        "language": "?",
        "publisher": "A\nB",
    }
    made = fields.to_story(row, known, source="a.csv", place="line 2")
    assert made.text == "One\n\ntwo"
    assert made.known.url is None
    assert made.known.authors == ("Mara Lindqvist",)
    assert (made.known.language, made.known.publisher) == ("en", "A B")
    assert made.known.published is None
    assert made.known.notes == ("the date '03/05/2024' may be several days, or none",)


@pytest.mark.parametrize(
    ("known", "reason"), [({}, "no column holds"), ({"text": "text"}, "'text' is empty")]
)
def test_a_row_without_text_is_named(known, reason):
    """By its place and what the table calls it."""
    made = fields.to_story(
        {"id": 7, "text": None}, {**known, "id": "id"}, source="a", place="row 2"
    )
    assert isinstance(made, Damaged)
    assert made.name == "a: row 2, id 7"
    assert reason in made.reason


def test_parts_that_there_are():
    """A part that no article has is an error that lists those it has."""
    check_fields({"text": "body"})
    with pytest.raises(ConfigError, match=r"'txt' is no part.*text, title, published"):
        check_fields({"txt": "body"})
