"""The indexes that pages are answered from."""

from __future__ import annotations

from tests.explore import story

from dateline.explore.host import Host
from dateline.workspace import store
from dateline.workspace.store import Store


def labels(things):
    """What things are called."""
    return [one.label for one in things]


def test_what_happened_is_apart_from_what_was_said(snapshot):
    """Both by time, and each found by its node."""
    graph = snapshot.graph
    assert labels(snapshot.graph.events()) == [
        "Gunmen raid Lumen depot",
        "Orbit to buy Lumen: 20m dollars",
        "Lumen sues Orbit",
    ]
    assert len(graph.all_events) == 4
    assert all(graph.event_of[one.id] is one for one in graph.all_events)


def test_an_event_is_of_itself_and_of_those_in_it(snapshot):
    """Each once, though somebody has two roles."""
    found = snapshot.graph.events_with["organization/lumen"]
    assert len(found) == len({one.id for one in found}) == 3
    event = snapshot.graph.events()[0]
    assert snapshot.graph.events_with[event.id] == [event]


def test_leading_claims_leave_out_what_is_told_elsewhere(snapshot):
    """Roles of events and bare mentions; what is said of a thing and a post stays."""
    graph = snapshot.graph
    found = graph.leading(graph.touching["organization/orbit"])
    assert sorted(one.predicate for one in found) == ["head_of", "supports", "supports"]


def test_each_document_has_its_page(snapshot):
    """Under the article's id where one names it, else under its own."""
    pages = snapshot.article_of
    assert pages[story.FIRST.id].startswith("article/orbit-to-buy-lumen")
    assert pages[story.SECOND.id] == f"article/{story.SECOND.id}"
    assert {snapshot.document_of(page).id for page in pages.values()} == set(pages)


def test_names_are_marked_in_the_order_of_the_text(snapshot):
    """Names only: no event's verb, and no article's title."""
    text = story.FIRST.text
    found = [text[span.start : span.end] for span, _ in snapshot.marks(story.FIRST.id)]
    assert found[:3] == ["Orbit", "Lumen", "Ann Ode"]
    assert not {"buy", "said", "raided", story.FIRST.title} & {*found}


def test_parts_are_kept_while_they_are_asked_for(snapshot):
    """One page asks for several things of one part; that of no filter is the graph."""
    assert snapshot.part() is snapshot.graph
    first = snapshot.part(stances=("denied",))
    assert snapshot.part(stances=("denied",)) is first
    for number in range(1, 9):
        snapshot.part(min_confidence=number / 10)
    assert snapshot.part(stances=("denied",)) is not first


def test_an_id_of_before_is_found(folder):
    """A thing answers to the id that it had after an earlier build; others to none."""
    with Store(folder / store.FILE) as opened:
        chain = next(one.chain for one in opened.mentions() if one.text == "Orbit")
        opened.run("INSERT INTO ids VALUES (?, ?)", ["organization/orbital", chain])
    snapshot = Host(folder).snapshot
    assert snapshot.find("organization/orbital").id == "organization/orbit"
    assert snapshot.find("organization/none") is None
