"""Which things of different names are one: spellings, nicknames, initials, acronyms.

Guarantees: names are compared only within blocks; all names of one thing are pairwise alike, so
that two people aren't joined because a third name is like both of theirs; a name that fits two
things which don't fit each other goes to neither, unless the articles speak for one. Two names that
one article uses for two things are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations
from typing import NamedTuple

from dateline.core.disjoint_sets import DisjointSets
from dateline.resolve.identity.blocking import (
    hash_key,
    initial_key,
    pair_by_keys,
)
from dateline.resolve.identity.body_names import body_words, compare_bodies, is_part
from dateline.resolve.identity.evidence import MOSTLY_ABOUT, STRONG, Clue, NameKey, list_clues
from dateline.resolve.identity.named_clusters import TEAM, NamedCluster, block_keys, has_initial
from dateline.resolve.identity.namesakes import (
    Cluster,
    Corpus,
    UnjoinedPair,
    find_clash,
    shared_clues,
)
from dateline.resolve.identity.people_names import (
    NameLikeness,
    compare_people,
    is_common_name,
)
from dateline.resolve.identity.profiles import Profile

BLOCK = 64  # names; a block of more says too little to be worth the pairs
_NATIONAL = frozenset({"GovernmentBody", "PoliticalParty", "MediaOutlet"})
_CALLED_BOTH = NameLikeness(0.75, free=False, why="an article calls it both")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Two things that are one, by their first chains."""

    left: str
    right: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two things that may be one.

    Attributes:
        one: the place of one.
        other: that of the other.
        likeness: how their names are alike.
        shared: what their articles share.
        weight: how much that says.
    """

    one: int
    other: int
    likeness: NameLikeness
    shared: dict[str, Clue]
    weight: int


_Fits = Callable[[int, int], bool]  # whether two things could be one


class Matched(NamedTuple):
    """What is found of things of different names.

    Attributes:
        joined: the things that are one.
        doubts: those that may be, or aren't.
        tied: places of those whose names and articles are enough, be they joined or not: what
            becomes of a thing depends on all that are tied to it, directly or by way of others.
    """

    joined: list[NameMatch]
    doubts: list[UnjoinedPair]
    tied: list[tuple[int, int]]


def match_names(known: Sequence[NamedCluster], corpus: Corpus) -> Matched:
    """Which things of different names are one.

    Args:
        known: people and bodies.
        corpus: what all articles together tell.
    """
    accepted: list[_Edge] = []
    doubts: list[UnjoinedPair] = []
    for one, other in sorted(_candidate_pairs(known, corpus.crowded)):
        edge = _compare_clusters(one, other, known, corpus)
        if edge is None:
            continue
        if _is_enough(edge, known):
            accepted.append(edge)
        else:
            doubts.append(_leave_unjoined(edge, known, corpus, "their articles share too little"))
    fits = cache(partial(_are_compatible, known))
    clear, unclear = _split_competing(accepted, fits)
    doubts += [
        _leave_unjoined(edge, known, corpus, "the name fits another thing as well")
        for edge in unclear
    ]
    tied = [(edge.one, edge.other) for edge in accepted]
    return Matched(list(_join_edges(clear, known, corpus, fits)), doubts, tied)


def _candidate_pairs(
    known: Sequence[NamedCluster], crowded: Collection[int]
) -> set[tuple[int, int]]:
    """Pairs of things whose names share a block, or that an article calls by both names."""
    found = set(pair_by_keys(map(block_keys, known), most=BLOCK, crowded=crowded))
    initials: dict[str, list[int]] = {
        initial_key(thing.person): [] for thing in known if has_initial(thing) and thing.person
    }
    named: dict[str, list[int]] = {label: [] for thing in known for label in thing.other_names}
    for number, thing in enumerate(known):
        if thing.label in named:
            named[thing.label].append(number)
        if thing.person is not None and (key := initial_key(thing.person)) in initials:
            initials[key].append(number)
    for number, thing in enumerate(known):
        others = [one for label in thing.other_names for one in named[label]]
        if thing.person is not None and has_initial(thing):
            key = initial_key(thing.person)
            block = initials[key]
            others += block if len(block) <= BLOCK and hash_key(key) not in crowded else []
        found |= {(min(number, one), max(number, one)) for one in others if one != number}
    return {(one, other) for one, other in found if known[one].key != known[other].key}


def _compare_clusters(
    one: int, other: int, known: Sequence[NamedCluster], corpus: Corpus
) -> _Edge | None:
    """How two things are alike, if their names are and nothing speaks against it."""
    left, right = known[one], known[other]
    likeness = _compare_names(left, right)
    if likeness is None or not left.documents.isdisjoint(right.documents):
        return None
    if find_clash(left.cluster.traits, right.cluster.traits) is not None:
        return None
    shared = shared_clues(left.clues(corpus), right.clues(corpus))
    # That both are mostly about Norway isn't enough.
    weight = sum(one.weight for one in shared.values() if one.relation != MOSTLY_ABOUT)
    return _Edge(one, other, likeness, shared, weight)


def _compare_names(one: NamedCluster, other: NamedCluster) -> NameLikeness | None:
    """How two things' names are alike; None when they aren't."""
    if one.person is not None and other.person is not None:
        return compare_people(one.person, other.person)
    if one.person is not None or other.person is not None:
        return None
    return compare_bodies(one.label, other.label) or _called_alike(one, other)


def _called_alike(one: NamedCluster, other: NamedCluster) -> NameLikeness | None:
    """How two bodies of different names are alike in what their articles call them besides."""
    if one.label in other.other_names or other.label in one.other_names:
        return _CALLED_BOTH
    same = sorted(one.acronyms & other.acronyms)
    if same and set(body_words(one.label)) & set(body_words(other.label)):
        return NameLikeness(0.75, free=False, why=f"both are called “{same[0]}” in short")
    clubs = one.cluster.first.kind == other.cluster.first.kind == TEAM
    if clubs and (is_part(one.label, other.label) or is_part(other.label, one.label)):
        return NameLikeness(0.75, free=False, why="a club, and part of its name")
    return None


def _is_enough(edge: _Edge, known: Sequence[NamedCluster]) -> bool:
    """Whether two alike names are enough to join, or what their articles share is."""
    left, right = known[edge.one], known[edge.other]
    namesakes = any(one.person is not None and is_common_name(one.person) for one in (left, right))
    vague = any(row.vague for one in (left, right) for row in one.cluster.members)
    free = edge.likeness.free and left.alone and right.alone and not namesakes and not vague
    return free or edge.weight >= STRONG


def _split_competing(edges: Iterable[_Edge], fits: _Fits) -> tuple[list[_Edge], list[_Edge]]:
    """Edges that don't compete, and those that do without being the better supported."""
    around: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        around[edge.one].append(edge)
        around[edge.other].append(edge)
    lost: set[tuple[int, int]] = set()
    for number, row in around.items():
        for left, right in combinations(row, 2):
            best = max(left.weight, right.weight)
            losers = {
                (one.one, one.other)
                for one, rival in ((left, right), (right, left))
                if rival.weight == best
            }
            ends = [other.other if other.one == number else other.one for other in (left, right)]
            if not losers <= lost and not fits(*ends):
                lost |= losers
    every = {(edge.one, edge.other): edge for row in around.values() for edge in row}
    ranked = [every[pair] for pair in sorted(every)]
    return (
        [one for one in ranked if (one.one, one.other) not in lost],
        [one for one in ranked if (one.one, one.other) in lost],
    )


