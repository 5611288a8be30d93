"""What names tell of the grammar, and where they tell nothing."""

from __future__ import annotations

import pytest
from tests.extract.clauses.read_clauses import read_clauses

PARTED = {
    "Kenya named Ada Hart finance minister.": ("named", "Ada Hart", "'finance minister'"),
    "Interpol elected Ada Hart president in May.": ("elected", "Ada Hart", "'president'"),
}
LEFT = ["Kenya sold Ada Hart shares.", "Kenya granted six visas.", "Kenya gave Interpol shares."]


@pytest.mark.parametrize(("text", "verb", "name", "post"), [(k, *v) for k, v in PARTED.items()])
def test_a_post_behind_the_name_that_it_is_given_to(text, verb, name, post):
    """The verb has both, and one long noun isn't named."""
    slots = read_clauses(text)[text].slots(verb)
    assert (slots["object"], slots["complement"]) == (name, post)


@pytest.mark.parametrize("text", ["Kenya met Ada Hart adviser Bo Lind.", "Kenya named a minister."])
def test_a_post_that_is_given_to_nobody_before_it(text):
    """A verb that gives no post, and a post without a name before it, are left alone."""
    assert not any("complement" in one.arguments for one in read_clauses(text)[text].all)


def test_a_thing_behind_the_name_that_it_is_given_to():
    """Who is given something receives it."""
    text = "Kenya granted Ada Hart asylum."
    slots = read_clauses(text)[text].slots("granted")
    assert (slots["indirect"], slots["object"]) == ("Ada Hart", "'asylum'")


@pytest.mark.parametrize("text", LEFT)
def test_a_thing_that_may_be_somebodys(text):
    """Shares may be those of whom they are named by, and a body often names its shares."""
    assert "indirect" not in read_clauses(text)[text].all[0].arguments


def test_a_noun_before_a_name_is_no_second_subject():
    """Her uncle is Bo Lind, who alone founded it."""
    text = "Ada Hart's grandfather Bo Lind founded the bank."
    assert read_clauses(text)[text].slots("founded")["subject"] == "Bo Lind"


def test_tokens_keep_their_places():
    """Only what hangs on what is changed."""
    text = "Kenya named Ada Hart finance minister."
    tokens = read_clauses(text)[text].parsed.tokens
    assert [text[one.start : one.end] for one in tokens] == [one.text for one in tokens]
    assert [one.dep for one in tokens if one.text in {"Hart", "minister"}] == ["dobj", "oprd"]
