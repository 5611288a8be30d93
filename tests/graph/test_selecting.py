"""Which part of a graph a selection leaves."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus import article, claim, mention, same
from tests.graph.records import document, event, fact, thing
from tests.happenings import happenings

from dateline.core.errors import OntologyError, QueryError
from dateline.core.model import Entity, Stance
from dateline.graph.events import collect_events
from dateline.graph.on_demand import index_by_end
from dateline.graph.selecting import Selection, Whole, read_selection, select_part
from dateline.workspace.knowledge_graph import KnowledgeGraph

ANN, BEN = thing("Ann"), thing("Ben")
ORBIT, LUMEN, OSLO = thing("Orbit", "Company"), thing("Lumen", "Company"), thing("Oslo", "City")
EARLY = document("It is early.", published="2020-03", title="Early", publisher="The Tide")
LATE = document("It is late.", published="2022-05-06", url="https://www.wave.example/late")
BARE = document("It is some time.", source="in/bare-1.txt")
STORY = thing("Early", "Article", documents=(EARLY.id,))
OTHER = thing("Late", "Article", documents=(LATE.id,))
MEETS, SAYS = event("Ann meets Ben"), event("Ben says", "state/say")

ROLES = (
    fact(MEETS, "actor", ANN, told=EARLY, confidence=0.9),
    fact(MEETS, "recipient", BEN, told=EARLY, confidence=0.5),
    fact(MEETS, "place", OSLO, told=EARLY, confidence=0.9),
    fact(MEETS, "amount", "two hours", told=EARLY, confidence=0.9, stance="denied"),
)
SAID = (
    fact(SAYS, "actor", BEN, told=LATE, when="2019"),
    fact(SAYS, "about", MEETS, told=LATE, when="2019"),
)
WORKS = fact(ANN, "works_for", ORBIT, told=(EARLY, LATE), confidence=0.8)
PARTNERS = fact(ORBIT, "partner_of", LUMEN, told=LATE, when="2019/..", speaker=BEN, place=OSLO)
BASED = fact(LUMEN, "based_in", OSLO, told=BARE)
MENTIONS = (
    fact(STORY, "mentions", ANN, told=EARLY),
    fact(STORY, "mentions", LUMEN, told=EARLY),
    fact(OTHER, "mentions", OSLO, told=LATE),
)
FACTS = (*ROLES, *SAID, WORKS, PARTNERS, BASED, *MENTIONS)
DOCUMENTS = {one.id: one for one in (EARLY, LATE, BARE)}


def whole(facts=FACTS, terms=None):
    """A graph of facts, as what parts are chosen from."""
    ends = [one for fact in facts for one in (fact.subject, fact.object, fact.speaker, fact.place)]
    events = collect_events(facts, DOCUMENTS)
    return Whole(
        facts=sorted(facts, key=lambda one: one.id),
        entities={one.id: one for one in ends if isinstance(one, Entity)},
        documents=DOCUMENTS,
        events={one.id: one for one in events},
        terms=terms or {},
        origins={},
        touching=index_by_end(sorted(facts, key=lambda one: one.id)),
    )


def part(**by):
    """The facts of a part."""
    return set(select_part(whole(), Selection(**by)).facts)


def ids(*things):
    return frozenset(one.id for one in things)


def test_nothing_asked_leaves_everything():
    """Articles without a claim, too."""
    found = select_part(whole(FACTS[:1]), Selection())
    assert found.facts == FACTS[:1]
    assert found.documents == DOCUMENTS.keys()
    assert found.entities == ids(MEETS, ANN)


def test_predicates_and_stances_are_asked_of_each_claim():
    """Of an event what is denied goes, where only what is asserted is asked for."""
    assert part(predicates=frozenset({"works_for", "based_in"})) == {WORKS, BASED}
    assert part(stances=frozenset({Stance.DENIED})) == {ROLES[3]}
    asserted = part(stances=frozenset({Stance.ASSERTED}))
    assert asserted == set(FACTS) - {ROLES[3]}


def test_of_a_source_only_its_own_quotes_stay():
    """And only they are counted; a claim that all of its sources make stays as it is."""
    found = select_part(whole(), Selection(documents=frozenset({LATE.id})))
    kept = {one.id: one for one in found.facts}
    assert kept.keys() == {one.id for one in (*SAID, WORKS, PARTNERS, MENTIONS[2])}
    assert kept[WORKS.id] == replace(WORKS, evidence=WORKS.evidence[1:], sources=1)
    assert kept[PARTNERS.id] is PARTNERS
    assert found.documents == {LATE.id}
    both = select_part(whole(), Selection(documents=frozenset({LATE.id, EARLY.id})))
    assert WORKS in both.facts


def test_a_part_is_closed():
    """Whatever a claim of it speaks of is in it, its speaker and its place too; nothing else."""
    found = select_part(whole(), Selection(predicates=frozenset({"partner_of"})))
    assert found.entities == ids(ORBIT, LUMEN, BEN, OSLO)
    assert found.documents == {LATE.id}


def test_how_sure_and_how_well_told_is_asked_of_an_event_as_a_whole():
    """It is as sure as its least sure role, so that no event is left without who is in it."""
    assert part(min_confidence=0.6) == set(FACTS) - set(ROLES)
    assert part(min_confidence=0.5) == set(FACTS)
    assert part(min_confidence=0.85) == set(FACTS) - {*ROLES, WORKS}
    assert part(min_sources=2) == {WORKS}


def test_an_event_of_a_kind_stays_with_everybody_in_it():
    """Of another kind it goes; a claim between things needs both to be of the kinds."""
    assert part(kinds=frozenset({"Event"})) == {*ROLES, *SAID}
    assert part(kinds=frozenset({"Person", "Company"})) == {WORKS, PARTNERS}
    assert part(kinds=frozenset({"Article", "Person"})) == {MENTIONS[0]}


def test_things_of_a_kind_stay_also_where_nothing_is_between_them():
    """But not where claims are asked for as well."""
    assert select_part(whole(), Selection(kinds=frozenset({"City"}))).entities == ids(OSLO)
    by = Selection(kinds=frozenset({"City"}), min_confidence=0.1)
    assert select_part(whole(), by).entities == frozenset()


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2022-05-07", None, {PARTNERS}),
        ("2022", None, {PARTNERS, WORKS, MENTIONS[2]}),
        (None, "2018", set()),
        (None, "2019", {PARTNERS, *SAID}),
        (None, "2020-03-01", {PARTNERS, *SAID, *ROLES, WORKS, *MENTIONS[:2]}),
        ("2021", "2021", {PARTNERS, WORKS}),
    ],
)
def test_what_may_be_of_a_time(since, until, found):
    """Its own time counts, then the days of its articles; what has neither is of no time."""
    assert part(since=since, until=until) == found


def test_as_of_a_day_only_what_has_a_time():
    """The term of a post is its time; the day of an article isn't."""
    assert part(at="2019-07") == {PARTNERS, *SAID}
    assert part(at="2022") == {PARTNERS}
    term = {WORKS.id: "2022/2023"}
    assert set(select_part(whole(terms=term), Selection(at="2022")).facts) == {PARTNERS, WORKS}
    since = select_part(whole(terms=term), Selection(since="2024"))
    assert set(since.facts) == {PARTNERS}


