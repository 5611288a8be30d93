"""Clues and traits: what is the same, and how they read in a reason."""

from __future__ import annotations

import pytest

from dateline.resolve.identity.evidence import (
    FIELD,
    MOSTLY_ABOUT,
    STRONG,
    WEAK,
    Clue,
    HeldPost,
    NameKey,
    explain_difference,
    list_clues,
)

LABELS = {"Organization: orbit group": "Orbit Group"}


@pytest.mark.parametrize(
    ("clue", "words"),
    [
        (Clue("", "Organization: orbit group", WEAK), "Orbit Group"),
        (Clue("", "Norway (Q20)", WEAK), "Norway (Q20)"),
        (Clue("works_for", "Organization: orbit group", STRONG), "works for Orbit Group"),
        (Clue(MOSTLY_ABOUT, "Norway (Q20)", STRONG), "mostly about Norway (Q20)"),
        (Clue(FIELD, "arts", WEAK), "in the arts"),
    ],
)
def test_a_clue_says_itself_in_words(clue, words):
    """What is named is written as articles write it, with what it is to the thing."""
    assert clue.in_words(LABELS) == words


def test_clues_of_one_thing_have_one_key_whatever_their_weight():
    """So that an employer and the same employer in passing are shared; another relation isn't."""
    named = Clue("", "Organization: orbit group", WEAK)
    assert named.key == Clue("", "Organization: orbit group", STRONG).key
    assert named != Clue("", "Organization: orbit group", STRONG)
    assert named.key != Clue("works_for", "Organization: orbit group", STRONG).key


def test_the_weightiest_clues_are_told_each_once_and_at_most_three():
    """A reason names few things, the same ones in whatever order they come."""
    clues = [Clue("title", name, WEAK) for name in ("dean", "dean", "fellow", "rector", "warden")]
    strong = Clue("post", "dean of oslo", STRONG)
    expected = "post dean of oslo; title dean; title fellow"
    assert list_clues([*clues, strong], {}) == expected
    assert list_clues([strong, *reversed(clues)], {}) == expected


def test_differences_are_told_in_the_order_given():
    """Walks of life are put in words, other values are as they are."""
    assert explain_difference(FIELD, "arts", "sport") == "one is in the arts, the other in sport"
    assert explain_difference("sex", "he", "she") == "one is “he”, the other “she”"


@pytest.mark.parametrize(
    ("group", "expected"), [("Person", True), ("Organization", True), ("Place", False)]
)
def test_only_names_of_people_and_bodies_are_compared(group, expected):
    """Two spellings of a place or a post aren't brought together."""
    assert NameKey(group, "norling").is_compared is expected


PRESIDENT = HeldPost(bare=True, name="president")


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        (PRESIDENT, True),
        (HeldPost(bare=False, name="president of norway"), True),
        (HeldPost(bare=True, name="vice president"), False),
        (HeldPost(bare=True, name="president of the board"), True),
        (HeldPost(bare=False, name="presidents of norway"), False),
    ],
)
def test_a_post_without_its_body_may_be_that_of_any(other, fits):
    """Whichever comes first; two with a body are one only if they are called the same."""
    assert PRESIDENT.fits(other) is other.fits(PRESIDENT) is fits
    norway, chad = (HeldPost(bare=False, name=f"president of {one}") for one in ("norway", "chad"))
    assert norway.fits(norway)
    assert not norway.fits(chad)
    assert not norway.fits(HeldPost(bare=False, name="president of norway of today"))


@pytest.mark.parametrize(
    ("bare", "name", "rare", "common"),
    [
        (True, "president", True, False),
        (True, "foreign minister", True, False),
        (True, "minister", False, False),
        (True, "senator", False, False),
        (False, "prime minister of norway", True, True),
        (False, "analyst of ulm bank", True, False),
    ],
)
def test_a_post_tells_by_its_body_or_where_a_state_has_one(bare, name, rare, common):
    """Beside a surname that many have, it must be both."""
    post = HeldPost(bare=bare, name=name)
    assert post.is_telling(common=False) is rare
    assert post.is_telling(common=True) is common
