"""A statement: somebody's words, who says them, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.extract.clauses.participants import Participant

Stretch = tuple[int, int]


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
