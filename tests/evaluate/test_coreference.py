"""The worked examples of the CoNLL reference scorer, and what holds for any clusters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.coreference import b_cubed, ceaf_e, match_one_to_one, muc

KEY = "a bc def"


def clusters(text):
    """Clusters of mentions that are called by one letter each."""
    return tuple(frozenset((ord(one), ord(one) + 1) for one in word) for word in text.split())


def score(measure, found, gold=KEY):
    """Recall, precision and F1, in the order of the reference scorer's tables."""
    made = measure(clusters(found), clusters(gold)).score
    return [made.r, made.p, made.f1]


# Key, response and expected values: conll/reference-coreference-scorers, test cases A to H.
@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("a bc def", [1, 1, 1]),
        ("a de", [1 / 3, 1, 0.5]),
        ("a bcx defy z", [3 / 3, 3 / 5, 0.75]),
        ("a bcx dy z", [1 / 3, 1 / 3, 1 / 3]),
        ("a bcxB dy z", [1 / 3, 1 / 4, 2 / 7]),
        ("a bcx dy Bz", [1 / 3, 1 / 4, 2 / 7]),
        ("a b c d e f", [0, 0, 0]),
        ("abcdef", [3 / 3, 3 / 5, 6 / 8]),
    ],
)
def test_muc(found, expected):
    """MUC gives what the reference scorer gives (A1 to A6, A10, A11)."""
    assert score(muc, found) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("a bc def", [1, 1, 1]),
        ("a de", [(7 / 3) / 6, 3 / 3, 14 / 25]),
        ("a bcx defy z", [6 / 6, (4 + 7 / 12) / 9, 110 / 163]),
        ("a bcx dy z", [5 / 9, 17 / 42, 2 * (5 / 9) * (17 / 42) / (5 / 9 + 17 / 42)]),
        ("a bcxB dy z", [5 / 9, 5 / 16, 2 * (5 / 9) * (5 / 16) / (5 / 9 + 5 / 16)]),
        ("a bcx dy Bz", [5 / 9, 17 / 48, 2 * (5 / 9) * (17 / 48) / (5 / 9 + 17 / 48)]),
        ("a b c d e f", [3 / 6, 6 / 6, 2 / 3]),
        ("abcdef", [6 / 6, (1 / 6 + 2 * 2 / 6 + 3 * 3 / 6) / 6, 14 / 25]),
    ],
)
def test_b_cubed(found, expected):
    """B³ gives what the reference scorer gives (A1 to A6, A10, A11)."""
    assert score(b_cubed, found) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("a bc def", [1, 1, 1]),
        ("a de", [0.6, 0.9, 0.72]),
        ("a bcx defy z", [0.88571, 0.66429, 0.75918]),
        ("a bcx dy z", [0.73333, 0.55, 0.62857]),
        ("a bcxB dy z", [0.68889, 0.51667, 0.59048]),
        ("a bcx dy Bz", [0.73333, 0.55, 0.62857]),
    ],
)
def test_ceaf_e(found, expected):
    """CEAFe gives what the reference scorer gives (A1 to A6)."""
    assert score(ceaf_e, found) == pytest.approx(expected, abs=5e-6)


def test_bagga_and_baldwin():
    """The two answers that Bagga & Baldwin (1998) compare: MUC can't tell them apart, B³ can."""
    key, better, worse = "12345 67 89ABC", "12345 6789ABC", "1234589ABC 67"
    assert score(muc, better, key) == pytest.approx([1, 9 / 10, 18 / 19])
    assert score(muc, worse, key) == pytest.approx([1, 9 / 10, 18 / 19])
    assert score(b_cubed, better, key)[:2] == pytest.approx([1, 16 / 21])
    assert score(b_cubed, worse, key)[:2] == pytest.approx([1, 7 / 12])


def test_vilain():
    """The answers of Vilain et al. (1995): a chain cut in two, and two chains made one."""
    assert score(muc, "AB CD", "ABCD")[:2] == pytest.approx([2 / 3, 2 / 2])
    assert score(muc, "ABCD", "AB CD")[:2] == pytest.approx([2 / 2, 2 / 3])


@st.composite
def partitions(draw):
    """Up to twelve mentions in some clusters."""
    homes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=12))
    return tuple(
        frozenset((index, index + 1) for index, one in enumerate(homes) if one == home)
        for home in sorted(set(homes))
    )


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
@given(one=partitions(), other=partitions(), random=st.randoms())
def test_sides_and_orders(measure, one, other, random):
    """Swapping the sides swaps precision and recall, and no order of clusters matters."""
    there, back = measure(one, other).score, measure(other, one).score
    assert (there.p, there.r) == (pytest.approx(back.r), pytest.approx(back.p))
    mixed = measure(random.sample(one, len(one)), random.sample(other, len(other))).score
    assert mixed.f1 == pytest.approx(there.f1)
    assert 0 <= there.f1 <= 1 + 1e-9


@given(partitions())
def test_the_same_clusters_score_one(one):
    """Finding exactly the clusters that are there is perfect."""
    for measure in (b_cubed, ceaf_e):
        assert measure(one, one).score.f1 == pytest.approx(1.0)
    linked = any(len(cluster) > 1 for cluster in one)
    assert muc(one, one).score.f1 == float(linked)


def test_matching_takes_the_largest_sum():
    """The best single pair is given up where two others weigh more together."""
    assert match_one_to_one({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.0}) == {0: 1, 1: 0}
    assert match_one_to_one({}) == {}
