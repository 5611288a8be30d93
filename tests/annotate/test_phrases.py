"""Posts and topics, by their words."""

from __future__ import annotations

import pytest
from tests import readings
from tests.news import annotate


def test_a_post_of_words_without_end_is_cut():
    """Each of its nouns would have all words before it in its name."""
    (annotated,) = annotate(f"The {'deputy vice ' * 60}minister of Chad, Anna Riskova, resigned.")
    posts = [one for one in annotated.mentions if one.kind == "Position"]
    assert posts
    assert max(len(one.text.split()) for one in posts) == 31


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Deputy District Attorney Albert Moore spoke.", ["Deputy District Attorney"]),
        ("The injured tight-head Albert Moore left.", []),
        ("They met the scholar Professor Albert Moore.", ["Professor"]),
        ("The Chairman Rear Admiral Albert Moore spoke.", ["Chairman", "Rear Admiral"]),
        ("Kenya's Works and Bridges Minister Albert Moore spoke.", ["Works and Bridges Minister"]),
        ("Crown Prince Mohammed bin Salman met Prince Paul Cole.", ["Crown Prince"]),
        (
            "The Minister of Mines and Gender Equality, Mrs Ada Moore, spoke.",
            ["Minister of Mines and Gender Equality"],
        ),
        ("The Minister of Mines Mr Albert Moore spoke.", ["Minister of Mines"]),
        (
            "The Secretary of State for Culture, Media and Sport, Ada Moore, spoke.",
            ["Secretary of State for Culture, Media and Sport"],
        ),
        ("The Secretary of State for Kenya spoke.", ["Secretary of State"]),
        ("The Judge of Gender Equality spoke.", ["Judge"]),
        ("They met Labour's record and party leader Albert Moore.", ["party leader"]),
        ("The sales and party director Albert Moore left.", ["party director"]),
        ("The vice-president Albert Moore left.", ["vice-president"]),
        ("They met the director of health Twiga Zetech in Oslo.", ["director of health"]),
        ("The director of police, Ada Moore, spoke.", ["director of police"]),
        ("The Minister of Youth Council, Ada Moore, spoke.", ["Minister of Youth Council"]),
        ("A man poured water over his head.", []),
        ("They met its head in Oslo.", ["head"]),
        ("The additional superintendent Albert Moore spoke.", ["additional superintendent"]),
    ],
)
def test_how_far_a_post_reaches(text, posts):
    """A post within a longer one is none, and a capital behind a small word begins a title."""
    (annotated,) = annotate(text)
    assert [one.text for one in annotated.mentions if one.kind == "Position"] == posts


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("They fight climate change every day.", {"climate change"}),
        ("Climate Change Talks End Without Agreement Between Governments", {"climate change"}),
        (
            "Summit Ends Without a Deal on Climate Change\nKenya signed the pact with others.",
            {"climate change"},
        ),
    ],
)
def test_what_begins_a_name_is_no_topic(text, topics):
    """In running text; a headline has capitals throughout."""
    assert {one.name for one in readings.annotate(text).mentions if one.kind == "Topic"} == topics
