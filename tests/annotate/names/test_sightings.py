"""Who sees a name where."""

from __future__ import annotations

import pytest
from tests.annotate.names.scenes import parse
from tests.news import article
from tests.readings import found, reading

from dateline.annotate import tokens
from dateline.annotate.names.sightings import (
    ACRONYM,
    AUTHORITY,
    CAPITALS,
    FIRM,
    FOOTER,
    LISTED,
    find_roles,
    find_sightings,
)
from dateline.authority import load_bundled, open_authority
from dateline.reader import Found, Reading


def seen(text: str, *mentions: Found, others: tuple[Reading, ...] = ()) -> set[tuple[str, ...]]:
    """Source, words and label of all that is seen in a sentence."""
    of = parse(text)
    said = Reading(layer="dwie", mentions=mentions, others=others)
    return {
        (one.source, " ".join(t.text for t in of.tokens[one.start : one.end]), one.label)
        for one in find_sightings(of, said, load_bundled())
    }


def test_each_layer_of_the_reader_is_a_source():
    """What another layer names is seen too, under its name and label."""
    text = "Lumen hired Ada Hart."
    other = Reading(layer="newswire", mentions=(found(text, "Ada Hart", "Person", 0),))
    all_ = seen(text, found(text, "Lumen", "company", 0), others=(other,))
    assert ("dwie", "Lumen", "organization") in all_
    assert ("newswire", "Ada Hart", "Person") in all_


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the Lumen", "Lumen"),
        ("Lumen 's", "Lumen"),
        ('"Lumen', "Lumen"),
        ("Lumen ,", "Lumen"),
        ("Lumen $", "Lumen"),
    ],
)
def test_articles_marks_and_possessives_are_outside(words, left):
    """A sighting ends where the name does."""
    text = f"They like {words} now."
    mention = found(text, words, "organization", 0)
    assert ("dwie", left, "organization") in seen(text, mention)


def test_a_sighting_of_nothing_but_marks_is_none():
    """What is all article and marks is nobody's name, and so is a sum."""
    paid = "They paid Rs 4,000 now."
    assert not any(one[0] == "dwie" for one in seen(paid, found(paid, "Rs 4,000", "misc", 0)))
    text = "They like the - now."
    assert not any(one[0] == "dwie" for one in seen(text, found(text, "the -", "misc", 0)))


def test_half_a_token_is_the_whole():
    """The reader's words may end within ours."""
    text = "They like Lumen-based firms."
    assert ("dwie", "Lumen-based", "location") in seen(text, found(text, "Lumen", "location", 0))


def test_the_authority_sees_what_it_knows():
    """A country by its name, an adjective as one, an article outside, and nothing in small."""
    all_ = seen("The United States and Korean police met in kenya.")
    assert (AUTHORITY, "United States", "Country") in all_
    assert (AUTHORITY, "Korean", "demonym") in all_
    assert not any(words == "kenya" for source, words, _ in all_ if source == AUTHORITY)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("He left Raleigh, North Carolina.", {("Raleigh", "City"), ("North Carolina", "Region")}),
        ("He left Atlanta, Ga., today.", {("Atlanta", "City"), ("Ga.", "Region")}),
        ("He left Washington, D.C., today.", {("Washington, D.C.", "City")}),
        ("He left Ga today.", set()),
    ],
)
def test_a_town_and_its_state_are_two_names(text, labels):
    """The town is the one in that state; the abbreviation is the state, never a country."""
    (of,) = tokens.parses([article(text)])
    found = find_sightings(of, Reading(layer="dwie"), load_bundled())
    known = [one for one in found if one.source == AUTHORITY]
    assert {
        (text[of.tokens[k.start].start : of.tokens[k.end - 1].end], k.label) for k in known
    } == labels
    assert all(one.entries[0].country == "Q30" for one in known)


def test_names_that_are_words_are_marked():
    """What is also an ordinary word is seen as such."""
    assert (AUTHORITY, "Turkey", "Country common") not in seen("They left Turkey.")
    assert any(label.endswith(" common") for _, _, label in seen("They left Nice."))


