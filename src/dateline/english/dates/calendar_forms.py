"""Dates that say their day, month, year, decade or century themselves.

Guarantees: a date without its year is of the nearest year, and has an EDTF date only if that is
near.
"""

# ruff: noqa: E501 -- a form is read best in one line
from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.core.edtf import is_edtf
from dateline.english.dates.reading import (
    Reading,
    Said,
    Setting,
    guess_date,
    read_surely,
    register_form,
)
from dateline.english.dates.values import day_of, move_unit
from dateline.english.dates.words import TABLE, read_month, read_number

_NEAR = 120  # days up to which a day and month without a year belong to the nearest year
_CLOSE = 60  # days ahead up to which "on 5 June" is no day of last year, even after "was"
_JUST_OVER = 3  # months in which "at year-end" was the year before
_SOON = 3  # months ahead that "in December" may still mean
_THIS_CENTURY = 40  # "1/2/39" is of this century, "1/2/40" of the last
_THIS_AGE = 30  # "in her 20s", "the 20s": an age or a decade of this century
_YEARS = range(1900, 2050)  # a number among them after "the" is a year
_TWO_DIGITS = range(10, 100)
_AMBIGUOUS = frozenset({"may", "march", "april", "june", "august"})  # verbs and given names
_DEADLINE = frozenset({"by", "until", "till", "through"})
_FEASTS: dict[str, str] = {name.lower(): rule for name, rule in TABLE["holidays"].items()}
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|through|before|after|to|between|during|and|or|for|as|a|the|its)|'s)\s$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:(?:'s|\b(?:in|into|both|since|during|until|till|by|before|after|from|through|between|early|late|mid|post|pre"
    r"|year|around|circa|to|for|the|and|of|than|with|due|as|least|a|an|its|his|her|their|our|that|this))"
    r"[\s-](?:about\s|around\s)?|[(,;]\s?)$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|its|his|her|their|our)|'s)\s$|\b(?:post|pre)-$", re.IGNORECASE
)
_OF_ITS = re.compile(r"\b(?:the|its|his|her|their|our)\s(?:[a-z]+\s){1,2}$", re.IGNORECASE)
_OF_NOUN = re.compile(_DETERMINER.pattern + r"|\b(?:an?|this|that)\s$", re.IGNORECASE)
# What the "year" of "in 2000 cases" is followed by.
_COUNTED = re.compile(
    r"\s(?:(?!was|is|has|his|its|this|as|across|plus|versus|thus|perhaps|sees|shows|besides|towards|always)[a-z]+s"
    r"|people|men|women|children|percent|per|million|billion|new|more|other|feet|km|kilomet\w+|met\w+|of)\b"
)


@register_form(r"(?P<value>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")
def read_iso_date(said: Said, _: Setting) -> Reading | None:
    """A date as computers write it."""
    value = said["value"] or ""
    return read_surely(value) if is_edtf(value) else None


@register_form(
    r"(?P<first>\d\d?)(?P<cut>/)(?P<second>\d\d?)/(?P<y>\d{4}|\d\d)(?![/\d])",
    r"(?P<second>\d\d?)\.(?P<first>\d\d?)\.(?P<y>\d{4})(?![.\d])",
)
def read_numbers(said: Said, _: Setting) -> Reading | None:
    """A date in numbers alone: with dots the day comes first; with strokes it may be either."""
    first, second, year = (int(said[name] or 0) for name in ("first", "second", "y"))
    if year < _TWO_DIGITS.stop:
        year += 2000 if year < _THIS_CENTURY else 1900
    orders = [(first, second), (second, first)] if said["cut"] else [(first, second)]
    days = [f"{year:04}-{month:02}-{day:02}" for month, day in orders]
    real = list(dict.fromkeys(filter(is_edtf, days)))
    if not real:
        return None
    return read_surely(real[0]) if len(real) == 1 else guess_date(real[0])


@register_form(
    r"(?:(?P<w>{weekday})\.?{comma}(?:the )?)?(?P<m>{month}) (?:the )?(?P<d>{day})"
    r"(?: ?(?:-|to|through) ?(?P<e>{day}))?(?:{comma}(?:of )?(?P<y>{year}))?",
    r"(?:(?P<w>{weekday}){comma}(?:the )?)?(?P<d>{day})(?: ?(?:-|to) ?(?P<e>{day}))?"
    r" (?:of )?(?P<m>{month})(?:{comma}(?P<y>{year}))?",
)
def read_day(said: Said, setting: Setting) -> Reading | None:
    """A day and its month; of a range of days the value is the first, the EDTF date both."""
    month, first = read_month(said["m"] or ""), _day_number(said["d"])
    year, near = (int(said["y"]), True) if said["y"] else _find_nearest_year(month, first, setting)
    if year is None:
        return guess_date(f"XXXX-{month:02}-{first:02}")
    value = f"{year:04}-{month:02}-{first:02}"
    last = f"{year:04}-{month:02}-{_day_number(said['e']):02}" if said["e"] else value
    edtf = value if last == value else f"{value}/{last}"
    if not is_edtf(edtf):
        return guess_date(None)
    weekday = TABLE["weekdays"][said["w"].title()] if said["w"] else None
    if said["y"] and weekday not in {None, date.fromisoformat(value).isoweekday()}:
        return None  # "Friday" ends a headline, and the date stands below it
    return Reading("date", value, edtf if near else None)


