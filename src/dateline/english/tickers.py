"""Stock tickers as news writes them behind a company's name: "<TX>", "(NYSE: TXN)", "(VOD.L)".

Guarantees: only what stands in brackets of its own is one, and between round ones only behind a
known exchange or with the letters of one at its end. It doesn't know which company has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.english.lexicon import lexicon

_SYMBOL = r"[A-Z0-9]{1,6}(?:[.-][A-Z]{1,2})?"
_SYMBOLS = re.compile(rf"(?<![\w.]){_SYMBOL}(?=\s*[;,>)])")


def find_tickers(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each bracket with tickers: where it begins and ends, and the tickers in it."""
    for found in _brackets().finditer(text):
        yield found.start(), found.end(), tuple(_SYMBOLS.findall(found.group()))


@cache
def _brackets() -> re.Pattern[str]:
    exchanges = "|".join(map(re.escape, sorted(lexicon().exchanges)))
    listed = rf"(?i:{exchanges})\s?:\s?{_SYMBOL}"
    return re.compile(
        r"<(?=[^>]*[A-Z])" + _SYMBOL + rf">|\(\s?{listed}(?:[;,]\s?{listed})*\s?\)"
        r"|\([A-Z0-9]{2,6}\.[A-Z]{1,2}\)"
    )
