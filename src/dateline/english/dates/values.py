"""Dates as TIMEX3 writes them (`2023-W35`, `2023-Q3`, `P3M`): reckoning, and the same in EDTF.

Guarantees: what isn't known or lies outside the years 1 to 9999 gives None, never a guess. It reads
no words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.core.edtf import is_edtf

__all__ = ["day_of", "make_duration", "move_unit", "to_edtf"]

_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T.*)?)?|-W(?P<w>\d\d)(?P<we>-WE)?|-Q(?P<q>[1-4])|-[SFW][PUAI])?"
)
_YEARS = range(1, 10_000)
_LONG = {"E": (10, 3), "C": (100, 2)}  # years in it, and digits that it is written with
_DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}
_IN_SMALLER = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y")}
_UNCOUNTED = {"E": "DE", "C": "CE"}
_BELOW = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}


def day_of(value: str | None) -> date | None:
    """The day of a value that is one, or a time of one."""
    found = _VALUE.fullmatch(value or "")
    if found is None or not found["d"]:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def move_unit(value: str | None, unit: str, steps: int) -> str | None:
    """The day, week, month … that lies so many after the one that a date is in.

    Args:
        value: a date; of a year no month is known, of a month no week or day.
        unit: as `words.toml` writes it.
        steps: how many later; negative is earlier.
    """
    found = _VALUE.fullmatch(value or "")
    if found is None:
        return None
    if unit in _DAYS:
        return _move_days(found, unit, steps)
    year = int(found["y"])
    if unit == "Y":
        return f"{year + steps:04}" if year + steps in _YEARS else None
    if unit in _LONG:
        size, width = _LONG[unit]
        moved = year // size + steps
        return f"{moved:0{width}}" if moved > 0 and year + steps * size in _YEARS else None
    month = int(found["m"] or int(found["q"] or 0) * 3)
    size = 1 if unit == "M" else 3
    years, place = divmod((year * 12 + month - 1) // size + steps, 12 // size)
    if not month or years not in _YEARS:
        return None
    return f"{years:04}-{place + 1:02}" if unit == "M" else f"{years:04}-Q{place + 1}"


def _move_days(found: re.Match[str], unit: str, steps: int) -> str | None:
    try:
        day = _monday(found) if found["w"] else day_of(found[0])
        if day is None:
            return None
        day += timedelta(days=steps * _DAYS[unit])
    except (OverflowError, ValueError):  # before the year 1, or a week 53 that there isn't
        return None
    if unit == "D":
        return str(day)
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")


def _monday(found: re.Match[str]) -> date:
    return date.fromisocalendar(int(found["y"]), int(found["w"]), 1)


def to_edtf(value: str | None) -> str | None:
    """The same point or period in EDTF; None for seasons, whose months depend on the place."""
    found = _VALUE.fullmatch(value or "")
    if value is None or found is None:
        longer = value is not None and re.fullmatch(r"\d{2,3}", value)
        return f"{value:X<4}" if longer else None
    edtf = value.split("T")[0]
    if found["w"]:
        monday = _monday(found)
        if monday > date.max - timedelta(days=6):
            return None
        first = monday + timedelta(days=5) if found["we"] else monday
        edtf = f"{first}/{monday + timedelta(days=6)}"
    elif found["q"]:
        last = int(found["q"]) * 3
        edtf = f"{found['y']}-{last - 2:02}/{found['y']}-{last:02}"
    return edtf if is_edtf(edtf) else None


def make_duration(count: float | None, unit: str) -> str:
    """A length of time in ISO 8601, `X` for a number that isn't said."""
    if count is None and unit in _UNCOUNTED:
        return f"PX{_UNCOUNTED[unit]}"
    many, unit = _IN_SMALLER.get(unit, (1, unit))
    if count is None:
        return _write_amount("X", unit)
    whole, rest = divmod(count * many, 1)
    if not rest or unit not in _BELOW:
        return _write_amount(f"{count * many:.12g}", unit)
    below, size = _BELOW[unit]
    small = _write_amount(str(round(rest * size)), below)
    if not whole:
        return small
    return _write_amount(str(int(whole)), unit) + small.removeprefix(
        "PT" if unit[0] == "T" else "P"
    )


def _write_amount(count: str, unit: str) -> str:
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"
