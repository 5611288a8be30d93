import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.reader import likeness


def pair(left: str, right: str) -> np.ndarray:
    return likeness.compare_names([likeness.reduce_name(left), likeness.reduce_name(right)])[0, 1]


def test_a_surname_is_the_last_word_of_a_full_name() -> None:
    features = pair("Helen Clark", "Clark")
    assert features[2] == features[3] == features[13] == 1


def test_an_acronym_is_made_of_initials() -> None:
    assert pair("United Nations Development Programme", "UNDP")[6] == 1
    assert pair("United Nations High Commissioner for Refugees", "UNHCR")[6] == 1


def test_strangers_have_little_in_common() -> None:
    assert pair("Helen Clark", "UNDP")[:8].tolist() == [0] * 8


def test_possessives_and_articles_are_no_part_of_a_name() -> None:
    assert likeness.reduce_name("the  UN's") == likeness.reduce_name("UN") == "un"


@given(st.lists(st.text(min_size=1, max_size=20), max_size=6))
def test_likeness_is_symmetric_and_between_nothing_and_one(names: list[str]) -> None:
    table = likeness.compare_names([likeness.reduce_name(name) for name in names])
    assert (table == table.transpose(1, 0, 2)).all()
    assert ((table >= 0) & (table <= 1)).all()
