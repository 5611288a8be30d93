"""Stretches of a text on both sides, put together.

Guarantees: one of ours meets at most one of people's and the other way round, by places alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Range: TypeAlias = tuple[int, int]  # code points, half-open


def match_spans(found: Sequence[Range], gold: Sequence[Range]) -> Mapping[int, int]:
    """Match spans that overlap one to one, equal ones first, then in text order.

    Returns:
        Number of the found span → number of people's.
    """
    equal = {span: number for number, span in enumerate(gold)}
    pairs = {ours: equal.pop(span) for ours, span in enumerate(found) if span in equal}
    free = [number for number in range(len(gold)) if number not in pairs.values()]
    for ours, (start, end) in enumerate(found):
        if ours not in pairs:
            hit = next((one for one in free if gold[one][0] < end and start < gold[one][1]), None)
            if hit is not None:
                pairs[ours] = hit
                free.remove(hit)
    return pairs
