from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus import (
    NamesAnnotator,
    SameNameLinker,
    VerbsExtractor,
    article,
    claim,
    mention,
    same,
)

from dateline.authority import load_bundled
from dateline.core.errors import OntologyError, QueryError
from dateline.core.model import Claim, Decision, Entity, Judgement, Literal, Span, Stance
from dateline.workspace.knowledge_graph import KnowledgeGraph

TEXTS = (
    "Ann Ode joined Orbit. Orbit backs Ben Orr.",
    "Ben Orr led Orbit.",
    "Orbit partners Lumen. Lumen partners Orbit.",
    "Ann Ode joined Orbit. And more.",
)


def records(texts):
    documents = [article(text) for text in texts]
    annotated = list(NamesAnnotator().annotate(documents, authority=load_bundled()))
    mentions = [one for each in annotated for one in each.mentions]
    extracted = [VerbsExtractor().extract(one, authority=load_bundled()) for one in annotated]
    claims = [claim for one in extracted for claim in one.claims]
    ordered = sorted(mentions, key=lambda one: (one.document, one.span))
    decisions = list(SameNameLinker().resolve(ordered, claims, load_bundled()))
    return documents, mentions, claims, decisions


def graph_of(texts, **more):
    documents, mentions, claims, decisions = records(texts)
    return KnowledgeGraph(
        documents=documents, mentions=mentions, claims=claims, decisions=decisions, **more
    )


def names_of(documents, mentions, decisions=(), **more):
    """A graph in which every mention is spoken of: each has a count of one."""
    claims = [
        Claim(
            id=one.id,
            document=one.document,
            subject=one.id,
            predicate="inception",
            object=Literal(value="1", datatype="xsd:integer"),
            evidence=(one.span,),
        )
        for one in mentions
    ]
    return KnowledgeGraph(
        documents=documents, mentions=mentions, claims=claims, decisions=decisions, **more
    )


def two(document, first, second, *, kind=None):
    return mention(document, first, kind=kind), mention(document, second, kind=kind)


@pytest.fixture(scope="module")
def graph():
    return graph_of(TEXTS)


def everything(graph):
    return graph.entities(), graph.claims(), list(graph.documents)


@given(st.permutations(TEXTS), st.randoms(use_true_random=False))
def test_order_leaves_no_trace(texts, random):
    """Whatever the order of documents, mentions, claims and decisions, the graph is equal."""
    expected = everything(graph_of(TEXTS))
    parts = records(texts)
    for part in parts:
        random.shuffle(part)
    documents, mentions, claims, decisions = parts
    shuffled = KnowledgeGraph(
        documents=documents, mentions=mentions, claims=claims, decisions=decisions
    )
    assert everything(shuffled) == expected


def test_chains_judged_the_same_are_one_entity(graph):
    """Mentions in different articles meet in one entity with a readable id."""
    orbit = graph.entity("Orbit")
    assert orbit.id == "organization/orbit"
    assert len(orbit.documents) == 4


def test_claims_that_say_one_thing_are_one_fact(graph):
    """Two articles that say the same give one fact with two quotes."""
    (fact,) = graph.claims(predicate="member_of")
    assert [one.quote for one in fact.evidence] == ["Ann Ode joined Orbit."] * 2


def test_evidence_equals_the_text(graph):
    """Every quote is the document's text at its offsets, and the ends stand inside it."""
    for fact in graph.claims():
        for one in fact.evidence:
            text = graph.documents[one.document].text
            assert text[one.start : one.end] == one.quote
            assert text[one.subject.start : one.subject.end] == fact.subject.label
            assert text[one.object.start : one.object.end] == fact.object.label


def test_symmetric_claims_meet(graph):
    """A symmetric predicate is stored once, smaller id first, and found from either end."""
    (fact,) = graph.claims(predicate="partner_of")
    assert (fact.subject.id, fact.object.id) == ("organization/lumen", "organization/orbit")
    assert len(fact.evidence) == 2
    assert graph.claims(subject="Orbit", predicate="partner_of") == [fact]
    assert graph.claims(object="Orbit", predicate="partner_of") == [fact]


def test_a_linked_entity_is_what_the_authority_says():
    """A decision for an authority entry gives label, id and IRI, and joins what it links."""
    one, other = article("Seoul backs Lumen."), article("South Korea led Lumen.")
    first, second = mention(one, "Seoul", kind="Country"), mention(other, "South Korea")
    decisions = [same(first.id, "Q884"), same(second.id, "Q884")]
    graph = names_of([one, other], [first, second], decisions, authority=load_bundled())
    (entity,) = graph.entities()
    assert entity.id == "place/south-korea-Q884"
    assert entity.kind == "Country"
    assert entity.same_as[0] == "http://www.wikidata.org/entity/Q884"
    for text in ("Q884", entity.same_as[0], entity.id, graph.base + entity.id, "Seoul"):
        assert graph.entity(text) == entity


