"""Whose name is a form of whose, found without a look at each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import read_one

from dateline.annotate.coreference.chains import FullNames
from dateline.annotate.coreference.name_forms import same_person
from dateline.annotate.names.draft import Draft

WORDS = st.sampled_from(["Anna", "A.", "Ana", "Riskova", "Tarrow", "B", "Bo", "José", "..."])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12)


def people(names: list[str]) -> list[Draft]:
    return [Draft(at, at + 1, "Person", name=name) for at, name in enumerate(names)]


@given(NAMES, st.data())
def test_a_look_up_finds_whom_a_look_at_each_would_find(names, data):
    """Each chain once, and never one's own."""
    full = people(names)
    for draft in full[1:]:
        draft.chain = data.draw(st.sampled_from([None, None, full[0]]))
    known = FullNames(full)
    for draft in full:
        fits = {id(one.root()) for one in full if same_person(draft.name, one.name)}
        assert sorted(map(id, known.find(draft))) == sorted(fits - {id(draft.root())})


def test_few_are_looked_at():
    """Of hundreds with one first name, only those with the same surname."""
    full = people([f"Anna Riskova{at}" for at in range(500)] + ["A. Riskova7"])
    known = FullNames(full)
    assert known.find(full[-1]) == [full[7]]
    assert {one.name for one in known.near("Anna Riskova8")} == {"Anna Riskova8"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lord Lind left Oslo. Lind met Ada Hart.", ["Lord Lind", "Lind", "Ada Hart"]),
        ("Ada Hart met Crown Prince Karl in Oslo.", ["Ada Hart", "Crown Prince Karl"]),
        # with a forename besides, no title that makes a name, no title at all
        ("Lord Bo Lind left Oslo. Lord Lind met Ada Hart.", ["Bo Lind", "Lind", "Ada Hart"]),
        ("President Lind left Oslo.", ["Lind"]),
        ("Mr Lind left Oslo.", ["Lind"]),
        ("Bo Prince met Lind in Oslo.", ["Bo Prince", "Lind"]),
    ],
)
def test_a_title_that_makes_a_name_of_a_word_is_in_the_name(text, names):
    """It isn't in the span; whoever has a full name in the article needs none."""
    found = [one for one in read_one(text).mentions.values() if one.kind == "Person"]
    named = [one for one in found if one.form == "name"]
    assert [one.name for one in named] == names
    assert not any("Lord" in one.text or "Prince Karl" in one.text for one in named)
