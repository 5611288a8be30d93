"""The names of a text as the shipped weights choose them, and what the authority knows by them."""

from __future__ import annotations

import pytest
from tests.news import annotate

from dateline.core.model import Mention


def named(text: str) -> dict[str, Mention]:
    """Names and adjectives of a text, by their words."""
    (found,) = annotate(text)
    return {one.text: one for one in found.mentions if one.form in {"name", "demonym"}}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tickets are sold by the city of Turkey.", "City"),
        ("The show returns to Turkey. It is paid for by the city of Turkey.", "City"),
        ("The village of Turkey held a fair.", "City"),
        ("Tickets are sold by the government of Turkey.", "Country"),
        ("Tickets are sold in Ankara, the capital of Turkey.", "Country"),
        ("He moved to a city of Turkey.", "Country"),
        ("He moved to the city, of Turkey's choice.", "Country"),
    ],
)
def test_the_city_of_a_name_is_a_city(text, kind):
    """Even where the authority has but a country of that name, which then isn't meant."""
    (found,) = annotate(text)
    known = {(one.kind, one.authority) for one in found.mentions if one.text == "Turkey"}
    assert known == {(kind, "Q43" if kind == "Country" else None)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Chelsea striker Didier Drogba scored as England won 4-2.", "England", "SportsTeam"),
        ("Credit agency Moody's cut its rating of General Motors to junk.", "Moody's", "Company"),
        (
            "The agencies - Fitch and Moody's have long since cut their rating.",
            "Moody's",
            "Company",
        ),
        ("The band U2 won three prizes at the Meteor Awards in Dublin.", "Meteor Awards", "Event"),
        ("Children's drama Grange Hill returns to BBC One in January.", "BBC One", "MediaOutlet"),
        ("Cook County State's Attorney Kim Foxx spoke.", "Cook County", "Region"),
        ("The Sarbanes-Oxley Act was passed in 2002.", "Sarbanes-Oxley Act", "Agreement"),
        ("President Reagan met Prime Minister Nakasone in Tokyo.", "Nakasone", "Person"),
        ("Heck's Inc said it filed for bankruptcy.", "Heck's Inc", "Company"),
        ("The Home Office said that Londoners were safe.", "Home Office", "GovernmentBody"),
        ("UNICEF and the Red Cross sent tents to Sudan.", "Sudan", "Country"),
        ("Police closed Westminster Bridge on Monday.", "Westminster Bridge", "Facility"),
        ("The Vietnam war ended in 1975. Saigon fell.", "Vietnam war", "Event"),
        ("Kill Bill: Vol. 2 was directed by Quentin Tarantino.", "Kill Bill: Vol. 2", "Work"),
        ("The Dutch bank ABN Amro was sold.", "ABN Amro", "Company"),
        ("Kenya owes China $5bn.", "China", "Country"),
        ("President Moon Jae-in left Seoul.", "Moon Jae-in", "Person"),
        ("Police said Jane Doe #2 left Oslo in May.", "Jane Doe #2", "Person"),
        (
            "Kenya hosted the International Police Summit 2023.",
            "International Police Summit 2023",
            "Event",
        ),
        ("The firm opened an office in Nairobi Kenya in May.", "Nairobi", "City"),
        ("The firm opened an office in Nairobi Kenya in May.", "Kenya", "Country"),
        ("Park Won-soon left Seoul on Monday.", "Park Won-soon", "Person"),
        ("The Obama-era rules angered Seoul.", "Obama", "Person"),
        ("Tyson Fury Weigh-in: crowds gather in London.", "London", "City"),
        ("Police in Springfield, Mass., arrested two men.", "Mass.", "Region"),
        ("Antigua and Barbuda joined the talks.", "Antigua and Barbuda", "Country"),
        ("Kenya and Chile joined the talks.", "Chile", "Country"),
    ],
)
def test_what_is_named_and_as_what(text, words, kind):
    """Titles, marks and neighbours are left out, and the kind is the exact one."""
    assert {words: kind} == {key: one.kind for key, one in named(text).items() if key == words}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PC makers sold more units, and SMS use doubled.", "SMS"),
        ("Texaco Inc <TX> said it would raise its stake.", "TX"),
        ("The President met the Prime Minister on Monday.", "Prime Minister"),
        ("The Commission on Monday fined Microsoft.", "Monday"),
    ],
)
def test_what_is_no_name(text, words):
    """Abbreviations of things, tickers, posts and days are none."""
    assert words not in named(text)


def test_entries_of_another_sort_are_no_candidates():
    """A surname that is a country's name is nobody's country."""
    found = named("Michael Jordan scored. Jordan said that he was tired.")
    assert (found["Jordan"].kind, found["Jordan"].authority) == ("Person", None)
    assert named("Jordan signed a treaty with Egypt.")["Jordan"].authority == "Q810"


def test_several_entries_leave_open_which_is_meant():
    """Georgia is a country and a state: its words decide no entry."""
    assert named("He moved to Georgia with his wife.")["Georgia"].authority is None
    assert named("He moved to Norway with his wife.")["Norway"].authority == "Q20"


def test_a_town_before_its_state_is_the_one_there():
    """Both are names, in whichever way the state is written."""
    found = named("She was born in Raleigh, N.C., and grew up in Fresno, California.")
    assert {key: one.authority for key, one in found.items()} == {
        "Raleigh": "geonames:4487042",
        "N.C.": "Q1454",
        "Fresno": "geonames:5350937",
        "California": "Q99",
    }


def test_adjectives_stand_for_countries_and_plurals_for_people():
    """Form and kind of what is named after a country."""
    found = named("Norwegian police met several Germans.")
    assert (found["Norwegian"].form, found["Norwegian"].authority) == ("demonym", "Q20")
    assert (found["Germans"].form, found["Germans"].kind) == ("name", "People")


def test_a_possessive_that_owns_something_is_outside():
    """What owns keeps its name; what has the mark in its name has it everywhere."""
    assert "Nokia" in named("Nokia's profit fell.")
    found = annotate("The agency Moody's cut its rating. Moody's rating of Fiat fell, too.")[
        0
    ].mentions
    assert {one.text for one in found if "Moody" in one.text} == {"Moody's"}


def test_a_headline_is_marked():
    """Whoever is named only in the headline is told from who is in the body, by the surnames."""
    text = "Ada Hart Files Suit Against Nokia\n\nThe suit says that Nokia broke a contract."
    assert "Nokia" in named(text)


def test_reasons_are_kept_with_their_weights():
    """A mention says what spoke for it, and for its kind."""
    one = named("Nokia bought a firm in Helsinki.")["Nokia"]
    assert len(one.reasons) == 6
    assert all(reason.rsplit(" ", 1)[1].startswith("+") for reason in one.reasons)
    assert sum(reason.startswith("Company: ") for reason in one.reasons) == 3
    assert 0.6 < one.confidence <= 1


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "Andrés Manuel López Obrador (AMLO) left. AMLO won.",
            "AMLO",
            "Andrés Manuel López Obrador",
        ),
        ("Mohammed bin Salman (MBS) left. MBS won.", "MBS", "Mohammed bin Salman"),
        ("Andrés Manuel López Obrador (ANLO) left. ANLO won.", "ANLO", "ANLO"),
    ],
)
def test_initials_in_brackets_are_somebodys_if_they_are_all_of_his(text, short, name):
    """Other letters behind a name may be of his party."""
    (annotated,) = annotate(text)
    heads = {one.id: one.name for one in annotated.mentions}
    assert [heads[one.chain] for one in annotated.mentions if one.text == short] == [name] * 2
