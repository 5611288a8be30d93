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


@pytest.mark.parametrize("text", ["until Monday", "this Sunday", "Feb. 30, 2020", "after 2017"])
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


def edtf_of(text: str, anchor: str | None = ANCHOR) -> list[str | None]:
    """The dates of a text."""
    return [found.edtf for found in dates.find_dates(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2023-08-31"),
        ("this morning", "2023-08-31"),
        ("last night", "2023-08-30"),
        ("tomorrow", "2023-09-01"),
        ("this week", "2023-08-28/2023-09-03"),
        ("next week", "2023-09-04/2023-09-10"),
        ("this month", "2023-08"),
        ("next month", "2023-09"),
        ("last year", "2022"),
        ("this year", "2023"),
        ("three months ago", "2023-05"),
        ("twelve months ago", "2022-08"),
        ("eight months ago", "2022-12"),
        ("a year ago", "2022"),
        ("10 days ago", "2023-08-21"),
        ("two weeks ago", None),  # no day is certain
        ("a decade ago", None),
        ("last weekend", None),
    ],
)
def test_words_are_counted_from_the_day_of_the_article(text: str, edtf: str | None) -> None:
    """By days, weeks from Monday, months and years."""
    assert edtf_of(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Monday", "2023-08-28"),
        ("Friday", "2023-08-25"),
        ("last Friday", "2023-08-25"),
        ("last Monday", "2023-08-28"),
        ("next Monday", "2023-09-04"),
        ("coming Friday", "2023-09-01"),
        ("this past Thursday", "2023-08-24"),
        ("will speak Thursday", "2023-08-31"),
        ("will speak. Monday", "2023-08-28"),  # another sentence
        ("by Monday", None),
    ],
)
def test_a_weekday_is_the_last_one_unless_words_look_ahead(text: str, edtf: str | None) -> None:
    """Today counts as the last, and "last" or "next" as a week away."""
    assert edtf_of(text)[-1:] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in May", "2023-05"),
        ("in August", "2023-08"),
        ("in December", "2022-12"),  # four months ahead is the past
        ("in November", None),  # three may be either
        ("in September", None),
        ("last September", "2022-09"),
        ("last August", "2022-08"),
        ("since November", "2022-11/.."),
        ("earlier in November", "2022-11"),
        ("this December", "2023-12"),
        ("next August", "2024-08"),
        ("next September", "2023-09"),
        ("will meet in November", "2023-11"),
        ("will meet in May", "2024-05"),
    ],
)
def test_a_month_is_the_nearest_that_the_words_allow(text: str, edtf: str | None) -> None:
    """The past one, unless it is soon or the words look ahead."""
    assert edtf_of(text) == [edtf]


def test_a_vague_anchor_tells_months_and_years_only() -> None:
    """Of a month no day is known, of a year no month, and of a decade or span nothing."""
    assert edtf_of("last year", "2023-08") == edtf_of("last year", "2023") == ["2022"]
    assert edtf_of("last month", "2023-01") == ["2022-12"]
    assert edtf_of("last month", "2023") == edtf_of("yesterday", "2023-08") == [None]
    assert edtf_of("last week", "2023-08") == edtf_of("Thursday", "2023-08") == [None]
    assert edtf_of("last year", "202X") == edtf_of("last year", "2022/2023") == [None]
    assert edtf_of("in May", "2023") == edtf_of("in May", "202X") == [None]
    assert edtf_of("two years ago", "202X") == [None]


@pytest.mark.parametrize(
    ("anchor", "edtf"),
    [
        ("2023-08-31", "2023-12-25"),  # 116 days ahead
        ("2023-08-20", None),  # 127 days ahead, 238 behind
        ("2024-01-10", "2023-12-25"),
        ("2023-12-25", "2023-12-25"),
        (None, None),
    ],
)
def test_a_day_without_a_year_is_of_the_nearest_if_that_is_near(
    anchor: str | None, edtf: str | None
) -> None:
    """Within 120 days; else it might be either."""
    assert edtf_of("on Dec. 25", anchor) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from 2017 until 2019", "2017/2019"),
        ("from March 3 to March 5, 2021", "2021-03-03/2021-03-05"),
        ("2017-2019", "2017/2019"),
        ("in 2017-19", "2017/2019"),
        ("2019-2017", None),
        ("by 2030", "../2030"),
        ("before 2017", None),
        ("from 2017", "2017/.."),
        ("between 2017", "2017"),
        ("May 3 to 5, 2021", "2021-05-03/2021-05-05"),
        ("5-3 May 2021", None),
        ("from 2017 to May", None),
        ("from the summer of 2017 to 2019", "2017/2019"),
        ("between approximately May 3 and May 5, 2021", "2021-05-03/2021-05-05"),
        ("29 February 2021", None),
    ],
)
def test_ranges_have_both_ends_or_an_open_one(text: str, edtf: str | None) -> None:
    """Backwards or of days that aren't there, they are no date."""
    assert edtf_of(text, None) == [edtf]


def test_two_dates_that_are_no_range_stay_two() -> None:
    """Other words between them."""
    assert edtf_of("in 2017 and in 2019", None) == ["2017", "2019"]
    assert edtf_of("since 2017, and from 2019", None) == ["2017/..", "2019/.."]


def test_a_deadline_with_a_date_ends_then() -> None:
    """The words go from the preposition to the date's end."""
    (found,) = dates.find_dates("open until May 3, 2021, they said", anchor=None)
    assert (found.words, found.edtf) == ("until May 3, 2021", "../2021-05-03")
