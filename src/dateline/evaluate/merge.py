"""How well things are told apart and put together across the articles of a corpus.

Guarantees: the scores depend on the items only, never on their order; an item that the system
doesn't find is a node of its own, so that it costs recall and never precision. It looks at links of
gold entities only to know which of them are one thing: whether the system links isn't scored here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import fsum
from typing import Any, TypeAlias

from dateline.core.text import normalize_name
from dateline.evaluate.counts import Tally
from dateline.evaluate.gold import GoldDocument, GoldEntity
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.views import trim_span

_KINDS = {"Person": "people", "Organization": "bodies", "Place": "places"}
_OTHER = "other"

_Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NodeMention:
    """A mention of the system: where it stands and which node of the graph it is part of."""

    start: int
    end: int
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEntity:
    """One gold entity of one article that has a link.

    Attributes:
        article: the article, for telling items apart.
        thing: its link: two items are one thing if they have the same.
        node: the system's node that it fell into; None when it wasn't found.
        names: the folded names that people marked.
        kind: `people`, `bodies`, `places` or `other`.
    """

    article: str
    thing: str
    node: str | None
    names: frozenset[str] = frozenset()
    kind: str = _OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityScores:
    """The scores of a corpus.

    Attributes:
        items: how many gold entities have a link.
        found: how many of them the system has a node for.
        pairs: pairs of items in one node against pairs of one thing.
        different_names: the same for pairs that share no name.
        b3: B³ over items (Bagga & Baldwin 1998).
        shared: nodes with two items or more.
        mixed: those of them that hold two things or more.
        wrong: kind → pairs in one node, and how many of them aren't one thing; a pair of two kinds
            counts for both.
    """

    items: int = 0
    found: int = 0
    pairs: Tally = field(default_factory=Tally)
    different_names: Tally = field(default_factory=Tally)
    b3: Tally = field(default_factory=Tally)
    shared: int = 0
    mixed: int = 0
    wrong: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def false_merge_rate(self) -> float:
        """Share of nodes with two items or more that hold two gold things or more."""
        return self.mixed / self.shared if self.shared else 0.0

    def plain(self) -> dict[str, Any]:
        """The scores as JSON shows them."""
        return {
            **_round_scores(self.pairs),
            "b3": _round_scores(self.b3),
            "false_merge_rate": round(self.false_merge_rate, 4),
            "different_names": _round_scores(self.different_names),
            "wrong_pairs": {
                kind: {"pairs": pairs, "wrong": wrong, "share": round(wrong / pairs, 4)}
                for kind, (pairs, wrong) in sorted(self.wrong.items())
            },
            "items": self.items,
            "found": round(self.found / self.items, 4) if self.items else 0.0,
        }


def linked_entities(
    document: GoldDocument, places: Sequence[NodeMention], known: Scheme
) -> Iterator[LinkedEntity]:
    """Yield the gold entities of a document that have a link and a mention.

    Args:
        document: what people marked.
        places: the system's mentions of the document, with their nodes.
        known: what the labels mean, for the kinds.
    """
    seen: dict[_Span, Counter[str]] = defaultdict(Counter)
    for place in places:
        seen[trim_span(document.text, place.start, place.end)][place.node] += 1
    for thing in document.entities:
        link = _gold_link(thing)
        marked = [one for one in document.mentions if one.entity == thing.id]
        if link is None or not marked:
            continue
        spans = {trim_span(document.text, one.start, one.end) for one in marked}
        kinds = Counter(known.kind(one.types) or "" for one in marked)
        yield LinkedEntity(
            article=document.id,
            thing=link,
            node=_find_node(spans, seen),
            names=frozenset(normalize_name(document.text[low:high]) for low, high in spans),
            kind=_KINDS.get(min(kinds, key=lambda one: (-kinds[one], one)), _OTHER),
        )


def measure_identity(found: Iterable[LinkedEntity]) -> IdentityScores:
    """Score the items of a corpus.

    Args:
        found: the items of all its articles, in any order.
    """
    all_of_them = tuple(found)
    nodes: dict[Hashable, list[LinkedEntity]] = defaultdict(list)
    things: dict[str, list[LinkedEntity]] = defaultdict(list)
    for number, item in enumerate(all_of_them):
        nodes[number if item.node is None else item.node].append(item)
        things[item.thing].append(item)
    shared = [row for row in nodes.values() if len(row) > 1]
    same_node = [pair for row in shared for pair in combinations(row, 2)]
    same_thing = [pair for row in things.values() for pair in combinations(row, 2)]
    renamed = [
        [pair for pair in pairs if _share_no_name(pair)] for pairs in (same_node, same_thing)
    ]
    return IdentityScores(
        items=len(all_of_them),
        found=sum(item.node is not None for item in all_of_them),
        pairs=_tally_pairs(same_node, same_thing),
        different_names=_tally_pairs(*renamed),
        b3=_b_cubed(nodes.values(), len(all_of_them), things),
        shared=len(shared),
        mixed=sum(len({item.thing for item in row}) > 1 for row in shared),
        wrong=_count_wrong_pairs(same_node),
    )


def _gold_link(thing: GoldEntity) -> str | None:
    """What people linked an entity to, Wikidata first."""
    return (
        thing.wikidata
        or thing.wikipedia
        or (f"geonames:{thing.geonames}" if thing.geonames is not None else None)
    )


def _find_node(spans: Iterable[_Span], seen: dict[_Span, Counter[str]]) -> str | None:
    """The node that most of some spans fall into: those that are there exactly, else the alike."""
    wanted = sorted(spans)
    votes: Counter[str] = Counter()
    for span in wanted:
        votes.update(seen.get(span, {}))
    if not votes:
        for span in wanted:
            for other, row in seen.items():
                if _mostly_overlap(span, other):
                    votes.update(row)
    return min(votes, key=lambda one: (-votes[one], one), default=None)


def _mostly_overlap(one: _Span, other: _Span) -> bool:
    """Whether two spans share more than two thirds of what both together cover.

    Else another thing was named: Germany isn't what "German Sportsman of the Year" is found as.
    """
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 3 * shared > 2 * (max(one[1], other[1]) - min(one[0], other[0]))


def _share_no_name(pair: tuple[LinkedEntity, LinkedEntity]) -> bool:
    """Whether two items share no name."""
    return pair[0].names.isdisjoint(pair[1].names)


def _tally_pairs(
    same_node: Sequence[tuple[LinkedEntity, LinkedEntity]],
    same_thing: Sequence[tuple[LinkedEntity, LinkedEntity]],
) -> Tally:
    right = sum(one.thing == other.thing for one, other in same_node)
    return Tally(right, len(same_node), right, len(same_thing))


def _b_cubed(
    nodes: Iterable[list[LinkedEntity]], count: int, things: dict[str, list[LinkedEntity]]
) -> Tally:
    """How pure each item's node is, and how much of its thing is there."""
    shares = [
        (number**2 / len(row), number**2 / len(things[thing]))
        for row in nodes
        for thing, number in Counter(item.thing for item in row).items()
    ]
    precise, complete = fsum(one for one, _ in shares), fsum(one for _, one in shares)
    return Tally(precise, count, complete, count)


def _count_wrong_pairs(
    same_node: Iterable[tuple[LinkedEntity, LinkedEntity]],
) -> dict[str, tuple[int, int]]:
    pairs: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one, other in same_node:
        for kind in {one.kind, other.kind}:
            pairs[kind] += 1
            wrong[kind] += one.thing != other.thing
    return {kind: (count, wrong[kind]) for kind, count in pairs.items()}


def _round_scores(tally: Tally) -> dict[str, float]:
    score = tally.score
    return {key: round(getattr(score, key), 4) for key in ("p", "r", "f1")}
