"""The sound of a word, told from its letters: what romanisations of one name have in common.

Guarantees: a word always gives the same key, in lower-case ASCII; spellings that differ in
vowels, doubled letters, or in how a scheme writes one consonant (Gaddafi, Qaddafi, Kadhafi;
Zelensky, Zelenskyy, Zelenskiy; Böll, Boell) give the same. Different names may too (Mario, Maria):
it finds what is worth comparing, and decides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.authority.name_keys import plain_word

_QUOTES = re.compile("['’‘ʼʻ`´]")
# How romanisation schemes and languages write one consonant; longer spellings first.
_CONSONANTS = (
    (re.compile("tsch|tch|tš"), "c"),
    (re.compile("dsch|dj|dzh"), "j"),
    (re.compile("shch|schtsch|sch|sh"), "S"),
    (re.compile("ch"), "c"),
    (re.compile("kh|gh|q|ck"), "k"),
    (re.compile("dh"), "d"),
    (re.compile("th"), "t"),
    (re.compile("ph"), "f"),
    (re.compile("zh"), "Z"),
    (re.compile("ts|tz"), "z"),
    (re.compile("x"), "ks"),
    (re.compile("c(?=[aourltkn]|$)"), "k"),
    (re.compile("w"), "v"),
)
_HARD_START = re.compile("^g(?=[aouw])|^gh|^q")
_GLIDE = re.compile("^(?:ye|je)(?=v)")
_BETWEEN = re.compile(r"[\s‐-―-]+")
_ARTICLES = frozenset({"", "al", "el", "ul"})
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouy]+(?:j$)?")  # Selenskyj ends as Zelenskyy does
_FIRST_VOWEL = re.compile("^[aeiou]")


@lru_cache(maxsize=1 << 16)
def ascii_word(word: str) -> str:
    """A word in lower-case ASCII, without marks and apostrophes; other scripts stay as they are."""
    return plain_word(_QUOTES.sub("", word))


@lru_cache(maxsize=1 << 16)
def phonetic_key(word: str) -> str:
    """The consonants of a word as most schemes would write them, with its first vowel marked.

    Args:
        word: one word, in any case.
    """
    sounds = _sound_consonants(word)
    return sounds[:1] + _VOWELS.sub("", sounds[1:])


@lru_cache(maxsize=1 << 16)
def phonetic_syllables(word: str) -> str:
    """The key with a mark wherever vowels stand inside: Mohammed and Mahmoud aren't alike.

    Args:
        word: one word, in any case.
    """
    sounds = _sound_consonants(word)
    return sounds[:1] + _VOWELS.sub("-", sounds[1:]).rstrip("-")


@lru_cache(maxsize=1 << 16)
def phonetic_name(name: str) -> str:
    """The keys of all words of a person's full name, without articles; empty for a single word.

    Args:
        name: the name, in any romanisation: Walid al-Moallem, Walid Muallem.
    """
    words = [one for one in _BETWEEN.split(name) if one.casefold() not in _ARTICLES]
    return " ".join(map(phonetic_key, words)) if len(words) > 1 else ""


def _sound_consonants(word: str) -> str:
    """A word with one letter for each consonant, however a scheme writes it."""
    bare = _GLIDE.sub("e", ascii_word(word))
    if not bare.isascii():
        return bare
    bare = _HARD_START.sub("k", bare)
    for pattern, sound in _CONSONANTS:
        bare = pattern.sub(sound, bare)
    return _FIRST_VOWEL.sub("A", _DOUBLE.sub(r"\1", bare))
