"""Checks of a graph find what is wrong, and nothing in what is right."""

from __future__ import annotations

from dataclasses import replace

import pyshacl
import pytest
import rdflib
from tests import rdf_graph
from tests.graph.corrections.common import corrected

from dateline import ontology
from dateline.core.model import Literal, Mention, Span
from dateline.validate import Finding, check, check_entities, check_facts, check_store
from dateline.workspace.store import Store

DL = rdflib.Namespace("urn:dateline:ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")
SKOS, TIME = rdflib.SKOS, rdflib.TIME


@pytest.fixture(scope="module")
def graph():
    """The graph made by hand."""
    return rdf_graph.graph()


def rules(graph, **changes):
    """The rules that the first partner claim breaks after a change."""
    fact = replace(graph.claims(predicate="partner_of")[0], **changes)
    entities = {entity.id for entity in graph.entities()}
    return [one.rule for one in check_facts([fact], documents=graph.documents, entities=entities)]


def test_a_good_graph_has_findings_for_its_bad_date_and_type_only(graph):
    """Everything else that the graph promises holds, in the records and in its RDF."""
    found = check(graph, shapes=True)
    assert [(one.rule, one.message) for one in found] == [
        ("date", "'last spring' isn't an EDTF date"),
        ("type", "no event type 'assault/board'; RDF has the nearest one above, if any"),
    ]


def test_corrections_that_are_not_followed_are_found():
    """What a person decided and the graph can't follow is a finding, with its reason."""
    entry = {"do": "rename", "thing": "Atlantis", "to": "Atlas", "author": "mk"}
    (found,) = check(corrected(entry), shapes=False)
    assert str(found) == (
        "correction 1: rename “Atlantis” to “Atlas” (mk): nothing in the graph is “Atlantis” "
        "[correction]"
    )


def test_findings_print_on_one_line():
    """A finding says where, what and by which rule."""
    found = Finding(where="claim 1", rule="date", message="'x' isn't an EDTF date")
    assert str(found) == "claim 1: 'x' isn't an EDTF date [date]"


def test_wrong_values_are_found(graph):
    """Numbers, dates and missing evidence."""
    assert rules(graph) == []
    assert rules(graph, confidence=1.5) == ["confidence"]
    assert rules(graph, when="in May") == ["date"]
    assert rules(graph, evidence=()) == ["evidence"]
    assert rules(graph, sources=0) == ["sources"]
    assert rules(graph, stance="believed") == ["stance"]


def test_wrong_ends_are_found(graph):
    """A predicate has its kinds, and an entity must be in the graph."""
    person, city = graph.entity("Ada Brink"), graph.entity("Oslo")
    article = graph.entities("Article")[0]
    assert rules(graph, predicate="related_to") == ["predicate"]
    assert rules(graph, predicate="holds_position") == ["domain", "range"]
    assert rules(graph, object=Literal(value="x")) == ["range"]
    assert rules(graph, predicate="acronym") == ["range"]
    assert rules(graph, object=article) == ["range"]
    assert rules(graph, object=replace(person, id="person/nobody")) == ["dangling"]
    assert rules(graph, place=replace(city, id="place/nowhere")) == ["dangling"]


def test_words_may_stand_for_a_participant_but_not_for_a_place(graph):
    """The ontology says for which roles they may."""
    words = Literal(value="a harbour town")
    event = graph.entity("signed")
    assert rules(graph, subject=event, predicate="origin", object=words) == []
    assert rules(graph, subject=event, predicate="place", object=words) == ["range"]
    assert rules(graph, subject=event, predicate="about", object=words) == []


def test_a_quote_that_moved_is_found(graph):
    """Off by one, beyond the end, and out of a document that isn't there."""
    (first, *_) = graph.claims(predicate="partner_of")[0].evidence
    moved = replace(first, start=first.start + 1)
    beyond = replace(first, end=10_000)
    lost = replace(first, document="0")
    assert rules(graph, evidence=(first, moved, beyond, lost)) == ["quote", "quote", "quote"]


def test_entities_are_checked_too(graph):
    """An unknown kind or type of event, no label, a document that isn't there."""
    wrong = replace(graph.entities()[0], kind="Thing", type="sing", label=" ", documents=("0",))
    found = check_entities([wrong], documents=graph.documents)
    assert [one.rule for one in found] == ["kind", "type", "label", "dangling"]


