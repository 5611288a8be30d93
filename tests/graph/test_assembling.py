"""What claims add up to: which are one fact, what it keeps of each, and how many voices it has."""

from __future__ import annotations

import pytest
from tests.corpus import article, mention, same

from dateline.core.model import Claim, Evidence, Literal, Span, Stance
from dateline.graph.assembling import count_sources, list_origins
from dateline.workspace.knowledge_graph import KnowledgeGraph

ONE = article("Ann Ode led Orbit in Oslo. Ben Orr of Lumen said so.")
TWO = article("Orbit was led by Ann Ode, said Ben Orr of Lumen, and Oslo knew.")
NAMES = ("Ann Ode", "Orbit", "Ben Orr", "Oslo", "Lumen")
AT = {(one.id, name): mention(one, name) for one in (ONE, TWO) for name in NAMES}


def claim(subject="Ann Ode", predicate="head_of", target="Orbit", document=ONE, end=26, **more):
    """A claim between names of an article, whose words end somewhere."""
    ends = {key: AT[document.id, more.pop(key)].id for key in ("speaker", "place") if key in more}
    return Claim(
        id=more.pop("made", "c"),
        document=document.id,
        subject=AT[document.id, subject].id,
        predicate=predicate,
        object=target if isinstance(target, Literal) else AT[document.id, target].id,
        evidence=more.pop("evidence", (Span(start=0, end=end),)),
        **ends,
        **more,
    )


def facts(*claims, documents=(ONE, TWO)):
    """The facts of claims, where equal names are one thing."""
    first: dict[str, str] = {}
    decisions = [
        same(first[name], AT[key].chain)
        for key in AT
        if (name := key[1]) in first or first.setdefault(name, AT[key].chain) is None
    ]
    return KnowledgeGraph(
        documents=documents, mentions=list(AT.values()), claims=claims, decisions=decisions
    ).claims()


def test_claims_that_agree_in_all_six_are_one_fact():
    """With the highest confidence, both origins and both quotes."""
    (fact,) = facts(
        claim(confidence=0.4, origin="x@1"),
        claim(document=TWO, confidence=0.7, origin="a@1", made="d"),
    )
    assert (fact.confidence, fact.origin, fact.sources) == (0.7, ("a@1", "x@1"), 2)
    assert {one.document for one in fact.evidence} == {ONE.id, TWO.id}


@pytest.mark.parametrize(
    "more",
    [
        {"stance": Stance.DENIED},
        {"speaker": "Ben Orr"},
        {"when": "2017"},
        {"predicate": "works_for"},
        {"subject": "Ben Orr"},
        {"target": "Lumen"},
    ],
)
def test_claims_that_differ_in_one_are_two_facts(more):
    """A denial of a thing isn't that thing."""
    assert len(facts(claim(), claim(document=TWO, made="d", **more))) == 2


@pytest.mark.parametrize("other", ["5", "6"])
def test_equal_values_are_one_fact_and_others_two(other):
    """So are values of two types."""
    value = Literal(value="5", datatype="xsd:integer")
    rows = (
        claim("Orbit", "inception", value),
        claim(
            "Orbit",
            predicate="inception",
            target=Literal(value=other, datatype="xsd:integer"),
            document=TWO,
            made="d",
        ),
    )
    assert len(facts(*rows)) == (1 if other == "5" else 2)
    words = Literal(value="5")
    assert len(facts(rows[0], claim("Orbit", "inception", words, made="e"))) == 2


def test_a_symmetric_claim_is_one_fact_either_way_and_another_is_two():
    """The quote keeps which end is which."""
    both = facts(
        claim(predicate="partner_of"),
        claim("Orbit", "partner_of", "Ann Ode", document=TWO, end=24, made="d"),
    )
    assert len(both) == 1
    for one in both[0].evidence:
        text = (ONE if one.document == ONE.id else TWO).text
        assert text[one.subject.start : one.subject.end] == both[0].subject.label
        assert text[one.object.start : one.object.end] == both[0].object.label
    owned = claim("Orbit", "owned_by", "Lumen")
    turned = claim("Lumen", "owned_by", "Orbit", document=TWO, made="d")
    assert len(facts(owned, turned)) == 2


def test_a_claim_of_a_thing_and_itself_or_of_a_lost_document_is_no_fact():
    """Neither says anything a graph can hold."""
    assert facts(claim(target="Ann Ode")) == []
    assert facts(claim(document=TWO), documents=(ONE,)) == []
    assert len(facts(claim(document=TWO))) == 1


@pytest.mark.parametrize(
    ("ends", "made"),
    [
        (("Ann Ode", "head_of", "Orbit"), 1),
        (("Oslo", "head_of", "Orbit"), 0),
        (("Ann Ode", "head_of", "Oslo"), 0),
        (("Orbit", "inception", Literal(value="1990", datatype="edtf")), 1),
        (("Ann Ode", "inception", Literal(value="1990", datatype="edtf")), 0),
    ],
)
def test_what_cannot_be_said_of_such_things_is_no_fact(ends, made):
    """Whatever one article took them for: no town leads a body, and nobody one."""
    assert len(facts(claim(*ends))) == made


def test_place_and_words_of_time_are_the_commonest():
    """Of as many, the first in the alphabet; where none is said, there is none."""
    (fact,) = facts(
        claim(place="Orbit", when="2017", when_text="in 2017"),
        claim(place="Oslo", when="2017", when_text="that year", made="d", end=25),
        claim(place="Oslo", when="2017", when_text="that year", made="e", end=24),
        claim(when="2017", made="f", end=23),
    )
    assert fact.place is not None
    assert (fact.place.label, fact.when_text) == ("Oslo", "that year")
    (tie,) = facts(
        claim(when="2017", when_text="that year"),
        claim(when="2017", when_text="in 2017", made="d", end=25),
    )
    assert tie.when_text == "in 2017"
    former = {"when": None, "when_text": "former"}
    (over,) = facts(claim(**former))
    assert over.when_text == "former"
    (held,) = facts(claim(**former), claim(when=None, made="d", end=25))
    assert held.when_text is None
    (bare,) = facts(claim())
    assert bare.place is bare.when_text is bare.speaker is None


def test_an_end_stands_in_a_quote_only_if_the_quote_covers_it():
    """Words that leave out the object don't say where it is, and each quote comes once."""
    words = (Span(start=0, end=11), Span(start=0, end=17), Span(start=0, end=11))
    (fact,) = facts(claim(evidence=words))
    short, whole = fact.evidence
    assert (short.quote, short.object) == ("Ann Ode led", None)
    assert short.subject == Span(start=0, end=7)
    assert whole.object == Span(start=12, end=17)


def quote(document, words):
    """Words as evidence."""
    return Evidence(document=document, start=0, end=len(words), quote=words)


def test_versions_of_a_story_are_one_voice():
    """However often an article or its copies say it; what others say in the same words counts."""
    origins = list_origins([("a", "b"), ("c", "d")])
    assert count_sources([], origins) == 0
    assert count_sources([quote("a", "x y"), quote("a", "z"), quote("b", "w")], origins) == 1
    assert count_sources([quote("a", "x"), quote("c", "y"), quote("d", "y")], origins) == 2
    assert count_sources([quote("e", "x y"), quote("f", "x y")], origins) == 2
