from __future__ import annotations

import pytest

from dateline.annotate.coreference.name_forms import (
    ends_another,
    may_be_one_body,
    same_person,
)


def test_a_name_without_a_word_is_no_ones():
    """Dots are no initials."""
    assert not same_person(". .", "Anna Riskova")
    assert not same_person("Anna Riskova", ". .")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Democrats", "Liberal Democrat", True),
        ("Social Democratic Party", "Democratic Party", True),
        ("Labour", "Parliamentary Labour Party", True),
        ("Liberals", "Liberal Democrats", False),
        ("Labour", "Labour Party", False),
        ("Labour", "Labour", False),
    ],
)
def test_a_name_that_lacks_the_first_word_of_another(one, other, expected):
    """Whichever comes first."""
    assert ends_another(one, other) is ends_another(other, one) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("World Rowing", "World Rowing Council", False),
        ("Port Commission", "Port Committee", False),
        ("Council of Europe", "Council of Europe", True),
        ("Harbour Agency", "National Harbour Agency", True),
    ],
)
def test_a_panel_of_a_body_is_another(left, right, expected):
    """Where no other word tells them apart."""
    assert may_be_one_body(left, right) is may_be_one_body(right, left) is expected
