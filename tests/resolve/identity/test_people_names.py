"""Whether two names of people can be one person's, by the names alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.identity.blocking import initial_key, person_keys
from dateline.resolve.identity.people_names import compare_people, is_common_name, parse_person

GIVEN = ("Anders", "Andreas", "Bill", "William", "Maria", "Mario", "J.", "Mohammed", "Muhammad")
MIDDLE = ("", "P.", "Peter", "Paul")
FAMILY = ("Holm", "Kim", "Zelensky", "Zelenskyy", "al-Gaddafi", "Qaddafi", "Smith", "Kim Jr.")
NAMES = st.builds(
    lambda *parts: " ".join(" ".join(parts).split()),
    st.sampled_from(GIVEN),
    st.sampled_from(MIDDLE),
    st.sampled_from(FAMILY),
)


@given(NAMES, NAMES)
def test_the_order_of_two_names_does_not_matter(one, other):
    """Neither to whether they are alike nor to why."""
    left, right = parse_person(one), parse_person(other)
    assert left is not None
    assert right is not None
    assert compare_people(left, right) == compare_people(right, left)


@given(NAMES)
def test_a_name_is_like_itself(name):
    """Without anything more to be shown."""
    parts = parse_person(name)
    assert parts is not None
    found = compare_people(parts, parts)
    assert found is not None
    assert found.free
    assert found.why == ""


@given(NAMES, NAMES)
def test_alike_names_share_a_block(one, other):
    """What is worth comparing is found."""
    left, right = parse_person(one), parse_person(other)
    assert left is not None
    assert right is not None
    if compare_people(left, right) is not None:
        keys = [person_keys(name) | {initial_key(name)} for name in (left, right)]
        assert keys[0] & keys[1]


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Dr. Anders Peter Holm", ("anders", "peter"), "holm"),
        ("Holm, Anders", ("anders",), "holm"),
        ("Anders Holm, Jr.", ("anders",), "holm"),
        ('Alfred "Aki" Holm', ("alfred",), "holm"),
        ("J.K. Rowland", ("j", "k"), "rowland"),
        ("Kim Min-jae", ("minjae",), "kim"),
        ("Min-jae Kim", ("minjae",), "kim"),
        ("Xi Jinping", ("jinping",), "xi"),
        ("David Lee", ("david",), "lee"),
        ("Bashar al-Assad", ("bashar",), "assad"),
    ],
)
def test_parts_of_names(name, given_names, family):
    """Titles, particles, order and initials."""
    parts = parse_person(name)
    assert parts is not None
    assert (parts.given, parts.family) == (given_names, family)


@pytest.mark.parametrize("name", ["Holm", "Dr. Holm", "J. K.", ""])
def test_what_is_no_full_name(name):
    """A family name alone, with a title or not, tells nobody apart."""
    assert parse_person(name) is None


def test_reasons_say_what_differs():
    """In words that a reader can check."""
    pairs = {
        ("Bill Holm", "William Holm"): "“Bill” is short for “William”",
        ("J. Holm", "Joanne Holm"): "“J.” may stand for “Joanne”",
        ("Anders Holm", "Anders Peter Holm"): "“Peter” is left out in one",
        ("Jose Holm Vik", "Jose Holm"): "one goes on with “Vik”",
        ("Anders Holm Jr.", "Anders Holm"): "one has “Jr” behind the name",
    }
    for (one, other), why in pairs.items():
        left, right = parse_person(one), parse_person(other)
        assert left is not None
        assert right is not None
        found = compare_people(left, right)
        assert found is not None
        assert found.why == why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("John Smith", True),
        ("Kim Min-jae", True),
        ("Mohammed Ali", True),
        ("Angela Norling", False),
        ("Zebulon Smith", False),
    ],
)
def test_common_names(name, expected):
    """A common family name counts beside a usual given name; of East Asia, always."""
    parts = parse_person(name)
    assert parts is not None
    assert is_common_name(parts) is expected
