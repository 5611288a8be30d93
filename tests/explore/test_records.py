"""What the API calls things, claims and quotes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.explore import story

from dateline.core.model import Document, Entity, Evidence, Span
from dateline.explore.records import cut_quote, full_thing_record, quote_records


def test_only_safe_links_are_given():
    """A link that an own authority has wrong doesn't reach the page."""
    entity = Entity(
        id="person/x", kind="Person", label="x",
        same_as=("javascript:alert(1)", "http://www.wikidata.org/entity/Q1", "urn:x:1"),
    )  # fmt: skip
    assert full_thing_record(entity)["same_as"] == ["http://www.wikidata.org/entity/Q1"]


def test_each_place_is_quoted_once(snapshot):
    """A sentence that shows two claims of an event stands there once."""
    event = next(one for one in snapshot.graph.all_events if one.label.startswith("Orbit to buy"))
    (quote,) = quote_records(snapshot, [*event.evidence, *event.evidence])
    assert "".join(one["text"] for one in quote["pieces"]) == story.BUY
    assert quote["after"].startswith(" Gunmen raided")


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
PLACE = st.tuples(st.integers(0, 40), st.integers(1, 12))


@given(text=WORDS, quote=PLACE, subject=PLACE, end=PLACE)
def test_the_pieces_of_a_quote_are_the_quote(text, quote, subject, end):
    """Wherever the ends of the claim stand, inside, outside or over each other."""
    document = Document(text=text * 3)
    size = len(document.text)
    start = quote[0] % size
    span = Span(start=start, end=min(start + quote[1], size))
    marks = [Span(start=at, end=at + long) for at, long in (subject, end)]
    evidence = Evidence(
        document=document.id, start=span.start, end=span.end, quote=document.quote(span),
        subject=marks[0], object=marks[1],
    )  # fmt: skip
    pieces = cut_quote(evidence)
    assert "".join(one["text"] for one in pieces) == evidence.quote
    for mark, name in zip(marks, ("subject", "object"), strict=True):
        shown = "".join(one["text"] for one in pieces if one["end"] == name)
        if span.covers(mark) and not (name == "object" and marks[0].overlaps(mark)):
            assert shown == document.quote(mark)
        elif not span.covers(mark):
            assert shown == ""


def test_a_quote_without_an_end_is_cut():
    """Four thousand characters are shown, marks that lie behind are not, and "…" says so."""
    text = "a" * 9_000
    evidence = Evidence(
        document="d", start=0, end=9_000, quote=text,
        subject=Span(start=10, end=20), object=Span(start=5_000, end=5_010),
    )  # fmt: skip
    pieces = cut_quote(evidence)
    assert "".join(one["text"] for one in pieces) == f"{text[:4_000]} …"
    assert [one["end"] for one in pieces] == [None, "subject", None, None]
