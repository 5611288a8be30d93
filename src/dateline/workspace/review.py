"""What a person should look at first: the least certain decisions about the most claims.

Guarantees: questions come most valuable first (uncertainty times the claims that the answer
touches), in an order that inputs don't change; what a person has answered isn't asked again, and of
several decisions about the same two names of the same things one is asked. It writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.authority import Authority
from dateline.core.model import Decision, Judgement
from dateline.core.text import normalize_name
from dateline.graph.clustering import is_authority_id
from dateline.graph.corrections import Correction
from dateline.graph.corrections.records import Different, Link, Same, Unlink, Unsure
from dateline.graph.corrections.rulings import to_authority_id
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two things that may be one.

    Attributes:
        decision: what the machine thinks, and why.
        left: one of them.
        right: the other.
        claims: how many claims the answer touches.
        value: uncertainty times claims.
    """

    decision: Decision
    left: Side
    right: Side
    claims: int
    value: float

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
        graph: the graph.
        authority: what tells what an entry is called.
    """
    who = graph.who
    asked = _Answered(who)
    touching: dict[str, int] = {}
    best: dict[tuple[str, ...], tuple[float, float, int, Decision]] = {}
    for one in sorted(who.decisions, key=lambda made: (made.left, made.right, made.by)):
        doubt = _uncertainty(one)
        if not doubt or one.left not in who.anchors or asked.covers(one):
            continue
        chain = one.right in who.anchors
        if not chain and not is_authority_id(one.right):
            continue
        ends = [who.of_chain[end] for end in (one.left, *([one.right] if chain else []))]
        if one.judgement is Judgement.UNSURE and chain and ends[0] is ends[1]:
            continue  # something else has joined them
        for entity in ends:
            if entity.id not in touching:
                facts = (*graph.claims(subject=entity), *graph.claims(object=entity))
                touching[entity.id] = len({fact.id for fact in facts})
        claims = sum(touching[name] for name in {entity.id for entity in ends})
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
            left=_make_side(who, one.left, authority),
            right=_make_side(who, one.right, authority),
            claims=claims,
            value=value,
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
    """How unsure a decision is, 0 to 1; 0 if it isn't worth asking."""
    sure = max(one.score, 1 - one.score)
    if one.judgement is not Judgement.UNSURE and sure >= _SURE:
        return 0.0
    return max(2 * (1 - sure), 2 * (1 - _SURE))


def _make_side(who: Lookup, end: str, authority: Authority) -> Side:
    anchor = who.anchors.get(end)
    if anchor is None:
        known = authority.get(end)
        label = end if known is None else f"{known.label}, {known.kind}"
        return Side(label=label, quote=None, where=end, thing=end)
    where = who.article(anchor.document)
    thing = who.describe_exactly(end)
    return Side(label=anchor.lead, quote=who.quote(end), where=where, thing=to_plain_address(thing))
