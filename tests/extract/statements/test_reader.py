"""Statements in all their forms, and what is none."""

from __future__ import annotations

import pytest
from tests.extract.statements.said import read_statements
from tests.news import read_one

from dateline.core.model import Stance


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The work will, Interpol said, take many months.", ["The work will take many months"]),
        ("The fire was out in the north, Interpol says.", ["The fire was out in the north"]),
        (
            "“The fire is out,” Ada Hart said, “and nobody was hurt.”",
            ["The fire is out, and nobody was hurt"],
        ),
        (
            "Ada Hart said: “The fire is out. We are glad. It was hard.”",
            ["The fire is out. We are glad. It was hard"],
        ),
        (
            "“The fire is out. We are glad. It was hard,” said Ada Hart.",
            ["The fire is out. We are glad. It was hard"],
        ),
        (
            "Ada Hart said: “The fire is out.\n“We are very glad.”\nThe town was quiet.",
            ["The fire is out. We are very glad"],
        ),
        (
            "“The fire is out,” said Ada Hart. “We are very glad.”",
            ["The fire is out", "We are very glad"],
        ),
        (
            "Angela Hart said the fire was out.\n“We are very glad,” she added.",
            ["the fire was out", "We are very glad"],
        ),
        ("«The fire is out. We are glad,» said Ada Hart.", ["The fire is out. We are glad"]),
        (
            "It meant that “fires break out every year”, Ada Hart said.",
            ["It meant that “fires break out every year”"],
        ),
    ],
)
def test_forms(text, contents):
    """Whole quotations and whole clauses, wherever the narrator's words stand."""
    said = [next(iter(row["content"])) for row in read_statements(text)]
    assert said == contents


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hart will say that the fire was out.",
        "Ada Hart did not say that the fire was out.",
        "Ada Hart denied having said that the fire was out.",
        "Ada Hart refused to say that the fire was out.",
        "Ada Hart may say that the fire was out.",
        "Did Ada Hart say that the fire was out?",
        "It was said that the fire was out.",
        "Ada Hart asked if the fire was out.",
        "The plan, according to which Kenya will pay, was signed.",
        "Ada Hart knows that the fire was out.",
        "Ada Hart is not sure that the fire was out.",
        "Ada Hart hoped to be told that the fire was out.",
        "It is certain that the fire was out.",
        "Ada Hart was convinced by Kenya that the fire was out.",
        "“They say that the fire was out.”",
        "Ada Hart added two rooms to the house that she had said to like.",
    ],
)
def test_what_was_not_said(text):
    """What is planned, denied, refused or asked to be said, or said by nobody, isn't said."""
    assert read_statements(text) == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ada Hart warned that the bridge was old.", ["state/warn"]),
        ("“The bridge is old,” Ada Hart added.", ["state/add"]),
        ("The bridge, Ada Hart added, is old and narrow.", ["state/add"]),
        ("The bridge was old, according to Ada Hart.", ["state/say"]),
        ("“Is the bridge old?” Ada Hart asked.", ["state/ask"]),
        ("“The bridge is old,” Ada Hart pointed out.", ["state/note"]),
        ("Ada Hart fears that the bridge is old.", ["state/fear"]),
        ("Ada Hart hoped the bridge was old.", ["state/hope"]),
        ("Ada Hart doubts that the bridge is old.", ["state/doubt"]),
        ("Ada Hart expects that the bridge will fall.", ["state/predict"]),
        ("Ada Hart is confident that the bridge is old.", ["state/believe"]),
        ("Ada Hart has been worried that the bridge is old.", ["state/fear"]),
        ("Ada Hart was convinced the bridge was old.", ["state/believe"]),
        ("Ministers remain optimistic that the bridge is old.", ["state/hope"]),
        ("Ada Hart made clear that the bridge was old.", ["state/clarify"]),
        ("Ada Hart has made it clear the bridge is old.", ["state/clarify"]),
    ],
)
def test_types(text, types):
    """The verb table's, of what somebody says, thinks, hopes or fears."""
    assert [row["type"] for row in read_statements(text)] == types


def test_a_statement_that_somebody_claims_was_made_is_reported():
    """Who says that somebody said something needn't be named for it to be hearsay."""
    found = read_one("The book claimed that Ada Hart told Bo Berg that the race had been lost.")
    stances = {one.object.value: one.stance for one in found.claims if one.predicate == "content"}
    assert stances["the race had been lost"] is Stance.REPORTED


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


def test_a_source_that_closes_a_clause_is_of_that_clause():
    """What stands before the comma is told according to it, and not what follows."""
    (found,) = read_statements("While it grew in May, according to Ada Hart, the farm was closed.")
    assert found["content"] == {"it grew in May"}


def test_according_to_whom_somebody_says_it_is_his_word():
    """What Ada Hart says is what Bo Reed tells; by itself it is the article's to tell."""
    told = read_one("Bo Reed said that, according to Ada Hart, the farm was his own.")
    plain = read_one("According to Ada Hart, the farm was his own.")
    whole = read_one("Bo Reed felt that the farm was his own, according to Ada Hart.")
    both = ((plain, Stance.ASSERTED), (whole, Stance.ASSERTED))
    for found, stance in ((told, Stance.REPORTED), *both):
        actors = {
            found.name(one.object): one.stance for one in found.claims if one.predicate == "actor"
        }
        assert actors["Ada Hart"] is stance


def test_who_is_accused_of_saying_it_may_not_have():
    """The article doesn't say that she announced it."""
    found = read_one("Ada Hart is accused of announcing that Kenya had lost.")
    content = found.find("Ada Hart: Kenya had lost | content | Kenya had lost")
    assert content.stance is Stance.REPORTED


def test_a_mark_that_opens_nothing_ends_a_text():
    """A last quotation mark with nothing behind it says nothing, and stops nobody."""
    for text in ("Ada Hart left Oslo. “", "Ada Hart said: “We won.” Then came “"):
        assert read_one(text).lines(predicate="mentions")
