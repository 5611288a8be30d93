"""Names of bodies, by the names alone."""

from __future__ import annotations

import pytest

from dateline.resolve.identity.body_names import (
    body_key,
    compare_bodies,
    is_acronym,
    is_generic,
    is_part,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norling Electronics Co., Ltd.", "Norling Electronics"),
        ("The Centre for Labour", "Center of Labor"),
        ("Müller AG", "Mueller"),
        ("U.N. Council", "UN Council"),
        ("Holm & Berg Inc", "Holm and Berg"),
        ("Republican Party", "Republicans"),
    ],
)
def test_what_makes_no_difference(one, other):
    """Legal forms, small words, spelling, points."""
    assert body_key(one) == body_key(other)


def test_a_legal_form_alone_stays():
    """A body has to be called something."""
    assert body_key("The Company") == "company"


@pytest.mark.parametrize("name", ["SPD", "AT&T", "DoD", "U.S."])
def test_acronyms(name):
    """Capitals that stand for words."""
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Norling", "Norling AG", "A"])
def test_other_names(name):
    """Names with more than capitals."""
    assert not is_acronym(name)


def test_generic_names():
    """Every country has a supreme court, and one has the Bundestag."""
    assert is_generic("Supreme Court")
    assert is_generic("Social Democrats")
    assert not is_generic("Bundestag")
    assert not is_generic("Kenyan Supreme Court")


def test_parts():
    """A part is shorter, in order, and of whole words."""
    assert is_part("Borussia", "Borussia Dortmund")
    assert not is_part("Borussia Dortmund", "Borussia")
    assert not is_part("Dort", "Borussia Dortmund")


def test_likeness_of_bodies():
    """Letters set apart otherwise will do; another order, or a slip, has to be borne out."""
    apart = compare_bodies("Co-operation Board", "Cooperation Board")
    turned = compare_bodies("Board of Fisheries", "Fisheries Board")
    assert apart is not None
    assert apart.free
    assert turned is not None
    assert not turned.free
    assert compare_bodies("Fisheries Board", "Forestry Board") is None


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Democrats", "Democrat", True),
        ("Segas", "Sega", False),
        ("Holm Banks", "Holm Bank", True),
    ],
)
def test_a_plural_is_one_where_it_is_long_or_of_several_words(name, other, same):
    """A short name's last letter is its own."""
    assert (body_key(name) == body_key(other)) is same
