"""What the authority knows of a graph's things, as statements of its own."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.namespace import PROV, RDF, RDFS

import dateline
from dateline.authority import load_bundled
from dateline.core.errors import ExportError
from dateline.rdf.authority_statements import authority_statements

TEXT = "Vladimir Putin met officials of Kenya in Nairobi on Monday. Mombasa waits for Russia."
OURS = "urn:dateline:ontology#"


@pytest.fixture(scope="module")
def graph():
    """A leader, his country, and cities of another."""
    return dateline.build(dateline.Document(text=TEXT))


def read(graph, path, **options):
    """The graph's Turtle, as rdflib reads it."""
    return rdflib.Graph().parse(graph.export(path, **options))


def statements(found):
    """Subject, predicate and object of each statement of the authority, ids for things of ours."""
    made = set()
    for node in found.subjects(RDF.type, rdflib.URIRef(f"{OURS}AuthorityStatement")):
        ends = (found.value(node, one) for one in (RDF.subject, RDF.predicate, RDF.object))
        made.add(tuple(str(one).rpartition("/")[2].removeprefix(OURS) for one in ends))
    return made


def test_each_tells_what_its_entry_says(graph, tmp_path):
    """Things of the graph are its nodes; others have the address of their entry."""
    found = read(graph, tmp_path / "a.ttl", with_authority=True)
    told = statements(found)
    assert ("nairobi-geonames-184745", "country", "kenya-Q114") in told
    assert ("nairobi-geonames-184745", "capital_of", "kenya-Q114") in told
    assert any(row[0].startswith("vladimir-putin") and row[1] == "holds_position" for row in told)
    for node in found.subjects(RDF.type, rdflib.URIRef(f"{OURS}AuthorityStatement")):
        source = found.value(node, PROV.wasDerivedFrom)
        assert str(source).startswith(("http://www.wikidata.org/", "https://sws.geonames.org/"))
        assert found.value(node, rdflib.URIRef(f"{OURS}stance")) is None
        triple = tuple(found.value(node, one) for one in (RDF.subject, RDF.predicate, RDF.object))
        assert triple not in found
    assert (rdflib.URIRef(f"{OURS}AuthorityStatement"), RDFS.label, None) not in found


def test_nothing_of_it_is_written_unasked(graph, tmp_path):
    """And what else is written stays the same."""
    plain, more = (
        read(graph, tmp_path / f"{asked}.ttl", with_authority=asked) for asked in (False, True)
    )
    assert not statements(plain)
    size = rdflib.URIRef("http://rdfs.org/ns/void#triples")
    assert {one for one in plain - more if one[1] != size} == set()


def test_the_number_of_triples_counts_it(graph, tmp_path):
    """In every form; only RDF has a place for it."""
    for ending in ("nt", "rdf"):
        found = read(graph, tmp_path / f"a.{ending}", with_authority=True)
        dataset = rdflib.URIRef(f"{graph.base}dataset")
        size = found.value(dataset, rdflib.URIRef("http://rdfs.org/ns/void#triples"))
        assert int(size) == len(found)
    with pytest.raises(ExportError, match="--with-authority can only be asked of"):
        graph.export(tmp_path / "a.graphml", with_authority=True)
    with pytest.raises(ExportError, match="leaves out statements"):
        graph.export(tmp_path / "b.ttl", with_authority=True, profile="plain")


def test_who_knows_comes_first_and_what_is_not_linked_has_nothing(graph):
    """One node for the authority, then a statement each, sorted."""
    made = list(authority_statements(graph, load_bundled()))
    assert made[0][0] == f"<{graph.base}authority>"
    nodes = [node for node, _ in made[1:]]
    assert nodes == sorted(nodes)
    assert len(set(nodes)) == len(nodes)
