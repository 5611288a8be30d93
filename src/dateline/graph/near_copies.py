"""Which texts are copies of one another: reprints, wire copy, shortened and edited versions.

Guarantees: deterministic, and the same in every version and on every machine; the time grows about
with the number of texts, since only those that share a band of their MinHash signatures are
compared; a text that quotes another, or has the same menu or footer, is no copy of it. It compares
words, knows no language, and doesn't say which text was first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.core.disjoint_sets import DisjointSets
from dateline.core.model import Document

Hashes: TypeAlias = NDArray[np.uint64]

_SHINGLE = 4  # words in a row: few unrelated articles share any
_SIZE = 128  # values of a signature
_PIECE = 4096  # shingles signed at once: the longest articles take no more memory than others
_ROWS = 2  # values of a band: of pairs that share a fifth of their shingles, 93 % share a band
_LEAD = 16  # shingles that a text begins with: what is cut from the end keeps them
_LEADS = 4  # bands of one value of theirs
_TOGETHER = 4_000  # texts that are spoken of before they are compared
_MOST = 8  # texts that one is compared with in one band: what thousands share is a site's furniture
_ALIKE = 0.7  # share of the shorter text's words that have to stand in the longer one …
_PART_ALIKE = 0.4  # … and of each part's: whoever quotes, or has the same footer, adds a part
_PARTS = 5
_PART = 8  # words that a part has at least
_LONGER_ALIKE = 0.5  # share of the longer text, or of as much of its beginning

_WORD = re.compile(r"\w+")
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, and far from any pattern: 2^64 by the golden ratio


def _mix(values: Hashes) -> Hashes:
    """Spread values over all 64 bits: the finalizer of splitmix64."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


# Multiplying by an odd number orders hashes anew.
_SEEDS = _mix(np.arange(1, _SIZE + 1, dtype=np.uint64) * _BASE) | np.uint64(1)


def group_copies(documents: Mapping[str, Document]) -> tuple[tuple[str, ...], ...]:
    """Ids of documents whose texts are copies of one another, in groups of two or more, sorted.

    Args:
        documents: id → document.
    """
    return group_shingled({id_: hash_shingles(one) for id_, one in documents.items()})


def group_shingled(shingled: Mapping[str, Hashes]) -> tuple[tuple[str, ...], ...]:
    """As `group_copies`, of documents whose texts needn't be at hand.

    Args:
        shingled: id → hashes of the document's shingles.
    """
    signed = {id_: sign_beginning(one) for id_, one in shingled.items() if len(one)}
    return group_signed(signed, lambda one, other: is_copy(shingled[one], shingled[other]))


def group_signed(
    signed: Mapping[str, bytes],
    are_copies: Callable[[str, str], bool],
    prepare: Callable[[Sequence[Sequence[str]]], None] = lambda _: None,
) -> tuple[tuple[str, ...], ...]:
    """As `group_copies`, of documents of which only the signatures are at hand.

    Args:
        signed: id → what `sign_beginning` gives, of documents with words.
        are_copies: whether two documents are, by their ids; asked only where it may be.
        prepare: told before of some groups, within which `are_copies` may be asked next.
    """
    ids = sorted(signed)
    if len(ids) < 2:  # noqa: PLR2004 - one text is nobody's copy
        return ()
    values = np.frombuffer(b"".join(signed[one] for one in ids), dtype="<u4")
    table = values.reshape(len(ids), _SIZE + _LEADS).astype(np.uint64)
    signatures, leads = table[:, :_SIZE], table[:, _SIZE:]
    search = _Search(ids, are_copies, prepare)
    pairs = (signatures[:, 0::_ROWS] << np.uint64(32)) | signatures[:, 1::_ROWS]
    for keys in (*pairs.T, *leads.T):
        search.compare(_group_equal(keys))
    groups: dict[str, list[str]] = {}
    for one in ids:
        groups.setdefault(search.sets.root(one), []).append(one)
    return tuple(sorted(tuple(group) for group in groups.values() if len(group) > 1))


