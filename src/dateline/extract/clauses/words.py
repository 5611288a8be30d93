"""Closed classes of words that the clause layer goes by, from `words.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.core.bundled import load_toml
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon


@cache
def find_words(key: str) -> frozenset[str]:
    """The words of a class.

    Args:
        key: its name in `words.toml`.

    Raises:
        KeyError: there is no such class.
    """
    return _read_classes()[key]


@cache
def people_words() -> frozenset[str]:
    """Nouns for people: kinds of people, what they do, and posts."""
    return find_words("people") | lexicon().people | lexicon().posts.keys()


@cache
def described_words() -> frozenset[str]:
    """Nouns for people and bodies: "driver", "company"."""
    return people_words() | lexicon().described.keys()


def skip_letters(tokens: Sequence[Token], index: int) -> int:
    """The token behind letters in brackets, if they begin at one: "the Chief Justice | (CJ)"."""
    texts = [one.text for one in tokens[index : index + 3]]
    lettered = len(texts) > 1 and texts[0] == "(" and texts[1].isupper() and texts[2:] == [")"]
    return index + 3 if lettered else index


@cache
def _read_classes() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load_toml(__package__, "words.toml").items()}
