"""Which things of a graph are most connected, by the measures of network analysis.

Two things are tied by each claim between them and each event that both have part in; events and
articles are no things here, and what an article merely mentions ties nothing. Who has part in an
event of many is tied to all of them.

Guarantees: the same graph gives the same order and the same figures, to six digits. The measures
are networkx's own; of a large graph, betweenness is that of a sample, always the same one.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.core import markup
from dateline.core.errors import QueryError
from dateline.core.model import Entity, Fact

if TYPE_CHECKING:
    import networkx as nx

_APART = frozenset({"Article", "Event"})
_SAMPLE = 400  # nodes from which betweenness is measured; all of them up to so many
_SEED = 0
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A thing and its place in a ranking.

    Attributes:
        entity: the thing.
        score: the measure; of the degree the number of things it is tied to, else a share.
        neighbors: how many things it is tied to.
        ties: how many claims and events tie it to them.
    """

    entity: Entity
    score: float
    neighbors: int
    ties: int

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        notes = (
            markup.escape(self.entity.kind),
            f"neighbours {self.neighbors}",
            f"ties {self.ties}",
        )
        return markup.card(f"<b>{markup.escape(self.entity.label)}</b>", notes)


def rank_entities(facts: Iterable[Fact], *, by: str) -> list[Ranked]:
    """The things of a graph that are tied to any other, the most connected first.

    Args:
        facts: the graph's claims.
        by: one of `MEASURES`.

    Raises:
        QueryError: no such measure.
    """
    if by not in MEASURES:
        message = f"no measure {by!r}; the measures are {', '.join(MEASURES)}"
        raise QueryError(message)
    entities: dict[str, Entity] = {}
    network = _tie_things(facts, entities)
    scores = MEASURES[by](network)
    ranked = [
        Ranked(
            entity=entities[one],
            score=round(float(scores[one]), _DIGITS),
            neighbors=network.degree(one),
            ties=int(network.degree(one, weight="weight")),
        )
        for one in network
    ]
    return sorted(ranked, key=lambda one: (-one.score, -one.ties, one.entity.id))


def _tie_things(facts: Iterable[Fact], entities: dict[str, Entity]) -> nx.Graph[str]:
    """The things as a network, and each of them by its id; weights count ties."""
    import networkx as nx

    ties: Counter[tuple[str, str]] = Counter()
    taking_part: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if not isinstance(fact.object, Entity):
            continue
        ends = {one.id: one for one in (fact.subject, fact.object) if one.kind not in _APART}
        entities.update(ends)
        if len(ends) > 1:
            ties[min(ends), max(ends)] += 1
        for event in (fact.subject, fact.object):
            if event.kind == "Event":
                taking_part[event.id].update(ends)
    for members in taking_part.values():
        ties.update(itertools.combinations(sorted(members), 2))
    network: nx.Graph[str] = nx.Graph()
    network.add_weighted_edges_from((a, b, count) for (a, b), count in sorted(ties.items()))
    return network


def _degree(network: nx.Graph[str]) -> Mapping[str, float]:
    return dict(network.degree())


def _betweenness(network: nx.Graph[str]) -> Mapping[str, float]:
    import networkx as nx

    sample = min(len(network), _SAMPLE)
    return _scores(nx.betweenness_centrality(network, k=sample or None, seed=_SEED))


def _closeness(network: nx.Graph[str]) -> Mapping[str, float]:
    import networkx as nx

    return _scores(nx.closeness_centrality(network))


def _scores(found: Any) -> Mapping[str, float]:
    """What networkx gives, which has no types."""
    return dict(found)


MEASURES: dict[str, Callable[[Any], Mapping[str, float]]] = {
    "degree": _degree,
    "betweenness": _betweenness,
    "closeness": _closeness,
}
