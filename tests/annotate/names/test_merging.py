"""Which of several ways of seeing the same words stands."""

from __future__ import annotations

import pytest
from tests.annotate.names.test_from_reader import annotate, named
from tests.readings import found


def test_the_authority_stands_where_its_words_decide():
    """Whatever the reader takes a country's name for, it is the country."""
    text = "Norway sent two ships to the coast."
    assert named(annotate(text, found(text, "Norway", "person", 0)))["Norway"].kind == "Country"


def test_a_city_that_is_a_team_is_the_team():
    """A city's name needs a sign, and the reader's is as good as a preposition."""
    text = "Liverpool won in the last minute."
    mention = named(annotate(text, found(text, "Liverpool", "sport_team", 0)))["Liverpool"]
    assert (mention.kind, mention.authority) == ("SportsTeam", None)


def test_a_sure_reader_is_believed():
    """The reader's confident answer stands where nothing else knows the name."""
    text = "Ms Berg spoke to Angela Hart in Oslo on Monday."
    mention = named(annotate(text, found(text, "Angela Hart", "company", 0)))["Angela Hart"]
    assert (mention.kind, mention.origin) == ("Company", "reader@2")


def test_an_unsure_reader_gives_way_to_what_the_words_show():
    """What the reader only thinks counts less than a name's own last word."""
    text = "Ms Berg spoke to the Baltic Trade Ministry."
    unsure = found(text, "Baltic Trade Ministry", "person", 0, confidence=0.4)
    mention = named(annotate(text, unsure))["Baltic Trade Ministry"]
    assert (mention.kind, mention.origin) == ("GovernmentBody", "news@5")


@pytest.mark.parametrize("words", ["South Kenya Ridge", "Kenya"])
def test_a_longer_name_takes_in_a_known_one(words):
    """A name that holds a country's is no country; the country's alone still is."""
    text = f"Hikers climbed {words} on Sunday."
    assert words in named(annotate(text, found(text, words, "location", 0)))
