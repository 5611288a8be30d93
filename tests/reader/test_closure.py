import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dateline.reader.closure import add_implied, lower_rivals
from dateline.reader.network import Calibration, Implication, Layer

LABELS = ("heads", "citizen", "in", "based")


def layer(*rules: Implication) -> Layer:
    return Layer(classes=(), relations=LABELS, types=(), rules=rules)


def chances(**facts: tuple[int, int, float]) -> np.ndarray:
    made = np.zeros((3, 3, len(LABELS)), dtype=np.float32)
    for label, (a, b, p) in facts.items():
        made[a, b, LABELS.index(label)] = p
    return made


def test_what_is_said_one_way_holds_in_another() -> None:
    rule = Implication(form="same", given=("heads",), then="citizen", share=0.9)
    made = add_implied(chances(heads=(0, 1, 0.8)), layer(rule))
    assert made[0, 1, 1] == pytest.approx(0.72)
    assert made[1, 0, 1] == 0


def test_a_chain_is_as_likely_as_its_weaker_link() -> None:
    rule = Implication(form="chain", given=("based", "in"), then="based", share=1.0)
    made = add_implied(chances(based=(0, 1, 0.9)) + chances(**{"in": (1, 2, 0.6)}), layer(rule))
    assert made[0, 2, 3] == np.float32(0.6)


def test_a_fork_meets_where_both_point() -> None:
    rule = Implication(form="fork", given=("based", "in"), then="citizen", share=1.0)
    made = add_implied(chances(based=(0, 1, 0.9)) + chances(**{"in": (2, 1, 0.7)}), layer(rule))
    assert made[0, 2, 1] == np.float32(0.7)


def test_what_is_likelier_wrong_than_right_implies_nothing() -> None:
    rule = Implication(form="inverse", given=("heads",), then="citizen", share=1.0)
    given = chances(heads=(0, 1, 0.4))
    assert (add_implied(given, layer(rule)) == given).all()


ONCE = Layer(classes=(), relations=LABELS, types=(), single=(1.0, 1.0, 0.0, 0.5))
RIVALS = Calibration(rival=2.0)


def test_nobody_heads_two_governments() -> None:
    """The likelier object speaks against the other, and loses less itself."""
    made = lower_rivals(chances(heads=(0, 1, 0.9)) + chances(heads=(0, 2, 0.5)), ONCE, RIVALS)
    assert made[0, 1, 0] == pytest.approx(0.768, abs=0.001)
    assert made[0, 2, 0] == pytest.approx(0.142, abs=0.001)


def test_what_a_subject_has_many_of_has_no_rivals() -> None:
    """A body may be in two places."""
    given = chances(**{"in": (0, 1, 0.9)}) + chances(**{"in": (0, 2, 0.5)})
    assert lower_rivals(given, ONCE, RIVALS)[0, 1:, 2] == pytest.approx(given[0, 1:, 2])


def test_subjects_do_not_compete_for_an_object() -> None:
    """Two people may be citizens of one state."""
    given = chances(citizen=(0, 2, 0.9)) + chances(citizen=(1, 2, 0.8))
    assert lower_rivals(given, ONCE, RIVALS)[:2, 2, 1] == pytest.approx(given[:2, 2, 1])


@given(arrays.arrays(np.float32, (3, 3, len(LABELS)), elements=st.floats(0, 1, width=32)))
def test_rivals_only_lower(given: np.ndarray) -> None:
    """What is left is a probability, and no higher than before, up to rounding."""
    made = lower_rivals(given, ONCE, RIVALS)
    assert ((made >= 0) & (made <= given + 1e-5)).all()


def test_without_tables_nothing_changes() -> None:
    """A layer of sentences has none, and one thing alone has no rival."""
    given = chances(heads=(0, 1, 0.9))
    assert lower_rivals(given, layer(), RIVALS) is given
    assert lower_rivals(given[:1, :1], ONCE, RIVALS).shape == (1, 1, len(LABELS))
