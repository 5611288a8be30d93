"""What is around a thing, and what ties it there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.records import event, fact, thing, touching

from dateline.graph.surroundings import (
    find_close_ties,
    find_close_ties_between,
    find_ties,
    find_within,
)

ANN, BEN, CAT, DAN = (thing(name) for name in ("Ann", "Ben", "Cat", "Dan"))
PACT, TALK = event("Pact"), event("Talk", "state/say")
STORY = thing("Story", "Article")

SIGNED = (fact(PACT, "actor", ANN), fact(PACT, "recipient", BEN), fact(PACT, "about", "fish"))
FACTS = (
    *SIGNED,
    fact(BEN, "spouse_of", CAT),
    fact(CAT, "sibling_of", DAN),
    fact(STORY, "mentions", ANN),
    fact(STORY, "mentions", DAN),
)


def near(*centres, hops, facts=FACTS):
    """The names of what is near."""
    found = find_within([one.id for one in centres], touching(*facts), hops=hops)
    return {one.removeprefix("x/") for one in found}


@pytest.mark.parametrize(
    ("hops", "found"),
    [
        (0, {"ann"}),
        (1, {"ann", "pact", "ben"}),
        (2, {"ann", "pact", "ben", "cat"}),
        (3, {"ann", "pact", "ben", "cat", "dan"}),
        (9, {"ann", "pact", "ben", "cat", "dan"}),
    ],
)
def test_an_event_between_two_things_is_one_step(hops, found):
    """Who shares an event is as near as who shares a claim; articles lead nowhere."""
    assert near(ANN, hops=hops) == found


def test_from_an_event_its_members_are_one_step():
    """And what they share with others is the next."""
    assert near(PACT, hops=1) == {"pact", "ann", "ben"}
    assert near(PACT, hops=2) == {"pact", "ann", "ben", "cat"}


def test_an_event_that_another_is_about_is_a_step_of_its_own():
    """Else chains of events would pull everything together."""
    facts = (*SIGNED, fact(TALK, "actor", CAT), fact(TALK, "about", PACT))
    assert near(CAT, hops=1, facts=facts) == {"cat", "talk", "pact"}
    assert near(CAT, hops=2, facts=facts) == {"cat", "talk", "pact", "ann", "ben"}
    assert near(TALK, hops=1, facts=facts) == {"talk", "cat", "pact"}


def test_an_article_that_names_an_event_is_in_none():
    """It is as far from who is in it as from anybody."""
    facts = (*FACTS, fact(thing("Other", "Article"), "mentions", PACT))
    other = thing("Other", "Article")
    assert near(other, hops=1, facts=facts) == {"other", "pact"}
    assert "Other" not in {tie.entity.label for tie in find_ties(ANN.id, touching(*facts))}


def test_an_article_in_the_middle_is_near_what_it_mentions():
    """But what mentions that as well isn't."""
    assert near(STORY, hops=1) == {"story", "ann", "dan"}
    assert near(STORY, ANN, hops=1) == {"story", "ann", "dan", "pact", "ben"}
    other = (*FACTS, fact(thing("Other", "Article"), "mentions", ANN))
    assert near(STORY, hops=2, facts=other) == {"story", "ann", "dan", "pact", "ben", "cat"}


def test_ties_have_the_claims_and_the_events_that_lead_to_a_neighbour():
    """An article that mentions the thing is a neighbour; who else it mentions isn't."""
    both = fact(ANN, "spouse_of", BEN)
    ties = {tie.entity.label: tie for tie in find_ties(ANN.id, touching(*FACTS, both))}
    assert list(ties) == ["Ben", "Pact", "Story"]
    assert (ties["Ben"].facts, ties["Ben"].events) == ((both,), (PACT,))
    assert (ties["Pact"].facts, ties["Pact"].events) == ((SIGNED[0],), ())
    assert ties["Story"].facts == (FACTS[-2],)
    assert find_ties("x/nobody", {}) == []


def test_an_event_ties_its_members_to_itself_alone():
    """Its neighbours have part in it, and no event stands between."""
    ties = find_ties(PACT.id, touching(*FACTS))
    assert [(tie.entity.label, tie.events) for tie in ties] == [("Ann", ()), ("Ben", ())]


def close(centre, *facts, **more):
    """The names of the close ties of a thing, and how much is said."""
    return [
        (tie.entity.label, tie.size) for tie in find_close_ties(centre, touching(*facts), **more)
    ]


def test_close_ties_have_the_most_said_first():
    """Of equals the smaller id; events and articles stand between things, and are no ends."""
    both = fact(ANN, "spouse_of", BEN)
    facts = (*FACTS, both, fact(ANN, "meets", DAN), fact(ANN, "meets", CAT))
    assert close(ANN, *facts) == [("Ben", 2), ("Cat", 1), ("Dan", 1)]
    assert close(ANN, *facts, told={both.id}) == [("Ben", 1), ("Cat", 1), ("Dan", 1)]
    assert close(CAT, fact(CAT, "meets", DAN), told={fact(CAT, "meets", DAN).id}) == []


def test_close_ties_between_some_lead_to_these_alone():
    """Through events that others are in, too; what has none has an empty list."""
    both, met = fact(ANN, "spouse_of", BEN), fact(ANN, "meets", DAN)
    table = touching(*FACTS, both, met)
    found = find_close_ties_between([ANN, DAN], table, among={BEN.id, DAN.id}, told=({met.id},))
    names = {one: [(tie.entity, tie.size) for tie in ties] for one, ties in found.items()}
    assert names == {ANN.id: [(BEN, 2)], DAN.id: []}


def test_an_event_and_an_article_have_close_ties_of_their_own():
    """Who has part in it, and what it mentions."""
    assert close(PACT, *FACTS, fact(STORY, "mentions", PACT)) == [("Ann", 1), ("Ben", 1)]
    assert close(STORY, *FACTS, fact(STORY, "mentions", PACT)) == [("Ann", 1), ("Dan", 1)]


PEOPLE = st.sampled_from([ANN, BEN, CAT, DAN, PACT, TALK])
PAIRS = st.lists(st.tuples(PEOPLE, PEOPLE).filter(lambda pair: pair[0] is not pair[1]), max_size=9)


@given(PAIRS, PEOPLE, st.integers(0, 3))
def test_what_is_near_stays_near(pairs, centre, hops):
    """More steps lose nothing, and neighbours are what is one step away."""
    table = touching(*(fact(a, "meets", b) for a, b in pairs))
    inner = find_within([centre.id], table, hops=hops)
    assert inner <= find_within([centre.id], table, hops=hops + 1)
    neighbours = {tie.entity.id for tie in find_ties(centre.id, table)}
    assert find_within([centre.id], table, hops=1) == neighbours | {centre.id}
