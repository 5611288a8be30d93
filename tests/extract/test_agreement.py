"""What becomes of claims that agree or don't."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import annotate

from dateline.core.model import Claim, Span, Stance
from dateline.core.parse import Annotated
from dateline.extract.agreement import settle
from dateline.extract.base import Extraction

TEXT = "Ada Berg met Bo Lind in Kenya. Mr Lind left for Norway."


@pytest.fixture(scope="module")
def annotated() -> Annotated:
    (found,) = annotate(TEXT)
    return found


def claim(
    annotated: Annotated,
    subject: str,
    predicate: str,
    target: str,
    *,
    origin: str,
    stance: Stance = Stance.ASSERTED,
    confidence: float = 0.8,
) -> Claim:
    """A claim between the first mentions with these words."""
    ids = {one.text: one.id for one in reversed(annotated.mentions)}
    return Claim(
        id=f"{origin}-{subject}-{predicate}-{target}",
        document=annotated.document.id,
        subject=ids[subject],
        predicate=predicate,
        object=ids[target],
        evidence=(Span(start=0, end=30),),
        stance=stance,
        confidence=confidence,
        origin=origin,
    )


def test_the_same_claim_twice_is_one_and_surer(annotated):
    """Half of the doubt is left, and the origin names both."""
    one = claim(annotated, "Ada Berg", "head_of_state_of", "Kenya", origin="a@1/x")
    two = claim(annotated, "Ada Berg", "head_of_state_of", "Kenya", origin="b@1/y")
    (made,) = settle(annotated, [Extraction(claims=(one,)), Extraction(claims=(two,))]).claims
    assert (made.id, made.origin, made.confidence) == (one.id, "a@1/x+b@1/y", 0.9)


def test_chains_count_and_mutual_claims_read_both_ways(annotated):
    """A surname is its bearer, and who meets whom doesn't matter."""
    one = claim(annotated, "Ada Berg", "meets", "Bo Lind", origin="a@1")
    two = claim(annotated, "Lind", "meets", "Ada Berg", origin="b@1")
    (made,) = settle(annotated, [Extraction(claims=(one,)), Extraction(claims=(two,))]).claims
    assert made.origin == "a@1+b@1"


@pytest.mark.parametrize(
    ("first", "stance", "second"),
    [
        (("Ada Berg", "head_of_state_of", "Kenya"), Stance.DENIED, None),
        (("Ada Berg", "head_of_state_of", "Norway"), Stance.ASSERTED, None),
        (
            ("Ada Berg", "child_of", "Bo Lind"),
            Stance.ASSERTED,
            ("Bo Lind", "child_of", "Ada Berg"),
        ),
    ],
)
def test_of_a_contradiction_the_first_is_left(annotated, first, stance, second):
    """What is denied, a second state, or the other direction: noted, and not claimed."""
    one = claim(annotated, *first, origin="a@1", stance=stance)
    other = second or ("Ada Berg", "head_of_state_of", "Kenya")
    two = claim(annotated, *other, origin="b@1")
    (made,) = settle(annotated, [Extraction(claims=(one,)), Extraction(claims=(two,))]).claims
    assert (made.id, made.origin, made.confidence) == (one.id, "a@1!b@1", 0.8)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ada Berg", "supports", "Bo Lind"), ("Bo Lind", "supports", "Ada Berg")),
        (("Ada Berg", "works_for", "Kenya"), ("Ada Berg", "works_for", "Norway")),
        (("Ada Berg", "works_for", "Norway"), ("Ada Berg", "head_of", "Norway")),
        (("Ada Berg", "head_of", "Kenya"), ("Ada Berg", "works_for", "Norway")),
        (("Ada Berg", "head_of_state_of", "Kenya"), ("Bo Lind", "head_of_state_of", "Kenya")),
    ],
)
def test_what_is_no_contradiction_is_all_kept(annotated, first, second):
    """Support needn't be mutual, one may work for two, and the more exact claim adds something."""
    one = claim(annotated, *first, origin="a@1")
    two = claim(annotated, *second, origin="b@1")
    made = settle(annotated, [Extraction(claims=(one,)), Extraction(claims=(two,))]).claims
    assert made == (one, two)


def test_what_is_denied_rules_no_other_object_out(annotated):
    """She isn't the president of Norway, and may be that of Kenya."""
    denied = Stance.DENIED
    one = claim(annotated, "Ada Berg", "head_of_state_of", "Norway", origin="a@1", stance=denied)
    two = claim(annotated, "Ada Berg", "head_of_state_of", "Kenya", origin="b@1")
    made = settle(annotated, [Extraction(claims=(one,)), Extraction(claims=(two,))]).claims
    assert made == (one, two)


