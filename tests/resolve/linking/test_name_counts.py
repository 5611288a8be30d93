"""How many may be called like somebody."""

from __future__ import annotations

import pytest

from dateline.resolve.identity.people_names import parse_person
from dateline.resolve.linking.name_counts import FEW, count_namesakes, is_borne


def count(name):
    """Namesakes of a full name."""
    parsed = parse_person(name)
    assert parsed is not None
    return count_namesakes(parsed)


def test_usual_names_have_more_namesakes():
    """Either part of a name may be the usual one."""
    assert count("John Smith") > 50 * count("John Zuckerberg")
    assert count("John Zuckerberg") > count("Zoltan Zuckerberg")
    assert count("Zoltan Smith") > count("Zoltan Zuckerberg")


def test_a_name_of_no_line_counts_as_few():
    """Of a given and of a family name."""
    assert count("Qwx Zqrx") == pytest.approx(FEW * FEW / 1000)


def test_some_words_are_borne_as_names():
    """As a family name or a given one, in the form of a key."""
    assert is_borne("smith")
    assert is_borne("zoltan")
    assert not is_borne("norlux")
