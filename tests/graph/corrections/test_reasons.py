"""Ranks of entries, and why some aren't followed."""

from __future__ import annotations

from datetime import date

from dateline.graph.clustering import Conflict
from dateline.graph.corrections.reasons import RankedCorrections
from dateline.graph.corrections.records import Rename, Retype

OLD = Rename(thing="Orbit", to="Orb", date=date(2020, 1, 1))
NEW = Rename(thing="Orbit", to="Orbis", date=date(2021, 1, 1))
KIND = Retype(thing="Orbit", to="Company", date=date(2019, 1, 1))


def test_the_older_entry_ranks_first_whatever_its_place():
    """Entries that are equal rank in the order of the file."""
    assert list(RankedCorrections([NEW, OLD, KIND]).by_rank.values()) == [KIND, OLD, NEW]
    found = RankedCorrections([OLD, NEW, OLD])
    found.note_unmet(1, "a reason")
    assert [one.number for one in found.unmet()] == [3]


def test_entries_of_one_verb_come_with_their_ranks():
    """Those of another verb don't."""
    assert list(RankedCorrections([NEW, OLD, KIND]).of(Rename)) == [(1, OLD), (2, NEW)]


def test_each_reason_is_told_once_with_the_number_in_the_file():
    """In the order of the file, then of the reasons."""
    found = RankedCorrections([NEW, OLD])
    for why in ("b", "a", "b"):
        found.note_unmet(0, why)
    found.note_unmet(1, "c")
    assert [(one.number, one.why, one.other) for one in found.unmet()] == [
        (1, "c", None),
        (2, "a", None),
        (2, "b", None),
    ]


def test_a_contradiction_is_told_of_the_loser_or_of_both():
    """Each says what the other says."""
    one = RankedCorrections([NEW, OLD])
    one.note_conflict(Conflict(1, 0))
    ((loser, other),) = [(at.number, at.other) for at in one.unmet()]
    assert (loser, other) == (1, 2)
    assert "that one holds" in one.unmet()[0].why
    both = RankedCorrections([NEW, OLD])
    both.note_conflict(Conflict(1, 0, both=True))
    assert [(at.number, at.other) for at in both.unmet()] == [(1, 2), (2, 1)]
    assert "neither is followed" in both.unmet()[0].why
    assert str(OLD) in both.unmet()[0].why
