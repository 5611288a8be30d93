"""What a graph says in RDF."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.namespace import DCTERMS, ORG, PROV, SKOS, TIME, VOID, XSD
from tests import rdf_graph

from dateline import rdf
from dateline.errors import OntologyError
from dateline.rdf import terms

BASE = rdflib.Namespace("https://graph.example/")
DL = rdflib.Namespace("urn:dateline:ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
GUARD, INSTITUTE = BASE["organization/harbour-guard"], BASE["organization/tidal-institute"]


@pytest.fixture(scope="module")
def made():
    """The graph made by hand, as rdflib sees it."""
    return rdf_graph.graph().to_rdflib().default_graph


def one(graph, kind):
    """The only node of a kind."""
    (found,) = graph.subjects(rdflib.RDF.type, kind)
    return found


def statement(graph, subject, predicate, target):
    """The statement node of a claim."""
    (found,) = (
        set(graph.subjects(rdflib.RDF.subject, subject))
        & set(graph.subjects(rdflib.RDF.predicate, predicate))
        & set(graph.subjects(rdflib.RDF.object, target))
    )
    return found


def signed(graph):
    """The event of the signing."""
    (found,) = graph.subjects(SKOS.prefLabel, rdflib.Literal("signed", lang="en"))
    return found


def test_there_are_no_blank_nodes_and_no_same_as(made):
    """Every node can be pointed at, and no link claims identity."""
    assert not [term for row in made for term in row if isinstance(term, rdflib.BNode)]
    assert not list(made.subject_objects(rdflib.OWL.sameAs))


def test_kinds_come_with_those_above_and_the_standard_ones(made):
    """A query for schema.org's or W3C's class finds what ours is below."""
    kinds = set(made.objects(GUARD, rdflib.RDF.type))
    assert kinds == {
        DL.GovernmentBody,
        DL.Organization,
        SCHEMA.GovernmentOrganization,
        SCHEMA.Organization,
        ORG.Organization,
    }


def test_asserted_claims_are_plain_and_read_both_ways_if_symmetric(made):
    """Partners are partners from either side."""
    assert (GUARD, DL.partner_of, INSTITUTE) in made
    assert (INSTITUTE, DL.partner_of, GUARD) in made


def test_what_is_not_asserted_stays_a_statement(made):
    """Denied, possible, planned and reported claims give no plain triple, own or standard."""
    for predicate in (DL.assaults, DL.member_of, DL.aids, DL.supports, DL.recipient, DL.amount):
        assert not list(made.subject_objects(predicate)), predicate
    assert not list(made.subject_objects(SCHEMA.memberOf))
    denied = statement(made, GUARD, DL.assaults, BASE["place/karsk"])
    assert made.value(denied, DL.stance) == DL.denied
    assert made.value(denied, DL.speaker) == GUARD
    assert made.value(denied, PROV.wasAttributedTo) == GUARD


def test_what_is_over_stays_a_statement():
    """A former office gives no timeless triple, only a statement with its time."""
    made = rdf_graph.Records()
    text = made.document("The Harbour Guard was led by Ada Brink until lately.")
    made.claim(text, "Ada Brink", "head_of", "Harbour Guard", when="../2021-05-01")
    made.claim(text, "Ada Brink", "works_for", "Harbour Guard")
    found = made.graph().to_rdflib().default_graph
    assert not list(found.subject_objects(DL.head_of))
    assert list(found.subject_objects(DL.works_for))
    assert list(found.subjects(rdflib.RDF.predicate, DL.head_of))


def test_what_a_body_says_of_its_own_acts_is_plain(made):
    """Reported by its own subject is as good as asserted; the stance still says reported."""
    (pact,) = made.objects(GUARD, DL.signatory_of)
    found = statement(made, GUARD, DL.signatory_of, pact)
    assert made.value(found, DL.stance) == DL.reported


def test_standard_triples_follow_from_the_mapping(made):
    """Strangers find an event's actors and place, a post's body and an article's topic."""
    event = signed(made)
    assert set(made.objects(event, SEM.hasActor)) == {GUARD, INSTITUTE}
    assert made.value(event, SEM.hasPlace) == made.value(event, SCHEMA.location)
    assert made.value(made.value(predicate=DL.position_at, object=GUARD), ORG.postIn) == GUARD
    assert list(made.subject_objects(SCHEMA.about)) == list(made.subject_objects(DL.about))


def test_dates_have_the_type_of_their_precision(made):
    """Days, months and years are XSD; what XSD can't say is EDTF; other words are words."""
    found = {(str(date), date.datatype) for date in made.objects(signed(made), DL.date)}
    edtf = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
    assert found == {
        ("2021-05-03", XSD.date),
        ("2021-05", XSD.gYearMonth),
        ("2021", XSD.gYear),
        ("2021-05-03/2021-05-04", edtf),
        ("last spring", None),
    }


def test_a_number_that_is_none_is_words(made):
    """A literal outside its datatype would make readers warn."""
    assert made.value(signed(made), DL["count"]) == rdflib.Literal("some 5")


def test_an_open_period_has_no_last_day(made):
    """What holds since 2017 begins on a day and doesn't end."""
    found = statement(made, GUARD, DL.partner_of, INSTITUTE)
    assert made.value(found, DL.earliest) == rdflib.Literal("2017-01-01", datatype=XSD.date)
    assert made.value(found, DL.latest) is None
    assert str(made.value(found, DL.when)) == "2017/.."
    assert made.value(found, DL.when_text) == rdflib.Literal("since 2017", lang="en")
    assert made.value(found, DL.sources).toPython() == 2


