"""What can't all be right."""

from __future__ import annotations

import pytest

from dateline.core.ids import document_id
from dateline.core.model import Claim, Document, Mention, Span, Stance
from dateline.explore.disputes import find_disputes
from dateline.explore.snapshot import Snapshot
from dateline.workspace.knowledge_graph import KnowledgeGraph

KINDS = {"Ada": "Person", "Bo": "Person", "Oslo": "City", "Norway": "Region", "Karsk": "City"}


def snapshot_of(*claims):
    """A graph of claims, each `(subject, predicate, object)` with what else is said of it."""
    text = " ".join(KINDS)
    document = Document(id=document_id(text), text=text)
    mentions = {
        name: Mention(
            id=name, document=document.id,
            span=Span(start=text.index(name), end=text.index(name) + len(name)),
            text=name, kind=kind, form="name", name=name, chain=name,
        )
        for name, kind in KINDS.items()
    }  # fmt: skip
    made = [
        Claim(
            id=str(number), document=document.id, subject=subject, predicate=predicate,
            object=end, evidence=(Span(start=0, end=len(text)),), **more,
        )
        for number, (subject, predicate, end, more) in enumerate(claims)
    ]  # fmt: skip
    return Snapshot(KnowledgeGraph(documents=[document], mentions=mentions.values(), claims=made))


def disputed(*claims):
    """The objects of the sides of each dispute, sorted."""
    found = find_disputes(snapshot_of(*claims))
    return [sorted(side[0].object.label for side in one.sides) for one in found]


def test_one_is_born_in_one_place():
    """Two places are a dispute, one place twice isn't."""
    assert disputed(("Ada", "born_in", "Oslo", {}), ("Ada", "born_in", "Karsk", {})) == [
        ["Karsk", "Oslo"]
    ]
    assert disputed(("Ada", "born_in", "Oslo", {}), ("Bo", "born_in", "Karsk", {})) == []


def test_a_place_in_a_place_is_no_dispute():
    """Who was born in Oslo was born in Norway."""
    born = ("Ada", "born_in", "Oslo", {}), ("Ada", "born_in", "Norway", {})
    assert len(disputed(*born)) == 1
    assert disputed(*born, ("Oslo", "located_in", "Norway", {})) == []


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [("2001/2003", "2002", 1), ("2001", "2002", 0), (None, "2002", 0), (None, None, 0)],
)
def test_one_heads_one_state_at_a_time(first, second, number):
    """Of what there is one at a time, only terms that meet are disputed."""
    terms = [
        (person, "capital_of", "Norway", {"when": when} if when else {})
        for person, when in (("Oslo", first), ("Karsk", second))
    ]
    heads = [
        ("Oslo", "capital_of", end, more)
        for end, (_, _, _, more) in zip(("Norway", "Karsk"), terms, strict=True)
    ]
    assert len(disputed(*heads)) == number


@pytest.mark.parametrize(
    ("stance", "number"),
    [(Stance.DENIED, 1), (Stance.POSSIBLE, 0), (Stance.ASSERTED, 0)],
)
def test_a_denial_needs_somebody_who_says_so(stance, number):
    """What one asserts and another denies is disputed; what is only possible isn't."""
    said = ("Ada", "supports", "Bo", {})
    assert len(disputed(said, ("Ada", "supports", "Bo", {"stance": stance}))) == number
    assert disputed(("Ada", "supports", "Bo", {"stance": stance})) == []