def hash_shingles(document: Document) -> Hashes:
    """Hashes of all runs of four words of a document's prose, in order.

    What no prose is (headlines, bylines, captions, menus) is left out: editors change it, and sites
    repeat it. A document of less than four words has one shingle, one without words none.
    """
    text, at, parts = document.text, 0, []
    for zone in document.zones:
        parts.append(text[at : max(at, zone.start)])
        at = max(at, zone.end)
    words = _WORD.findall("\n".join((*parts, text[at:])).casefold())
    words = words or _WORD.findall(text.casefold())
    known = {word: _hash_word(word) for word in set(words)}
    hashes = np.array([known[word] for word in words], dtype=np.uint64)
    made = np.zeros(max(1, len(words) - _SHINGLE + 1) if words else 0, dtype=np.uint64)
    for place in range(min(_SHINGLE, len(words))):
        made = made * _BASE + hashes[place : place + len(made)]
    return _mix(made)


def sign(shingles: Hashes) -> NDArray[np.uint32]:
    """The MinHash signature of shingles: the share of places that agree is that of shingles."""
    least = np.full(_SIZE, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(shingles), _PIECE):
        piece = np.multiply.outer(_SEEDS, shingles[start : start + _PIECE])
        least = np.minimum(least, piece.min(axis=1))
    return (least >> np.uint64(32)).astype(np.uint32)


def sign_beginning(shingles: Hashes) -> bytes:
    """The signature of shingles, and the values of bands of those that they begin with."""
    parts = sign(shingles), sign(shingles[:_LEAD])[:_LEADS]
    return b"".join(one.astype("<u4").tobytes() for one in parts)


def is_copy(one: Hashes, other: Hashes) -> bool:
    """Whether two texts, as shingles, are one story: one of them is a version of the other.

    All parts of the shorter text have to stand in the longer one; and it has to be half of that
    one, or what that one begins with, as papers cut agencies' stories from the end.
    """
    short, long = sorted((one, other), key=lambda each: (len(each), each.tobytes()))
    covered = _find_covered(short, long)
    if covered.mean() < _ALIKE:
        return False
    count = max(1, min(_PARTS, len(covered) // _PART))
    if any(part.mean() < _PART_ALIKE for part in np.array_split(covered, count)):
        return False
    back = _find_covered(long, short)
    return bool(max(back.mean(), back[: len(covered)].mean()) >= _LONGER_ALIKE)


def _hash_word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _find_covered(shingles: Hashes, others: Hashes) -> NDArray[np.bool_]:
    """Of each word of a text, whether it stands in a shingle that the other text has, too."""
    shared = np.isin(shingles, others)
    covered = np.zeros(len(shared) + _SHINGLE - 1, dtype=np.bool_)
    for place in range(_SHINGLE):
        covered[place : place + len(shared)] |= shared
    return covered


def _group_equal(keys: Hashes) -> Iterator[NDArray[np.intp]]:
    """The numbers of the texts that have one value in a band, group by group."""
    order = np.argsort(keys, kind="stable")
    cuts = np.flatnonzero(np.diff(keys[order])) + 1
    edges = [0, *cuts.tolist(), len(order)]
    return (order[low:high] for low, high in pairwise(edges) if high - low > 1)


def _gather(groups: Iterator[NDArray[np.intp]]) -> Iterator[list[NDArray[np.intp]]]:
    """Groups, some thousand texts at a time."""
    some: list[NDArray[np.intp]] = []
    count = 0
    for group in groups:
        some.append(group)
        count += len(group)
        if count >= _TOGETHER:
            yield some
            some, count = [], 0
    if some:
        yield some


@dataclass(slots=True)
class _Search:
    """Comparing texts that may be copies, each pair once.

    Attributes:
        ids: of the texts, sorted.
        are_copies: whether two are.
        prepare: told before of groups of which some are compared.
        sets: the texts that are known to be copies of one another.
    """

    ids: Sequence[str]
    are_copies: Callable[[str, str], bool]
    prepare: Callable[[Sequence[Sequence[str]]], None]
    sets: DisjointSets = field(default_factory=DisjointSets)
    _apart: set[tuple[str, str]] = field(default_factory=set)

    def compare(self, groups: Iterator[NDArray[np.intp]]) -> None:
        """Compare the texts of each group with the first of each story in it."""
        for some in _gather(groups):
            named = [[self.ids[number] for number in group.tolist()] for group in some]
            self.prepare(named)
            for group in named:
                firsts: list[str] = []
                for one in group:
                    if not any(self._are_one(first, one) for first in firsts):
                        firsts = [*firsts, one][:_MOST]

    def _are_one(self, one: str, other: str) -> bool:
        if self.sets.root(one) == self.sets.root(other):
            return True
        if (one, other) in self._apart:
            return False
        if self.are_copies(one, other):
            self.sets.join(one, other)
            return True
        self._apart.add((one, other))
        return False
