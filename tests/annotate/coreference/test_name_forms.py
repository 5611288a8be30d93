from __future__ import annotations

import pytest

from dateline.annotate.coreference.name_forms import abbreviates, same_person


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
