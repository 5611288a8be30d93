"""Chains of claims between two entities."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from dateline.core.model import Entity, Fact, Literal
from dateline.graph.paths import count_steps, find_paths, find_routes


def net(*edges, articles=()):
    """Entities of one letter, and claims of two: from the first to the second."""

    def entity(name):
        return Entity(id=name, kind="Article" if name in articles else "Topic", label=name)

    touching = defaultdict(list)
    for edge in sorted(edges):
        fact = Fact(id=edge, subject=entity(edge[0]), predicate="meets", object=entity(edge[1]))
        touching[edge[0]].append(fact)
        touching[edge[1]].append(fact)
    value = Fact(id="v", subject=entity("a"), predicate="inception", object=Literal(value="1"))
    touching["a"].append(value)
    return touching


def walked(touching, start, goal, longest):
    return [
        [fact.id for fact in path] for path in find_paths(start, goal, touching, longest=longest)
    ]


SQUARE = ("ab", "bd", "ca", "cd", "ad")


@pytest.mark.parametrize(
    ("longest", "expected"),
    [
        (0, []),
        (1, [["ad"]]),
        (2, [["ad"], ["ab", "bd"], ["ca", "cd"]]),
    ],
)
def test_paths_go_either_way_and_no_farther_than_they_may(longest, expected):
    """The shortest comes first; claims about values lead nowhere."""
    assert walked(net(*SQUARE), "a", "d", longest) == expected


def test_no_entity_is_walked_through_twice():
    """Else there would be no end of paths."""
    found = walked(net(*SQUARE, "bc"), "a", "d", 9)
    assert found == [["ad"], ["ab", "bd"], ["ca", "cd"], ["ab", "bc", "cd"], ["ca", "bc", "bd"]]


def test_articles_are_ends_alone():
    """Two things in one article aren't otherwise connected; an article is with what it mentions."""
    touching = net("xa", "xb", "xc", "cb", articles="x")
    assert walked(touching, "a", "b", 3) == []
    assert walked(touching, "x", "b", 2) == [["xb"], ["xc", "cb"]]
    assert walked(touching, "b", "x", 2) == [["xb"], ["cb", "xc"]]


def sure(name, confidence):
    """A claim of two letters, as in `net`."""
    ends = [Entity(id=one, kind="Topic", label=one) for one in name[:2]]
    return Fact(id=name, subject=ends[0], predicate="meets", object=ends[1], confidence=confidence)


def table(*facts):
    """Which claims touch what."""
    touching = defaultdict(list)
    for fact in facts:
        for end in (fact.subject, fact.object):
            touching[end.id].append(fact)
    return touching


def test_of_equally_short_ways_the_surest_comes_first():
    """A chain is as sure as all of its claims together."""
    facts = [sure("ab", 0.5), sure("bd", 0.9), sure("ac", 0.7), sure("cd", 0.7), sure("ad", 0.1)]
    assert walked(table(*facts), "a", "d", 2) == [["ad"], ["ac", "cd"], ["ab", "bd"]]


def test_an_event_between_two_things_is_one_step():
    """Two claims tell it, and what follows is the next step; of as many steps, fewer claims."""

    def link(name, kind):
        event = Entity(id=name[0], kind=kind, label=name[0])
        end = Entity(id=name[1], kind="Topic", label=name[1])
        return Fact(id=name, subject=event, predicate="actor", object=end)

    touching = table(*(link(one, "Event") for one in ("ea", "eb", "fb", "fc")), sure("ab", 1))
    assert walked(touching, "a", "b", 1) == [["ab"], ["ea", "eb"]]
    assert walked(touching, "a", "c", 1) == []
    assert walked(touching, "a", "c", 2) == [["ab", "fb", "fc"], ["ea", "eb", "fb", "fc"]]
    assert walked(touching, "e", "c", 2) == [["eb", "fb", "fc"], ["ea", "ab", "fb", "fc"]][:1]


def test_no_more_are_walked_than_are_asked_for():
    """They are the first of all; a thing leads to itself by no chain."""
    touching = net(*SQUARE)
    found = find_paths("a", "d", touching, longest=2, most=2)
    assert [[fact.id for fact in path] for path in found] == [["ad"], ["ab", "bd"]]
    assert walked(touching, "a", "a", 3) == []
    assert walked(touching, "a", "z", 3) == []


def routes(touching, longest=3, **more):
    """Of each route the claims of each of its steps."""
    found = find_routes("a", "d", touching, longest=longest, **more)
    return [[[fact.id for fact in hop.facts] for hop in route] for route in found]


def test_chains_through_the_same_things_are_one_route():
    """Each step has all its claims, the surest first, and the surest of them ranks the route."""
    facts = [sure("ab", 0.5), sure("ba", 0.9), sure("bd", 0.8), sure("ac", 0.7), sure("cd", 0.9)]
    assert routes(table(*facts)) == [[["ba", "ab"], ["bd"]], [["ac"], ["cd"]]]
    assert routes(table(*facts), most=1) == [[["ba", "ab"], ["bd"]]]
    assert len(walked(table(*facts), "a", "d", 3)) == 3


def test_the_shortest_routes_can_be_had_alone():
    """Those than which there is no shorter one, all of them."""
    touching = net(*SQUARE, "bc")
    assert routes(touching, shortest=True) == [[["ad"]]]
    without = net("ab", "bd", "ca", "cd", "bc")
    assert routes(without, shortest=True) == [[["ab"], ["bd"]], [["ca"], ["cd"]]]
    assert len(routes(without)) == 4
    assert routes(net("ab"), shortest=True) == []


def test_steps_are_counted_with_events_between_things_as_one():
    """And what leads only to an event is one as well."""
    ends = [Entity(id=one, kind="Event" if one == "e" else "Topic", label=one) for one in "aebd"]
    a, event, b, d = ends
    facts = [
        Fact(id=f"{one.id}{other.id}", subject=one, predicate="meets", object=other)
        for one, other in ((event, a), (event, b), (b, d))
    ]
    (route,) = find_routes("a", "d", table(*facts), longest=3)
    assert [count_steps(route[:size]) for size in (1, 2, 3)] == [1, 1, 2]


@pytest.mark.parametrize("seed", range(20))
def test_the_shortest_routes_are_those_that_none_is_shorter_than(seed):
    """Whoever wants only these needn't look at what is farther."""
    chance = random.Random(seed)
    touching = net(*{"".join(chance.sample("abcdefghx", 2)) for _ in range(13)}, articles="x")
    every = find_routes("a", "b", touching, longest=5)
    least = min((sum(hop.halves for hop in route) for route in every), default=0)
    shortest = [route for route in every if sum(hop.halves for hop in route) == least]
    assert find_routes("a", "b", touching, longest=5, shortest=True) == shortest
