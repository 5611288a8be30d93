"""Every expression of time in a text, with its kind and value.

Guarantees: exact offsets, in order, none overlapping; at each place the longest form is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from dateline.core.text import to_ascii_punctuation
from dateline.english.dates import calendar_forms, length_forms, relative_forms
from dateline.english.dates.reading import FORMS, Kind, Reading, Said, Setting
from dateline.english.dates.values import day_of
from dateline.english.dates.words import TABLE, UNITS, list_core_words, list_leads

__all__ = ["TimeFound", "find_times"]

_MODULES = (calendar_forms, relative_forms, length_forms)  # importing them registers their forms
_CORE, _LEADS = list_core_words(), list_leads()
_WORD = re.compile(r"\w+")
# Signs before which no expression begins: "$2000", "3.14", "/2019/"; a dash may, and "post-2020".
_CUTS = frozenset("$€£#/.,-")
_AFTER_DASH = re.compile(r"(?:^|[\s-]|\b(?:post|pre))-$", re.IGNORECASE)
_NEXT_DAY = re.compile(r"(?:,?|\sof)[^\S\n](?P<apart>on\s)?")
# Words that a capital makes part of a name: "60 Minutes", "Summit of the Future", "Jamie Noon".
_SMALL = frozenset(word + s for word in UNITS for s in ("", "s")) | {
    *TABLE["hours"], "today", "tomorrow", "now", "future", "past", "present",
}  # fmt: skip
_FEASTS = tuple(TABLE["holidays"])
_MONTHS = re.compile(
    r"the (?:(?P<half>(?:first|second|latter) half)"
    r"|(?:first|last|final) (?P<n>two|three) months) of ",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class TimeFound:
    """One expression of time.

    Attributes:
        start, end: its place, without the preposition before it.
        kind: a point or period is a `date` or `time`; "three months" is a `duration`, "every week"
            a `set`, "now" a `reference`.
        value: as TIMEX3 writes it, a guess where the words leave it open; None if there is none.
        edtf: the date, if it is certain.
        words: the text at its place.
    """

    start: int
    end: int
    kind: Kind
    value: str | None
    edtf: str | None
    words: str


def find_times(text: str, *, anchor: str | None) -> list[TimeFound]:
    """Find every expression of time: dates, times of day, lengths, "every week", "now".

    Args:
        text: a text of any length; read once.
        anchor: EDTF date of publication that "Thursday" and "last year" are counted from.
    """
    flat = to_ascii_punctuation(text)
    found: list[TimeFound] = []
    last = quarter = None
    end = 0
    for start in _list_starts(flat):
        if start < end or _is_cut(flat, start):
            continue
        read = _read_at(flat, start, partial(Setting, anchor=anchor, last=last, quarter=quarter))
        if read is None:
            continue
        end, reading = read
        kind, value = reading.kind, reading.value
        edtf = _take_months(flat[start:end], reading.edtf)
        found.append(TimeFound(start, end, kind, value, edtf, text[start:end]))
        _join_time_and_day(text, found)
        if kind in {"date", "time"} and reading.goes_on and value and "X" not in value:
            last = found[-1].value
            quarter = last if last and "-Q" in last else quarter
    return found


def _list_starts(flat: str) -> Iterator[int]:
    """Where one may begin: at a word of time, or at words like "the last two" before it."""
    leading: list[int] = []
    for word in _WORD.finditer(flat):
        lower = word[0].lower()
        if lower in _CORE or lower[0] <= "9":
            yield from leading
            yield word.start()
        if lower in _LEADS:
            leading.append(word.start())
        elif leading:
            leading = []


def _is_cut(flat: str, start: int) -> bool:
    sign = flat[start - 1 : start]
    return sign in _CUTS and not (
        sign == "-" and _AFTER_DASH.search(flat, max(0, start - 6), start)
    )


def _read_at(
    flat: str, start: int, make_setting: Callable[[str, int, int], Setting]
) -> tuple[int, Reading] | None:
    """The longest expression that begins here: its end and what it says."""
    matches = [
        (match, read)
        for pattern, read in FORMS
        if (match := pattern.match(flat, start)) and match[0].isascii()
    ]
    matches.sort(key=lambda pair: -pair[0].end())
    for match, read in matches:
        if _is_title(match[0], flat[max(0, start - 2) : start]):
            continue
        said = Said((name, text and text.lower()) for name, text in match.groupdict().items())
        if (reading := read(said, make_setting(flat, start, match.end()))) is not None:
            return match.end(), reading
    return None


def _is_title(words: str, before: str) -> bool:
    """Whether a capital makes a name of the words; at the beginning of a sentence it doesn't."""
    last = words.rsplit(maxsplit=1)[-1]
    if not last[0].isupper() or last.lower() not in _SMALL or words.endswith(_FEASTS):
        return False
    return " " in words or before[:1].isalnum()


def _take_months(words: str, edtf: str | None) -> str | None:
    """The months of a year that are meant: "the first half of 2014" is no whole year."""
    part = _MONTHS.match(words)
    if part is None or edtf is None or not _YEAR.fullmatch(edtf):
        return edtf
    size = 6 if part["half"] else {"two": 2, "three": 3}[part["n"].lower()]
    low = 1 if "first" in part[0].lower() else 13 - size
    return f"{edtf}-{low:02}/{edtf}-{low + size - 1:02}"


def _join_time_and_day(text: str, found: list[TimeFound]) -> None:
    """Give a time of day the day behind it: "noon Sunday" is one time, "noon on Sunday" two."""
    *_, time, day = (None, *found)
    if time is None or time.kind != "time":
        return
    gap = _NEXT_DAY.fullmatch(text, time.end, day.start)
    if gap is None or time.value is None or day_of(day.value) is None or day.value is None:
        return
    value = day.value[: len("YYYY-MM-DD")] + time.value[time.value.index("T") :]
    if gap["apart"]:
        found[-2] = replace(time, value=value, edtf=day.edtf)
    else:
        words = text[time.start : day.end]
        found[-2:] = [TimeFound(time.start, day.end, "time", value, day.edtf, words)]
