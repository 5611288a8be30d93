"""Short forms that a text defines."""

from __future__ import annotations

import pytest

from dateline.annotate.names import acronyms
from dateline.annotate.tokens import parses
from dateline.core.model import Document


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("The Kenya Forest Guard (KFG) left.", "Kenya Forest Guard"),
        # one capital: the first letters of three words, in order
        ("The Kenya Forest and Oil Guard (Kenforguard) left.", None),
        ("The Kenyan Forest Oil Guard (Kefog) left.", "Kenyan Forest Oil Guard"),
        ("The Kenya Guard (Kenguard) left.", None),
        ("The Office of Foreign Affairs (Oslo) left.", None),
        ("The Kenyan Forest Oil Guard (Keg) left.", None),
        # what names nobody
        ("The gross domestic product (GDP) fell.", None),
    ],
)
def test_what_a_bracket_is_short_for(text: str, long: str | None) -> None:
    """Letters are those of the long form; a place or word in brackets is no short form."""
    parse = next(parses([Document(id="d", text=text)]))
    found = [
        text[parse.tokens[low].start : parse.tokens[high - 1].end]
        for low, high in (long for long, _ in acronyms.find(parse.tokens))
    ]
    assert found == ([] if long is None else [long])


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
    assert acronyms.abbreviates(short, long) is expected