def test_what_is_judged_different_stays_apart():
    """No chain of joins puts two things in one entity that were judged different."""
    document = article("Ann One Two")
    a, b, c = (mention(document, name) for name in ("Ann", "One", "Two"))
    apart = Decision(
        left=a.id, right=c.id, judgement=Judgement.DIFFERENT, score=1, reasons=(), by="me"
    )
    graph = names_of(
        [document], [a, b, c], [same(a.id, b.id, score=0.9), same(b.id, c.id, score=0.8), apart]
    )
    assert [entity.chains for entity in graph.entities() if a.id in entity.chains] == [
        tuple(sorted((a.id, b.id)))
    ]
    assert len(graph.entities()) == 2


def test_namesakes_all_get_a_hash():
    """Two things of one name, not judged the same, have ids that don't depend on who came first."""
    documents = [article("Ann Ode"), article("Ann Ode again")]
    mentions = [mention(one, "Ann Ode") for one in documents]
    graph = names_of(documents, mentions)
    ids = [entity.id for entity in graph.entities()]
    assert len(set(ids)) == 2
    assert all(one.startswith("person/ann-ode-") for one in ids)


def test_an_id_does_not_say_a_name_twice():
    """What has only an id of ours goes by its name, and an unknown namesake gives way to it."""
    documents = [article("Reuters"), article("Reuters again")]
    known, other = (mention(one, "Reuters", kind="MediaOutlet") for one in documents)
    link = Decision(
        left=known.id,
        right="dateline:reuters",
        judgement=Judgement.SAME,
        score=1.0,
        reasons=("told so",),
        by="test",
    )
    graph = names_of(documents, [known, other], [link], authority=load_bundled())
    ids = {entity.chains[0]: entity.id for entity in graph.entities()}
    assert ids[known.id] == "organization/reuters"
    assert ids[other.id].startswith("organization/reuters-")


def test_events_are_told_apart_by_a_hash():
    """An event's name doesn't say which event it is, so its id has a hash even when alone."""
    document = article("a meeting")
    event = mention(document, "meeting", kind="Event", form="event")
    (entity,) = names_of([document], [event]).entities()
    assert entity.id.startswith("event/meeting-")


def test_what_no_claim_speaks_of_is_no_entity():
    """A mention alone makes no node; one that a claim uses does, named or not."""
    document = article("the agency backs Orbit")
    agency = mention(document, "agency", form="nominal")
    orbit = mention(document, "Orbit")
    silent = KnowledgeGraph(documents=[document], mentions=[agency, orbit], claims=[])
    assert silent.entities() == []
    said = [claim(document, agency, "supports", orbit)]
    spoken = KnowledgeGraph(documents=[document], mentions=[agency, orbit], claims=said)
    assert [one.label for one in spoken.entities()] == ["agency", "Orbit"]


def test_stated_names_become_aliases():
    """An acronym that the text explains is a name of the thing, to find it by as well."""
    document = article("Orbital Union (OU)")
    union = mention(document, "Orbital Union")
    said = Claim(
        id="c",
        document=document.id,
        subject=union.id,
        predicate="acronym",
        object=Literal(value="OU"),
        evidence=(Span(start=0, end=18),),
    )
    graph = KnowledgeGraph(documents=[document], mentions=[union], claims=[said])
    assert graph.entity("ou").label == "Orbital Union"
    assert graph.entity("Orbital Union").aliases == ("OU",)
    assert graph.claims(object="OU") == graph.claims()


def test_a_full_name_beats_a_short_one():
    """People are shown by their full name and bodies not by their acronym, however frequent."""
    documents = [article(f"{name} {n}") for n, name in enumerate(["Joe Orr", "Orr", "Orr"])]
    mentions = [mention(one, one.text[:-2], kind="Person") for one in documents]
    decisions = [same(mentions[0].id, one.id) for one in mentions[1:]]
    graph = names_of(documents, mentions, decisions)
    assert [(one.label, one.aliases) for one in graph.entities()] == [("Joe Orr", ("Orr",))]


def test_the_kind_is_the_most_exact_of_the_likeliest_group():
    """A more exact kind of the same group wins over a more frequent general one."""
    documents = [article(f"Orbit {n}") for n in range(3)]
    kinds = ["Organization", "Organization", "GovernmentBody"]
    mentions = [
        mention(one, "Orbit", kind=kind) for one, kind in zip(documents, kinds, strict=True)
    ]
    decisions = [same(mentions[0].id, one.id) for one in mentions[1:]]
    graph = names_of(documents, mentions, decisions)
    assert [entity.kind for entity in graph.entities()] == ["GovernmentBody"]


