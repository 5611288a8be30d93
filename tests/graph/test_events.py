"""What happened, in one piece, and which of it a question means."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest
from tests.happenings import happenings

from dateline import ontology
from dateline.core.errors import OntologyError, QueryError
from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Span, Stance
from dateline.graph import events
from dateline.graph.events import Event, collect_events, find_event_types, is_statement

RAID, SUIT, BUY = "Gunmen raid Lumen depot", "Lumen sues Orbit", "Orbit to buy Lumen: 20m dollars"
RESIGNS, PLANS = "Ben Orr resigns", "Ben Orr plans"
SAYS = "Ann Ode: said Orbit will buy Lumen"


@pytest.fixture(scope="module")
def graph():
    """Five happenings and one statement."""
    return happenings()


def labels(found):
    """What events are called."""
    return [event.label for event in found]


def test_an_event_is_told_in_one_piece(graph):
    """Who did what to whom, when and where, how it is held, and all quotes of all articles."""
    (raid,) = graph.events(type="raid")
    assert raid.id == raid.entity.id
    assert (raid.label, raid.type) == (RAID, "justice/raid")
    assert [one.value for one in raid.roles["actor"]] == ["Gunmen"]
    assert raid.roles["object"] == (Literal(value="the Lumen depot"),)
    assert raid.place == graph.entity("Karsk")
    assert (raid.date, raid.published, raid.time) == ("2005-02-03", "2005-02-08", "2005-02-03")
    assert (raid.stance, raid.speaker) == (Stance.ASSERTED, None)
    assert [one.label for one in raid.participants] == ["Karsk", "Lumen"]
    (buy,) = graph.events(type="acquire")
    assert (buy.stance, buy.speaker) == (Stance.PLANNED, graph.entity("Ann Ode"))
    assert buy.roles["actor"] == (graph.entity("Orbit"),)
    assert {one.document for one in buy.evidence} == set(graph.documents)
    assert (buy.articles, buy.sources) == (2, 1)  # one article says who, and one what
    assert list(buy.roles) == ["actor", "object", "amount"]
    assert (buy.date, buy.published, buy.time, buy.place) == (
        None,
        "2005-02-08",
        "2005-02-08",
        None,
    )


def test_what_happened_comes_by_time_and_then_by_id(graph):
    """Its own date before the article's; statements aren't among it."""
    found = graph.events()
    assert labels(found)[0] == RAID
    assert labels(found)[-1] == SUIT
    assert [one.id for one in found[1:-1]] == sorted(one.id for one in found[1:-1])
    assert len(found) == 5


def test_statements_are_given_if_their_type_is_asked_for(graph):
    """By family, by type, by last word."""
    for asked in ("state", "state/say", "say"):
        assert labels(graph.events(type=asked)) == [SAYS]
    assert not any(is_statement(event.entity) for event in graph.events(participant="Ann Ode"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("business", {BUY}),
        ("business/acquire", {BUY}),
        ("acquire", {BUY}),
        ("sue", {SUIT}),
        ("accuse", {SUIT}),
        ("business/sell", set()),
        ("just", None),  # no family, though one begins so
        ("business/acq", None),
        ("", None),
    ],
)
def test_a_type_is_a_family_a_type_or_a_last_word(graph, asked, found):
    """One that there isn't is an error, which lists the families."""
    if found is None:
        with pytest.raises(OntologyError, match="the families are accuse, agree"):
            graph.events(type=asked)
    else:
        assert set(labels(graph.events(type=asked))) == found


def test_a_word_that_is_also_of_a_statement_means_what_happens():
    """A family is meant before a last word; a type that only a graph has is known, too."""
    assert find_event_types("recall", ()) == {"business/recall"}
    assert "state/announce" not in find_event_types("announce", ())
    assert find_event_types("say", ()) == {"state/say"}
    assert find_event_types("loud", ("sing/loud",)) == {"sing/loud"}
    with pytest.raises(OntologyError):
        find_event_types("loud", ())


