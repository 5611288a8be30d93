from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.errors import EvidenceError
from dateline.core.ids import document_id
from dateline.core.model import Claim, Document, Span


def test_a_document_makes_its_own_id():
    """Without one, the id is the hash of the text, as when the text is read from a file."""
    made = Document(text="Ann Ode joined Orbit.")
    assert made.id == document_id("Ann Ode joined Orbit.")
    assert made == Document(id=made.id, text=made.text)
    assert replace(made, title="Ann joins").id == made.id


def test_a_document_keeps_the_id_that_it_is_given():
    """A data set's own ids stay what they are."""
    assert Document(id="gold-7", text="Ann Ode joined Orbit.").id == "gold-7"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_a_span_holds_at_least_one_character(start, end):
    """What is empty, backwards or before the text is no span."""
    with pytest.raises(EvidenceError, match="empty or backwards"):
        Span(start=start, end=end)


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_spans_cover_and_overlap_as_their_characters_do(start, size, other, length):
    """Half-open: what ends where the other begins shares nothing with it."""
    one, two = Span(start=start, end=start + size), Span(start=other, end=other + length)
    ours, theirs = set(range(start, start + size)), set(range(other, other + length))
    assert one.covers(two) is (theirs <= ours)
    assert one.overlaps(two) is bool(ours & theirs)


def test_a_quote_may_reach_to_the_end_of_the_text_and_not_beyond():
    """The last character can be quoted; one after it is an error, never a shorter quote."""
    made = Document(text="Ann Ode")
    assert made.quote(Span(start=4, end=7)) == "Ode"
    with pytest.raises(EvidenceError, match="ends after document"):
        made.quote(Span(start=4, end=8))


def test_a_claim_without_evidence_cannot_be_made():
    """Every statement has the words that make it."""
    with pytest.raises(EvidenceError, match="has no evidence"):
        Claim(id="c", document="d", subject="m", predicate="works_for", object="n", evidence=())
