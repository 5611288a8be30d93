"""Quiet tables: asked for, their names are there; running prose never meets them."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled, records
from dateline.authority.bundled import lookup_only
from dateline.authority.bundled.lookup_only import LookupOnlyTables
from dateline.authority.name_keys import make_key

AUTHORITY = load_bundled()
LINES = {table: records.read_lines(table) for table in lookup_only.TABLES}


@pytest.mark.parametrize(
    ("name", "identifier", "kind"),
    [
        ("Same", "geonames:150276", "City"),
        ("Liberal", "geonames:5445820", "City"),
        ("Lagos State", "geonames:2332453", "Region"),
        ("Osaka Prefecture", "geonames:1853904", "Region"),
        ("Laurel County", "geonames:4297480", "Region"),
        ("West Java", "Q3724", "Region"),
        ("Haltern", "geonames:2911395", "City"),  # am See
        ("Yoon Suk Yeol", "Q16090635", "Person"),
        ("Yoon Suk-yeol", "Q16090635", "Person"),
    ],
)
def test_a_name_that_is_asked_for_is_found(name: str, identifier: str, kind: str) -> None:
    """Whoever knows that something is named finds towns, provinces and people."""
    entry = AUTHORITY.find(name)[0]
    assert (entry.id, entry.kind, entry.lookup_only) == (identifier, kind, True)


@pytest.mark.parametrize("name", ["same", "liberal", "yoon suk yeol", "lagos state"])
def test_a_quiet_name_needs_its_capital(name: str) -> None:
    """What is written small is the word."""
    assert AUTHORITY.find(name) == ()


def test_prose_meets_no_entry_of_a_look_up_table() -> None:
    """No such entry's name leads `longest` to it, though another thing may have that name."""
    for entry in AUTHORITY:
        if entry.lookup_only:
            for name in entry.names:
                _, found = AUTHORITY.longest(name.split(), 0) or (0, ())
                assert not any(one.lookup_only for one in found), name


def test_a_city_in_both_sorts_of_table_comes_with_the_louder_first() -> None:
    """The state is meant oftener than the town that is called like it."""
    assert [entry.lookup_only for entry in AUTHORITY.find("Delaware")] == [False, True]


def test_a_province_called_like_a_city_has_only_its_full_name() -> None:
    """The name alone, Osaka, is the city."""
    assert all(entry.kind == "City" for entry in AUTHORITY.find("Osaka"))


@pytest.mark.parametrize("table", lookup_only.TABLES)
def test_keys_in_a_table_are_those_of_its_names(table: str) -> None:
    """What stands ready in the table is what would be worked out."""
    one = LookupOnlyTables([LINES[table]])
    for number, line in enumerate(LINES[table][1:]):
        row = one.row(number)
        names = (row["label"], *filter(None, row["names"].split("|")))
        assert set(line.split("\t")[1].split("|")) == {make_key(name) for name in names}


def test_either_id_of_a_row_leads_to_it() -> None:
    """A province with a Wikidata id is found by its GeoNames id too."""
    entry = AUTHORITY.get("geonames:1642672")
    assert entry is not None
    assert (entry.id, entry.also) == ("Q3724", ("geonames:1642672",))


def test_rows_number_through_all_tables() -> None:
    """The second table goes on where the first ends."""
    columns = "id\tkeys\tlabel\tkind\tnames"
    one = LookupOnlyTables(
        [[columns, "x:1\tsame\tSame\tCity\t"], [columns, "x:2\tsame|sama\tSama\tCity\tSame"]]
    )
    assert len(one) == 2
    assert list(one.find("Same")) == [0, 1]
    assert one.row(1)["label"] == "Sama"
    assert dict(one.ids) == {"x:1": 0, "x:2": 1}
