"""Names in running prose: which words may be one, and which spelling counts.

Guarantees: no longer stretch of words is looked up than some name that begins so is long. It knows
no names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.authority import name_keys

Pieces = Sequence[tuple[str, str]]  # letters as written, and their key, of each piece


def word_stretches(
    words: Sequence[str], start: int, reach: Callable[[str], int | None]
) -> Iterator[tuple[int, Pieces]]:
    """What may be a name from a word on, longest first.

    Args:
        words: a tokeniser's or whitespace's words.
        start: index of the first word.
        reach: key of a first piece → pieces of the longest name that begins with it.

    Yields:
        A number of words, and their pieces.
    """
    first = name_keys.cut_token(words[start])
    longest = reach(first[0][1]) if first else None
    if longest is None:
        return
    ends = []
    taken: list[tuple[str, str]] = []
    for position in range(start, len(words)):
        pieces = name_keys.cut_token(words[position])
        taken += pieces
        if len(taken) > longest:
            break
        if pieces:
            ends.append((position + 1 - start, len(taken)))
    for count, size in reversed(ends):
        yield count, taken[:size]


def join_pieces(pieces: Pieces) -> tuple[str, str]:
    """Pieces put together: the letters as written, and the key."""
    return " ".join(piece[0] for piece in pieces), " ".join(piece[1] for piece in pieces)


def fits_prose(surface: str, name: str) -> bool:
    """Whether words of prose may be a name, which is known to have the same key.

    Capitals must stand where the name has them; words wholly in capitals are only acronyms, since
    capitals hide what is a name.
    """
    if name_keys.needs_exact_case(name):
        return surface == name
    if surface.isupper() and not name.isupper():
        return False
    return name_keys.capitalised_like(surface, name)
