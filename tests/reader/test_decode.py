from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.reader import decode


def scores(*tags: int, classes: int = 2) -> np.ndarray:
    return np.eye(2 * classes + 1, dtype=np.float32)[list(tags)] * 8


def test_a_name_is_its_begin_and_what_goes_on() -> None:
    found = decode.decode_names(scores(0, 1, 2, 2, 0, 3))
    assert [(n.low, n.high, n.label) for n in found] == [(1, 4, 0), (5, 6, 1)]


def test_two_begins_are_two_names() -> None:
    assert [(n.low, n.high) for n in decode.decode_names(scores(1, 1))] == [(0, 1), (1, 2)]


def test_a_name_never_goes_on_from_nothing() -> None:
    found = decode.decode_names(scores(0, 2, 2, 0))
    assert all(n.label == 0 for n in found)
    assert [(n.low, n.high) for n in found] in ([(1, 3)], [(0, 3)], [(2, 3)])


def test_no_words_no_names() -> None:
    assert decode.decode_names(np.zeros((0, 5), np.float32)) == []


@given(arrays(np.float32, (12, 7), elements=st.floats(-6, 6, width=32)))
def test_names_never_overlap_and_are_as_sure_as_a_probability(table: np.ndarray) -> None:
    found = decode.decode_names(table)
    assert all(a.high <= b.low for a, b in pairwise(found))
    assert all(0 < n.sure <= 1 for n in found)


@given(arrays(np.float32, (24, 5), elements=st.floats(-6, 6, width=32)), st.floats(0.5, 4))
def test_the_sequence_is_lawful_and_no_lawful_one_is_likelier(table, spread) -> None:
    logs = decode._log_softmax(table * np.float32(spread))
    path, searched = decode._find_best_sequence(logs), decode._run_viterbi(logs)
    rows = np.arange(len(logs))
    assert not decode._find_strays(path).any()
    assert logs[rows, path].sum() == pytest.approx(logs[rows, searched].sum(), abs=1e-3)


def test_what_mends_a_stray_word_may_lie_words_before_it() -> None:
    """Neither "New" nor "York" is a name by itself, but "Times" goes on with one."""
    odds = np.asarray([[9, 0, 0], [0.2, 0, 0], [1, 0, 0.5], [0, 0, 6]], dtype=np.float32)
    [name] = decode.decode_names(odds)
    assert (name.low, name.high) == (1, 4)


def test_only_a_stretch_in_doubt_is_searched() -> None:
    """A stray word changes nothing far away, so a search of the whole text is for nothing."""
    table = np.concatenate([scores(0, 2, *[0] * 40), scores(1, 2)])
    logs = decode._log_softmax(table)
    sure = decode._find_sure(logs, logs.argmax(axis=1), decode._find_strays(logs.argmax(axis=1)))
    assert sure[5:42].all()
    assert not sure[[1, 43]].any()


def test_clusters_join_by_the_mean_of_their_members() -> None:
    same = np.asarray([[0, 0.9, 0.8], [0.9, 0, 0.1], [0.8, 0.1, 0]], dtype=np.float32)
    assert decode.cluster_groups(same, [1, 1, 1], threshold=0.5) == [[0, 1], [2]]
    assert decode.cluster_groups(same, [1, 1, 1], threshold=0.4) == [[0, 1, 2]]


def test_a_name_that_is_met_more_often_weighs_more() -> None:
    same = np.asarray([[0, 0.9, 0.8], [0.9, 0, 0.1], [0.8, 0.1, 0]], dtype=np.float32)
    assert decode.cluster_groups(same, [9, 1, 1], threshold=0.5) == [[0, 1, 2]]


def test_mentions_of_one_surface_and_class_are_one_group() -> None:
    text = "The UN met. UN's staff and Un."
    groups = decode.group_names(text, [(0, 6), (12, 16), (27, 29)], [1, 1, 0])
    assert [(g.surface, g.label, g.mentions) for g in groups] == [("un", 1, [0, 1]), ("un", 0, [2])]


def test_distances_are_to_the_nearest_mention() -> None:
    places = np.asarray([[0, 2], [10, 12], [20, 22]])
    away, apart, nearest = decode.measure_distances(places, [[0, 2], [1]], 30)
    assert away.shape == (2, 30)
    assert away[0, 1] == 0
    assert nearest[1, 0] == 1
    assert nearest[0, 1] in (0, 2)
    assert apart[0, 1] == apart[1, 0] == 1


@given(st.lists(st.integers(0, 9)), st.integers(1, 6))
def test_stretches_hold_few_names_and_are_as_long_as_they_may_be(names, most):
    """What is compared pair by pair is bounded, and a text that fits isn't cut."""
    keys = [(str(one), 0) for one in names]
    ends = [0, *decode.find_cuts(keys, most=most), len(keys)]
    rows = [keys[low:high] for low, high in pairwise(ends)]
    assert all(len(set(row)) <= most for row in rows)
    assert all(len({*row, after[0]}) > most for row, after in pairwise(rows))
