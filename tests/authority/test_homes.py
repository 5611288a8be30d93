"""Whose paper an article is of, by its address."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled, records
from dateline.authority.homes import home_of

US, TEXAS, BRITAIN, KENYA = "Q30", "Q1439", "Q145", "Q114"


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://www.amarillo.com/news/1", {US, TEXAS}),
        ("https://amarillo.com", {US, TEXAS}),
        ("https://news.example.co.uk/a", {BRITAIN}),
        ("https://www.example.co.ke/a?b=c", {KENYA}),
        ("https://example.com/a", set()),
        ("https://com/a", set()),
        ("file:///tmp/a.html", set()),
        ("not an address", set()),
        ("http://[broken", set()),
        ("", set()),
    ],
)
def test_the_address_tells_the_country_and_the_state(url, home):
    """By the table of sites, else by the country's own domain; what is no address tells nothing."""
    assert home_of(url) == home


def test_every_place_of_the_table_is_an_entry():
    """Countries and regions that the tables have, and each domain once."""
    rows = list(records.read_rows("sites"))
    known = load_bundled()
    for row in rows:
        assert row["country"] or row["region"]
        for place in filter(None, (row["country"], row["region"])):
            assert known.get(place) is not None
    assert len({row["domain"] for row in rows}) == len(rows)
