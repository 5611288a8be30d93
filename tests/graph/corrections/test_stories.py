"""People's word on which articles are one story."""

from __future__ import annotations

import pytest
from tests.graph.corrections.common import corrected, records, why_not

from dateline.core.errors import ConfigError
from dateline.graph.corrections import parse_correction

TOLD = (
    "Ann Ode led Orbit. Day one.",
    "Ann Ode led Orbit. All is well.",
    "So it was in May. Ann Ode led Orbit.",
)
COPIES = ("Ann Ode led Orbit. It was so.", "Ann Ode led Orbit.\n\nIt was so.", "Ben Orr led Zed.")


def sources(*raw, texts=TOLD):
    """How many sources the claim has, and what isn't followed."""
    graph = corrected(*raw, given=records(texts))
    (fact,) = graph.claims(subject="Ann Ode")
    return fact.sources, why_not(graph)


def test_articles_that_people_call_one_story_are_one_source():
    """Directly, and by way of a third."""
    assert sources() == (3, [])
    assert sources({"do": "one_story", "articles": ["0.txt", "1.txt"]}) == (2, [])
    chain = [{"do": "one_story", "articles": [f"{one}.txt", "2.txt"]} for one in (0, 1)]
    assert sources(*chain) == (1, [])


def test_articles_that_people_tell_apart_are_sources_of_their_own():
    """Though their texts are alike."""
    assert [len(story) for story in corrected(given=records(COPIES)).stories] == [2]
    assert sources(texts=COPIES) == (1, [])
    assert sources({"do": "own_story", "articles": ["0.txt"]}, texts=COPIES) == (2, [])


def test_the_newer_of_two_entries_holds():
    """Wherever it stands in the file."""
    one = {"do": "one_story", "articles": ["0.txt", "1.txt"], "date": "2026-01-02"}
    own = {"do": "own_story", "articles": ["0.txt"], "date": "2026-01-01"}
    assert sources(one, own) == sources(own, one) == (2, [])
    later = {**own, "date": "2026-01-03"}
    assert sources(one, later) == sources(later, one) == (3, [])


def test_an_article_that_is_not_there_is_told():
    """And the entry does nothing."""
    entry = {"do": "one_story", "articles": ["0.txt", "1.txt", "7.txt"]}
    assert sources(entry) == (3, [(1, "no article 7.txt")])


def test_one_article_is_no_story_of_several():
    """A story is told by two; to forget, or to tell apart, one is enough."""
    for articles in (["a"], ["a", "a"]):
        with pytest.raises(ConfigError, match="`articles` needs 2 or more"):
            parse_correction({"do": "one_story", "articles": articles})
    with pytest.raises(ConfigError, match="`articles` needs 1 or more"):
        parse_correction({"do": "forget", "articles": []})
    assert str(parse_correction({"do": "own_story", "articles": ["a"]})) == "own_story a"
