from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.coreference.name_forms import FullNames, abbreviates, same_person
from dateline.annotate.names.draft import Draft

WORDS = st.sampled_from(["Anna", "A.", "Ana", "Riskova", "Tarrow", "B", "Bo", "José", "..."])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12)


def people(names: list[str]) -> list[Draft]:
    return [Draft(at, at + 1, "Person", name=name) for at, name in enumerate(names)]


@given(NAMES, st.data())
def test_a_look_up_finds_whom_a_look_at_each_would_find(names, data):
    """Whose chain is somebody else's already isn't found, nor anybody where two fit."""
    full = people(names)
    for draft in full[1:]:
        draft.chain = data.draw(st.sampled_from([None, None, full[0]]))
    known = FullNames(full)
    for draft in full:
        fits = [
            other
            for other in full
            if other is not draft and other.chain is None and same_person(draft.name, other.name)
        ]
        assert known.only(draft) is (fits[0] if len(fits) == 1 else None)


def test_few_are_looked_at():
    """Of hundreds with one first name, only those with the same surname."""
    full = people([f"Anna Riskova{at}" for at in range(500)] + ["A. Riskova7"])
    known = FullNames(full)
    assert known.only(full[-1]) is full[7]
    assert len(known._near(["anna", "riskova8"])) == 1


def test_a_name_without_a_word_is_no_ones():
    """Dots are no initials."""
    assert not same_person(". .", "Anna Riskova")
    assert not same_person("Anna Riskova", ". .")


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("UKIP", "UK Independence Party", True),
        ("Lib Dems", "Liberal Democrats", True),
        ("Lib Dem", "Liberal Democrats", True),
        # other letters, longer words, more words, and the same name
        ("UKIP", "Kenya Independence Party", False),
        ("National Party", "Nationalist Party", False),
        ("Lib Dems", "Liberal Democrats Abroad", False),
        ("Liberal Democrat", "Liberal Democrats", False),
    ],
)
def test_a_name_that_is_cut_down(short, long, expected):
    """Initials, where a word in capitals is whole, and words cut to three or four letters."""
    assert abbreviates(short, long) is expected