def test_a_store_is_checked_for_ids_that_lead_nowhere(graph):
    """A mention whose words moved, a chain and a claim's end that aren't stored."""
    made = rdf_graph.records()
    document = made.documents[1]
    odd = Mention(
        id="odd",
        document=document.id,
        span=Span(start=0, end=3),
        text="the",
        kind="Person",
        form="name",
        name="the",
        chain="gone",
    )
    claims = [*made.claims, replace(made.claims[0], id="broken", speaker="nobody")]
    with Store(None) as store:
        store.add(
            documents=made.documents,
            mentions=[*made.mentions.values(), odd],
            claims=claims,
            version="1",
        )
        found = sorted(check_store(store))
    assert [(one.where, one.rule) for one in found] == [
        ("claim broken", "dangling"),
        ("mention odd", "dangling"),
        ("mention odd", "quote"),
        ("store", "resolved"),  # nobody decided who is who
    ]


def _no_stance(data, claim):
    data.remove((claim, DL.stance, None))


def _much_confidence(data, claim):
    data.set((claim, DL.confidence, rdflib.Literal("1.5", datatype=rdflib.XSD.decimal)))


def _no_evidence(data, claim):
    data.remove((claim, rdflib.PROV.wasDerivedFrom, None))


def _plain_when(data, claim):
    data.set((claim, DL.when, rdflib.Literal("2017")))


def _backwards(data, claim):
    for node in list(data.subjects(OA.end)):
        data.set((node, OA.end, rdflib.Literal("0", datatype=rdflib.XSD.nonNegativeInteger)))


def _two_labels(data, claim):
    subject = data.value(claim, rdflib.RDF.subject)
    data.add((subject, SKOS.prefLabel, rdflib.Literal("Other", lang="en")))


def _exact_match(data, claim):
    subject = data.value(claim, rdflib.RDF.subject)
    data.add((subject, SKOS.exactMatch, rdflib.URIRef("http://www.wikidata.org/entity/Q1")))


def _attended_saying(data, claim):
    (node, *_) = data.subjects(rdflib.RDF.type, SCHEMA.Event)
    data.add((node, rdflib.RDF.type, DL.SpeechAct))


def _unclassed_event(data, claim):
    (node, *_) = data.subjects(rdflib.RDF.type, DL.Happening)
    data.remove((node, rdflib.RDF.type, DL.Happening))


def _end_without_start(data, claim):
    (period,) = data.subjects(rdflib.RDF.type, TIME.ProperInterval)
    data.set((period, TIME.hasEnd, data.value(period, TIME.hasBeginning)))
    data.remove((period, TIME.hasBeginning, None))


def _mention_without_words(data, claim):
    (article, *_) = data.subjects(rdflib.RDF.type, DL.Article)
    data.add((article, DL.mentions, article))


def _text_without_length(data, claim):
    (article, *_) = data.subjects(DL.text_length)
    data.remove((article, DL.text_length, None))


def _number_for_somebody(data, claim):
    (event, *_) = data.subjects(rdflib.RDF.type, DL.Event)
    data.add((event, DL.actor, rdflib.Literal(5)))


def _shared_figure(data, claim):
    figure = next(one for other, one in data.subject_objects(DL.quantity) if other != claim)
    data.add((claim, DL.quantity, figure))


def _figure_without_number(data, claim):
    data.remove((next(data.subjects(SCHEMA.value)), SCHEMA.value, None))


def _range(data, claim):
    subject = data.value(claim, rdflib.RDF.subject)
    data.add((subject, DL.member_of, rdflib.URIRef("https://graph.example/place/oslo")))


@pytest.mark.parametrize(
    "broken",
    [
        _no_stance,
        _much_confidence,
        _no_evidence,
        _plain_when,
        _backwards,
        _two_labels,
        _exact_match,
        _attended_saying,
        _unclassed_event,
        _end_without_start,
        _mention_without_words,
        _text_without_length,
        _number_for_somebody,
        _shared_figure,
        _figure_without_number,
        _range,
    ],
)
def test_shapes_refuse_what_they_should(graph, broken):
    """Each promise of the shapes, broken once."""
    shapes = rdflib.Graph().parse(data=ontology.read_turtle("shapes.ttl"), format="turtle")
    data = graph.to_rdflib().default_graph
    assert pyshacl.validate(data, shacl_graph=shapes)[0]
    claim = next(iter(sorted(data.subjects(DL.stance, DL.asserted))))
    broken(data, claim)
    assert not pyshacl.validate(data, shacl_graph=shapes)[0]
