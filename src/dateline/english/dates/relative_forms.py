"""Dates that mean something only from where the text stands: "Thursday", "last year", "two days ago".

Guarantees: counted from the anchor or from the date named before; without one there is no date.
"""

# ruff: noqa: E501 -- a form is read best in one line
from __future__ import annotations

import re

from dateline.english.dates.reading import (
    Reading,
    Said,
    Setting,
    guess_date,
    read_surely,
    register_form,
)
from dateline.english.dates.values import day_of, make_duration, move_unit, to_edtf
from dateline.english.dates.words import TABLE, UNITS, expand_pattern, read_number, read_ordinal

_BACK, _HERE, _ON = (
    ("last", "past", "previous", "preceding", "prior"),
    ("this", "current", "present"),
    ("next", "coming", "following"),
)
_STEPS = dict.fromkeys(_BACK, -1) | dict.fromkeys(_HERE, 0) | dict.fromkeys(_ON, 1)
_SAME = ("same", "that", "the", "latest", "entire", "whole", "full")
_STEPS |= dict.fromkeys(_SAME, 0)
# What is counted from the date named before, and what may be counted either way.
_OF_TEXT = frozenset((*_BACK[2:], "following", *_SAME))
_EITHER = frozenset({"the past", "the last", "the next", "past"})
_HOW = rf"(?:this|that|the|(?:the |this |that )?(?:{'|'.join((*_BACK, *_HERE[1:], *_ON))}|same|latest)|the (?:entire|whole|full))"
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FRIDAY = 5
# "Until Monday", "until 9 a.m. EST Monday".
_DEADLINE = re.compile(
    r"\b(until|till|through|by)\s(?:(?:\d\S*\s(?:[ap]\.?m\.?\s)?|noon\s|midnight\s)(?:[A-Z]{3}\s)?)?$",
    re.IGNORECASE,
)
_SOME = re.compile(r"\bon (?:a|one)\s(?:\w+\s)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|during|over|into|through|until|since|by|of|this)\s$", re.IGNORECASE)
_AHEAD_OF = re.compile(r"\b(?:of|before|until|by|for)\s$", re.IGNORECASE)
_OF_DAY = re.compile(expand_pattern(r" of (?:{weekday}|{month}|\d)"))


def _read_part(day: str | None, part: str | None) -> Reading:
    """A day, or a part of it."""
    if part is None or day is None:
        return read_surely(day)
    return read_surely(f"{day}T{TABLE['parts'][part]}", "time")


@register_form(
    r"{edge}?(?:(?P<how>this coming|this past|last|next|this|past|coming|the (?:following|previous|same)) )?"
    r"(?P<w>{weekday})(?P<many>s)?(?: (?P<part>{parts})s?)?(?: of (?P<whose>last|this|next) week)?"
)
def read_weekday(said: Said, setting: Setting) -> Reading | None:
    """The last one up to the anchor, or the next after "will" and "until"; "Mondays" are a set."""
    number, how = TABLE["weekdays"][(said["w"] or "").title()], said["how"] or ""
    if said["many"]:
        return Reading("set", f"XXXX-WXX-{number}")
    day, until = day_of(setting.anchor), _DEADLINE.search(setting.before)
    if not said["how"] and _SOME.search(setting.before):
        return guess_date(f"XXXX-WXX-{number}")  # "on a Sunday afternoon"
    if day is None:
        return guess_date(f"XXXX-WXX-{number}")
    back = (day.isoweekday() - number) % 7
    deadline = until is not None and (until[1].lower() != "by" or setting.tense != "past")
    if said["whose"]:
        steps = number - day.isoweekday() + 7 * _STEPS[said["whose"]]
    elif how in {"next", "coming", "this coming"}:
        steps = 7 - back
    elif how in {"last", "past", "this past"}:
        steps = -(back or 7)
    else:
        steps = -back % 7 if not how and (deadline or setting.tense == "sure") else -back
    reading = _read_part(move_unit(setting.anchor, "D", steps), said["part"])
    likely = not how and not said["whose"] and setting.tense == "soft"  # "may meet on Monday"
    sure = until is None and how != "this" and not how.startswith("the ") and not likely
    return reading if sure else Reading(reading.kind, reading.value)


