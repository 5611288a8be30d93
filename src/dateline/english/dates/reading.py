"""What an expression of time is read as, where it stands, and the register of its forms.

Guarantees: a form is a pattern and the function that reads it, side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from dateline.english.dates.values import day_of, to_edtf
from dateline.english.dates.words import expand_pattern

__all__ = [
    "FORMS",
    "Kind",
    "Reading",
    "Said",
    "Setting",
    "guess_date",
    "read_surely",
    "register_form",
]

Kind = Literal["date", "time", "duration", "set", "reference"]
_NEAR = 40  # characters beside an expression in which a preposition or a noun may stand
_CLAUSE = 100  # characters before it in which a verb may say whether it is past
_SENTENCE = re.compile(r"[.!?][\"')\]]*\s|\n")
_SURE = (
    r"will|'ll|shall|(?:is|are) (?:to|due)|set to|scheduled|planned|upcoming|expected to"
    r"|as (?:early|soon) as|no later than"
)
_SOFT = r"to be|should|would|may|might|must|expects?|plans?|due|effective"
_PAST = (
    r"was|were|had|did|said|says|told|according|last|ago|since"
    r"|(?<!be )(?<!been )(?<!is )(?<!are )(?!expected|scheduled|planned|need)[a-z]{2,}ed"
)
_TENSE = re.compile(rf"\b(?:(?P<sure>{_SURE})|(?P<soft>{_SOFT})|(?P<past>{_PAST}))\b")
# Behind an expression "planned" is mostly said of what was, and "proposed" of no time at all.
_SURE_BEHIND = re.compile(r"\b(?:will|'ll|shall|set to|(?:is|are) (?:to|due))\b")
_PAST_BEHIND = re.compile(rf"\b(?:planned to|{_PAST})\b")
_AS_SAID = re.compile(r"\bas (?:\w+ ){1,3}$")
_SAID_BEHIND = re.compile(
    r"\b(?:added|announced|confirmed|declared|pledged|promised|reported|revealed|said|stated|told)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says.

    Attributes:
        kind: of expression.
        value: as TIMEX3 writes it; a guess if the words leave it open, None if there is none.
        edtf: the date, if it is certain.
        goes_on: whether "that day" or "the quarter" further on may mean this one.
    """

    kind: Kind
    value: str | None
    edtf: str | None = None
    goes_on: bool = field(default=True, kw_only=True)


class Said(dict[str, str | None]):
    """The groups of a pattern in small letters; one that the pattern lacks says nothing."""

    def __missing__(self, name: str) -> None:
        """Say nothing, so that the patterns of a form may differ in their groups."""


def _leads_on(rest: str, said: re.Match[str], sure: re.Match[str]) -> bool:
    """Whether a verb of saying leads to what is sure: "she said it will"."""
    return "," not in rest[said.end() : sure.start()] and not _AS_SAID.search(rest[: said.start()])


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands.

    Attributes:
        flat: the whole text in plain punctuation.
        start, end: of the expression in it.
        anchor: the date on which the text was published.
        last: value of the last point in time that the text has named before.
        quarter: the last quarter of a year that it has named.
    """

    flat: str
    start: int
    end: int
    anchor: str | None
    last: str | None
    quarter: str | None

    @property
    def words(self) -> str:
        """The expression itself."""
        return self.flat[self.start : self.end]

    @property
    def before(self) -> str:
        """The words right before the expression."""
        return self.flat[max(0, self.start - _NEAR) : self.start]

    @property
    def after(self) -> str:
        """The words right after it."""
        return self.flat[self.end : self.end + _NEAR]

    @property
    def day(self) -> str | None:
        """The day that the text speaks of: the last that it named, or its own."""
        return self.last if day_of(self.last) is not None else self.anchor

    @property
    def tense(self) -> str | None:
        """What the nearest telling word says: "sure" to come, "soft" (likely), "past".

        It is the last one before the expression, or else what stands behind it: "In May it fell",
        where a word of the future goes before a past form.
        """
        clause = _SENTENCE.split(self.flat[max(0, self.start - _CLAUSE) : self.start])[-1]
        last = None
        for found in _TENSE.finditer(clause):
            last = found.lastgroup
        if last is None:
            rest = _SENTENCE.split(self.flat[self.end : self.end + _CLAUSE])[0]
            last = "past" if _PAST_BEHIND.search(rest) else None
            sure, said = _SURE_BEHIND.search(rest), _SAID_BEHIND.search(rest)
            told = sure and said and said.end() < sure.start() and _leads_on(rest, said, sure)
            if sure and not told:
                last = "sure"  # but not "On Sunday, she said it will close"
        return last


Reader = Callable[[Said, Setting], Reading | None]
FORMS: list[tuple[re.Pattern[str], Reader]] = []


def register_form(*patterns: str) -> Callable[[Reader], Reader]:
    """Register the function that reads patterns; `{month}` in them is a piece of `words.py`.

    A function that returns None says that these words are no such expression here.
    """

    def keep(read: Reader) -> Reader:
        for pattern in patterns:
            whole = re.compile(expand_pattern(f"(?:{pattern})(?!\\w)"), re.IGNORECASE)
            FORMS.append((whole, read))
        return read

    return keep


def read_surely(value: str | None, kind: Kind = "date") -> Reading:
    """A point in time that is certain."""
    return Reading(kind, value, to_edtf(value))


def guess_date(value: str | None) -> Reading:
    """The likeliest point in time, where the words leave it open."""
    return Reading("date", value)