def test_an_actor_acts_and_a_participant_has_any_role(graph):
    """By name, id or entity; a name that there isn't is an error."""
    lumen = graph.entity("Lumen")
    for one in ("Lumen", "lumen", lumen.id, lumen):
        assert labels(graph.events(actor=one)) == [SUIT]
        assert set(labels(graph.events(participant=one))) == {RAID, BUY, SUIT}
    assert labels(graph.events(actor="Karsk")) == []
    assert labels(graph.events(actor="Lumen", participant="Orbit")) == [SUIT]
    for bad in ({"actor": "Lumenn"}, {"participant": "Lumenn"}):
        with pytest.raises(QueryError, match="near it: Lumen"):
            graph.events(**bad)


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({"since": "2005-02-03"}, {RAID, BUY, RESIGNS, PLANS, SUIT}),
        ({"since": "2005-02-04"}, {BUY, RESIGNS, PLANS, SUIT}),
        ({"since": date(2005, 2, 9)}, {SUIT}),
        ({"until": "2005-02-02"}, set()),
        ({"until": "2005-02-03"}, {RAID}),
        ({"until": date(2005, 2, 9)}, {RAID, BUY, RESIGNS, PLANS}),
        ({"since": "2005-02-09", "until": "2005-02-09"}, set()),
        ({"since": "2005-02", "until": "2005-02"}, {RAID, BUY, RESIGNS, PLANS, SUIT}),
        ({"since": "2005-03"}, set()),
    ],
)
def test_bounds_keep_what_may_lie_between_them(graph, bounds, found):
    """Both days count; an event without a date is of the day of its first article."""
    assert set(labels(graph.events(**bounds))) == found


def test_a_bound_that_is_no_date_is_an_error(graph):
    """Which names it."""
    with pytest.raises(OntologyError, match="since='soon'"):
        graph.events(since="soon")
    with pytest.raises(OntologyError, match="until='later'"):
        graph.events(until="later")


def test_events_can_be_pickled_and_put_into_sets(graph):
    """As all that a graph gives."""
    found = graph.events()
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({*found, *graph.events()}) == len(found)


MET = Entity(id="event/met", kind="Event", label="they met")
ANN, BEN, CUP = (
    Entity(id=f"person/{name}", kind=kind, label=name)
    for name, kind in (("Ann", "Person"), ("Ben", "Person"), ("Cup", "Event"))
)


def fact(predicate, target, *, at=0, end=None, subject=MET, **more):
    """A fact of one event, whose object stands at a place in the text "d"."""
    span = None if end is None else Span(start=at, end=end)
    quote = Evidence(document="d", start=0, end=99, quote="…", object=span)
    made = f"{predicate} {target} {sorted(more)}"
    return Fact(
        id=made, subject=subject, predicate=predicate, object=target, evidence=(quote,), **more
    )


def event(*facts, published=None) -> Event:
    """The one event of some facts."""
    document = Document(id="d", text="…", published=published)
    (made,) = collect_events(facts, {"d": document})
    return made


def test_participants_of_a_role_come_as_the_text_has_them():
    """Words that have no place of their own come last, and each comes once."""
    words = Literal(value="aides")
    ann, ben = fact("actor", ANN, at=20, end=23), fact("actor", BEN, at=4, end=7)
    again = fact("actor", ANN, at=20, end=23, stance=Stance.REPORTED)
    for facts in ([ann, fact("actor", words), ben, again], [ben, again, ann, fact("actor", words)]):
        assert event(*facts).roles == {"actor": (BEN, ANN, words)}


def test_the_surest_stance_counts_and_the_word_of_its_speaker():
    """Who said it elsewhere isn't the speaker of what is asserted."""
    said = fact("actor", ANN, stance=Stance.REPORTED, speaker=BEN)
    assert (event(said).stance, event(said).speaker) == (Stance.REPORTED, BEN)
    sure = event(said, fact("actor", ANN))
    assert (sure.stance, sure.speaker) == (Stance.ASSERTED, None)


