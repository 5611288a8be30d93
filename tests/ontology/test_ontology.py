"""The ontology's file, and what Python reads from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from dateline import ontology
from dateline.core.model import Stance
from dateline.english.verbs import load_verbs

ROOT = Path(__file__).resolve().parents[2]
RDFS, SKOS, OWL = rdflib.RDFS, rdflib.SKOS, rdflib.OWL
DL = rdflib.Namespace(ontology.NAMESPACE)


@pytest.fixture(scope="module")
def terms() -> rdflib.Graph:
    """The file as rdflib reads it."""
    return rdflib.Graph().parse(data=ontology.read_turtle(), format="turtle")


def test_both_readers_find_the_same_triples(terms):
    """The file reads alike in rdflib and Oxigraph."""
    parsed = pyoxigraph.parse(ontology.read_turtle(), format=pyoxigraph.RdfFormat.TURTLE)
    assert len({str(quad.triple) for quad in parsed}) == len(terms)


def test_every_term_says_what_it_is(terms):
    """Each kind and property has one label and one comment in English."""
    declared = {
        term
        for kind in (
            OWL.Class,
            OWL.ObjectProperty,
            OWL.DatatypeProperty,
            OWL.AnnotationProperty,
            rdflib.RDF.Property,
            SKOS.ConceptScheme,
        )
        for term in terms.subjects(rdflib.RDF.type, kind)
    }
    assert len(declared) > 100
    for term in declared:
        for said in (RDFS.label, RDFS.comment):
            assert [one.language for one in terms.objects(term, said)] == ["en"], term


def test_every_concept_is_defined(terms):
    """Each type of event, stance and form of text has a name, a definition, and its place."""
    concepts = {
        term
        for kind in (DL.EventType, DL.Stance, DL.TextForm)
        for term in terms.subjects(rdflib.RDF.type, kind)
    }
    assert len(concepts) > 100
    for term in concepts:
        for said in (RDFS.label, SKOS.prefLabel, SKOS.definition):
            assert [one.language for one in terms.objects(term, said)] == ["en"], term
        assert len(list(terms.objects(term, SKOS.notation))) == 1, term
        (scheme,) = terms.objects(term, SKOS.inScheme)
        above = list(terms.objects(term, SKOS.broader))
        assert above or (term, SKOS.topConceptOf, scheme) in terms, term
        assert all((one, SKOS.inScheme, scheme) in terms for one in above), term


def test_every_term_is_one_of_those(terms):
    """Nothing in our namespace is without a definition, and nothing is spoken of but not there."""
    ours = {one for row in terms for one in row if str(one).startswith(ontology.NAMESPACE)}
    for term in ours:
        assert (term, RDFS.comment, None) in terms or (term, SKOS.definition, None) in terms, term


def test_the_mappings_of_skos_stay_between_concepts(terms):
    """They would make concepts of the classes and properties that they map."""
    concept = {DL.EventType, DL.Stance, DL.TextForm}
    for relation in (SKOS.closeMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.narrowMatch):
        for left, right in terms.subject_objects(relation):
            for end in (left, right):
                assert concept & set(terms.objects(end, rdflib.RDF.type)), end


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


def test_ten_roles_take_words():
    """Who or what has no name is described; a place and a date are not."""
    found = {name for name, one in ontology.predicates().items() if one.described}
    assert found == {
        *("actor", "recipient", "participant", "object", "amount"),
        *("instrument", "result", "origin", "destination", "about"),
    }


def test_exactly_four_predicates_read_both_ways():
    """Neighbours, partners, spouses and siblings are stated once."""
    found = {name for name, one in ontology.predicates().items() if one.symmetric}
    assert found == {"borders", "partner_of", "sibling_of", "spouse_of"}


def test_traits_of_predicates_agree_with_each_other():
    """What reads backwards isn't one-way, and kinds and predicates that traits name fit."""
    known = ontology.predicates()
    for one in known.values():
        assert not (one.mutual and one.asymmetric), one.name
        assert one.mutual or not one.symmetric, one.name
        assert one.functional in {"", "at a time", "for ever"}, one.name
        assert set(one.identity_clues) <= {"affiliation", "country", "government", "location"}
        for other in one.covered_by:
            starts = known[other].domain
            assert any(ontology.kind_fits(kind, one.domain) for kind in starts), (one.name, other)
        fitting = all(ontology.kind_fits(kind, one.range) for kind in one.usual_range)
        assert fitting or one.usual_range == one.range, one.name
        for start, end, iri in one.implied_between:
            assert ontology.kind_fits(start, one.domain), one.name
            assert end in one.range or ontology.kind_fits(end, one.range), one.name
            assert iri not in (*one.implied, *one.implied_inverse), one.name


