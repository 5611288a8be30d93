"""Which names mean a national body, and of which country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority import Entry, load_bundled
from dateline.authority.national import body_names, offices

BUNDLED = load_bundled()
COUNTRIES = sorted(entry.id for entry in BUNDLED if entry.kind == "Country")
TABLE = offices.office_table()
PARTS = sorted(
    {f"ministry-{one}" for one in TABLE.portfolios.values()}
    | {f"ministry-health-and-{one}" for one in ("labour", "social-welfare", "gender")}
    | set(TABLE.offices.values())
    | {part for names in TABLE.labels.values() for part in names}
)
PORTFOLIOS = sorted(name for name, slug in TABLE.portfolios.items() if slug != "foreign")


def identify(name: str, *, country: str | None = None) -> str | None:
    """Id of what a name means."""
    found = body_names.recognise_body(name, BUNDLED, country=country)
    return None if found is None else found.id


@pytest.mark.parametrize(
    "name",
    [
        "Kenya's interior ministry",
        "the Kenyan Ministry of Interior",
        "Kenyan Interior Ministry",
        "Ministry of the Interior, Kenya",
        "Ministry of the Interior of the Republic of Kenya",
        "Ministry of Interior (Kenya)",
        "Kenya's Ministry of the Interior and National Administration",
    ],
)
def test_every_shape_of_a_name_is_one_body(name: str) -> None:
    """Possessive, adjective, "of", comma and brackets say the same country."""
    assert identify(name) == "dateline:Q114/ministry-interior"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kenyan police", "Q114/police"),
        ("Kenya National Police Service", "Q114/police"),
        ("Bank of Korea", "Q884/central-bank"),
        ("South Korea's central bank", "Q884/central-bank"),
        ("the Kenyan Supreme Court", "Q114/supreme-court"),
        ("Kenya's parliament", "Q114/parliament"),
        ("Russian Defence Ministry", "Q159/ministry-defence"),
        ("Russian Ministry of Defense", "Q159/ministry-defence"),
        ("U.S. State Department", "Q30/ministry-foreign"),
        ("India's Ministry of External Affairs", "Q668/ministry-foreign"),
        ("Indian foreign ministry", "Q668/ministry-foreign"),
        ("the Philippines' Supreme Court", "Q928/supreme-court"),
        ("German Federal Ministry of Health", "Q183/ministry-health"),
        ("Royal Thai Police", "Q869/police"),
        ("Home Office", "Q145/ministry-interior"),
        ("the Knesset", "Q801/parliament"),
        ("Israeli parliament", "Q801/parliament"),
        ("Japan's Diet", "Q17/parliament"),
        ("Irish Department of Health", "Q27/ministry-health"),
    ],
)
def test_offices_and_their_synonyms(name: str, expected: str) -> None:
    """An office is one body whichever of its names is used."""
    assert identify(name) == f"dateline:{expected}"


@pytest.mark.parametrize(
    "name",
    [
        "California Department of Justice",
        "Punjab police",
        "New York Police Department",
        "Texas Supreme Court",
        "Supreme Court of New South Wales",
        "Georgia Supreme Court",  # the state's or the country's
        "Scottish Parliament",
        "European Parliament",
        "Bank of America",
        "Bank of China",
        "National Bank of Kenya",
        "Central Bank of India",
        "US foreign ministry",
        "Kenya's Department of Health",
        "Kenya Police FC",
        "Kenya's Ministry of Silly Walks",
        "Kenyan Ministry of Health and Silly Walks",
        "Korean Foreign Ministry",  # the South's or the North's
        "Interior Ministry",
        "Diet",
        "Congress",
        "diet",
        "",
        "the",
    ],
)
def test_anything_else_is_nothing(name: str) -> None:
    """Provinces, cities, firms, names that say no country, and plain words aren't recognised."""
    assert identify(name) is None


