"""Whose forename it is."""

from __future__ import annotations

import pytest

from dateline.english.forenames import find_gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela Merkel", "f"),
        ("VLADIMIR PUTIN", "m"),
        ("Ada Hart", "f"),  # in one list of men's names, too
        ("Kim Reed", ""),  # both have it
        ("Li Keqiang", ""),  # a surname that stands first
        ("Park Chung", ""),
        ("Kivik Foods", ""),
        ("Angela", ""),  # may be a surname
        ("", ""),
    ],
)
def test_gender_of_a_name(name: str, gender: str) -> None:
    """What both have tells nothing, nor what may be a surname."""
    assert find_gender(name) == gender