def test_capitals_side_by_side_are_seen():
    """A run of capitals, and the longer one over small words."""
    all_ = seen("We left the Ministry of the Interior yesterday.")
    assert (CAPITALS, "Ministry", "run") in all_
    assert (CAPITALS, "Ministry of the Interior", "joined") in all_


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("They saw Alien 3 today.", "Alien 3", "titled"),
        ("They saw Exorcist : The Beginning today.", "Exorcist : The Beginning", "titled"),
        ("They saw Rocky 4 : War of the Fists 2 today.", "Rocky 4 : War of the Fists 2", "titled"),
    ],
)
def test_what_may_follow_a_run_is_seen(text, words, label):
    """A number, a subtitle, or a word for what it is."""
    assert (CAPITALS, words, label) in seen(text)


def test_a_number_or_mark_elsewhere_is_no_title():
    """Not over a sentence's end, nor before a word in small letters."""
    assert not any(label == "titled" for _, _, label in seen("They like Alien : it is old."))
    assert not any(label == "titled" for _, _, label in seen("They like Alien :"))
    found = find_sightings(parse("we like Alien", "3 came"), Reading(layer="dwie"), load_bundled())
    assert {(one.start, one.end, one.label) for one in found} == {(2, 3, "run")}


def test_a_town_and_its_state_are_two_sightings():
    """The reader takes both for one; what ends with no state or country stays whole."""
    text = "He left Lumen, Ohio, and Orbit, Lumen and Hart, Oslo today."
    one = found(text, "Lumen, Ohio", "location", 0)
    other = found(text, "Orbit, Lumen and Hart, Oslo", "organization", 1)
    words = {words for source, words, _ in seen(text, one, other) if source == "dwie"}
    assert words == {"Lumen", "Ohio", "Orbit , Lumen and Hart , Oslo"}


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Yesterday Orbit Lumen Inc bought tin.", {"Yesterday Orbit Lumen Inc"}),
        ("They sold it to Orbit Lumen Inc and Hart Corp today.", {"Orbit Lumen Inc", "Hart Corp"}),
        ("They asked Hart and Co today.", {"Hart and Co"}),
        ("They asked Ode , Hart and Co today.", {"Ode , Hart and Co"}),
        ("They asked Hart & Sons Ltd today.", {"Hart & Sons Ltd"}),
        ("They asked Ode and Lumen Inc today.", {"Lumen Inc"}),
        ("They asked Inc today, as May 6 , 2019 came.", set()),
        ("The company of Ode has no form.", set()),
    ],
)
def test_a_firm_is_seen_by_its_legal_form(text, firms):
    """Capitals up to "Inc", and over "and Co", which names nobody by itself."""
    assert {words for source, words, _ in seen(text) if source == FIRM} == firms


def test_a_firm_begins_where_two_layers_see_it_begin():
    """One layer isn't enough; parts of a firm are no sightings of their own."""
    text = "Yesterday Orbit Lumen Inc rose."
    one, part = found(text, "Orbit Lumen Inc", "organization", 0), found(text, "Lumen", "person", 1)
    twice = (Reading(layer="conll04", mentions=(one,)),)
    assert (FIRM, "Yesterday Orbit Lumen Inc", "") in seen(text, one)
    both = seen(text, one, part, others=twice)
    assert (FIRM, "Orbit Lumen Inc", "") in both
    assert not any(words == "Lumen" for source, words, _ in both)


@pytest.mark.parametrize(
    ("word", "layers", "there"),
    [
        ("GOP", 2, True),  # the Republican Party's letters
        ("GOP", 1, False),
        ("QQX", 2, False),  # nobody's
        ("SFE", 2, False),  # of what is little known
        ("Gop", 2, False),
        ("GM", 2, False),  # too few letters
        ("TARGET", 2, False),  # Target's, set in capitals
    ],
)
def test_letters_are_listed_that_stand_for_something_widely_known(word, layers, there):
    """Where two of the reader's layers see them."""
    text = f"Yesterday {word} candidate Hart won."
    mention = found(text, word, "organization", 0)
    more = tuple(Reading(layer=f"other {n}", mentions=(mention,)) for n in range(layers - 1))
    of, said = parse(text), Reading(layer="dwie", mentions=(mention,), others=more)
    with open_authority(()) as known:
        listed = [one for one in find_sightings(of, said, known) if one.source == LISTED]
    assert [(one.start, one.end) for one in listed] == ([(1, 2)] if there else [])


def test_a_run_ends_with_its_sentence():
    """Capitals of the next sentence are another run."""
    of = parse("We met Ada", "Hart left")
    said = Reading(layer="dwie")
    runs = [(one.start, one.end) for one in find_sightings(of, said, load_bundled())]
    assert (2, 4) not in runs
    assert (2, 3) in runs


