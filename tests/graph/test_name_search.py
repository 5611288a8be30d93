from __future__ import annotations

import pytest

from dateline.core.model import Entity
from dateline.graph.name_search import NameSearch


def thing(label, *aliases, kind="Organization", same_as=()):
    """A thing with names."""
    return Entity(id=f"{kind}/{label}", kind=kind, label=label, aliases=aliases, same_as=same_as)


THINGS = [
    thing("Orbit"),
    thing("Orbital Sciences"),
    thing("New Orbit"),
    thing("Reorbiting"),
    thing("Orbit to buy Lumen", kind="Event"),
    thing(
        "Côte d’Ivoire",
        "Ivory Coast",
        kind="Country",
        same_as=("http://www.wikidata.org/entity/Q1008",),
    ),
    thing("Nobody speaks of it"),
]
WEIGHTS = {one.id: number for number, one in enumerate(THINGS[:-1], start=1)}


def find(text, **more):
    """The labels of what is found."""
    return [one.label for one in NameSearch(THINGS, WEIGHTS).find(text, most=10, **more)]


def test_whole_names_come_before_starts_words_and_insides():
    """And of names that begin alike, things before what is told."""
    assert find("orbit") == [
        "Orbit",
        "Orbital Sciences",
        "Orbit to buy Lumen",
        "New Orbit",
        "Reorbiting",
    ]


@pytest.mark.parametrize(
    "text", ["cote d'ivoire", "CÔTE", "CO\u0302TE  d", "ivory", "Q1008", "  coast "]
)
def test_any_name_does(text):
    """An alias or a number of Wikidata, without accents and case."""
    assert find(text) == ["Côte d’Ivoire"]


def test_what_nothing_is_said_of_isnt_found():
    """It would lead to an empty page."""
    assert find("Nobody speaks") == []


def test_a_slip_finds_what_looks_like_it():
    """Only where nothing has the name; an alias does as well, and each thing comes once."""
    assert "Orbit" in find("Orbtit")
    assert find("Ivroy Coast") == ["Côte d’Ivoire"]
    assert find("") == []


def test_groups_narrow_it_down():
    """Only things of the groups that are asked for."""
    assert find("o", groups={"place"}) == ["Côte d’Ivoire"]
