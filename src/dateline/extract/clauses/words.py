"""Closed classes of words that the clause layer goes by, from `words.toml`."""

from __future__ import annotations

from functools import cache

from dateline.core.bundled import load_toml
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


@cache
def _read_classes() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load_toml(__package__, "words.toml").items()}
