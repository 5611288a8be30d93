"""Names of bodies: the form under which two spellings are equal, and what a name tells.

Guarantees: legal forms, small words, American or British spelling and umlauts written out make no
difference; a place in the name does. It knows nothing of what an article says besides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.authority.phonetic_key import ascii_word
from dateline.resolve.identity.name_words import name_words
from dateline.resolve.identity.people_names import NameLikeness, compare_spelling

_BREAKS = re.compile(r"[^\w&]+")
_POINTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w\.\w)\.")  # U.N. → UN
_UMLAUTS = re.compile("(?<=[aou])e(?=[^aeiouy])")  # Boell, Mueller: "oe" before a consonant
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,8}[A-Z]|[A-Z]{2,9}")
_PLURAL = 4  # letters that a word has before its plural's "s"
_PLURAL_ALONE = 6  # and that a name of one word has: Democrats, but Segas is not Sega


@lru_cache(maxsize=1 << 16)
def body_words(name: str) -> tuple[str, ...]:
    """The words that make a body's name, folded, in order; all of them if only forms would remain.

    Args:
        name: as written ("The Ritter GmbH & Co. KG").
    """
    known = name_words()
    words = [
        ascii_word(one) for one in _BREAKS.split(_POINTS.sub("", name.replace("’", "'"))) if one
    ]
    words = [known.spellings.get(word, word) for word in words if word != "s"]
    kept = [word for word in words if word not in known.small] or words
    while len(kept) > 1 and kept[-1] in known.legal_forms:
        kept.pop()
    least = _PLURAL if len(kept) > 1 else _PLURAL_ALONE
    return tuple(_to_singular(_UMLAUTS.sub("", word), least) for word in kept)


def body_key(name: str) -> str:
    """What a body's name is looked up by: its words."""
    return " ".join(body_words(name))


def is_acronym(name: str) -> bool:
    """Whether a name is capitals that stand for words: SPD, DoD, AT&T."""
    return " " not in name and _ACRONYM.fullmatch(name.replace(".", "")) is not None


def is_generic(name: str) -> bool:
    """Whether a body of that name is in every country: Supreme Court, Social Democrats."""
    return _is_made_of(name, name_words().generic)


def is_sort(name: str) -> bool:
    """Whether a name says only of which sort something is: World Cup, General Election."""
    return _is_made_of(name, name_words().generic | name_words().sorts)


def _is_made_of(name: str, known: frozenset[str]) -> bool:
    return all(word in known or word + "s" in known for word in body_words(name))


def is_part(short: str, long: str) -> bool:
    """Whether a name's words all stand in a longer name, in order: "Borussia" of Dortmund's."""
    words = iter(body_words(long))
    return len(body_words(short)) < len(body_words(long)) and all(
        word in words for word in body_words(short)
    )


def _to_singular(word: str, least: int) -> str:
    """A word without its plural's "s", since Democrats and Democrat are one party's name."""
    if len(word) > least and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def compare_bodies(one: str, other: str) -> NameLikeness | None:
    """How two names of bodies are alike; None when they can't be one body's.

    Args:
        one: a name.
        other: another.
    """
    left, right = body_words(one), body_words(other)
    if left == right:
        return NameLikeness(0.95, free=True, why="")
    if "".join(left) == "".join(right):
        return NameLikeness(0.93, free=True, why="the same letters, set apart otherwise")
    if sorted(left) == sorted(right):
        return NameLikeness(0.8, free=False, why="the same words in another order")
    if len(left) != len(right):
        return None
    steps = [compare_spelling(a, b) for a, b in zip(left, right, strict=True)]
    if any(step is None for step in steps):
        return None
    found = [step for step in steps if step is not None and step.why]
    score = 0.95 - sum(step.cost for step in found)
    # Words of a body's name are often words of the language: Suns and Sons are no one company.
    return NameLikeness(round(score, 4), free=False, why="; ".join(step.why for step in found))