def test_claims_of_one_extractor_are_all_kept(annotated):
    """An extractor may say one thing in two places."""
    one = claim(annotated, "Ada Berg", "head_of_state_of", "Kenya", origin="a@1")
    two = claim(annotated, "Ada Berg", "head_of_state_of", "Norway", origin="a@1")
    both = Extraction(claims=(one, two))
    assert settle(annotated, [both, Extraction()]).claims == (one, two)


def test_who_heads_a_body_need_not_be_said_to_work_for_it(annotated):
    """The more exact claim is left, and surer for it."""
    one = claim(annotated, "Ada Berg", "head_of", "Norway", origin="a@1")
    two = claim(annotated, "Ada Berg", "works_for", "Norway", origin="b@1")
    (made,) = settle(annotated, [Extraction(claims=(one,)), Extraction(claims=(two,))]).claims
    assert (made.predicate, made.origin) == ("head_of", "a@1+b@1")


@pytest.mark.parametrize(
    ("first", "stance", "second"),
    [
        (("Ada Berg", "head_of", "Norway"), Stance.ASSERTED, None),
        (("Ada Berg", "head_of", "Norway"), Stance.DENIED, None),
        (("Ada Berg", "head_of", "Norway"), Stance.POSSIBLE, None),
        (("Ada Berg", "head_of", "Norway"), Stance.REPORTED, ("Ada Berg", "works_for", "Norway")),
        (("Ada Berg", "country", "Kenya"), Stance.ASSERTED, ("Ada Berg", "based_in", "Kenya")),
        (
            ("Ada Berg", "head_of_state_of", "Kenya"),
            Stance.ASSERTED,
            ("Ada Berg", "head_of_state_of", "Norway"),
        ),
    ],
)
def test_what_is_implied_gives_way_without_a_trace(annotated, first, stance, second):
    """To the same, the denied, the more exact and the contradicted, whoever runs first."""
    said = claim(annotated, *first, origin="b@1", stance=stance)
    implied = claim(
        annotated, *(second or first), origin="a@1", stance=Stance.IMPLIED, confidence=0.99
    )
    alone, both = Extraction(claims=(implied,)), Extraction(claims=(implied, said))
    assert settle(annotated, [alone, Extraction(claims=(said,))]).claims == (said,)
    assert settle(annotated, [both]).claims == (said,)
    assert settle(annotated, [alone]).claims == (implied,)


def test_of_what_is_implied_the_likelier_is_left(annotated):
    """One governs no two states, and what another relation adds is kept."""
    states = [
        claim(annotated, "Ada Berg", "head_of_state_of", place, origin="a@1",
              stance=Stance.IMPLIED, confidence=sure)
        for place, sure in (("Norway", 0.8), ("Kenya", 0.9))
    ]  # fmt: skip
    lives = claim(annotated, "Ada Berg", "lives_in", "Kenya", origin="a@1", stance=Stance.IMPLIED)
    made = settle(annotated, [Extraction(claims=(*states, lives))]).claims
    assert set(made) == {states[1], lives}


@pytest.mark.parametrize(
    ("said", "implied"),
    [
        (("Ada Berg", "citizen_of", "Kenya"), ("Ada Berg", "citizen_of", "Norway")),
        (("Ada Berg", "country", "Kenya"), ("Ada Berg", "based_in", "Norway")),
        (("Ada Berg", "head_of_state_of", "Kenya"), ("Bo Lind", "head_of_state_of", "Kenya")),
    ],
)
def test_one_country_and_one_head_of_state(annotated, said, implied):
    """What the article states leaves no place for another, unless it is over."""
    stated = claim(annotated, *said, origin="a@1")
    other = claim(annotated, *implied, origin="b@1", stance=Stance.IMPLIED)
    assert settle(annotated, [Extraction(claims=(stated, other))]).claims == (stated,)
    past = replace(stated, when="../2020")
    kept = settle(annotated, [Extraction(claims=(past, other))]).claims
    assert kept == ((past, other) if "head_of_state_of" in said else (past,))


@given(st.permutations(("a@1", "b@1", "c@1")))
def test_agreement_loses_no_claim_and_makes_none(annotated, order):
    """Whoever says it first, one claim is left, with every origin in the order of running."""
    extractions = [
        Extraction(claims=(claim(annotated, "Ada Berg", "meets", "Bo Lind", origin=one),))
        for one in order
    ]
    (made,) = settle(annotated, extractions).claims
    assert made.origin == "+".join(order)
    assert 0.8 < made.confidence < 1
