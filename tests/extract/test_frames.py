"""When, where and to whom it happened, and when nothing is said to have."""

from __future__ import annotations

import pytest
from tests.news import read_one


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Carlos Ghosn was charged in May 2019 with fraud.", ["2019-05"]),
        ("Carlos Ghosn was charged with murder for a shooting in May 2019.", []),
        ("On 6 May 2019, Carlos Ghosn is accused of hiding the money.", []),
        ("Angela Merkel met Paul Biya (1960-2010) in Berlin.", []),
        ("Between Aug. 4, 2013, and Aug. 7, 2013, Angela Merkel met Paul Biya.", []),
    ],
)
def test_only_the_date_of_the_event_dates_it(text: str, dates: list[str]) -> None:
    """The date of a crime, the years of a life and a time between two days are something else."""
    found = read_one(text)
    assert [one.object.value for one in found.claims if one.predicate == "date"] == dates


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hart was convicted in the Middle District of Louisiana.",
        "Ada Hart was convicted of a murder in Louisiana.",
    ],
)
def test_half_a_place_or_that_of_the_crime_is_none(text: str) -> None:
    """Where somebody was tried isn't read off half a name."""
    found = read_one(text)
    assert not [one for one in found.claims if one.predicate == "place"]


def test_nobody_does_it_to_himself() -> None:
    """Where a pronoun is taken for the one who acts, it is taken for the wrong one."""
    assert not read_one("Kenya said that Uganda accused Uganda of theft.").lines(
        predicate="accuses"
    )


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Interpol asked Kenya if it knew the man.", "requests_of"),
        ("Along with Uganda, Kenya worked with the police.", "cooperates_with"),
    ],
)
def test_what_only_looks_like_it(text: str, predicate: str) -> None:
    """Asking a question is no request, being named along with another no help to it."""
    assert not read_one(text).lines(predicate=predicate)


def test_who_acts_is_of_a_kind_that_acts() -> None:
    """Kenya signs and agrees; a region that stands in its place isn't taken for a party."""
    for party, found in (("Kenya", {"Kenya | agrees_with | Japan"}), ("California", set())):
        read = read_one(f"{party} signed an agreement with Japan.")
        assert read.lines(predicate="agrees_with") == found
