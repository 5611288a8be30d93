"""What is told by what stands before a noun."""

from __future__ import annotations

import pytest
from tests.news import read_one


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The International Atomic Energy Agency (IAEA) chief Ada Hart left.",
            "Ada Hart | holds_position | chief of International Atomic Energy Agency",
        ),
        # A bracket that opens the text stands behind no name.
        ("(NATO) chief Ada Hart joins Greenpeace", "Ada Hart | member_of | Greenpeace"),
    ],
)
def test_a_short_name_in_brackets_is_passed_over(text, line):
    assert line in read_one(text).lines()
