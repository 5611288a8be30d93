"""Names that are nearly an entry's, and towns that are no entries."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled, name_keys
from dateline.authority.bundled import similar_names


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Kazakstan", "Q232"),
        ("Azerbaidjan", "Q227"),
        ("Uzbekhistan", "Q265"),
        ("Johannesberg", "geonames:993800"),
        ("European Comission", "Q8880"),
        ("Tchechnya Repubilc", None),  # two slips
        ("Qazakhstan", "Q232"),  # however a scheme writes the first sound
        ("World Food Program Organisation", None),
        ("Slovenska", None),
    ],
)
def test_a_slip_or_another_romanisation_is_found(name, entry):
    """One letter more, less or otherwise leads to the entry; more than that to none."""
    found = [one.id for one, _ in similar_names.similar_names_of(load_bundled()).find(name)]
    assert (entry in found) if entry is not None else not found


@pytest.mark.parametrize("name", ["Keny", "Malli", "Oslow", "WHOO", "UNESKO"])
def test_short_names_and_acronyms_are_not_guessed_at(name):
    """Of a few letters, one wrong is chance; an acronym is right or another."""
    assert similar_names.similar_names_of(load_bundled()).find(name) == ()


def test_likeness_is_at_most_one_and_best_first():
    """The scores are ordered, so that a caller may take the first."""
    scores = [
        score for _, score in similar_names.similar_names_of(load_bundled()).find("Kazakstan")
    ]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_namesakes_are_towns_that_the_tables_have_not():
    """They are counted by state or country, each of which is an entry."""
    known, found = load_bundled(), similar_names.load_namesakes()
    assert dict(found["paris"])["Q1603"] > 0  # Paris, Kentucky
    for name, places in found.items():
        assert name_keys.make_key(name) == name
        for place, people in places:
            assert known.get(place) is not None
            assert people >= 500
