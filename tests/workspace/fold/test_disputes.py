"""What is looked up of a fold for the desk and for a drawing, against what all of it says."""

from __future__ import annotations

import random

import pytest
from tests.workspace.fold.comparing import assemble, is_folded

import dateline
from dateline import workspace
from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Decision, Document, Judgement, Literal, Mention, Span, Stance
from dateline.graph.disputes import find_disputes
from dateline.workspace import config, store
from dateline.workspace.store import Store

KINDS = {
    **dict.fromkeys(("Ann Ode", "Ben Orr"), "Person"),
    **dict.fromkeys(("Oslo", "Karsk", "Bergen"), "City"),
    **dict.fromkeys(("Norland", "Fjordland"), "Region"),
}
PEOPLE, PLACES = ("Ann Ode", "Ben Orr"), ("Oslo", "Karsk", "Bergen", "Norland", "Fjordland")
SAID = {  # predicate → who, and of whom or what
    "born_in": (PEOPLE, PLACES),
    "head_of_state_of": (PEOPLE, PLACES[3:]),
    "supports": (PEOPLE, PEOPLE),
    "located_in": (PLACES[:3], PLACES[3:]),
}
WORDS = ("gunmen", "Gunmen", "a crowd", "police")
STANCES = (*(Stance.ASSERTED, Stance.REPORTED, Stance.DENIED) * 2, Stance.PLANNED)


def make_folder(folder, seed):
    """A folder in which a few people, places and raids are told of in many ways."""
    chance = random.Random(seed)
    documents, mentions, claims, decisions = [], [], [], []
    first = {}

    def mention(document, name, kind, start):
        made = content_id(document.id, name, start)
        type_ = chance.choice(("justice/raid", "accuse/sue")) if kind == "Event" else None
        mentions.append(
            Mention(
                id=made, document=document.id, span=Span(start=start, end=start + len(name)),
                text=name, kind=kind, form="event" if kind == "Event" else "name", name=name,
                chain=made, type=type_, confidence=0.9,
            )
        )  # fmt: skip
        one = first.setdefault(name, made)
        if one != made and (kind != "Event" or chance.random() < 0.3):
            decisions.append(
                Decision(
                    left=one, right=made, by="made@1", score=1.0, reasons=("the same name",),
                    judgement=Judgement.SAME,
                )
            )  # fmt: skip
        return made

    def claim(document, subject, predicate, end, kinds=KINDS):
        made = (
            mention(document, end, kinds[end], document.text.index(end)) if end in kinds else None
        )
        value = made or Literal(value=end, datatype="edtf" if end[0] == "2" else "xsd:string")
        times = (None, "2001", "2002-05") if predicate != "date" else (None,)
        claims.append(
            Claim(
                id=content_id(document.id, subject, predicate, end), document=document.id,
                subject=subject, predicate=predicate, object=value, origin="made@1",
                evidence=(Span(start=0, end=len(document.text)),),
                stance=chance.choice(STANCES), when=chance.choice(times),
            )
        )  # fmt: skip

    for number in range(80):
        predicate = chance.choice([*SAID, "born_in", "raid", "raid"])
        who, what = SAID.get(predicate, ((*PEOPLE, *WORDS), (*PEOPLE, *WORDS)))
        one, other = chance.choice(who), chance.choice(what)
        text = f"{number}: {one} {predicate} {other} 2001."
        document = Document(id=document_id(text), text=text)
        documents.append(document)
        if predicate in SAID:
            subject = mention(document, one, KINDS[one], text.index(one))
            claim(document, subject, predicate, other)
        else:
            raid = mention(document, "raid", "Event", text.index("raid"))
            for role, end in (("actor", one), ("object", other), ("date", "2001")):
                claim(document, raid, role, end)
    folder.mkdir()
    config.create_files(folder)
    with Store(folder / store.FILE) as opened:
        opened.add(documents, mentions, claims, version="made@1")
        opened.replace_decisions(decisions, by="made@1")
    workspace.fold(folder)
    return folder


@pytest.fixture(scope="module", params=range(2))
def both(request, tmp_path_factory):
    """A graph that is looked up, and the same made of its records."""
    folder = make_folder(tmp_path_factory.mktemp("graph") / "graph", request.param)
    kept = dateline.open(folder)
    assert is_folded(kept)
    return kept, assemble(folder)


def test_what_may_be_disputed_is_looked_up(both):
    """No dispute is missed, none is made up, and not all claims are read for it."""
    kept, whole = both
    found = kept.disputes()
    told = find_disputes(
        list(whole), whole.touching, whole.documents, weigh=lambda one: len(whole.touching[one])
    )
    assert found == told
    assert len(kept.overview.find_disputable()) < len(whole)
    assert {one.why for one in found} == {"denied", "differs"}


def test_what_is_between_some_is_looked_up(both):
    """As if everything about them had been read."""
    kept, whole = both
    some = [one for one in whole.entities() if one.kind in {"Person", "City", "Event"}]
    among = {one.id for one in whole.entities()[::2]}
    found = kept.close_ties_between(some, among)
    assert found == whole.close_ties_between(some, among)
    assert found == {
        one.id: [tie for tie in whole.close_ties(one) if tie.entity.id in among] for one in some
    }
    assert kept.close_ties(some[0], among=among) == found[some[0].id]
    assert any(tie.events for ties in found.values() for tie in ties)


def test_a_chain_is_described_by_what_is_near(both):
    """Though only the chains of its own article are looked at."""
    kept, whole = both
    for chain in whole.who.anchors:
        found = kept.who.describe_exactly(chain)
        assert found == whole.who.describe_exactly(chain)
        assert whole.who.chains(found) == {chain}
