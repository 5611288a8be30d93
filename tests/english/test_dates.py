"""EDTF, and the words that news uses for dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import edtf
from dateline.english import dates

ANCHOR = "2023-08-31"  # a Thursday

POINTS = st.one_of(
    st.dates(min_value=date(1000, 1, 1)).map(str),
    st.dates(min_value=date(1000, 1, 1)).map(lambda day: str(day)[:7]),
    st.integers(1000, 2100).map(str),
    st.integers(100, 209).map(lambda decade: f"{decade}X"),
)
EDTF = st.one_of(
    POINTS,
    POINTS.map(lambda point: f"{point}/.."),
    POINTS.map(lambda point: f"../{point}"),
)


@given(EDTF)
def test_what_is_made_is_edtf(value: str) -> None:
    """Every form of the subset is recognised, and its bounds are in order."""
    assert edtf.is_edtf(value)
    first, last = edtf.date_bounds(value)
    assert first is None or last is None or first <= last


@given(EDTF, EDTF)
def test_overlap_is_symmetric_and_reflexive(left: str, right: str) -> None:
    """Whether two dates overlap doesn't depend on their order."""
    assert edtf.dates_overlap(left, right) == edtf.dates_overlap(right, left)
    assert edtf.dates_overlap(left, left)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_comes_back(day: date) -> None:
    """A date written in words is found as the same date."""
    words = f"{day:%B} {day.day}, {day.year}"
    (found,) = dates.find_dates(f"They met on {words}.", anchor=None)
    assert (found.words, found.edtf) == (words, str(day))


@given(st.text(), st.one_of(st.none(), POINTS))
def test_spans_say_their_words(text: str, anchor: str | None) -> None:
    """Any text can be read; what is found lies in it, in order, and is EDTF or unresolved."""
    at = 0
    for found in dates.find_dates(text, anchor=anchor):
        assert text[found.start : found.end] == found.words
        assert at <= found.start < found.end
        assert found.edtf is None or edtf.is_edtf(found.edtf)
        at = found.end


@pytest.mark.parametrize(
    "value", ["", "2023-13", "2023-02-30", "20233", "2023-8", "../..", "2020/2019", "٢٠٢٣"]
)
def test_what_is_no_edtf(value: str) -> None:
    """Dates that the calendar or the subset doesn't have."""
    assert not edtf.is_edtf(value)
    with pytest.raises(ValueError, match="EDTF"):
        edtf.date_bounds(value)


@pytest.mark.parametrize(
    ("when", "literal"),
    [
        ("2017", ("2017", "xsd:gYear")),
        ("2017-08", ("2017-08", "xsd:gYearMonth")),
        ("2017-08-31", ("2017-08-31", "xsd:date")),
        ("2017/..", None),
        ("201X", None),
    ],
)
def test_xsd_has_the_same_precision(when: str, literal: tuple[str, str] | None) -> None:
    """A literal says no more than the date does."""
    assert edtf.to_xsd(when) == literal


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on Aug. 31, 2023, they", "Aug. 31, 2023", "2023-08-31"),
        ("31 August 2023", "31 August 2023", "2023-08-31"),
        ("Monday, January 7, 2019", "Monday, January 7, 2019", "2019-01-07"),
        ("in August 2023", "August 2023", "2023-08"),
        ("in 2017 the", "2017", "2017"),
        ("since 2017.", "since 2017", "2017/.."),
        ("from 2017 to 2019", "from 2017 to 2019", "2017/2019"),
        ("between 2017 and 2019", "between 2017 and 2019", "2017/2019"),
        ("until 2020", "until 2020", "../2020"),
        ("from March to May 2022", "from March to May 2022", "2022-03/2022-05"),
        ("3-5 May 2021", "3-5 May 2021", "2021-05-03/2021-05-05"),
        ("in the 1990s", "the 1990s", "199X"),
        ("said Thursday", "Thursday", "2023-08-31"),
        ("on Wednesday", "Wednesday", "2023-08-30"),
        ("will meet on Monday", "Monday", "2023-09-04"),
        ("will close, they said Monday", "Monday", "2023-08-28"),
        ("next Thursday", "next Thursday", "2023-09-07"),
        ("last Thursday", "last Thursday", "2023-08-24"),
        ("yesterday", "yesterday", "2023-08-30"),
        ("last week", "last week", "2023-08-21/2023-08-27"),
        ("last month", "last month", "2023-07"),
        ("next year", "next year", "2024"),
        ("Also in August", "August", "2023-08"),
        ("on Sept. 5", "Sept. 5", "2023-09-05"),
        ("two years ago", "two years ago", "2021"),
    ],
)
def test_dates_of_the_news(text: str, words: str, edtf: str) -> None:
    """The forms that news uses, read on a Thursday."""
    assert [(found.words, found.edtf) for found in dates.find_dates(text, anchor=ANCHOR)] == [
        (words, edtf)
    ]


@pytest.mark.parametrize("text", ["Thursday", "last week", "on Aug. 31", "in August", "yesterday"])
def test_nothing_is_invented_without_an_anchor(text: str) -> None:
    """Words that need the publication date stay words."""
    assert [found.edtf for found in dates.find_dates(text, anchor=None)] == [None]


@pytest.mark.parametrize(
    "text", ["until Monday", "this Sunday", "on Mondays", "Feb. 30, 2020", "after 2017"]
)
def test_what_may_mean_two_days_stays_open(text: str) -> None:
    """An uncertain date is kept as words."""
    assert [found.edtf for found in dates.find_dates(text, anchor=ANCHOR)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "International Police Summit 2023 was",
        "for $2000",
        "1,2017",
        "in 2000 cases",
        "in 2000 new cases",
        "it may end",
        "they march on",
        "the Sun shone; she Sat a second time",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Numbers and words that only look like dates."""
    assert dates.find_dates(text, anchor=ANCHOR) == []


def test_resolve_reads_one_expression() -> None:
    """A bare year and a phrase are both read."""
    assert dates.resolve_date("2017", anchor=None) == "2017"
    assert dates.resolve_date("Thursday", anchor=ANCHOR) == "2023-08-31"
    assert dates.resolve_date("no date", anchor=ANCHOR) is None


def test_open_ends_have_no_day() -> None:
    """An open interval has one bound."""
    assert edtf.first_day("2017/..") == date(2017, 1, 1)
    assert edtf.last_day("2017/..") is None
