"""Parts of a picture side by side, and late-comers in its gaps."""

from __future__ import annotations

import itertools
import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.packing import covered_cells, pack_parts, place_beside

_SIZES = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400)), min_size=1, max_size=12)


@given(_SIZES)
@settings(max_examples=25)
def test_no_part_covers_another(sizes: list[tuple[int, int]]) -> None:
    """Whatever the sizes, each part has cells of its own once it is shifted."""
    parts = [np.array([(0.0, 0.0), (wide, tall)]) for wide, tall in sizes]
    shifts = pack_parts([covered_cells(part, [(0, 1)]) for part in parts])
    covered = [
        {tuple(cell) for cell in covered_cells(part + shift, [(0, 1)]).tolist()}
        for part, shift in zip(parts, shifts, strict=True)
    ]
    assert not any(one & other for one, other in itertools.combinations(covered, 2))


def test_the_first_part_stands_in_the_middle() -> None:
    """The parts after it stand round it, and the whole is about as wide as a page."""
    part = np.array([(500.0, 500.0)])
    shifts = pack_parts([covered_cells(part, [])] * 300)
    places = np.array([part[0] + shift for shift in shifts])
    assert np.abs(places[0]).max() < 50
    width, height = places.max(axis=0) - places.min(axis=0)
    assert 0.9 < width / height < 1.8


def test_nothing_to_pack() -> None:
    """No parts have no shifts."""
    assert pack_parts([]) == []


def test_late_comers_stand_by_what_they_touch() -> None:
    """Twenty that touch one node stand round it, each on a spot of its own; none moves a node."""
    places = {0: (0.0, 0.0), 1: (1000.0, 0.0)}
    found = place_beside(places, 24, [(0, late) for late in range(2, 22)] + [(21, 22)])
    assert {node: found[node] for node in places} == places
    assert len(set(found.values())) == 24
    assert all(math.dist(found[late], (0, 0)) < 120 for late in range(2, 23))


def test_late_comers_stand_in_a_free_cell_nearest_the_middle_of_what_they_touch() -> None:
    """Between two, beside one; two late-comers take two cells, and what stood stays."""
    found = place_beside({0: (0.0, 0.0), 1: (240.0, 0.0)}, 4, [(0, 2), (1, 2), (0, 3)])
    assert (found[0], found[1]) == ((0.0, 0.0), (240.0, 0.0))
    assert found[2] == (132.0, 12.0)
    assert math.dist(found[3], found[0]) < 48
    assert found[3] != (12.0, 12.0)  # the cell of what it touches is taken
    twins = place_beside({0: (0.0, 0.0)}, 3, [(0, 1), (0, 2)])
    assert len(set(twins.values())) == 3


def test_what_touches_nothing_stands_outside() -> None:
    """To the right of all, and what touches it beside it."""
    found = place_beside({0: (0.0, 0.0), 1: (240.0, 0.0)}, 4, [(2, 3)])
    assert found[2][0] > 240 + 24
    assert math.dist(found[2], found[3]) < 60
    assert place_beside({}, 1, [])[0][0] > 0
    assert place_beside({}, 0, []) == {}


def test_a_part_covers_its_lines_and_room_for_labels() -> None:
    """A node alone covers seven cells by three; a line between two, the cells on its way."""
    alone = covered_cells(np.array([[12.0, 12.0]]), [])
    assert {tuple(cell) for cell in alone.tolist()} == {
        (x, y) for x in range(-3, 4) for y in range(-1, 2)
    }
    ends = np.array([[12.0, 12.0], [492.0, 12.0]])
    cells = {x for x, y in covered_cells(ends, [(0, 1)]).tolist() if y == 0}
    assert 10 in cells
    assert 10 not in {x for x, y in covered_cells(ends, []).tolist()}
