from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rdf_graph
from tests.corpus import article, claim, mention, same
from tests.graph.corrections.common import TEXTS, corrected, everything, labels, records, why_not

from dateline.core.model import Decision, Judgement, Literal, Stance
from dateline.graph.corrections import parse_correction
from dateline.validate import check

SAME = {"do": "same", "things": ["Orbit", "Orbital"], "author": "mk", "note": "one firm"}
APART = {
    "do": "different",
    "things": [
        "Ann Ode",
        {"name": "Ann Ode", "quote": "Ann Ode led Zed."},
    ],
}
RENAME = {"do": "rename", "thing": "Orbit", "to": "Orbit Inc"}
RETYPE = {"do": "retype", "thing": "Orbit", "to": "Company"}
LINK = {"do": "link", "thing": "Lumen", "to": "https://firms.example/lumen"}
IGNORE = {"do": "ignore", "thing": "Zed"}
DROP = {"do": "drop", "subject": "Orbit", "predicate": "supports", "object": "Ben Orr"}
CHANGE = {
    "do": "change",
    "subject": "Ben Orr",
    "predicate": "head_of",
    "object": "Orbit",
    "when": "2019/..",
    "stance": "denied",
    "author": "mk",
}
ADD = {
    "do": "add",
    "subject": "Ben Orr",
    "predicate": "spouse_of",
    "object": {"name": "Cy Dee", "kind": "Person"},
    "source": "https://news.example/wedding",
    "quote": "Ben Orr married Cy Dee in May.",
    "when": "2024-05",
    "author": "mk",
}
POOL = [
    SAME,
    APART,
    RENAME,
    RETYPE,
    LINK,
    IGNORE,
    DROP,
    CHANGE,
    ADD,
    {"do": "different", "things": ["Orbit", "Lumen"], "note": "rivals"},
    {"do": "same", "things": ["Lumen", "Orbital"], "note": "a take-over"},
    {"do": "rename", "thing": "Orbit", "to": "Orbit Ltd"},
    {"do": "unlink", "thing": "Lumen"},
    {"do": "change", "subject": "Ben Orr", "predicate": "head_of", "object": "Orbit", "to": "Zed"},
    {"do": "unsure", "things": ["Ann Ode", "Ben Orr"]},
    {"do": "keep", "subject": "Ben Orr", "predicate": "head_of", "object": "Orbit"},
    {"do": "rename", "thing": "Nobody", "to": "Somebody"},
]


def both(graph, name, other):
    """Whether two names are one thing."""
    return graph.entity(name) is graph.entity(other)


def test_without_entries_nothing_changes():
    """An empty file, and an entry that decides nothing, leave the graph as it is."""
    plain = corrected()
    assert everything(corrected({"do": "unsure", "things": ["Orbit", "Lumen"]})) == everything(
        plain
    )
    assert plain.unmet == ()


def test_same_joins():
    """Things that a person joins are one, and their claims are said of it."""
    graph = corrected(SAME)
    assert both(graph, "Orbit", "Orbital")
    (fact,) = graph.claims(predicate="member_of")
    assert len(fact.evidence) == 2


def test_same_beats_the_machine():
    """What the machine judged different is one where a person says so, and all that is with it."""
    given = records()
    orbit, orbital = (
        [one.chain for one in given["mentions"] if one.name == name]
        for name in ("Orbit", "Orbital")
    )
    given["decisions"] += [
        Decision(
            left=one, right=orbital[0], judgement=Judgement.DIFFERENT, score=0, reasons=(), by="m"
        )
        for one in orbit[1:]
    ]
    assert not both(corrected(given=given), "Orbit", "Orbital")
    graph = corrected(
        {"do": "same", "things": [{"name": "Orbit", "article": "1.txt"}, "Orbital"]},
        given=given,
    )
    assert len(graph.entity("Orbit").chains) == len(orbit) + 1