def test_words_that_explain_come_after_those_that_say_it():
    """Though they stand before them in the text; each once."""
    said, explains = (
        Evidence(document="d", start=at, end=at + 9, quote="…", object=Span(start=60, end=63))
        for at in (60, 20)
    )
    facts = [
        replace(fact("actor", one), evidence=(said, explains), id=one.id) for one in (ANN, BEN)
    ]
    assert event(*facts).evidence == (said, explains)


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        (["2021", "2021-05-03", "2021-05"], "2021-05-03"),
        (["2021-05-04", "2021-05-03"], "2021-05-03"),
        (["2021-05/..", "2021"], "2021"),
        (["../2021", "2021"], "2021"),
        (["last spring"], None),
        (["last spring", "2021"], "2021"),
        ([], None),
    ],
)
def test_the_most_exact_date_is_the_events(dates, best):
    """Whether a role gives it or the time of a claim does; words are none."""
    given = [fact("date", Literal(value=one, datatype="edtf")) for one in dates]
    assert event(fact("actor", ANN), *given).date == best
    timed = [fact("actor", ANN, when=one) for one in dates]
    assert event(fact("actor", BEN), *timed).date == best


def test_an_event_without_any_time_comes_last():
    """After one of the distant future; a bound drops it."""
    late = Entity(id="event/a", kind="Event", label="a")
    facts = [fact("actor", ANN), fact("actor", BEN, subject=late, when="3005")]
    found = collect_events(facts, {"d": Document(id="d", text="…", published="soon")})
    assert [one.id for one in found] == ["event/a", "event/met"]
    assert found[1].time is None
    assert events.falls_within(found[1].time, None, None)
    assert not events.falls_within(found[1].time, "0001", None)
    assert not events.falls_within(found[1].time, None, "9999")


def test_a_named_event_that_nothing_is_told_of_is_none():
    """Nor is one that only belongs somewhere; what isn't an event has no roles."""
    facts = [
        fact("located_in", ANN, subject=CUP),
        fact("participant_in", CUP, subject=ANN),
        fact("place", CUP, subject=ANN),
    ]
    assert collect_events(facts, {"d": Document(id="d", text="…")}) == []


def test_an_actor_alone_says_little_unless_the_verb_says_it():
    """Two of them, anything else, or a verb such as "resign" makes a line; a date doesn't."""
    resigned = Entity(id="event/met", kind="Event", label="r", type="concede/resign")
    ann = fact("actor", ANN)
    assert event(ann).is_bare
    assert event(ann, fact("date", Literal(value="2021", datatype="edtf"))).is_bare
    assert event(fact("date", Literal(value="2021", datatype="edtf"))).is_bare
    assert not event(ann, fact("actor", BEN)).is_bare
    assert not event(fact("recipient", BEN)).is_bare
    assert not event(ann, fact("object", Literal(value="a boat"))).is_bare
    assert not event(fact("actor", ANN, subject=resigned)).is_bare


def test_roles_are_those_of_the_ontology():
    """So that a new one is put in its place among them; so are the types that say it all."""
    section = {name for name, one in ontology.predicates().items() if one.section == "Event roles"}
    assert section - {"date"} <= set(events.ROLES)
    assert set(ontology.event_types()) >= events.COMPLETE
    assert events.is_role("date")
    assert not events.is_role("works_for")


def test_types_without_a_name_are_none():
    """An empty one, too."""
    assert event(fact("actor", ANN)).type is None
    nameless = Entity(id="event/met", kind="Event", label="r", type="")
    assert event(fact("actor", ANN, subject=nameless)).type is None


def test_a_plain_claim_of_an_event_is_told_by_it(graph):
    """In either direction, where it stands on the same words; what else there is isn't."""
    (accuses,) = graph.claims(predicate="accuses")
    (suit,) = graph.events(type="sue")
    assert events.find_retold(graph, graph.events()) == {accuses.id: suit}
    everything = [*graph.events(), *graph.events(type="state")]
    assert events.find_retold(graph, everything) == {accuses.id: suit}
    assert events.find_retold(graph, graph.events(type="acquire")) == {}