def test_claims_can_be_asked_for_by_time():
    """`at` keeps facts whose time overlaps a date, and drops those whose time isn't known."""
    document = article("Ann Ode joined Orbit")
    ann, orbit = two(document, "Ann Ode", "Orbit")
    said = [
        claim(document, ann, "member_of", orbit, when="2017/.."),
        claim(document, ann, "head_of", orbit),
    ]
    graph = KnowledgeGraph(documents=[document], mentions=[ann, orbit], claims=said)
    assert [one.predicate for one in graph.claims(at="2023-09-01")] == ["member_of"]
    assert graph.claims(at="2016") == []
    assert [one.predicate for one in graph.claims(at=date(2023, 9, 1))] == ["member_of"]
    assert graph.claims(at=date(2016, 12, 31)) == []


def test_claims_can_be_asked_for_by_anything_else(graph):
    """Filters by end, stance and number of sources combine."""
    ann = graph.entity("Ann Ode")
    assert graph.claims(subject=ann) == graph.claims(subject="ann ode")
    assert graph.claims(stance="denied") == []
    assert graph.claims(stance=Stance.ASSERTED) == graph.claims()
    assert [fact.sources for fact in graph.claims(min_sources=2)] == [2]
    assert graph.claims(min_sources=3) == []


def test_a_graph_can_be_had_without_what_is_only_implied():
    """Its claims go from every list; things stay, and so does the whole graph."""
    document = article("Ann Ode joined Orbit")
    ann, orbit = two(document, "Ann Ode", "Orbit")
    said = claim(document, ann, "member_of", orbit)
    implied = claim(document, ann, "head_of", orbit, stance=Stance.IMPLIED)
    whole = KnowledgeGraph(documents=[document], mentions=[ann, orbit], claims=[said, implied])
    assert len(whole.paths("Ann Ode", "Orbit")) == 2
    stated = whole.with_stances("asserted", Stance.REPORTED)
    assert [one.predicate for one in stated.claims()] == ["member_of"]
    assert len(stated.paths("Ann Ode", "Orbit")) == 1
    assert stated.entities() == whole.entities()
    assert len(whole) == len(whole.paths("Ann Ode", "Orbit")) == 2
    with pytest.raises(OntologyError, match="no stance 'said'"):
        whole.with_stances("said")


def test_a_text_is_also_the_value_of_a_literal():
    """A text that names one entity still finds the literals that are written the same."""
    document = article("Ann Ode joined Orbit")
    ann, orbit = two(document, "Ann Ode", "Orbit")
    joined = claim(document, ann, "member_of", orbit)
    said = replace(joined, id="0", predicate="birth_date", object=Literal(value="Orbit"))
    graph = KnowledgeGraph(documents=[document], mentions=[ann, orbit], claims=[said, joined])
    assert {one.predicate for one in graph.claims(object="Orbit")} == {"birth_date", "member_of"}
    assert [one.predicate for one in graph.claims(object="organization/orbit")] == ["member_of"]
    assert graph.claims(object=Literal(value="Nobody")) == []


def test_a_value_needs_no_entity():
    """A literal's value is enough for an object, and isn't for a subject."""
    document = article("Ann Ode joined Orbit")
    ann, orbit = two(document, "Ann Ode", "Orbit")
    said = replace(claim(document, orbit, "inception", ann), object=Literal(value="seven"))
    graph = KnowledgeGraph(documents=[document], mentions=[ann, orbit], claims=[said])
    assert len(graph.claims(object="seven")) == 1
    with pytest.raises(QueryError, match="no entity 'seven'"):
        graph.claims(subject="seven")


def test_unknown_words_of_the_ontology_are_named(graph):
    """A kind, predicate or stance that isn't there is an error that says so."""
    with pytest.raises(OntologyError, match="no kind 'Persona'"):
        graph.entities(kind="Persona")
    with pytest.raises(OntologyError, match="no predicate 'likes'"):
        graph.claims(predicate="likes")
    with pytest.raises(OntologyError, match="at='soon' isn't an EDTF date"):
        graph.claims(subject="nobody", at="soon")
    with pytest.raises(OntologyError, match="no stance 'sure'"):
        graph.claims(stance="sure")


def test_kinds_include_those_below(graph):
    """Asking for organizations gives government bodies too."""
    assert [entity.label for entity in graph.entities(kind="Person")] == ["Ann Ode", "Ben Orr"]
    assert len(graph.entities(kind="Organization")) == 2


def test_neighbors_are_sorted(graph):
    """Neighbours come once each, by id, whichever way the claims point."""
    assert [one.label for one in graph.neighbors("Orbit")] == ["Lumen", "Ann Ode", "Ben Orr"]


def test_paths_are_found_shortest_first(graph):
    """Claims lead from one entity to another, walked either way and never through one twice."""
    paths = graph.paths("Ann Ode", "Lumen", longest=2)
    assert [[fact.predicate for fact in path] for path in paths] == [["member_of", "partner_of"]]
    assert graph.paths("Ann Ode", "Lumen", longest=1) == []
    assert len(graph.paths("Ann Ode", "Ben Orr")) == 2