@register_form(
    r"{edge}?(?P<word>today|tonight|yesterday|tomorrow|overnight)(?: (?P<part>{parts}))?",
    r"{edge}?(?<!the )"
    r"(?P<word>this|last|the (?:next|following|previous|same)|that(?: same)?|the) (?P<part>{parts})",
)
def read_day_word(said: Said, setting: Setting) -> Reading | None:
    """Today, last night, the next morning."""
    word, part = said["word"] or "", said["part"]
    within = _WITHIN.search(setting.before) or _OF_DAY.match(setting.after)
    if (word == "the" and not within) or (word == "last" and part != "night"):
        return None
    steps = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, _STEPS.get(word[4:], 0))
    part = {"tonight": "night", "overnight": "night"}.get(word, part)
    if not word.startswith(("the", "that")):
        return _read_part(move_unit(setting.anchor, "D", steps), part)
    reading = _read_part(move_unit(setting.day, "D", steps), part)
    return Reading(reading.kind, reading.value)


@register_form(
    rf"{{edge}}?(?P<how>{_HOW}) (?:(?:fiscal|financial|calendar|school|academic) )?"
    r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)(?!-)"
)
def read_unit(said: Said, setting: Setting) -> Reading | None:
    """Last week, this month, the previous year."""
    how, unit = " ".join((said["how"] or "").split()), UNITS[said["unit"] or ""]
    word = how.split()[-1]
    if how == "the" and unit in {"E", "C"}:
        return None
    if how == "the" and unit == "Y" and re.match(r"\send(?:ed|ing)\b", setting.after):
        return Reading("duration", "P1Y")  # "the year ended in March"
    if unit == "Q" and word in {"the", "latest", "that"}:
        return guess_date(_find_quarter(setting, latest=word == "latest"))
    if unit == "WE" and how == "the":
        return guess_date(_find_weekend(setting))
    told = word in _OF_TEXT or (how, unit) == ("the next", "D")
    known = told and move_unit(setting.last, unit, 0) is not None
    value = move_unit(setting.last if known else setting.anchor, unit, _STEPS[word])
    unsure = told or unit == "WE" or how in _EITHER or (how, unit) == ("this", "D")
    return guess_date(value) if unsure else read_surely(value)


def _find_quarter(setting: Setting, *, latest: bool) -> str | None:
    """The quarter that the text speaks of; one that isn't over is not the latest."""
    over = move_unit(setting.anchor, "Q", -1)
    quarter = setting.quarter or over
    return min(quarter, over) if latest and quarter and over else quarter


def _find_weekend(setting: Setting) -> str | None:
    """The one that was, on a working day, unless the words look ahead."""
    day = day_of(setting.anchor)
    ahead = setting.tense == "sure" or _AHEAD_OF.search(setting.before)
    over = day is not None and day.isoweekday() <= _FRIDAY and not ahead
    return move_unit(setting.anchor, "WE", -1 if over else 0)


@register_form(
    r"(?:the )?(?:(?P<mod>year-ago|year-earlier|latest|current|previous|(?P<y>{year})) )?(?:fiscal[ -])?"
    r"(?P<o>{ordinals})[- ](?:fiscal[ -])?quarter(?!-)",
    r"(?:the )?(?:fiscal[ -])?(?P<o>{ordinals})[- ](?:fiscal[ -])?quarter(?: of)? (?:fiscal )?"
    r"(?:(?P<y>{year})|(?P<whose>last|this|next) year)",
    r"Q(?P<q>[1-4])(?:(?: of)? (?P<y>{year}))?",
)
def read_quarter(said: Said, setting: Setting) -> Reading | None:
    """A quarter of the year, the last to have begun if its year isn't said."""
    number = int(said["q"]) if said["q"] else read_ordinal(said["o"] or "")
    if said["y"]:
        return read_surely(f"{said['y']}-Q{number}")
    now = move_unit(setting.anchor, "Q", 0)
    if now is None:
        return guess_date(f"XXXX-Q{number}")
    if said["whose"]:
        return read_surely(f"{int(now[:4]) + _STEPS[said['whose']]:04}-Q{number}")
    ago = said["mod"] in {"year-ago", "year-earlier"}
    year = int(now[:4]) - (number > int(now[-1])) - ago
    return Reading("date", f"{year:04}-Q{number}", goes_on=not ago)


