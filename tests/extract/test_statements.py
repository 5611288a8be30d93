"""Where statements begin and end."""

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
            "Ada Hart warned the picture was not as rosy as it looked.",
            "the picture was not as rosy as it looked",
        ),
        (
            "Ada Hart said the driver had lost control and had left the road.",
            "the driver had lost control and had left the road",
        ),
        (
            "Ada Hart said the fire was out and called on others to leave.",
            "the fire was out",
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
            "Ada Hart said the fire was out and Kenya has denied having lit it.",
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
        "Ada Hart explained that there are several sorts of people here, including:",
        "Ada Hart recalled how the two men had left the country.",
    ],
)
def test_what_is_cut_off_is_no_statement(text):
    """The beginning of a statement says something else than the whole may."""
    assert not [one for one in read_one(text).claims if one.predicate == "content"]


def test_a_statement_that_somebody_claims_was_made_is_reported():
    """Who says that somebody said something needn't be named for it to be hearsay."""
    found = read_one("The book claimed that Ada Hart told Bo Berg that the race had been lost.")
    stances = {one.object.value: one.stance for one in found.claims if one.predicate == "content"}
    assert stances["the race had been lost"] is Stance.REPORTED


def test_two_who_speak_in_one_sentence_say_one_thing_each():
    """What a second speaker says belongs neither to the words nor to the report of the first."""
    found = read_one("Interpol says the plan would cost a lot and Kenya says the sums are wrong.")
    said = {(one.object.value, one.stance) for one in found.claims if one.predicate == "content"}
    assert said == {
        ("the plan would cost a lot", Stance.ASSERTED),
        ("the sums are wrong", Stance.ASSERTED),
    }


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“He gave it away. Ada Hart told me that it was his own farm,” Bo Reed says.", "reported"),
        ("“The farm was his own, said Ada Hart.", "asserted"),
        ("Interpol said, “President Albert Moore believed in second chances.”", "asserted"),
    ],
)
def test_what_is_said_in_a_quotation_is_reported(text, stance):
    """Whoever is quoted says that somebody else said it; a mark that nobody closes says nothing."""
    found = [one for one in read_one(text).claims if one.predicate == "actor"]
    assert stance in {one.stance.value for one in found if one.origin.endswith(("/tell", "/say"))}


def test_what_is_added_is_a_statement_of_its_own():
    """Two statements, with a comma between them or none."""
    found = read_one("Ada Hart said that the fire was out adding that nobody had been hurt.")
    said = {one.object.value for one in found.claims if one.predicate == "content"}
    assert said == {"the fire was out", "nobody had been hurt"}


def test_who_is_accused_of_saying_it_may_not_have():
    """The article doesn't say that there was a letter."""
    found = read_one("Ada Hart is accused of sending a letter announcing that Kenya had lost.")
    said = [one for one in found.claims if one.predicate == "content"]
    assert all(one.stance is Stance.REPORTED for one in said)
