"""Posts told once, though several claims say so."""

from __future__ import annotations

import pytest

from dateline.core.model import Entity, Fact, Literal, Stance
from dateline.graph.posts import find_told_posts

ANN = Entity(id="person/ann", kind="Person", label="Ann Ode")
BEN = Entity(id="person/ben", kind="Person", label="Ben Orr")
ORBIT = Entity(id="organization/orbit", kind="Company", label="Orbit")
LUMEN = Entity(id="organization/lumen", kind="Company", label="Lumen")
CHIEF = Entity(id="position/chief", kind="Position", label="chief executive of Orbit")
PRESIDENT = Entity(id="position/president", kind="Position", label="President (Ann Ode)")


def fact(subject, predicate, target, *, when=None, stance=Stance.ASSERTED):
    """A fact whose id says what it says."""
    end = target.id if isinstance(target, Entity) else target.value
    made = f"{subject.id} {predicate} {end} {when} {stance}"
    return Fact(
        id=made, subject=subject, predicate=predicate, object=target, when=when, stance=stance
    )


HOLDS = fact(ANN, "holds_position", CHIEF)
SEAT = fact(CHIEF, "position_at", ORBIT)
HEAD = fact(ANN, "head_of", ORBIT)
STAFF = fact(ANN, "works_for", ORBIT)


def test_a_post_said_three_ways_is_told_once_with_its_name():
    """By the claim that says most; the name of the body isn't said again."""
    told = find_told_posts([STAFF, HOLDS, SEAT, HEAD])
    assert told.told_by == {STAFF.id: HEAD, HOLDS.id: HEAD, SEAT.id: HEAD}
    assert told.titles == {HEAD.id: ("chief executive",)}
    assert told.leading([SEAT, HOLDS, HEAD]) == [HEAD]


@pytest.mark.parametrize(
    ("lesser", "fuller"),
    [
        ("member_of", "works_for"),
        ("works_for", "spokesperson_of"),
        ("spokesperson_of", "head_of"),
        ("head_of", "minister_of"),
        ("minister_of", "head_of_government_of"),
        ("head_of_government_of", "head_of_state_of"),
    ],
)
def test_the_fuller_predicate_leads(lesser, fuller):
    """Whatever the order of the claims."""
    one, other = fact(ANN, lesser, ORBIT), fact(ANN, fuller, ORBIT)
    for facts in ([one, other], [other, one]):
        assert find_told_posts(facts).told_by == {one.id: other}


def test_what_is_of_somebody_or_something_else_is_told_for_itself():
    """Another body, another person, another relation, a value."""
    others = [
        fact(ANN, "works_for", LUMEN),
        fact(BEN, "works_for", ORBIT),
        fact(ANN, "founded_by", ORBIT),
        fact(ANN, "alias", Literal(value="Orbit")),
    ]
    assert find_told_posts([HEAD, *others]).told_by == {}
    assert find_told_posts([fact(BEN, "head_of", ORBIT), HOLDS]).told_by == {}


@pytest.mark.parametrize(
    ("one", "other", "folded"),
    [
        ({"when": "2010/2014"}, {"when": "2014/.."}, True),
        ({"when": "2010/2013"}, {"when": "2014/.."}, False),
        ({"when": "2010/2013"}, {}, True),
        ({"stance": Stance.DENIED}, {}, False),
        ({"stance": Stance.DENIED}, {"stance": Stance.DENIED}, True),
    ],
)
def test_stance_and_time_must_agree(one, other, folded):
    """A denied post tells nothing of one that is asserted, nor a past one of the next."""
    head, staff = fact(ANN, "head_of", ORBIT, **one), fact(ANN, "works_for", ORBIT, **other)
    assert find_told_posts([head, staff]).told_by == ({staff.id: head} if folded else {})
    held = fact(ANN, "holds_position", CHIEF, **other)
    found = find_told_posts([head, held, SEAT])
    assert (held.id in found.told_by) is folded
    assert bool(found.titles) is folded


def test_a_post_that_names_its_body_says_where_it_is():
    """One that doesn't leaves that to another claim."""
    assert find_told_posts([HOLDS, SEAT]).told_by == {SEAT.id: HOLDS}
    named = fact(ANN, "holds_position", PRESIDENT)
    assert find_told_posts([named, fact(PRESIDENT, "position_at", ORBIT)]).told_by == {}


def test_a_claim_told_by_one_that_another_tells_is_told_by_that():
    """A post of 2015 fits the employment without a time, which the head of 2010 tells."""
    head = fact(ANN, "head_of", ORBIT, when="2010")
    held = fact(ANN, "holds_position", CHIEF, when="2015")
    told = find_told_posts([head, STAFF, held, SEAT])
    assert told.told_by == {STAFF.id: head, held.id: head, SEAT.id: head}
