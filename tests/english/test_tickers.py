"""Stock tickers: which brackets have them, and which don't."""

from __future__ import annotations

import pytest

from dateline.english.tickers import find_tickers


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Texaco Inc <TX> said", ("TX",)),
        ("Toyota <7203.T> said", ("7203.T",)),
        ("Texas Instruments (NYSE: TXN) said", ("TXN",)),
        ("Berkshire Hathaway (nyse:BRK.B) said", ("BRK.B",)),
        ("BHP (ASX: BHP; NYSE: BHP) said", ("BHP", "BHP")),
        ("Vodafone (VOD.L) said", ("VOD.L",)),
        ("Kweichow Moutai (600519.SS) said", ("600519.SS",)),
    ],
)
def test_brackets_with_tickers_are_found(text, symbols):
    """Where they stand, with what is in them."""
    ((start, end, found),) = find_tickers(text)
    assert found == symbols
    assert text[:start].endswith(" ")
    assert text[end:] == " said"


@pytest.mark.parametrize(
    "text",
    [
        "Germany (FIFA: GER) won",  # no exchange
        "the agency (BBC) said",
        "a doctorate (Ph.D) from",
        "the states (U.S.) said",
        "she paid (12.5M) for",
        "if a <b> c and x <1> y",
        "on the NYSE: TXN rose",  # no bracket
    ],
)
def test_other_brackets_have_none(text):
    """Acronyms, degrees, amounts and marks."""
    assert not list(find_tickers(text))
