"""Which words of prose may be a name, and which spelling counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority import name_keys, running_prose


def stretches(words, start, reach):
    """Number of words and key of each stretch that may be a name."""
    found = running_prose.word_stretches(words.split(), start, reach)
    return [(count, " ".join(key for _, key in pieces)) for count, pieces in found]


def test_no_longer_stretch_is_looked_up_than_a_name_is_long():
    """Longest first, from the word that is asked for."""
    words = "the Bank of Korea said"
    assert stretches(words, 1, {"bank": 3}.get) == [
        (3, "bank of korea"),
        (2, "bank of"),
        (1, "bank"),
    ]
    assert stretches(words, 1, {"bank": 1}.get) == [(1, "bank")]
    assert stretches(words, 0, {"bank": 3}.get) == []
    assert stretches(words, 4, {"said": 9}.get) == [(1, "said")]


def test_a_word_is_never_cut():
    """A word of two pieces is taken whole or not at all; marks end no stretch."""
    assert stretches("Guinea-Bissau won", 0, {"guinea": 1}.get) == []
    assert stretches("Guinea-Bissau won", 0, {"guinea": 2}.get) == [(1, "guinea bissau")]
    assert stretches("Guinea - Bissau", 0, {"guinea": 2}.get) == [
        (3, "guinea bissau"),
        (1, "guinea"),
    ]
    assert stretches("- Guinea", 0, {"guinea": 2}.get) == []


@pytest.mark.parametrize(
    ("surface", "name", "may"),
    [
        ("Orbit Works", "Orbit Works", True),
        ("orbit works", "Orbit Works", False),
        ("Orbit works", "Orbit Works", False),
        ("ORBIT WORKS", "Orbit Works", False),  # capitals hide what is a name
        ("Bank Of Korea", "Bank of Korea", True),
        ("UNDP", "UNDP", True),
        ("Undp", "UNDP", False),
        ("Ulm", "Ulm", True),
        ("ULM", "Ulm", False),
        ("NORLING", "NORLING", True),
    ],
)
def test_capitals_must_stand_where_the_name_has_them(surface, name, may):
    """Short names and acronyms need exactly theirs."""
    assert running_prose.fits_prose(surface, name) is may


@given(st.lists(st.sampled_from(["Bank", "of", "Korea", "-", "Guinea-Bissau", "U.S."]), max_size=6))
def test_a_stretch_is_the_pieces_of_its_words(words):
    """Whatever the words, a stretch has the key of exactly as many of them as it says."""
    for start in range(len(words)):
        for count, pieces in running_prose.word_stretches(words, start, lambda _: 4):
            named = " ".join(words[start : start + count])
            assert " ".join(key for _, key in pieces) == name_keys.make_key(named)
            assert 0 < len(pieces) <= 4