def test_the_country_may_be_given() -> None:
    """A bare name is a given country's; a name that says another country is nothing there."""
    assert identify("Interior Ministry", country="Q114") == "dateline:Q114/ministry-interior"
    assert identify("Korean Foreign Ministry", country="Q884") == "dateline:Q884/ministry-foreign"
    assert identify("Kenyan police", country="Q1036") is None
    assert identify("Bundestag", country="Q114") is None
    assert identify("Punjab police", country="Q668") is None


def test_a_ministry_of_two_things_is_not_the_ministry_of_one() -> None:
    """Health and Social Welfare isn't Health, whatever the order of its words."""
    both = identify("Liberia's Ministry of Health and Social Welfare")
    assert both == identify("Liberian Ministry of Social Welfare and Health")
    assert both not in {None, identify("Liberia's Ministry of Health")}


def test_a_wider_ministry_covers_a_narrower_one() -> None:
    """Health and Social Welfare may be called Health for short, never the other way round."""
    wide = body_names.recognise_body("Liberia's Ministry of Health and Social Welfare", BUNDLED)
    narrow = body_names.recognise_body("Liberia's Ministry of Health", BUNDLED)
    assert wide is not None
    assert narrow is not None
    assert body_names.body_covers(wide, narrow)
    assert not body_names.body_covers(narrow, wide)


def test_an_entry_says_country_and_parent() -> None:
    """It is a government body of its country, without a link."""
    assert body_names.recognise_body("Kenya's finance ministry", BUNDLED) == Entry.of(
        {
            "id": "dateline:Q114/ministry-finance",
            "label": "Ministry of Finance (Kenya)",
            "kind": "GovernmentBody",
            "names": "Kenyan Ministry of Finance|Kenyan Finance Ministry",
            "country": "Q114",
            "parent": "Q114",
        }
    )


def test_names_that_stand_alone_belong_to_one_country() -> None:
    """No two countries claim a name that needs no country beside it."""
    claimed = [
        key
        for names in TABLE.local.values()
        for key, found in names.items()
        if any(name.alone for name in found)
    ]
    assert len(claimed) == len(set(claimed))


def test_every_country_of_the_table_is_one() -> None:
    """Countries are given by ids that the authority has."""
    listed = {*TABLE.local}
    for rule in (*TABLE.federal.values(), *TABLE.excepted.values()):
        listed |= rule
    assert listed <= set(COUNTRIES)


@pytest.mark.parametrize(
    "identifier",
    [
        "dateline:Q114/ministry-of-silly-walks",
        "dateline:Q114/fbi",
        "dateline:Q114/",
        "dateline:Q114/ministry-",
        "dateline:Q0/police",
        "dateline:Q884/national-assembly",  # it is the parliament
        "dateline:kenya/police",
    ],
)
def test_an_id_that_no_name_leads_to_has_no_entry(identifier: str) -> None:
    """Only one id of a body is an id."""
    assert BUNDLED.get(identifier) is None


@given(st.sampled_from(COUNTRIES), st.sampled_from(PARTS))
def test_each_name_of_an_entry_leads_back_to_it(country: str, part: str) -> None:
    """Recognising any name of a body gives the entry that its id gives."""
    entry = BUNDLED.get(f"dateline:{country}/{part}")
    if entry is not None:
        assert entry.id == f"dateline:{country}/{part}"
        for name in entry.names:
            assert body_names.recognise_body(name, BUNDLED) == entry
            assert body_names.recognise_body(name, BUNDLED, country=country) == entry


@given(
    st.sampled_from(["Kenya", "Uganda", "Nigeria", "Mali", "Peru", "Nepal"]),
    st.sampled_from(PORTFOLIOS),
)
def test_spelling_makes_no_difference(country: str, portfolio: str) -> None:
    """Case, articles and the place of the country's name change nothing."""
    title = portfolio.title()
    variants = (
        f"{country}'s Ministry of {title}",
        f"{country}’s ministry of {portfolio}",
        f"the {country} Ministry for the {title}",
        f"{title} Ministry of {country}",
    )
    found = {identify(one) for one in variants}
    assert len(found) == 1
    assert None not in found


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    """Nonsense is no body, and no error."""
    found = body_names.recognise_body(text, BUNDLED)
    assert found is None or found == BUNDLED.get(found.id)
