"""Where the nodes of a picture stand: forces, as ForceAtlas2 has them, from a fixed start.

Guarantees: the same nodes and edges give the same places; components of up to 500 nodes on any
machine and any version of Python and numpy, as the sums run in a fixed order and use only
operations that IEEE 754 rounds exactly (networkx's layouts add up in the processor's order).
Larger ones are divided into communities by networkx, whose versions may differ. A few thousand
nodes take seconds. It knows nothing of entities or claims, doesn't minimise crossings, and places
no labels.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from dateline.export.packing import Edge, Point, covered_cells, pack_parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_WHOLE = 500  # nodes up to which every pair repels; more are laid out cluster by cluster
_QUICK = 100  # nodes up to which steps cost little, so that they get more of them
_STEPS = 600
_SEED = 7
_REPULSION = 12.0
_GRAVITY = 0.9
_TOLERANCE = 1.0  # ForceAtlas2's jitter tolerance: how much a node may swing before it slows down
_APART = 26.0  # closest that two nodes come: about the size of a well-connected one and a gap
_WIDER = 1.18  # labels run sideways, so the picture does too


def place_nodes(count: int, edges: Sequence[Edge], *, last: Collection[int] = ()) -> list[Point]:
    """Place nodes so that what is connected stands together.

    Args:
        count: number of nodes; edges name them 0 to `count - 1`.
        edges: pairs of nodes; a pair given twice pulls twice as hard.
        last: nodes whose components stand round all others.

    Returns:
        A place for each node, in units of about a screen pixel, round (0, 0), `y` upwards.
    """
    import numpy as np

    outer = frozenset(last)
    parts = find_components(count, edges)
    parts.sort(key=lambda part: (part[0] in outer, -len(part), part[0]))
    home = {node: number for number, part in enumerate(parts) for node in part}
    seat = {node: index for part in parts for index, node in enumerate(part)}
    inside: list[list[Edge]] = [[] for _ in parts]
    for a, b in edges:
        inside[home[a]].append((seat[a], seat[b]))
    shapes = [_lay_out_component(len(part), own) for part, own in zip(parts, inside, strict=True)]
    shifts = pack_parts(
        [covered_cells(shape, own) for shape, own in zip(shapes, inside, strict=True)]
    )
    places = np.empty((count, 2))
    for part, shape, shift in zip(parts, shapes, shifts, strict=True):
        places[part] = shape + shift
    return [(round(float(x), 1), round(float(y), 1)) for x, y in places]


def find_components(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """What hangs together, each part sorted, and the parts by their smallest node."""
    near: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    found, seen = [], [False] * count
    for root in range(count):
        if seen[root]:
            continue
        part, seen[root] = [root], True
        for node in part:  # grows as it is walked
            fresh = [other for other in dict.fromkeys(near[node]) if not seen[other]]
            for other in fresh:
                seen[other] = True
            part += fresh
        found.append(sorted(part))
    return found


def _lay_out_component(count: int, edges: Sequence[Edge]) -> Array:
    """One component, turned to lie wide, as labels and screens do."""
    import numpy as np

    places = (
        _lay_out_at_once(count, edges) if count <= _WHOLE else _lay_out_by_community(count, edges)
    )
    width, height = (places.max(axis=0) - places.min(axis=0)).tolist()
    if height > width:
        places = np.stack((places[:, 1], -places[:, 0]), axis=1)
    wide: Array = places * np.array([_WIDER, 1.0])
    return wide


def _lay_out_at_once(count: int, edges: Sequence[Edge]) -> Array:
    if count <= 2:  # noqa: PLR2004 - a pair has no shape to find
        return _sunflower_points(count) * _APART
    # A handful settles sooner than a hundred nodes, and a corpus has hundreds of handfuls.
    steps = min(_STEPS, 40 + 8 * count) if count <= _QUICK else _STEPS // 2
    settled = _run_forces(_start_places(count, edges), edges, steps=steps)
    return _push_apart(settled, apart=_APART)


def _start_places(count: int, edges: Sequence[Edge]) -> Array:
    """A sunflower, grown from the best-connected node outwards; never two nodes on one spot."""
    import numpy as np

    near: list[set[int]] = [set() for _ in range(count)]
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    ranked = sorted(range(count), key=lambda node: (-len(near[node]), node))
    order: dict[int, None] = {}  # a dict for its order
    for root in ranked:
        order.setdefault(root)
        border = [root]
        while border:
            border = sorted({far for node in border for far in near[node]} - order.keys())
            order.update(dict.fromkeys(border))
    places = np.empty((count, 2))
    places[list(order)] = _sunflower_points(count) * _APART
    return places


def _sunflower_points(count: int) -> Array:
    """Points of even density in a disc, each turned by the golden angle from the one before.

    The turn is a product of fixed numbers, not a sine: sines differ between machines.
    """
    import numpy as np

    cosine, sine = -0.7373688780783197, 0.6754902942615238  # of 2.399963 radians
    points = np.empty((count, 2))
    x, y = 1.0, 0.0
    for index in range(count):
        radius = math.sqrt(index + 0.5)
        points[index] = (x * radius, y * radius)
        x, y = x * cosine - y * sine, x * sine + y * cosine
    return points


def _find_communities(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Communities (Louvain), largest first, each with its best-connected nodes first."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b in edges:
        weight = graph.edges[a, b]["weight"] + 1 if graph.has_edge(a, b) else 1
        graph.add_edge(a, b, weight=weight)
    found = nx.community.louvain_communities(graph, seed=random.Random(_SEED))  # noqa: S311
    groups = [sorted(group, key=lambda node: (-graph.degree(node), node)) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _run_forces(places: Array, edges: Sequence[Edge], *, steps: int) -> Array:
    """Let repulsion, the edges' pull and gravity work, each node at the speed that it bears."""
    import numpy as np

    ends = np.array(edges, dtype=np.intp).reshape(-1, 2)
    count = len(places)
    mass = 1.0 + np.bincount(ends.ravel(), minlength=count)
    before = np.zeros_like(places)
    speed = 1.0
    for _ in range(steps):
        force = (
            _repulsion_force(places, mass)
            + _edge_force(places, ends)
            - _gravity_force(places, mass)
        )
        swing = mass * _vector_lengths(force - before)
        traction = mass * _vector_lengths(force + before) / 2
        total_swing, total_traction = math.fsum(swing), math.fsum(traction)  # exact, so orderless
        if total_swing > 0:
            target = _TOLERANCE * total_traction / total_swing
            speed += min(target - speed, 0.5 * speed)
        places = places + force * (speed / (1 + speed * np.sqrt(swing)))[:, None]
        before = force
    return places