def test_different_parts_one_name_in_two_articles():
    """Two people of one name are two nodes; further articles go with one of them."""
    graph = corrected(APART)
    people = [one for one in graph.entities(kind="Person") if one.label == "Ann Ode"]
    assert sorted(len(one.documents) for one in people) == [1, 2]
    assert len({one.id for one in people}) == 2
    articles = [{"name": "Ann Ode", "article": one} for one in ("0.txt", "3.txt", "a/4.txt")]
    graph = corrected({"do": "different", "things": articles})
    assert labels(graph, "Person") == ["Ann Ode", "Ann Ode", "Ann Ode", "Ben Orr"]


def test_different_beats_a_shared_link():
    """Two things that a person keeps apart stay two though the machine links them to one entry."""
    one, other = article("Seoul backs Lumen."), article("South Korea led Lumen.")
    first, second = mention(one, "Seoul"), mention(other, "South Korea")
    lumen = mention(one, "Lumen")
    given = {
        "documents": [one, other],
        "mentions": [first, second, lumen, mention(other, "Lumen")],
        "claims": [claim(one, first, "supports", lumen), claim(other, second, "supports", second)],
        "decisions": [same(first.id, "Q884"), same(second.id, "Q884", score=0.8)],
    }
    apart = {"do": "different", "things": ["Seoul", {"name": "South Korea", "article": other.id}]}
    graph = corrected(apart, given=given)
    assert graph.unmet == ()
    linked = [entity for entity in graph.entities() if entity.same_as]
    assert [len(entity.chains) for entity in linked] == [1]


def test_different_parts_names_within_an_article():
    """Two names that an article's chain takes for one thing become two; claims go with the name."""
    document = article("Ann Ode joined Orbit. Ben Orr led Orbit.")
    ann, ben, orbit = (mention(document, name) for name in ("Ann Ode", "Ben Orr", "Orbit"))
    given = {
        "documents": [document],
        "mentions": [ann, orbit, type(ben)(**{**_fields(ben), "chain": ann.id})],
        "claims": [
            claim(document, ann, "member_of", orbit),
            claim(document, ben, "head_of", orbit),
        ],
        "decisions": [],
    }
    assert labels(corrected(given=given), "Person") == ["Ann Ode"]
    graph = corrected({"do": "different", "things": ["Ann Ode", "Ben Orr"]}, given=given)
    assert labels(graph, "Person") == ["Ann Ode", "Ben Orr"]
    assert graph.entity("Ann Ode").aliases == ()
    assert [one.subject.label for one in graph.claims(predicate="head_of")] == ["Ben Orr"]


def _fields(record):
    return {name: getattr(record, name) for name in record.__slots__}


def test_contradicting_people_are_both_told():
    """Of "same" and "different", the latter holds; the message has the notes of both."""
    graph = corrected(
        SAME,
        {"do": "same", "things": ["Orbital", "Lumen"], "note": "bought", "date": "2024-01-01"},
        {"do": "different", "things": ["Orbit", "Lumen"], "note": "rivals", "author": "ab"},
    )
    assert both(graph, "Orbit", "Orbital")
    assert not both(graph, "Orbit", "Lumen")
    (unmet,) = graph.unmet
    assert (unmet.number, unmet.other) == (2, 3)
    assert "bought" in str(unmet)
    assert "rivals" in str(unmet)


def test_names_and_kinds_are_shown():
    """A renamed thing keeps its old name as an alias, and its id; a retyped one changes group."""
    graph = corrected(RENAME, {"do": "retype", "thing": "Ben Orr", "to": "Topic"})
    orbit = graph.entity("Orbit Inc")
    assert (orbit.label, orbit.aliases, orbit.id) == ("Orbit Inc", ("Orbit",), "organization/orbit")
    assert graph.entity("Ben Orr").id == "topic/ben-orr"


def test_what_can_not_be_said_of_a_retyped_thing_goes():
    """A claim whose end is of another kind now, and doesn't allow it, is left out."""
    assert len(corrected().claims(predicate="head_of")) == 2
    graph = corrected({"do": "retype", "thing": "Ben Orr", "to": "Topic"})
    assert [one.subject.label for one in graph.claims(predicate="head_of")] == ["Ann Ode"]
    assert check(graph, shapes=False) == []


