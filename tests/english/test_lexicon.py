"""What a post's wording says of its class."""

from __future__ import annotations

import pytest

from dateline.english.lexicon import lexicon, post_classes

RULES = {"head", "head_of_state", "head_of_government", "minister"}


@pytest.mark.parametrize(
    ("post", "its"),
    [
        ("president", "head_of_state"),
        ("foreign minister", "minister"),
        ("secretary of state for health", "minister"),
        ("prime minister", "head_of_government"),
        ("director", "head"),
        ("executive director", "head"),
        ("director-general", "head"),
        ("chief executive officer", "head"),
        ("police chief", "head"),
        ("chief of police", "head"),
        ("spokeswoman", "spokesperson"),
        ("founder", "founder"),
    ],
)
def test_a_post_has_the_class_of_its_noun(post, its):
    """The last known noun decides, and "police" or "executive" before it makes no part of it."""
    assert its in post_classes(post)


@pytest.mark.parametrize("words", ["", "-", " of Orbit", "—"])
def test_marks_are_no_post(words: str) -> None:
    """A tagger may take any mark for a noun."""
    assert not post_classes(words)


def test_a_prime_minister_is_no_minister():
    """Who heads a government isn't one of its ministers."""
    assert post_classes("prime minister") == {"head_of_government"}
    assert "head_of_government" not in post_classes("foreign minister")


@pytest.mark.parametrize(
    "post",
    [
        *("vice president", "deputy prime minister", "senior vice president", "deputy director"),
        *("assistant chief", "first deputy minister", "undersecretary", "deputy head of state"),
    ],
)
def test_who_is_below_a_post_does_not_hold_it(post):
    """A deputy, a vice or an assistant rules nothing."""
    assert not post_classes(post) & RULES


@pytest.mark.parametrize("post", ["marketing director", "head of research", "chief of staff"])
def test_the_head_of_a_part_is_staff(post):
    """A director of marketing heads no body."""
    found = post_classes(post)
    assert "staff" in found
    assert "head" not in found


def test_what_is_no_post_has_no_class():
    """An ordinary noun beside a name is none."""
    assert post_classes("bicycle") == frozenset()


def test_a_word_may_be_of_several_classes():
    """The lists are turned round: word → all the lists that hold it."""
    known = lexicon()
    assert all(classes for classes in known.posts.values())
    assert max(len(classes) for classes in known.posts.values()) > 1
