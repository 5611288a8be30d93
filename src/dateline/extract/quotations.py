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
    tokens = parsed.tokens
    parts: list[tuple[int, int]] = []
    start, low, depth, waiting = -1, -1, 0, False
    for token in tokens:
        at = token.index
        if start >= 0 and not waiting and at in paragraphs:
            parts.append((low, at))
            waiting = True  # for a mark that takes the quotation up again, or closes it
        if waiting:
            if token.text == '"' and not opening(parsed, at):
                yield Quotation(tuple(parts), start, at + 1, closed=True)
            elif token.text == '"':
                low, depth, waiting = at + 1, 0, False
                continue
            else:
                yield _end_quotation(parsed, parts, start)
            parts, start, waiting = [], -1, False
        elif token.text != '"':
            continue
        elif start < 0:
            if opening(parsed, at):
                start, low, depth = at, at + 1, 0
        elif opening(parsed, at) and tokens[at - 1].text[-1] in _STOPS:
            parts.append((low, at))  # a paragraph's mark, where its break was lost
            low, depth = at + 1, 0
        elif opening(parsed, at) and tokens[at - 1].text != ",":
            depth += 1
        elif depth:
            depth -= 1
        else:
            yield Quotation((*parts, (low, at)), start, at + 1, closed=True)
            parts, start = [], -1
    if start >= 0:
        yield _end_quotation(parsed, parts if waiting else [*parts, (low, len(tokens))], start)


def _end_quotation(parsed: ParsedText, parts: list[tuple[int, int]], start: int) -> Quotation:
    """A quotation that nobody closes: the last sentence that is surely its own is its last part."""
    low, high = parts[-1]
    end = min(high, parsed.parse.sentences[parsed.tokens[low].sentence][1]) if low < high else high
    return Quotation((*parts[:-1], (low, end)), start, end, closed=False)
