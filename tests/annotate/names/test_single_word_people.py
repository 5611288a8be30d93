"""Whether a lone word is somebody's name."""

from __future__ import annotations

import pytest
from tests.annotate.names.test_from_reader import annotate, named
from tests.readings import found


def read(text: str, word: str, confidence: float = 0.95):
    """The mention that a word becomes which the reader takes for a person; None if none does."""
    return named(annotate(text, found(text, word, "person", 0, confidence=confidence))).get(word)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Sales rose, said the technology analysts Kestner.", "Kestner", "Organization"),
        ("They banned two rebel groups, Zelbo in the north and another.", "Zelbo", "Organization"),
        ("Kestner is a party that nobody knows.", "Kestner", "Organization"),
        ("A Kestner-based man left.", "Kestner", "Place"),
        ("Kestner analyst Ada Berg left.", "Kestner", "Organization"),
    ],
)
def test_words_beside_a_lone_name_tell_what_it_is(text, word, kind):
    """A noun of bodies, an apposition, a post of its own."""
    mention = read(text, word)
    assert mention.kind == kind


def test_nobody_beside_a_lone_name_makes_it_doubtful():
    """Without a title, a full name or a word that only goes with people, a person is less sure."""
    assert read("They spoke about Kestner all day.", "Kestner").confidence < 0.75
    for text in (
        "They spoke about Mr Kestner all day.",
        "They spoke about Kestner's funeral.",
        "Kestner, who left, was pleased.",
        "Kestner said no.",
    ):
        assert read(text, "Kestner").confidence > 0.9


def test_what_the_reader_doubts_and_nothing_supports_is_nobody():
    """A lone guess is left out."""
    assert read("They spoke about Kestner all day.", "Kestner", confidence=0.4) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vigils nationwide drew hundreds of people.", "Vigils"),
        ("Convicted Felon Sentenced For Assaulting Two Officers", "Felon"),
        ("Former Chiropractor Sentenced To Seven Years In Prison", "Chiropractor"),
        ("He waited. “Amputation from cancer took much from me.", "Amputation"),
        ("May God guide us.", "God"),
        ("Mr Afewerki left.", "Mr"),
        ("The case, RIF1670175, was prosecuted.", "RIF1670175"),
    ],
)
def test_words_of_the_dictionary_are_nobody(text, word):
    """Capitals of a headline, gods, courtesies and numbers of files name no person."""
    assert read(text, word) is None


def test_a_storm_has_a_name_of_two_words():
    """What follows "Cyclone" is no person."""
    text = "Cyclone Harold hit the islands."
    names = named(annotate(text, found(text, "Harold", "person", 0)))
    assert names["Cyclone Harold"].kind == "Event"
    assert "Harold" not in names


def test_a_capital_is_a_city_where_nobody_is_shown():
    """What the tables know as a place is one, whatever the reader takes it for."""
    assert read("Meanwhile, Malabo is quiet.", "Malabo").kind == "City"


def test_the_beginning_of_a_companys_name_is_the_company():
    """A firm that is called by its first word later stays a firm."""
    text = "Mahan Air flies. Officials want Mahan closed."
    company = found(text, "Mahan Air", "company", 0)
    person = found(text, "Mahan", "person", 1, nth=1)
    assert {one.kind for one in annotate(text, company, person).mentions} == {"Company"}


def test_a_name_goes_on_behind_an_abbreviation():
    """A parser that ends a sentence behind "Sgt." doesn't cut a name in two."""
    text = "Police thanked Sgt. Kevin\nMansell on Monday."
    names = named(annotate(text, found(text, "Kevin\nMansell", "person", 0)))
    assert "Kevin\nMansell" in names


def test_a_given_name_keeps_a_title_in_the_name():
    """A dean's post before a surname is a name behind a given one."""
    text = "They charged Gabriel Dean Watters."
    assert "Gabriel Dean Watters" in named(
        annotate(text, found(text, "Gabriel Dean Watters", "person", 0))
    )


def test_posts_in_initials_stay_outside_a_name():
    """What stands for "Assistant District Attorney" before a name is a post."""
    text = "They thanked ADA George Lewis."
    assert "George Lewis" in named(annotate(text, found(text, "ADA George Lewis", "person", 0)))
