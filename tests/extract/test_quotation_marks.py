"""Which marks open and close a quotation, and what stands between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract import quotation_marks


@pytest.mark.parametrize(
    ("text", "word", "within"),
    [
        ('He said "we met Ada in Essen".', "Ada", True),
        ('He said "we met" and Ada left.', "Ada", False),
        ("“We met Ada,” he said.", "Ada", True),
        ("“We met,” Ada said.", "Ada", False),
        ('The song "Ada" is new.', "Ada", False),
        ('It was 6" long. "We left," said Ada.', "Ada", False),
        ('"We left.\n"We met Bo," said Ada.', "Ada", False),
        ("“We want to thank the people of Essen, and above all\nChief Ada.", "Ada", True),
        ("“Hope is fading\nAda left.", "Ada", False),
        ('"We left. It was Ada\'s turn to say: "So did we."', "Ada", False),
        ("”We left. Ada too,“ Bo said.", "Ada", True),
        ("”We left,“ Ada said.", "Ada", False),
        ("“We left ”, said Bo. Ada left.", "Ada", False),
        ("“We left. Ada said “no” to us,” he said.", "Ada", True),
    ],
)
def test_inside(text, word, within):
    """The last mark before a word tells; a title alone in marks is no quotation."""
    start = text.index(word)
    assert quotation_marks.inside(text, start, start + len(word)) is within


@given(st.text(alphabet='ab "“”\n-', min_size=1))
def test_a_mark_opens_or_closes(text):
    """Each mark does one of the two, and nothing else does either."""
    for at, letter in enumerate(text):
        either = quotation_marks.opens(text, at), quotation_marks.closes(text, at)
        assert sum(either) == (letter in '"“”')
