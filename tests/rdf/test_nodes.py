"""The IRIs of a graph's nodes."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal as RdfLiteral

from dateline.core.errors import OntologyError
from dateline.core.model import Entity, Evidence, Fact, Literal
from dateline.rdf.nodes import Nodes, integer_literal, kind_classes, predicate_iri
from dateline.rdf.terms import curie

NODES = Nodes("https://graph.example/")
ANN = Entity(id="person/ann-ode", kind="Person", label="Ann Ode")


def fact(predicate):
    """A fact of a predicate."""
    return Fact(id="f1", subject=ANN, predicate=predicate, object=ANN, origin=("a@1", "b@1"))


def test_nodes_are_named_by_ids_only():
    """Under the base; a quote by its document and place, whatever its words."""
    assert NODES.entity(ANN).value == "https://graph.example/person/ann-ode"
    assert NODES.claim(fact("knows")).value == "https://graph.example/claim/f1"
    quotes = [Evidence(document="d", start=1, end=4, quote=one) for one in ("abc", "xyz")]
    assert {NODES.evidence(one).value for one in quotes} == {"https://graph.example/evidence/d-1-4"}


def test_a_thing_is_a_node_and_a_value_a_literal():
    """Of its datatype."""
    assert NODES.value(ANN) == NODES.entity(ANN)
    assert isinstance(NODES.value(Literal(value="5", datatype="xsd:integer")), RdfLiteral)


def test_a_kind_is_in_all_classes_above_it():
    """A country is a place, and not a person; the standard classes come along."""
    found = {one.value for one in kind_classes("Country")}
    assert curie(":Country").value in found
    assert curie(":Place").value in found
    assert "https://schema.org/Place" in found
    assert curie(":Person").value not in found


def test_what_the_ontology_lacks_is_named():
    """With the extractor that gave it."""
    assert predicate_iri(fact("member_of")) == curie(":member_of")
    with pytest.raises(OntologyError, match=r"adores.*a@1, b@1"):
        predicate_iri(fact("adores"))
    with pytest.raises(OntologyError, match="Ghost"):
        list(kind_classes("Ghost"))


def test_a_number_is_an_integer():
    """As SPARQL compares it."""
    assert integer_literal(-3) == RdfLiteral("-3", datatype=curie("xsd:integer"))
