"""What is known of names beforehand: `name_words.toml` as sets that are quick to ask.

Guarantees: loaded once, never changed, never added to by what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.authority.name_keys import GENERATIONS, LEGAL_FORMS, SPELLINGS
from dateline.core.bundled import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Classes of words in names; all folded.

    Attributes:
        east_asian: surnames that so many bear that a full name says little.
        common: such surnames elsewhere.
        titles: words before a name that say nothing of who it is.
        particles: words inside a name that writers leave out at will.
        generations: words behind a name that tell father from son.
        fields: noun of a post → its walk of life.
        spellings: word of a body's name → the spelling that stands for all of it.
        legal_forms: what ends a company's name.
        small: words that make no difference in a body's name.
        generic: words that make no body's name its own.
        sorts: words of what happens, is agreed or made that say of which sort it is.
    """

    east_asian: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    fields: MappingProxyType[str, str]
    spellings: MappingProxyType[str, str]
    legal_forms: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    sorts: frozenset[str]


@cache
def name_words() -> NameWords:
    """The bundled tables."""
    raw = load_toml(__package__, "name_words.toml")
    bodies = {name: frozenset(words) for name, words in raw["bodies"].items()}
    fields = {word: field for field, words in raw["fields"].items() for word in words}
    return NameWords(
        **{name: frozenset(words) for name, words in raw["people"].items()},
        generations=GENERATIONS,
        spellings=MappingProxyType(SPELLINGS | raw.pop("spellings")),
        legal_forms=LEGAL_FORMS | bodies.pop("more_forms"),
        **bodies,
        **{name: frozenset(words) for name, words in raw["things"].items()},
        fields=MappingProxyType(fields),
    )
