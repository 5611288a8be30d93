from __future__ import annotations

import json

import pytest
from tests import rdf_graph
from tests.corpus import article, claim, mention
from tests.graph.test_view import TEXTS, graph_of
from tests.happenings import happenings

from dateline.core import serde
from dateline.core.errors import ExportError
from dateline.core.model import Claim, Literal, Span
from dateline.export.claims import ClaimsExporter, event_to_dict
from dateline.workspace.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def graph():
    return graph_of(TEXTS)


def lines(graph, path):
    ClaimsExporter().write(graph, path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_fact_is_a_line_with_all_its_keys(graph, tmp_path):
    """Lines are sorted by id, and each has the keys that are promised, in their order."""
    found = lines(graph, tmp_path / "a.claims.jsonl")
    assert [one["id"] for one in found] == [fact.id for fact in graph.claims()]
    keys = "id predicate subject object stance speaker when when_text place confidence "
    keys += "sources evidence"
    for one in found:
        assert list(one) == keys.split()
        assert list(one["subject"]) == ["id", "label", "kind", "aliases", "same_as"]


def test_quotes_are_the_text(graph, tmp_path):
    """Every quote equals its document's text at its offsets."""
    for one in lines(graph, tmp_path / "a.claims.jsonl"):
        for quote in one["evidence"]:
            text = graph.documents[quote["document"]].text
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_literals_and_events_say_what_they_are(tmp_path):
    """A literal has value and datatype; an event has its type."""
    document = article("met on 3 May")
    event = mention(document, "met", kind="Event", form="event")
    event = type(event)(
        id=event.id,
        document=document.id,
        span=event.span,
        text="met",
        kind="Event",
        form="event",
        name="met",
        chain=event.id,
        type="consult/meet",
    )
    said = Claim(
        id="c",
        document=document.id,
        subject=event.id,
        predicate="date",
        object=Literal(value="2024-05-03", datatype="edtf"),
        evidence=(Span(start=0, end=12),),
    )
    graph = KnowledgeGraph(documents=[document], mentions=[event], claims=[said])
    (one,) = lines(graph, tmp_path / "a.claims.jsonl")
    assert one["object"] == {"value": "2024-05-03", "datatype": "edtf"}
    assert one["subject"]["type"] == "consult/meet"


def test_speaker_and_place_are_entities(tmp_path):
    """Whoever said it and where it happened are given as the ends are."""
    document = article("Ann Ode joined Orbit in Oslo, Ben Orr said")
    names = [mention(document, name) for name in ("Ann Ode", "Orbit", "Oslo", "Ben Orr")]
    said = claim(document, names[0], "member_of", names[1], place=names[2].id, speaker=names[3].id)
    graph = KnowledgeGraph(documents=[document], mentions=names, claims=[said])
    (one,) = lines(graph, tmp_path / "a.claims.jsonl")
    assert (one["place"]["label"], one["speaker"]["label"]) == ("Oslo", "Ben Orr")


def test_the_same_graph_gives_the_same_bytes(graph, tmp_path):
    """Writing twice, or from articles in another order, gives equal files."""
    first, second = tmp_path / "1.claims.jsonl", tmp_path / "2.claims.jsonl"
    graph.export(first)
    graph_of(TEXTS[::-1]).export(second)
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_cannot_be_written_is_named(graph, tmp_path):
    """The error names the file."""
    with pytest.raises(ExportError, match=r"a\.claims\.jsonl"):
        graph.export(tmp_path / "missing" / "a.claims.jsonl")


def test_a_participant_without_a_name_is_its_words(tmp_path):
    """They have no id, and no kind."""
    found = [one["object"] for one in lines(rdf_graph.graph(), tmp_path / "a.claims.jsonl")]
    assert found.count({"value": "two crews", "datatype": "xsd:string"}) == 2


def test_an_event_is_plain_values_with_its_roles():
    """Names as things, other participants as their words."""
    graph = happenings()
    (raid,) = graph.events(type="raid")
    shown = json.loads(serde.encode(event_to_dict(raid)))
    assert (shown["id"], shown["label"], shown["type"]) == (raid.id, raid.label, "justice/raid")
    assert (shown["date"], shown["published"]) == ("2005-02-03", "2005-02-08")
    assert (shown["stance"], shown["speaker"]) == ("asserted", None)
    assert shown["roles"]["actor"] == [{"value": "Gunmen", "datatype": "xsd:string"}]
    assert [one["label"] for one in shown["roles"]["place"]] == ["Karsk"]
    (quote,) = shown["evidence"]
    text = graph.documents[quote["document"]].text
    assert text[quote["start"] : quote["end"]] == quote["quote"]
    (buy,) = graph.events(type="acquire")
    assert event_to_dict(buy)["speaker"]["label"] == "Ann Ode"
