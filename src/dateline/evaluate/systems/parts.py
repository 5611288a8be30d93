"""Single steps of the pipeline, for sets that mark nothing else: the same answer, at once.

Guarantees: each calls what the pipeline's stages call, with what they would give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.english.dates import find_times
from dateline.evaluate import times
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundTime, SystemAnswer


class Dates:
    """The expressions of time that extractors are given."""

    native = False
    gives = times.MEASURES

    def __init__(self, name: str) -> None:
        """Take the name of the pipeline that it is a step of."""
        self.name = name

    def answer(self, documents: Sequence[GoldDocument]) -> Iterator[SystemAnswer]:
        """Yield the expressions of time of each document."""
        for one in documents:
            found = find_times(one.text, anchor=one.published)
            yield SystemAnswer(
                times=tuple(
                    FoundTime(start=it.start, end=it.end, kind=it.kind, value=it.value)
                    for it in found
                )
            )
