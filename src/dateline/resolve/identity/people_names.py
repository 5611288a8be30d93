"""Whether two names of people can be one person's, and why.

Guarantees: the answer is the same whichever name comes first; a difference that two people's names
have (another family name, another given name, another middle initial, "Jr" and "Sr") is never
explained away. A likeness says whether the names alone will do, or the articles have to bear it
out; it never says that two people are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from nicknames import NickNamer
from rapidfuzz.distance import OSA

from dateline.authority.phonetic_key import ascii_word, phonetic_key, phonetic_syllables
from dateline.english.lexicon import lexicon
from dateline.resolve.identity.name_words import name_words

_NICKNAME = re.compile(r"[\"“”„(][^\"“”()]*[\"“”)]")  # Alfred "Aki" Schmidt
_BREAKS = re.compile(r"[\s.\-‐‑–·]+")
_FULL = 2  # words of a name that tells who is meant
_SOLID = 3  # consonants that a shared key needs to say something
_ENDINGS = "aeo"  # vowels at the end of a given name that tell her from him
# Titles of those who are called by a family name, or are one at a time.
_PEERS = frozenset({"baron", "baroness", "lady", "lord", "pope", "viscount", "viscountess"})
_LONG = 6  # letters of a word in which one wrong letter is a slip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, folded: family name, given names in order, "jr" or the like."""

    family: str
    given: tuple[str, ...]
    generation: str = ""
    eastern: bool = False

    @property
    def joined(self) -> str:
        """All letters, given names first."""
        return "".join((*self.given, self.family))


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How two names are alike.

    Attributes:
        score: probability that they are one person's names, given that the articles agree.
        free: whether that holds without anything else that the articles share.
        why: what differs and why it needn't matter, in words.
    """

    score: float
    free: bool
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two names."""

    cost: float
    free: bool
    why: str


_NONE = Difference(0.0, free=True, why="")


@lru_cache(maxsize=1 << 16)
def parse_person(name: str) -> PersonName | None:
    """Take a name apart; None when it isn't a full name.

    Args:
        name: as written, with or without titles ("Dr. Kim Min-jae", "Orban, Viktor").
    """
    known = name_words()
    before, comma, after = _NICKNAME.sub(" ", name).partition(",")
    pieces = before.split()
    words = _split_words(before)
    generation = ""
    if comma:
        rest = _split_words(after)
        if len(rest) == 1 and rest[0] in known.generations:
            generation = rest[0]
        else:
            words, pieces = rest + words, after.split() + pieces
    if len(words) > _FULL and words[-1] in known.generations:
        generation = words.pop()
    styles = lexicon().styles
    while len(words) > 1 and words[0] in known.titles | styles:
        if len(words) == _FULL and words[0] in styles:
            break  # "Lord Hart" is a name, if there are others of his
        words.pop(0)
        pieces.pop(0)
    words = _without_particles(words)
    if len(words) < _FULL or all(len(word) == 1 for word in words):
        return None
    east = _find_eastern_family(words, tuple("-" in piece for piece in pieces))
    if east is not None:
        given = "".join(words[1:] if east == 0 else words[:-1])
        return PersonName(words[east], (given,), generation, eastern=True)
    return PersonName(words[-1], tuple(words[:-1]), generation)


@lru_cache(maxsize=1 << 16)
def is_usual_given(word: str) -> bool:
    """Whether a word is a given name that people of English-language news often have."""
    known = lexicon()
    return word in known.male or word in known.female or bool(_short_for(word))


def is_common_name(name: PersonName) -> bool:
    """Whether so many are called so that the full name alone doesn't say who is meant."""
    known = name_words()
    given = name.given[0]
    if name.family in known.east_asian or given in lexicon().styles - _PEERS:
        return True  # every dynasty has a Prince Karl
    usual = given in known.common | _PEERS or len(given) == 1 or is_usual_given(given)
    return name.family in known.common and usual


