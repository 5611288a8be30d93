"""What an article gives of itself: tickers and acronyms."""

from __future__ import annotations

import pytest
from tests.news import read_one


def test_a_ticker_is_its_companys() -> None:
    """The company has it, with the sentence as evidence; it names nothing itself."""
    found = read_one("Texas Instruments (NYSE: TXN) makes chips in Dallas.")
    assert found.lines(predicate="ticker") == {"Texas Instruments | ticker | TXN"}
    (span,) = found.find("Texas Instruments | ticker | TXN").evidence
    assert found.document.text[span.start : span.end] == found.document.text
    assert not {"NYSE", "TXN"} & {one.text for one in found.mentions.values()}


@pytest.mark.parametrize(
    "text",
    [
        "Texas Instruments makes chips in Dallas (NYSE: TXN).",  # a city has none
        "Texas Instruments makes chips, and its shares (NYSE: TXN) rose.",
    ],
)
def test_a_ticker_behind_no_company_is_nobodys(text: str) -> None:
    """Only the name right before it counts."""
    assert not read_one(text).lines(predicate="ticker")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The National Police Agency (NPA) met.",
            {"National Police Agency | acronym | NPA"},
        ),
        ("The Kenya National Police Agency (NPA) met.", set()),  # those of a part of the name
        ("The Meghalaya Bharatiya Janata Party (BJP) won.", set()),
    ],
)
def test_an_acronym_is_of_the_whole_name(text: str, lines: set[str]) -> None:
    """A part's letters are those of another body, of which this one may be a branch."""
    assert read_one(text).lines(predicate="acronym") == lines
