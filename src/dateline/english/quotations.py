"""Quotations of a document: what stands between marks, over as many paragraphs as it goes on.

Guarantees: a quotation is one or more token ranges without their marks, in text order, none inside
another; one that nobody closes ends with its paragraph. A straight mark is told by the white space
around it. Apostrophes and single marks aren't quotation marks here. Who says it is no business of
this module.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.core.parse import Parse
from dateline.core.text import find_paragraphs

_STOPS = frozenset(".!?…")
_MARKS = frozenset('"“”«»')
_BEFORE = frozenset("([{-–—/")  # what an opening mark may follow without a space


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks.

    Attributes:
        parts: token ranges without the marks; several where each paragraph has a mark of its own.
        start: index of the mark that opens it.
        end: index behind the mark that closes it, or behind its paragraph.
        closed: whether a mark closes it.
    """

    parts: tuple[tuple[int, int], ...]
    start: int
    end: int
    closed: bool

    def holds(self, index: int) -> bool:
        """Whether a token stands in it."""
        return self.start <= index < self.end


def opens(text: str, at: int) -> bool:
    """Whether the character at a position opens a quotation, though it be the wrong sign for it."""
    if text[at] not in _MARKS:
        return False
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    apart = before.isspace() or before in _BEFORE
    if text[at] in "“«":
        return apart or not after.isspace()
    return apart and (after.isalnum() if text[at] in "”»" else not after.isspace())


def find_paragraph_starts(text: str, parse: Parse) -> frozenset[int]:
    """Indices of the tokens that begin a paragraph."""
    starts = [token.start for token in parse.tokens]
    found = (bisect_left(starts, start) for start, _ in find_paragraphs(text))
    return frozenset(index for index in found if index < len(starts))


def find_quotations(text: str, parse: Parse, paragraphs: frozenset[int]) -> tuple[Quotation, ...]:
    """All quotations, in text order.

    Args:
        text: the document's.
        parse: its tokens.
        paragraphs: the tokens that begin a paragraph.
    """
    return tuple(_QuotationScanner(text, parse, paragraphs).scan())


class _QuotationScanner:
    """Goes through the tokens of a document, with at most one quotation open."""

    def __init__(self, text: str, parse: Parse, paragraphs: frozenset[int]) -> None:
        self._text, self._parse, self._paragraphs = text, parse, paragraphs
        self._tokens = parse.tokens
        self._parts: list[tuple[int, int]] = []
        self._start = self._low = -1
        self._depth = 0

    def scan(self) -> Iterator[Quotation]:
        """All quotations."""
        waiting = False  # behind a paragraph: a mark takes the quotation up again, or closes it
        for token in self._tokens:
            at, mark = token.index, token.text == '"'
            if self._start >= 0 and at in self._paragraphs:
                self._parts.append((self._low, at))
                waiting = True
            if waiting:
                waiting = False
                if mark and self._opens(at):
                    self._low, self._depth = at + 1, 0
                else:
                    yield self._end(at + mark, closed=mark)
            elif mark and self._start < 0:
                if self._opens(at) or self._is_spaced(at):
                    self._start, self._low, self._depth = at, at + 1, 0
            elif mark and self._closes(at):
                self._parts.append((self._low, at))
                yield self._end(at + 1, closed=True)
        if self._start >= 0:
            self._parts.append((self._low, len(self._tokens)))
            yield self._end(len(self._tokens), closed=False)

    def _opens(self, at: int) -> bool:
        return opens(self._text, self._tokens[at].start)

    def _is_spaced(self, at: int) -> bool:
        """Whether spaces are on both sides of a mark, as in text that is written in tokens."""
        start = self._tokens[at].start
        return self._text[start - 1 : start + 2] == ' " '

    def _closes(self, at: int) -> bool:
        """Whether a mark inside a quotation closes it, and not another inside it."""
        before = self._tokens[at - 1].text
        if self._opens(at) and before[-1] in _STOPS:
            self._parts.append((self._low, at))  # a paragraph's mark, where its break was lost
            self._low, self._depth = at + 1, 0
        elif self._opens(at) and before != ",":
            self._depth += 1
        elif self._depth:
            self._depth -= 1
        else:
            return True
        return False

    def _end(self, end: int, *, closed: bool) -> Quotation:
        """The quotation that is open; of one that nobody closes, only a sentence is surely said."""
        parts, start = self._parts, self._start
        self._parts, self._start = [], -1
        low, high = parts[-1]
        if not closed and low < high:
            parts[-1] = low, min(high, self._parse.sentences[self._tokens[low].sentence][1])
        return Quotation(tuple(parts), start, end, closed=closed)
