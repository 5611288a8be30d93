"""Under which keys a name is looked up, so that only names that may be alike are compared.

Guarantees: the keys of a name depend on that name only. Names of one block are few: a key holds a
family name and a given name, never a family name alone. Names that are found alike share a key, but
for slips that touch the first letters or both names.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from itertools import combinations

import numpy as np

from dateline.authority.phonetic_key import phonetic_key
from dateline.resolve.identity.body_names import body_words
from dateline.resolve.identity.people_names import PersonName, full_given


def person_keys(name: PersonName) -> frozenset[str]:
    """The blocks that a person's name is in.

    Args:
        name: the name in its parts.
    """
    words = (*name.given, name.family)
    sounds = [phonetic_key(word) for word in words]
    keys = {f"all {''.join(sorted(sounds))}", f"run {phonetic_key(name.joined)}"}
    keys |= {f"is {sounds[-1]} {phonetic_key(word)}" for word in full_given(name.given[0])}
    if len(words) > 2 and not name.eastern:  # noqa: PLR2004 - a second family name may be left out
        keys |= {f"is {sounds[1]} {phonetic_key(word)}" for word in full_given(name.given[0])}
    keys |= {f"is {sounds[-1][:-1]}~ {sounds[0]}", f"is {sounds[-1]} {sounds[0][:-1]}~"}
    return frozenset(keys)


def initial_key(name: PersonName) -> str:
    """The block of a family name with an initial, in which initials find what they stand for."""
    return f"initial {phonetic_key(name.family)} {name.given[0][0]}"


def body_keys(name: str) -> frozenset[str]:
    """The blocks that a body's name is in."""
    words = body_words(name)
    sounds = [phonetic_key(word) for word in words]
    return frozenset({f"run {''.join(sounds)}", f"all {' '.join(sorted(sounds))}"})


def hash_key(key: str) -> int:
    """A key in eight bytes."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def pair_by_keys(
    keys: Iterable[Iterable[str]], *, most: int, crowded: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers, smaller first, that share a key; some more than once.

    Keys are held as hashes of eight bytes: a million names take some tens of megabytes.

    Args:
        keys: the keys of number 0, 1, 2 and so on.
        most: numbers of one block; a block of more is left out.
        crowded: hashes of keys that are left out, whoever has them here.
    """
    hashes, numbers = array("Q"), array("Q")
    for number, held in enumerate(keys):
        for digest in map(hash_key, set(held)):
            if digest not in crowded:
                hashes.append(digest)
                numbers.append(number)
    if not hashes:
        return
    sorts, rows = np.asarray(hashes), np.asarray(numbers)
    order = np.lexsort((rows, sorts))
    sorts, rows = sorts[order], rows[order]
    starts = [0, *(np.flatnonzero(np.diff(sorts)) + 1).tolist(), len(sorts)]
    sizes = np.diff(np.asarray(starts))
    for block in np.flatnonzero((sizes > 1) & (sizes <= most)).tolist():
        held_by = rows[starts[block] : starts[block + 1]].tolist()
        yield from combinations(held_by, 2)
