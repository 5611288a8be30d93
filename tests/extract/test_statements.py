"""Where statements begin and end."""

from __future__ import annotations

import pytest
from tests.news import read_one

from dateline.core.model import Literal, Stance


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


def read_statements(text):
    """Each statement of a text: role → names and words, its words under `content`, its type."""
    found = read_one(text)
    nodes = {one.subject for one in found.claims if one.predicate == "content"}
    rows = []
    for node in sorted(nodes, key=lambda one: found.mentions[one].span.start):
        row = {"type": found.mentions[node].type}
        for one in found.claims:
            if one.subject == node:
                target = one.object
                name = target.value if isinstance(target, Literal) else found.name(target)
                row.setdefault(one.predicate, set()).add(name)
        rows.append(row)
    return rows


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Investigators said the fire was out.", {"Investigators"}),
        ("A spokesman for Interpol said the fire was out.", {"spokesman for Interpol", "Interpol"}),
        ("An Interpol spokeswoman said the fire was out.", {"Interpol spokeswoman", "Interpol"}),
        ("A report by Interpol said the fire was out.", {"report by Interpol"}),
        ("Ada Hart, of Interpol, said: “The fire is out.”", {"Ada Hart"}),
        ("Ada Hart and Interpol said the fire was out.", {"Ada Hart", "Interpol"}),
        ("Ada Hart was quoted as saying that the fire was out.", {"Ada Hart"}),
        ("“The fire is out,” Interpol quoted Ada Hart as saying.", {"Ada Hart"}),
        ("“The fire is out,” said Ada Hart, who had met Bo Reed.", {"Ada Hart"}),
        ("“The fire is out,” the shop owner, Ada Hart, told Interpol.", {"Ada Hart"}),
        ("The fire was out, according to Interpol.", {"Interpol"}),
        ("According to Interpol, the fire was out.", {"Interpol"}),
        ("As Ada Hart noted, the fire was out.", {"Ada Hart"}),
    ],
)
def test_speakers(text, actors):
    """Whoever speaks, by name or as described; a body's spokesman speaks for the body."""
    assert [row["actor"] for row in read_statements(text)] == [actors]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Ada Hart told Interpol that the fire was out.", {"Interpol"}),
        ("Ada Hart told MPs that the fire was out.", {"MPs"}),
        ("“The fire is out,” Ada Hart told Interpol.", {"Interpol"}),
        ("Ada Hart said that the fire was out.", None),
    ],
)
def test_addressees(text, recipients):
    """To whom it is said, by name or as described."""
    assert [row.get("recipient") for row in read_statements(text)] == [recipients]


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
        "Ada Hart added two rooms to the house that she had said to like.",
    ],
)
def test_what_was_not_said(text):
    """What is planned, denied, refused or asked to be said, or said by nobody, isn't said."""
    assert read_statements(text) == []


def test_a_quotation_goes_on_with_its_speaker_only_right_behind():
    """With a sentence between, it may be anybody's."""
    texts = [
        "Ada Hart said the fire was out.\n“We are very glad.”",
        "Ada Hart said the fire was out.\nThe town was quiet.\n“We are very glad.”",
    ]
    assert [len(read_statements(text)) for text in texts] == [2, 1]
    assert all(row["actor"] == {"Ada Hart"} for row in read_statements(texts[0]))


def test_a_title_is_no_statement():
    """What stands in quotation marks amid a clause is the name of something."""
    rows = read_statements("Ada Hart says her song, “We Can Not Win This”, was sold.")
    assert all(row["content"] == {"her song, “We Can Not Win This”, was sold"} for row in rows)


def test_a_pronoun_for_somebody_without_a_name():
    """He is whoever has spoken last, though nobody knows his name."""
    first, second = read_statements(
        "An Interpol spokesman said the fire was out. He added that nobody had been hurt."
    )
    assert first["actor"] == second["actor"] == {"Interpol spokesman", "Interpol"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ada Hart warned that the bridge was old.", ["state/warn"]),
        ("“The bridge is old,” Ada Hart added.", ["state/add"]),
        ("The bridge, Ada Hart added, is old and narrow.", ["state/add"]),
        ("The bridge was old, according to Ada Hart.", ["state/say"]),
    ],
)
def test_types(text, types):
    """The verb table's."""
    assert [row["type"] for row in read_statements(text)] == types


def test_a_statement_is_about_the_events_in_it():
    """And they are its speaker's word, in whichever sentence of a quotation they stand."""
    found = read_one("“It is done. Kenya arrested Bo Reed in Oslo. All is well,” Interpol said.")
    about = {found.mentions[one.object].type for one in found.claims if one.predicate == "about"}
    assert about == {"coerce/arrest"}
    roles = [one for one in found.claims if one.predicate == "recipient"]
    assert [(one.stance, found.name(one.speaker)) for one in roles] == [
        (Stance.REPORTED, "Interpol")
    ]
