"""What the words of a figure say: how many, of what, in which currency, how exactly.

Guarantees: the words are kept as they are, and numbers are exact; words that may mean something
else ("2024", "100m", "a $5m deal", "dozens") or a number that they only hint at give nothing. It
doesn't look for figures in running text: whoever calls it has found them.
"""

# ruff: noqa: PLR2004 -- words of numbers add up by tens, hundreds and thousands
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.core.bundled import load_toml

__all__ = ["Quantity", "is_figure", "is_sum", "read_quantity"]

_SUM = re.compile(
    r"[$£€¥%°]|\b(?:Rs|Tk|[KTU]?[Ss]hs?|RM)\.?\s?\d|"
    r"\b(?:percent|per cent|pct|dlrs?|mln|bn|(?:m|b|tr)illions?|dollars?|euros?|pounds?|"
    r"yen|francs?|rupees?|yuan|roubles?|points?|cents?|pence)\b"
)
_PERCENT = "%"
_SHARE = Decimal("0.0001")  # how exact a third is
_GOES_ON = re.compile(r"[\w/:'’]|[-.–]\w|,\s*\d")  # "16th", "5-day", "1,5", "10:30"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_RANGE = re.compile(r"\s*(?:-|–|—|to)\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"between\s+", re.IGNORECASE)
_PER_CENT = re.compile(r"\s*(?:%|per\s?cent\b|pct\b)", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[;:()\[\]–—\"“”]|,(?!\d))")
_NO_UNIT = re.compile(r"\s*[\d±+×*=<>~]")  # "2 800", "5 ± 1", "18+"
_NAME = re.compile(r"[A-Z]\w{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure.

    Attributes:
        words: the words as they were given.
        low: the least that it may be; None where only the most is said ("up to 12").
        high: the most that it may be; None where only the least is said ("more than 12").
        unit: what is counted or measured, as it stands there; `%` for a percentage.
        currency: ISO 4217 code of a sum of money; else empty.
        approximation: the words that say how exact it is: "nearly".
    """

    words: str
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    currency: str = ""
    approximation: str = ""

    @property
    def number(self) -> Decimal | None:
        """The only number that is said; None of a range."""
        if self.low is None or self.high is None or self.low == self.high:
            return self.high if self.low is None else self.low
        return None


class _Figure(NamedTuple):
    """A number, where it ends, what its digits are multiplied by, and what it may be."""

    value: Decimal
    end: int
    scale: Decimal = Decimal(1)
    currency: str = ""
    short: bool = False  # only a sum of money is written so
    year: bool = False  # it may be one
    share: bool = False  # a part of something


@lru_cache(maxsize=1 << 14)  # of a noun phrase it is asked again and again
def is_sum(words: str) -> bool:
    """Whether words tell a price, a share or a rate."""
    quantity = read_quantity(words)
    if quantity is not None and (quantity.currency or quantity.unit == _PERCENT):
        return True
    return any(map(str.isdigit, words)) and bool(_SUM.search(words))


def is_figure(words: str) -> bool:
    """Whether words tell how many or how much."""
    return any(map(str.isdigit, words)) or read_quantity(words) is not None


def read_quantity(words: str) -> Quantity | None:
    """What a figure's words say; None where they aren't one, or may mean something else.

    Args:
        words: a noun phrase and no more: "nearly 95,000 cars".
    """
    table = _table()
    at, side, approximation = _read_approximation(words, table)
    between = _BETWEEN.match(words, at)
    low = _read_figure(words, between.end() if between else at, table)
    if low is None:
        return None
    high = _read_second(words, low, _AND if between else _RANGE, table)
    if high is None and between:
        return None
    last = high or low
    attached = table.attached.match(words, last.end)
    if high is None and _GOES_ON.match(words, low.end) and not attached:
        return None
    low = _scale_like(low, last)
    if high is not None and not (low.value < high.value and not side):
        return None
    made = Quantity(
        words=words,
        low=None if side == "at_most" else low.value,
        high=None if side == "at_least" else last.value,
        currency=low.currency,
        approximation=approximation,
    )
    found = _read_unit(made, words[last.end :], table)
    return None if found is None or _is_something_else(found, low, last) else found


def _read_second(
    words: str, low: _Figure, between: re.Pattern[str], table: _Table
) -> _Figure | None:
    """The second figure of a range, if there is one."""
    percent = _PER_CENT.match(words, low.end)
    join = between.match(words, percent.end() if percent else low.end)
    high = _read_figure(words, join.end(), table) if join else None
    return None if high is None or _GOES_ON.match(words, high.end) else high


def _scale_like(low: _Figure, high: _Figure) -> _Figure:
    """The first figure of "10 to 12 million", which are both millions."""
    if low.value < high.value / high.scale:
        return low._replace(value=low.value * high.scale)
    return low


def _read_unit(made: Quantity, rest: str, table: _Table) -> Quantity | None:
    """The figure with what its last words say."""
    percent = _PER_CENT.match(rest)
    named = table.currency_names.match(rest)
    if named and not made.currency:
        made = replace(made, currency=table.currencies[named["name"].lower()])
        rest = rest[named.end() :]
    elif percent:
        made, rest = replace(made, unit=_PERCENT), rest[percent.end() :]
    if made.currency or made.unit:
        rest = rest.strip()
        if rest and not _ENDS.match(rest) and not table.after.match(rest):
            return None
        per = table.per.match(rest) if made.currency else None
        return replace(made, unit=per[0]) if per else made
    if table.refused.match(rest) or _NO_UNIT.match(rest):
        return None
    return replace(made, unit=table.ends.split(rest, maxsplit=1)[0].strip(" \t\n.-"))


def _is_something_else(made: Quantity, low: _Figure, high: _Figure) -> bool:
    """Whether the words may mean what isn't how many."""
    if (low.short or high.short) and not made.currency:
        return True
    if low.year and not made.currency and made.unit != _PERCENT:
        return True
    name = made.unit.rpartition(" ")[2]
    if _NAME.fullmatch(name) and (low.value == 1 or not name.endswith("s")):
        return True  # "Five Live"
    if low.share:
        return bool(made.unit) and not made.unit.startswith("of ")  # "a third man"
    if low.value == high.value == 1 and (not made.unit or made.unit.startswith("of ")):
        return not made.currency  # "one of them" doesn't count
    score = low.value != high.value and high.value < 100  # "3-5"
    return score and not made.unit and not made.currency


def _read_approximation(words: str, table: _Table) -> tuple[int, str, str]:
    """Where the figure begins, which side of it is open, and the words that say so."""
    at, side, said = 0, "", ""
    while found := table.lead.match(words, at):
        at = found.end()
        if kind := table.sides.get(" ".join(found["word"].lower().split())):
            side, said = kind, f"{said} {found['word']}".strip()
    return at, side if side != "about" else "", said


def _read_figure(words: str, at: int, table: _Table) -> _Figure | None:
    found = table.figure.match(words, at)
    if found is None:
        return None
    if digits := found["digits"]:
        times = table.scales.get((found["scale"] or found["short"] or "").lower(), Decimal(1))
        value = Decimal(digits.replace(",", "")) * times * (-1 if found["sign"] else 1)
        money = table.currencies.get((found["symbol"] or "").lower(), "")
        year = not money and _YEAR.fullmatch(digits) is not None
        return _Figure(value, found.end(), times, money, bool(found["short"]), year)
    if part := found["part"]:
        above = table.numbers.get((found["above"] or "one").lower(), 1)
        if (above > 1) != part.lower().endswith("s"):
            return None  # "twenty-third"
        times = table.scales.get((found["of"] or "").lower(), Decimal(1))
        share = (Decimal(above) / table.parts[part.lower()]).quantize(_SHARE)
        return _Figure(share * times, found.end(), times, share=times == 1)
    if at and found["words"][0].isupper():
        return None  # "the Six Nations"
    said = _add_words(found["words"].lower(), table)
    times = table.scales.get(re.split(r"[\s-]", found["words"].lower())[-1], Decimal(1))
    return None if said is None else _Figure(Decimal(said), found.end(), times)


def _add_words(words: str, table: _Table) -> int | None:
    """The number that words say: "two hundred and five"; None where they say none, or several."""
    total = group = 0
    last, least = "", 10**15
    for word in re.split(r"[\s-]+", words):
        number, scale = table.numbers.get(word), int(table.scales.get(word, 0))
        if word == "and":
            if last not in table.scales:
                return None
        elif number is not None:
            free = group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and number < 10)
            if not free or (number == 0 and last):
                return None
            group += number
        elif scale >= 1000:
            if scale >= least:
                return None
            total, group, least = total + max(group, 1) * scale, 0, scale
        elif scale:
            if group >= 100 or (total and not group):
                return None
            group = max(group, 1) * scale
        last = word
    return total + group


@dataclass(frozen=True, slots=True)
class _Table:
    """`quantities.toml`, ready to be asked."""

    numbers: dict[str, int]
    scales: dict[str, Decimal]
    parts: dict[str, int]
    currencies: dict[str, str]
    sides: dict[str, str]
    lead: re.Pattern[str]
    figure: re.Pattern[str]
    currency_names: re.Pattern[str]
    after: re.Pattern[str]
    per: re.Pattern[str]
    ends: re.Pattern[str]
    refused: re.Pattern[str]
    attached: re.Pattern[str]


@cache
def _table() -> _Table:
    raw = load_toml(__package__, "quantities.toml")
    scales = {name: Decimal(times) for name, times in (raw["scales"] | raw["short_scales"]).items()}
    parts = {form: n for name, n in raw["fractions"].items() for form in (name, _plural(name))}
    currencies = {
        form: code for code, all_ in raw["currencies"].items() for form in _forms(code, *all_)
    }
    sides = {words: side for side, every in raw["approximations"].items() for words in every}
    scale, number = _any_of(raw["scales"]), _any_of((*raw["numbers"], *raw["scales"]))
    codes = raw["currencies"]
    code = f"(?-i:{_any_of(codes)})"
    symbol = _any_of(one for one in currencies if not one[-1].isalpha())
    name = _any_of(one for one in currencies if one[-1].isalpha() and one.upper() not in codes)
    return _Table(
        numbers=raw["numbers"],
        scales=scales,
        parts=parts,
        currencies=currencies,
        sides=sides,
        lead=_compile(rf"\s*(?P<word>{_any_of((*sides, *raw['before']))})\s+"),
        figure=_compile(
            rf"\s*(?P<sign>[-−]|minus\s)?(?P<symbol>{symbol}|{code})?\s?"
            r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
            rf"(?:[\s-]?(?P<scale>{scale})\b|(?P<short>{_any_of(raw['short_scales'])})\b)?"
            rf"|\s*(?:(?:an?|(?P<above>{_any_of(raw['numbers'])}))[\s-]|(?=half))"
            rf"(?P<part>{_any_of(parts)})\b(?:\san?\s(?P<of>{scale})\b)?"
            rf"|\s*(?:an?\s(?={scale}))?(?P<words>{number}(?:(?:[\s-]|\sand\s){number})*)\b"
        ),
        currency_names=_compile(rf"\s*(?P<name>{name}|{code})(?!\w)"),
        after=_compile(rf"{_any_of(raw['after'])}\b"),
        per=_compile(r"(?:an?|per|each)\b.*"),
        ends=_compile(rf"{_ENDS.pattern}|(?:^|\s+){_any_of(raw['ends'])}\b"),
        refused=_compile(rf"\s*{_any_of(raw['refused'])}\b"),
        attached=_compile(rf"{_any_of(raw['attached'])}\b"),
    )


def _forms(code: str, *names: str) -> Iterable[str]:
    """A currency's code, symbols and names, also in the plural, in lower case."""
    yield code.lower()
    for one in names:
        yield from (one.lower(), f"{one.lower()}s") if one[-1].isalpha() else (one.lower(),)


def _plural(part: str) -> str:
    return "halves" if part == "half" else f"{part}s"


def _any_of(words: Iterable[str]) -> str:
    """A pattern that takes the longest of some words."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})".replace("\\ ", r"\s+")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
