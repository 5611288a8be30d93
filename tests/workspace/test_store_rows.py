"""Records as rows of tables, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.errors import DatelineError, OntologyError
from dateline.core.model import (
    Claim,
    Decision,
    Document,
    Judgement,
    Literal,
    Mention,
    Span,
    Stance,
    Zone,
)
from dateline.workspace import store_rows

DOCUMENT = Document(
    text="Ada left.", title="Left", authors=("A", "B"), zones=(Zone(kind="title", start=0, end=3),)
)
MENTION = Mention(
    id="m",
    document=DOCUMENT.id,
    span=Span(start=0, end=3),
    text="Ada",
    kind="Person",
    form="name",
    name="Ada",
    chain="m",
    authority="Q1",
)
CLAIM = Claim(
    id="c",
    document=DOCUMENT.id,
    subject="m",
    predicate="birth_date",
    object=Literal(value="2017", datatype="edtf"),
    evidence=(Span(start=0, end=3), Span(start=4, end=8)),
    stance=Stance.REPORTED,
    speaker="m",
    when="2017/..",
)
DECISION = Decision(
    left="m", right="Q1", judgement=Judgement.UNSURE, score=0.5, reasons=("a", "b"), by="names@1"
)


def row(table, values):
    """What the database gives: the values in the order of the table's columns."""
    return tuple(values[name] for name in store_rows.TABLES[table])


def row_of_claim(claim):
    """A claim's row; columns that it doesn't fill are empty."""
    empty = dict.fromkeys(store_rows.TABLES["claims"])
    return row("claims", empty | store_rows.from_claim(claim))


def changed(values, table, **more):
    """A row with other values in some columns."""
    names = list(store_rows.TABLES[table])
    return tuple(more.get(name, value) for name, value in zip(names, values, strict=True))


def test_rows_have_the_columns_of_their_tables():
    """No value is without a column."""
    assert list(store_rows.from_document(DOCUMENT, "v")) == list(store_rows.TABLES["documents"])
    assert set(store_rows.from_mention(MENTION)) == set(store_rows.TABLES["mentions"])
    assert set(store_rows.from_claim(CLAIM)) <= set(store_rows.TABLES["claims"])


def test_a_record_comes_back_equal():
    """Of each table."""
    assert (
        store_rows.to_document(row("documents", store_rows.from_document(DOCUMENT, "v")))
        == DOCUMENT
    )
    assert store_rows.to_mention(row("mentions", store_rows.from_mention(MENTION))) == MENTION
    assert store_rows.to_claim(row_of_claim(CLAIM)) == CLAIM
    values = (DECISION.left, DECISION.right, "unsure", 0.5, ["a", "b"], "names@1")
    assert store_rows.to_decision(values) == DECISION


@given(
    st.one_of(
        st.text(min_size=1),
        st.builds(Literal, value=st.text(), datatype=st.text()),
    )
)
def test_a_thing_and_a_value_are_told_apart(end):
    """An object that is a mention's id is no literal, whatever it looks like."""
    claim = Claim(
        id="c", document="d", subject="m", predicate="amount", object=end, evidence=CLAIM.evidence
    )
    assert store_rows.to_claim(row_of_claim(claim)) == claim


@pytest.mark.parametrize(
    ("make", "values", "table", "change", "error"),
    [
        (store_rows.to_mention, MENTION, "mentions", {"kind": "Ghost"}, OntologyError),
        (store_rows.to_mention, MENTION, "mentions", {"start": 3}, DatelineError),
        (store_rows.to_claim, CLAIM, "claims", {"predicate": "adores"}, OntologyError),
        (store_rows.to_claim, CLAIM, "claims", {"stance": "hinted"}, OntologyError),
        (store_rows.to_claim, CLAIM, "claims", {"evidence": []}, DatelineError),
    ],
)
def test_a_row_that_no_record_can_be_raises(make, values, table, change, error):
    """Also when another program has written it."""
    known = (
        row_of_claim(CLAIM) if table == "claims" else row(table, store_rows.from_mention(values))
    )
    make(known)
    with pytest.raises(error):
        make(changed(known, table, **change))


def test_a_judgement_that_there_is_not_raises():
    """A decision says one of three things."""
    with pytest.raises(ValueError, match="maybe"):
        store_rows.to_decision(("m", "Q1", "maybe", 0.5, [], "names@1"))
