"""What a graph says in RDF."""

from __future__ import annotations

import hashlib

import pytest
import rdflib
from rdflib.namespace import DCTERMS, ORG, PROV, SKOS, TIME, VOID, XSD
from tests import rdf_graph

from dateline import ontology, rdf
from dateline.authority import load_bundled
from dateline.core.errors import OntologyError
from dateline.core.model import Decision, Judgement, Literal, Stance
from dateline.graph.corrections import parse_correction
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


def test_there_are_no_blank_nodes(made):
    """Every node can be pointed at."""
    assert not [term for row in made for term in row if isinstance(term, rdflib.BNode)]


def test_every_term_of_ours_is_in_the_ontology(made):
    """What a graph says can be looked up, to the last class and type of event."""
    known = rdflib.Graph().parse(data=ontology.read_turtle(), format="turtle")
    used = {one for row in made for one in row if str(one).startswith(str(DL))}
    used.discard(rdflib.URIRef(str(DL)))  # what the header calls the vocabulary
    assert len(used) > 30
    assert used <= set(known.subjects())


def test_every_thing_has_a_name(made):
    """Whatever has a class and isn't a statement, a quote, a time or a sum can be shown."""
    unnamed = {
        DL.Statement,
        DL.Evidence,
        OA.TextPositionSelector,
        OA.TextQuoteSelector,
        TIME.ProperInterval,
        TIME.Instant,
    }
    names = (SKOS.prefLabel, rdflib.RDFS.label, SCHEMA.name, DCTERMS.title)
    things = {
        node
        for node in made.subjects(rdflib.RDF.type)
        if not unnamed & set(made.objects(node, rdflib.RDF.type))
    }
    assert {BASE["outlet/the-tide"], BASE.dataset, GUARD} < things
    for node in things:
        assert any((node, name, None) in made for name in names), node


def test_a_machine_and_a_person_link_differently():
    """What a machine took for the same is schema:sameAs; what a person said is owl:sameAs."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard of Oslo met Ada Brink.")
    made.claim(document, "Ada Brink", "lives_in", "Oslo")
    oslo = next(one for one in made.mentions.values() if one.text == "Oslo")
    judged = {"judgement": Judgement.SAME, "score": 1.0, "reasons": ("name",), "by": "me"}
    made.decisions.append(Decision(left=oslo.id, right="Q585", **judged))
    links = [{"do": "link", "thing": "Ada Brink", "to": "https://people.example/7"}]
    found = made.graph(
        authority=load_bundled(), corrections=[parse_correction(one) for one in links]
    )
    graph = found.to_rdflib().default_graph
    wikidata = rdflib.URIRef("http://www.wikidata.org/entity/Q585")
    assert wikidata in set(graph.objects(None, SCHEMA.sameAs))
    assert [str(one) for one in graph.objects(None, rdflib.OWL.sameAs)] == [
        "https://people.example/7"
    ]
    assert not list(graph.subject_objects(SKOS.exactMatch))


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


def test_a_link_that_is_no_iri_is_left_out():
    """An address that nothing mends is none in RDF, and spoils no file."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard of Oslo met Ada Brink.")
    made.claim(document, "Ada Brink", "lives_in", "Oslo")
    link = {"do": "link", "thing": "Ada Brink", "to": "https://people.example:port/7"}
    found = made.graph(corrections=[parse_correction(link)])
    assert found.entity("Ada Brink").confirmed == ("https://people.example:port/7",)
    assert "people.example" not in "".join(map(str, rdf.triples(found)))
    assert not list(found.to_rdflib().default_graph.subject_objects(rdflib.OWL.sameAs))


def test_what_is_said_is_no_schema_event():
    """Strangers find happenings among events, and sayings among acts of communication."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard said so, and signed it after it attacked Karsk.")
    for words in ("said", "signed", "attacked"):
        made.claim(document, words, "actor", "Harbour Guard")
    graph = made.graph().to_rdflib().default_graph
    (saying,) = graph.subjects(rdflib.RDF.type, DL.SpeechAct)
    assert set(graph.objects(saying, rdflib.RDF.type)) == {
        DL.Event,
        DL.SpeechAct,
        SEM.Event,
        SCHEMA.CommunicateAction,
    }
    happenings = set(graph.subjects(rdflib.RDF.type, SCHEMA.Event))
    assert happenings == set(graph.subjects(rdflib.RDF.type, DL.Happening))
    assert len(happenings) == 2
    assert len(set(graph.subjects(rdflib.RDF.type, SEM.Event))) == 3


def test_long_words_are_said_once():
    """What somebody said is there once in its event, in the article's language."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard said: Le port est plein.", language="fr")
    made.claim(document, "said", "content", Literal(value="Le port est plein"))
    graph = made.graph().to_rdflib().default_graph
    (event,) = graph.subjects(rdflib.RDF.type, SEM.Event)
    words = rdflib.Literal("Le port est plein", lang="fr")
    assert list(graph.predicates(event, words)) == [DL.content]
    assert not list(graph.subject_objects(SCHEMA.text))


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
    assert made.value(INSTITUTE, DL.inception) == rdflib.Literal("some 5")


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


