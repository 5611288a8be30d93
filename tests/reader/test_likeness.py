import numpy as np
import pytest
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


def features(one: str, other: str) -> list[float]:
    """The features of two names, rounded."""
    return [round(float(value), 2) for value in likeness.compare_names([one, other])[0, 1]]


def test_words_are_counted_without_the_small_ones() -> None:
    """Shared of all, of the fewer; last and first the same; the last in the other; any shared."""
    made = features("bank of korea", "bank of norway")
    assert made[:6] == [0, 0.33, 0.5, 0, 1, 0]
    assert made[13] == 1
    assert features("ann ode", "ode")[:6] == [0, 0.5, 1, 1, 0, 1]
    assert features("ode ann", "ode")[3:6] == [0, 1, 1]
    assert features("the of", "of the")[1] == 1  # nothing but small words: then they count
    assert features("ann ode", "ben orr")[:8] == [0] * 8


def test_an_acronym_is_all_the_initials_or_some_in_order() -> None:
    """Of one word against several; one letter is none."""
    assert features("undp", "united nations development programme")[6:8] == [1, 1]
    assert features("unp", "united nations development programme")[6:8] == [0, 1]
    assert features("pun", "united nations development programme")[6:8] == [0, 0]
    assert features("u", "united nations")[6:8] == [0, 0]
    assert features("boe", "bank of england")[6:8] == [0, 0]  # "of" has no letter in it
    assert features("be", "bank of england")[6:8] == [1, 1]


def test_beginnings_and_numbers_of_words() -> None:
    """Common letters of the longer; both of one word, or both of several."""
    assert features("norlingen", "norling")[10] == pytest.approx(0.78)
    assert features("norling", "norling")[0] == 1
    assert features("norling", "norlings")[0] == 0
    assert features("norling", "norlings")[11:13] == [1, 0]
    assert features("ann ode", "ben ode")[11:13] == [0, 1]
    assert features("ann ode", "ode")[11:13] == [0, 0]


@pytest.mark.parametrize(
    ("surface", "reduced"),
    [
        *(("The  Bank’s", "bank"), ("the", "the"), ("Theodore", "theodore"), ("Boss'", "boss")),
        *(("'s", "'s"), ("Bank of the North", "bank of the north")),
    ],
)
def test_a_name_is_reduced_to_what_it_is_compared_by(surface: str, reduced: str) -> None:
    """Unless nothing would be left."""
    assert likeness.reduce_name(surface) == reduced
