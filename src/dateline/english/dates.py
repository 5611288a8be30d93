"""The words that news uses for dates, as EDTF (`edtf.py` says which subset).

Guarantees: words whose date isn't certain come with `edtf=None`. It reads English only, and knows nothing of tense beyond the
words "will", "to be" and the like in the same sentence.
"""

# ruff: noqa: E501, PLR0911 -- one form of date a line, in the pattern and where it is read
from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.core.edtf import date_bounds, is_edtf, point_bounds
from dateline.core.text import to_ascii_punctuation

__all__ = ["DateFound", "find_dates", "resolve_date"]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_NUMBERS |= {"a": 1, "an": 1, "eleven": 11, "twelve": 12, "twenty": 20}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FULL = r"(?:1[0-9]\d\d|20\d\d)"
_YEAR = rf"{_FULL}(?![\d%]|[.,-]\d)"
# What may stand between "in" and a year, and what the year of "in 2000 cases" is followed by.
_YEAR_BEFORE = (
    r"(?:in|since|during|until|till|by|before|after|from|through|between|early|late|mid|year|around|circa|to"
    r"|(?:quarter|half|end|beginning|start|summer|spring|fall|autumn|winter|months?|year|days|rest|middle"
    r"|elections?|revolution|war|crisis|pandemic|Act|Law|Constitution|class|agreement|treaty) of)"
)
_COUNTED = (
    r"(?! (?:(?!was|is|has|his|its|this|as|across|plus|versus|thus|perhaps|sees|shows|besides|towards|always)[a-z]+s"
    r"|people|men|women|children|percent|per|million|billion|new|more|other|feet|km|kilomet\w+|met\w+|of)\b)"
)
_COUNTED, _YEAR_BEFORE = (
    _COUNTED.replace(" ", r"\ "),
    _YEAR_BEFORE.replace(" ", r"\ "),
)  # for re.VERBOSE
_NEAR = 120  # days up to which a day and month without a year belong to the nearest year
_SOON = 3  # months ahead that "in December" may still mean
_TO_MONTH = len("YYYY-MM")
_UNIT = r"(?:day|week|month|year|decade)"
_FIND = re.compile(
    rf"""(?<![\w$€£#/.,-])(?:
      (?P<iso>\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)
    | (?:{_WEEKDAY},?\ )?(?P<m1>{_MONTH})\ (?P<d1>{_DAY})(?:\s?(?:-|to|through)\s?(?P<e1>{_DAY}))?(?:,?\ (?:of\ )?(?P<y1>{_YEAR}))?
    | (?:{_WEEKDAY},?\ (?:the\ )?)?(?P<d2>{_DAY})(?:\s?(?:-|to)\s?(?P<e2>{_DAY}))?\ (?:of\ )?(?P<m2>{_MONTH})(?:,?\ (?P<y2>{_YEAR}))?
    | (?P<m3>{_MONTH}),?\ (?:of\ )?(?P<y3>{_YEAR})
    | (?:(?P<mod4>last|next|this|past|coming|this\ coming|this\ past)\ )?(?P<w4>{_WEEKDAY})s?(?:\ (?:morning|afternoon|evening|night))?
    | (?:(?P<mod5>last|next|this|in|since|until|by|of|early|late|mid-?|from|through|before|after|to|between|during|earlier\ in)\ )(?P<m5>{_MONTH})(?![.,]?\ (?:of\ )?\d)
    | (?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his\ (?:morning|afternoon|evening)|[Ll]ast\ night)
    | (?:(?:[Ee]arlier|[Ll]ater)\ )?(?P<mod6>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he\ (?:previous|following))\ (?P<u6>{_UNIT}|weekend|summer|winter|spring|autumn|fall|century)
    | (?P<n7>\d{{1,3}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\ (?P<u7>{_UNIT})s?\ ago
    | (?:the\ )?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[0-9]\d|20\d)0)'?s\b
    | {_YEAR_BEFORE}[ -](?:(?:the\ year|early|late|mid|about|around|January\ and)[ -])?(?:(?P<year>{_YEAR}){_COUNTED}|(?P<y7>{_FULL})\s?-\s?(?P<e7>{_FULL}|\d\d))
    | (?P<y9>{_FULL})\s?-\s?(?P<e9>{_FULL})
    )(?![\w])""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"\b(since|until|till|through|by|from|between|before|after|as of)\s+(?:about |around |at least |the )?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:until|till|through|by)\s$", re.IGNORECASE)
_JOIN = re.compile(r"\s(?:to|until|through|till|and|-)\s(?:(?:early|late|mid)[ -])?")
_BARE_YEAR = re.compile(rf"({_YEAR}){_COUNTED}(?!\w)")
_PRECISE = re.compile(
    r"\b(?:will|shall|is to|are to|is set|are set|is due|are due|scheduled|planned|upcoming|expected to)\b"
)
_SAYING = re.compile(r"\b(?:said|says|told|added|announced|reported|stated|according)\b")
_SENTENCE = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class DateFound:
    """Words that give a time, where they stand, and the date if it is certain."""

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
        Every date with its place and words: "since 2017" is one (`2017/..`), and so is "from 2017 to 2019".
    """
    flat = to_ascii_punctuation(text)
    points = [
        point
        for match in _FIND.finditer(flat)
        if (point := _read_point(match, flat, anchor)) is not None
    ]
    return [
        DateFound(start, end, edtf, text[start:end])
        for start, end, edtf in _join_points(flat, points)
    ]


_Found = tuple[int, int, str | None]


def _join_points(flat: str, points: list[_Found]) -> Iterator[_Found]:
    """Put "since" and the like, and the two ends of a range, together with their dates."""
    index = 0
    while index < len(points):
        start, end, edtf = points[index]
        before = _BEFORE.search(flat, max(0, start - 24), start)
        how = before[1].lower() if before is not None else ""
        other = _other_end(flat, points, index) if how in {"from", "between"} else None
        if other is not None and before is not None:
            used, last_end, last = other
            index += used
            first = _in_year_of(flat[start:end], edtf, last)
            yield before.start(), last_end, _make_interval(first, last)
        elif before is not None and how not in {"between", "as of"}:
            yield before.start(), end, _open_interval(how, edtf)
        else:
            yield start, end, edtf
        index += 1


def _other_end(flat: str, points: list[_Found], index: int) -> tuple[int, int, str | None] | None:
    """The end of a range that begins at a point: points used up, its end, its date."""
    join = _JOIN.match(flat, points[index][1])
    if join is None:
        return None
    if index + 1 < len(points) and points[index + 1][0] in {join.end(), join.start() + 1}:
        return 1, points[index + 1][1], points[index + 1][2]
    year = _BARE_YEAR.match(flat, join.end())
    if year is None:
        return None
    taken = index + 1 < len(points) and points[index + 1][0] <= year.start() < points[index + 1][1]
    return int(taken), year.end(), year[1]


def _in_year_of(words: str, edtf: str | None, last: str | None) -> str | None:
    """The start of a range; "from March to May 2022" says its year only at the end."""
    if last is None or "/" in last or re.search(r"\d{4}", words):
        return edtf
    dated = find_dates(f"{words}, {last[:4]}", anchor=None)
    return dated[0].edtf if dated and dated[0].edtf is not None else edtf


def _make_interval(first: str | None, last: str | None) -> str | None:
    if first is None or last is None or "/" in first + last:
        return None
    return together if is_edtf(together := f"{first}/{last}") else None


def _open_interval(how: str, edtf: str | None) -> str | None:
    if edtf is None or "/" in edtf or how in {"before", "after"}:
        return None  # "after 2017" may begin in 2017: what it excludes isn't certain
    return f"{edtf}/.." if how in {"since", "from"} else f"../{edtf}"


def _read_point(match: re.Match[str], flat: str, anchor: str | None) -> _Found | None:
    """One date of the regular expression, without the preposition before it."""
    found = match.groupdict()
    start, end = match.span()
    if found["iso"]:
        return (start, end, found["iso"]) if is_edtf(found["iso"]) else None
    if found["y3"]:
        return start, end, f"{found['y3']}-{_month_number(found['m3']):02}"
    if found["decade"]:
        return start, end, f"{found['decade'][:3]}X"
    if found["year"]:
        return match.start("year"), end, found["year"]
    if found["y7"]:
        last = found["e7"] if len(found["e7"]) == len("YYYY") else found["y7"][:2] + found["e7"]
        return match.start("y7"), end, _make_interval(found["y7"], last)
    if found["y9"]:
        return start, end, _make_interval(found["y9"], found["e9"])
    if found["d1"] or found["d2"]:
        side = "1" if found["d1"] else "2"
        parts = (
            found[f"y{side}"],
            _month_number(found[f"m{side}"]),
            found[f"d{side}"],
            found[f"e{side}"],
        )
        return start, end, _month_day(*parts, anchor=anchor)
    return _read_relative(match, flat, anchor)


def _read_relative(match: re.Match[str], flat: str, anchor: str | None) -> _Found:
    """One date that means something only from where the text stands."""
    found, day = match.groupdict(), _day_of(anchor)
    start, end = match.span()
    if found["m5"]:
        modifier = found["mod5"].lower()
        # A modifier is part of the words, a preposition isn't.
        start = start if modifier in {"last", "next", "this"} else match.start("m5")
        return (
            start,
            end,
            _named_month(
                _month_number(found["m5"]), modifier, anchor, ahead=_looks_ahead(flat, start)
            ),
        )
    if found["w4"]:
        # "on Mondays" is no day, and "until Monday" may look either way.
        many = flat.endswith("s", start, match.end("w4") + 1) and match.end("w4") < end
        modifier = (found["mod4"] or "").lower()
        many = many or _DEADLINE.search(flat, max(0, start - 12), start) is not None
        edtf = (
            None
            if many
            else _resolve_weekday(found["w4"], modifier, day, ahead=_looks_ahead(flat, start))
        )
        return start, end, edtf
    if found["word"]:
        return start, end, _resolve_word(found["word"].lower(), day)
    if found["u6"]:
        return start, end, _resolve_unit(found["mod6"].lower(), found["u6"], anchor)
    return start, end, _resolve_ago(found["n7"], found["u7"], anchor)


def _month_number(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _month_day(
    year: str | None, month: int, first: str, last: str | None, *, anchor: str | None
) -> str | None:
    start = int(re.sub(r"\D", "", first))
    stated = int(year) if year else _nearest_year(month, start, _day_of(anchor))
    if stated is None:
        return None
    edtf = f"{stated:04}-{month:02}-{start:02}"
    if last is not None:
        edtf += f"/{stated:04}-{month:02}-{int(re.sub(r'[^0-9]', '', last)):02}"
    return edtf if is_edtf(edtf) else None


def _nearest_year(month: int, day: int, anchor: date | None) -> int | None:
    """The year in which a day and month come near the anchor; None if it might be either."""
    if anchor is None:
        return None
    near = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        point = point_bounds(f"{year:04}-{month:02}-{day:02}")
        near += [(abs((point[0] - anchor).days), year)] if point else []
    distance, year = min(near, default=(999, 0))
    return year if distance <= _NEAR else None


def _day_of(anchor: str | None) -> date | None:
    first, last = date_bounds(anchor) if anchor is not None else (None, None)
    return first if first is not None and first == last else None


def _looks_ahead(flat: str, start: int) -> bool:
    """Whether the sentence so far looks forward, and nobody has spoken since."""
    window = flat[max(0, start - 100) : start]
    clause = _SENTENCE.split(window)[-1]
    last = max((found.end() for found in _PRECISE.finditer(clause)), default=-1)
    return last >= 0 and _SAYING.search(clause, last) is None


def _resolve_weekday(name: str, how: str, anchor: date | None, *, ahead: bool) -> str | None:
    if anchor is None or how == "this":
        return None
    back = (anchor.weekday() - _DAYS[name.lower()]) % 7
    if how in {"next", "coming", "this coming"} or (not how and ahead):
        return str(anchor + timedelta(days=7 - back if back or how else 0))
    if how in {"last", "past", "this past"}:
        return str(anchor - timedelta(days=back or 7))
    return str(anchor - timedelta(days=back))


def _resolve_word(word: str, anchor: date | None) -> str | None:
    if anchor is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return str(anchor + timedelta(days=shift))


def _named_month(month: int, modifier: str, anchor: str | None, *, ahead: bool) -> str | None:
    """Find "in August", "last May": the month nearest to the anchor that the words allow."""
    if anchor is None or len(anchor) < _TO_MONTH or "X" in anchor or "/" in anchor:
        return None
    year, now = int(anchor[:4]), int(anchor[5:7])
    if modifier == "next" or (ahead and modifier not in {"last", "since"}):
        return f"{year + (month < now or (modifier == 'next' and month == now)):04}-{month:02}"
    past = year - (month > now or (modifier == "last" and month == now))
    if modifier == "this":
        return f"{year:04}-{month:02}"
    # Three months ahead and no word about the past: "the summit in December" may be either.
    if modifier not in {"last", "since", "earlier in"} and 0 < (month - now) % 12 <= _SOON:
        return None
    return f"{past:04}-{month:02}"


def _resolve_unit(modifier: str, unit: str, anchor: str | None) -> str | None:
    shift = {"last": -1, "this": 0, "next": 1}.get(modifier)
    if anchor is None or shift is None or "X" in anchor or "/" in anchor:
        return None
    if unit == "year":
        return f"{int(anchor[:4]) + shift:04}"
    if unit == "month" and len(anchor) >= _TO_MONTH:
        return _months_on(anchor, shift)
    day = _day_of(anchor)
    if unit == "week" and day is not None:
        monday = day + timedelta(days=7 * shift - day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    return None


def _months_on(anchor: str, shift: int) -> str:
    months = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 + shift
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _resolve_ago(number: str, unit: str, anchor: str | None) -> str | None:
    count = _NUMBERS.get(number.lower()) or int(number)
    day = _day_of(anchor)
    if anchor is None or "X" in anchor or "/" in anchor:
        return None
    if unit == "year" and int(anchor[:4]) > count:
        return f"{int(anchor[:4]) - count:04}"
    if unit == "month" and len(anchor) >= _TO_MONTH:
        return _months_on(anchor, -count)
    return str(day - timedelta(days=count)) if unit == "day" and day is not None else None