@pytest.mark.parametrize(
    ("when", "begins", "ends", "latest"),
    [
        ("../2019-01-22", None, None, "2019-01-22"),
        ("../2019", None, None, "2019-12-31"),
        ("2017/2019-01-22", "2017", "2019-01-22", None),
        ("2017/..", "2017", None, None),
    ],
)
def test_what_is_only_known_to_be_over_has_no_end(when, begins, ends, latest):
    """A former director left before the article says so, not on the day on which it does."""
    made = rdf_graph.Records()
    document = made.document("The Harbour Guard: Ada Brink, chief warden.")
    made.claim(document, "Ada Brink", "holds_position", "chief warden", when=when)
    made.claim(document, "chief warden", "position_at", "Harbour Guard")
    graph = made.graph().to_rdflib().default_graph
    period = graph.value(one(graph, ORG.Membership), ORG.memberDuring)

    def at(end):
        instant = graph.value(period, end)
        found = [
            str(value) for value in graph.objects(instant) if isinstance(value, rdflib.Literal)
        ]
        return found[0] if instant is not None else None

    assert (at(TIME.hasBeginning), at(TIME.hasEnd)) == (begins, ends)
    over = graph.value(period, DL.latest)
    assert (None if over is None else str(over)) == latest


def test_a_sum_is_words_with_its_figure_beside_the_statement(made):
    """Five million of what is one hop away; the words stay what the statement ends at."""
    found = one(made, SCHEMA.MonetaryAmount)
    assert made.value(found, SCHEMA.value).toPython() == 5_000_000
    assert str(made.value(found, SCHEMA.currency)) == "EUR"
    words = rdflib.Literal("5 million euros", lang="en")
    assert made.value(found, SCHEMA.name) == words
    assert made.value(made.value(predicate=DL.quantity, object=found), rdflib.RDF.object) == words


def test_figures_of_two_events_are_two_nodes(made):
    """Two crews here aren't two crews there; what is no participant has no figure."""
    found = {*made.subjects(rdflib.RDF.type, SCHEMA.QuantitativeValue)}
    assert [str(made.value(one, SCHEMA.unitText)) for one in found] == ["crews", "crews"]
    assert len({*made.objects(None, DL.quantity)}) == 3


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


def test_quotes_are_in_the_language_of_their_article():
    """The words, and what stands around them, have the article's language tag."""
    made = rdf_graph.Records()
    text = "Hier: The Harbour Guard aide Karsk. Et Oslo."
    document = made.document(text, language="fr-CA")
    made.claim(document, "Harbour Guard", "aids", "Karsk")
    graph = made.graph().to_rdflib().default_graph
    for part in (OA.exact, OA.prefix, OA.suffix):
        assert [word.language for word in graph.objects(None, part)] == ["fr-ca"], part


def test_an_article_gives_its_metadata_and_not_its_text(made):
    """Headline, date, outlet, byline and a percent-safe address; a hash instead of the text."""
    (article,) = made.subjects(SCHEMA.headline)
    assert str(made.value(article, SCHEMA.url)) == (
        "https://news.example/%ED%95%9C%EA%B5%AD%20story?a=100%25&b=%5B1%5D"
    )
    assert made.value(article, SCHEMA.datePublished).datatype == XSD.gYearMonth
    outlet = made.value(article, SCHEMA.publisher)
    assert made.value(outlet, SKOS.prefLabel) == rdflib.Literal("The Tide", lang="en")
    assert (outlet, rdflib.RDF.type, DL.MediaOutlet) in made
    assert rdf_graph.FIRST not in {str(one) for one in made.objects()}
    assert not list(made.subject_objects(DL.text))


def test_an_article_says_which_text_its_offsets_count_in():
    """Hash, length in code points, and how the text was made, with what was assumed."""
    made = rdf_graph.Records()
    text = "The Harbour Guard backs Karsk. 🚤"
    note = "not UTF-8 (byte 3); read as windows-1252"
    for reader in ("", "text", "html trafilatura 9.9", "telex"):
        document = made.document(text + reader, reader=reader, notes=(note,) if reader else ())
        made.claim(document, "Harbour Guard", "supports", "Karsk")
    graph = made.graph().to_rdflib().default_graph
    found = {}
    for article in graph.subjects(DL.text_hash):
        length = int(graph.value(article, DL.text_length)) - len(text)
        made_by = graph.value(article, DL.text_form), graph.value(article, DL.text_tool)
        found[length] = (*map(str, made_by), len(list(graph.objects(article, DL.text_note))))
    assert found == {
        0: (str(DL["text-given"]), "None", 0),
        len("text"): (str(DL["text-text"]), "None", 1),
        len("html trafilatura 9.9"): (str(DL["text-html"]), "trafilatura 9.9", 1),
        len("telex"): ("None", "telex", 1),
    }
    hashes = {hashlib.sha256((text + more).encode()).hexdigest() for more in ("", "text", "telex")}
    assert hashes < {str(one).removeprefix("sha256:") for one in graph.objects(None, DL.text_hash)}