def _day_number(words: str | None) -> int:
    return int(re.sub(r"\D", "", words or ""))


def _find_nearest_year(month: int, day: int, setting: Setting) -> tuple[int | None, bool]:
    """The year in which a day and month come near the anchor, and whether it can't be another."""
    anchor = day_of(setting.anchor)
    if anchor is None:
        return None, False
    days = [
        (abs(distance), distance, year)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if is_edtf(value := f"{year:04}-{month:02}-{day:02}")
        for distance in [(date.fromisoformat(value) - anchor).days]
    ]
    far, ahead, year = min(days, default=(_NEAR + 1, 0, anchor.year))
    if ahead > _CLOSE and (ahead > _NEAR or setting.tense == "past"):
        return year - 1, False  # news tells what was
    return year, far <= _NEAR


@register_form(r"(?:the )?year(?:-|'s )end")
def read_end_of_year(_: Said, setting: Setting) -> Reading | None:
    """Its last day, of the year in which the text stands, or of the last one once that is over."""
    day = day_of(setting.anchor)
    over = day is not None and day.month <= _JUST_OVER and setting.tense == "past"
    year = move_unit(setting.anchor, "Y", -over)
    return guess_date(f"{year}-12-31" if year else None)


@register_form(r"{edge}?(?P<m>{month}){comma}(?:of )?(?P<y>{year})")
def read_month_of_year(said: Said, _: Setting) -> Reading | None:
    """A month with its year."""
    return read_surely(f"{said['y']}-{read_month(said['m'] or ''):02}")


@register_form(
    r"(?P<edge>{edge})?(?:(?P<how>last|next|this coming|this past|this) )?(?P<m>{month})"
    r"(?: (?:of )?(?P<whose>last|this|next) year)?(?!\.? \d)"
)
def read_bare_month(said: Said, setting: Setting) -> Reading | None:
    """A month without its year, if words around it show that it is one."""
    name, before = said["m"] or "", re.search(r"(\w+)\s$", setting.before)
    told = said["edge"] or said["how"] or said["whose"] or _BEFORE_MONTH.search(setting.before)
    alone = name in _AMBIGUOUS or name[:1].upper() + name[1:] not in TABLE["months"]
    if not told and (alone or re.match(r"\s[A-Z]", setting.after)):
        return None  # "may end", "march on", "June Brown"
    month, now = read_month(name), move_unit(setting.anchor, "M", 0)
    if now is None:
        return guess_date(f"XXXX-{month:02}")
    if said["whose"]:
        years, sure = {"last": -1, "this": 0, "next": 1}[said["whose"]], True
    else:
        edge = (said["edge"] or "").split(" ")[0]
        how = said["how"] or edge or (before[1].lower() if before else "")
        years, sure = _choose_year(month - int(now[5:]), how, setting.tense)
    value = f"{int(now[:4]) + years:04}-{month:02}"
    return read_surely(value) if sure else guess_date(value)


def _choose_year(ahead: int, how: str, tense: str | None) -> tuple[int, bool]:
    """How many years from this one a month is that stands so many ahead in the year; if it's sure."""
    told = {
        "this": 0,
        "this coming": ahead <= 0,
        "this past": -(ahead >= 0),
        "next": ahead <= 0,
        "last": -(ahead >= 0),
        "since": -(ahead > 0),
        "earlier": -(ahead > 0),
    }
    if how in told:
        return int(told[how]), True
    if tense == "sure":
        return int(ahead < 0), True
    # Three months ahead and no word about the past: "the summit in December" may be either.
    if how in _DEADLINE or tense == "soft" or 0 < ahead % 12 <= _SOON:
        past = tense == "past" and how not in _DEADLINE
        return -(ahead > 0) if past else int(ahead < 0), False
    return -(ahead > 0), True


