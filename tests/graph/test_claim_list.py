"""Claims as a list and as a table."""

from __future__ import annotations

import pickle
import sys
from datetime import date

import pytest
from tests.graph.records import document, fact, thing

from dateline.core.errors import ExportError
from dateline.graph.claim_list import COLUMNS, ClaimList

STORY = document("Ann has led Orbit since May 2017, says Ben.")
ANN, BEN, ORBIT = thing("Ann"), thing("Ben"), thing("Orbit", "Company")
LED = fact(
    ANN, "head_of", ORBIT, told=STORY, when="2017-05/..", when_text="since May 2017",
    stance="reported", speaker=BEN, confidence=0.75,
)  # fmt: skip
FOUNDED = fact(ORBIT, "inception", "1999", place=thing("Oslo", "City"))
CLAIMS = ClaimList([LED, FOUNDED])
ROWS = [
    {
        "id": LED.id, "subject": "x/ann", "subject_label": "Ann", "subject_kind": "Person",
        "predicate": "head_of", "object": "x/orbit", "object_label": "Orbit",
        "object_kind": "Company", "datatype": None, "stance": "reported", "speaker": "x/ben",
        "speaker_label": "Ben", "when": "2017-05/..", "earliest": date(2017, 5, 1), "latest": None,
        "when_text": "since May 2017", "place": None, "place_label": None, "confidence": 0.75,
        "sources": 1, "quotes": 1, "quote": STORY.text, "document": STORY.id, "start": 0,
        "end": len(STORY.text),
    },
    {
        **dict.fromkeys(COLUMNS), "id": FOUNDED.id, "subject": "x/orbit", "subject_label": "Orbit",
        "subject_kind": "Company", "predicate": "inception", "object_label": "1999",
        "datatype": "xsd:string", "stance": "asserted", "place": "x/oslo", "place_label": "Oslo",
        "confidence": 1.0, "sources": 1, "quotes": 0,
    },
]  # fmt: skip


def test_it_is_a_list():
    """Equal to one, a list again when it is cut or pickled, and as long as it is."""
    assert CLAIMS == [LED, FOUNDED]
    assert CLAIMS[0] is LED
    assert isinstance(CLAIMS[1:], ClaimList)
    assert CLAIMS[1:] == [FOUNDED]
    assert isinstance(pickle.loads(pickle.dumps(CLAIMS)), ClaimList)


def test_arrow_has_a_row_for_each_claim():
    """With typed columns, the same ones without claims."""
    pytest.importorskip("pyarrow")
    table = CLAIMS.to_arrow()
    assert table.to_pylist() == ROWS
    assert list(table.column_names) == list(COLUMNS)
    empty = ClaimList().to_arrow()
    assert empty.num_rows == 0
    assert empty.schema == table.schema


def test_polars_has_a_row_for_each_claim():
    """With typed columns, the same ones without claims."""
    pytest.importorskip("polars")
    table = CLAIMS.to_polars()
    assert table.to_dicts() == ROWS
    assert ClaimList().to_polars().schema == table.schema


def test_pandas_has_a_row_for_each_claim():
    """With typed columns, the same ones without claims; what isn't known is null."""
    pandas = pytest.importorskip("pandas")
    table = CLAIMS.to_pandas()
    assert list(table.columns) == list(COLUMNS)
    for number, row in enumerate(ROWS):
        for name, value in row.items():
            found = table[name][number]
            assert pandas.isna(found) if value is None else found == value, name
    assert ClaimList().to_pandas().dtypes.equals(table.dtypes)
    assert str(table.dtypes["sources"]) == "Int64"
    assert str(table.dtypes["confidence"]) == "float64"


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_library_that_isnt_there_is_told(library, monkeypatch):
    """In one line, with how to get it."""
    monkeypatch.setitem(sys.modules, library, None)
    turn = {"pyarrow": CLAIMS.to_arrow}.get(library) or getattr(CLAIMS, f"to_{library}")
    with pytest.raises(ExportError, match=f"{library} isn't installed, .*`pip install {library}`"):
        turn()


def test_a_notebook_shows_the_first_claims():
    """As a table; how many more there are is told."""
    shown = CLAIMS._repr_html_()
    assert shown.count("<tr>") == 3
    assert "“<bdi>1999</bdi>”" in shown
    assert "more</p>" not in shown
    many = ClaimList([LED] * 25)._repr_html_()
    assert many.count("<tr>") == 21
    assert "<p>5 more</p>" in many