def test_an_unknown_entity_is_named(graph):
    """Asking around a thing that isn't there is an error, not an empty answer."""
    assert graph.entity("Ann Odd") is None
    asked = [
        lambda: graph.neighbors("Ann Odd"),
        lambda: graph.claims(subject="Ann Odd"),
        lambda: graph.claims(object="Ann Odd"),
        lambda: graph.timeline("Ann Odd"),
        lambda: graph.paths("Orbit", "Ann Odd"),
    ]
    for ask in asked:
        with pytest.raises(QueryError, match=r"has no entity 'Ann Odd'; near it: Ann Ode"):
            ask()
    with pytest.raises(QueryError, match=r"no entity 'qqqq'; search for it with entities\(\)"):
        graph.neighbors("qqqq")


def test_a_graph_is_its_claims(graph):
    """They are what it has many of, goes through and contains, in the order of their ids."""
    assert list(graph) == graph.claims()
    assert len(graph) == len(graph.claims()) > 0
    assert all(fact in graph for fact in graph)
    assert replace(graph.claims()[0], when="1066") not in graph
    assert replace(graph.claims()[0], subject=Entity(id="x", kind="Topic", label="x")) not in graph


def test_a_graph_contains_what_it_can_name(graph):
    """An entity, or a text that names one as `entity` takes it; nothing else."""
    orbit = graph.entity("Orbit")
    for one in (orbit, "orbit", orbit.id, graph.base + orbit.id):
        assert one in graph
    assert "Nobody" not in graph
    assert replace(orbit, label="Other") not in graph
    assert None not in graph


def test_a_graph_without_claims_is_a_graph():
    """It has length 0, and is true, so that `if graph` asks whether there is one."""
    empty = KnowledgeGraph(documents=[], mentions=[], claims=[])
    assert len(empty) == 0
    assert bool(empty) is True
    assert empty.query("ASK {}")


def test_a_timeline_is_in_order():
    """Dated claims come earliest first, open starts before all, undated ones not at all."""
    document = article("Ann Ode joined Orbit")
    ann, orbit = two(document, "Ann Ode", "Orbit")
    times = ["2020-05", "2017/..", "../2016", None, "2020-05-04"]
    said = [
        claim(document, ann, predicate, orbit, when=when)
        for predicate, when in zip(
            ["member_of", "head_of", "works_for", "partner_of", "head_of"], times, strict=True
        )
    ]
    graph = KnowledgeGraph(documents=[document], mentions=[ann, orbit], claims=said)
    order = [fact.when for fact in graph.timeline("Ann Ode")]
    assert order == ["../2016", "2017/..", "2020-05", "2020-05-04"]


def test_dangling_claims_make_no_fact():
    """A claim without its document or mention, or of a thing to itself, isn't in the graph."""
    document = article("Ann Ode joined Orbit")
    ann, orbit = two(document, "Ann Ode", "Orbit")
    said = [claim(document, ann, "member_of", orbit), claim(document, ann, "member_of", ann)]
    assert KnowledgeGraph(documents=[], mentions=[ann, orbit], claims=said).claims() == []
    assert KnowledgeGraph(documents=[document], mentions=[ann], claims=said).claims() == []


def test_the_graph_says_what_it_is(graph):
    """At the prompt, a graph shows its name and size."""
    assert repr(graph) == "<KnowledgeGraph 'graph': 4 documents, 4 entities, 4 claims>"


def test_entities_are_entities(graph):
    """What an end of a fact is, is the very entity of the graph."""
    for fact in graph.claims():
        assert isinstance(fact.object, Entity)
        assert graph.entity(fact.subject.id) is fact.subject


def test_a_part_may_be_made_of_claims(graph):
    """It has these alone, what they speak of, and the articles that they quote."""
    (backs,) = graph.claims(predicate="supports")
    part = graph.with_claims([backs])
    assert [*part] == [backs]
    assert [one.label for one in part.entities()] == ["Orbit", "Ben Orr"]
    assert [*part.documents] == [one.document for one in backs.evidence]


def test_what_must_be_there_is_required(graph):
    """By any name; a name that nothing has is told with what is near."""
    ann = graph.require("ann ode")
    assert (ann.label, graph.require(ann)) == ("Ann Ode", ann)
    with pytest.raises(QueryError, match="near it: Ann Ode"):
        graph.require("Ann Odee")


def test_search_finds_by_a_part_of_a_name(graph):
    """Of things that something is said of, as many as are asked for."""
    assert [one.label for one in graph.search("or", groups={"person"})] == ["Ben Orr"]
    assert len(graph.search("o", most=2)) == 2
