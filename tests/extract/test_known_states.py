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


def test_a_title_and_a_forename_are_a_name() -> None:
    """The authority knows who is called so."""
    assert implied("Japan signed the pact. Emperor Akihito left Oslo.", "2015-05-06") == {"Japan"}


def implied(text: str, published: str | None = None) -> set[str]:
    """The countries of all offices that are implied."""
    found = read_one(text, published=published)
    lines = [found.line(one) for one in found.claims if one.stance is Stance.IMPLIED]
    return {one.split(" | ")[-1] for one in lines}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # another country, another office, a deputy's, another time, only one word
        ("Kenya signed the pact. Chancellor Angela Merkel left Oslo.", 2015),
        ("Germany signed the pact. Finance Minister Angela Merkel left Oslo.", 2015),
        ("The United States signed the pact. President Joe Biden left Oslo.", 2012),
        ("Germany signed the pact. Chancellor Angela Merkel left Oslo.", 1995),
        ("Germany signed the pact. Chancellor Merkel left Oslo.", 2015),
    ],
)
def test_what_the_authority_does_not_know(text: str, year: int) -> None:
    """Nothing is implied of it."""
    assert implied(text, f"{year}-05-06") == set()


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Chad and the Chadian army want peace. Welfare Minister Alwi Lind left.", True),
        ("Chad wants peace. Chad is poor. President Alwi Lind left Oslo.", True),
        # an article about more countries, or that names one once
        ("Chad met Kenya. Chad wants peace. Welfare Minister Alwi Lind left.", False),
        ("Chad wants peace. Welfare Minister Alwi Lind left.", False),
        # who is known elsewhere, a surname, a party's or a province's minister, a firm's president
        ("Chad wants peace. Chad is poor. President Angela Merkel left.", False),
        ("Chad wants peace. Chad is poor. Welfare Minister Lind left.", False),
        ("Chad wants peace. Chad is poor. Shadow Welfare Minister Alwi Lind left.", False),
        ("Chad wants peace. Chad is poor. Chief Minister Alwi Lind left.", False),
        ("Chad wants peace. Chad is poor. Texas and Finance Minister Alwi Lind met.", False),
        ("Chad wants peace. Chad is poor. The town's welfare minister Alwi Lind left.", False),
        ("Chad wants peace. Chad is poor. Company President Alwi Lind left.", False),
        ("Chad wants peace. Chad is poor. Alwi Lind, the president, left.", False),
    ],
)
def test_an_article_about_one_country_tells_whose_minister_nobody_knows(text, there):
    """Three in four of its names of countries are of that one, which it names more than once."""
    assert implied(text) == ({"Chad"} if there else set())
