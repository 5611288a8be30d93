"""What is told by the prepositions behind a noun: whose it is, and of which part."""

from __future__ import annotations

import pytest
from tests.news import read

POSTS = {
    "Ada Hart is chairwoman of Greenpeace and the World Bank.": {
        "chairwoman of Greenpeace",
        "chairwoman of World Bank",
    },
    # the second name only begins what is joined
    "Ada Hart is chairwoman of Greenpeace and Interpol staff left.": {"chairwoman of Greenpeace"},
    # nouns behind a name say what it is
    "The director of the Yukos oil company, Ada Hart, left.": {"director of Yukos"},
    "Bo Lind named director of Norling Bank": {"director of Norling Bank"},
    # a part of a body, and no part
    "Ada Hart is chairwoman of Greenpeace's audit committee.": {
        "chairwoman of the audit committee of Greenpeace"
    },
    "Ada Hart, a member of Greenpeace's board, left.": {"member of the board of Greenpeace"},
}


@pytest.fixture(scope="module")
def found():
    """All texts, read in one batch."""
    return dict(zip(POSTS, read(*POSTS), strict=True))


@pytest.mark.parametrize("text", POSTS)
def test_of_what_somebody_has_a_post(found, text):
    lines = found[text].lines(predicate="holds_position")
    assert {one.split(" | ")[2] for one in lines} == POSTS[text]