@register_form(
    r"(?:the )?(?P<how>(?:comparable |same )?year-(?:ago|earlier)|latest|same|(?P<y>{year}))"
    r" (?P<unit>period|quarter|month)(?P<ago> (?:of )?(?:the )?(?:last year|a year (?:ago|earlier)))?"
)
def read_same_period(said: Said, setting: Setting) -> Reading | None:
    """The year-ago period: the quarter or month that the text speaks of, in another year."""
    value = setting.last
    if said["unit"] == "quarter" or (said["unit"] == "period" and setting.quarter):
        value = _find_quarter(setting, latest=False)
    if value is None or not re.fullmatch(r"\d{4}-.*", value):
        return None
    before = said["ago"] is not None or "year-" in (said["how"] or "")
    year = said["y"] or f"{int(value[:4]) - before:04}"
    return Reading("date", f"{year}{value[4:]}", goes_on=not before)


@register_form(
    r"{edge}?(?P<how>this past|this coming|last|next|this|that|the) (?P<s>{seasons})(?: of (?P<y>{year}))?",
    r"{edge}?(?P<s>{seasons})(?: of)? (?P<y>{year})",
)
def read_season(said: Said, setting: Setting) -> Reading | None:
    """Last summer, the winter of 2009; the EDTF date is the year, since whose summer isn't said."""
    how, season = said["how"], TABLE["seasons"][said["s"]]
    if said["y"]:
        whole = said["y"] if season != "WI" else None  # which may end in the year after
        return Reading("date", f"{said['y']}-{season}", whole)
    if how == "the" and (said["s"] == "fall" or not _WITHIN.search(setting.before)):
        return None  # "the fall of the government"
    day, first = day_of(setting.anchor), _FIRST_MONTH[season]
    if day is None:
        return guess_date(f"XXXX-{season}")
    began = day.month >= first
    year = day.year - (not began)
    if how in {"last", "this past"}:
        year -= began and day.month < first + 3
    elif how in {"next", "this coming"} or (how == "this" and not began):
        year += 1
    return guess_date(f"{year:04}-{season}")


@register_form(
    r"(?:earlier )?{about}?(?P<n>{number}|{vague})(?P<to> (?:to|or) {number}| or so|[ -]and[ -]a[ -]half)?[- ]"
    r"(?P<unit>{unit})s?(?: or so)? (?P<how>ago|earlier|later|from now)",
    r"(?:(?P<n>{number})-)?(?P<unit>year)-(?P<how>ago|earlier)",
    r"(?P<unit>{unit})(?P<many>s) (?P<how>ago|later|earlier)(?! than)",
)
def read_distance(said: Said, setting: Setting) -> Reading | None:
    """So many days, months or years ago, or after what the text spoke of."""
    unit, how = UNITS[said["unit"] or ""], said["how"]
    many = said["many"] or (said["to"] and "so" not in said["to"])
    count = None if many else read_number(said["n"] or "one")
    if count is None and how == "ago" and said["n"]:
        return guess_date("PAST_REF")
    if count is None or count % 1 or unit[0] == "T":
        return Reading("duration", make_duration(count, unit))
    ago = how in {"ago", "earlier"}
    steps = -int(count) if ago else int(count)
    if unit == "Y" and setting.quarter and ago:
        return Reading("date", move_unit(setting.quarter, "Q", 4 * steps), goes_on=False)
    size, unit = (10, "Y") if unit == "E" else (1, unit)
    value = move_unit(
        setting.anchor if how in {"ago", "from now"} else setting.day, unit, steps * size
    )
    sure = how == "ago" and unit in {"D", "M", "Y"} and size == 1
    return Reading("date", value, to_edtf(value) if sure else None, goes_on=unit != "Y")
