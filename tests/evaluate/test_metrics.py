from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate import metrics
from dateline.evaluate.counts import Score
from dateline.evaluate.records import ComparedDocument, ComparedMention

PERFECT = Score(p=1.0, r=1.0, f1=1.0)


def mark(start, kind="Person", *, cluster=0, links=(), judged=True):
    """A mark of one character."""
    return ComparedMention(
        span=(start, start + 1),
        kind=kind,
        cluster=cluster,
        fine=kind,
        links=frozenset(links),
        judged=judged,
    )


@st.composite
def layers(draw):
    """Some marks of some clusters, with relations between them."""
    homes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=10))
    marks = tuple(mark(index, cluster=home) for index, home in enumerate(homes))
    ends = st.sampled_from(sorted(set(homes)))
    triples = st.tuples(ends, st.sampled_from(["head_of", "spouse_of"]), ends)
    return ComparedDocument(marks=marks, relations=frozenset(draw(st.lists(triples, max_size=6))))


def renumbered(layered, numbers):
    """The same layer with other numbers for its clusters, its marks in another order."""
    marks = [
        ComparedMention(span=one.span, kind=one.kind, cluster=numbers[one.cluster], fine=one.fine)
        for one in reversed(layered.marks)
    ]
    relations = frozenset((numbers[a], label, numbers[b]) for a, label, b in layered.relations)
    return ComparedDocument(marks=tuple(marks), relations=relations)


@given(layers(), st.permutations(range(5)))
def test_the_same_answer_is_perfect_whatever_its_numbers(layered, numbers):
    """How a system numbers its clusters, and in what order it gives them, doesn't matter."""
    other = renumbered(layered, numbers)
    for measure in (metrics.tally_mentions, metrics.tally_kinds, metrics.tally_fine_kinds):
        assert measure(other, layered).score == PERFECT
    score = metrics.tally_relations_end_to_end(other, layered).score
    assert score == (PERFECT if layered.relations else Score(p=0.0, r=0.0, f1=0.0))


def test_kind_counts_with_its_span():
    """A right span of a wrong kind is a mention, and no typed one."""
    found, gold = (
        ComparedDocument(marks=(mark(0, "Place"),)),
        ComparedDocument(marks=(mark(0, "Person"),)),
    )
    assert metrics.tally_mentions(found, gold).score == PERFECT
    assert metrics.tally_kinds(found, gold).score.f1 == 0


def test_relations_may_read_both_ways():
    """A symmetric relation is right in either direction, another only in its own."""
    found, gold = [(1, "spouse_of", 2), (1, "head_of", 2)], [(2, "spouse_of", 1), (2, "head_of", 1)]
    assert metrics.tally_relations(found, gold).found_right == 0
    assert metrics.tally_relations(found, gold, symmetric=frozenset({"spouse_of"})).found_right == 1


def test_found_clusters_are_matched_by_their_mentions():
    """A cluster cut in two is matched by its larger part; the other part's triples are wrong."""
    gold = ComparedDocument(
        marks=(mark(0), mark(1), mark(2), mark(5, cluster=1)),
        relations=frozenset({(0, "head_of", 1)}),
    )
    found = ComparedDocument(
        marks=(mark(0, cluster=7), mark(1, cluster=7), mark(2, cluster=8), mark(5, cluster=9)),
        relations=frozenset({(7, "head_of", 9), (8, "head_of", 9)}),
    )
    score = metrics.tally_relations_end_to_end(found, gold).score
    assert (score.p, score.r) == (0.5, 1.0)


def test_what_was_not_searched_for_is_neither_right_nor_wrong():
    """Triples of relations that the text wasn't searched for aren't counted."""
    gold = ComparedDocument(marks=(mark(0), mark(1, cluster=1)), checked=frozenset({"spouse_of"}))
    found = ComparedDocument(
        marks=gold.marks, relations=frozenset({(0, "head_of", 1), (0, "spouse_of", 1)})
    )
    assert metrics.tally_relations_end_to_end(found, gold).found == 1


def test_links_are_right_by_span_and_entry():
    """Another span, another entry and a link where people found none are wrong."""
    gold = ComparedDocument(
        marks=(
            mark(0, links=("Q1", "title:kenya")),
            mark(1, links=("Q2",)),
            mark(2),
            mark(3, judged=False),
        )
    )
    found = ComparedDocument(
        marks=(
            mark(0, links=("title:kenya", "title:republic of kenya")),
            mark(1, links=("Q3",)),
            mark(2, links=("Q4",)),
            mark(3, links=("Q5",)),
            mark(9, links=("Q1",)),
        )
    )
    score = metrics.tally_links(found, gold).score
    assert (score.p, score.r) == (pytest.approx(1 / 4), pytest.approx(1 / 2))


def test_event_types_count_once_a_document():
    """A type that is seen twice is one."""
    found = ComparedDocument(events=frozenset({"agree", "assault"}))
    assert (
        metrics.tally_event_types(found, ComparedDocument(events=frozenset({"agree"}))).score.p
        == 0.5
    )
