"""Which claims become plain triples and memberships, and which stay statements only."""

from __future__ import annotations

import pytest

from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Stance
from dateline.rdf.memberships import memberships
from dateline.rdf.nodes import Nodes
from dateline.rdf.statements import Statements, actors_of, is_bare_mention, is_plain
from dateline.rdf.terms import curie, language_of, value_of

BASE = "https://graph.example/"
ANN = Entity(id="person/ann-ode", kind="Person", label="Ann Ode")
CHIEF = Entity(id="position/chief", kind="Position", label="chief")
ORBIT = Entity(id="organization/orbit", kind="Company", label="Orbit")
LUMEN = Entity(id="organization/lumen", kind="Company", label="Lumen")
OSLO = Entity(id="place/oslo", kind="City", label="Oslo")
DEAL = Entity(id="event/signed", kind="Event", label="signed")


def fact(subject, predicate, target, **more):
    """A fact whose id is what it says."""
    made = f"{subject.label} {predicate} {getattr(target, 'label', '')}".replace(" ", "-")
    return Fact(id=made, subject=subject, predicate=predicate, object=target, **more)


def nodes(*facts, documents=None):
    """Everything that facts are in RDF: statements, memberships, and what is plain."""
    made = Statements(BASE, facts, documents or {})
    yield from made.statements()
    yield from memberships(BASE, facts)
    ends = [end for fact in facts for end in (fact.subject, fact.object)]
    for entity in {end.id: end for end in ends if isinstance(end, Entity)}.values():
        said = {}
        made.add_plain(entity, said)
        yield Nodes(BASE).entity(entity), said


def rows(*facts, documents=None):
    """What the facts are in RDF, as (subject, predicate, object) of plain text."""
    return {
        (value_of(subject), value_of(predicate), value_of(value))
        for subject, said in nodes(*facts, documents=documents)
        for predicate, values in said.items()
        for value in values
    }


def triple(subject, predicate, target):
    """A plain triple of our own namespace."""
    return BASE + subject.id, value_of(curie(f":{predicate}")), BASE + target.id


def member_nodes(*facts):
    """The nodes that are memberships."""
    kind, sort = value_of(curie("org:Membership")), value_of(curie("rdf:type"))
    return [s for s, p, o in rows(*facts) if (p, o) == (sort, kind)]


POST = fact(CHIEF, "position_at", ORBIT)


def test_an_asserted_post_at_a_body_is_a_membership():
    """One for each body that has the post, and none for a place."""
    held = fact(ANN, "holds_position", CHIEF)
    assert len(member_nodes(held, POST)) == 1
    assert len(member_nodes(held, POST, fact(CHIEF, "position_at", LUMEN))) == 2
    assert member_nodes(held) == []
    assert member_nodes(held, fact(CHIEF, "position_at", OSLO)) == []


@pytest.mark.parametrize("stance", [one for one in Stance if one is not Stance.ASSERTED])
def test_a_post_that_is_denied_or_only_said_is_no_membership(stance):
    """Neither if the holding of it is, nor if its being that body's is, whoever says so."""
    held = fact(ANN, "holds_position", CHIEF, stance=stance, speaker=ANN)
    assert member_nodes(held, POST) == []
    there = fact(CHIEF, "position_at", ORBIT, stance=stance, speaker=ANN)
    assert member_nodes(fact(ANN, "holds_position", CHIEF), there) == []


def times(when):
    """What is said of the time of a membership: the last part of predicate → value."""
    found = rows(fact(ANN, "holds_position", CHIEF, when=when), POST)
    (node,) = member_nodes(fact(ANN, "holds_position", CHIEF, when=when), POST)
    return {
        p.rpartition("#")[2]: o.removeprefix(node)
        for s, p, o in found
        if (s.startswith(node) and "time" in p) or (p.endswith("#latest") and s.startswith(node))
    }


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2017/2019", {"hasBeginning", "hasEnd", "inXSDgYear"}),
        ("2017/..", {"hasBeginning", "inXSDgYear"}),
        ("../2019", {"latest"}),
    ],
)
def test_a_membership_has_the_ends_that_are_known(when, said):
    """What is only known to be over has no end, but a latest day."""
    assert times(when).keys() == said
    assert times("../2019")["latest"] == "2019-12-31"


def test_a_moment_at_which_a_post_was_held_is_no_period():
    """A day or year says nothing about how long; nor does no time at all."""
    assert times("2017") == times(None) == {}


def test_only_what_is_asserted_or_ones_own_act_is_plain():
    """A report of somebody else's, a denial, a plan and what is over stay statements."""
    own = {DEAL.id: frozenset({ORBIT.id})}
    assert is_plain(fact(ORBIT, "partner_of", LUMEN), {})
    reported = {"stance": Stance.REPORTED}
    assert is_plain(fact(ORBIT, "partner_of", LUMEN, speaker=ORBIT, **reported), {})
    assert not is_plain(fact(ORBIT, "partner_of", LUMEN, speaker=ANN, **reported), {})
    assert not is_plain(fact(ORBIT, "partner_of", LUMEN, **reported), {})
    assert is_plain(fact(DEAL, "place", OSLO, speaker=ORBIT, **reported), own)
    assert not is_plain(fact(DEAL, "place", OSLO, speaker=LUMEN, **reported), own)
    for stance in set(Stance) - {Stance.ASSERTED, Stance.REPORTED}:
        assert not is_plain(fact(ORBIT, "partner_of", LUMEN, stance=stance, speaker=ORBIT), {})
    assert not is_plain(fact(ORBIT, "partner_of", LUMEN, when="../2019"), {})
    assert not is_plain(fact(ORBIT, "partner_of", LUMEN, when_text="former"), {})
    assert is_plain(fact(ORBIT, "partner_of", LUMEN, when_text="last year"), {})
    assert is_plain(fact(ORBIT, "partner_of", LUMEN, when="2017/2019"), {})


