from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.edtf import is_edtf
from dateline.english.dates import values

UNITS = ["D", "W", "WE", "F", "M", "Q", "Y", "E", "C"]


@pytest.mark.parametrize(
    ("value", "unit", "steps", "moved"),
    [
        ("2023-08-31", "D", 1, "2023-09-01"),
        ("2023-08-31TMO", "D", -1, "2023-08-30"),
        ("2023-08-31", "W", 0, "2023-W35"),
        ("2023-01-01", "W", 0, "2022-W52"),  # a Sunday, of the old year's last week
        ("2023-08-31", "WE", -1, "2023-W34-WE"),
        ("2023-W35", "W", 1, "2023-W36"),
        ("2023-08-31", "F", -1, "2023-W33"),
        ("2023-01", "M", -1, "2022-12"),
        ("2023-12-05", "M", 1, "2024-01"),
        ("2023-08", "Q", 0, "2023-Q3"),
        ("2023-Q1", "Q", -1, "2022-Q4"),
        ("2023-Q1", "Y", 2, "2025"),
        ("2023", "E", -1, "201"),
        ("2023", "C", 0, "20"),
        ("2023", "M", 0, None),  # no month is known
        ("2023-08", "D", 1, None),
        ("2023-Q3", "W", 1, None),
        ("2023-02-30", "D", 0, None),
        ("2021-W53", "D", 0, None),  # the year has 52
        ("9999-12-31", "D", 1, None),
        ("9999", "Y", 1, None),
        ("9999-12", "M", 1, None),
        ("0001", "Y", -1, None),
        ("0005", "E", -1, None),
        ("now", "Y", 1, None),
        (None, "Y", 1, None),
    ],
)
def test_a_date_is_moved_by_units_that_it_knows(value, unit, steps, moved):
    """Of the unit that holds it; outside the calendar there is nothing."""
    assert values.move_unit(value, unit, steps) == moved


@given(
    st.dates().map(str),
    st.sampled_from(UNITS),
    st.integers(-(10**6), 10**6),
)
def test_what_is_moved_is_a_date_of_the_same_form(value, unit, steps):
    """And there and back again is the same place."""
    moved = values.move_unit(value, unit, steps)
    if moved is not None:
        assert is_edtf(str(values.to_edtf(moved)))
        if unit not in {"E", "C"}:  # which have no year of their own
            assert values.move_unit(moved, unit, -steps) in {None, values.move_unit(value, unit, 0)}


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2023-08-31", "2023-08-31"),
        ("2023-08-31T10:30", "2023-08-31"),
        ("2023-W35", "2023-08-28/2023-09-03"),
        ("2023-W35-WE", "2023-09-02/2023-09-03"),
        ("2023-Q1", "2023-01/2023-03"),
        ("2023-Q4", "2023-10/2023-12"),
        ("199", "199X"),
        ("19", "19XX"),
        ("2023-SU", None),
        ("2023-02-30", None),
        ("XXXX-WXX-4", None),
        ("P3M", None),
        ("1", None),
        (None, None),
    ],
)
def test_points_and_periods_have_an_edtf_date(value, edtf):
    """Lengths, seasons and days that aren't known have none."""
    assert values.to_edtf(value) == edtf


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "M", "P3M"),
        (2, "TH", "PT2H"),
        (2, "E", "P20Y"),
        (1, "C", "P100Y"),
        (1, "F", "P2W"),
        (2.5, "Y", "P2Y6M"),
        (1.5, "TM", "PT1M30S"),
        (1.5, "D", "P1DT12H"),
        (0.5, "TH", "PT30M"),
        (2.5, "M", "P2.5M"),
        (2_000_000, "Y", "P2000000Y"),
        (None, "Y", "PXY"),
        (None, "E", "PXDE"),
        (None, "F", "PXW"),
        (None, "TM", "PTXM"),
    ],
)
def test_lengths_are_written_as_in_iso_8601(count, unit, value):
    """Halves in the next smaller unit, an unknown number as X."""
    assert values.make_duration(count, unit) == value
