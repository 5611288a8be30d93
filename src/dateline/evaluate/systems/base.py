"""What a system is: gold documents in, of which it reads text and date only, answers out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import SystemAnswer


class System(Protocol):
    """Something to measure. One method.

    Attributes:
        name: what the command line calls it.
        native: whether it answers in the data set's own labels rather than the ontology's.
        gives: the measures that its answers can be scored by.
    """

    name: str
    native: bool
    gives: frozenset[str]

    def answer(self, documents: Sequence[GoldDocument]) -> Iterator[SystemAnswer]:
        """Yield an answer for each document, in order."""
        ...
