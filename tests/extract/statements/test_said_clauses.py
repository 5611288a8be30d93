"""Where a clause that was said begins and ends."""

from __future__ import annotations

import pytest
from tests.news import read_one

from dateline.core.model import Stance


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'Ada Hart said, "He could be Kenyan, he could be French, he could be from anywhere."',
            "He could be Kenyan, he could be French, he could be from anywhere",
        ),
        (
            'Ada Hart said "We could not win," and the city flag is at half-mast.',
            "We could not win",
        ),
        (
            'Ada Hart told the party that Kenya would "do anything, say anything to stay".',
            'Kenya would "do anything, say anything to stay"',
        ),
        (
            "Ada Hart said the driver had lost control and had left the road.",
            "the driver had lost control and had left the road",
        ),
        (
            "Ada Hart said the fire was out and called on others to leave.",
            "the fire was out",
        ),
        (  # in front of the verb stands what he aimed at
            (
                "Aiming to both spur trade and help farmers, mayor Ada Hart said the focus"
                " of the plan was on jobs."
            ),
            "the focus of the plan was on jobs",
        ),
        (
            "Ada Hart said the plan was “a gift, which nobody wanted, to Kenya”.",
            "the plan was “a gift, which nobody wanted, to Kenya”",
        ),
        (
            "Ada Hart said staff were told on Monday they would lose their jobs.",
            "staff were told on Monday they would lose their jobs",
        ),
        (
            "Ada Hart said the fire was out, although photographs showed smoke.",
            "the fire was out",
        ),
        (
            "Ada Hart said that acquiring the bank had been a mistake.",
            "acquiring the bank had been a mistake",
        ),
        (
            'Ada Hart said "our country" was being "taken away" by others.',
            '"our country" was being "taken away" by others',
        ),
        (
            "Interpol reported that the two men had left the country.",
            "the two men had left the country",
        ),
        (
            "Ada Hart said the fire was out but neighbours did not confirm it.",
            "the fire was out",
        ),
        (
            "Ada Hart said they had arrested everyone but Albert Moore.",
            "they had arrested everyone but Albert Moore",
        ),
        (
            "Ada Hart said Kenya would sign the pact but only if Japan did so first.",
            "Kenya would sign the pact but only if Japan did so first",
        ),
        (
            "Ada Hart said the bridge was worth more than $5 – $6 million.",
            "the bridge was worth more than $5 – $6 million",
        ),
        (
            "The men had left Oslo, according to Interpol, a body that tracks them.",
            "The men had left Oslo",
        ),
        (
            "According to Interpol, a police agency in Oslo was sold.",
            "a police agency in Oslo was sold",
        ),
        (  # whom somebody tells it isn't in it, though it looks like a subject
            "Ada Hart told the court that she was ill.",
            "she was ill",
        ),
        (  # a link to what was written before is the writer's
            "Moreover, as Ada Hart has said before, the bridge is old.",
            "the bridge is old",
        ),
        (
            "Ada Hart said no bridge was safe, while 30% said only some were old.",
            "no bridge was safe",
        ),
        (
            "Ada Hart said no bridge was safe, while most were old.",
            "no bridge was safe, while most were old",
        ),
    ],
)
def test_content(text, content):
    """A statement has its subject and all of its quotation, and none of the narrator's words."""
    found = read_one(text)
    said = [one.object.value for one in found.claims if one.predicate == "content"]
    assert said == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hart announced today that Bo Berg has been charged with theft following the …",
        "Ada Hart recalled how the two men had left the country.",
    ],
)
def test_what_is_cut_off_is_no_statement(text):
    """The beginning of a statement says something else than the whole may."""
    assert not [one for one in read_one(text).claims if one.predicate == "content"]


def test_two_who_speak_in_one_sentence_say_one_thing_each():
    """What a second speaker says belongs neither to the words nor to the report of the first."""
    found = read_one("Interpol says the plan would cost a lot and Kenya says the sums are wrong.")
    said = {(one.object.value, one.stance) for one in found.claims if one.predicate == "content"}
    assert said == {
        ("the plan would cost a lot", Stance.ASSERTED),
        ("the sums are wrong", Stance.ASSERTED),
    }


def test_what_is_added_is_a_statement_of_its_own():
    """Two statements, with a comma between them or none."""
    found = read_one("Ada Hart said that the fire was out adding that nobody had been hurt.")
    said = {one.object.value for one in found.claims if one.predicate == "content"}
    assert said == {"the fire was out", "nobody had been hurt"}


def read_contents(text):
    """The words of each statement of a text."""
    return {one.object.value for one in read_one(text).claims if one.predicate == "content"}


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ada Hart said the fire was out, and left the town.", {"the fire was out"}),
        ("Ada Hart said that Kenya came, saw and left.", {"Kenya came, saw and left"}),
        (
            "Ada Hart said the fire was out and the town was safe.",
            {"the fire was out and the town was safe"},
        ),
        (
            "Ada Hart said the fire was out but that the town was lost.",
            {"the fire was out but that the town was lost"},
        ),
        (
            "Ada Hart said the plan, which Kenya had made, was old.",
            {"the plan, which Kenya had made, was old"},
        ),
        (
            "Ada Hart said the fire was “over,” adding that nobody was hurt.",
            {"the fire was “over,”", "nobody was hurt"},
        ),
        ("Ada Hart said the fire was out, according to Interpol.", {"the fire was out"}),
        ("A jury found Ada Hart guilty of theft.", set()),
        (
            "Interpol promised to pay, said Ada Hart, the head of the firm.",
            {"Interpol promised to pay"},
        ),
        ("The fire was out, according to the rules.", set()),
        (
            "Ada Hart said the fire was out, state media cheered.",
            {"the fire was out, state media cheered"},
        ),
        ("Ada Hart said the fire was out, in the end.", {"the fire was out, in the end"}),
        ("One man was, according to Interpol, on the ship.", {"One man was on the ship"}),
        ("The ship, according to Interpol, sank on Monday.", {"The ship sank on Monday"}),
        ("The ship sank, according to Interpol, which left.", {"The ship sank"}),
        ("Ada Hart said why the fire broke out.", set()),
        (
            "“Why the fire broke out is secret,” Ada Hart said.",
            {"Why the fire broke out is secret"},
        ),
        ("Interpol reported 32 hospitalised in Kenya.", set()),
        ("The tax, which Kenya says Interpol owes, is old.", set()),
        ("Ada Hart, who said that the fire was out, left.", {"the fire was out"}),
        (
            "The bridge was old and Kenya knew, Ada Hart said.",
            {"The bridge was old and Kenya knew"},
        ),
        ("Ada Hart said Kenya had asked Interpol to.", set()),
        ("Ada Hart said that Kenya (a member had left.", set()),
        (
            "Ada Hart said Kenya wanted “peace, not war”.",
            {"Kenya wanted “peace, not war”"},
        ),
        ("Ada Hart claimed to have put the fire out.", set()),
    ],
)
def test_whole_clauses(text, contents):
    """All that is said, where the narrator goes on in the same sentence or doesn't."""
    assert read_contents(text) == contents
