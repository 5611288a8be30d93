"""Who is meant where articles have a surname and a post only: "President Reagan".

Guarantees: a surname is never enough. Chains are joined where surname and post are the same, the
articles are of the same years, and nobody else of the corpus can be meant: with a second bearer of
surname and post, or with full names of which none is known to have the post, they stay apart and a
person is asked. The outcome depends on the set of chains only, never on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.core.disjoint_sets import DisjointSets
from dateline.resolve.identity.evidence import HeldPost, NameKey, Trait
from dateline.resolve.identity.name_matching import NameMatch
from dateline.resolve.identity.named_clusters import NamedCluster
from dateline.resolve.identity.namesakes import UnjoinedPair, find_clash
from dateline.resolve.identity.people_names import is_common_surname
from dateline.resolve.identity.profiles import Profile

_TERM = 5  # years between two articles in which a post may still be the same person's
_NO_NAMESAKE = "nobody else of the surname is known to have such a post"


@dataclass(slots=True)
class _Bearer:
    """Profiles of one surname that are one person."""

    rows: Sequence[Profile]
    posts: frozenset[HeldPost]
    years: frozenset[int]
    traits: Counter[Trait]

    @classmethod
    def of(cls, rows: Iterable[Profile], posts: Iterable[HeldPost] = ()) -> _Bearer:
        """Add profiles up; `posts` are those that count, by default all."""
        held = sorted(rows, key=lambda one: one.id)
        return cls(
            held,
            frozenset(posts) or frozenset(post for row in held for post in row.posts),
            frozenset(year for row in held for year in row.years),
            Counter(trait for row in held for trait in row.traits),
        )

    def may_be(self, group: _Bearer, *, strict: bool = False) -> bool:
        """Whether a group may be this person's, post, years and all that is said considered.

        `strict` leaves nothing open: their years are known, and so is the body of their post.
        """
        (post,) = group.posts
        near = any(abs(one - year) <= _TERM for one in self.years for year in group.years)
        open_years = not strict and not (self.years and group.years)
        open_post = (not strict or post.bare) and any(one.fits(post) for one in self.posts)
        return (
            (near or open_years)
            and (open_post or post in self.posts)
            and find_clash(self.traits, group.traits) is None
        )


def join_surnames(
    alone: Mapping[NameKey, Sequence[Profile]],
    known: Sequence[NamedCluster],
    joined: DisjointSets,
) -> Iterator[NameMatch | UnjoinedPair]:
    """Yield which chains that have a surname and a post only are one's, or a fully named one's.

    Args:
        alone: key of a surname → its chains without a full name.
        known: people and bodies with full names.
        joined: which of those are one.
    """
    named = _people_by_surname(known, joined)
    for key in sorted(alone):
        bearers = [_Bearer.of(rows) for _, rows in sorted(named[key.name].items())]
        yield from _join_one_surname(_divide_by_post(key.name, alone[key]), bearers)


def _people_by_surname(
    known: Sequence[NamedCluster], joined: DisjointSets
) -> dict[str, dict[str, list[Profile]]]:
    """Family name → the people who have it, each with the profiles of all their names and links."""
    same = DisjointSets()
    for thing in known:
        for row in thing.cluster.members:
            same.join(joined.root(thing.id), row.link or row.id)
    named: dict[str, dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for thing in known:
        if thing.person is not None:
            named[thing.person.family][same.root(joined.root(thing.id))] += thing.cluster.members
    return named


def _divide_by_post(family: str, rows: Iterable[Profile]) -> list[_Bearer]:
    """The chains of one surname by post and time, posts of a known body first."""
    by_post: dict[HeldPost, list[Profile]] = defaultdict(list)
    common = is_common_surname(family)
    for row in rows:
        telling = [post for post in row.posts if post.is_telling(common=common)]
        if telling:
            by_post[min(telling)].append(row)
    groups = [
        (post, _without_clashes(group))
        for post, found in sorted(by_post.items())
        for group in _divide_by_time(found)
    ]
    held_by_two = {post.title for post, kept in groups if not kept}
    return [_Bearer.of(kept, [post]) for post, kept in groups if post.title not in held_by_two]


def _without_clashes(rows: Sequence[Profile]) -> list[Profile]:
    """The chains that may be one person; none where they are clearly of two.

    Two of one article are two, and what a few say against the most is left out.
    """
    counts = Counter(row.document for row in rows)
    traits = _Bearer.of(rows).traits
    kept = [
        row
        for row in rows
        if counts[row.document] == 1 and find_clash(Counter(row.traits), traits) is None
    ]
    sorts = {frozenset(row.traits) for row in kept}
    clash = any(find_clash(Counter(a), Counter(b)) for a, b in combinations(sorts, 2))
    return [] if clash else kept


def _divide_by_time(rows: Sequence[Profile]) -> Iterator[list[Profile]]:
    """Yield chains whose articles are of the same years; undated ones if there is but one time."""
    times: list[list[Profile]] = []
    for row in sorted((one for one in rows if one.years), key=lambda one: (one.years, one.id)):
        if times and row.years[0] - times[-1][-1].years[0] <= _TERM:
            times[-1].append(row)
        else:
            times.append([row])
    undated = [row for row in rows if not row.years]
    if len(times) > 1:
        yield from times
    else:
        yield [*(times[0] if times else ()), *undated]


def _join_one_surname(
    groups: Sequence[_Bearer], bearers: list[_Bearer]
) -> Iterator[NameMatch | UnjoinedPair]:
    """Yield what becomes of each group: one person, one of the bearers, or a question.

    Args:
        groups: the chains with one post, in order.
        bearers: who has a full name; where nobody has, groups that are people are added.
    """
    only = not bearers
    asked: list[_Bearer] = []
    for group in groups:
        (post,) = group.posts
        strict = any(
            post.title == next(iter(one.posts)).title and not one.may_be(group) for one in groups
        )
        fitting = [one for one in bearers if one.may_be(group, strict=strict)]
        unclear = len(fitting) > 1 or any(one.may_be(group) for one in asked)
        if unclear or not (fitting or only):
            yield from _ask(group, fitting, post)
            asked.append(group)
            continue
        rows = list(group.rows)
        if fitting:
            (held,) = fitting
            there = {row.document for row in held.rows}
            rows = [held.rows[0], *(row for row in rows if row.document not in there)]
            held.rows = [*held.rows, *rows[1:]]
            held.traits += group.traits
        else:
            bearers.append(group)
        yield from _join_rows(rows, post)


def _join_rows(rows: Sequence[Profile], post: HeldPost) -> Iterator[NameMatch]:
    """Yield that all of some chains are the first's person."""
    for row in rows[1:]:
        left, right = sorted((rows[0], row), key=lambda one: one.id)
        shown = " and ".join(dict.fromkeys(f"“{one.label}”" for one in (left, right)))
        why = f"{shown}, both {post.name}, in articles of the same years as far as is known"
        yield NameMatch(left.id, right.id, 0.85 if post.bare else 0.9, (why, _NO_NAMESAKE))


def _ask(group: _Bearer, fitting: Sequence[_Bearer], post: HeldPost) -> Iterator[UnjoinedPair]:
    """Yield what to ask a person of a group that isn't joined."""
    first = group.rows[0]
    for other in [one.rows[0] for one in fitting] or group.rows[1:2]:
        why = "the surname and the post fit others as well"
        if not fitting:
            why = "others have the surname, of whom no article says such a post"
        left, right = sorted((first.id, other.id))
        yield UnjoinedPair(left, right, 0.5, (f"“{first.label}”, {post.name}", why))
