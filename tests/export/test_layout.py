"""Places of nodes: the same every time, apart, and near what they belong to."""

from __future__ import annotations

import itertools
import math
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.layout import find_components, place_nodes

_TWO_RINGS = (
    [(a, (a + 1) % 8) for a in range(8)] + [(8 + a, 8 + (a + 1) % 8) for a in range(8)] + [(0, 8)]
)


def test_nothing_and_one_node_have_places() -> None:
    """An empty graph has no places, and a single node has one."""
    assert place_nodes(0, []) == []
    assert len(place_nodes(1, [])) == 1


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda e: e[0] != e[1])))
@settings(max_examples=15)
def test_places_are_finite_apart_and_repeatable(edges: list[tuple[int, int]]) -> None:
    """Whatever the edges: no two nodes on one spot, no infinity, the same places again."""
    places = place_nodes(12, edges)
    assert places == place_nodes(12, edges)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places)
    assert min(math.dist(a, b) for a, b in itertools.combinations(places, 2)) > 5


def test_what_belongs_together_stands_together() -> None:
    """Of two rings joined by one edge, each node is nearer its own ring's middle."""
    places = place_nodes(16, _TWO_RINGS)
    middles = [_middle(places[:8]), _middle(places[8:])]
    for node, place in enumerate(places):
        own, other = middles[node // 8], middles[1 - node // 8]
        assert math.dist(place, own) < math.dist(place, other)


def test_components_are_what_hangs_together() -> None:
    """Each node is in one component, and edges stay within."""
    assert find_components(6, [(0, 3), (3, 5), (1, 2)]) == [[0, 3, 5], [1, 2], [4]]


def test_the_last_stand_outside() -> None:
    """Components named as the last ones stand further out than smaller ones that aren't."""
    edges = [(0, 1), (2, 3), (3, 4), (4, 5)]
    places = place_nodes(6, edges, last=[2, 3, 4, 5])
    assert math.dist(_middle(places[:2]), (0, 0)) < math.dist(_middle(places[2:]), (0, 0))


def test_a_large_graph_takes_seconds() -> None:
    """Three thousand nodes in sixty clusters are placed within the time allowed."""
    edges = [(node, node - node % 50) for node in range(3000) if node % 50] + [
        (0, 50 * k) for k in range(1, 60)
    ]
    start = time.monotonic()
    places = place_nodes(3000, edges)
    assert time.monotonic() - start < 20
    assert len(set(places)) > 2900


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