def _are_compatible(known: Sequence[NamedCluster], one: int, other: int) -> bool:
    """Whether two things could be one, their names and what is said of them considered."""
    left, right = known[one], known[other]
    if left.key == right.key or find_clash(left.cluster.traits, right.cluster.traits) is not None:
        return False
    return _compare_names(left, right) is not None


def _join_edges(
    edges: Sequence[_Edge], known: Sequence[NamedCluster], corpus: Corpus, fits: _Fits
) -> Iterator[NameMatch]:
    """Join the surest first, and only where all names of both sides are alike."""
    sets = DisjointSets()
    members: dict[str, list[int]] = {}
    numbers = {thing.id: number for number, thing in enumerate(known)}
    ranked = sorted(edges, key=lambda one: (-one.likeness.score, -one.weight, one.one, one.other))
    for edge in ranked:
        roots = sorted({sets.root(known[edge.one].id), sets.root(known[edge.other].id)})
        if len(roots) == 1:
            continue
        sides = [members.get(root, [numbers[root]]) for root in roots]
        if not all(fits(a, b) for a in sides[0] for b in sides[1]):
            continue
        sets.join(*roots)
        members[roots[0]] = [*sides[0], *sides[1]]
        left, right = sorted((known[edge.one], known[edge.other]), key=lambda one: one.id)
        score = min(0.97, edge.likeness.score + (0.05 if edge.weight >= STRONG else 0.0))
        yield NameMatch(left.id, right.id, round(score, 4), _explain_edge(edge, known, corpus))


