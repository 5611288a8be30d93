"""Chains of one name, divided into the things that they are.

Guarantees: the outcome depends on the set of profiles only, never on their order; two profiles that
clash (two walks of life, two countries governed) are joined only where their articles share at
least two further things, and never if the name is a common one or their birthdays differ; what fits
several things that clash with each other is left alone. The cost grows with the clues of the
profiles, not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from dateline.resolve.identity.evidence import (
    FIELD,
    STRONG,
    Clue,
    Trait,
    explain_difference,
    list_clues,
)
from dateline.resolve.identity.profiles import Profile

_ASKED = 3  # pairs of one name that are worth a person's look
_NO_TRAITS: Counter[Trait] = Counter()  # most names come once: they share these
_NO_JOINS: tuple[Join, ...] = ()
_CORES = 8  # things of one name that are told apart; beyond, the rest stays alone
_NEAR = 6  # holders of a clue that are all compared; more of them would be too many pairs
_HELD = 256  # clues that are kept of a cluster
_HARD = frozenset({"born", "link"})
# Walks of life that few go between. Scholars who become ministers are many, strikers few.
_FAR = (
    frozenset({"sport", "science"}),
    frozenset({"sport", "public"}),
    frozenset({"sport", "arts"}),
    frozenset({"arts", "science"}),
    frozenset({"arts", "public"}),
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is known of all articles together when things are told apart.

    Attributes:
        frequent: keys of clues of so many articles that sharing them says nothing.
        labels: what clues call a thing → a name as written.
        crowded: hashes of the blocks of so many names that they aren't compared.
    """

    frequent: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    crowded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Join:
    """Two profiles of one name that are one thing.

    Attributes:
        left: the one that was there.
        right: the one that joined it.
        score: probability that they are one.
        why: a reason, besides the name.
    """

    left: Profile
    right: Profile
    score: float
    why: str


@dataclass(slots=True)
class Cluster:
    """Profiles that are one thing.

    Attributes:
        members: them, by id.
        joins: what holds them together, one less than there are members.
        traits: trait → how many profiles have it.
    """

    members: list[Profile]
    joins: Sequence[Join]
    traits: Counter[Trait]

    @property
    def first(self) -> Profile:
        """The profile that stands for it: the smallest id."""
        return self.members[0]

    def clues(self, corpus: Corpus) -> dict[str, Clue]:
        """Key → clue, of the most frequent ones that say something."""
        counts: Counter[Clue] = Counter()
        for row in self.members:
            counts.update({*row.own, *row.company})
        never = corpus.frequent | {row.clue_name for row in self.members}
        kept = (one for one in counts if one.key not in never)
        ranked = sorted(kept, key=lambda one: (-counts[one], one.key, one.weight))
        return {one.key: one for one in sorted(ranked[:_HELD], key=lambda one: one.weight)}


@dataclass(frozen=True, slots=True)
class UnjoinedPair:
    """Two things of one name that aren't joined, and why.

    Attributes:
        left: the smaller id.
        right: the other.
        score: probability that they are one thing after all.
        why: reasons.
    """

    left: str
    right: str
    score: float
    why: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """A cluster in the making: which profiles, and what they can't share with others."""

    numbers: list[int]
    traits: Counter[Trait]


def divide_namesakes(
    found: Iterable[Profile], corpus: Corpus, *, vague: bool
) -> tuple[list[Cluster], list[UnjoinedPair]]:
    """Divide the profiles of one name into things.

    Args:
        found: the profiles, in any order.
        corpus: what all articles together tell.
        vague: whether the name alone says little, so that something has to be shared.
    """
    rows = sorted(found, key=lambda one: one.id)
    if len(rows) == 1:
        traits = Counter((*rows[0].traits, *_link_traits(rows[0]))) or _NO_TRAITS
        return [Cluster(rows, _NO_JOINS, traits)], []
    groups = _Groups(rows)
    joins: dict[int, list[Join]] = defaultdict(list)
    edges = _pairs_that_share(rows, corpus.frequent)
    for (one, other), shared in sorted(
        edges.items(), key=lambda item: (-_sum_weights(item[1]), item[0])
    ):
        if vague and _sum_weights(shared) < STRONG:
            continue
        if groups.join(one, other, despite=not vague and _share_several(shared)):
            why = f"both articles have: {list_clues(shared, corpus.labels)}"
            joins[one].append(Join(rows[one], rows[other], 0.97, why))
    if not vague:
        for one, other in _pairs_without_clash(groups):
            if groups.join(one, other, despite=False):
                why = "nothing in the articles speaks against it"
                joins[one].append(Join(rows[one], rows[other], 0.9, why))
    clusters = [_make_cluster(rows, group, joins) for group in groups.list()]
    return clusters, list(_unjoined_pairs(clusters, vague=vague))