def test_two_names_for_one_thing_contradict():
    """Neither is followed, and each is told with the other."""
    graph = corrected(RENAME, {**RENAME, "to": "Orbit Ltd", "note": "see its site"})
    assert graph.entity("Orbit").label == "Orbit"
    assert [one.number for one in graph.unmet] == [1, 2]
    assert all("neither is followed" in one.why for one in graph.unmet)


def test_links_are_given_and_taken():
    """A link needs no authority; one that is taken away doesn't come back by the machine."""
    graph = corrected(
        LINK, {"do": "link", "thing": "Orbit", "to": "https://www.wikidata.org/wiki/Q5"}
    )
    assert (
        graph.entity("https://firms.example/lumen").id == "organization/lumen-firms-example-lumen"
    )
    assert graph.entity("Q5").id == "organization/orbit-Q5"
    given = records()
    given["decisions"] += [
        same(one.chain, "Q884") for one in given["mentions"] if one.name == "Orbit"
    ]
    assert corrected(given=given).entity("Q884").label == "South Korea"
    for to in ({"to": "http://www.wikidata.org/entity/Q884"}, {"to": "Q884"}, {}):
        graph = corrected({"do": "unlink", "thing": "Orbit", **to}, given=given)
        assert (graph.entity("Orbit").same_as, graph.entity("Q884")) == ((), None)
        assert len(graph.entity("Orbit").chains) == 5
    both_ways = corrected(LINK, {**LINK, "do": "unlink"})
    assert both_ways.entity("Lumen").same_as == ()
    assert len(both_ways.unmet) == 2


def test_what_a_person_linked_is_confirmed():
    """A person answers for the id that they gave, not for the others that the authority knows."""
    given = records()
    given["decisions"] += [
        same(one.chain, "Q884") for one in given["mentions"] if one.name == "Orbit"
    ]
    assert corrected(given=given).entity("Q884").confirmed == ()
    korea = corrected({"do": "link", "thing": "Lumen", "to": "Q884"}).entity("Lumen")
    assert korea.confirmed == ("http://www.wikidata.org/entity/Q884",)
    assert set(korea.confirmed) < set(korea.same_as)
    assert corrected(LINK).entity("Lumen").confirmed == ("https://firms.example/lumen",)
    both_ways = corrected(LINK, {**LINK, "do": "unlink"}, given=given)
    assert both_ways.entity("Lumen").confirmed == ()


def test_the_shown_name_means_the_whole_node():
    """A link of the label concerns all that is linked with it; one of another name only those."""
    given = records()
    given["decisions"] = [
        same(one.chain, "Q884") for one in given["mentions"] if one.name in {"Orbit", "Lumen"}
    ]
    taken = corrected({"do": "unlink", "thing": "South Korea", "to": "Q884"}, given=given)
    assert taken.entity("Q884") is None
    assert taken.entity("Orbit") is taken.entity("Lumen")
    part = corrected({"do": "unlink", "thing": "Lumen", "to": "Q884"}, given=given)
    assert part.entity("Q884") is part.entity("Orbit")
    assert part.entity("Lumen").same_as == ()


def test_what_is_ignored_is_nothing():
    """A name that is no thing makes no node, and what was said of it goes."""
    graph = corrected(IGNORE)
    assert graph.entity("Zed") is None
    assert [one.subject.label for one in graph.claims(predicate="head_of")] == ["Ben Orr"]


def test_claims_are_dropped():
    """A dropped claim is gone; with a quote or article, only what stands there."""
    assert corrected(DROP).claims(predicate="supports") == []
    said = {"do": "drop", "subject": "Orbit", "predicate": "partner_of", "object": "Lumen"}
    (fact,) = corrected({**said, "quote": "Lumen partners  Orbit"}).claims(predicate="partner_of")
    assert [one.quote for one in fact.evidence] == ["Orbit partners Lumen."]
    assert why_not(corrected({**DROP, "article": "1.txt"})) == [(1, "no article says so")]


