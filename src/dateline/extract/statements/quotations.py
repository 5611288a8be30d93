"""Quotations of a document: what stands between marks, over as many paragraphs as it goes on.

Guarantees: a quotation is one or more token ranges without their marks, in text order, none inside
another; one that nobody closes ends with its paragraph. Who says it is no business of this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.core.text import find_paragraphs
from dateline.extract.quotation_marks import opening
from dateline.extract.reading import ParsedText

_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks.

    Attributes:
        parts: token ranges without the marks; several where each paragraph has a mark of its own.
        start: index of the mark that opens it.
        end: index behind the mark that closes it.
        closed: whether a mark closes it.
    """

    parts: tuple[tuple[int, int], ...]
    start: int
    end: int
    closed: bool

    def holds(self, index: int) -> bool:
        """Whether a token stands in it."""
        return self.start <= index < self.end


def find_paragraph_starts(parsed: ParsedText) -> frozenset[int]:
    """Indices of the tokens that begin a paragraph."""
    starts = sorted(start for start, _ in find_paragraphs(parsed.annotated.document.text))
    found, at = set(), 0
    for token in parsed.tokens:
        if at < len(starts) and token.start >= starts[at]:
            found.add(token.index)
            while at < len(starts) and starts[at] <= token.start:
                at += 1
    return frozenset(found)


def find_quotations(parsed: ParsedText, paragraphs: frozenset[int]) -> Iterator[Quotation]:
    """All quotations, in text order.

    Args:
        parsed: the document.
        paragraphs: the tokens that begin a paragraph.
    """
    return _QuotationScanner(parsed, paragraphs).scan()


class QuotationIndex:
    """The quotations of one document.

    Attributes:
        all: every quotation, in text order.
        inside: the tokens in them; a mark that nobody closes says nothing.
        paragraphs: the tokens that begin a paragraph.
    """

    def __init__(self, parsed: ParsedText) -> None:
        """Find them."""
        self.paragraphs = find_paragraph_starts(parsed)
        self.all = tuple(find_quotations(parsed, self.paragraphs))
        self.inside = frozenset(
            index
            for one in self.all
            if one.closed or len(one.parts) > 1
            for index in range(one.start, one.end)
        )


class _QuotationScanner:
    """Goes through the tokens of a document, with at most one quotation open."""

    def __init__(self, parsed: ParsedText, paragraphs: frozenset[int]) -> None:
        self._parsed, self._tokens, self._paragraphs = parsed, parsed.tokens, paragraphs
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
                if mark and opening(self._parsed, at):
                    self._low, self._depth = at + 1, 0
                else:
                    yield self._end(at + 1, closed=mark)
            elif mark and self._start < 0:
                if opening(self._parsed, at):
                    self._start, self._low, self._depth = at, at + 1, 0
            elif mark and self._closes(at):
                self._parts.append((self._low, at))
                yield self._end(at + 1, closed=True)
        if self._start >= 0:
            self._parts.append((self._low, len(self._tokens)))
            yield self._end(len(self._tokens), closed=False)

    def _closes(self, at: int) -> bool:
        """Whether a mark inside a quotation closes it, and not another inside it."""
        before = self._tokens[at - 1].text
        if opening(self._parsed, at) and before[-1] in _STOPS:
            self._parts.append((self._low, at))  # a paragraph's mark, where its break was lost
            self._low, self._depth = at + 1, 0
        elif opening(self._parsed, at) and before != ",":
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
            end = min(high, self._parsed.parse.sentences[self._tokens[low].sentence][1])
            parts[-1] = low, end
        return Quotation(tuple(parts), start, end, closed=closed)
