"""What romanisations of one name have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.identity.phonetic_key import ascii_word, skeleton, syllables


@pytest.mark.parametrize(
    "words",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij"),
        ("Gaddafi", "Qaddafi", "Gadhafi", "Qadhafi"),
        ("Mohammed", "Muhammad", "Mohamed"),
        ("Tchaikovsky", "Chaikovskiy"),
        ("Yevgeny", "Evgeny"),
        ("Łukasz", "Lukasz"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(words):
    """Whatever scheme they follow."""
    assert len({skeleton(word) for word in words}) == 1
    assert len({syllables(word) for word in words}) == 1


def test_vowels_stand_where_they_stand():
    """Mahmoud and Mohammed have the same consonants, and other syllables."""
    assert skeleton("Mahmoud") == skeleton("Mohamed")
    assert syllables("Mahmoud") != syllables("Mohamed")


@given(st.text())
def test_case_makes_no_difference(word):
    """Nor does any text fail."""
    assert skeleton(ascii_word(word)) == skeleton(word)
