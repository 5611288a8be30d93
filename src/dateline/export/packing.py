"""How the parts of a picture fill a page: side by side without covering, and late-comers in gaps.

Guarantees: the same places everywhere, as all is counted in whole cells of a grid; parts placed
sooner stand nearer the middle; no late-comer on another node's spot. It turns and changes no
part, and leaves room for labels without knowing any.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

Edge = tuple[int, int]
Point = tuple[float, float]

_CELL = 24.0  # side of a cell: about a node and a gap
_ROOM = (3, 1)  # cells kept free on each side of a node, as labels run sideways, and above it
_STEPS = 12  # points of a line that count as covered
_WIDE, _TALL = 5, 4  # the shape of a page, as the screen's part for the graph has it
_FAR = 60  # cells that a late-comer may stand from what it touches


def covered_cells(places: Array, edges: Sequence[Edge]) -> Array:
    """The cells of a grid that a drawn part covers, with room for labels."""
    import numpy as np

    points = [places]
    if edges:
        ends = np.array(edges, dtype=np.intp)
        start, way = places[ends[:, 0]], places[ends[:, 1]] - places[ends[:, 0]]
        points += [start + way * (step / _STEPS) for step in range(1, _STEPS)]
    covered = np.unique(np.floor(np.concatenate(points) / _CELL).astype(np.int64), axis=0)
    aside, above = _ROOM
    steps = [(x, y) for x in range(-aside, aside + 1) for y in range(-above, above + 1)]
    return np.unique(np.concatenate([covered + step for step in steps]), axis=0)


def pack_parts(parts: Sequence[Array]) -> list[Array]:
    """Shifts that bring parts together, the first in the middle, none over another.

    Args:
        parts: the cells of each part, in the order in which they get their places.

    Returns:
        What to add to the places of each part's nodes.
    """
    import numpy as np

    if not parts:
        return []
    extents = [part.max(axis=0) - part.min(axis=0) + 1 for part in parts]
    margin = int(max(extent.max() for extent in extents)) // 2 + 1
    half = 2 * math.isqrt(sum(len(part) for part in parts)) + margin
    side = 2 * half + 1
    offset = np.abs(np.arange(-half, half + 1))
    taken = np.zeros((side + 2 * margin, side + 2 * margin), dtype=bool)
    shifts = []
    for part, extent in zip(parts, extents, strict=True):
        own = part - (part.min(axis=0) + part.max(axis=0)) // 2
        blocked = np.zeros((side, side), dtype=bool)
        for x, y in own.tolist() if taken.any() else ():
            blocked |= taken[margin + y : margin + y + side, margin + x : margin + x + side]
        across = (2 * offset + extent[0]) * _TALL
        upward = (2 * offset + extent[1]) * _WIDE
        cost = np.maximum(across[None, :], upward[:, None]) * (8 * side * side)
        cost += offset[None, :] ** 2 + offset[:, None] ** 2
        cost[blocked] = np.iinfo(np.int64).max
        row, column = divmod(int(cost.argmin()), side)
        taken[margin + row + own[:, 1], margin + column + own[:, 0]] = True
        middle = (part.min(axis=0) + part.max(axis=0)) // 2
        shifts.append((np.array([column - half, row - half]) - middle) * _CELL)
    return shifts


def place_beside(places: Mapping[int, Point], count: int, ties: Sequence[Edge]) -> dict[int, Point]:
    """Places for all nodes: the others each in a free spot near what they touch.

    Args:
        places: where some of the nodes stand, which stay there.
        count: number of nodes, which ties name 0 to `count - 1`.
        ties: pairs of nodes that touch.
    """
    near: list[list[int]] = [[] for _ in range(count)]
    for a, b in ties:
        near[a].append(b)
        near[b].append(a)
    found = dict(places)
    spots = _FreeCells(places)
    outside = (max((x for x, _ in places.values()), default=0.0) + 2 * _CELL, 0.0)
    waiting = [node for node in range(count) if node not in places]
    while waiting:
        known = [(node, [found[one] for one in near[node] if one in found]) for node in waiting]
        ready = [(node, points) for node, points in known if points] or [(waiting[0], [outside])]
        for node, points in ready:
            found[node] = spots.take(_mean_point(points))
        waiting = [node for node in waiting if node not in found]
    return found


class _FreeCells:
    """Cells with at most one node each."""

    def __init__(self, places: Mapping[int, Point]) -> None:
        self._taken = {self._cell(place) for place in places.values()}
        reach = range(-_FAR, _FAR + 1)
        self._rings = sorted(((x, y) for x in reach for y in reach), key=_distance_order)

    def take(self, wanted: Point) -> Point:
        """The middle of the free cell that is nearest to a place."""
        x, y = self._cell(wanted)
        free = ((x + dx, y + dy) for dx, dy in self._rings if (x + dx, y + dy) not in self._taken)
        cell = next(free, (x, y))
        self._taken.add(cell)
        return (round((cell[0] + 0.5) * _CELL, 1), round((cell[1] + 0.5) * _CELL, 1))

    @staticmethod
    def _cell(place: Point) -> tuple[int, int]:
        return (math.floor(place[0] / _CELL), math.floor(place[1] / _CELL))


def _distance_order(step: tuple[int, int]) -> tuple[int, int, int]:
    x, y = step
    return (x * x + y * y, x, y)


def _mean_point(points: Sequence[Point]) -> Point:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
