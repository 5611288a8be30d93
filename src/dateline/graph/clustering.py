"""Which chains are one thing: the machine's decisions and people's rulings → clusters and links.

Guarantees: the outcome depends on the sets of chains, decisions and rulings only; what a person
keeps apart never ends up in one cluster; what a person joins is joined whatever the machine says,
but for what people keep apart; a pair that the machine judged different is one only where a
person's ruling or the link of both to one authority entry makes it so. The cost is linear in the
size of the groups that rulings name, not in the pairs between them. It compares no names and takes
no decisions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Protocol

from dateline.core.disjoint_sets import DisjointSets
from dateline.core.model import Decision, Judgement

ANY = ""  # a ruling that bars this link bars every link


class HasAuthorities(Protocol):
    """What is read of a chain: how often its words alone name an authority entry."""

    id: str
    authorities: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people decided, each under the rank of its entry; of two, the lower rank goes first.

    Attributes:
        same: chains that are one thing.
        apart: groups of chains of which no two are one thing.
        links: chains, and the id that they are linked to.
        barred: chains, and an id that they aren't linked to; `ANY` for every id.
    """

    same: Mapping[int, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[int, tuple[frozenset[str], ...]] = field(default_factory=dict)
    links: Mapping[int, tuple[frozenset[str], str]] = field(default_factory=dict)
    barred: Mapping[int, tuple[frozenset[str], str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A ruling that isn't followed, and the one that it contradicts.

    Attributes:
        loser: rank of the ruling that isn't followed.
        other: rank of the one that it contradicts.
        both: whether the other isn't followed either.
    """

    loser: int
    other: int
    both: bool = False


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which chains are together, and what the clusters are linked to.

    Attributes:
        sets: the clusters; their roots stand for them.
        links: root → id of an authority entry, or another id that a person gave.
        conflicts: people's rulings that contradict each other.
        confirmed: the roots whose link a person gave.
    """

    sets: DisjointSets
    links: Mapping[str, str]
    conflicts: tuple[Conflict, ...] = ()
    confirmed: frozenset[str] = frozenset()


def cluster_chains(
    chains: Mapping[str, HasAuthorities],
    decisions: Iterable[Decision],
    rulings: Rulings | None = None,
) -> Clusters:
    """Join chains judged the same, then clusters linked to the same authority entry.

    Args:
        chains: every chain of the corpus.
        decisions: the machine's.
        rulings: people's, in terms of the same chains.
    """
    people = rulings or Rulings()
    made = tuple(decisions)
    sets = _ConstrainedSets(people.apart)
    conflicts = _join_ruled(sets, people.same)
    _join_judged(sets, chains, made, people)
    links, forced = _link_clusters(sets, chains, made, people, conflicts)
    confirmed = frozenset(
        root for one, name in forced.items() if links.get(root := sets.root(one)) == name
    )
    return Clusters(sets, MappingProxyType(links), tuple(conflicts), confirmed)


class _ConstrainedSets(DisjointSets):
    """Sets that know which groups of which ruling they hold, and must never hold two."""

    def __init__(self, apart: Mapping[int, tuple[frozenset[str], ...]]) -> None:
        """Note for each chain, under the rank of a ruling, the number of its group."""
        super().__init__()
        self._groups: dict[str, dict[int, int]] = {}
        for rank, groups in apart.items():
            for number, group in enumerate(groups):
                for chain in group:
                    self._groups.setdefault(chain, {})[rank] = number

    def find_clash(self, chains: Iterable[str]) -> int | None:
        """Rank of the ruling that keeps some of these apart; None if they may be together."""
        held: dict[int, int] = {}
        for root in sorted({self.root(chain) for chain in chains}):
            for rank, number in self._groups.get(root, {}).items():
                if held.setdefault(rank, number) != number:
                    return rank
        return None

    def join(self, left: str, right: str) -> None:
        """Put two sets together, and what they hold; the smaller note goes into the larger."""
        one, two = self.root(left), self.root(right)
        super().join(one, two)
        if one == two or not self._groups:
            return
        small, large = sorted((self._groups.pop(one, {}), self._groups.pop(two, {})), key=len)
        large.update(small)
        if large:
            self._groups[self.root(one)] = large


def _join_ruled(sets: _ConstrainedSets, same: Mapping[int, frozenset[str]]) -> list[Conflict]:
    """Join what people joined, but for what would break what they keep apart."""
    conflicts = []
    for rank, group in same.items():
        foe = sets.find_clash(group)
        if foe is not None:
            conflicts.append(Conflict(rank, foe))
            continue
        first, *others = sorted(group)
        for other in others:
            sets.join(first, other)
    return conflicts


def _join_judged(
    sets: _ConstrainedSets,
    chains: Mapping[str, HasAuthorities],
    decisions: Sequence[Decision],
    people: Rulings,
) -> None:
    """Join chains judged the same, surest first, but never across a pair judged different.

    The machine's "different" is weighed among what the machine alone joins: otherwise one such pair
    would keep a chain out of a group that a person joined as a whole.
    """
    alone = DisjointSets() if people.same or people.apart else sets
    between = [one for one in decisions if one.left in chains and one.right in chains]
    apart = _judged_different(between)
    judged_same = [one for one in between if one.judgement is Judgement.SAME]
    for one in sorted(judged_same, key=strongest_first):
        left, right = sorted((alone.root(one.left), alone.root(one.right)))
        if left != right:
            if right in {alone.root(foe) for foe in apart.get(left, ())}:
                continue
            alone.join(left, right)
            if right in apart:
                apart[left] |= apart.pop(right)
        if alone is not sets and sets.find_clash((one.left, one.right)) is None:
            sets.join(one.left, one.right)
    for groups in people.apart.values():
        for group in groups:
            _keep_joined(sets, alone, group)


def _judged_different(decisions: Iterable[Decision]) -> dict[str, set[str]]:
    """Chain → the chains that it was judged different from."""
    apart: dict[str, set[str]] = defaultdict(set)
    for one in decisions:
        if one.judgement is Judgement.DIFFERENT:
            apart[one.left].add(one.right)
            apart[one.right].add(one.left)
    return apart


def _keep_joined(sets: _ConstrainedSets, alone: DisjointSets, group: Iterable[str]) -> None:
    """Keep together what the machine joined by way of a chain that a person took out of it."""
    first: dict[str, str] = {}
    for chain in sorted(group):
        other = first.setdefault(alone.root(chain), chain)
        if sets.find_clash((other, chain)) is None:
            sets.join(other, chain)


def _link_clusters(
    sets: _ConstrainedSets,
    chains: Mapping[str, HasAuthorities],
    decisions: Sequence[Decision],
    people: Rulings,
    conflicts: list[Conflict],
) -> tuple[dict[str, str], dict[str, str]]:
    """Choose each cluster's link, then join clusters of one link, weightiest first.

    Returns:
        Root → its link; and what was a root before → the link that a person gave it.
    """
    votes = _count_link_votes(sets, chains, decisions)
    forced, barred = _ruled_links(sets, people, conflicts)
    for root, (name, _) in forced.items():
        votes[root][name] = math.inf
    chosen: list[tuple[float, str, str]] = []
    for root, tally in votes.items():
        never = barred.get(root, {})
        left = {name: weight for name, weight in tally.items() if name not in never}
        if tally and ANY not in never and left:
            name, weight = min(left.items(), key=lambda item: (-item[1], item[0]))
            if weight > 0:
                chosen.append((-weight, root, name))
    holders: dict[str, str] = {}
    for _, root, name in sorted(chosen):
        holder = holders.setdefault(name, root)
        foe = sets.find_clash((holder, root))
        if foe is None:
            sets.join(holder, root)
        elif root in forced:
            conflicts.append(Conflict(forced[root][1], foe))
    _keep_together(sets, votes, barred)
    links = {sets.root(root): name for name, root in holders.items()}
    return links, {root: name for root, (name, _) in forced.items()}


def _count_link_votes(
    sets: DisjointSets, chains: Mapping[str, HasAuthorities], decisions: Sequence[Decision]
) -> dict[str, dict[str, float]]:
    """How much speaks for each link of each cluster."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for chain in chains.values():
        # An authority id on a mention is what the words alone say; any decision outweighs it.
        for name, count in chain.authorities.items():
            votes[sets.root(chain.id)][name] += count * 1e-6
    for decision in sorted(decisions, key=strongest_first):
        if (
            decision.left in chains
            and decision.right not in chains
            and is_authority_id(decision.right)
        ):
            vote = {Judgement.SAME: decision.score, Judgement.DIFFERENT: -1e6}
            # "Unsure" outweighs what the words alone say too, but no other article's link.
            votes[sets.root(decision.left)][decision.right] += vote.get(decision.judgement, -0.01)
    return votes


def _ruled_links(
    sets: DisjointSets, people: Rulings, conflicts: list[Conflict]
) -> tuple[dict[str, tuple[str, int]], dict[str, dict[str, int]]]:
    """Root → the one id that people link it to, with the rank; root → the ids they bar."""
    given: dict[str, dict[str, int]] = defaultdict(dict)
    barred: dict[str, dict[str, int]] = defaultdict(dict)
    for table, rulings in ((given, people.links), (barred, people.barred)):
        for rank, (group, name) in rulings.items():
            for chain in group:
                table[sets.root(chain)].setdefault(name, rank)
    forced: dict[str, tuple[str, int]] = {}
    found: set[Conflict] = set()
    for root, names in given.items():
        ranks = sorted(names.values())
        found.update(Conflict(one, two, both=True) for one, two in pairwise(ranks))
        against = {key: rank for key, rank in barred[root].items() if key == ANY or key in names}
        for key, rank in against.items():
            found.add(Conflict(ranks[0], rank, both=True))
            del barred[root][key]
        if len(names) == 1 and not against:
            ((name, rank),) = names.items()
            forced[root] = name, rank
    conflicts += sorted(found, key=lambda one: (one.loser, one.other))
    return forced, barred


def _keep_together(
    sets: _ConstrainedSets,
    votes: Mapping[str, Mapping[str, float]],
    barred: Mapping[str, Mapping[str, int]],
) -> None:
    """Keep what only a link held together in one piece when a person takes the link away.

    "This isn't Georgia the country" says nothing against its being one thing in all articles.
    """
    first: dict[tuple[int, str], str] = {}
    for root, never in sorted(barred.items()):
        best = min(votes.get(root, {}).items(), key=lambda item: (-item[1], item[0]), default=None)
        if best is None or best[1] <= 0:
            continue
        rank = never.get(best[0], never.get(ANY))
        if rank is None:
            continue
        holder = first.setdefault((rank, best[0]), root)
        if sets.find_clash((holder, root)) is None:
            sets.join(holder, root)


def strongest_first(decision: Decision) -> tuple[float, str, str, str]:
    """Sort key that puts the surest decision first."""
    return (-decision.score, decision.left, decision.right, decision.by)


def is_authority_id(name: str) -> bool:
    """Whether an id is an authority's (`Q884`, `own:staff/7`) and not a lost chain's."""
    return ":" in name or (name[:1] == "Q" and name[1:].isdigit())