def surname_alone(names: Iterable[str]) -> str:
    """The family name, folded, of somebody who is never named in full; empty for anybody else."""
    every = tuple(names)
    found = {ascii_word(one.split()[-1]) for one in every}
    return found.pop() if len(found) == 1 and not any(map(parse_person, every)) else ""


def without_style(name: str) -> str:
    """The word behind a title that makes a name of it, "Hart" of "Lord Hart"; else the name."""
    *before, last = name.split()
    styles = lexicon().styles
    titled = bool(before) and all(one.lower() in styles | {"crown"} for one in before)
    return last if titled else name


def is_common_surname(family: str) -> bool:
    """Whether so many are called so that a post beside it says little: Kim, Smith."""
    known = name_words()
    return family in known.east_asian or family in known.common


def compare_people(one: PersonName, other: PersonName) -> NameLikeness | None:
    """How two names are alike; None when they can't be one person's.

    Args:
        one: a name.
        other: another.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return None
    steps = _compare_generations(one, other) or []
    if one.joined == other.joined:
        return _add_up(steps)
    turned = _compare_turned(one, other)
    if turned is not None:
        return _add_up([*steps, turned])
    parts = _compare_parts(one, other)
    return None if parts is None else _add_up([*steps, *parts])


def _split_words(text: str) -> list[str]:
    return [word for piece in _BREAKS.split(text) if (word := ascii_word(piece.strip(",;:'’")))]


def _without_particles(words: list[str]) -> list[str]:
    known = name_words().particles
    kept = [word for word in words if word not in known]
    # "Ben Ali", "Le Duc": there a particle is all that stands before the family name.
    return kept if len(kept) >= _FULL else words


def _find_eastern_family(words: Sequence[str], hyphens: Sequence[bool]) -> int | None:
    """Where the family name stands in a name as of China, Korea or Vietnam; None in any other.

    A hyphen tells which words are the given name: Kim Min-jae, Min-jae Kim.
    """
    known = name_words().east_asian
    first, last = words[0] in known, words[-1] in known
    if len(words) > _FULL + 1 or not (first or last):
        return None
    if first and not any(hyphens[:1]) and not is_usual_given(words[1]):
        if len(words) > _FULL or not (last or is_usual_given(words[0])):
            return 0
    elif last and any(hyphens[:1]) and not is_usual_given(words[0]):
        return -1
    if last and not first and len(words) > _FULL and not is_usual_given(words[0]):
        return -1
    return None


def _compare_generations(one: PersonName, other: PersonName) -> list[Difference]:
    if one.generation == other.generation:
        return []
    left_out = one.generation or other.generation
    return [Difference(0.3, free=False, why=f"one has “{left_out.capitalize()}” behind the name")]


def _compare_turned(one: PersonName, other: PersonName) -> Difference | None:
    """The difference between two names of the same words in another order."""
    if sorted((*one.given, one.family)) != sorted((*other.given, other.family)):
        return None
    words = (*one.given, one.family)
    known = sum(is_usual_given(word) or phonetic_key(word) in _usual_keys() for word in words)
    # Of "Martin James" and "James Martin", either may be the other's namesake in part only.
    clear = one.eastern or other.eastern or (len(words) == _FULL and known == 1)
    return Difference(
        0.03 if clear else 0.3, free=clear, why="the same words, family name first in one"
    )


def _compare_parts(one: PersonName, other: PersonName) -> list[Difference] | None:
    family = compare_spelling(one.family, other.family)
    given = _compare_given(one.given[0], other.given[0])
    middle = _compare_middle(one.given[1:], other.given[1:])
    if family is None:
        extended = _compare_extended(one, other)
        return None if extended is None else [extended]
    if given is None or middle is None:
        return None
    return [step for step in (family, given, middle) if step is not _NONE]


def compare_spelling(one: str, other: str) -> Difference | None:
    """How two words are alike as spellings of one name."""
    if one == other:
        return _NONE
    apart = OSA.distance(one, other)
    shown = " and ".join(f"“{word.capitalize()}”" for word in sorted((one, other)))
    if phonetic_key(one) == phonetic_key(other):
        size = len(phonetic_key(one).lstrip("A"))
        even = phonetic_syllables(one) == phonetic_syllables(other)
        if size > _SOLID or (size == _SOLID and apart <= 2):  # noqa: PLR2004 - Hassan, Hussein
            return Difference(
                0.05 if even else 0.2, free=even, why=f"{shown} may be spellings of one name"
            )
        if even and apart == 1 and len(one) > _SOLID:
            return Difference(0.2, free=False, why=f"{shown} may be spellings of one name")
    if apart == 1 and min(len(one), len(other)) >= _LONG and one[0] == other[0]:
        return Difference(0.25, free=False, why=f"{shown} differ by a slip of one letter")
    return None


def _compare_given(one: str, other: str) -> Difference | None:
    """How two given names are alike, which may be short forms or initials."""
    if one == other:
        return _NONE
    low, high = sorted((one, other), key=lambda word: (len(word), word))
    if len(low) == 1:
        if high[0] != low:
            return None
        return Difference(
            0.3, free=False, why=f"“{low.upper()}.” may stand for “{high.capitalize()}”"
        )
    if _are_opposed(one, other):
        return None
    for short, full in ((low, high), (high, low)):
        if full in _short_for(short):
            why = f"“{short.capitalize()}” is short for “{full.capitalize()}”"
            return Difference(0.08, free=True, why=why)
    ends = {word[-1] if word[-1] in _ENDINGS else "" for word in (one, other)}
    return (
        None if len(ends) > 1 else compare_spelling(one, other)
    )  # Mario and Maria, Julian and Juliana


def _are_opposed(one: str, other: str) -> bool:
    """Whether one is a woman's given name and the other a man's."""
    known = lexicon()
    signs = [(word in known.female, word in known.male) for word in (one, other)]
    return signs[0] != signs[1] and all(female != male for female, male in signs)


def _compare_middle(one: tuple[str, ...], other: tuple[str, ...]) -> Difference | None:
    """How the words between given and family name are alike."""
    if one == other:
        return _NONE
    if not one or not other:
        left_out = " ".join(word.capitalize() for word in one or other)
        return Difference(0.08, free=True, why=f"“{left_out}” is left out in one")
    for left, right in zip(one, other, strict=False):
        low, high = sorted((left, right), key=len)
        if len(low) == 1 and high[0] != low:
            return None
        if len(low) > 1 and compare_spelling(left, right) is None:
            return None
    return Difference(0.1, free=True, why="middle names agree as far as they are given")


def _compare_extended(one: PersonName, other: PersonName) -> Difference | None:
    """The difference of a second family name that one leaves out: Felipe Calderón Hinojosa."""
    low, high = sorted(
        ((*one.given, one.family), (*other.given, other.family)), key=lambda row: (len(row), row)
    )
    if one.eastern or other.eastern or len(low) < _FULL or high[: len(low)] != low:
        return None
    more = " ".join(word.capitalize() for word in high[len(low) :])
    return Difference(0.2, free=False, why=f"one goes on with “{more}”")


def _add_up(steps: list[Difference]) -> NameLikeness:
    why = "; ".join(step.why for step in steps if step.why)
    free = all(step.free for step in steps)
    return NameLikeness(round(0.95 - sum(step.cost for step in steps), 4), free, why)


@cache
def _nickname_table() -> NickNamer:
    return NickNamer()


@cache
def _usual_keys() -> frozenset[str]:
    """The keys of usual given names, those that say something: Viktor is one like Victor."""
    known = lexicon()
    found = (phonetic_key(ascii_word(word)) for word in (known.male | known.female))
    return frozenset(one for one in found if len(one) > _SOLID)


@lru_cache(maxsize=1 << 16)
def _short_for(word: str) -> frozenset[str]:
    """The given names that a word is short for."""
    return frozenset(_nickname_table().canonicals_of(word))


@lru_cache(maxsize=1 << 16)
def full_given(word: str) -> frozenset[str]:
    """A given name and all that it may be short for, to look names up by."""
    return _short_for(word) | {word}
