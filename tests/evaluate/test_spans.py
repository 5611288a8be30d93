from __future__ import annotations

from dateline.evaluate.spans import match_spans


def test_one_of_ours_meets_one_of_theirs():
    """An equal span is preferred to one that comes first."""
    found, marked = [(0, 5), (3, 9), (10, 20)], [(0, 2), (3, 9), (10, 11), (12, 13)]
    assert match_spans(found, marked) == {1: 1, 0: 0, 2: 2}
    assert match_spans([(0, 5), (5, 9)], [(4, 6)]) == {0: 0}
    assert match_spans([(0, 4)], [(4, 6)]) == {}
