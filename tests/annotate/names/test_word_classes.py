"""What sort of words stand between two ends of a name."""

from __future__ import annotations

import pytest
from tests.annotate.names.scenes import parse

from dateline.annotate.names.word_classes import classify_words


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("Health Ministry", "keyword"),
        ("Ada Hart", "capitals"),
        ("Hart", "capital"),
        ("of Oslo", "preposition"),
        ("oil pump", "small"),
    ],
)
def test_words_are_sorted_by_what_tells_most(words, sort):
    """A word for a kind of body tells more than its capital."""
    assert classify_words(parse(words).tokens) == sort