def test_a_claim_is_retold_only_by_an_event_of_its_words_with_both_of_its_ends():
    """Not by a statement, nor by what isn't worth a line; a tie of another sort never is."""
    met = event(fact("actor", ANN), fact("recipient", BEN))
    says = event(*labelled("says", kind="state/say"))
    alone, other = event(fact("actor", ANN)), event(fact("actor", ANN), fact("recipient", CUP))
    meets = fact("meets", BEN, subject=ANN)
    assert events.find_retold([meets], [other, met]) == {meets.id: met}
    for wrong in (says, alone, other):
        assert events.find_retold([meets], [wrong]) == {}
    assert events.find_retold([fact("spouse_of", BEN, subject=ANN)], [met]) == {}
    denied = replace(meets, stance=Stance.DENIED)
    assert events.find_retold([denied], [met]) == {}
    elsewhere = Evidence(document="d", start=1, end=99, quote="…")
    assert events.find_retold([replace(meets, evidence=(elsewhere,))], [met]) == {}


def labelled(name, *, kind=None, stance=Stance.ASSERTED, documents="d", sources=1, ends=(ANN, BEN)):
    """The facts of an event that some articles tell of."""
    node = Entity(id=f"event/{name}", kind="Event", label=name, type=kind)
    quotes = tuple(Evidence(document=one, start=0, end=9, quote="…") for one in documents)
    return [
        Fact(
            id=f"{name} {number}", subject=node, predicate=("actor", "recipient", "place")[number],
            object=end, stance=stance, evidence=quotes, sources=sources,
        )
        for number, end in enumerate(ends)
    ]  # fmt: skip


def collected(*groups):
    """Events of three articles."""
    documents = {one: Document(id=one, text=one) for one in "cde"}
    return collect_events([one for group in groups for one in group], documents)


def test_what_most_sources_tell_of_comes_first():
    """Then what happened, what is between two that have names, what has a type."""
    typed = {"kind": "consult/meet"}
    words = (ANN, Literal(value="aides"))
    order = [
        labelled("z told twice", documents="de", sources=2, stance=Stance.DENIED, ends=words),
        labelled("y typed", **typed),
        labelled("x untyped", documents="de"),  # the same story twice
        labelled("w of one name", ends=words, **typed),
        labelled("v denied", stance=Stance.DENIED, **typed),
        labelled("u possible of one name", stance=Stance.POSSIBLE, ends=words, **typed),
        labelled("t bare", ends=(ANN,), **typed),
    ]
    expected = [group[0].subject.label for group in order[:-1]]
    assert labels(events.rank_events(collected(*order))) == expected
    planned = labelled("a planned", stance=Stance.PLANNED, **typed)
    assert labels(events.rank_events(collected(order[2], planned)))[0] == "a planned"


def test_of_equals_that_between_those_in_most_events_comes_first():
    """The two of its participants that are in most count, and no third."""
    cam, dot, eve = (
        Entity(id=f"person/{one}", kind="Person", label=one) for one in ("Cam", "Dot", "Eve")
    )
    found = collected(
        labelled("a", ends=(cam, dot, eve)),  # in 2, 2 and 1
        labelled("b", ends=(dot, cam)),
        labelled("c"),  # 3 and 3
        labelled("d"),
        labelled("e", ends=(BEN, ANN)),
        labelled("f", ends=(cam, eve)),  # 3 and 2
    )
    assert labels(events.rank_events(found)) == ["c", "d", "e", "a", "b", "f"]


def test_headlines_are_of_all_articles_before_one_has_a_second():
    """In the order of the events, with the foremost of each article."""
    cam = Entity(id="person/Cam", kind="Person", label="Cam")
    found = collected(
        labelled("a", documents="c"),
        labelled("b", documents="c"),
        labelled("y", documents="d", ends=(ANN, cam)),
        labelled("z", documents="d"),
    )
    assert labels(events.pick_headlines(found, 1)) == ["a"]
    assert labels(events.pick_headlines(found, 2)) == ["a", "z"]
    assert labels(events.pick_headlines(found, 3)) == ["a", "b", "z"]
    assert labels(events.pick_headlines(found, 9)) == ["a", "b", "y", "z"]
    more = collected(
        *(labelled(one, documents="c") for one in "abc"), labelled("z", documents="de", sources=2)
    )
    assert labels(events.pick_headlines(more, 2)) == ["a", "z"]
