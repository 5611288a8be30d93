"""Whose forename it is."""

from __future__ import annotations

import pytest

from dateline.english.forenames import find_gender


@pytest.mark.parametrize(
    ("forename", "gender"),
    [
        ("Angela", "f"),
        ("VLADIMIR", "m"),
        ("Ada", "f"),  # in one list of men's names, too
        ("Kim", ""),  # both have it
        ("Li", ""),  # a surname that stands first
        ("Park", ""),
        ("Kivik", ""),
        ("", ""),
    ],
)
def test_gender_of_a_forename(forename: str, gender: str) -> None:
    """What both have tells nothing, nor what may be a surname."""
    assert find_gender(forename) == gender
