"""What befell a thing, in the order of time."""

from __future__ import annotations

from tests.graph.records import document, event, fact, thing
from tests.happenings import happenings

from dateline.graph.events import collect_events
from dateline.graph.timelines import make_timeline

ANN, BEN = thing("Ann"), thing("Ben")
LATE = document("Ann met Ben.", published="2024-05-06")
EARLY = document("Ann is back.", published="2024-01-02")
MEETS = event("Ann meets Ben")


def lines(facts, *documents, **more):
    """When, when told, and what."""
    told = {one.id: one for one in documents}
    moments = make_timeline(facts, collect_events(facts, told), **more)
    return [(one.when, one.told, one.label) for one in moments]


def test_events_and_claims_come_by_their_time():
    """An event without a date stands at the day on which it was first told; all else has none."""
    facts = [
        fact(MEETS, "actor", ANN, told=LATE),
        fact(MEETS, "recipient", BEN, told=LATE),
        fact(ANN, "spouse_of", BEN, told=LATE, when="2024-06"),
        fact(ANN, "lives_in", thing("Oslo", "City"), told=EARLY, when="../2023"),
        fact(ANN, "sibling_of", BEN, told=EARLY),
    ]
    assert lines(facts, LATE, EARLY) == [
        ("../2023", None, "Ann lives in Oslo"),
        (None, "2024-05-06", "Ann meets Ben"),
        ("2024-06", None, "Ann spouse of Ben"),
    ]


def test_what_an_event_tells_is_told_once():
    """Neither the claim between its two sides nor its roles are lines of their own."""
    facts = [
        fact(MEETS, "actor", ANN, told=LATE, when="2024-05-05"),
        fact(MEETS, "recipient", BEN, told=LATE, when="2024-05-05"),
        fact(ANN, "meets", BEN, told=LATE, when="2024-05-05"),
    ]
    assert lines(facts, LATE) == [("2024-05-05", "2024-05-06", "Ann meets Ben")]


def test_an_event_that_is_no_line_tells_nothing():
    """A verb with an actor only is left out, and so is what nobody dates."""
    undated = document("Ann met Ben.")
    assert lines([fact(event("Ann plans", None), "actor", ANN, told=LATE)], LATE) == []
    pair = [fact(MEETS, "actor", ANN, told=undated), fact(MEETS, "recipient", BEN, told=undated)]
    assert lines(pair, undated) == []


def test_a_graph_tells_of_a_thing_with_stance_speaker_and_words():
    """Statements come only if they are asked for."""
    graph = happenings()
    moments = graph.moments("Orbit")
    assert [one.label for one in moments] == ["Orbit to buy Lumen: 20m dollars", "Lumen sues Orbit"]
    buy = moments[0]
    assert (buy.stance, buy.speaker.label) == ("planned", "Ann Ode")
    assert buy.event.type == "business/acquire"
    assert buy.evidence == buy.event.evidence
    assert buy.facts
    assert {one.subject.id for one in buy.facts} == {buy.event.id}
    said = [one.label for one in graph.moments("Ann Ode", statements=True)]
    assert "Ann Ode: said Orbit will buy Lumen" in said
    assert "Ann Ode: said Orbit will buy Lumen" not in [o.label for o in graph.moments("Ann Ode")]
