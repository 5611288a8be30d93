"""Dates as EDTF, with the words that make them open or two of them a range: "since 2014".

Guarantees: an interval has both ends or says which is open; one whose ends aren't certain has no
date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.core.edtf import is_edtf
from dateline.english.dates.finding import TimeFound, find_times
from dateline.english.dates.words import expand_pattern

__all__ = ["DateFound", "find_dates", "join_dates", "resolve_date"]

_BEFORE = re.compile(
    r"\b(since|until|till|through|by|from|between|before|after|as of)\s+"
    r"(?:about |around |approximately |at least |the )?$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s(?:to|until|through|till|and|[-–—])\s(?:(?:early|late|mid)[ -])?")
_BARE_YEAR = re.compile(expand_pattern(r"(?P<year>{year})(?!\w)"))


@dataclass(frozen=True, slots=True)
class DateFound:
    """Words that give a date, where they stand, and the date if it is certain."""

    start: int
    end: int
    edtf: str | None
    words: str


def resolve_date(words: str, *, anchor: str | None) -> str | None:
    """The EDTF date of one expression ("Thursday", "since 2017"), None if it isn't certain.

    Args:
        words: the expression, alone.
        anchor: EDTF date of publication, if known.

    Returns:
        The date, or None.
    """
    text = words if re.match(r"\D", words) else f"in {words}"
    return next((found.edtf for found in find_dates(text, anchor=anchor)), None)


def find_dates(text: str, *, anchor: str | None) -> list[DateFound]:
    """Find the dates in a text, in order, none overlapping.

    Args:
        text: a text of any length; read once.
        anchor: EDTF date of publication that "Thursday" and "last year" are counted from. A
            weekday alone is the last such day up to it, or the next after "will".

    Returns:
        Every date with its place and words: "since 2017" is one (`2017/..`), and so is
        "from 2017 to 2019".
    """
    return join_dates(text, find_times(text, anchor=anchor))


def join_dates(text: str, times: Iterable[TimeFound]) -> list[DateFound]:
    """The dates among what `find_times` found in a text, as `find_dates` gives them."""
    points = [
        (found.start, found.end, found.edtf) for found in times if found.kind in {"date", "time"}
    ]
    return [
        DateFound(start, end, edtf, text[start:end])
        for start, end, edtf in _join_points(text, points)
    ]


_Found = tuple[int, int, str | None]


def _join_points(text: str, points: list[_Found]) -> Iterator[_Found]:
    """Put "since" and the like, and the two ends of a range, together with their dates."""
    index = 0
    while index < len(points):
        start, end, edtf = points[index]
        before = _BEFORE.search(text, max(0, start - 24), start)
        how = before[1].lower() if before is not None else ""
        other = _other_end(text, points, index) if how in {"from", "between"} else None
        if other is not None and before is not None:
            used, last_end, last = other
            index += used
            first = _in_year_of(text[start:end], edtf, last)
            yield before.start(), last_end, _make_interval(first, last)
        elif (
            before is not None
            and how not in {"between", "as of"}
            and not text.endswith("ago", 0, end)
        ):
            yield before.start(), end, _open_interval(how, edtf)
        else:
            yield start, end, edtf
        index += 1


def _other_end(text: str, points: list[_Found], index: int) -> tuple[int, int, str | None] | None:
    """The end of a range that begins at a point: points used up, its end, its date."""
    join = _JOIN.match(text, points[index][1])
    if join is None:
        return None
    if index + 1 < len(points) and points[index + 1][0] in {join.end(), join.start() + 1}:
        return 1, points[index + 1][1], points[index + 1][2]
    year = _BARE_YEAR.match(text, join.end())
    if year is None:
        return None
    taken = index + 1 < len(points) and points[index + 1][0] <= year.start() < points[index + 1][1]
    return int(taken), year.end(), year[1]


def _in_year_of(words: str, edtf: str | None, last: str | None) -> str | None:
    """The start of a range; "from March to May 2022" says its year only at the end."""
    if last is None or "/" in last or re.search(r"\d{4}", words):
        return edtf
    dated = find_times(f"in {words}, {last[:4]}", anchor=None)
    return dated[0].edtf if dated and dated[0].edtf is not None else edtf


def _make_interval(first: str | None, last: str | None) -> str | None:
    if first is None or last is None or "/" in first + last:
        return None
    return together if is_edtf(together := f"{first}/{last}") else None


def _open_interval(how: str, edtf: str | None) -> str | None:
    if edtf is None or "/" in edtf or how in {"before", "after"}:
        return None  # "after 2017" may begin in 2017: what it excludes isn't certain
    return f"{edtf}/.." if how in {"since", "from"} else f"../{edtf}"
