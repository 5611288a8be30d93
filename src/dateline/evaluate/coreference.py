"""Coreference scores: MUC, B³ and CEAFe, as the CoNLL reference scorer computes them.

Guarantees: the values are those of the reference implementation (Pradhan et al., "Scoring
Coreference Partitions of Predicted Mentions", ACL 2014) for mentions that the system found itself:
what only one side has counts against the other. Clusters may come in any order.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeAlias

from dateline.evaluate.counts import Tally

Cluster: TypeAlias = frozenset[tuple[int, int]]


def muc(found: Collection[Cluster], gold: Collection[Cluster]) -> Tally:
    """Links kept: Vilain et al., "A model-theoretic coreference scoring scheme", MUC-6 1995."""
    kept, links = _count_links(found, gold)
    held, wanted = _count_links(gold, found)
    return Tally(kept, links, held, wanted)


def b_cubed(found: Collection[Cluster], gold: Collection[Cluster]) -> Tally:
    """Mention by mention: Bagga & Baldwin, "Algorithms for scoring coreference chains", 1998."""
    squares = [
        (len(shared) ** 2, len(one), len(other))
        for one in found
        for other in gold
        if (shared := one & other)
    ]
    return Tally(
        sum(square / size for square, size, _ in squares),
        sum(map(len, found)),
        sum(square / size for square, _, size in squares),
        sum(map(len, gold)),
    )


def ceaf_e(found: Collection[Cluster], gold: Collection[Cluster]) -> Tally:
    """Clusters matched one to one by φ₄: Luo, "On coreference resolution performance", 2005."""
    ours, theirs = dict(enumerate(found)), dict(enumerate(gold))
    weights = {
        (i, j): 2 * len(one & other) / (len(one) + len(other))
        for i, one in ours.items()
        for j, other in theirs.items()
        if one & other
    }
    common = sum(weights[pair] for pair in match_one_to_one(weights).items())
    return Tally(common, len(ours), common, len(theirs))


MEASURES = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}


def match_one_to_one(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Match left to right numbers one to one so that the sum of the weights is as large as can be.

    Args:
        weights: (left, right) → weight above 0; pairs that aren't there may not be matched.

    Returns:
        Left → right, for those that are matched; of equally good matchings always the same one.
    """
    import networkx as nx

    graph = nx.Graph()
    for (left, right), weight in sorted(weights.items()):
        graph.add_edge(("left", left), ("right", right), weight=weight)
    pairs = sorted(sorted(pair) for pair in nx.max_weight_matching(graph))
    return {left: right for (_, left), (_, right) in pairs}


def _count_links(clusters: Collection[Cluster], others: Collection[Cluster]) -> tuple[float, float]:
    """How many links hold clusters together, and how many of them the others have as well."""
    home: dict[Hashable, int] = {
        mention: number for number, cluster in enumerate(others) for mention in cluster
    }
    kept = wanted = 0
    for cluster in clusters:
        known = [home[mention] for mention in cluster if mention in home]
        parts = len(set(known)) + len(cluster) - len(known)
        kept += len(cluster) - parts
        wanted += len(cluster) - 1
    return kept, wanted
