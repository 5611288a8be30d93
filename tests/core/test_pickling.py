"""Graphs and records that go through `pickle` and `copy`."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property
from types import MappingProxyType

import pytest
from tests.graph.corrections.common import corrected, everything

from dateline.core import pickling

ENTRIES = (
    {"do": "rename", "thing": "Orbit", "to": "Orbit Inc"},
    {"do": "same", "things": ["Orbit", "Orbital"]},
    {"do": "same", "things": ["Orbit", "Atlantis"]},
)


@pytest.fixture(scope="module")
def graph():
    """A graph with corrections, one of them not followed, that has computed all it can."""
    made = corrected(*ENTRIES)
    used(made)
    return made


def used(graph):
    """What a graph answers; asking fills its caches."""
    return (
        everything(graph),
        graph.entity("Orbit Inc"),
        graph.neighbors("Orbit Inc"),
        str(graph.why("Orbit", "Orbital")),
        graph.who.find("Orbit"),
        graph.unmet,
        (graph.name, graph.base, graph.licence),
    )


@pytest.mark.parametrize(
    "again",
    [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy],
    ids=["pickle", "copy", "deepcopy"],
)
def test_a_graph_comes_back_equal(graph, again):
    """Entities, claims, documents, corrections and who is who; it is queried by itself."""
    made = again(graph)
    assert made is not graph
    assert used(made) == used(graph)
    assert len(made.unmet) == 1
    assert isinstance(made.documents, MappingProxyType)
    sparql = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
    assert made.query(sparql) == graph.query(sparql)
    assert made.query("ASK {}")


def test_records_come_back_equal(graph):
    """An answer, a claim, an entity and a document, each by itself."""
    records = [*graph.claims(), *graph.entities(), *graph.documents.values()]
    records.append(graph.query("SELECT * { ?s ?p ?o }"))
    assert pickle.loads(pickle.dumps(records)) == records


def test_what_was_computed_is_left_out():
    """What can be computed again costs no bytes, and may hold what can't be pickled."""

    class One:
        def __init__(self):
            self.given = MappingProxyType({"a": 1})

        @cached_property
        def made(self):
            return lambda: self.given

    one = One()
    assert one.made() == {"a": 1}
    assert pickling.picklable_state(one) == {"given": {"a": 1}}
    assert type(pickling.picklable_state(one)["given"]) is dict
