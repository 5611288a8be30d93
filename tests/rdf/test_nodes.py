"""The IRIs of a graph's nodes."""

from __future__ import annotations

import pytest

from dateline.core.errors import OntologyError
from dateline.core.model import Entity, Evidence, Fact, Literal
from dateline.rdf.nodes import Nodes, below, kind_classes, predicate_iri
from dateline.rdf.terms import curie, value_of

NODES = Nodes("https://graph.example/")
ANN = Entity(id="person/ann-ode", kind="Person", label="Ann Ode")


def fact(predicate):
    """A fact of a predicate."""
    return Fact(id="f1", subject=ANN, predicate=predicate, object=ANN, origin=("a@1", "b@1"))


def test_nodes_are_named_by_ids_only():
    """Under the base; a quote by its document and place, whatever its words."""
    assert value_of(NODES.entity(ANN)) == "https://graph.example/person/ann-ode"
    assert value_of(NODES.claim(fact("knows"))) == "https://graph.example/claim/f1"
    quotes = [Evidence(document="d", start=1, end=4, quote=one) for one in ("abc", "xyz")]
    assert {value_of(NODES.evidence(one)) for one in quotes} == {
        "https://graph.example/evidence/d-1-4"
    }


def test_a_thing_is_a_node_and_a_value_a_literal():
    """Of its datatype."""
    assert NODES.value(ANN) == NODES.entity(ANN)
    five = NODES.value(Literal(value="5", datatype="xsd:integer"))
    assert five == f'"5"^^{curie("xsd:integer")}'


def test_a_kind_is_in_all_classes_above_it():
    """A country is a place, and not a person; the standard classes come along."""
    found = {value_of(one) for one in kind_classes("Country")}
    assert value_of(curie(":Country")) in found
    assert value_of(curie(":Place")) in found
    assert "https://schema.org/Place" in found
    assert value_of(curie(":Person")) not in found


def test_what_the_ontology_lacks_is_named():
    """With the extractor that gave it."""
    assert predicate_iri(fact("member_of")) == curie(":member_of")
    with pytest.raises(OntologyError, match=r"adores.*a@1, b@1"):
        predicate_iri(fact("adores"))
    with pytest.raises(OntologyError, match="Ghost"):
        list(kind_classes("Ghost"))


def test_a_part_is_named_below_its_whole():
    """So that it goes where the whole goes."""
    assert below(NODES.claim(fact("knows")), "quantity") == (
        "<https://graph.example/claim/f1/quantity>"
    )


def test_an_id_that_is_no_part_of_an_iri_is_an_error():
    """Rather than a file that nobody can read."""
    with pytest.raises(ValueError, match="IRI"):
        NODES.iri("article/a b")
