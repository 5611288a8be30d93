"""EDTF dates: what is one, what days it can mean, and whether two can be the same.

The subset of EDTF (ISO 8601-2) is: a year, month or day (`2017`, `2017-08`, `2017-08-31`), a
decade or century (`201X`, `20XX`), and an interval of those that may be open (`2017/..`, `../2020`,
`2017/2019`).

Guarantees: a date that the calendar doesn't have is none. It reads no words (`dates.py` does).
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_POINT = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|(\d{3})X|(\d{2})XX)")
_OPEN = ".."


def is_edtf(value: str) -> bool:
    """Whether a string is a date of the subset, and one that the calendar has."""
    if "/" not in value:
        return point_bounds(value) is not None
    first, _, last = value.partition("/")
    if first == last == _OPEN:
        return False
    ends = [None if end == _OPEN else point_bounds(end) for end in (first, last)]
    if any(bound is None and end != _OPEN for bound, end in zip(ends, (first, last), strict=True)):
        return False
    return ends[0] is None or ends[1] is None or ends[0][0] <= ends[1][1]


@lru_cache(maxsize=10_000)  # articles and claims share few dates
def date_bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day that an EDTF date can mean; None where it is open.

    Raises:
        ValueError: it isn't a date of the subset.
    """
    if not is_edtf(edtf):
        message = f"{edtf!r} isn't an EDTF date"
        raise ValueError(message)
    first, _, last = edtf.partition("/")
    low, high = point_bounds(first), point_bounds(last or first)
    return (low[0] if low else None), (high[1] if high else None)


def first_day(edtf: str) -> date | None:
    """The first day of a date, None if it is open to the past."""
    return date_bounds(edtf)[0]


def last_day(edtf: str) -> date | None:
    """The last day of a date, None if it is open to the future."""
    return date_bounds(edtf)[1]


def dates_overlap(left: str, right: str) -> bool:
    """Whether some day may be in both dates; an open end reaches for ever."""
    (low, high), (other_low, other_high) = date_bounds(left), date_bounds(right)
    return (low or date.min) <= (other_high or date.max) and (other_low or date.min) <= (
        high or date.max
    )


def to_xsd(edtf: str) -> tuple[str, str] | None:
    """The XSD literal of the same precision: (lexical, prefixed datatype), None for intervals."""
    match = _POINT.fullmatch(edtf)
    if match is None or match[1] is None or not is_edtf(edtf):
        return None
    return edtf, "xsd:date" if match[3] else "xsd:gYearMonth" if match[2] else "xsd:gYear"


def point_bounds(value: str) -> tuple[date, date] | None:  # noqa: PLR0911 -- one a form
    """First and last day of a date that is no interval, None if it is none; no year is 0."""
    match = _POINT.fullmatch(value)
    if match is None or not value.isascii():
        return None
    year, month, day, decade, century = match.groups()
    try:
        if decade is not None:
            return date(int(decade) * 10 or 1, 1, 1), date(int(decade) * 10 + 9, 12, 31)
        if century is not None:
            return date(int(century) * 100 or 1, 1, 1), date(int(century) * 100 + 99, 12, 31)
        if month is None:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        if day is None:
            return date(int(year), int(month), 1), _month_end(int(year), int(month))
        return (only := date(int(year), int(month), int(day))), only
    except ValueError:  # a month 13, a 30 February, a year 0
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
