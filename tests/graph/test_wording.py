"""Claims and articles in a few words."""

from __future__ import annotations

import pytest
from tests.graph.records import fact, thing

from dateline.core.model import Document
from dateline.graph.wording import article_title, fact_label, predicate_label


def test_a_claim_is_a_line():
    """Names and values as they are, the predicate in words."""
    ann = thing("Ann")
    assert fact_label(fact(ann, "head_of", thing("Orbit"))) == "Ann head of Orbit"
    assert fact_label(fact(ann, "inception", "1999")) == "Ann inception 1999"
    assert predicate_label("no_such_one") == "no such one"


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({"text": "First.\nSecond.", "title": "Pact"}, "Pact"),
        ({"text": "\n  First.\nSecond.", "title": ""}, "First."),
        ({"text": " ", "source": "a.txt"}, "a.txt"),
        ({"text": " ", "source": "", "id": "d7"}, "d7"),
    ],
)
def test_an_article_has_a_title(more, title):
    """Its own, its first line, what it was read from, or its id: never nothing."""
    assert article_title(Document(**more)) == title


def test_a_long_first_line_is_cut():
    """Between words."""
    made = article_title(Document(text="word " * 90))
    assert len(made) <= 100
    assert made.endswith("word …")
