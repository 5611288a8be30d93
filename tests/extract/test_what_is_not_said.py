"""What a sentence holds all the words of, and doesn't say."""

from __future__ import annotations

import pytest
from tests.news import read

from dateline.core.model import Stance

TEXTS = {
    "denies a post": "Ann Ode denied that she was the chief of Norling Bank.",
    "denied of another": "Norling Bank denied that Ann Ode was its chief executive.",
    "no post": "Ann Ode is not the director of Norling Bank.",
    "post": "Ann Ode is the director of Norling Bank.",
    "denies membership": "Ann Ode denied that she is a member of the Harbour Party.",
    "membership": "Ann Ode is a member of the Harbour Party.",
    "two clauses": "Ann Ode visited Kenya, and Ben Orr founded Norling Bank.",
    "two posts": "Ann Ode resigned, and Ben Orr was appointed director of Norling Bank.",
    "two relatives": "Ann Ode, who lives in Oslo, met Ben Orr, who founded Norling Bank.",
    "born in the country": "Kenya is large. Ann Ode was born in the country in 1961.",
    "born in Kenya": "Kenya is large. Ann Ode was born in Kenya in 1961.",
}
POSTS = {"holds_position", "head_of", "works_for", "position_at", "member_of"}


@pytest.fixture(scope="module")
def said():
    """What each text says."""
    return dict(zip(TEXTS, read(*TEXTS.values()), strict=True))


@pytest.mark.parametrize("name", ["denies a post", "denied of another", "no post"])
def test_a_denied_post_is_not_held(said, name):
    """Nobody holds it, heads the body or works for it by such words, unless as a denial."""
    found = [one for one in said[name].claims if one.predicate in POSTS]
    assert all(one.stance is Stance.DENIED for one in found)
    assert "Ann Ode | works_for | Norling Bank" in said["post"].lines()


def test_a_denied_membership_is_a_denial():
    """The same words without the denial assert it."""
    denied, plain = read(TEXTS["denies membership"], TEXTS["membership"])
    line = "Ann Ode | member_of | Harbour Party"
    assert denied.find(line).stance is Stance.DENIED
    assert plain.find(line).stance is Stance.ASSERTED


@pytest.mark.parametrize(
    ("name", "line", "other"),
    [
        ("two clauses", "Norling Bank | founded_by | Ben Orr", "Ann Ode"),
        ("two posts", "Ben Orr | works_for | Norling Bank", "Ann Ode"),
        ("two relatives", "Norling Bank | founded_by | Ben Orr", "Ann Ode"),
        ("two relatives", "Ann Ode | lives_in | Oslo", "Ben Orr"),
    ],
)
def test_the_subject_of_one_clause_is_not_that_of_the_next(said, name, line, other):
    """What the second clause says is said of its own subject, and of nobody else."""
    lines = said[name].lines()
    assert line in lines
    predicate, _, target = line.partition(" | ")[2].partition(" | ")
    assert f"{other} | {predicate} | {target}" not in lines


def test_the_country_is_no_place_of_birth(said):
    """Though the article has named one: the noun may mean any; its name is one."""
    assert said["born in the country"].lines(predicate="born_in") == set()
    assert said["born in the country"].lines(predicate="birth_date") == {
        "Ann Ode | birth_date | 1961"
    }
    assert said["born in Kenya"].lines(predicate="born_in") == {"Ann Ode | born_in | Kenya"}
