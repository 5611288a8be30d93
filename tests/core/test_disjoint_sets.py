"""Which values are in one set, whatever the order they were joined in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.disjoint_sets import DisjointSets

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=9)


def roots(pairs):
    """The root of each letter after some joins."""
    sets = DisjointSets()
    for left, right in pairs:
        sets.join(left, right)
    return {letter: sets.root(letter) for letter in "abcdefgh"}


def test_the_smallest_member_stands_for_a_set():
    """Joined by a third, two values have one root; what was never joined is its own."""
    assert roots([("c", "d"), ("d", "b")]) == {
        **{letter: letter for letter in "aefgh"},
        **dict.fromkeys("bcd", "b"),
    }


@given(PAIRS, st.randoms())
def test_the_order_of_joins_leaves_no_trace(pairs, random):
    """Shuffled and turned round, the same joins give the same roots, each its set's smallest."""
    shuffled = [pair[::-1] if random.random() < 0.5 else pair for pair in pairs]
    random.shuffle(shuffled)
    found = roots(pairs)
    assert roots(shuffled) == found
    assert all(found[left] == found[right] <= min(left, right) for left, right in pairs)
