"""A graph as nodes in order, and as RDF 1.2 has it."""

from __future__ import annotations

import pyoxigraph
import pytest
from tests import rdf_graph

from dateline.core.errors import ExportError
from dateline.rdf import Projection
from dateline.rdf.terms import curie, value_of


def test_every_node_comes_once_but_for_the_count_at_the_end():
    """Of the dataset the number of triples is known last."""
    *blocks, (last, rows) = Projection(rdf_graph.graph()).blocks()
    subjects = [subject for subject, _ in blocks]
    assert len(set(subjects)) == len(subjects)
    assert last == subjects[0] == "<https://graph.example/dataset>"
    (((predicate, (count,)),)) = rows
    assert predicate == curie("void:triples")
    size = sum(len(values) for _, said in blocks for _, values in said)
    assert value_of(count) == str(size + 1)


def test_the_count_of_named_graphs_is_that_of_their_triples():
    """A triple that two articles' graphs hold counts once."""
    made = rdf_graph.records()
    more = made.document("The Harbour Guard and the Tidal Institute grew.", publisher="The Tide")
    made.claim(more, "Tidal Institute", "supports", "Harbour Guard")
    projection = Projection(made.graph())
    *_, (_, last) = projection.blocks()
    *_, (name, (count,)) = [(name, list(blocks)) for name, blocks in projection.graphs()]
    assert name is None
    assert count[1] == last


def test_things_come_before_claims_and_claims_before_quotes():
    """Types and names come first in each, and nothing is said twice."""
    blocks = list(Projection(rdf_graph.graph()).blocks())[:-1]
    groups = [
        subject.removeprefix("<https://graph.example/").split("/")[0] for subject, _ in blocks
    ]
    middle = [one for one in groups if one not in {"claim", "evidence"}]
    assert groups == middle + ["claim"] * groups.count("claim") + ["evidence"] * groups.count(
        "evidence"
    )
    for _, rows in blocks:
        names = [predicate for predicate, _ in rows]
        assert len(set(names)) == len(names)
        assert names[0] == curie("rdf:type")
        assert all(len(set(values)) == len(values) for _, values in rows)


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig"])
def test_rdf_12_has_one_triple_term_a_statement(tmp_path, ending):
    """Instead of three triples, and it reads back as the claim's triple."""
    path = rdf_graph.graph().export(tmp_path / f"a.{ending}", rdf12=True)
    form = pyoxigraph.RdfFormat.from_extension(ending)
    found = list(pyoxigraph.parse(path=path, format=form))
    named = [one for one in found if one.predicate.value.endswith("#reifies")]
    assert len(named) == len(rdf_graph.graph().claims())
    assert not [one for one in found if one.predicate.value.endswith("ns#subject")]
    said = {one.object.object.value for one in named if isinstance(one.object, pyoxigraph.Triple)}
    assert {"two crews", "HG", "https://graph.example/place/oslo"} <= said


@pytest.mark.parametrize("ending", ["jsonld", "rdf"])
def test_formats_without_triple_terms_refuse(tmp_path, ending):
    """Rather than write what no reader takes."""
    with pytest.raises(ExportError, match=r"--rdf12 can only be asked of \.nq \.nt \.trig \.ttl"):
        rdf_graph.graph().export(tmp_path / f"a.{ending}", rdf12=True)
