"""Acronyms that the text itself defines, by the algorithm of Schwartz and Hearst (2003).

Source: A. Schwartz, M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003: the letters of the short form, read backwards, must be found in the long
form, the first at the start of a word.

Guarantees: nothing is expanded that the text doesn't define. It does not use outside knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Span, words
from dateline.core.parse import Token

_QUOTES = frozenset({'"', "”", "’", "'", "''", "'s", "’s"})  # and possessives
_BLEND = 4  # letters of a short form that is written as a word
_SMALL_WORD = 3  # letters; "of", "the" and "and" say nothing, and shorter ones stand for none


def find(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span]]:
    """Each "Long Form (LF)" in the text: the long form, and the short one that stands for it."""
    for index, token in enumerate(tokens[1:], start=1):
        if token.text not in {"(", "["}:
            continue
        behind = (one.index for one in tokens[index + 2 : index + 5] if one.text in {")", "]", ","})
        close = next(behind, index + 1)
        short = words(tokens, index + 1, close).strip("\"'“”") if close > index + 1 else ""
        end = index
        while end > 1 and tokens[end - 1].text in _QUOTES:
            end -= 1
        if _is_short_form(short) and (start := _find_start(tokens, end, short)) is not None:
            yield (start, end), (index + 1, close)


def _is_short_form(text: str) -> bool:
    """2 to 10 characters, at most two words, capitals, first character alphanumeric.

    One capital is enough for a word of four letters: "Unicef".
    """
    blend = len(text) >= _BLEND and text.isalpha() and text[0].isupper()
    return (
        2 <= len(text) <= 10
        and len(text.split()) <= 2
        and text[0].isalnum()
        and (blend or _count_capitals(text) >= 2)
    )


def _count_capitals(text: str) -> int:
    return sum(letter.isupper() for letter in text)


def _find_start(tokens: Sequence[Token], end: int, short: str) -> int | None:
    """Where the long form that ends at a token begins: with its initials, else the shortest."""
    low = max(0, end - min(len(short) + 5, len(short) * 2))
    starts = [
        at for at in range(end - 1, low - 1, -1) if tokens[at].sentence == tokens[end].sentence
    ]
    exact = [at for at in starts if initials(words(tokens, at, end)) == short]
    spelt = (at for at in exact[:1] or starts if _spells(short, words(tokens, at, end)))
    start = next(spelt, None)
    return start if start is not None and _is_name(tokens[start:end], short) else None


def _spells(short: str, long: str) -> bool:
    """Whether a phrase begins with an acronym's first letter, and has the others in their order."""
    letters = iter(long.lower())
    same = long[0].lower() == short[0].lower()
    return same and all(one in letters for one in short.lower() if one.isalnum())


def _is_name(stretch: Sequence[Token], short: str) -> bool:
    """Whether most long words are capitalised: "gross domestic product (GDP)" names nobody.

    A word with one capital has the initials of three words: "Unicef", no "Paris".
    """
    long = [token.text for token in stretch if len(token.text) > _SMALL_WORD]
    first, letters = initials(words(stretch, 0, len(stretch))).lower(), iter(short.lower())
    blend = len(first) >= _SMALL_WORD and all(one in letters for one in first)
    return (
        stretch[0].text[0].isupper()
        and 2 * sum(text[0].isupper() for text in long) > len(long)
        and (blend or _count_capitals(short) > 1)
    )


def initials(name: str) -> str:
    """The first letters of a name's capitalised words: what its acronym would be."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def abbreviates(short: str, long: str) -> bool:
    """Whether a name is another cut down: "UKIP", "Lib Dems" of "Liberal Democrats"."""
    a, b = short.split(), long.split()
    if len(a) == 1:
        letters = (word if word.isupper() else word[0] for word in b if word[0].isupper())
        return len(b) > 1 and len(short) >= _SMALL_WORD and "".join(letters) == short
    pairs = [(x.lower().removesuffix("s"), y.lower()) for x, y in zip(a, b, strict=False)]
    cut = [(x, y) for x, y in pairs if x != y.removesuffix("s")]
    return len(a) == len(b) and bool(cut) and all(_is_cut(x, y) for x, y in cut)


def _is_cut(part: str, word: str) -> bool:
    return len(part) in {_SMALL_WORD, _SMALL_WORD + 1} and word.startswith(part)
