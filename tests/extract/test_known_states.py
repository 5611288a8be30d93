"""Whose office somebody holds by what the authority knows, and where it isn't told."""

from __future__ import annotations

import pytest
from tests.news import read_one

from dateline.core.model import Stance

WHOSE = "Angela Merkel | head_of_government_of | Germany"


def test_a_bare_title_of_a_country_that_is_named() -> None:
    """It is implied, and its evidence has the sentence that names the country."""
    text = "Germany signed the pact. Chancellor Angela Merkel left Oslo."
    claim = read_one(text, published="2015-05-06").find(WHOSE)
    assert claim.stance is Stance.IMPLIED
    assert [text[one.start : one.end] for one in claim.evidence] == [
        "Chancellor Angela Merkel left Oslo.",
        "Germany signed the pact.",
    ]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # another country, another office, a deputy's, another time, only a surname
        ("Kenya signed the pact. Chancellor Angela Merkel left Oslo.", "2015-05-06"),
        ("Germany signed the pact. Finance Minister Angela Merkel left Oslo.", "2015-05-06"),
        ("Germany signed the pact. Vice Chancellor Angela Merkel left Oslo.", "2015-05-06"),
        ("Germany signed the pact. Chancellor Angela Merkel left Oslo.", "1995-05-06"),
        ("Germany signed the pact. Chancellor Merkel left Oslo.", "2015-05-06"),
    ],
)
def test_what_the_authority_does_not_know(text: str, published: str) -> None:
    """Nothing is implied of it."""
    assert WHOSE not in read_one(text, published=published).lines()
