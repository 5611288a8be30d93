"""Whether two names of people can be one person's, by the names alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.identity.blocking import initial_key, person_keys
from dateline.resolve.identity.people_names import (
    compare_people,
    compare_spelling,
    is_common_name,
    is_common_surname,
    parse_person,
    surname_alone,
    without_style,
)

GIVEN = ("Anders", "Andreas", "Bill", "William", "Maria", "Mario", "J.", "Mohammed", "Muhammad")
MIDDLE = ("", "P.", "Peter", "Paul")
FAMILY = ("Holm", "Kim", "Zelensky", "Zelenskyy", "al-Gaddafi", "Qaddafi", "Smith", "Kim Jr.")
NAMES = st.builds(
    lambda *parts: " ".join(" ".join(parts).split()),
    st.sampled_from(GIVEN),
    st.sampled_from(MIDDLE),
    st.sampled_from(FAMILY),
)


@given(NAMES, NAMES)
def test_the_order_of_two_names_does_not_matter(one, other):
    """Neither to whether they are alike nor to why."""
    left, right = parse_person(one), parse_person(other)
    assert left is not None
    assert right is not None
    assert compare_people(left, right) == compare_people(right, left)


@given(NAMES)
def test_a_name_is_like_itself(name):
    """Without anything more to be shown."""
    parts = parse_person(name)
    assert parts is not None
    found = compare_people(parts, parts)
    assert found is not None
    assert found.free
    assert found.why == ""


@given(NAMES, NAMES)
def test_alike_names_share_a_block(one, other):
    """What is worth comparing is found."""
    left, right = parse_person(one), parse_person(other)
    assert left is not None
    assert right is not None
    if compare_people(left, right) is not None:
        keys = [person_keys(name) | {initial_key(name)} for name in (left, right)]
        assert keys[0] & keys[1]


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Dr. Anders Peter Holm", ("anders", "peter"), "holm"),
        ("Holm, Anders", ("anders",), "holm"),
        ("Anders Holm, Jr.", ("anders",), "holm"),
        ('Alfred "Aki" Holm', ("alfred",), "holm"),
        ("J.K. Rowland", ("j", "k"), "rowland"),
        ("Kim Min-jae", ("minjae",), "kim"),
        ("Min-jae Kim", ("minjae",), "kim"),
        ("Xi Jinping", ("jinping",), "xi"),
        ("David Lee", ("david",), "lee"),
        ("Bashar al-Assad", ("bashar",), "assad"),
        ("Lord Holm", ("lord",), "holm"),  # a name, unless there is more of it
        ("Lord Anders Holm", ("anders",), "holm"),
        ("Crown Prince Karl", ("crown", "prince"), "karl"),
        ("King Karl II", ("king",), "karl"),
    ],
)
def test_parts_of_names(name, given_names, family):
    """Titles, particles, order and initials."""
    parts = parse_person(name)
    assert parts is not None
    assert (parts.given, parts.family) == (given_names, family)


@pytest.mark.parametrize("name", ["Holm", "Dr. Holm", "J. K.", ""])
def test_what_is_no_full_name(name):
    """A family name alone, with a title or not, tells nobody apart."""
    assert parse_person(name) is None


def test_reasons_say_what_differs():
    """In words that a reader can check."""
    pairs = {
        ("Bill Holm", "William Holm"): "“Bill” is short for “William”",
        ("J. Holm", "Joanne Holm"): "“J.” may stand for “Joanne”",
        ("Anders Holm", "Anders Peter Holm"): "“Peter” is left out in one",
        ("Jose Holm Vik", "Jose Holm"): "one goes on with “Vik”",
        ("Anders Holm Jr.", "Anders Holm"): "one has “Jr” behind the name",
    }
    for (one, other), why in pairs.items():
        left, right = parse_person(one), parse_person(other)
        assert left is not None
        assert right is not None
        found = compare_people(left, right)
        assert found is not None
        assert found.why == why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("John Smith", True),
        ("Kim Min-jae", True),
        ("Mohammed Ali", True),
        ("Angela Norling", False),
        ("Zebulon Smith", False),
        ("Lord Norling", False),
        ("Baroness Smith", True),
        ("Prince Norling", True),  # every dynasty has one
        ("Pope Norling", False),
    ],
)
def test_common_names(name, expected):
    """A common family name counts beside a usual given name; of East Asia, always."""
    parts = parse_person(name)
    assert parts is not None
    assert is_common_name(parts) is expected


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Lord Holm", "Holm"),
        ("Crown Prince Karl", "Karl"),
        ("Lord Anders Holm", "Lord Anders Holm"),
        ("Anders Lord", "Anders Lord"),
        ("Holm", "Holm"),
    ],
)
def test_a_style_can_be_taken_from_the_word_that_it_makes_a_name_of(name, word):
    """And from nothing else."""
    assert without_style(name) == word


@pytest.mark.parametrize(
    ("name", "given_names", "family", "generation"),
    [
        ("Anders Holm Jr", ("anders",), "holm", "jr"),
        ("Anders Jr", ("anders",), "jr", ""),  # two words: it is all the family name there is
        ("Holm, Anders Peter", ("anders", "peter"), "holm", ""),
        ("Professor Dr. Anders Holm", ("anders",), "holm", ""),
        ("Ben Ali", ("ben",), "ali", ""),  # a particle is all that stands before the family name
        ("Osama bin Laden", ("osama",), "laden", ""),
        ("Ho Chi Minh", ("chiminh",), "ho", ""),
        ("Nguyen Thi Minh Khai", ("nguyen", "thi", "minh"), "khai", ""),  # four words
        ("Michael Kim Lee", ("michael", "kim"), "lee", ""),
        ("Min-jae Anders", ("min", "jae"), "anders", ""),
    ],
)
def test_more_parts_of_names(name, given_names, family, generation):
    """What stands behind a name, and family names of East Asia, first or last."""
    parts = parse_person(name)
    assert parts is not None
    assert (parts.given, parts.family, parts.generation) == (given_names, family, generation)


def likeness(one, other):
    """How two full names are alike."""
    left, right = parse_person(one), parse_person(other)
    assert left is not None
    assert right is not None
    return compare_people(left, right)


@pytest.mark.parametrize(
    ("one", "other", "score", "free"),
    [
        ("Anders Holm", "Anders Holm", 0.95, True),
        ("Anders Holm Jr.", "Anders Holm", 0.65, False),
        ("Viktor Orban", "Orban Viktor", 0.92, True),
        ("Martin James", "James Martin", 0.65, False),  # either may be the family name
        ("Bill Holm", "William Holm", 0.87, True),
        ("J. Holm", "Joanne Holm", 0.65, False),
        ("Anders Peter Holm", "Anders Holm", 0.87, True),
        ("Anders P. Holm", "Anders Peter Holm", 0.85, True),
        ("Jose Holm Vik", "Jose Holm", 0.75, False),
        ("Anders Zelensky", "Anders Zelenskyy", 0.9, True),
        ("Anders Norlingen", "Anders Norlinges", 0.7, False),
    ],
)
def test_what_a_difference_costs(one, other, score, free):
    """And whether the names alone will do."""
    found = likeness(one, other)
    assert found is not None
    assert (found.score, found.free) == (score, free)


def test_differences_add_up():
    """Each with its reason; one that isn't free leaves the whole unfree."""
    found = likeness("Bill P. Holm Jr.", "William Holm")
    assert found is not None
    assert found.score == pytest.approx(0.95 - 0.3 - 0.08 - 0.08)
    assert not found.free
    assert found.why.count(";") == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anders Holm Jr.", "Anders Holm Sr."),
        ("Anders Holm", "Anders Vik"),
        ("Anders Holm", "Peter Holm"),
        ("Anders P. Holm", "Anders Q. Holm"),
        ("Anders Peter Holm", "Anders Quentin Holm"),
        ("Mario Holm", "Maria Holm"),
        ("J. Holm", "Anders Holm"),
        ("Julian Holm", "Juliana Holm"),
        ("Jose Holm Vik", "Jose Berg Holm"),
        ("Kim Min-jae", "Kim Min-ho"),
    ],
)
def test_what_two_people_have_is_never_explained_away(one, other):
    """Another family name, given name, initial or generation."""
    assert likeness(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("holm", "holm", True),
        ("zelensky", "zelenskyy", True),
        ("norlingen", "norlinges", True),  # a slip of one letter
        ("norling", "sorling", False),  # of the first
        ("berge", "bergi", True),
        ("bergs", "bergt", False),  # five letters
        ("norlingen", "norlunges", False),  # two letters
    ],
)
def test_which_words_are_spellings_of_one(one, other, alike):
    """By sound, or by one letter of a long word; whichever comes first."""
    assert (compare_spelling(one, other) is not None) is alike
    assert compare_spelling(one, other) == compare_spelling(other, one)


@pytest.mark.parametrize(
    ("names", "family"),
    [
        (["Norling"], "norling"),
        (["President Norling", "Norling"], "norling"),
        (["Núñez"], "nunez"),
        (["Norling", "Ruth Norling"], ""),
        (["Norling", "Vik"], ""),
        ([], ""),
    ],
)
def test_a_surname_stands_alone_where_nobody_gives_a_full_name(names, family):
    """With or without a title; two different words are no surname."""
    assert surname_alone(names) == family


def test_some_surnames_many_have():
    """A few dozen in East Asia, and the usual ones elsewhere."""
    assert is_common_surname("kim")
    assert is_common_surname("smith")
    assert not is_common_surname("norling")