def test_traits_of_predicates_are_those_of_the_file():
    """One example of each trait, and beside it a predicate that is close and hasn't got it."""
    known = ontology.predicates()
    assert known["meets"].mutual
    assert not known["meets"].symmetric
    assert not known["supports"].mutual
    assert known["child_of"].asymmetric
    assert known["owned_by"].asymmetric
    assert not known["replaced_by"].asymmetric
    assert known["born_in"].functional == "for ever"
    assert not known["lives_in"].functional
    assert known["head_of_state_of"].functional == "at a time"
    assert not known["head_of"].functional
    assert known["works_for"].covered_by == ("head_of", "member_of", "spokesperson_of")
    assert known["head_of"].covered_by == ()
    assert known["minister_of"].identity_clues == ("country", "government")
    assert known["citizen_of"].identity_clues == ("country",)
    assert known["actor"].usual_range == ("Country", "Organization", "Person")
    assert known["place"].usual_range == known["place"].range == ("Place",)
    assert {name for name, one in known.items() if one.naming} == {"acronym", "alias"}
    assert known["position_at"].implied_between == (
        ("Position", "Organization", "http://www.w3.org/ns/org#postIn"),
    )


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
    assert ontology.kind_fits("City", ("Person", "Place"))
    assert ontology.kind_fits("Topic", ("Entity",))
    assert not ontology.kind_fits("Topic", ("Person", "Place"))


def test_every_type_says_what_it_means():
    """In a sentence of its own."""
    means = ontology.event_meanings()
    assert set(means) == set(ontology.event_types())
    assert means["life/bury"] == "Somebody is buried, cremated or mourned."
    assert len(set(means.values())) > len(means) - 5
    assert all(one.endswith(".") for one in means.values())


def test_event_types_give_known_predicates():
    """Each type and sub-type gives the plain predicate of its type, or none."""
    types = ontology.event_types()
    assert types["agree"] == types["agree/sign"] == "agrees_with"
    assert types["host"] is None
    assert {one for one in types.values() if one} <= set(ontology.predicates())
    assert len([one for one in types if "/" not in one]) == 32


def test_every_verb_of_saying_has_a_type():
    """A statement is as exact as the verb that makes it, and never an event without a type."""
    saying = [one for one in load_verbs().senses if one.complement == "says" and one.happens]
    assert len(saying) > 300
    assert {one.event_type for one in saying} <= set(ontology.event_types())


def test_a_type_that_is_not_known_is_the_nearest_above():
    """A plug-in's sub-type is its type; a word of its own is no type at all."""
    assert ontology.known_event_type("assault/board/twice") == "assault"
    assert ontology.known_event_type("assault/kill") == "assault/kill"
    assert ontology.known_event_type("sing") is None
    assert ontology.known_event_type(None) is None


def test_what_is_said_is_no_happening():
    """A type's class holds for those below it, but where they say otherwise."""
    saying = (str(DL.SpeechAct), "https://schema.org/CommunicateAction")
    happening = (str(DL.Happening), "https://schema.org/Event")
    for path in ("state", "state/warn", "request/urge", "accuse", "accuse/criticize"):
        assert ontology.event_classes(path) == saying, path
    for path in (None, "assault/kill", "assault/board", "accuse/charge", "sing"):
        assert ontology.event_classes(path) == happening, path
    assert not {"SpeechAct", "Happening"} & set(ontology.kinds())


def test_every_stance_is_a_term(terms):
    """The stances of the records are the stances of the file."""
    found = {
        str(one).removeprefix(ontology.NAMESPACE)
        for one in terms.subjects(rdflib.RDF.type, rdflib.URIRef(ontology.NAMESPACE + "Stance"))
    }
    assert found == set(Stance)


def test_mapped_terms_are_of_known_vocabularies(terms):
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
    close = {str(one) for term, one in terms.subject_objects(DL.closeMatch)}
    assert all(iri.startswith(known) for iri in close)


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
