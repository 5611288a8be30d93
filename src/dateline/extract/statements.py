"""Where a statement begins and ends, where a parser's clause is too long or too short.

Guarantees: a stretch that opens a quotation reaches to its end and no further, as far as the
sentence goes. It finds no statements: that is `attribution.py`.
"""

from __future__ import annotations

from dateline.extract import quotes
from dateline.extract.reading import Reading
from dateline.parse import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ".", '"', ":", ";", "-", "–"})
_TURNS = frozenset({"however", "but", "while", "although", "though", "whereas", "and"})
_CUT = ("…", "...")  # how a teaser ends
_SHORTEST = 4  # words; a shorter quotation is a phrase in a statement, and not the statement


def with_subject(reading: Reading, said: Token, low: int) -> int:
    """Where a clause begins whose subject a parser took for the object of the verb of saying.

    "Warned | the picture was not rosy".
    """
    if reading.tokens[low].tag not in _FINITE:
        return low
    for child in reading.parse.below(said.index):
        start, end = reading.parse.subtree(child.index)
        if child.dep == "dobj" and start > said.index and end == low:
            return start
    return low


def marked(reading: Reading, said: Token, low: int, high: int) -> tuple[int, int]:
    """A statement with all of the quotation that it begins or holds, and no more of the sentence.

    Args:
        reading: the document.
        said: the verb of saying.
        low: where the parser's clause begins.
        high: where it ends.
    """
    first, last = reading.parse.sentences[said.sentence]
    if high <= low:
        return low, high
    if low <= said.index:
        return low, _before_said(reading, said, low, high)
    if low > first and quotes.opening(reading, low - 1):
        end = _closing(reading, low, last)
        if end is None:
            return low, _stripped(reading, low, last)
        stripped = _stripped(reading, low, end)
        return low, stripped if stripped - low >= _SHORTEST else high
    opened = _unclosed(reading, low, high)
    if opened:
        end = _closing(reading, high, last)
        return low, high if end is None else end + 1
    return low, _or_rather(reading, low, high)


def cut_off(reading: Reading, said: Token, low: int, high: int) -> bool:
    """Whether a statement is only the beginning of one, or belongs to another verb.

    A teaser ends in dots; what stands before "however Ada noted" isn't what she noted.
    """
    _, last = reading.parse.sentences[said.sentence]
    ending = reading.tokens[last - 1]
    if low > said.index and (
        ending.text.endswith(_CUT) or reading.tokens[high - 1].text.endswith(_CUT)
    ):
        return True
    if high > said.index:
        return False
    between = reading.tokens[high : said.index]
    return any(token.text.lower() in _TURNS and token.dep != "conj" for token in between[:3])


def _before_said(reading: Reading, said: Token, low: int, high: int) -> int:
    """Where a quotation before its verb of saying ends, if a parser's clause stops inside it."""
    for index in range(high, said.index):
        if quotes.opening(reading, index):
            return high
        if quotes.closing(reading, index):
            return _stripped(reading, low, index)
    return high


def _closing(reading: Reading, low: int, last: int) -> int | None:
    """The first mark from a token on that closes a quotation; None if another opens first."""
    for index in range(low, last):
        if quotes.opening(reading, index):
            depth = _closing(reading, index + 1, last)
            return None if depth is None else _closing(reading, depth + 1, last)
        if quotes.closing(reading, index):
            return index
    return None


def _unclosed(reading: Reading, low: int, high: int) -> bool:
    """Whether a stretch opens a quotation that it doesn't close."""
    opened = sum(quotes.opening(reading, index) for index in range(low, high))
    return opened > sum(quotes.closing(reading, index) for index in range(low, high))


def _stripped(reading: Reading, low: int, high: int) -> int:
    while high > low and reading.tokens[high - 1].text in _STOPS:
        high -= 1
    return high


def _or_rather(reading: Reading, low: int, high: int) -> int:
    """Where "not created to …, but to …" ends: a parser may hang the second half elsewhere."""
    tokens = reading.tokens
    words = [token.text.lower() for token in tokens[high : high + 3]]
    negated = any(token.dep == "neg" for token in tokens[low:high])
    if words != [",", "but", "to"] or not negated or high + 3 >= len(tokens):
        return high
    end = reading.parse.subtree(high + 3)[1]
    return _stripped(reading, low, end) if tokens[high + 3].tag == "VB" else high