@register_form(
    r"(?P<told>{edge}|the year |fiscal (?:year )?)?(?P<y>{year})",
    r"(?P<y>1\d\d\d|20\d\d) ?- ?(?P<e>(?:1\d|20)\d\d|\d\d?)(?!\d)",
)
def read_year(said: Said, setting: Setting) -> Reading | None:
    """Four digits, or two years, where the words around them say that they are years."""
    year, last = said["y"] or "", said["e"]
    before = _BEFORE_YEAR.search(setting.before)
    if last:
        edtf = f"{year}/{year[: -len(last)]}{last}"
        if len(last) < len(year) and before is None:
            return None  # "1066-12" may be any number
        return Reading("date", year, edtf if is_edtf(edtf) else None)
    of_a_thing = _DETERMINER.search(setting.before) and int(year) in _YEARS and int(year) % 100
    if _COUNTED.match(setting.after) and not of_a_thing:
        return None
    if before is None and not said["told"]:
        # "His unlucky 1996 campaign", "predicted 1990 Orbit earnings"; but "Euro 2004".
        small = re.search(r"\b[a-z]+\s$", setting.before) and int(year) in _YEARS
        named = re.match(r"\s[A-Z][a-z]", setting.after)
        return guess_date(year) if small and (named or _OF_ITS.search(setting.before)) else None
    named = _OF_NOUN.search(setting.before) and re.match(r"\s[A-Z]", setting.after)
    return guess_date(year) if named else read_surely(year)  # "the 2019 Rugby World Cup"


@register_form(
    r"(?:the (?:year )?)?(?P<c>nineteen|eighteen|twenty)[ -](?P<n>{number})",
    r"(?P<told>the year )?two thousand(?: and)?(?: (?P<n>{number}))?",
)
def read_spelled_year(said: Said, setting: Setting) -> Reading | None:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    low = int((read_number(said["n"]) or 0) if said["n"] else 0)
    if said["c"]:
        century = int(read_number(said["c"]) or 0)
        return read_surely(f"{century}{low}") if low in _TWO_DIGITS else None
    if not said["told"] and not re.search(r"\bin\s$", setting.before, re.IGNORECASE):
        return None
    return read_surely(f"{2000 + low}") if low < _TWO_DIGITS.stop else None


@register_form(r"(?P<told>{edge}|the )?(?:(?P<d>1\d\d|20\d)0|(?P<cut>')?(?P<short>[1-9])0)'?s")
def read_decade(said: Said, setting: Setting) -> Reading | None:
    """The 1990s; "the 90s" are of the last century."""
    if said["d"]:
        return read_surely(said["d"])
    short = int(said["short"] or 0) * 10
    age = re.search(r"\b(?:his|her|their)\s$", setting.before) or short < _THIS_AGE
    return None if age or not (said["told"] or said["cut"]) else read_surely(f"19{short // 10}")


@register_form(r"the (?:early |late |mid-?)?(?P<n>{decades})")
def read_spelled_decade(said: Said, setting: Setting) -> Reading | None:
    """The nineties, of the last century; those of a thermometer aren't."""
    of_time = re.search(r"\b(?:in|of|during|since|from|through|throughout)\s$", setting.before)
    if of_time is None or re.search(r"\b(?:temperature|degree|heat)", setting.before):
        return None
    return guess_date(f"19{TABLE['decades'][said['n']]}")


@register_form(r"(?:{edge}|the )?(?:(?P<c>\d\d?)(?:st|nd|rd|th)|(?P<word>{centuries}))[- ]century")
def read_century(said: Said, _: Setting) -> Reading | None:
    """A century by its number."""
    number = int(said["c"] or TABLE["centuries"][said["word"]])
    return read_surely(f"{number - 1:02}")


@register_form(r"(?:(?P<how>last|next|this past|this) )?(?P<h>{holidays})(?:{comma}(?P<y>{year}))?")
def read_holiday(said: Said, setting: Setting) -> Reading | None:
    """A feast, of its year or the nearest; "Christmas Island" is none."""
    rule, how = _FEASTS[said["h"] or ""], said["how"]
    if re.match(r"\s[A-Z]", setting.after):
        return None
    if said["y"]:
        return read_surely(_find_feast(int(said["y"]), rule))
    anchor = day_of(setting.anchor)
    if anchor is None:
        return guess_date(None)
    years = range(max(anchor.year - 1, date.min.year), min(anchor.year + 1, date.max.year) + 1)
    days = [_find_feast(year, rule) for year in years]
    before = [day for day in days if day < str(anchor)]
    after = [day for day in days if day > str(anchor)]
    if how in {"last", "this past"} and before:
        return read_surely(max(before))
    if how == "next" and after:
        return read_surely(min(after))
    return guess_date(min(days, key=lambda day: abs((date.fromisoformat(day) - anchor).days)))


def _find_feast(year: int, rule: str) -> str:
    """The day of a feast in a year."""
    month, *rest = (int(part) for part in rule.split("-"))
    if len(rest) == 1:
        return f"{year:04}-{month:02}-{rest[0]:02}"
    first = date(year, month, 1)
    back = (rest[0] - first.isoweekday()) % 7
    return str(first + timedelta(days=back + 7 * (rest[1] - 1)))
