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