def around(*centres, hops=1, **more):
    return part(around=ids(*centres), hops=hops, **more)


def test_around_a_thing_are_the_claims_within_so_many_steps():
    """With mentions of the thing itself, and of what is near in the articles that tell."""
    assert around(BEN) == {*ROLES, *SAID, MENTIONS[0], MENTIONS[2]}
    assert around(ANN, hops=0) == {MENTIONS[0]}
    assert around(LUMEN) == {PARTNERS, BASED, MENTIONS[1], MENTIONS[2]}
    assert around(OSLO) == {*ROLES, *SAID, BASED, *MENTIONS}
    assert around(ANN, hops=3) == set(FACTS)


def test_an_article_that_tells_nothing_of_it_stays_away():
    """Unless it names what is in the middle."""
    bare = fact(thing("Bare", "Article"), "mentions", OSLO, told=BARE)
    found = select_part(whole((*FACTS, bare)), Selection(around=ids(ANN)))
    assert {OSLO.id} <= found.entities
    assert bare not in found.facts
    assert bare in select_part(whole((*FACTS, bare)), Selection(around=ids(OSLO), hops=0)).facts


def test_an_event_that_is_near_keeps_everybody_in_it():
    """Also one that another is about, and so on, whoever is in it; but nothing around these."""
    asks = event("Lumen asks", "request")
    said = [
        fact(asks, "actor", LUMEN, told=LATE),
        fact(asks, "about", SAYS, told=LATE),
        fact(SAYS, "about", MEETS, told=LATE),
        *ROLES,
    ]
    far = [fact(ANN, "spouse_of", BEN, told=EARLY), fact(STORY, "mentions", BEN, told=EARLY)]
    found = select_part(whole([*said, *far]), Selection(around=ids(LUMEN)))
    assert set(found.facts) == set(said)
    assert {ANN.id, BEN.id} <= found.entities


