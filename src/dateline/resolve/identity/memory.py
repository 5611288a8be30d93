"""What is kept of articles that were read, so that who is who needn't be decided anew of all.

Guarantees: whoever implements this gives what the whole corpus says, as if all profiles were at
hand. It holds no article and decides nothing; `workspace/` keeps it in a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dateline.resolve.identity.blocking import hash_key
from dateline.resolve.identity.deciding import NameRows, round_down
from dateline.resolve.identity.evidence import NameKey
from dateline.resolve.identity.name_matching import NameMatch
from dateline.resolve.identity.namesakes import Corpus, UnjoinedPair

UNSURE = 500  # pairs; nobody looks through more
LIKELY = 0.2  # below, two things of one name are said to be different
_FEW = 10  # articles that may have a clue and it still says something
_SHARE = 20  # the same as a share of all articles: one in so many


def find_frequent(articles: int) -> int:
    """In how many articles something may be named and still say something, of so many.

    It grows where articles double, and not with each: whatever passes it makes all that is decided
    of who is named beside it undecided.
    """
    return max(_FEW, round_down(max(articles, 1)) // _SHARE)


class Mark(NamedTuple):
    """Something that other names are found by which may have to do with one.

    Attributes:
        sort: what it says, as `neighbourhood.py` lists.
        value: a hash of which.
    """

    sort: str
    value: int

    @classmethod
    def of(cls, sort: str, text: str) -> Mark:
        """A mark by its text."""
        return cls(sort, hash_key(text))


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided about two names, or twice about one.

    Attributes:
        step: which step decided it.
        one: a name.
        two: another, or the same.
        made: what is joined or isn't.
    """

    step: str
    one: NameKey
    two: NameKey
    made: NameMatch | UnjoinedPair


class Memory(Protocol):
    """The profiles of all articles, and what was decided of them before.

    Attributes:
        is_new: whether nothing was decided before.
    """

    is_new: bool

    def changed(self) -> set[NameKey]:
        """The names of which something else is known than when they were decided last."""
        ...

    def corpus(self) -> Corpus:
        """What all articles together tell."""
        ...

    def crowded(self) -> frozenset[Mark]:
        """The blocks of more names than are compared."""
        ...

    def names(self, keys: Collection[NameKey]) -> Iterator[NameRows]:
        """The chains of some names, those that there are, sorted by name."""
        ...

    def marks(self, keys: Collection[NameKey]) -> set[Mark]:
        """The marks that some names have."""
        ...

    def find(self, marks: Collection[Mark]) -> set[NameKey]:
        """The names that have one of some marks."""
        ...

    def kin(self, crowded: Collection[Mark]) -> Iterator[set[NameKey]]:
        """The names that may be of one thing by their marks, group by group; none that is alone.

        Two of different groups have no mark by which one finds the other, but for the crowded.
        """
        ...

    def set_marks(self, marks: Mapping[NameKey, Counter[Mark]]) -> None:
        """Note which marks some names have, and how many things of each, instead of before."""
        ...

    def ties(self, keys: Collection[NameKey]) -> dict[NameKey, set[NameKey]]:
        """The names that are tied to some names, to those, and so on; each with its own."""
        ...

    def set_ties(self, keys: Collection[NameKey], ties: Iterable[tuple[NameKey, NameKey]]) -> None:
        """Note which names are tied, instead of before; nothing else was tied to these."""
        ...

    def set_findings(self, step: str, keys: Collection[NameKey], found: Iterable[Finding]) -> None:
        """Note what a step found, instead of what it had found of pairs of these names."""
        ...

    def joined(self, step: str, keys: Collection[NameKey]) -> Iterator[tuple[str, str]]:
        """Chains that a step joined, of two of these names."""
        ...
