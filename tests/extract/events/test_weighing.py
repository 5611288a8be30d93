"""Which events are told, as what, and who is in them: by weights fitted to judged events."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.extract.events.draft import is_whole, read_draft
from dateline.extract.events.event import EventDraft
from dateline.extract.events.features import find_event_features, find_filler_features
from dateline.extract.events.weighing import (
    LEAST,
    LEAST_INSIDE,
    Model,
    calibrate,
    estimate_truth,
    keep_likely,
    load_models,
    weigh_draft,
)

# A sentence and its verb, and one that is less likely told as it is read.
LIKELIER = [
    ("Kenya attacked Japan.", "attacked", "Kenya may attack Japan.", "attack"),
    ("Kenya attacked Japan.", "attacked", '"Kenya attacked Japan," he said.', "attacked"),
    ("Nestle bought Perrier.", "bought", "Nestle tried buying Perrier.", "buying"),
]
TOLD = {
    "Nestle bought Perrier for 5 million dollars.": ("bought", {"actor", "object", "amount"}),
    "Police in Oslo arrested Ada Hart on Monday.": ("arrested", {"actor", "recipient"}),
    "Ada Hart resigned as chairman of Nestle.": ("resigned", {"actor"}),
}
SENTENCES = sorted({*TOLD, *(row[0] for row in LIKELIER), *(row[2] for row in LIKELIER)})


@pytest.fixture(scope="module")
def read() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*SENTENCES)


def _draft(found: Clauses, word: str) -> EventDraft:
    draft = read_draft(found.parsed, found.at(word))
    assert draft is not None
    return draft


def test_a_model_adds_up_what_is_there() -> None:
    """Once each, and what it doesn't know adds nothing."""
    model = Model(bias=-1.0, weights={"a": 2.0, "b": -0.5})
    assert model.weigh([]) == pytest.approx(1 / (1 + exp(1)))
    assert model.weigh(["a", "a", "new"]) == pytest.approx(1 / (1 + exp(-1)))
    assert model.weigh(["a", "b"]) == pytest.approx(1 / (1 + exp(-0.5)))


@given(st.permutations(["stance=asserted", "tag=VBD", "depth=0", "names=2", "ends=2", "dep=ROOT"]))
def test_the_order_of_features_does_not_matter(features: list[str]) -> None:
    """To the last bit, or a graph would differ from run to run."""
    assert load_models()["standing"].weigh(features) == load_models()["standing"].weigh(
        sorted(features)
    )


@pytest.mark.parametrize(("text", "word", "other", "there"), LIKELIER)
def test_what_is_told_plainly_stands_surer(
    read: Mapping[str, Clauses], text: str, word: str, other: str, there: str
) -> None:
    """Than what is only possible, quoted of nobody, or tried."""
    plain = weigh_draft(read[text].parsed, _draft(read[text], word))
    open_ = weigh_draft(read[other].parsed, _draft(read[other], there))
    assert plain.standing > open_.standing


@pytest.mark.parametrize("text", TOLD)
def test_news_is_told_with_its_type_and_roles(read: Mapping[str, Clauses], text: str) -> None:
    """And its odds are those of its type and standing."""
    word, roles = TOLD[text]
    found = read[text]
    odds = weigh_draft(found.parsed, _draft(found, word))
    event = _draft(found, word)
    assert keep_likely(found.parsed, event)
    assert event.type is not None
    assert roles <= event.roles
    assert event.odds == pytest.approx(odds.type * odds.standing)


def test_whoever_is_dropped_leaves_the_headline(read: Mapping[str, Clauses]) -> None:
    """And nobody else does."""
    found = read["Nestle bought Perrier for 5 million dollars."]
    draft = _draft(found, "bought")
    draft.fillers = [one for one in draft.fillers if one.role != "object"]
    assert draft.slots(found.parsed) == {"subject": ["Nestle"], "for": ["5 million dollars"]}


@given(st.data())
def test_what_is_kept_is_likely(read: Mapping[str, Clauses], data: st.DataObject) -> None:
    """Each role with its event; and enough of them to be one."""
    found = read[data.draw(st.sampled_from(SENTENCES))]
    clause = data.draw(st.sampled_from(found.all))
    draft = read_draft(found.parsed, clause)
    if draft is None:
        return
    odds = weigh_draft(found.parsed, draft)
    assert all(0 < one < 1 for one in (odds.type, odds.standing, odds.worth, *odds.roles))
    told = keep_likely(found.parsed, draft)
    assert is_whole(draft) or not told
    assert LEAST < LEAST_INSIDE
    assert all(estimate_truth(draft, one) >= LEAST for one in draft.fillers)
    assert all(estimate_truth(draft, one) >= LEAST_INSIDE for one in draft.fillers if one.inside)
    assert all(estimate_truth(draft, one) < LEAST or one.inside for one in draft.dropped)
    unlikely = {(one.slot, one.head) for one in draft.dropped if one.words is not None}
    assert not any(one.inside and (one.slot, one.head) in unlikely for one in draft.fillers)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["", "actor", "described object"]))
def test_confidence_keeps_the_order_of_odds(one: float, other: float, role: str) -> None:
    """And so it does of how sure a name is."""
    low, high = sorted((one, other))
    assert 0 < calibrate(low, role, "asserted") <= calibrate(high, role, "asserted") < 1
    assert calibrate(0.8, role, "asserted", low) <= calibrate(0.8, role, "asserted", high)
    assert calibrate(0.4, role, "asserted") < calibrate(0.6, role, "asserted")
    assert calibrate(0.8, role, "asserted", 0.4) < calibrate(0.8, role, "asserted", 0.6)


def test_what_is_planned_is_less_sure() -> None:
    """Readers agree less often that it is so."""
    plain = calibrate(0.8, "actor", "asserted")
    assert calibrate(0.8, "actor", "planned") < plain


def test_features_name_nobody(read: Mapping[str, Clauses]) -> None:
    """What is learned is learned of kinds and forms, not of who is known from the training news."""
    found = read["Police in Oslo arrested Ada Hart on Monday."]
    draft = _draft(found, "arrested")
    features = set(find_event_features(found.parsed, draft))
    for one in draft.fillers:
        features |= set(find_filler_features(found.parsed, draft, one))
    assert not [one for one in features if {"Ada", "Hart", "Oslo", "Monday"} & set(one.split())]
    assert {"stance=asserted", "lemma=arrest", "role=actor", "actor=described"} <= features
