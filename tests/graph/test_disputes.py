"""What some texts hold and others deny."""

from __future__ import annotations

import pytest
from tests.graph.records import document, event, fact, thing

from dateline.graph.disputes import find_disputes

ANN, BEN, ORBIT = thing("Ann"), thing("Ben"), thing("Orbit", "Company")
ONE, TWO = document("Ann works for Orbit."), document("Ann does not work for Orbit.")


def disputes(*facts):
    """Of each dispute the label, and how many are on either side."""
    found = find_disputes(facts, {one.id: one for one in (ONE, TWO)})
    return [(one.label, len(one.held), len(one.denied)) for one in found]


def test_one_says_and_another_denies():
    """Whoever speaks: both sides have their words."""
    yes = fact(ANN, "works_for", ORBIT, told=ONE, stance="reported", speaker=BEN)
    no = fact(ANN, "works_for", ORBIT, told=TWO, stance="denied", speaker=ANN)
    (found,) = find_disputes([yes, no], {})
    assert (found.label, found.held, found.denied) == ("Ann works for Orbit", (yes,), (no,))


@pytest.mark.parametrize("stance", ["planned", "possible", "implied"])
def test_what_is_held_for_neither_is_no_side(stance):
    """A plan isn't contradicted by a denial that it has happened."""
    no = fact(ANN, "works_for", ORBIT, stance="denied")
    assert disputes(fact(ANN, "works_for", ORBIT, stance=stance), no) == []
    assert disputes(fact(ANN, "works_for", ORBIT), fact(ANN, "works_for", ORBIT)) == []


@pytest.mark.parametrize(
    ("held", "denied", "found"),
    [
        ("2020", "2020-05", 1),
        ("2020", "2021", 0),
        (None, "2021", 1),
        ("2020", None, 1),
        ("2019/..", "2021", 1),
    ],
)
def test_what_is_of_other_times_is_no_dispute(held, denied, found):
    """She may have left since; without a time, both may be of one."""
    yes = fact(ANN, "works_for", ORBIT, when=held)
    assert len(disputes(yes, fact(ANN, "works_for", ORBIT, when=denied, stance="denied"))) == found


def test_only_those_that_may_be_of_one_time_stand_against_each_other():
    """The others are left out of the two sides."""
    facts = [
        fact(ANN, "works_for", ORBIT, when="2020"),
        fact(ANN, "works_for", ORBIT, when="2022"),
        fact(ANN, "works_for", ORBIT, when="2022-03", stance="denied"),
        fact(ANN, "works_for", ORBIT, when="2019", stance="denied"),
    ]
    assert disputes(*facts) == [("Ann works for Orbit", 1, 1)]


def told(name, stance, *ends, kind="consult/meet", when=None, told=ONE):
    """The roles of an event."""
    node = event(name, kind)
    roles = ("actor", "recipient", "object")
    return [
        fact(node, role, end, stance=stance, when=when, told=told)
        for role, end in zip(roles, ends, strict=False)
    ]


def test_events_of_one_type_between_the_same_are_one_thing():
    """Whatever the article calls them, and whoever is named first."""
    yes, no = told("Ann meets Ben", "asserted", ANN, BEN), told("Ben denies", "denied", BEN, ANN)
    assert disputes(*yes, *no) == [("Ann meets Ben", 1, 1)]
    words = told("Ann buys boat", "reported", ANN, "a Boat", kind="business/acquire")
    against = told("Ann does not", "denied", ANN, "a boat", kind="business/acquire")
    assert disputes(*words, *against) == [("Ann buys boat", 1, 1)]


def test_other_events_are_no_dispute():
    """Another type, other members, other dates, too few members, statements."""
    yes = told("Ann meets Ben", "asserted", ANN, BEN, when="2020")
    assert disputes(*yes, *told("No", "denied", ANN, BEN, kind="consult/visit")) == []
    assert disputes(*yes, *told("No", "denied", ANN, ORBIT)) == []
    assert disputes(*yes, *told("No", "denied", ANN, BEN, when="2021")) == []
    assert disputes(*told("Ann", "asserted", ANN), *told("No", "denied", ANN)) == []
    said = told("Ann: no", "asserted", ANN, BEN, kind="state/say")
    assert disputes(*said, *told("No", "denied", ANN, BEN, kind="state/say")) == []
    untyped = told("Ann", "asserted", ANN, BEN, kind=None)
    assert disputes(*untyped, *told("No", "denied", ANN, BEN, kind=None)) == []


def test_one_node_may_be_held_and_denied():
    """Two articles tell of one event, and one says that it never was."""
    yes, no = told("Ann meets Ben", "asserted", ANN, BEN), told("Ann meets Ben", "denied", ANN, BEN)
    assert disputes(*yes, *no) == [("Ann meets Ben", 1, 1)]
