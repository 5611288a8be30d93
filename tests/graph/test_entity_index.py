"""Which entity a text names."""

from __future__ import annotations

import pytest

from dateline.core.errors import QueryError
from dateline.core.model import Entity
from dateline.graph.entity_index import EntityIndex

QID = "http://www.wikidata.org/entity/Q230"
STATE = Entity(id="place/georgia", kind="Country", label="Georgia", same_as=(QID,))
CITY = Entity(id="place/georgia-city", kind="City", label="Georgia", aliases=("Old G.",))
WIFE = Entity(id="person/georgia", kind="Person", label="Georgia")
COUNTS = {STATE.id: 1, CITY.id: 5, WIFE.id: 5}


@pytest.fixture
def index():
    """Three of one name."""
    return EntityIndex(
        {one.id: one for one in (WIFE, STATE, CITY)},
        base="https://g.example/",
        moved={"place/old": STATE, "place/gone": Entity(id="place/x", kind="City", label="X")},
        count_claims=lambda one: COUNTS[one],
    )


@pytest.mark.parametrize("text", [STATE.id, "https://g.example/place/georgia", QID, "Q230"])
def test_ids_numbers_and_addresses_name_one(index, text):
    """Whatever else is called so, and of whatever kind is asked for, if it is of that."""
    assert index.find(text) is STATE
    assert index.find(text, kinds={"Country"}) is STATE
    assert index.find(text, kinds={"City"}) is None


def test_an_id_that_was_given_leads_on(index):
    """But not to what isn't in this part of the graph."""
    assert index.find("place/old") is STATE
    assert index.find("place/gone") is None


def test_of_a_name_the_most_spoken_of_is_meant(index):
    """Then the smallest id; of the kinds asked for, if any are."""
    assert index.find("GEORGIA") is WIFE
    assert index.find("georgia", kinds={"Country", "City"}) is CITY
    assert index.find("old g.") is CITY
    assert index.find("Georgia", kinds={"Company"}) is None
    assert index.find("Texas") is None


def test_what_must_be_there_is_told_if_it_isnt(index):
    """With names that are near, aliases among them, or how to look for it."""
    assert index.require("Georgia", graph="graph 'G'") is WIFE
    assert index.require(CITY, graph="graph 'G'") is CITY
    with pytest.raises(QueryError, match="graph 'G' has no entity 'Goergia'; near it: Georgia"):
        index.require("Goergia", graph="graph 'G'")
    with pytest.raises(QueryError, match=r"no entity 'qqqqqqq'; search for it with entities\(\)"):
        index.require("qqqqqqq", graph="graph 'G'")
    with pytest.raises(QueryError, match="no entity 'place/x'"):
        index.require(Entity(id="place/x", kind="City", label="X"), graph="graph 'G'")
