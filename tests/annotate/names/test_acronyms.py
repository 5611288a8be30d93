"""Short forms that a text defines."""

from __future__ import annotations

import pytest

from dateline.annotate.names import acronyms
from dateline.annotate.names.draft import Draft
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
        for low, high in (long for long, _ in acronyms.find_definitions(parse.tokens))
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


def draft(start: int, name: str, kind: str, **more: object) -> Draft:
    """A name of as many tokens as it has words."""
    return Draft(start, start + len(name.split()), kind, name=name, **more)


def test_initials_of_one_body_are_that_body():
    """An acronym that only one body spells out takes its kind, and no entry of its own."""
    long = draft(0, "Bench Bar Coalition", "NonProfit")
    short = draft(5, "BBC", "MediaOutlet", authority="Q9531", candidates=("Q9531",))
    assert acronyms.pair_acronyms([], [long, short]) == [(long, short)]
    assert (short.kind, short.authority, short.candidates) == ("NonProfit", None, ())


@pytest.mark.parametrize(
    "names",
    [
        (draft(0, "Bench Bar Coalition", "NonProfit"), draft(5, "BBX", "MediaOutlet")),
        (draft(0, "Bo Ben Cole", "Person"), draft(5, "BBC", "MediaOutlet")),
        (draft(0, "Bar Coalition", "NonProfit"), draft(5, "BC", "MediaOutlet")),
        (
            draft(0, "Bench Bar Coalition", "NonProfit"),
            draft(4, "Black Bears Club", "SportsTeam"),
            draft(9, "BBC", "MediaOutlet"),
        ),
    ],
)
def test_other_initials_are_nobodys(names):
    """Not other letters, a person's, two letters only, or those of two bodies."""
    assert acronyms.pair_acronyms([], list(names)) == []
    assert names[-1].kind == "MediaOutlet"