def _explain_edge(edge: _Edge, known: Sequence[NamedCluster], corpus: Corpus) -> tuple[str, ...]:
    left, right = sorted((known[edge.one], known[edge.other]), key=lambda one: one.label)
    reasons = [f"“{left.label}” and “{right.label}”: {edge.likeness.why or 'spelt alike'}"]
    if edge.shared:
        reasons.append(
            f"their articles have in common: {list_clues(edge.shared.values(), corpus.labels)}"
        )
    return tuple(reasons)


def _leave_unjoined(
    edge: _Edge, known: Sequence[NamedCluster], corpus: Corpus, why: str
) -> UnjoinedPair:
    left, right = sorted((known[edge.one].id, known[edge.other].id))
    score = round(0.6 * edge.likeness.score, 4)
    return UnjoinedPair(left, right, score, (*_explain_edge(edge, known, corpus), why))


def spell_out_acronyms(
    acronyms: Mapping[NameKey, Sequence[Cluster]],
    known: Sequence[NamedCluster],
    joined: DisjointSets,
    corpus: Corpus,
) -> Iterator[NameMatch | UnjoinedPair]:
    """Yield which bodies are meant where an article has the acronym only.

    Args:
        acronyms: key of an acronym → the chains that have no other name, each by itself, and of
            those with one link, one.
        known: people and bodies with full names.
        joined: which of those are one.
        corpus: what all articles together tell.
    """
    meant: dict[str, dict[str, NamedCluster]] = defaultdict(dict)
    for thing in known:
        for short in sorted(thing.acronyms):
            if _stands_for(short, thing):
                meant[short].setdefault(joined.root(thing.id), thing)
    for key in sorted(acronyms):
        choices = list(meant.get(key.name, {}).values())
        if not choices:
            yield from _join_unspelled(key.name, [one.first for one in acronyms[key]])
            continue
        for cluster in acronyms[key]:
            if cluster.first.link is None and (
                found := _spell_out_one(key.name, cluster, choices, corpus)
            ):
                yield found


def _join_unspelled(short: str, rows: Sequence[Profile]) -> Iterator[NameMatch]:
    """Yield that what several articles call by an acronym, and none spells out, is one body.

    What every state has its own of, such as a party, is one if the articles are about one country.
    """
    links = {row.link for row in rows if row.link is not None}
    national = {row.kind for row in rows} & _NATIONAL
    homes = {clue.name for row in rows for clue in row.own if clue.relation == MOSTLY_ABOUT}
    if len(links) > 1 or len(national) > 1 or (national and len(homes) > 1):
        return
    for row in rows[1:]:
        left, right = sorted((rows[0], row), key=lambda one: one.id)
        why = f"both articles have “{short}”, and none calls another body so"
        yield NameMatch(left.id, right.id, 0.85, (why,))


def _stands_for(short: str, thing: NamedCluster) -> bool:
    """Whether an acronym's letters begin words of a name, or several articles use it so."""
    if sum(short in row.acronyms for row in thing.cluster.members) > 1:
        return True
    starts = iter(word[0] for word in thing.label.casefold().replace("-", " ").split())
    return all(letter in starts for letter in short.casefold() if letter.isalnum())


def _spell_out_one(
    short: str, cluster: Cluster, choices: Sequence[NamedCluster], corpus: Corpus
) -> NameMatch | UnjoinedPair | None:
    """What one chain that has only an acronym is: the one body called so, or the likeliest."""
    clues = cluster.clues(corpus)
    shared = {one.id: shared_clues(one.clues(corpus), clues).values() for one in choices}
    weights = {one: sum(clue.weight for clue in both) for one, both in shared.items()}
    best, *others = sorted(choices, key=lambda one: (-weights[one.id], one.id))
    if find_clash(best.cluster.traits, cluster.traits) is not None:
        return None
    left, right = sorted((best.id, cluster.first.id))
    why = f"another article calls “{best.label}” “{short}” in short"
    if not others and not cluster.first.vague:
        return NameMatch(left, right, 0.85, (why, "and none calls anything else so"))
    second = max((weights[one.id] for one in others), default=0)
    if weights[best.id] >= STRONG and weights[best.id] > second:
        both = list_clues(shared[best.id], corpus.labels)
        return NameMatch(left, right, 0.8, (why, f"both articles have: {both}"))
    return UnjoinedPair(left, right, 0.5, (why, "other bodies are called so too"))
