"""Lengths of time, what comes again and again, times of day, and words that only point: "now", "recently".

Guarantees: none of them has an EDTF date.
"""

# ruff: noqa: E501 -- a form is read best in one line
from __future__ import annotations

import re

from dateline.english.dates.reading import Reading, Said, Setting, register_form
from dateline.english.dates.values import day_of, make_duration
from dateline.english.dates.words import TABLE, UNITS, read_month, read_number

_REFERENCES = {word: value for value, words in TABLE["references"].items() for word in words}
_NOON = 12
_RATE = re.compile(
    r"(?:\d|\b(?:times|twice|once|million|billion|people|dollars|hundred|thousand))\s$",
    re.IGNORECASE,
)
_AGE = re.compile(r"[- ]olds?\b|\sof\sage|-(?:ago|earlier)\b")
_SHARE = re.compile(r"\s(?:of|to|past)\b")
_FOR = re.compile(
    r"\b(?:for|in|over|within|after|of|the|took|take|last|lasted|recent|coming)\s$", re.IGNORECASE
)
_AT = re.compile(r"\b(?:at|by|until|till|from|around|about|before|after)\s$", re.IGNORECASE)


@register_form(
    r"(?:the |these |those )?(?:(?P<how>year-ago|year-earlier|past|last|next|first|coming|previous|final|full|additional|another"
    r"|entire|whole) )?{about}?(?P<n>{number}|{vague}|couple of)(?P<to> (?:to|or) {number})?(?P<gap>[- ])"
    r"(?:(?:more|single|consecutive|straight|full|long|additional|further|whole|business|working|trading) )?"
    r"(?P<unit>{unit})s?(?P<half> and a half)?(?:-long| long)?",
    r"an? (?P<how>entire|whole|full) (?P<unit>{unit})",
    r"(?:the |these )?(?P<how>past|next|last|previous|following|final|early) (?P<unit>{unit})(?P<many>s)(?! of)",
)
def read_length(said: Said, setting: Setting) -> Reading | None:
    """Three months, a two-year stay, the past few weeks; "a year" after a figure is a rate."""
    unit = UNITS[said["unit"] or ""]
    count = None if said["many"] or said["to"] else read_number(said["n"] or "one")
    share = unit == "Q" and count in {1, 3} and _SHARE.match(setting.after)
    if share or _AGE.match(setting.after):
        return None
    if said["half"]:
        count = (count or 0) + 0.5
    elif said["n"] in {"a", "an"} and not said["how"]:
        if unit in {"TS", "TM"} or said["gap"] == "-" or setting.words.endswith("-long"):
            return None  # "a minute" is an instant, "a second" another; "month-long" has a form
        if _RATE.search(setting.before):
            return Reading("set", make_duration(1, unit))
    return Reading("duration", make_duration(count, unit))


@register_form(
    r"(?P<unit>{unit})(?P<many>s)?-long",
    r"(?P<unit>day|week|month|year|decade|centurie)(?P<many>s)(?P<bare>)",
    r"(?P<unit>hour|minute)(?P<many>s)(?P<bare>)(?! of)",
)
def read_uncounted(said: Said, setting: Setting) -> Reading | None:
    """A length that isn't counted: "for weeks", "years of war", "a month-long strike"."""
    unit = UNITS[said["unit"] or ""]
    if said["bare"] is not None:
        of = re.match(r"\sof\b(?!\sage)", setting.after)
        counted = re.search(r"(?:[\d+]|\bthe)\s$", setting.before)
        if not (of or _FOR.search(setting.before)) or (of and counted):
            return None
        if re.match(r"\s(?:before|after|of age)\b", setting.after):
            return None
    return Reading("duration", make_duration(None if said["many"] else 1, unit))


@register_form(
    r"(?:almost |nearly )?(?:every|each|per) (?:(?P<n>{number}|other) )?(?:(?P<unit>{unit})s?"
    r"|(?P<w>{weekday})|(?P<m>{month})|(?P<s>{seasons}))(?: {parts})?",
    r"(?P<set>{sets})",
)
def read_set(said: Said, setting: Setting) -> Reading | None:
    """Every week, each Monday, daily."""
    if said["set"]:
        named = re.match(r"\s[A-Z]", setting.after)  # the "Daily Record"
        return None if named else Reading("set", TABLE["sets"][said["set"]])
    if said["w"]:
        return Reading("set", f"XXXX-WXX-{TABLE['weekdays'][said['w'].title()]}")
    if said["m"]:
        return Reading("set", f"XXXX-{read_month(said['m']):02}")
    if said["s"]:
        return Reading("set", f"XXXX-{TABLE['seasons'][said['s']]}")
    count = 2.0 if said["n"] == "other" else read_number(said["n"] or "one")
    return Reading("set", make_duration(count, UNITS[said["unit"] or ""]))


@register_form(
    r"{about}?(?P<h>[01]?\d|2[0-4])(?:[:.](?P<min>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?(?P<zone> ?{zone}| ?\({zone}\))?",
    r"{about}?(?P<word>{hours})(?P<zone> {zone})?",
    r"{about}?(?P<h>[01]?\d|2[0-4])(?P<bare>[:.]?)(?P<min>[0-5]\d)(?![:.]?\d)(?P<zone> {zone}| \({zone}\))?",
    r"{about}?(?P<n>{number}) (?:o'clock(?: in the (?P<part>{parts}))?|in the (?P<day>{parts}))",
)
def read_clock(said: Said, setting: Setting) -> Reading | None:
    """A time of day, on the day that the text speaks of."""
    bare = said["bare"] is not None and not said["zone"]
    if bare and (said["bare"] != ":" or not _AT.search(setting.before)):
        return None  # a score, a price, a number
    if said["word"]:
        hour = int(TABLE["hours"][said["word"]])
    else:
        hour = int(said["h"] or read_number(said["n"] or "") or 0)
    late = said["half"] == "p" or (said["part"] or said["day"]) in {"afternoon", "evening"}
    hour = hour % _NOON + _NOON if late else hour % _NOON if said["half"] else hour
    if hour > 2 * _NOON:
        return None
    zone = "Z" if re.search("utc|gmt", said["zone"] or "") else ""
    day = day_of(setting.day) or "XXXX-XX-XX"
    return Reading("time", f"{day}T{hour:02}:{said['min'] or '00'}{zone}")


@register_form(
    r"{reference}", r"(?:the )?(?P<way>recent|coming) (?P<unit>{unit})s(?: and {unit}s)?"
)
def read_reference(said: Said, setting: Setting) -> Reading | None:
    """Now, recently, in recent years; "soon after" points at what was told."""
    if said["way"] == "recent":
        return Reading("reference", make_duration(None, UNITS[said["unit"] or ""]))
    if said["way"]:
        return Reading("reference", "FUTURE_REF")
    words = " ".join(setting.words.lower().split())
    if words in {"soon", "shortly"} and re.match(r"\s(?:as|after|before)\b|-", setting.after):
        return None
    return Reading("reference", _REFERENCES[words])
