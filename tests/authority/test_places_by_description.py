"""Which entries of the map a described row tells the Wikidata id of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dateline.authority import load_bundled

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import authority_places
from authority_ids import tables_alone


@pytest.fixture(scope="module")
def tables():
    """The tables without the ids that are matched."""
    return tables_alone()


@pytest.mark.parametrize(
    ("name", "described", "kind", "found"),
    [
        ("Gatineau", "city in Québec, Canada", "City", "geonames:5959974"),
        ("Gatineau", "city in Ontario, Canada", "City", None),  # another's
        ("Gatineau", "city in Canada", "City", None),  # its province isn't told
        ("Gatineau", "river in Québec, Canada", "NaturalFeature", None),
        ("Oakland County", "county in Michigan, USA", "Region", "geonames:5004223"),
        ("Oakland", "county in Michigan, USA", "Region", None),  # not its very name
        ("Amsterdam", "capital of the Netherlands", "City", "geonames:2759794"),
        ("Berlin", "city in Germany", "City", None),  # it has its id
    ],
)
def test_the_only_one_of_a_name_where_the_row_says_is_meant(tables, name, described, kind, found):
    """Of its kind, by its very name, in its state, or in a country of which no states are known."""
    row = {"name": name, "aliases": "", "extra": described}
    made = authority_places.only_entry(row, kind, tables)
    assert (None if made is None else made.id) == found


def test_a_state_may_stand_in_another_name():
    """Paris, Texas is a town of Texas."""
    row = {"name": "Paris", "aliases": "Paris, Texas|Paris of Texas", "extra": "town"}
    assert [one.label for one in authority_places.places_in(row, load_bundled())] == ["Texas"]
