"""Whose the words of a text are: statements, with who says them and to whom, and interviews.

In an interview each turn begins with a name: "((Ada Hart)) It was late.".

Guarantees: a turn lasts until the next one begins; what stands before the first is the article's
own. A few names with colons are no interview: somebody must speak again, and not alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.extract.clauses.participants import Participant
from dateline.extract.clauses.voices import NOBODY
from dateline.extract.reading import ParsedText

Stretch = tuple[int, int]

_LONGEST = 6  # tokens of a name
_AGAIN = 2  # turns of each of two speakers, from which they are an interview's
_QUESTIONS = frozenset({"a", "answer", "q", "question"})


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words.

    Attributes:
        trigger: the verb of saying, "according", or the first word of a quotation by itself.
        type: its event type.
        speakers: who says it.
        addressees: to whom.
        parts: the token ranges of the words, in text order.
        stance: asserted, or reported where somebody else is said to have said that it was said.
    """

    trigger: Token
    type: str
    speakers: tuple[Participant, ...]
    addressees: tuple[Participant, ...]
    parts: tuple[Stretch, ...]
    stance: Stance

    def holds(self, index: int) -> bool:
        """Whether a token is among the words."""
        return is_within(index, self.parts)

    @property
    def end(self) -> int:
        """Index behind its last token."""
        return max(self.parts[-1][1], self.trigger.index + 1)


def map_voices(statements: Iterable[Statement]) -> dict[int, int]:
    """For each word of a statement, the head word of whoever says it, the nearest if several."""
    outer = sorted(statements, key=lambda one: one.parts[0][0] - one.parts[-1][1])
    return {
        index: one.speakers[0].head
        for one in outer
        for low, high in one.parts
        for index in range(low, high)
    }


def is_within(index: int, parts: Iterable[Stretch]) -> bool:
    """Whether a token stands in one of these stretches."""
    return any(low <= index < high for low, high in parts)


def map_turns(parsed: ParsedText) -> dict[int, int]:
    """For each word of an interview, the last word of who speaks; `NOBODY` where none is named."""
    turns = list(_find_turns(parsed))
    often = Counter(label for _, label, _ in turns)
    if sum(count >= _AGAIN for count in often.values()) < _AGAIN:
        return {}
    ends = [start for start, _, _ in turns[1:]] + [len(parsed.tokens)]
    return {
        index: speaker
        for (start, _, speaker), end in zip(turns, ends, strict=True)
        for index in range(start, end)
    }


def _find_turns(parsed: ParsedText) -> Iterator[tuple[int, str, int]]:
    """Where each turn begins, what it is marked with, and who speaks."""
    tokens = parsed.tokens
    for start in sorted(parsed.paragraphs):
        texts = [one.text for one in tokens[start : start + _LONGEST]]
        if texts[:2] == ["(", "("] and ")" in texts:
            low, high = start + 2, start + texts.index(")")
        elif ":" in texts[1:]:
            low, high = start, start + texts.index(":")
        else:
            continue
        words = parsed.text(low, high) if low < high else ""
        people = (one for one in parsed.at[high - 1] if one.kind == "Person" and one.form == "name")
        named = any(parsed.ranges[one.id] == (low, high) for one in people)
        if named or low > start or words.lower() in _QUESTIONS:
            yield start, words, high - 1 if named else NOBODY