def test_the_text_is_there_if_asked_for():
    """With it, every offset can be followed in the graph alone."""
    graph = rdf_graph.graph()
    with_text = rdf.quads(graph, with_text=True)
    added = [row for row in with_text if row.predicate.value == str(DL.text)]
    assert sorted(row.object.value for row in added) == sorted([rdf_graph.FIRST, rdf_graph.SECOND])
    assert all(row.graph_name.value == row.subject.value for row in added)
    assert len(with_text) == len(rdf.quads(graph)) + 2


def test_an_article_mentions_only_what_its_claims_say_it_does(made):
    """Posts and others that a claim merely speaks of aren't mentioned; each document's own are."""
    assert not list(made.subject_objects(DL.mentions))
    records = rdf_graph.records()
    first, second = records.documents
    records.claim(first, "Harbour Guard signs pact", "mentions", "Oslo")
    graph = records.graph()
    found = [quad for quad in rdf.quads(graph) if quad.predicate.value == str(DL.mentions)]
    inside = {str(quad.graph_name) for quad in found}
    assert len(inside) == 1
    assert second.id not in inside.pop()


def test_a_bare_mention_is_one_triple_that_leads_to_its_words():
    """No statement, no second property; the quote names what it shows."""
    records = rdf_graph.records()
    before = len(rdf.triples(records.graph()))
    records.claim(records.documents[0], "Harbour Guard signs pact", "mentions", "Oslo")
    made = records.graph().to_rdflib().default_graph
    assert len(made) == before + 2
    ((article, oslo),) = made.subject_objects(DL.mentions)
    (evidence,) = made.subjects(DL.names, oslo)
    assert made.value(evidence, OA.hasSource) == article
    words = [str(made.value(one, OA.exact)) for one in made.objects(evidence, OA.hasSelector)]
    assert any("Oslo" in one for one in words)
    assert not list(made.subject_objects(SCHEMA.mentions))


@pytest.mark.parametrize(
    "more",
    [
        {"stance": Stance.DENIED},
        {"stance": Stance.REPORTED, "speaker": "Ada Brink"},
        {"when": "2021"},
        {"when_text": "lately"},
        {"place": "Oslo"},
    ],
)
def test_a_mention_that_says_more_is_a_statement(more):
    """With a speaker, a time, a place or another stance it is no bare mention."""
    records = rdf_graph.records()
    records.claim(records.documents[0], "Harbour Guard signs pact", "mentions", "Karsk", **more)
    made = records.graph().to_rdflib().default_graph
    assert len(list(made.subjects(rdflib.RDF.predicate, DL.mentions))) == 1
    assert bool(list(made.subject_objects(DL.mentions))) == ("stance" not in more)
    assert not list(made.subject_objects(DL.names))


def test_a_type_of_event_that_the_ontology_lacks_is_the_one_above(made):
    """Exports use no term that isn't defined, and define none."""
    (attack,) = made.subjects(SKOS.prefLabel, rdflib.Literal("attacked", lang="en"))
    assert made.value(attack, DL.event_type) == DL["type-assault"]
    assert not list(made.subjects(rdflib.RDF.type, DL.EventType))


def test_an_event_of_a_type_that_nobody_knows_has_none():
    """A plug-in's own word is left out; the event is a happening."""
    records = rdf_graph.Records()
    document = records.document("The Harbour Guard sang.")
    records.claim(document, "sang", "actor", "Harbour Guard")
    made = records.graph().to_rdflib().default_graph
    assert len(list(made.subjects(rdflib.RDF.type, DL.Happening))) == 1
    assert not list(made.subject_objects(DL.event_type))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://x.example/a%20b", "https://x.example/a%20b"),
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"),
        ("urn:isbn:1", "urn:isbn:1"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("javascript:alert(1)", None),
        ("javascript://x.example/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("hr:42", None),
    ],
)
def test_only_what_may_be_followed_is_linked_to(link, expected):
    """A link in somebody's own data is no way to get a script into a viewer of RDF."""
    found = terms.link_iri(link)
    assert (None if found is None else terms.value_of(found)) == expected


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
    assert (None if found is None else terms.value_of(found)) == expected


def test_half_a_surrogate_pair_is_replaced():
    """A text with a broken character can still be written."""
    assert terms.string_literal("a\ud800b") == '"a?b"'


def test_a_language_that_is_none_leaves_plain_words():
    """A page's made-up language tag would make the file unreadable."""
    assert terms.string_literal("a", language="not a tag") == '"a"'
    assert terms.string_literal("a", language="en-GB") == '"a"@en-gb'


def test_a_participant_without_a_name_is_words(made):
    """Crews are no node that events could share; the standard triple goes to things only."""
    crews = rdflib.Literal("two crews", lang="en")
    assert crews in made.objects(signed(made), DL.participant)
    assert len(list(made.subjects(rdflib.RDF.object, crews))) == 2
    assert not list(made.subjects(SKOS.prefLabel, crews))
    assert set(made.objects(signed(made), SEM.hasActor)) == {GUARD, INSTITUTE}
    denied = next(made.subjects(SKOS.prefLabel, rdflib.Literal("attacked", lang="en")))
    assert not list(made.objects(denied, DL.actor))