def find_clash(one: Counter[Trait], other: Counter[Trait]) -> tuple[str, bool] | None:
    """Why two profiles or clusters can't be one, and whether nothing can outweigh it.

    Args:
        one: the traits of one, with how often they are said.
        other: the traits of the other.
    """
    ours, theirs = _leading_values(one), _leading_values(other)
    for sort in sorted(ours.keys() & theirs.keys()):
        left, right = ours[sort], theirs[sort]
        if sort == FIELD:
            far = all(frozenset({a, b}) in _FAR for a in left for b in right)
        elif sort in {"born", "died"}:
            far = not any(a.startswith(b) or b.startswith(a) for a in left for b in right)
        else:
            far = left.isdisjoint(right)
        if far:
            return explain_difference(sort, *sorted((min(left), min(right)))), sort in _HARD
    return None


def shared_clues(one: Mapping[str, Clue], other: Mapping[str, Clue]) -> dict[str, Clue]:
    """What two clusters have in common of their clues."""
    small, large = sorted((one, other), key=len)
    return {key: clue for key, clue in small.items() if key in large}


class _Groups:
    """Union–find over the rows, with the traits of each set."""

    def __init__(self, rows: Sequence[Profile]) -> None:
        """Start with every row alone."""
        self._of = list(range(len(rows)))
        self._groups = {
            number: _Group([number], Counter(row.traits + _link_traits(row)))
            for number, row in enumerate(rows)
        }

    def join(self, one: int, other: int, *, despite: bool) -> bool:
        """Join the sets of two rows unless they clash; `despite` most clashes."""
        left, right = self._of[one], self._of[other]
        if left == right:
            return False
        against = find_clash(self._groups[left].traits, self._groups[right].traits)
        if against is not None and (against[1] or not despite):
            return False
        if len(self._groups[left].numbers) < len(self._groups[right].numbers):
            left, right = right, left
        gone = self._groups.pop(right)
        for number in gone.numbers:
            self._of[number] = left
        self._groups[left].numbers += gone.numbers
        self._groups[left].traits.update(gone.traits)
        return True

    def list(self) -> list[_Group]:
        """The sets, largest first, then by their smallest row."""
        return sorted(self._groups.values(), key=lambda one: (-len(one.numbers), min(one.numbers)))


def _link_traits(row: Profile) -> tuple[Trait, ...]:
    return () if row.link is None else (Trait("link", row.link),)


def _pairs_that_share(
    rows: Sequence[Profile], frequent: Collection[str]
) -> dict[tuple[int, int], list[Clue]]:
    """Pairs of rows that share clues: of many that have a clue, each with the next only."""
    holders: dict[Clue, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for clue in dict.fromkeys((*row.own, *row.company)):
            if clue.key not in frequent and clue.key != row.clue_name:
                holders[clue].append(number)
    pairs: dict[tuple[int, int], list[Clue]] = defaultdict(list)
    for clue, numbers in holders.items():
        for pair in combinations(numbers, 2) if len(numbers) <= _NEAR else pairwise(numbers):
            pairs[pair].append(clue)
    return pairs


def _pairs_without_clash(groups: _Groups) -> Iterator[tuple[int, int]]:
    """Pairs to join because nothing speaks against it, the largest thing first."""
    cores: list[_Group] = []
    for group in groups.list():
        fits = [core for core in cores if find_clash(core.traits, group.traits) is None]
        if not fits and len(cores) < _CORES:
            cores.append(group)
        elif len(fits) == 1:
            yield min(fits[0].numbers), min(group.numbers)


def _make_cluster(
    rows: Sequence[Profile], group: _Group, joins: Mapping[int, list[Join]]
) -> Cluster:
    numbers = sorted(group.numbers)
    return Cluster(
        members=[rows[number] for number in numbers],
        joins=[join for number in numbers for join in joins.get(number, ())],
        traits=group.traits,
    )


def _unjoined_pairs(clusters: Sequence[Cluster], *, vague: bool) -> Iterator[UnjoinedPair]:
    """What to say of the largest things of one name that weren't joined."""
    asked = 0
    for one, other in combinations(clusters[:_CORES], 2):
        left, right = sorted((one.first.id, other.first.id))
        against = find_clash(one.traits, other.traits)
        if against is not None:
            yield UnjoinedPair(left, right, 0.05, (f"“{one.first.label}”: {against[0]}",))
        elif asked < _ASKED and one.first.key.is_compared:
            asked += 1
            why = "many have this name, and the articles share too little"
            if not vague:
                why = "the name fits several things that differ"
            yield UnjoinedPair(left, right, 0.5, (f"“{one.first.label}”: {why}",))


def _leading_values(traits: Counter[Trait]) -> dict[str, set[str]]:
    """Sort of trait → its values, without those that a few articles alone give."""
    by_sort: dict[str, Counter[str]] = defaultdict(Counter)
    for trait, count in traits.items():
        by_sort[trait.sort][trait.value] += count
    return {
        sort: {value for value, count in values.items() if 3 * count >= max(values.values())}
        for sort, values in by_sort.items()
    }


def _share_several(shared: Sequence[Clue]) -> bool:
    """Whether two things or more that say something are shared."""
    return sum(clue.weight > 0 for clue in shared) > 1


def _sum_weights(shared: Sequence[Clue]) -> int:
    return sum(clue.weight for clue in shared)
