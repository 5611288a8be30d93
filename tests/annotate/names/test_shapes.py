"""What the words of a name show."""

from __future__ import annotations

import pytest
from tests.annotate.names.test_from_reader import annotate, named
from tests.readings import found

from dateline.annotate.names.shapes import refine
from dateline.ontology import is_a


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kids In Court", "Organization"),
        ("Staff of Nigerian Universities", "Organization"),
        ("Administration of Justice Act 2015", "Agreement"),
        ("United Nations Charter", "Agreement"),
        ("United Nations", "IntergovernmentalOrganization"),
        ("UN Women", "IntergovernmentalOrganization"),
        ("COP26", "Event"),
        ("National Congress", "Organization"),
        ("Football Federation", "Organization"),
        ("Ministry of Justice", "GovernmentBody"),
        ("House of Commons", "GovernmentBody"),
        ("House of Mercy", "Organization"),
        ("Supreme Court of Kenya", "GovernmentBody"),
        ("Zirbel Academy", "EducationalInstitution"),
        ("Academy of Sciences", "Organization"),
        ("Zirbel Liberation Army", "Organization"),
    ],
)
def test_the_head_of_a_name_shows_its_kind(name, kind):
    """The last word before the first preposition; what may be anything is an organisation."""
    assert refine("Organization", name.split()) == kind


def test_a_post_is_no_body():
    """What somebody is director of is one, without the post."""
    names = named(annotate("The Director of the Bonn Crime Center spoke to the Mayor of Oslo."))
    assert names["Bonn Crime Center"].kind == "Organization"
    assert not any("Director" in name or "Mayor" in name for name in names)


def test_a_county_before_its_attorney_is_a_county():
    """The attorney makes a reader think of a body."""
    text = "They thanked Zorn County State's Attorney Ada Berg."
    body = found(text, "Zorn County State", "organization", 0, confidence=0.6)
    assert named(annotate(text, body))["Zorn County"].kind == "Region"


def test_what_has_an_attorney_is_a_place():
    """The reader names "Zirbel District Attorney" as a body; without the post it is none."""
    text = "Acting Zirbel District Attorney Ada Berg spoke."
    body = found(text, "Zirbel District Attorney", "organization", 0)
    assert named(annotate(text, body))["Zirbel"].kind == "Place"


@pytest.mark.parametrize(
    "text",
    ["The Zirbel attorney Ada Berg spoke.", "The Zirbel governor, Ada Berg, raised rates."],
)
def test_a_body_may_have_an_attorney(text):
    """A firm has one, and a central bank has a governor."""
    assert is_a(
        named(annotate(text, found(text, "Zirbel", "organization", 0)))["Zirbel"].kind,
        "Organization",
    )


def test_a_bond_is_somebody():
    """Words of plans are surnames, too."""
    text = "Mr Bond left."
    assert "Bond" in named(annotate(text, found(text, "Bond", "person", 0)))


def test_a_project_is_nobody():
    """The last word of an undertaking's name is no surname."""
    text = "According to the World Justice Project, it is true."
    assert "Project" not in named(annotate(text, found(text, "Project", "person", 0)))


def test_initials_lead_a_person():
    """What the reader takes for a body is somebody with the post before the name."""
    text = "They thanked DA Summer Stephan."
    assert (
        named(annotate(text, found(text, "DA Summer Stephan", "organization", 0)))[
            "Summer Stephan"
        ].kind
        == "Person"
    )


@pytest.mark.parametrize(
    ("text", "read", "name"),
    [
        ("Dean Boyd said so.", "Dean Boyd", "Dean Boyd"),
        ("Bishop Boyd said so.", "Bishop Boyd", "Boyd"),
        ("Officials said Pan Men-an had left.", "Pan Men-", "Pan Men-an"),
        ("They accused Julian St. John of it.", "John", "Julian St. John"),
        ("He lived on Main St. Ada Hart said so.", "Ada Hart", "Ada Hart"),
        (
            "He came home from El Salvador\nAda Maria Hart left.",
            "El Salvador\nAda Maria Hart",
            "Ada Maria Hart",
        ),
        ("They shot James “Jamie” Faith in the street.", "Faith", "James “Jamie” Faith"),
    ],
)
def test_given_names(text, read, name):
    """A given name that is a title, too; and another one in quotation marks."""
    assert name in named(annotate(text, found(text, read, "person", 0)))


def test_all_may_begin_a_name():
    """In the middle of a sentence, before another capital."""
    text = "He leads the All India Hindu Union in Delhi."
    assert "All India Hindu Union" in named(
        annotate(text, found(text, "All India Hindu Union", "organization", 0))
    )
