"""Posts that stand without a body, in articles that speak of one."""

from __future__ import annotations

import pytest
from tests.news import read_one

_ON_A_BANK = "Norling Bank lost money. The bank closed a branch. "


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (_ON_A_BANK + "Chairman Albert Moore spoke.", "Albert Moore | head_of | Norling Bank"),
        (
            "The Labour Party lost. The party met. Then party leader Albert Moore spoke.",
            "Albert Moore | head_of | Labour Party",
        ),
        (
            _ON_A_BANK + '"Greenpeace is wrong," chief executive Albert Moore said.',
            "Albert Moore | head_of | Norling Bank",
        ),
        (
            "Norling Bank <NRLB.O> will grow, chairman Albert Moore said.",
            "Albert Moore | head_of | Norling Bank",
        ),
        (
            "The Labour Party will win, leader Albert Moore said.",
            "Albert Moore | head_of | Labour Party",
        ),
    ],
)
def test_it_is_a_post_of_what_the_article_calls_so(text, line):
    """As "the bank's chairman" would be, or of whom its holder speaks.

    Who is spoken of in a quotation is no other candidate.
    """
    found = read_one(text)
    assert line in found.lines()
    assert any(
        "Norling" in found.document.quote(e) or "Labour" in found.document.quote(e)
        for e in found.find(line).evidence
    )


@pytest.mark.parametrize(
    "text",
    [
        "Norling Bank lost money. Chairman Albert Moore spoke.",  # nothing is called a bank
        _ON_A_BANK + "Chairman of a fund Albert Moore spoke.",
        _ON_A_BANK + "Albert Moore, a chairman of many funds, spoke.",
        _ON_A_BANK + "Mayor Albert Moore spoke.",
        _ON_A_BANK + "Party chairman Albert Moore spoke.",
        _ON_A_BANK + "Greenpeace agreed, as chairman Albert Moore said.",
        "Greenpeace and Norling Bank will grow, chairman Albert Moore said.",
        "Norling Bank will grow, lead singer Albert Moore said.",
        "Norling Bank will grow, leader Albert Moore said.",
        "Chairman Albert Moore said Norling Bank will grow.",
        _ON_A_BANK + "The Labour Party won. The party met. Chairman Albert Moore spoke.",
    ],
)
def test_it_may_be_of_something_else(text):
    """Another body in the sentence, other nouns, posts that such bodies don't have."""
    found = read_one(text)
    assert not found.lines(predicate="head_of") | found.lines(predicate="member_of")
