"""Dates as files state them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.stamps import to_edtf


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("2024-03-05 10:00:00+00", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("20240305T100000Z", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("Tue, 05 Mar 2024 23:30:00 -0500", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        (" 5 March 2024 ", "2024-03-05"),
        (1709632800, "2024-03-05"),
        (1709632800000, "2024-03-05"),
        ("1709632800", "2024-03-05"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 23, tzinfo=UTC), "2024-03-05"),
        ("03/05/2024", None),
        ("2024-13-05", None),
        ("202403", None),
        ("yesterday", None),
        ("since 2017", None),
        ("", None),
        (None, None),
        (True, None),
        (7, None),
        (float("nan"), None),
        ("x" * 1000, None),
    ],
)
def test_what_a_value_states(value, day):
    """One day, month or year; nothing where it may be two, or isn't a time."""
    assert to_edtf(value) == day


@given(st.datetimes(datetime(1973, 5, 1), datetime(2262, 1, 1)))  # noqa: DTZ001 - as it asks for
def test_every_form_of_a_day_is_that_day(when):
    """ISO, mail's form, seconds and milliseconds say the same."""
    when = when.replace(tzinfo=UTC, microsecond=0)
    day = when.date().isoformat()
    forms = (
        when.isoformat(),
        format_datetime(when),
        when.timestamp(),
        when.timestamp() * 1000,
        when,
    )
    assert {to_edtf(one) for one in forms} == {day}