def _repulsion_force(places: Array, mass: Array) -> Array:
    """Each pair pushes apart by its masses over its distance."""
    import numpy as np

    dx = places[:, 0] - places[:, 0][:, None]
    dy = places[:, 1] - places[:, 1][:, None]
    squared = dx * dx + dy * dy + 0.01
    strength = mass[:, None] * mass
    strength /= squared
    dx *= strength
    dy *= strength
    # Summed over the first axis, where numpy adds row by row, in order, on every machine.
    return np.stack((dx.sum(axis=0), dy.sum(axis=0)), axis=1) * (_REPULSION * _APART)


def _edge_force(places: Array, ends: Array) -> Array:
    import numpy as np

    count = len(places)
    if len(ends) == 0:
        return np.zeros_like(places)
    gap = places[ends[:, 1]] - places[ends[:, 0]]
    pulls = [
        np.bincount(ends[:, 0], gap[:, axis], count) - np.bincount(ends[:, 1], gap[:, axis], count)
        for axis in (0, 1)
    ]
    return np.stack(pulls, axis=1)


def _gravity_force(places: Array, mass: Array) -> Array:
    """A pull to the middle that grows with distance, so that loose parts stay in the picture."""
    return places * (_GRAVITY * mass)[:, None] * 0.2


def _vector_lengths(vectors: Array) -> Array:
    import numpy as np

    lengths: Array = np.sqrt(vectors[:, 0] * vectors[:, 0] + vectors[:, 1] * vectors[:, 1])
    return lengths


def _push_apart(places: Array, *, apart: float, rounds: int = 40) -> Array:
    """Push nodes that are closer than `apart` away from each other, both by half."""
    import numpy as np

    for _ in range(rounds):
        dx = places[:, 0] - places[:, 0][:, None]
        dy = places[:, 1] - places[:, 1][:, None]
        distance = np.sqrt(dx * dx + dy * dy) + 1e-9
        overlap = np.maximum(apart - distance, 0) / distance / 2
        np.fill_diagonal(overlap, 0)
        if not overlap.any():
            break
        shift = np.stack(((dx * overlap).sum(axis=0), (dy * overlap).sum(axis=0)), axis=1)
        places = places + shift * 0.8
    return places


def _lay_out_by_community(count: int, edges: Sequence[Edge]) -> Array:
    """Communities as discs, placed by their ties to each other, each laid out by itself."""
    import numpy as np

    groups = _find_communities(count, edges)
    home = {node: number for number, group in enumerate(groups) for node in group}
    inside: list[list[Edge]] = [[] for _ in groups]
    between = []
    seat = {node: index for group in groups for index, node in enumerate(group)}
    for a, b in edges:
        if home[a] == home[b]:
            inside[home[a]].append((seat[a], seat[b]))
        else:
            between.append((home[a], home[b]))
    discs = [
        _lay_out_at_once(len(group), own)
        if len(group) <= _WHOLE
        else _sunflower_points(len(group)) * _APART
        for group, own in zip(groups, inside, strict=True)
    ]
    centres = _place_discs(np.array([_disc_radius(disc) for disc in discs]), between)
    places = np.empty((count, 2))
    for group, disc, centre in zip(groups, discs, centres, strict=True):
        places[group] = disc - (disc.min(axis=0) + disc.max(axis=0)) / 2 + centre
    return places


def _disc_radius(disc: Array) -> float:
    """Radius that holds a disc and a margin round it."""
    middle = (disc.min(axis=0) + disc.max(axis=0)) / 2
    return float(max(_vector_lengths(disc - middle).tolist())) + _APART


def _place_discs(radii: Array, ties: Sequence[Edge]) -> Array:
    """Places for discs of given radii: tied ones near, none over another."""
    import numpy as np

    count = len(radii)
    small = ties if len(ties) < 4 * count else sorted(set(ties))  # else all ends in one heap
    places = _run_forces(_sunflower_points(count) * _APART, small, steps=200)
    places *= max(radii.tolist()) / _APART
    for _ in range(300):
        dx = places[:, 0] - places[:, 0][:, None]
        dy = places[:, 1] - places[:, 1][:, None]
        distance = np.sqrt(dx * dx + dy * dy) + 1e-9
        overlap = np.maximum(radii + radii[:, None] - distance, 0) / distance / 2
        np.fill_diagonal(overlap, 0)
        shift = np.stack(((dx * overlap).sum(axis=0), (dy * overlap).sum(axis=0)), axis=1)
        places = places * 0.985 + shift * 0.6
    return places
