"""Chains of claims between two entities."""

from __future__ import annotations

from collections import defaultdict

import pytest

from dateline.core.model import Entity, Fact, Literal
from dateline.graph.paths import find_paths


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
