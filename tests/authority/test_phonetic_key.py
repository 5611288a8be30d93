"""What romanisations of one name have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority.phonetic_key import (
    ascii_word,
    phonetic_key,
    phonetic_name,
    phonetic_syllables,
)


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
def test_spellings_of_one_name_have_one_key(words):
    """Whatever scheme they follow."""
    assert len({phonetic_key(word) for word in words}) == 1
    assert len({phonetic_syllables(word) for word in words}) == 1


def test_vowels_stand_where_they_stand():
    """Mahmoud and Mohammed have the same consonants, and other syllables."""
    assert phonetic_key("Mahmoud") == phonetic_key("Mohamed")
    assert phonetic_syllables("Mahmoud") != phonetic_syllables("Mohamed")


@given(st.text())
def test_case_makes_no_difference(word):
    """Nor does any text fail."""
    assert phonetic_key(ascii_word(word)) == phonetic_key(word)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Walid al-Moallem", "Walid Muallem", True),
        ("Moshe Yaalon", "Moshe Ya'alon", True),
        ("Walid Muallem", "Walid Haddad", False),
        ("Walid Muallem", "Muallem Walid", False),
    ],
)
def test_a_full_name_sounds_like_its_romanisations(one, other, same):
    """Articles and hyphens make no difference, other words and their order do."""
    assert (phonetic_name(one) == phonetic_name(other)) is same


@pytest.mark.parametrize("name", ["Muallem", "al-Muallem", "", "-"])
def test_one_word_is_no_full_name(name):
    """A surname sounds like too many."""
    assert phonetic_name(name) == ""
