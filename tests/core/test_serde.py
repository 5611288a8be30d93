from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import serde
from dateline.core.errors import EvidenceError
from dateline.core.model import Claim, Decision, Document, Mention, Span, Zone

# Lone surrogates are no Unicode text, and no reader gives them.
texts = st.text(st.characters(exclude_categories=["Cs"]))
chances = st.floats(0, 1)
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(
    lambda pair: Span(start=pair[0], end=pair[0] + pair[1])
)
documents = st.builds(
    Document,
    id=texts,
    text=texts,
    zones=st.lists(st.builds(Zone, kind=texts, start=st.just(0), end=st.just(1))).map(tuple),
    authors=st.lists(texts).map(tuple),
    notes=st.just(()),
    title=st.none() | texts,
)
records = (
    documents
    | st.builds(Mention, span=spans, confidence=chances)
    | st.builds(Claim, evidence=st.lists(spans, min_size=1).map(tuple), confidence=chances)
    | st.builds(Decision, reasons=st.lists(texts).map(tuple), score=chances)
)


@given(records)
def test_a_record_comes_back_equal(record):
    """Decoding what was encoded gives an equal record."""
    assert serde.decode(type(record), serde.encode(record)) == record


@given(st.lists(documents, max_size=4))
def test_lines_come_back_equal(many):
    """One record is one line, whatever its text contains."""
    lines = serde.encode_lines(many)
    assert lines.count(b"\n") == len(many)
    assert [serde.decode(Document, one) for one in lines.splitlines()] == many


def test_a_broken_record_is_named():
    """The error says which kind of record the data isn't."""
    with pytest.raises(EvidenceError, match="not the JSON of a Document"):
        serde.decode(Document, b"[]")


def test_others_get_json_of_whole_characters():
    """Halves of surrogate pairs are question marks, however deep they stand."""
    broken = {"a\ud800": ["b", ("\udc00",), {"c": "é\ud800"}], "n": 1.5}
    assert json.loads(serde.encode_whole(broken)) == {"a?": ["b", ["?"], {"c": "é?"}], "n": 1.5}
    assert serde.encode_whole({"a": "é"}) == serde.encode({"a": "é"})
