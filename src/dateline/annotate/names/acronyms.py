"""Acronyms that the text itself defines, by the algorithm of Schwartz and Hearst (2003).

Source: A. Schwartz, M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003: the letters of the short form, read backwards, must be found in the long
form, the first at the start of a word.

Guarantees: nothing is expanded that the text doesn't define. It does not use outside knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.names.draft import words
from dateline.core.parse import Token

_QUOTES = frozenset({'"', "”", "’", "'", "''", "'s", "’s"})  # and possessives
_BLEND = 4  # letters of a short form that is written as a word
_SMALL_WORD = 3  # letters; "of", "the" and "and" say nothing


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and the short form that stands for it, as token ranges."""

    long: tuple[int, int]
    short: tuple[int, int]


def find(tokens: Sequence[Token]) -> Iterator[Definition]:
    """Each "Long Form (LF)" in the text."""
    for index, token in enumerate(tokens):
        if token.text not in {"(", "["} or index + 2 >= len(tokens) or index == 0:
            continue
        close = next(
            (
                i
                for i in range(index + 2, min(index + 5, len(tokens)))
                if tokens[i].text in {")", "]", ","}
            ),
            None,
        )
        if close is None:
            continue
        short = words(tokens, index + 1, close).strip("\"'“”")
        if not _is_short_form(short):
            continue
        end = index
        while end > 1 and tokens[end - 1].text in _QUOTES:
            end -= 1
        start = _long_form(tokens, end, short)
        if start is not None and _is_short_for(short, words(tokens, start, end)):
            yield Definition((start, end), (index + 1, close))


def _is_short_form(text: str) -> bool:
    """2 to 10 characters, at most two words, capitals, first character alphanumeric.

    One capital is enough for a word of four letters: "Unicef".
    """
    capitals = sum(c.isupper() for c in text)
    blend = len(text) >= _BLEND and text.isalpha() and text[0].isupper()
    return (
        2 <= len(text) <= 10
        and len(text.split()) <= 2
        and text[0].isalnum()
        and (capitals >= 2 or blend)
    )


def _is_short_for(short: str, long: str) -> bool:
    """Whether a word with one capital has the initials of three words: "Unicef", no "Paris"."""
    if sum(c.isupper() for c in short) > 1:
        return True
    first, letters = initials(long).lower(), iter(short.lower())
    return len(first) > _SMALL_WORD - 1 and all(one in letters for one in first)


def _long_form(tokens: Sequence[Token], end: int, short: str) -> int | None:
    """Where the long form that ends at a token begins, if the letters match."""
    exact = end - len(short)
    if short.isalpha() and exact >= 0 and initials(words(tokens, exact, end)) == short:
        same = tokens[exact].sentence == tokens[end].sentence
        if same and all(token.text.isalpha() for token in tokens[exact:end]):
            return exact  # "Pakistan Peoples Party (PPP)"
    limit = min(len(short) + 5, len(short) * 2)
    low = max(0, end - limit)
    while low < end and tokens[low].sentence != tokens[end].sentence:
        low += 1
    if low >= end:
        return None
    offset = tokens[low].start
    text = "".join(
        token.text + " " * (nxt.start - token.end if nxt.sentence == token.sentence else 1)
        for token, nxt in zip(tokens[low:end], tokens[low + 1 : end + 1], strict=True)
    ).rstrip()
    at = _match(short, text)
    if at is None:
        return None
    start = next((i for i in range(low, end) if tokens[i].start - offset >= at), None)
    if start is None or not _proper(tokens[start:end]):
        return None  # "Gross domestic product (GDP)" names nobody
    return start


def _proper(stretch: Sequence[Token]) -> bool:
    """Whether most long words of a phrase are capitalised, the first among them."""
    long = [token.text for token in stretch if len(token.text) > _SMALL_WORD]
    capitals = sum(text[0].isupper() for text in long)
    return stretch[0].text[0].isupper() and 2 * capitals > len(long)


def _match(short: str, long: str) -> int | None:
    """Find the short form's letters backwards in the long form; the position of the first."""
    at = len(long) - 1
    for position in range(len(short) - 1, -1, -1):
        letter = short[position].lower()
        if not letter.isalnum():
            continue
        while at >= 0 and (
            long[at].lower() != letter or (position == 0 and at > 0 and long[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    return at + 1


def initials(name: str) -> str:
    """The first letters of a name's capitalised words: what its acronym would be."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