def test_of_an_event_a_source_has_what_it_tells_itself():
    """Another may know who else was there."""
    roles = [fact(MEETS, "actor", ANN, told=EARLY), fact(MEETS, "recipient", BEN, told=LATE)]
    by = Selection(documents=frozenset({EARLY.id}))
    assert select_part(whole(roles), by).facts == (roles[0],)


def test_steps_lead_through_what_is_left_alone():
    """What the other filters take away connects nothing."""
    assert around(ANN, hops=9, predicates=frozenset({"works_for"})) == {WORKS}
    assert BASED not in around(ANN, hops=9, stances=frozenset({Stance.DENIED}))


def test_a_thing_that_nothing_is_around_stays():
    """It was asked for."""
    found = select_part(whole(), Selection(around=ids(BEN), predicates=frozenset({"based_in"})))
    assert (found.facts, found.entities) == ((), ids(BEN))


BY = st.builds(
    Selection,
    kinds=st.sampled_from([frozenset(), frozenset({"Person"}), frozenset({"Event", "Company"})]),
    stances=st.sampled_from([frozenset(), frozenset({Stance.ASSERTED})]),
    documents=st.sampled_from([None, frozenset({LATE.id})]),
    min_confidence=st.sampled_from([0.0, 0.6]),
    since=st.sampled_from([None, "2020-04"]),
    around=st.sampled_from([frozenset(), ids(ANN), ids(LUMEN, BEN)]),
    hops=st.integers(0, 3),
)


@given(BY)
def test_every_part_is_sound(by):
    """It is closed and sorted, of the graph's claims, and choosing again changes nothing."""
    graph = whole()
    found = select_part(graph, by)
    assert [one.id for one in found.facts] == sorted({one.id for one in found.facts})
    assert {one.id for one in found.facts} <= {one.id for one in FACTS}
    for one in found.facts:
        spoken = {one.subject, one.object, one.speaker, one.place}
        assert {each.id for each in spoken if isinstance(each, Entity)} <= found.entities
        assert {quote.document for quote in one.evidence} <= found.documents
        assert not by.stances or one.stance in by.stances
        assert one.confidence >= by.min_confidence
    again = select_part(replace(graph, facts=found.facts), replace(by, documents=None))
    assert by.documents is not None or again.facts == found.facts


GIVEN = {
    "around": (), "hops": 1, "kinds": (), "predicates": (), "stances": (), "sources": (),
    "since": None, "until": None, "min_sources": 1, "min_confidence": 0.0,
}  # fmt: skip


def test_what_users_give_is_read():
    """One value is as good as a list of one; a kind stands for those below it."""
    one = read_selection(DOCUMENTS, **{**GIVEN, "kinds": "Organization", "stances": "denied"})
    assert one.kinds > {"Organization", "Company"}
    assert one.stances == {Stance.DENIED}
    assert one.documents is None
    many = read_selection(DOCUMENTS, **{**GIVEN, "sources": ["The Tide", "bare-*"]})
    assert many.documents == {EARLY.id, BARE.id}
    assert read_selection(DOCUMENTS, **GIVEN) == Selection()


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"hops": -1}, QueryError, "hops=-1 is too few; give 0 or more"),
        ({"min_sources": 0}, QueryError, "min_sources=0 is too few; give 1 or more"),
        ({"min_confidence": 1.5}, QueryError, "min_confidence=1.5 is no probability"),
        ({"min_confidence": float("nan")}, QueryError, "min_confidence=nan is no probability"),
        ({"predicates": "work_for"}, OntologyError, "no predicate 'work_for' .*: works_for"),
        ({"kinds": ["Persona"]}, OntologyError, "no kind 'Persona'"),
        ({"stances": "sure"}, OntologyError, "no stance 'sure'"),
        ({"since": "soon"}, OntologyError, "since='soon' isn't an EDTF date"),
        ({"until": "soon"}, OntologyError, "until='soon' isn't an EDTF date"),
        (
            {"since": "2024", "until": "2023-12"},
            QueryError,
            "since=2024 is later than until=2023-12",
        ),
        ({"sources": "The Tida"}, QueryError, "no article is from 'The Tida'; near it: The Tide"),
    ],
)
def test_what_can_be_nothing_is_told(given, error, said):
    """In one line that says what to do."""
    with pytest.raises(error, match=said):
        read_selection(DOCUMENTS, **{**GIVEN, **given})


@pytest.fixture(scope="module")
def graph():
    """Two articles in which things happen."""
    return happenings()


