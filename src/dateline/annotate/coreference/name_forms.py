"""Whether two names can be one thing's, by their words.

Guarantees: case, diacritics, hyphens and the points of initials don't matter. It sees two names
only: which of several fits is decided in `chains.py`.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, product, takewhile

from rapidfuzz.fuzz import ratio

from dateline.annotate.names.acronyms import initials
from dateline.core.text import normalize_name
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

# Last words that add nothing to a name's head: "Police Department".
_BODIES = frozenset({"department", "force", "service", "services", "agency", "office", "authority"})
GROUPS = frozenset({"company", "corporation", "group", "holding", "holdings"})
_LONG_WORD = 5  # letters; shorter words are alike by chance
_MISSPELT = 85  # of 100: one letter of seven; "Tom" and "Tim" are 67
_COUNTED = frozenset({"first", "four", "one", "second", "third", "three", "two"})
_SMALL = frozenset({"a", "an", "and", "de", "for", "in", "la", "of", "on", "the", "to"})


@cache
def split_name(name: str) -> tuple[str, ...]:
    """A name's words as they are compared."""
    return tuple(normalize_name(name).replace("-", " ").replace(".", "").split())


def same_person(short: str, long: str) -> bool:
    """Whether two names are forms of one: the same words in another order, fewer, or an initial."""
    a, b = split_name(short), split_name(long)
    if not a or not b:
        return False
    initial = 1 in {len(a[0]), len(b[0])} and len(a) == len(b)
    return {*a} <= {*b} or (initial and a[-1] == b[-1] and a[0][0] == b[0][0])


def may_be_one_person(left: str, right: str) -> bool:
    """Whether two names can be one person's, perhaps misspelt, if not in the surname."""
    short, long = sorted((split_name(left), split_name(right)), key=len)
    if not short or (len(short) > 1 and short[-1] not in long and long[-1] not in short):
        return False
    return all(any(_are_alike(one, other) for other in long) for one in short)


def _are_alike(one: str, other: str) -> bool:
    """Whether two words are one, or a long one misspelt, or its initial: "Mahmoud", "Mahmud"."""
    if 1 in {len(one), len(other)}:
        return one[0] == other[0]
    misspelt = min(len(one), len(other)) >= _LONG_WORD and ratio(one, other) >= _MISSPELT
    return one == other or misspelt


def may_be_one_body(left: str, right: str) -> bool:
    """Whether two names share what tells things apart, or one is the other's letters.

    Both may not have words of their own, be it for a kind of body or other ones: a state's senate
    isn't its office abroad, nor a Frauds Bureau the Investigations Division of the same office. A
    Boeing 707 isn't Boeing, and the council of World Athletics isn't that.
    """
    a, b = _stems(left), _stems(right)
    if _numbers(a) != _numbers(b) or (a != b and a ^ b <= lexicon().panels):
        return False
    short, long = sorted((left, right), key=len)
    if a <= b or b <= a or _spells(short, long):
        return True
    both_ways = chain(product(a, b), product(b, a))
    if any(_LONG_WORD <= len(one) < len(other) and one in other for one, other in both_ways):
        return True  # "Gladbach" of "Mönchengladbach"
    own = a - b, b - a
    kinds = frozenset(map(_stem, lexicon().kinds))
    plain = kinds | {"'s", "s"}
    both = all(one - plain for one in own) or all(one & plain for one in own)
    parted = all(own) and a & b & kinds  # a fire department is no police department
    return not (both or parted) and bool((a & b) - plain)


def ends_another(left: str, right: str) -> bool:
    """Whether a party's name is another without its first word: "Democrats", "Social Democrats"."""
    words = ([_stem(word) for word in split_name(one) if word != "party"] for one in (left, right))
    short, long = sorted(words, key=len)
    return short == long[1:]


def has_unit(name: str, unit: str) -> bool:
    """Whether what follows a body's whole name is a part of it: "Oslo Police Homicide"."""
    whole, words = split_name(name)[-1:], split_name(unit)
    whole_too = _BODIES | GROUPS | lexicon().suffixes
    own = bool(words) and words[0] not in _SMALL and not whole_too.issuperset(words)
    return own and is_a(lexicon().kinds.get("".join(whole), ""), "Organization")


def _stems(name: str) -> frozenset[str]:
    return frozenset(map(_stem, split_name(name))) - _SMALL


def _stem(word: str) -> str:
    """A word without the ending of many: "weapon" and "weapons" are one word."""
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > _LONG_WORD and word[-1] == "s" and word[-2] != "s" else word


def _numbers(words: frozenset[str]) -> set[str]:
    return {word for word in words if word in _COUNTED or any(one.isdigit() for one in word)}


def _spells(short: str, long: str) -> bool:
    """Whether one word in capitals takes its letters from a name: "HRW", not a shouted "KIVIK"."""
    if not short.isupper() or " " in short or short[0] != initials(long)[:1]:
        return False
    letters = iter(long.upper())
    return all(letter in letters for letter in short if letter.isalpha())


def heads(name: str, noun: str) -> bool:
    """Whether a noun heads a body's name: the last word before "of", or before its own kind.

    "The police" may be the Harris County Police Department, and is no Police Training Institute.
    """
    words = [*takewhile(lambda word: word not in {"of", "for"}, split_name(name))]
    return noun in words and _BODIES.issuperset(words[words.index(noun) + 1 :])
