"""Of two places side by side, which are an address."""

from __future__ import annotations

import pytest
from tests.news import read_one


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # The authority knows the region, and the place there or none of its name.
        (
            "Police in Claverdine, Pennsylvania, said so.",
            {"Claverdine | located_in | Pennsylvania"},
        ),
        ("Police in Paris, Texas, said so.", {"Paris | located_in | Texas"}),
        # It knows the place elsewhere, or no such region: that may be a list.
        ("He spoke in Oslo, Maryland, on Monday.", set()),
        ("They met in Claverdine, Lancashire, on Monday.", set()),
    ],
)
def test_a_place_in_a_region(text, lines):
    """A list looks the same, so that the authority must know it."""
    assert read_one(text).lines(predicate="located_in") == lines
