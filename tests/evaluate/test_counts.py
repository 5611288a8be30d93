from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.counts import Score, Tally, standard_error, sum_tallies, tally_sets

sets = st.frozensets(st.integers(0, 20))


@given(sets, sets)
def test_swapping_the_sides_swaps_precision_and_recall(one, other):
    """What is precision one way is recall the other way, and F1 stays."""
    there, back = tally_sets(one, other).score, tally_sets(other, one).score
    assert (there.p, there.r) == (back.r, back.p)
    assert there.f1 == pytest.approx(back.f1)


@given(sets.filter(bool))
def test_the_same_set_scores_one(one):
    """Finding exactly what is there is perfect."""
    assert tally_sets(one, one).score == Score(p=1.0, r=1.0, f1=1.0)


def test_nothing_found_in_nothing_scores_zero():
    """0 / 0 counts as 0, as in the reference scorer."""
    assert tally_sets(frozenset(), frozenset()).score == Score(p=0.0, r=0.0, f1=0.0)


@given(st.lists(st.tuples(sets, sets), max_size=6), st.randoms())
def test_documents_add_up_in_any_order(pairs, random):
    """The total of documents doesn't depend on their order."""
    tallies = [tally_sets(one, other) for one, other in pairs]
    shuffled = random.sample(tallies, len(tallies))
    assert sum_tallies(tallies) == sum_tallies(shuffled)


def test_the_total_is_a_ratio_of_sums():
    """A long document counts for more than a short one."""
    assert sum_tallies([Tally(1, 1, 1, 1), Tally(0, 3, 0, 3)]).score.p == pytest.approx(0.25)


def test_equal_documents_have_no_noise():
    """Which documents are drawn makes no difference when all are alike."""
    assert standard_error([[Tally(1, 2, 1, 2)] * 10]) == 0.0
    assert standard_error([[Tally(1, 2, 1, 2)]]) == 0.0


def test_noise_is_that_of_a_share():
    """For documents of one item each, the standard error is that of a binomial share."""
    tallies = [Tally(right, 1, right, 1) for right in (0, 1) * 50]
    assert standard_error([tallies]) == pytest.approx((0.25 / 100) ** 0.5, rel=0.1)


def test_a_score_is_a_ratio_of_each_side():
    """Three of four found are right, and three of six were found."""
    score = Tally(3, 4, 3, 6).score
    assert (score.p, score.r) == (0.75, 0.5)
    assert score.f1 == pytest.approx(0.6)


def test_two_documents_vary_and_one_does_not():
    """And the mean of two measures moves less than one that is as noisy."""
    good, bad = Tally(1, 1, 1, 1), Tally(0, 1, 0, 1)
    assert standard_error([[good]]) == standard_error([]) == 0
    assert standard_error([[good, bad]]) > 0
    assert standard_error([[good, bad], [bad, good]]) < standard_error([[good, bad]])
