"""Why two names are, or are not, one thing of a graph; why one is a name, and on what a claim is.

Guarantees: every step is something that was decided or read, by whom and with what reasons, and the
words of the articles that it is about; the same graph gives the same answer. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.core.model import Decision, Entity, Fact, Judgement
from dateline.core.text import normalize_name
from dateline.graph.corrections import Ruled
from dateline.graph.corrections.records import Different, Link, Same, Unsure
from dateline.graph.corrections.rulings import to_authority_id
from dateline.graph.lookup import Lookup
from dateline.graph.on_demand import decisions_about
from dateline.graph.wording import fact_label

if TYPE_CHECKING:
    import networkx as nx


_BEGIN, _END = "", "end"  # knots beside every start and every goal; no chain is called so


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyStep:
    """One thing that was decided or read.

    Attributes:
        text: what, by whom, and why.
        quotes: the words that it is about, each with its article.
    """

    text: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two names are, or are not, one thing, or why one is a name.

    Attributes:
        one: whether they are one.
        steps: what leads from one to the other, or what is known about the two.
        title: what is explained, in a line.
    """

    one: bool
    steps: tuple[WhyStep, ...]
    title: str = ""

    def __str__(self) -> str:
        lines = [self.title or ("one thing" if self.one else "two things")]
        for number, step in enumerate(self.steps, start=1):
            lines.append(f"{number}. {step.text}")
            lines += [f"   {quote}" for quote in step.quotes]
        return "\n".join(lines)


def explain_identity(who: Lookup, left: str, right: str) -> Why:
    """Explain why two names are, or are not, one thing.

    Raises:
        QueryError: the graph has nothing of a name, or several things.
    """
    (thing, one), (other_thing, other) = who.find(left), who.find(right)
    if one is not other:
        return Why(one=False, steps=tuple(_explain_apart(who, one, other)))
    starts, goals = (
        frozenset(one.chains) & who.chains(at) or frozenset(one.chains)
        for at in (thing, other_thing)
    )
    names = (thing.name or one.label, other_thing.name or one.label)
    return Why(one=True, steps=tuple(_explain_joined(who, one, starts, goals, names)))


def explain_name(who: Lookup, name: str) -> Why:
    """Explain why a thing's name is one and of its kind: of each article, the heaviest signs.

    Raises:
        QueryError: the graph has nothing of the name, or several things.
    """
    thing, entity = who.find(name)
    chains = sorted(frozenset(entity.chains) & who.chains(thing) or frozenset(entity.chains))
    steps = []
    for chain in chains:
        anchor = who.anchors[chain]
        if anchor.reasons:
            text = f"“{anchor.lead}”, {anchor.kind}: {'; '.join(anchor.reasons)}"
            steps.append(WhyStep(text=text, quotes=(_quote_chain(who, chain),)))
    title = f"{entity.label}: {entity.kind}" if steps else f"{entity.label}: no reasons are kept"
    return Why(one=True, steps=tuple(steps), title=title)


def explain_claim(fact: Fact, name_article: Callable[[str], str]) -> Why:
    """Explain a claim: how it is held and what it was read off, and every quote.

    Args:
        fact: the claim.
        name_article: what the article of a document can be told by.
    """
    speaker = "" if fact.speaker is None else f", says {fact.speaker.label}"
    text = f"{fact.stance}{speaker}, {fact.confidence:.2f}, read by {', '.join(fact.origin)}"
    quotes = (
        f"“{' '.join(one.quote.split())}” ({name_article(one.document)})" for one in fact.evidence
    )
    step = WhyStep(text=text, quotes=tuple(dict.fromkeys(quotes)))
    return Why(one=True, steps=(step,), title=f"{fact_label(fact)} (claim/{fact.id})")


def _explain_joined(
    who: Lookup,
    entity: Entity,
    starts: frozenset[str],
    goals: frozenset[str],
    names: tuple[str, str],
) -> Iterator[WhyStep]:
    """The shortest way from a chain of one name to one of the other."""
    shared = sorted(starts & goals)
    if shared:
        yield _in_one_article(who, shared[0], names)
        return
    path = _shortest_steps(_join_graph(who, entity), starts, goals)
    if path is None:
        links = ", ".join(entity.same_as)
        yield WhyStep(text=f"the words of both stand for the same entry of the authority: {links}")
        return
    yield from path


def _in_one_article(who: Lookup, chain: str, names: tuple[str, str]) -> WhyStep:
    article = who.article(who.anchors[chain].document)
    both = " and ".join(dict.fromkeys(f"“{name}”" for name in names))
    verb = "is" if normalize_name(names[0]) == normalize_name(names[1]) else "are"
    quotes = dict.fromkeys(_quote_chain(who, chain, name) for name in names)
    return WhyStep(text=f"in {article}, {both} {verb} read as one thing", quotes=tuple(quotes))


