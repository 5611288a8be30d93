"""The corrections of a graph under their ranks, and why some of them aren't followed.

Guarantees: ranks don't depend on the order of the file; no reason is lost, and each is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.graph.clustering import Conflict
from dateline.graph.corrections.records import Correction, age_key

Verb = TypeVar("Verb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A correction that isn't followed, wholly or somewhere.

    Attributes:
        number: its place among the corrections, from 1.
        entry: what it says.
        why: why it isn't followed.
        other: the number of the correction that it contradicts, None when it contradicts none.
    """

    number: int
    entry: Correction
    why: str
    other: int | None = None

    def __str__(self) -> str:
        return f"correction {self.number}, {self.entry}: {self.why}"


class RankedCorrections:
    """Corrections by rank: the older one first, whatever its place in the file."""

    def __init__(self, entries: Sequence[Correction]) -> None:
        """Take the corrections in the order of the file."""
        numbered = sorted(enumerate(entries, start=1), key=lambda pair: (age_key(pair[1]), pair[0]))
        self._numbers = [number for number, _ in numbered]
        self._why: dict[int, dict[str, int | None]] = defaultdict(dict)
        self.by_rank = {key: entry for key, (_, entry) in enumerate(numbered)}

    def of(self, verb: type[Verb]) -> Iterator[tuple[int, Verb]]:
        """Rank and correction, for the corrections of one verb."""
        return ((key, one) for key, one in self.by_rank.items() if isinstance(one, verb))

    def note_unmet(self, key: int, why: str) -> None:
        """Note why a correction isn't followed."""
        self._why[key].setdefault(why, None)

    def note_conflict(self, conflict: Conflict) -> None:
        """Note that two corrections contradict each other, each with what the other says."""
        pairs = [(conflict.loser, conflict.other)]
        pairs += [(conflict.other, conflict.loser)] if conflict.both else []
        for key, other in pairs:
            said = f"correction {self._numbers[other]}, {self.by_rank[other]}"
            what = "neither is followed" if conflict.both else "that one holds"
            self._why[key][f"contradicts {said}; {what}"] = self._numbers[other]

    def unmet(self) -> tuple[Unmet, ...]:
        """The corrections that aren't followed, in the order of the file."""
        found = [
            Unmet(number=self._numbers[key], entry=self.by_rank[key], why=why, other=other)
            for key, reasons in self._why.items()
            for why, other in reasons.items()
        ]
        return tuple(sorted(found, key=lambda one: (one.number, one.why)))
