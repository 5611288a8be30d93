"""Under which keys names are looked up, and which pairs share one."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.identity.blocking import body_keys, initial_key, pair_by_keys, person_keys
from dateline.resolve.identity.people_names import parse_person

KEYS = st.lists(st.frozensets(st.sampled_from("abcd"), max_size=3), max_size=8)


def person(name):
    """The blocks of a name."""
    found = parse_person(name)
    assert found is not None
    return person_keys(found)


def test_a_family_name_alone_is_no_block():
    """Two people of one family name and different given names are never compared."""
    assert not person("Anders Norling") & person("Ruth Norling")
    assert not person("Anders Norling") & person("Anders Vik")


def test_names_that_may_be_one_share_a_block():
    """Nicknames, another order, a second family name, and a slip at the end of either word."""
    for one, other in (
        ("Bill Norling", "William Norling"),
        ("Norling Anders", "Anders Norling"),
        ("Jose Norling Vik", "Jose Norling"),
        ("Anders Norling", "Anders Norlinb"),
    ):
        assert person(one) & person(other), (one, other)


def test_an_initial_finds_what_it_may_stand_for():
    """By the family name and the first letter."""
    names = [parse_person(one) for one in ("J. Norling", "Joanne Norling", "Anders Norling")]
    keys = [initial_key(one) for one in names if one is not None]
    assert keys[0] == keys[1] != keys[2]


def test_bodies_share_a_block_by_their_words_in_any_order_or_by_all_letters():
    """One word in common isn't enough."""
    assert body_keys("Orbit Works") & body_keys("Works of Orbit")
    assert body_keys("Orbit-Works") & body_keys("Orbitworks")
    assert not body_keys("Orbit Works") & body_keys("Orbit Trust")


@given(KEYS, st.integers(1, 8))
def test_pairs_are_those_that_share_a_key_of_a_block_that_is_not_too_large(keys, most):
    """Smaller number first; a block of more than so many is left out whole."""
    sizes = {key: sum(key in held for held in keys) for key in "abcd"}
    expected = {
        (a, b)
        for a, b in combinations(range(len(keys)), 2)
        if any(sizes[key] <= most for key in keys[a] & keys[b])
    }
    assert set(pair_by_keys(keys, most=most)) == expected
