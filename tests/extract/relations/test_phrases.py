"""Which nouns share a name and an owner."""

from __future__ import annotations

import pytest
from tests.news import read_one


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "The chairman and outgoing director of Greenpeace, Ada Hart, left.",
            {"chairman of Greenpeace", "director of Greenpeace"},
        ),
        # More than modifiers stands between them.
        (
            "The lawyer and, they said, director of Greenpeace Ada Hart left.",
            {"director of Greenpeace"},
        ),
        ("Ada Hart, lawyer, who founded banks and director of Greenpeace, left.", set()),
    ],
)
def test_nouns_are_joined_by_no_more_than_modifiers(text, posts):
    lines = read_one(text).lines(predicate="holds_position")
    assert {one.split(" | ")[2] for one in lines} == posts
