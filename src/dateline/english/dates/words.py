"""The words of time of `words.toml`, and the pieces of patterns that are made of them.

Guarantees: each number, unit, month or weekday that a piece matches has a value here.
"""

# ruff: noqa: E501 -- a form is read best in one line
from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.core.bundled import load_toml

__all__ = [
    "TABLE",
    "UNITS",
    "expand_pattern",
    "list_core_words",
    "list_leads",
    "read_month",
    "read_number",
    "read_ordinal",
]

TABLE = load_toml(__package__, "words.toml")
UNITS: dict[str, str] = TABLE["units"]
_NUMBERS: dict[str, float] = {**TABLE["ones"], **TABLE["teens"], **TABLE["tens"], **TABLE["large"]}
_LARGE = 100


def _any_of(words: Iterable[str]) -> str:
    """A choice of words, the longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True)
    )


def _with_capitals(words: Iterable[str]) -> str:
    """Names of months and days begin with a capital or are in capitals: "may" and "march" aren't."""
    names = list(words)
    return rf"(?-i:{_any_of([*names, *map(str.upper, names)])})"


def _make_pieces() -> dict[str, str]:
    ones, tens, teens = (_any_of(TABLE[name]) for name in ("ones", "tens", "teens"))
    whole = f"(?:(?:{tens})(?:[- ](?:{ones}))?|{teens}|{ones})"
    references = [word for words in TABLE["references"].values() for word in words]
    pieces = {
        "month": rf"(?:{_with_capitals(TABLE['months'])}|(?-i:{_any_of(TABLE['short_months'])})\b\.?)",
        "weekday": _with_capitals(TABLE["weekdays"]),
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
        "year": r"(?:1\d\d\d|20\d\d)(?![\d%]|[.,-]\d)",
        "comma": r"(?: ?,)? ",
        "number": rf"(?:half an?|\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}(?:\.\d{{1,3}})?(?: \d/\d)?"
        rf"|(?:{whole}|an?)(?: (?:hundred|thousand))?(?: and {whole})?(?:[ -]and[ -]a[ -]half)?"
        r"|a couple(?: of)?)",
        "unit": rf"(?:{_any_of(UNITS)})",
        "reference": rf"(?:{_any_of(references)})",
        "zone": "(?:UTC|GMT|[ECMP][SD]T|CES?T|[BI]ST|hours|local time)",
        # A part of a period: "the end of March" is still that March.
        "edge": r"(?:(?:the )?(?:very )?(?:early|late|mid)(?: in (?:the )?| |-)"
        r"|the (?:very )?(?:middle|end|beginning|start|rest|remainder|(?:first|second|latter) half"
        r"|(?:first|second|third|fourth|last|final) (?:few |two |three )?(?:days?|weeks?|weekend|months))"
        r" of (?:the )?|(?:earlier|later)(?: in| on)? |mid-?)",
        "about": r"(?:(?:about|around|almost|nearly|more than|less than|fewer than|at least|at most"
        r"|up to|no more than|roughly|approximately) )",
    }
    tables = ("vague", "parts", "seasons", "ordinals", "sets", "hours", "centuries", "decades")
    pieces |= {name: f"(?:{_any_of(TABLE[name])})" for name in tables}
    return pieces | {"holidays": f"(?-i:{_any_of(TABLE['holidays'])})"}


_PIECES = _make_pieces()


def expand_pattern(pattern: str) -> str:
    """A pattern in full: `{month}` stands for a piece, a space for any one white space."""
    return re.sub(r"\{([a-z]+)\}", lambda name: _PIECES[name[1]], pattern).replace(" ", r"\s")


def list_core_words() -> frozenset[str]:
    """The words of which each expression of time without digits has one, in small letters."""
    tables = (
        "months",
        "short_months",
        "weekdays",
        "parts",
        "seasons",
        "hours",
        "sets",
        "holidays",
        "decades",
    )
    words = {part for name in tables for key in TABLE[name] for part in re.findall(r"\w+", key)}
    words.update(f"{word}s" for word in (*UNITS, *TABLE["weekdays"]))
    words.update(words_[-1] for words_ in map(str.split, _list_references()))
    return frozenset(map(str.lower, words.union(UNITS, TABLE["core"])))


def list_leads() -> frozenset[str]:
    """The words that may stand before those in one expression, in small letters."""
    phrases = [*TABLE["vague"], *_list_references(), *TABLE["ordinals"], *TABLE["leads"]]
    words = {word for phrase in phrases for word in phrase.split()}
    return frozenset(
        words.union(_NUMBERS, *(re.findall(r"\w+", key) for key in TABLE["centuries"]))
    )


def _list_references() -> list[str]:
    return [words for many in TABLE["references"].values() for words in many]


def read_month(name: str) -> int:
    """The number of a month's name, short or full."""
    known: dict[str, int] = TABLE["short_months"] | TABLE["months"]
    return known[name.rstrip(".").title()]


def read_ordinal(word: str) -> int:
    """The number that "first" or "3rd" stands for."""
    return int(TABLE["ordinals"][word])


def read_number(words: str) -> float | None:
    """What a number in words or digits comes to; None if it isn't said ("several")."""
    if words in TABLE["vague"]:
        return None
    if words[0].isdigit():
        whole, *part = words.replace(",", "").split()
        over, _, under = (part or ["0/1"])[0].partition("/")
        return float(whole) + int(over) / max(int(under), 1)
    total = 0.0
    for word in re.findall("[a-z]+", words):
        number = _NUMBERS.get(word, 0)
        total = max(total, 1) * number if number >= _LARGE else total + number
    return total or 1
