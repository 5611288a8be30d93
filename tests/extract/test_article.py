"""What an article gives of itself: tickers."""

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