def test_a_post_that_is_held_is_a_membership_with_its_time(made):
    """W3C ORG's view of "chief warden of the Harbour Guard since 2017"."""
    found = one(made, ORG.Membership)
    assert made.value(found, ORG.member) == BASE["person/ada-brink"]
    assert made.value(found, ORG.organization) == GUARD
    begins = made.value(made.value(found, ORG.memberDuring), TIME.hasBeginning)
    assert str(made.value(begins, TIME.inXSDgYear)) == "2017"
    assert not list(made.subject_objects(TIME.hasEnd))


def test_a_quantity_keeps_its_unit(made):
    """Five million of what is one hop away."""
    found = one(made, SCHEMA.QuantitativeValue)
    assert made.value(found, SCHEMA.value).toPython() == 5_000_000
    assert str(made.value(found, SCHEMA.unitText)) == "EUR"
    assert list(made.subjects(rdflib.RDF.object, found))


def test_quotes_equal_the_text_at_their_position(made):
    """Each piece of evidence leads to offsets and words that agree with the article."""
    texts = {one.id: one.text for one in rdf_graph.records().documents}
    evidence = list(made.subjects(rdflib.RDF.type, DL.Evidence))
    assert len(evidence) == 2
    for node in evidence:
        text = texts[str(made.value(made.value(node, OA.hasSource), DCTERMS.identifier))]
        selectors = list(made.objects(node, OA.hasSelector))
        (start,) = (made.value(one, OA.start) for one in selectors if (one, OA.start, None) in made)
        (end,) = (made.value(one, OA.end) for one in selectors if (one, OA.end, None) in made)
        (words,) = (str(word) for one in selectors for word in made.objects(one, OA.exact))
        assert text[int(start) : int(end)] == words


def test_an_article_gives_its_metadata_and_not_its_text(made):
    """Headline, date, outlet, byline and a percent-safe address; a hash instead of the text."""
    (article,) = made.subjects(SCHEMA.headline)
    assert str(made.value(article, SCHEMA.url)) == (
        "https://news.example/%ED%95%9C%EA%B5%AD%20story?a=100%25&b=%5B1%5D"
    )
    assert made.value(article, SCHEMA.datePublished).datatype == XSD.gYearMonth
    assert str(made.value(made.value(article, SCHEMA.publisher), SCHEMA.name)) == "The Tide"
    assert str(made.value(article, DL.text_hash)).startswith("sha256:")
    assert rdflib.Literal(rdf_graph.FIRST) not in set(made.objects())


def test_an_article_mentions_only_what_its_claims_say_it_does(made):
    """Posts and others that a claim merely speaks of aren't mentioned; each document's own are."""
    assert not list(made.subject_objects(SCHEMA.mentions))
    records = rdf_graph.records()
    first, second = records.documents
    records.claim(first, "Harbour Guard signs pact", "mentions", "Oslo")
    graph = records.graph()
    named = graph.to_rdflib().default_graph
    assert list(named.objects(None, SCHEMA.mentions)) == list(named.objects(None, DL.mentions))
    found = [quad for quad in rdf.quads(graph) if quad.predicate.value == str(SCHEMA.mentions)]
    inside = {str(quad.graph_name) for quad in found} - {"DEFAULT"}
    assert len(inside) == 1
    assert second.id not in inside.pop()


def test_a_type_of_event_that_the_ontology_lacks_is_declared(made):
    """A new sub-type hangs below its type, so that queries by type find it."""
    found = DL["type-assault-board"]
    assert made.value(found, SKOS.broader) == DL["type-assault"]
    assert (DL["type-agree-sign"], None, None) not in made


def test_the_header_counts_what_is_there(made):
    """VoID's number of triples is the number of triples."""
    found = BASE.dataset
    assert made.value(found, VOID.triples).toPython() == len(made)
    assert made.value(found, DCTERMS.license) is not None


def test_a_licence_that_is_no_address_is_words():
    """A name of a licence is kept as a statement of rights."""
    made = rdf_graph.records().graph(licence="All rights reserved").to_rdflib().default_graph
    assert list(made.objects(None, DCTERMS.rights)) == [rdflib.Literal("All rights reserved")]


def test_an_unknown_predicate_is_named():
    """An extractor's own word doesn't get into RDF unnoticed."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard saw Karsk.")
    made.claim(document, "Harbour Guard", "related_to", "Karsk")
    with pytest.raises(OntologyError, match=r"'related_to' isn't in the ontology.*hand@1"):
        rdf.triples(made.graph())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example/%41", "https://x.example/%41"),
        ('https://x.example/<>"{}|\\^`', "https://x.example/%3C%3E%22%7B%7D%7C%5C%5E%60"),
        ("mailto:a@x.example", None),
        ("x.example/a", None),
        ("", None),
    ],
)
def test_addresses_become_valid_or_nothing(address, expected):
    """What a page calls its address is escaped once, or left out."""
    found = terms.web_iri(address)
    assert (None if found is None else found.value) == expected


def test_half_a_surrogate_pair_is_replaced():
    """A text with a broken character can still be written."""
    assert terms.string("a\ud800b").value == "a?b"


def test_a_language_that_is_none_leaves_plain_words():
    """A page's made-up language tag would make the file unreadable."""
    assert terms.string("a", language="not a tag").language is None
    assert terms.string("a", language="en-GB").language == "en-gb"
