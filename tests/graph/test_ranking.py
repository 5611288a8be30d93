"""What is most connected."""

from __future__ import annotations

import networkx as nx
import pytest
from tests.graph.records import event, fact, thing

from dateline.core.errors import QueryError
from dateline.graph.ranking import MEASURES, rank_entities

ANN, BEN, CAT, DAN, EVE = (thing(name) for name in ("Ann", "Ben", "Cat", "Dan", "Eve"))
PACT, STORY = event("Pact"), thing("Story", "Article")
FACTS = (
    fact(ANN, "spouse_of", BEN),
    fact(ANN, "sibling_of", BEN),
    fact(PACT, "actor", BEN),
    fact(PACT, "recipient", CAT),
    fact(PACT, "recipient", DAN),
    fact(PACT, "about", "fish"),
    fact(STORY, "mentions", EVE),
    fact(STORY, "mentions", ANN),
)


def test_things_are_tied_by_claims_and_through_events():
    """Neither event nor article is ranked, and who is only mentioned is tied to nobody."""
    ranked = rank_entities(FACTS, by="degree")
    assert [(one.entity.label, one.score, one.neighbors, one.ties) for one in ranked] == [
        ("Ben", 3.0, 3, 4),
        ("Cat", 2.0, 2, 2),
        ("Dan", 2.0, 2, 2),
        ("Ann", 1.0, 1, 2),
    ]


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_is_networkx_own(measure):
    """All of them have Ben before the others here; nothing at all gives an empty ranking."""
    ranked = rank_entities(FACTS, by=measure)
    assert ranked[0].entity is BEN
    assert len(ranked) == 4
    assert rank_entities([], by=measure) == []
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_betweenness_and_closeness_are_the_textbooks():
    """To six digits."""
    network = nx.Graph()
    network.add_weighted_edges_from([("a", "b", 2), ("b", "c", 1), ("b", "d", 1), ("c", "d", 1)])
    expected = {
        "betweenness": nx.betweenness_centrality(network),
        "closeness": nx.closeness_centrality(network),
    }
    for measure, scores in expected.items():
        found = {one.entity.label: one.score for one in rank_entities(FACTS, by=measure)}
        named = {"Ann": "a", "Ben": "b", "Cat": "c", "Dan": "d"}
        assert found == {name: round(scores[at], 6) for name, at in named.items()}


def test_an_unknown_measure_lists_those_there_are():
    """A typing mistake isn't another measure."""
    with pytest.raises(QueryError, match="no measure 'fame'; the measures are degree, betw"):
        rank_entities(FACTS, by="fame")