def test_who_acts_in_an_event_is_who_its_claims_say():
    """Recipients and words don't act."""
    found = actors_of(
        [
            fact(DEAL, "actor", ORBIT),
            fact(DEAL, "actor", Literal(value="gunmen")),
            fact(DEAL, "recipient", LUMEN),
        ]
    )
    assert found == {DEAL.id: frozenset({ORBIT.id})}


@pytest.mark.parametrize(
    ("more", "bare"),
    [
        ({}, True),
        ({"stance": Stance.DENIED}, False),
        ({"speaker": ANN}, False),
        ({"when": "2017"}, False),
        ({"when_text": "last year"}, False),
        ({"place": OSLO}, False),
    ],
)
def test_a_mention_that_says_anything_more_is_not_bare(more, bare):
    """A stance, a speaker, a time or a place makes it a statement; another predicate always is."""
    article = Entity(id="article/a", kind="Article", label="A")
    assert is_bare_mention(fact(article, "mentions", ORBIT, **more)) is bare
    assert not is_bare_mention(fact(article, "about", ORBIT, **more))


def test_a_symmetric_claim_reads_both_ways_and_another_only_one():
    """Partners are partners of each other; an owner isn't owned."""
    found = rows(fact(ORBIT, "partner_of", LUMEN), fact(ORBIT, "owned_by", LUMEN))
    assert triple(ORBIT, "partner_of", LUMEN) in found
    assert triple(LUMEN, "partner_of", ORBIT) in found
    assert triple(ORBIT, "owned_by", LUMEN) in found
    assert triple(LUMEN, "owned_by", ORBIT) not in found
    assert (BASE + LUMEN.id, value_of(curie("schema:owns")), BASE + ORBIT.id) in found


def test_what_two_kinds_imply_together_holds_only_for_both():
    """A town in a country is contained in it; a firm in a town isn't contained in a place."""
    inside = value_of(curie("schema:containedInPlace"))
    land = Entity(id="place/norway", kind="Country", label="Norway")
    assert (BASE + OSLO.id, inside, BASE + land.id) in rows(fact(OSLO, "located_in", land))
    assert inside not in {p for _, p, _ in rows(fact(ORBIT, "located_in", OSLO))}
    post_in = value_of(curie("org:postIn"))
    assert (BASE + CHIEF.id, post_in, BASE + ORBIT.id) in rows(POST)
    assert post_in not in {p for _, p, _ in rows(fact(CHIEF, "position_at", OSLO))}


def test_words_that_were_said_are_in_their_articles_language():
    """Other texts have no language."""
    document = Document(id="d", text="Hallo Welt", language="de")
    quote = (Evidence(document="d", start=0, end=5, quote="Hallo"),)
    said = fact(DEAL, "content", Literal(value="Hallo"), evidence=quote)
    found = [one.get(curie(":content")) for _, one in nodes(said, documents={"d": document})]
    assert [language_of(one[0]) for one in found if one] == ["de"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.0, "1.0"), (0.71238, "0.7124"), (0.5, "0.5"), (0.25, "0.25"), (0, "0.0")],
)
def test_a_probability_has_the_digits_that_mean_something(value, shown):
    """Four at most, no trailing zeros, and always one behind the point."""
    found = rows(fact(ORBIT, "owned_by", LUMEN, confidence=value))
    assert [o for _, p, o in found if p == value_of(curie(":confidence"))] == [shown]


def test_a_time_that_is_none_is_kept_as_it_is_without_days():
    """What validation reports has no first and last day."""
    found = {
        p.rpartition("#")[2]: o for _, p, o in rows(fact(ORBIT, "owned_by", LUMEN, when="soon"))
    }
    assert found["when"] == "soon"
    assert not {"earliest", "latest"} & found.keys()
    dated = {
        p.rpartition("#")[2]: o for _, p, o in rows(fact(ORBIT, "owned_by", LUMEN, when="2017/.."))
    }
    assert dated["earliest"] == "2017-01-01"
    assert "latest" not in dated


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nearly 95,000 cars", {"value": "95000", "unitText": "cars", "approximation": "nearly"}),
        ("between 10 and 12 percent", {"minValue": "10", "maxValue": "12", "unitText": "%"}),
        ("more than $1.50", {"minValue": "1.5", "currency": "USD", "approximation": "more than"}),
        ("up to 40 men", {"maxValue": "40", "unitText": "men", "approximation": "up to"}),
        ("200", {"value": "200"}),
        ("gunmen", None),
        ("the 2024 campaign", None),
    ],
)
def test_words_that_are_a_figure_say_how_many(words, said):
    """Of a bound the number is the least or the most; other words are words only."""
    made = rows(fact(DEAL, "object", Literal(value=words)))
    figures = {o for _, p, o in made if p == value_of(curie(":quantity"))}
    assert len(figures) == (said is not None)
    found = {p.rpartition("/")[2].rpartition("#")[2]: o for s, p, o in made if s in figures}
    kind = "MonetaryAmount" if "currency" in found else "QuantitativeValue"
    assert found.pop("type", None) in {None, value_of(curie(f"schema:{kind}"))}
    assert found.pop("name", words) == words
    assert found == (said or {})