def _join_graph(who: Lookup, entity: Entity) -> nx.Graph[str]:
    """What joins the chains of an entity; links and rulings are knots of their own."""
    import networkx as nx

    inside = frozenset(entity.chains)
    graph: nx.Graph[str] = nx.Graph()

    def join(left: str, right: str, step: WhyStep) -> None:
        known = graph.get_edge_data(left, right, {}).get("step")
        if known is None or step.text < known.text:
            graph.add_edge(left, right, step=step)

    for one in decisions_about(who.decisions, inside):
        if one.judgement is Judgement.SAME and one.left in inside:
            knot = one.right if one.right in who.anchors else f"link {one.right}"
            if knot in inside or knot != one.right:
                join(one.left, knot, _describe_decision(who, one))
    for number, ruled in enumerate(who.ruled):
        if ruled.followed and isinstance(ruled.entry, Same | Link):
            knot = (
                f"link {to_authority_id(ruled.entry.to)}"
                if isinstance(ruled.entry, Link)
                else str(number)
            )
            for chain in sorted(inside & frozenset().union(*ruled.groups)):
                join(
                    chain,
                    knot,
                    WhyStep(text=_describe_ruling(ruled), quotes=(_quote_chain(who, chain),)),
                )
    return graph


def _shortest_steps(
    graph: nx.Graph[str], starts: frozenset[str], goals: frozenset[str]
) -> list[WhyStep] | None:
    """The steps of a shortest way; a ruling that is passed through is told once."""
    import networkx as nx

    ways: nx.Graph[str] = nx.Graph()
    # In a fixed order, on which depends which of several shortest ways is found.
    ways.add_edges_from((_BEGIN, one) for one in sorted(starts))
    ways.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    ways.add_edges_from((_END, one) for one in sorted(goals))
    try:
        _, *knots, _ = nx.shortest_path(ways, _BEGIN, _END)
    except nx.NetworkXNoPath:
        return None
    steps: list[WhyStep] = []
    for left, right in pairwise(knots):
        step = graph.edges[left, right]["step"]
        if steps and steps[-1].text == step.text:
            quotes = dict.fromkeys((*steps.pop().quotes, *step.quotes))
            step = WhyStep(text=step.text, quotes=tuple(quotes))
        steps.append(step)
    return steps


def _explain_apart(who: Lookup, one: Entity, other: Entity) -> Iterator[WhyStep]:
    """What was decided about two things that are two."""
    steps = [*_rulings_between(who, one, other), *_decisions_between(who, one, other)]
    if one.same_as and other.same_as and not set(one.same_as) & set(other.same_as):
        text = f"they are linked to different entries: {one.same_as[0]} and {other.same_as[0]}"
        steps.append(WhyStep(text=text))
    if not steps:
        quotes = tuple(_quote_chain(who, entity.chains[0]) for entity in (one, other))
        steps = [WhyStep(text="nothing speaks for their being one: no decision", quotes=quotes)]
    yield from steps


def _rulings_between(who: Lookup, one: Entity, other: Entity) -> Iterator[WhyStep]:
    for ruled in who.ruled:
        if isinstance(ruled.entry, Same | Different | Unsure):
            here = [group.intersection(one.chains) for group in ruled.groups]
            there = [group.intersection(other.chains) for group in ruled.groups]
            if any(here) and any(there):
                sides = [min(group) for groups in (here, there) for group in groups if group]
                yield WhyStep(text=_describe_ruling(ruled), quotes=_quote_chains(who, sides))


def _decisions_between(who: Lookup, one: Entity, other: Entity) -> Iterator[WhyStep]:
    """Each decision about a chain of one and a chain of the other; the surest of a kind only."""
    sides = frozenset(one.chains), frozenset(other.chains)
    best: dict[tuple[Judgement, tuple[str, ...]], Decision] = {}
    for made in decisions_about(who.decisions, sides[0]):
        ends = made.left, made.right
        if any(left in sides[0] and right in sides[1] for left, right in (ends, ends[::-1])):
            best.setdefault((made.judgement, made.reasons), made)
    for made in best.values():
        step = _describe_decision(who, made)
        said = " (not followed: something else keeps them apart)"
        follow = said if made.judgement is Judgement.SAME else ""
        yield WhyStep(text=step.text + follow, quotes=step.quotes)


def _describe_decision(who: Lookup, one: Decision) -> WhyStep:
    """A decision of the machine's in words."""
    chains = [end for end in (one.left, one.right) if end in who.anchors]
    names = [f"“{who.anchors[chain].lead}”" for chain in chains]
    names += [one.right] if len(chains) == 1 else []
    verdict = {Judgement.SAME: "one", Judgement.DIFFERENT: "two"}.get(one.judgement, "unsure")
    reasons = "; ".join(one.reasons)
    text = f"{' and '.join(names)}: {verdict}, {one.score:.2f}, says {one.by}: {reasons}"
    return WhyStep(text=text, quotes=_quote_chains(who, chains))


def _describe_ruling(ruled: Ruled) -> str:
    return f"correction: {ruled.entry}" + ("" if ruled.followed else "; not followed")


def _quote_chains(who: Lookup, chains: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_quote_chain(who, chain) for chain in chains))


def _quote_chain(who: Lookup, chain: str, name: str | None = None) -> str:
    """The words of an article, with its name."""
    words = who.quote(chain, name)
    where = f"({who.article(who.anchors[chain].document)})"
    return f"“{words}” {where}" if words else where