def test_claims_are_changed():
    """Time, stance and object change; the words stay, and the origin says by whom."""
    (fact,) = corrected(CHANGE).claims(subject="Ben Orr", predicate="head_of")
    assert (fact.when, fact.stance) == ("2019/..", Stance.DENIED)
    assert fact.origin == ("corrections/mk!verbs@1",)
    assert [one.quote for one in fact.evidence] == ["Ben Orr led Orbit."]
    (fact,) = corrected({**CHANGE, "to": "Lumen"}).claims(subject="Ben Orr", predicate="head_of")
    assert fact.object.label == "Lumen"


def test_a_change_that_can_not_be_leaves_the_claim():
    """An object of a kind that the predicate doesn't allow is told, and the claim stays."""
    graph = corrected({**CHANGE, "to": "Ann Ode"})
    (fact,) = graph.claims(subject="Ben Orr", predicate="head_of")
    assert fact.object.label == "Orbit"
    assert "head_of ends at Organization" in graph.unmet[0].why


def test_claims_are_added_with_their_words():
    """Words that an article has are quoted there; others make a small document of their own."""
    graph = corrected(ADD, {**ADD, "predicate": "works_for", "object": "Orbit", "quote": TEXTS[1]})
    (fact,) = graph.claims(predicate="spouse_of")
    assert {fact.subject.label, fact.object.label} == {"Ben Orr", "Cy Dee"}
    assert (fact.when, fact.origin, fact.sources) == ("2024-05", ("corrections/mk",), 1)
    document = graph.documents[fact.evidence[0].document]
    assert (document.text, document.url) == (ADD["quote"], ADD["source"])
    assert document.authors == ("mk",)
    (fact,) = graph.claims(predicate="works_for")
    assert graph.documents[fact.evidence[0].document].text == TEXTS[1]
    assert document.text[fact.evidence[0].start :]
    assert check(graph) == []


def test_an_addition_needs_what_is_there():
    """A thing that isn't there needs a kind; one that is there must be allowed."""
    graph = corrected({**ADD, "object": "Cy Dee"}, {**ADD, "object": "Orbit"})
    assert why_not(graph) == [
        (1, "nothing in the graph is “Cy Dee”"),
        (2, "spouse_of ends at Person, and Orbit is Organization"),
    ]


def test_an_addition_that_comes_to_nothing_leaves_nothing():
    """What only a claim that isn't followed speaks of is no part of any node."""
    graph = corrected(
        {**ADD, "subject": "Atlantis"}, {"do": "same", "things": ["Ben Orr", "Cy Dee"]}
    )
    assert [one.number for one in graph.unmet] == [1]
    assert "Cy Dee" not in graph.entity("Ben Orr").aliases
    assert graph.why("Ben Orr@0.txt", "Ben Orr@1.txt").one


def test_an_added_thing_can_be_explained():
    """A thing that only an added claim speaks of has its words like any other."""
    graph = corrected(
        ADD, {"do": "same", "things": ["Ann Ode", "Cy Dee"], "note": "her stage name"}
    )
    assert graph.why("Ann Ode", "Cy Dee").one
    assert not graph.why("Cy Dee", "Ben Orr").one


def test_what_matches_nothing_is_told():
    """Every verb names the thing that isn't there."""
    for entry in POOL:
        if entry["do"] not in {"add", "unsure"}:
            renamed = {key: _elsewhere(value) for key, value in entry.items()}
            assert corrected(renamed).unmet, entry


def _elsewhere(value):
    if isinstance(value, list):
        return [_elsewhere(one) for one in value]
    if isinstance(value, dict):
        return {**value, "name": "Atlantis " + value["name"]}
    return f"Atlantis {value}" if value in {"Orbit", "Lumen", "Zed", "Ann Ode"} else value


