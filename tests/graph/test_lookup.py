from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.corrections.common import corrected

from dateline.core.model import Span
from dateline.graph.corrections import ThingAddress

APART = {
    "do": "different",
    "things": [{"name": "Ann Ode", "article": one} for one in ("0.txt", "3.txt", "4.txt")],
}


def test_a_thing_is_described_by_as_little_as_tells_it():
    """A name alone where it is enough, else with the article."""
    graph = corrected(APART)
    described = {str(graph.who.describe(one.chains)) for one in graph.entities(kind="Person")}
    assert described == {
        "“Ann Ode” in 0.txt",
        "“Ann Ode” in 3.txt",
        "“Ann Ode” in 4.txt",
        "“Ben Orr”",
    }


def test_a_description_finds_what_it_describes():
    """Every thing, and every chain, is found again by what it is described as."""
    graph = corrected(APART, {"do": "rename", "thing": "Lumen", "to": "Light"})
    for entity in graph.entities():
        assert graph.who.chains(graph.who.describe(entity.chains)) <= set(entity.chains)
        for chain in entity.chains:
            assert graph.who.chains(graph.who.describe_exactly(chain)) >= {chain}


@pytest.mark.parametrize("text", ["organization/orbit", "ORBIT", "Orbit@0.txt"])
def test_a_thing_has_many_addresses(text):
    """An id, a name in any case, or a name and an article lead to the same thing."""
    assert corrected().who.find(text)[1].label == "Orbit"


def test_an_id_is_turned_into_a_name():
    """What is written down never depends on an id that has a hash."""
    graph = corrected(APART)
    for entity in graph.entities(kind="Person"):
        assert graph.who.find(entity.id)[0].id is None
    assert graph.who.find("Orbit")[0] == ThingAddress(name="Orbit")


@given(st.integers(0, 40), st.integers(1, 5))
def test_a_sentence_holds_its_span(start, length):
    """The words around a span are the article's, and the span is among them."""
    graph = corrected()
    document = next(one for one in graph.documents.values() if one.source == "a/0.txt")
    span = Span(start=start, end=min(start + length, len(document.text)) or 1)
    if span.start < span.end <= len(document.text):
        words = graph.who.sentence(document.id, span)
        assert words in document.text
        assert document.quote(span).strip() in words
