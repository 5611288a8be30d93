"""Dates as EDTF: which strings are dates, what days they can mean, and when two can agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import edtf

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@pytest.mark.parametrize(
    "value",
    [
        "2017",
        "2017-08",
        "2017-08-31",
        "201X",
        "20XX",
        "2017/..",
        "../2020",
        "2017/2017",
        "2016-02-29",
    ],
)
def test_a_date_of_each_form_is_one(value):
    """Years, months, days, decades, centuries and intervals, open ones too, are dates."""
    assert edtf.is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        *("2017-13", "2017-02-30", "2017-02-29", "0000", "17", "", "in 2017", "2017-8"),
        *("../..", "/", "2017/", "/2017", "2019/2017", "2017/soon", "soon/2017", "../soon"),
        *("٢٠١٧", "2017/2018/2019"),
    ],
)
def test_what_no_calendar_has_is_no_date(value):
    """Days that don't exist, intervals of nothing or backwards, and other digits are none."""
    assert not edtf.is_edtf(value)
    with pytest.raises(ValueError, match="isn't an EDTF date"):
        edtf.date_bounds(value)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2017-08-31", date(2017, 8, 31), date(2017, 8, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("00XX", date(1, 1, 1), date(99, 12, 31)),
        ("000X", date(1, 1, 1), date(9, 12, 31)),
        ("2017/2019", date(2017, 1, 1), date(2019, 12, 31)),
        ("2017/..", date(2017, 1, 1), None),
        ("../2020", None, date(2020, 12, 31)),
    ],
)
def test_the_days_that_a_date_can_mean(value, low, high):
    """First of the first unit to last of the last; an open end has none."""
    assert edtf.date_bounds(value) == (low, high)
    assert edtf.first_day(value) == low
    assert edtf.last_day(value) == high


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2017", "2017-12-31"),
        ("2017/2018", "2018/2019"),
        ("2017/..", "2030"),
        ("../2017", "2017-01-01"),
        ("../2017", "2017/.."),
        ("201X", "2019-12"),
    ],
)
def test_dates_with_a_day_in_common_overlap(left, right):
    """One day is enough, and an open end reaches for ever."""
    assert edtf.dates_overlap(left, right)
    assert edtf.dates_overlap(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2017", "2018"),
        ("../2016", "2017/.."),
        ("2017-12-30", "2017-12-31"),
        ("201X", "2020-01-01"),
    ],
)
def test_dates_without_a_day_in_common_do_not_overlap(left, right):
    """The day before isn't the day after."""
    assert not edtf.dates_overlap(left, right)
    assert not edtf.dates_overlap(right, left)


@given(DAYS, DAYS)
def test_days_overlap_only_themselves_and_intervals_all_that_is_inside(one, other):
    """A day is in an interval exactly if it isn't before its first or after its last."""
    first, last = sorted((one, other))
    interval = f"{first.isoformat()}/{last.isoformat()}"
    assert edtf.dates_overlap(one.isoformat(), other.isoformat()) is (one == other)
    assert edtf.dates_overlap(interval, last.isoformat())
    assert edtf.dates_overlap(interval, first.isoformat())
    if last < date.max:
        assert not edtf.dates_overlap(interval, (last + timedelta(days=1)).isoformat())


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ("2017", ("2017", "xsd:gYear")),
        ("2017-08", ("2017-08", "xsd:gYearMonth")),
        ("2017-08-31", ("2017-08-31", "xsd:date")),
        ("201X", None),
        ("20XX", None),
        ("2017/2018", None),
        ("2017-13", None),
    ],
)
def test_xsd_has_a_type_for_years_months_and_days_only(value, literal):
    """The type says how exact the date is; decades and intervals have none."""
    assert edtf.to_xsd(value) == literal
