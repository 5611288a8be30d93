"""Who is connected with whom."""

from __future__ import annotations

import pytest

from dateline.core.model import Stance
from dateline.explore.claim_filter import Seen
from dateline.explore.connections import Line, neighbourhood_record


def ties(snapshot, name, *, groups=(), **filters):
    """The ties of a thing: label of the other end → the line."""
    entity = snapshot.graph.entity(name)
    seen = Seen(graph=snapshot.part(**filters), groups=frozenset(groups))
    return {one.entity.label: Line(seen, entity, one) for one in seen.ties(entity)}


def test_an_event_ties_its_participants(snapshot):
    """And is no end itself; what it is called says what ties them."""
    found = ties(snapshot, "Lumen")
    assert "Gunmen raid Lumen depot" not in found
    assert found["Karsk"].label == "raid"
    assert found["Orbit"].label == "acquire +1"
    assert found["Orbit"].stance is Stance.ASSERTED  # of a suit that was, and a purchase planned


def test_of_an_event_its_participants_are_the_ends(snapshot):
    """With their roles."""
    found = ties(snapshot, "Gunmen raid Lumen depot")
    assert {label: one.label for label, one in found.items()} == {
        "Lumen": "object",
        "Karsk": "place",
    }
    assert set(ties(snapshot, "Gunmen raid Lumen depot", groups={"place"})) == {"Karsk"}


def test_articles_tie_nothing(snapshot):
    """Two things in one article aren't connected by that."""
    assert "Karsk" not in ties(snapshot, "Orbit")
    assert "Orbit to buy Lumen" not in ties(snapshot, "Orbit")


def test_the_strongest_come_first(snapshot):
    """By how much is said, then by id."""
    assert list(ties(snapshot, "Orbit")) == ["Lumen", "Ben Orr", "Ann Ode"]


@pytest.mark.parametrize(
    ("groups", "ends"),
    [
        ({"person"}, {"Ben Orr", "Ann Ode"}),
        ({"organization"}, {"Lumen"}),
        ({"organization", "statement"}, set()),
        ({"organization", "event"}, {"Lumen"}),
        ({"event"}, {"Lumen"}),
        ({"statement"}, set()),
        ({"place"}, set()),
    ],
)
def test_kinds_are_those_of_the_other_end(snapshot, groups, ends):
    """The thing itself may be of any kind; events alone leave what events tie."""
    assert set(ties(snapshot, "Orbit", groups=groups)) == ends


def test_nothing_of_another_time_ties(snapshot):
    """An event's is its own or its articles' time; a post lasts until another is told of."""
    found = ties(snapshot, "Orbit", since="2006-01-01", until="2006-12-31")
    assert set(found) == {"Lumen", "Ann Ode"}
    assert set(ties(snapshot, "Orbit", since="2010-01-01")) == {"Ann Ode"}


def test_a_neighbourhood_has_each_line_once(snapshot):
    """Whichever end it is looked at from."""
    orbit = snapshot.graph.entity("Orbit")
    found = neighbourhood_record(snapshot, orbit, Seen(graph=snapshot.graph), most=9, among=[])
    pairs = [frozenset((one["source"], one["target"])) for one in found["edges"]]
    assert len(pairs) == len(set(pairs)) == 4
