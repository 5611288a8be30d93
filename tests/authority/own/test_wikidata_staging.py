"""What is kept of a dump, and the kinds that its classes come to."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import ontology
from dateline.authority.own.packed_lines import Place
from dateline.authority.own.wikidata_items import Item, Redirect
from dateline.authority.own.wikidata_staging import (
    UNNAMED,
    UNREAD,
    Kind,
    Office,
    Staging,
    choose_kind,
    count_lines,
    kinds_of_classes,
)

PERSON = Item(1, ("Ann Ode",), 7, (5,))


@pytest.fixture
def staging(tmp_path):
    """Something to keep things in."""
    with closing(Staging(tmp_path / "a.staged", "a", least=5)) as made:
        yield made


def test_the_table_has_kinds_of_the_ontology():
    """Each class once, a few hundred of them, and what news doesn't name."""
    table = kinds_of_classes()
    assert len(table) > 500
    assert set(table.values()) == {*ontology.kinds(), ""} - {"Article"}
    assert (table[5], table[891723], table[476028], table[16521]) == (
        "Person",
        "Company",
        "SportsTeam",
        "",
    )


def test_what_was_kept_stays_where_reading_is_cut_off(tmp_path):
    """With the place; what came after it is read again. Another dump begins anew."""
    folder = tmp_path / "a.staged"

    def broken():
        yield 2, Item(2, ("Bo Ek",), 7, (5,))
        raise KeyboardInterrupt

    with closing(Staging(folder, "a", least=5)) as first:
        assert first.place == Place()
        first.keep([(1, PERSON), (2, None)], Place(10, 20, 2))
        with pytest.raises(KeyboardInterrupt):
            first.keep(broken(), Place(30, 40, 3))
    assert count_lines(folder) == 2
    with closing(Staging(folder, "a", least=5)) as second:
        assert second.place == Place(10, 20, 2)
        assert (list(second.things()), second.count()) == ([(1, PERSON)], 1)
        second.keep([(3, None)], None)
        assert second.place is None
        assert list(second.left_out()) == [(UNREAD, 2, 2)]
    assert count_lines(folder) == 2
    with closing(Staging(folder, "b", least=5)) as other:
        assert (other.place, other.count()) == (Place(), 0)
    assert count_lines(folder) == 0


def test_what_is_damaged_is_begun_anew(tmp_path):
    """And what another run is keeping is left to it."""
    folder = tmp_path / "a.staged"
    folder.mkdir()
    assert count_lines(folder) == 0
    (folder / "items.sqlite").write_bytes(b"broken" * 1000)
    with closing(Staging(folder, "a", least=5)) as made:
        made.keep([(1, PERSON)], Place(1, 2, 3))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Staging(folder, "b", least=5)
        assert made.count() == 1


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (Item(1, ("Ann Ode",), 5, (5,)), None),
        (Item(1, ("Ann Ode",), 4, (5,)), "with articles in fewer than 5 Wikipedias"),
        (Item(1, (), 7, (5,)), "without a name in these languages"),
        (Item(1, ("Orbit",), 7), "without a class"),
        (Item(1, ("Orbit",), 7, (), (349,)), None),
        (Item(1, ("Lion",), 7, (16521,)), UNNAMED),
        (Item(1, ("Lion",), 7, (16521, 5)), None),
        (None, UNREAD),
    ],
)
def test_what_makes_no_thing_is_counted_with_its_reason(staging, item, why):
    """Class by class, then by how widely it is known, then by its name."""
    staging.keep([(4, item), (5, item)], Place())
    assert list(staging.left_out()) == ([(why, 2, 4)] if why else [])
    assert staging.count() == (why is None)


def test_offices_are_known_however_few_know_them(staging):
    """By their class, by what they direct, or as a sort of another; other things by their name."""
    found = [
        Item(1, ("Chair of Lux",), 0, (4164871,), (), 20),
        Item(2, ("Head of Lux",), 0, (), (), 20, 30),
        Item(3, ("minister",), 0, (), (4164871,)),
        Item(4, ("Orbit",), 9, (43229,), (), 20),
        Item(5, ("Little Brook",), 0, (4022,)),
    ]
    staging.keep(enumerate(found), Place())
    assert [staging.office(number) for number in range(1, 6)] == [
        Office("Chair of Lux", 20),
        Office("Head of Lux", 30),
        Office("minister", None),
        Office("Orbit", 20),
        None,
    ]


def test_what_became_another_is_that(staging):
    """As a class, too."""
    staging.keep([(1, Redirect(8, 9)), (2, Item(9, (), 0, (), (11424,)))], Place())
    staging.resolve()
    assert (staging.settle(8), staging.settle(9)) == (9, 9)
    assert staging.kind(8) == Kind("Work", 2)


EDGES = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=40)
TABLE = {1: 11424, 2: 5107, 3: 891723, 4: 16521}  # of the classes drawn, those of the table


def numbered(drawn):
    return TABLE.get(drawn, drawn + 10**9)


@settings(max_examples=25, deadline=None)  # each writes two files
@given(EDGES)
def test_a_class_has_the_kind_of_the_nearest_above_it(edges):
    """Of several as near, one of theirs; the order of lines doesn't matter, nor do circles."""
    pairs = [(numbered(lower), numbered(upper)) for lower, upper in edges]
    expected = {number: ({kinds_of_classes()[number]}, 0) for number in TABLE.values()}
    for steps in range(1, 13):
        near = {number for number, (_, far) in expected.items() if far == steps - 1}
        for lower in {lower for lower, upper in pairs if upper in near} - expected.keys():
            above = [upper for one, upper in pairs if one == lower and upper in near]
            expected[lower] = set().union(*(expected[upper][0] for upper in above)), steps
    found = []
    for order in (pairs, pairs[::-1]):
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(Staging(Path(folder) / "a", "a", least=5)) as staging,
        ):
            kept = [(1, Item(lower, (), 0, (), (upper,))) for lower, upper in order]
            staging.keep(kept, Place())
            staging.resolve()
            found.append({one: staging.kind(numbered(one)) for one in range(1, 13)})
    assert found[0] == found[1]
    for drawn, kind in found[0].items():
        names, steps = expected.get(numbered(drawn), (set(), None))
        assert (kind is None) == (not names)
        assert kind is None or (kind.name in names and kind.steps == steps)


def test_of_two_as_near_a_class_has_the_more_exact(staging):
    """And one that news names before one that it doesn't."""
    staging.keep(
        [(1, Item(8, (), 0, (), (43229, 891723))), (2, Item(9, (), 0, (), (16521, 5107)))], Place()
    )
    staging.resolve()
    assert (staging.kind(8), staging.kind(9)) == (Kind("Company", 1), Kind("Region", 1))


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        ([], None),
        ([Kind("", 0)], None),
        ([Kind("City", 1), Kind("Region", 0)], "Region"),
        ([Kind("City", 0), Kind("Region", 0)], "City"),
        ([Kind("Organization", 0), Kind("Company", 5)], "Company"),
        ([Kind("", 0), Kind("Work", 1)], None),
        ([Kind("", 1), Kind("Work", 1)], "Work"),
    ],
)
def test_of_several_kinds_the_more_exact_and_nearer_is_chosen(kinds, chosen):
    """The first of those that are as good."""
    assert choose_kind(kinds) == chosen
