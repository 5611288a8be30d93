"""The ontology's file, and what Python reads from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from dateline import ontology
from dateline.model import Stance

ROOT = Path(__file__).resolve().parents[2]
RDFS, SKOS, OWL = rdflib.RDFS, rdflib.SKOS, rdflib.OWL


@pytest.fixture(scope="module")
def terms() -> rdflib.Graph:
    """The file as rdflib reads it."""
    return rdflib.Graph().parse(data=ontology.source(), format="turtle")


def test_both_readers_find_the_same_triples(terms):
    """The file reads alike in rdflib and Oxigraph."""
    parsed = pyoxigraph.parse(ontology.source(), format=pyoxigraph.RdfFormat.TURTLE)
    assert len({str(quad.triple) for quad in parsed}) == len(terms)


def test_every_term_says_what_it_is(terms):
    """Each kind and property has one label and one comment in English."""
    declared = {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in terms.subjects(rdflib.RDF.type, kind)
    }
    assert len(declared) > 100
    for term in declared:
        for said in (RDFS.label, RDFS.comment):
            assert [one.language for one in terms.objects(term, said)] == ["en"], term


def test_every_predicate_has_known_ends():
    """Domains and ranges are kinds, `Entity` or datatypes, and literals end at datatypes."""
    kinds = {*ontology.kinds(), "Entity"}
    for one in ontology.predicates().values():
        assert one.domain, one.name
        assert set(one.domain) <= kinds, one.name
        assert one.literal == one.range[0].startswith("xsd:"), one.name
        assert one.literal or set(one.range) <= kinds, one.name


def test_names_that_the_contract_fixes_are_there():
    """A sample of the public names, from each group."""
    assert {"Person", "GovernmentBody", "NaturalFeature", "Article"} <= set(ontology.kinds())
    assert {
        "holds_position",
        "part_of",
        "partner_of",
        "assaults",
        "mentions",
        "amount",
        "instrument",
        "content",
    } <= set(ontology.predicates())


def test_exactly_three_predicates_read_both_ways():
    """Partners, spouses and siblings are stated once."""
    found = {name for name, one in ontology.predicates().items() if one.symmetric}
    assert found == {"partner_of", "sibling_of", "spouse_of"}


def test_wikidata_numbers_keep_their_direction():
    """A property that Wikidata states the other way round is marked."""
    assert ontology.predicates()["head_of_state_of"].wikidata == ("P35⁻¹",)
    assert ontology.predicates()["member_of"].wikidata == ("P102", "P463", "P54")


def test_kinds_stand_below_each_other():
    """A country is a place and an entity, and not the other way round."""
    assert ontology.is_a("Country", "Place")
    assert ontology.is_a("Country", "Entity")
    assert ontology.is_a("Country", "Country")
    assert not ontology.is_a("Place", "Country")
    assert not ontology.is_a("Unheard", "Entity")
    assert not ontology.is_a("Unheard", "Place")


def test_fits_asks_for_any_of_several_kinds():
    """A domain of several kinds takes those below each of them, and `Entity` takes all."""
    assert ontology.fits("City", ("Person", "Place"))
    assert ontology.fits("Topic", ("Entity",))
    assert not ontology.fits("Topic", ("Person", "Place"))


def test_event_types_give_known_predicates():
    """Each type and sub-type gives the plain predicate of its type, or none."""
    types = ontology.event_types()
    assert types["agree"] == types["agree/sign"] == "agrees_with"
    assert types["host"] is None
    assert {one for one in types.values() if one} <= set(ontology.predicates())
    assert len([one for one in types if "/" not in one]) == 20


def test_every_stance_is_a_term(terms):
    """The stances of the records are the stances of the file."""
    found = {
        str(one).removeprefix(ontology.NAMESPACE)
        for one in terms.subjects(rdflib.RDF.type, rdflib.URIRef(ontology.NAMESPACE + "Stance"))
    }
    assert found == set(Stance)


def test_mapped_terms_are_of_known_vocabularies():
    """Nothing is mapped to a namespace by a typing error."""
    known = (
        "https://schema.org/",
        "http://www.w3.org/ns/org#",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://www.w3.org/2004/02/skos/core#",
        "http://purl.org/dc/terms/",
        "http://www.wikidata.org/entity/",
    )
    for one in (*ontology.kinds().values(), *ontology.predicates().values()):
        assert all(iri.startswith(known) for iri in one.mappings), one.name


def test_version_and_namespace_are_those_of_the_file(terms):
    """What Python says of the ontology is what its header says."""
    header = rdflib.URIRef(ontology.NAMESPACE.rstrip("#"))
    assert str(terms.value(header, OWL.versionInfo)) == ontology.VERSION
    assert terms.value(header, rdflib.DCTERMS.license) is not None


def test_page_and_shapes_are_current():
    """What is generated from the ontology is what the ontology gives now."""
    script = ROOT / "scripts" / "ontology_docs"
    done = subprocess.run(
        [sys.executable, script, "--check"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