def test_a_part_is_a_graph(graph):
    """Of the same type, for lists, events, look-up, counting, pickling; the whole is untouched."""
    sizes = len(graph), len(graph.entities()), len(graph.documents)
    some = graph.subgraph(around="Ben Orr")
    assert type(some) is type(graph)
    assert [one.label for one in some.events()] == ["Ben Orr plans", "Ben Orr resigns"]
    assert "Lumen" not in some
    assert len(some.documents) == 1
    assert all(one in graph for one in some)
    assert (len(graph), len(graph.entities()), len(graph.documents)) == sizes
    with pytest.raises(QueryError, match=r"the chosen part of graph .* has no entity 'Lumen'"):
        some.neighbors("Lumen")


def test_every_way_out_shows_the_same_part(graph, tmp_path):
    """SPARQL, rdflib, networkx, claims and pages agree on what is in it."""
    some = graph.subgraph(around=["Karsk"], kinds=["Event", "Place", "Company"])
    found = some.query("SELECT ?claim { ?claim a :Statement }")
    assert {row["claim"].removeprefix("claim/") for row in found} == {one.id for one in some}
    count = some.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].value
    assert len(some.to_rdflib()) == int(count)
    network = some.to_networkx()
    assert {key for _, _, key in network.edges(keys=True)} == {one.id for one in some}
    named = {node for node, kind in network.nodes(data="kind") if kind != "Literal"}
    assert named == {one.id for one in some.entities()}
    written = some.export(tmp_path / "a.claims.jsonl").read_text("utf-8")
    assert written.count("\n") == len(some) < len(graph)
    assert "Ben Orr" not in some.export(tmp_path / "a.svg").read_text("utf-8")


def test_parts_have_parts(graph):
    """Filters one after the other leave what they leave together."""
    both = graph.subgraph(kinds=["Event", "Company"], stances="planned")
    assert graph.subgraph(stances="planned").subgraph(kinds=["Event", "Company"]).claims() == (
        both.claims()
    )
    assert len(both) == 4


def test_since_and_until_agree_with_the_list_of_events(graph):
    """An event is of the same time wherever it is asked for."""
    for bounds in ({"since": "2005-02-09"}, {"until": "2005-02-05"}, {"since": "2005-02-08"}):
        listed = [one.id for one in graph.events(**bounds)]
        assert [one.id for one in graph.subgraph(**bounds).events()] == listed


def test_as_of_a_day_is_what_the_claims_of_that_day_are(graph):
    """With everybody who is in the events of that day; a day may be Python's."""
    day = graph.at("2005-02-03")
    assert {one.id for one in graph.claims(at="2005-02-03")} <= {one.id for one in day}
    assert [one.label for one in day.events()] == ["Gunmen raid Lumen depot"]
    assert len(day) == 5
    assert graph.at("2004").claims() == []
    with pytest.raises(OntologyError, match="at='soon' isn't an EDTF date"):
        graph.at("soon")


def test_a_part_knows_the_terms_of_the_whole():
    """Also after it was pickled: who came later isn't in it, and ended the term all the same."""
    texts = ("Ann Ode leads Oslo.", "Ben Orr leads Oslo.")
    documents = [
        article(one, published=day) for one, day in zip(texts, ("2010", "2020"), strict=True)
    ]
    mentions = [mention(one, name) for one in documents for name in (one.text[:7], "Oslo")]
    leads = [
        claim(one, mentions[2 * at], "head_of_government_of", mentions[2 * at + 1])
        for at, one in enumerate(documents)
    ]
    joined = [same(mentions[1].id, mentions[3].id)]
    whole = KnowledgeGraph(documents=documents, mentions=mentions, claims=leads, decisions=joined)
    assert [one.subject.label for one in whole.claims(at="2021")] == ["Ben Orr"]
    part = whole.subgraph(around="Ann Ode", hops=1).subgraph(sources=documents[0].id)
    assert len(part) == 1
    for one in (part, pickle.loads(pickle.dumps(part))):
        assert one.claims(at="2021") == []
        assert len(one.claims(at="2012")) == 1
        assert one.entities() == part.entities()
        assert dict(one.documents) == dict(part.documents)


@pytest.mark.parametrize(
    "filters",
    [
        {"stances": "planned"},
        {"min_confidence": 0.95},
        {"sources": "Lumen sues"},
        {"around": "Karsk"},
    ],
)
def test_the_events_of_a_part_are_what_its_claims_tell(graph, filters):
    """Those that are whole are taken over, and the others made anew, by time as everywhere."""
    some = graph.subgraph(**filters)
    assert some.all_events == collect_events(some, some.documents)
    kept = graph.with_claims([one for one in graph if one.predicate != "recipient"])
    assert kept.all_events == collect_events(kept, kept.documents) != graph.all_events
