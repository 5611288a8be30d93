"""What is claimed of a statement."""

from __future__ import annotations

import pytest
from tests.extract.statements.said import read_statements
from tests.news import read_one

from dateline.core.model import Stance


def test_a_statement_is_about_the_events_in_it():
    """And they are its speaker's word, in whichever sentence of a quotation they stand."""
    found = read_one("“It is done. Kenya arrested Angela Hart in Oslo. So be it,” Interpol said.")
    about = {found.mentions[one.object].type for one in found.claims if one.predicate == "about"}
    assert about == {"coerce/arrest"}
    roles = [one for one in found.claims if one.predicate == "recipient"]
    assert [(one.stance, found.name(one.speaker)) for one in roles] == [
        (Stance.REPORTED, "Interpol")
    ]


@pytest.mark.parametrize(
    ("end", "about"),
    [
        ("before Interpol arrested Angela Hart in Oslo", set()),
        ("despite the arrest of Angela Hart by Interpol", set()),
        ("because Interpol arrested Angela Hart in Oslo", {"coerce/arrest"}),
    ],
)
def test_what_only_tells_when_is_not_what_a_statement_is_about(end, about):
    """Or in spite of what."""
    found = read_one(f"Kenya said that Japan sold its farms {end}.")
    types = {found.mentions[one.object].type for one in found.claims if one.predicate == "about"}
    assert types - {"business/sell", None} == about


def test_a_quotation_by_itself_is_its_own_words():
    """Nobody says by what verb it was said."""
    found = read_one(
        "Ada Hart was glad on Monday. “By all means we will pay for it,” she said. “We owe it.”"
    )
    words = {one.text for one in found.mentions.values() if (one.type or "").startswith("state")}
    assert words == {"said", "We owe it"}


@pytest.mark.parametrize(
    ("subject", "speaks"),
    [
        ("A survey of Kenya", True),
        ("An inquiry in Kenya", True),
        ("The army of Kenya", True),
        ("The clashes in Kenya", False),
        ("The number of attacks in Kenya", False),
        ("The past months in Kenya", False),
    ],
)
def test_clashes_and_numbers_say_nothing(subject, speaks):
    """What only shows something is no speaker."""
    assert bool(read_statements(f"{subject} suggested that the fire was out.")) is speaks


def test_whoever_says_that_he_told_it_told_it():
    """It is the article's own word that he spoke; not so with another's word."""
    text = "Bo Hart is a guard. He told police that the fire was out, he said. Ada Lee was there."
    told = [one for one in read_one(text).claims if one.predicate == "content"]
    assert [one.stance for one in told] == [Stance.ASSERTED, Stance.ASSERTED]
    text = "Bo Hart is a guard. He told police that the fire was out, Ada Lee said. It rained."
    told = [one for one in read_one(text).claims if one.predicate == "content"]
    assert {one.stance for one in told} == {Stance.ASSERTED, Stance.REPORTED}


def test_names_in_the_description_of_a_speaker_are_not_what_it_is_about():
    """They only say who speaks."""
    [row] = read_statements("A report by Interpol said the fire was out.")
    assert "about" not in row


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Interpol said on 4 May 2019 that the fire was out.", {"2019-05-04"}),
        ("Interpol said that the fire was out on 4 May 2019.", None),
        ("On 4 May 2019, Interpol said that the fire was out.", {"2019-05-04"}),
        ("By 2039, Interpol predicts that the fire will be out.", None),
    ],
)
def test_dates(text, date):
    """When it was said, not when what is told happened."""
    assert [row.get("date") for row in read_statements(text)] == [date]


def test_evidence_is_all_sentences_of_a_quotation():
    """And that of the verb."""
    text = "“It is over. We are very glad. All is well,” said Angela Hart."
    found = read_one(text)
    [content] = [one for one in found.claims if one.predicate == "content"]
    assert {found.document.quote(span) for span in content.evidence} == {
        "“It is over.",
        "We are very glad.",
        "All is well,” said Angela Hart.",
    }


def test_a_verb_that_is_an_event_gets_the_words():
    """One happening is one event."""
    [row] = read_statements("Angela Hart wrote a letter in Kenya: “The fire is out.”")
    assert row["object"] == {"letter"}
    assert row["content"] == {"The fire is out"}


def test_labels():
    """Who, and what; long words are cut between two."""
    found = read_one("An Interpol spokeswoman said the fire was out.")
    assert "Interpol spokeswoman: the fire was out | actor | Interpol" in found.lines()
    text = f"Angela Hart said that {'the fire was out and ' * 5}nobody was hurt."
    found = read_one(text)
    [content] = [one for one in found.claims if one.predicate == "content"]
    name = found.name(content.subject)
    assert name == "Angela Hart: the fire was out and the fire was out and the fire was …"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Angela Hart fears that the bridge is old.", "Angela Hart fears: the bridge is old"),
        ("Ministers doubted that the bridge was old.", "Ministers doubt: the bridge was old"),
        (
            "Angela Hart is sure that the bridge is old.",
            "Angela Hart: the bridge is old",
        ),
    ],
)
def test_what_is_only_feared_is_not_written_as_said(text, name):
    found = read_one(text)
    [content] = [one for one in found.claims if one.predicate == "content"]
    assert found.name(content.subject) == name


def test_the_nearest_speaker_of_an_event():
    """Whoever is quoted by another with what happened."""
    found = read_one("“Kenya said that Japan attacked Norway,” said Interpol.")
    roles = [one for one in found.claims if one.predicate == "recipient"]
    assert {found.name(one.speaker) for one in roles} == {"Kenya"}


def test_the_speaker_of_a_statement_in_a_statement():
    """Who says that somebody else said so is the speaker of that claim."""
    found = read_one("“Kenya said that Japan had left,” said Interpol.")
    [inner] = [one for one in found.claims if found.line(one).endswith("| actor | Kenya")]
    assert (inner.stance, found.name(inner.speaker)) == (Stance.REPORTED, "Interpol")
