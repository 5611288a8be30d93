"""Precision and recall of links at each height of the bar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.curve import BARS, LinkingCurve
from dateline.evaluate.records import ComparedDocument, ComparedMention


def mark(number: int, *, guess: str = "", likely: float = 0.0, gold: str = "") -> ComparedMention:
    """A mark at a place of its own, with a guess or what people linked."""
    return ComparedMention(
        span=(number, number + 1),
        kind="",
        cluster=number,
        links=frozenset({gold} if gold else ()),
        linkable=bool(gold),
        guess=frozenset({guess} if guess else ()),
        likely=likely,
    )


def test_a_higher_bar_drops_the_unlikely():
    """Each row holds the links that are at least so likely, right or wrong."""
    curve = LinkingCurve()
    found = (mark(0, guess="Q1", likely=0.99), mark(1, guess="Q2", likely=0.6))
    curve.add(
        ComparedDocument(marks=found),
        ComparedDocument(marks=(mark(0, gold="Q1"), mark(1, gold="Q3"))),
    )
    rows = {row["score"]: row for row in curve.plain()}
    assert (rows[0.5]["p"], rows[0.5]["r"], rows[0.5]["links"]) == (0.5, 0.5, 2)
    assert (rows[0.9]["p"], rows[0.9]["r"], rows[0.9]["links"]) == (1.0, 0.5, 1)


def test_what_nobody_marked_counts_only_in_the_strict_precision():
    """A link at an unmarked name is wrong by the strict measure and unseen by the other."""
    curve = LinkingCurve()
    found = (mark(0, guess="Q1", likely=0.99), mark(7, guess="Q2", likely=0.99))
    curve.add(ComparedDocument(marks=found), ComparedDocument(marks=(mark(0, gold="Q1"),)))
    row = curve.plain()[0]
    assert (row["p"], row["p_marked"], row["r_linkable"]) == (0.5, 1.0, 1.0)


def test_a_document_without_links_counts_for_recall():
    """Gold links of documents in which nothing was found are missed, whatever comes first."""
    silent, found = ComparedDocument(), ComparedDocument(marks=(mark(0, guess="Q1", likely=0.99),))
    gold = ComparedDocument(marks=(mark(0, gold="Q1"),))
    curve = LinkingCurve()
    curve.add(silent, gold)
    curve.add(found, gold)
    assert curve.plain()[0]["r"] == 0.5


def test_a_system_that_never_says_how_likely_has_no_curve():
    """Without guesses there is nothing to draw."""
    curve = LinkingCurve()
    curve.add(ComparedDocument(marks=(mark(0),)), ComparedDocument(marks=(mark(0, gold="Q1"),)))
    assert curve.plain() == []


@given(likely=st.lists(st.floats(0, 1), max_size=8))
def test_links_only_get_fewer(likely):
    """A higher bar never lets more through."""
    curve = LinkingCurve()
    found = tuple(mark(n, guess="Q1", likely=one) for n, one in enumerate(likely))
    curve.add(ComparedDocument(marks=found), ComparedDocument(marks=(mark(0, gold="Q1"),)))
    counts = [row["links"] for row in curve.plain()]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) in {0, len(BARS)}