def test_definitions_are_seen():
    """The long and the short name of "Long Name (LN)"."""
    all_ = seen("The Harbour Safety Board (HSB) met.")
    assert (ACRONYM, "Harbour Safety Board", "long") in all_
    assert (ACRONYM, "HSB", "short") in all_


def test_roles_are_told_from_names():
    """Only what the reader thinks is one, at even odds or better."""
    text = "The envoy met Ada Hart."
    role = Found(start=4, end=9, label="value", types=(("role", 0.9),), confidence=0.9)
    doubt = Found(start=14, end=22, label="value", types=(("role", 0.4),), confidence=0.9)
    even = Found(start=10, end=13, label="value", types=(("role", 0.5),), confidence=0.9)
    assert find_roles(parse(text), reading(role, doubt)) == [(1, 2)]
    assert find_roles(parse(text), reading(role, even, doubt)) == [(1, 2), (2, 3)]


def test_no_prose_is_seen_as_such():
    """What the reader takes for a footer is labelled so."""
    text = "Author: Ada Hart"
    foot = Found(start=8, end=16, label="other", types=((FOOTER, 0.9),), confidence=0.9)
    assert ("dwie", "Ada Hart", FOOTER) in seen(text, foot)


def test_a_joined_run_goes_on_over_the():
    """As "of" does alone; a small word that no capital follows joins nothing."""
    all_ = seen("We left the Bank of the West and went.")
    assert (CAPITALS, "Bank of the West", "joined") in all_
    assert not any(words.endswith("and") for _, words, _ in all_)


def test_no_name_goes_on_in_the_next_paragraph():
    """What a reader runs together over a blank line ends at the line's end."""
    of = parse("He met Ada", "", "Hart left")
    mention = Found(start=7, end=16, label="person", confidence=0.9)
    said = Reading(layer="dwie", mentions=(mention,))
    spans = {(one.start, one.end) for one in find_sightings(of, said, load_bundled())}
    assert (2, 3) in spans
    assert (3, 4) in spans
    assert (2, 4) not in spans


def test_a_courtesy_is_no_part_of_a_persons_name():
    """A firm may be called so."""
    text = "They like Mr Price now."
    assert ("dwie", "Price", "person") in seen(text, found(text, "Mr Price", "person", 0))
    text = "They like PM Hart now."
    assert ("dwie", "Hart", "person") in seen(text, found(text, "PM Hart", "person", 0))
    text = "They like Mr Price now."
    assert ("dwie", "Mr Price", "organization") in seen(
        text, found(text, "Mr Price", "organization", 0)
    )


def test_no_name_goes_over_a_dash_between_spaces():
    """What stands behind it is something else."""
    text = "They like Ada Hart – Office now."
    said = seen(text, found(text, "Ada Hart – Office", "person", 0))
    assert ("dwie", "Ada Hart", "person") in said
    assert ("dwie", "Ada Hart – Office", "person") not in said


def test_a_name_that_begins_inside_a_bracket_ends_with_it():
    """What stands behind the bracket is of what stands before it."""
    text = "He led the Trafficking (HEAT) Unit."
    assert ("dwie", "HEAT", "organization") in seen(
        text, found(text, "HEAT) Unit", "organization", 0)
    )


@pytest.mark.parametrize(
    ("first", "whole"), [("They like Lumen.", False), ("They like Corp.", True)]
)
def test_a_name_ends_with_its_sentence(first, whole):
    """A full stop parts "Lumen. Orbit"; behind a short word it may be of a word that is cut."""
    of = parse(first, "Orbit rose.")
    mention = Found(start=10, end=len(first) + 6, label="organization", confidence=0.9)
    said = Reading(layer="dwie", mentions=(mention,))
    seen_ = [one for one in find_sightings(of, said, load_bundled()) if one.source == "dwie"]
    assert ((2, 5) in {(one.start, one.end) for one in seen_}) == whole


def test_a_second_article_is_of_the_name():
    """The All Blacks are a team, all of the Blacks a family; "The" behind "the" is a slip."""
    for words, left in [("the All Blacks", "All Blacks"), ("all Blacks", "Blacks")]:
        text = f"They like {words} now."
        assert ("dwie", left, "organization") in seen(text, found(text, words, "organization", 0))
    text = "They like the The Blacks now."
    assert ("dwie", "Blacks", "organization") in seen(
        text, found(text, "the The Blacks", "organization", 0)
    )
