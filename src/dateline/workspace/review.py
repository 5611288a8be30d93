"""What a person should look at first: the least certain decisions about the most claims.

Guarantees: questions come most valuable first (uncertainty times the claims that the answer
touches), in an order that inputs don't change; what a person has answered isn't asked again, and of
several decisions about the same two names of the same things one is asked. It writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dateline.authority import Authority
from dateline.core.model import Decision, Judgement
from dateline.core.text import normalize_name
from dateline.graph.clustering import is_authority_id
from dateline.graph.corrections import Correction
from dateline.graph.corrections.records import Different, Link, Same, Unlink, Unsure
from dateline.graph.corrections.rulings import to_authority_id
from dateline.graph.on_demand import doubtful_decisions, fetch_ahead
from dateline.workspace.correct import make_correction, to_plain_address

if TYPE_CHECKING:
    from dateline.graph.lookup import Lookup
    from dateline.workspace.knowledge_graph import KnowledgeGraph

_SURE = 0.95  # a decision that is surer than this, either way, isn't worth a person's time
_ANSWERS = {"y": ("same", "link"), "n": ("different", "unlink"), "u": ("unsure", "unsure")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two things of a question.

    Attributes:
        label: what it is called.
        quote: the words that mention it; None for an entry of the authority.
        where: the article, or the id of the entry.
        thing: how an entry of `corrections.toml` addresses it.
    """

    label: str
    quote: str | None
    where: str
    thing: Any


@dataclass(frozen=True, kw_only=True)
class Question:
    """Two things that may be one.

    Attributes:
        decision: what the machine thinks, and why.
        entry: the authority's entry, where the other thing is one.
        claims: how many claims the answer touches.
        value: uncertainty times claims.
        who: tells what the things are called.
    """

    decision: Decision
    entry: Side | None
    claims: int
    value: float
    who: Lookup = field(repr=False, compare=False)

    @cached_property
    def left(self) -> Side:
        """One of them; to find how it is addressed takes a while, and few are looked at."""
        return _make_side(self.who, self.decision.left)

    @cached_property
    def right(self) -> Side:
        """The other."""
        return self.entry or _make_side(self.who, self.decision.right)

    def answer(self, letter: str, *, author: str | None, note: str = "") -> Correction:
        """The entry that an answer makes: `y` they are one, `n` they aren't, `u` can't be told."""
        between, link = _ANSWERS[letter]
        if self.right.quote is not None or letter == "u":
            things = [self.left.thing, self.right.thing]
            return make_correction(between, author=author, note=note, things=things)
        linked = {"thing": self.left.thing, "to": self.decision.right}
        return make_correction(link, author=author, note=note, **linked)


def rank_questions(graph: KnowledgeGraph, authority: Authority) -> list[Question]:
    """What is worth asking about a graph, most valuable first.

    Args:
        graph: the graph, or a part of one.
        authority: what tells what an entry is called.
    """
    who = graph.who
    asked = _Answered(who)
    best: dict[tuple[str, ...], tuple[float, float, int, Decision]] = {}
    doubtful = list(doubtful_decisions(who.decisions, sure=_SURE))
    fetch_ahead(who.of_chain, {end for one in doubtful for end in (one.left, one.right)})
    for one in sorted(doubtful, key=lambda made: (made.left, made.right, made.by)):
        doubt = _uncertainty(one)
        if one.left not in who.anchors or asked.covers(one):
            continue
        chain = one.right in who.anchors
        if not chain and not is_authority_id(one.right):
            continue
        ends = [who.of_chain[end] for end in (one.left, *([one.right] if chain else []))]
        if one.judgement is Judgement.UNSURE and chain and ends[0] is ends[1]:
            continue  # something else has joined them
        if not any(entity in graph for entity in ends):
            continue  # the graph is a part, in which neither is
        claims = sum(graph.overview.weigh(name) for name in {entity.id for entity in ends})
        names = sorted(
            normalize_name(who.anchors[end].lead) for end in (one.left, one.right)[: len(ends)]
        )
        key = (*sorted(entity.id for entity in ends), *names, *(() if chain else (one.right,)))
        ranked = (doubt * claims, doubt, claims, one)
        if key not in best or ranked[:2] > best[key][:2]:
            best[key] = ranked
    ordered = sorted(best.values(), key=lambda at: (-at[0], -at[1], at[3].left, at[3].right))
    return [
        Question(
            decision=one,
            entry=None if one.right in who.anchors else _find_entry(one.right, authority),
            claims=claims,
            value=value,
            who=who,
        )
        for value, _, claims, one in ordered
    ]


class _Answered:
    """What people have answered already."""

    def __init__(self, who: Lookup) -> None:
        # Chain → in which entries it is, and on which side.
        self._sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, ruled in enumerate(who.ruled):
            if isinstance(ruled.entry, Same | Different | Unsure):
                for side, group in enumerate(ruled.groups):
                    for chain in group:
                        self._sides[chain].add((number, side))
        self._links = {
            (chain, to_authority_id(ruled.entry.to or ""))
            for ruled in who.ruled
            if isinstance(ruled.entry, Link | Unlink)
            for chain in ruled.groups[0]
        }
        self._links |= {
            (chain, to_authority_id(str(one)))
            for ruled in who.ruled
            if isinstance(ruled.entry, Unsure)
            for chain in ruled.groups[0]
            for one in ruled.entry.things[1:]
            if isinstance(one, str)
        }

    def covers(self, one: Decision) -> bool:
        """Whether an entry is about the two sides of a decision."""
        if (one.left, one.right) in self._links:
            return True
        here, there = (self._sides.get(end, set()) for end in (one.left, one.right))
        return any(a == b and side != other for a, side in here for b, other in there)


def _uncertainty(one: Decision) -> float:
    """How unsure a decision that is worth asking is, 0 to 1."""
    sure = max(one.score, 1 - one.score)
    return max(2 * (1 - sure), 2 * (1 - _SURE))


def _find_entry(end: str, authority: Authority) -> Side:
    known = authority.get(end)
    label = end if known is None else f"{known.label}, {known.kind}"
    return Side(label=label, quote=None, where=end, thing=end)


def _make_side(who: Lookup, end: str) -> Side:
    anchor = who.anchors[end]
    where = who.article(anchor.document)
    thing = who.describe_exactly(end)
    return Side(label=anchor.lead, quote=who.quote(end), where=where, thing=to_plain_address(thing))
