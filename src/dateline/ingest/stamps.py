"""Dates as files state them: ISO 8601, mail's form, seconds since 1970, or words.

Guarantees: what is returned is an EDTF date; one that may be two days (03/05/2024) is none.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dateline.core.edtf import is_edtf
from dateline.english.dates import find_dates

_ISO = re.compile(r"(\d{4})(?:([-/.]?)(\d{2})(?:\2(\d{2}))?)?(?![\d-])")
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?")
_LONGEST = 80  # characters of what is only a date
_SECONDS = 10**11  # from here on, a number counts milliseconds: as seconds it is the year 5138
_FIRST, _LAST = (
    10**8,
    10**13,
)  # numbers below and above are no times: 1973, and 2286 in milliseconds


def to_edtf(value: object) -> str | None:
    """The day, month or year that a value states, in the time zone that it is stated in."""
    if isinstance(value, date):  # or a time: that is one, too
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(float(value))
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST:
        return None
    if _NUMBER.fullmatch(text):
        return _read_number(float(text))
    return _read_iso(text) or _read_mail(text) or _read_words(text)


def _read_number(number: float) -> str | None:
    if not _FIRST <= number < _LAST:
        return None
    seconds = number / 1000 if number >= _SECONDS else number
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()


def _read_iso(text: str) -> str | None:
    found = _ISO.match(text)
    if found is None or (found[2] == "" and found[3] and not found[4]):
        return None  # six digits may be a year and a month, or anything
    day = "-".join(part for part in (found[1], found[3], found[4]) if part)
    rest = text[found.end() :]
    return day if is_edtf(day) and (not rest or rest[0] in "T ,") else None


def _read_mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read_words(text: str) -> str | None:
    found = [one.edtf for one in find_dates(text, anchor=None) if one.edtf]
    return found[0] if len(found) == 1 and "/" not in found[0] else None
