"""Quotation marks: which open, which close, what stands between them.

Guarantees: a straight mark is told by the white space around it, so that one that is never closed
(a quotation that goes on in the next paragraph) doesn't turn all later ones round. Apostrophes and
single marks aren't quotation marks here.
"""

from __future__ import annotations

from dateline.extract.reading import ParsedText

_LAST = frozenset('.!?:"”’)')  # what the last line of a paragraph ends with
_WRAPPED = 50  # characters of a line that may be broken since it is long; headings are shorter
_MARKS = frozenset('"“”«»')
_BEFORE = frozenset("([{-–—/")  # what an opening mark may follow without a space


def opens(text: str, at: int) -> bool:
    """Whether the character at a position opens a quotation, though it be the wrong sign for it."""
    if text[at] not in _MARKS:
        return False
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    apart = before.isspace() or before in _BEFORE
    if text[at] in "“«":
        return apart or not after.isspace()
    return apart and (after.isalnum() if text[at] in "”»" else not after.isspace())


def closes(text: str, at: int) -> bool:
    """Whether the character at a position closes a quotation."""
    return text[at] in _MARKS and not opens(text, at)


def inside(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a quotation that its paragraph opened before it.

    What the marks enclose by itself is a title or a word that is spoken of, and nobody's statement;
    and where the next mark opens another, the first was only never closed.
    """
    if start and end < len(text) and opens(text, start - 1) and closes(text, end):
        start -= 1
    low = _paragraph(text, start)
    for at in range(start - 1, low - 1, -1):
        if opens(text, at):
            return _closed_behind(text, end)
        if closes(text, at):
            return False
    return False


def _closed_behind(text: str, end: int) -> bool:
    """Whether a quotation goes on to the end of the line, or is closed in it behind others."""
    depth, at = 0, end
    marked = False
    while at < len(text) and text[at] != "\n":
        if text[at] in _MARKS:
            marked = True
            depth += 1 if opens(text, at) else -1
            if depth < 0:
                return True
        at += 1
    return not marked


def _paragraph(text: str, start: int) -> int:
    """Where the paragraph begins; long lines that are broken inside a sentence don't end one."""
    low = start
    while (low := text.rfind("\n", 0, low)) >= 0:
        above = text[text.rfind("\n", 0, low) + 1 : low].rstrip()
        if len(above) < _WRAPPED or above[-1] in _LAST:
            return low + 1
    return 0


def opening(reading: ParsedText, index: int) -> bool:
    """Whether a token is a mark that opens a quotation."""
    token = reading.tokens[index]
    return token.text == '"' and opens(reading.annotated.document.text, token.start)


def closing(reading: ParsedText, index: int) -> bool:
    """Whether a token is a mark that closes a quotation."""
    token = reading.tokens[index]
    return token.text == '"' and not opening(reading, index)
