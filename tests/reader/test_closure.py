import numpy as np
import pytest

from dateline.reader.closure import close
from dateline.reader.network import Layer, Rule

LABELS = ("heads", "citizen", "in", "based")


def layer(*rules: Rule) -> Layer:
    return Layer(classes=(), relations=LABELS, types=(), rules=rules)


def chances(**facts: tuple[int, int, float]) -> np.ndarray:
    made = np.zeros((3, 3, len(LABELS)), dtype=np.float32)
    for label, (a, b, p) in facts.items():
        made[a, b, LABELS.index(label)] = p
    return made


def test_what_is_said_one_way_holds_in_another() -> None:
    rule = Rule(form="same", given=("heads",), then="citizen", share=0.9)
    made = close(chances(heads=(0, 1, 0.8)), layer(rule))
    assert made[0, 1, 1] == pytest.approx(0.72)
    assert made[1, 0, 1] == 0


def test_a_chain_is_as_likely_as_its_weaker_link() -> None:
    rule = Rule(form="chain", given=("based", "in"), then="based", share=1.0)
    made = close(chances(based=(0, 1, 0.9)) + chances(**{"in": (1, 2, 0.6)}), layer(rule))
    assert made[0, 2, 3] == np.float32(0.6)


def test_a_fork_meets_where_both_point() -> None:
    rule = Rule(form="fork", given=("based", "in"), then="citizen", share=1.0)
    made = close(chances(based=(0, 1, 0.9)) + chances(**{"in": (2, 1, 0.7)}), layer(rule))
    assert made[0, 2, 1] == np.float32(0.7)


def test_what_is_likelier_wrong_than_right_implies_nothing() -> None:
    rule = Rule(form="inverse", given=("heads",), then="citizen", share=1.0)
    given = chances(heads=(0, 1, 0.4))
    assert (close(given, layer(rule)) == given).all()
