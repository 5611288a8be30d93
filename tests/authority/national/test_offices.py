"""Which words name which office of a country, and what its entry is called."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled
from dateline.authority.national import offices

KENYA, BRITAIN, AMERICA, INDIA, FRANCE = "Q114", "Q145", "Q30", "Q668", "Q142"


@pytest.mark.parametrize(
    ("name", "country", "office"),
    [
        ("Interior Ministry", KENYA, "ministry-interior"),
        ("the Ministry of the Interior", KENYA, "ministry-interior"),
        ("Ministry for Health", KENYA, "ministry-health"),
        ("Labour and Health Ministry", KENYA, "ministry-health-and-labour"),
        ("Union Ministry of Health", INDIA, "ministry-health"),
        ("Department of Health", AMERICA, "ministry-health"),
        ("Supreme Court", KENYA, "supreme-court"),
        ("Home Office", BRITAIN, "ministry-interior"),
        ("RAF", BRITAIN, "air-force"),
        ("Foreign Office", BRITAIN, "ministry-foreign"),
        ("Ministry of Health and Silly Walks", KENYA, None),
        ("Department of Health", KENYA, None),
        ("Ministry of Health", AMERICA, None),
        ("Supreme Court", FRANCE, None),
        ("Police", AMERICA, None),
        ("home office", BRITAIN, None),  # in lower case it is no name
        ("Raf", BRITAIN, None),
        ("Home Office", KENYA, None),
        ("Health", KENYA, None),
    ],
)
def test_a_name_is_an_office_of_the_countries_that_have_it(name, country, office):
    """Departments and ministries by country, letters in their case, and no unknown portfolio."""
    assert offices.find_office(name, country) == office


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Bundestag", ("Q183", "parliament")),
        ("Executive Yuan", ("Q865", "cabinet")),
        ("Home Office", (BRITAIN, "ministry-interior")),
        ("bundestag", None),
        ("Foreign Office", None),  # only beside its country
        ("Treasury", None),
        ("Senate", None),
    ],
)
def test_a_name_of_one_country_needs_no_other_word(name, found):
    """Those that other countries have too, do."""
    assert offices.find_unique_name(name) == found


def test_an_id_is_taken_apart_only_if_it_is_an_offices():
    """Ids of outlets and of other authorities aren't."""
    made = offices.office_id(KENYA, "police")
    assert made == "dateline:Q114/police"
    assert offices.split_office_id(made) == (KENYA, "police")
    for other in ("dateline:reuters", "own:Q1/x", "dateline:foo/x", "Q114"):
        assert offices.split_office_id(other) is None


@pytest.mark.parametrize(
    ("part", "sovereign"),
    [
        *(("ministry-foreign", True), ("parliament", True), ("mi5", True), ("dfid", True)),
        *(("ministry-health", False), ("police", False), ("senate", False)),
    ],
)
def test_only_states_have_some_offices(part, sovereign):
    """What one country alone calls so is its own; ministries of health provinces have."""
    assert offices.is_sovereign_office(part) is sovereign


@pytest.mark.parametrize(
    ("part", "country", "provincial"),
    [
        ("ministry-health", INDIA, True),
        ("ministry-health", KENYA, False),
        ("ministry-foreign", INDIA, False),
        ("senate", AMERICA, True),
        ("senate", KENYA, False),
    ],
)
def test_provinces_of_some_countries_have_offices_too(part, country, provincial):
    """By country and office."""
    assert offices.is_provincial_office(part, country) is provincial


@pytest.mark.parametrize(
    ("wide", "narrow", "covers"),
    [
        ("ministry-health", "ministry-health", True),
        ("ministry-health-and-labour", "ministry-health", True),
        ("ministry-health", "ministry-health-and-labour", False),
        ("ministry-health-and-labour", "ministry-gender", False),
        ("police", "police", True),
        ("police", "army", False),
    ],
)
def test_a_ministry_covers_what_it_is_of(wide, narrow, covers):
    """And never more than that."""
    assert offices.office_covers(wide, narrow) is covers


def entry(country, part, adjective):
    """Label and further names of an office's entry."""
    home = load_bundled().get(country)
    assert home is not None
    made = offices.make_office_entry(home, part, adjective=adjective)
    return None if made is None else (made.label, made.names[1:])


def test_an_entry_is_called_by_its_own_name_or_by_its_title():
    """With the adjective, and with "of" where no town has such a body; never by another's name."""
    assert entry(BRITAIN, "ministry-interior", "British") == ("Home Office", ())
    assert entry(KENYA, "ministry-health", "Kenyan") == (
        "Ministry of Health (Kenya)",
        ("Kenyan Ministry of Health", "Kenyan Health Ministry"),
    )
    assert entry("Q16", "ministry-health", "Canadian")[0] == "Department of Health (Canada)"
    assert entry("Q928", "supreme-court", "Philippine") == (
        "Supreme Court (Philippines)",
        ("Philippine Supreme Court", "Supreme Court of the Philippines"),
    )
    assert "Supreme Court of Kenya" in entry(KENYA, "supreme-court", "Kenyan")[1]
    assert entry(KENYA, "central-bank", None) == ("Central Bank (Kenya)", ())
    assert entry(KENYA, "police", "Kenyan")[1] == ("Kenyan Police",)  # not "Police of Kenya"


@pytest.mark.parametrize(
    ("country", "part"),
    [
        (FRANCE, "supreme-court"),
        (KENYA, "nonsense"),
        (KENYA, "ministry-nonsense"),
        (KENYA, "ministry-labour-and-health"),  # in another order than the table's
        (AMERICA, "parliament"),
    ],
)
def test_an_id_that_no_name_leads_to_has_no_entry(country, part):
    """What a country hasn't, and what isn't spelt as ids are."""
    assert entry(country, part, "Kenyan") is None
