"""Precision and recall of links at every height of the bar: what abstaining costs and buys.

Guarantees: sums over documents, like every measure here; at the bar that the linker has set, the
figures are its own but for links that one article lends another. Where a system says nothing of how
likely its links are, there is no curve.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dateline.evaluate import metrics
from dateline.evaluate.counts import Tally
from dateline.evaluate.records import ComparedDocument

BARS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99)


@dataclass(slots=True)
class LinkingCurve:
    """The two tallies of links at each bar."""

    rows: dict[float, tuple[Tally, Tally]] = field(default_factory=dict)
    guessed: bool = False

    def add(self, found: ComparedDocument, gold: ComparedDocument) -> None:
        """Count one document."""
        self.guessed = self.guessed or any(one.guess for one in found.marks)
        for bar in BARS:
            every, linkable = metrics.tally_links_at(found, gold, least=bar)
            old = self.rows.get(bar, (Tally(), Tally()))
            self.rows[bar] = old[0] + every, old[1] + linkable

    def plain(self) -> list[dict[str, Any]]:
        """A row a bar: precision of all links and of those at marked names, recall of both kinds.

        None where the system never said how likely a link is.
        """
        return [
            {
                "score": bar,
                "links": int(every.found),
                "p": round(every.score.p, 4),
                "p_marked": round(linkable.score.p, 4),
                "r": round(every.score.r, 4),
                "r_linkable": round(linkable.score.r, 4),
            }
            for bar, (every, linkable) in self.rows.items()
            if self.guessed
        ]