def test_a_corrected_graph_is_sound(tmp_path):
    """All verbs together pass all checks, the shapes among them, and so does what is exported."""
    entries = (SAME, APART, RENAME, RETYPE, LINK, IGNORE, DROP, CHANGE, ADD)
    graph = corrected(*entries)
    assert graph.unmet == ()
    assert check(graph) == []
    lines = graph.export(tmp_path / "a.claims.jsonl").read_text().splitlines()
    assert len(lines) == len(graph.claims())
    for line in lines:
        for one in json.loads(line)["evidence"]:
            text = graph.documents[one["document"]].text
            assert text[one["start"] : one["end"]] == one["quote"]
    turtle = graph.export(tmp_path / "a.ttl").read_text()
    assert "corrections/mk!verbs@1" in turtle
    assert "<https://firms.example/lumen>" in turtle
    assert corrected(*reversed(entries)).export(tmp_path / "b.ttl").read_text() == turtle
    for ending in ("graphml", "json", "html", "nq"):
        assert graph.export(tmp_path / f"a.{ending}").stat().st_size


@given(st.lists(st.sampled_from(POOL), unique_by=str), st.randoms(use_true_random=False))
def test_order_leaves_no_trace(entries, random):
    """Whatever the order of entries, mentions and claims, the graph is the same."""
    graph = corrected(*entries)
    shuffled = records()
    for part in shuffled.values():
        random.shuffle(part)
    mixed = random.sample(entries, len(entries))
    other = corrected(*mixed, given=shuffled)
    assert everything(other) == everything(graph)
    told = [sorted(str(one.entry) for one in each.unmet) for each in (graph, other)]
    assert told[0] == told[1]


@given(st.lists(st.sampled_from(POOL), unique_by=str))
def test_what_people_keep_apart_is_two(entries):
    """No set of entries puts what one of them keeps apart into one node."""
    graph = corrected(*entries)
    unmet = {one.number for one in graph.unmet}
    for number, entry in enumerate(entries, start=1):
        if entry["do"] == "different" and number not in unmet:
            ruled = next(one for one in graph.who.ruled if one.entry.note == entry.get("note", ""))
            sides = [{graph.who.of_chain.get(chain) for chain in group} for group in ruled.groups]
            assert sides[0].isdisjoint(sides[1] - {None})


@given(st.lists(st.sampled_from(POOL), unique_by=str), st.sampled_from(POOL))
def test_taking_an_entry_out_leaves_no_trace(entries, one):
    """A graph with an entry and then without it is the graph that it was."""
    before = [entry for entry in entries if entry != one]
    graph = corrected(*before)
    corrected(*before, one)
    assert everything(corrected(*before)) == everything(graph)


CREWS = {"subject": "attacked", "predicate": "actor", "object": "two crews", "author": "mk"}


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ({"do": "drop"}, []),
        ({"do": "change", "stance": "asserted"}, [("asserted", Literal(value="two crews"))]),
        ({"do": "change", "to": "Karsk"}, [("denied", "place/karsk")]),
    ],
)
def test_words_in_a_role_are_corrected_like_names(raw, left):
    """They are left out or judged by what they say, and become a thing that a person knows."""
    graph = rdf_graph.records().graph(corrections=[parse_correction({**raw, **CREWS})])
    found = graph.claims(subject="attacked", predicate="actor")
    assert [(one.stance, getattr(one.object, "id", one.object)) for one in found] == left
    assert why_not(graph) == []


@pytest.mark.parametrize("raw", [{"object": "ten crews"}, {"to": "ten crews"}])
def test_words_that_nobody_says_and_things_that_are_not_there_are_told(raw):
    """Neither does a correction find other words, nor can words become other words."""
    entry = parse_correction({"do": "change", "stance": "asserted", **CREWS, **raw})
    graph = rdf_graph.records().graph(corrections=[entry])
    said = "nothing in the graph is “ten crews”" if "to" in raw else "no article says so"
    assert why_not(graph) == [(1, said)]
