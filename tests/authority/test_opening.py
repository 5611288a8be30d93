"""What an authority is opened with, and that nothing stays open behind it."""

from __future__ import annotations

import sqlite3

import pytest

from dateline.authority import load_bundled, open_authority
from dateline.authority.own import installing


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """A data folder of the test's own, with two lists."""
    monkeypatch.setenv(installing.VARIABLE, str(tmp_path / "data"))
    for name, person in (("a", "Ada Norling"), ("b", "Ben Norling")):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"name,kind\n{person},Person\n")
        installing.add_authority(file, load_bundled())


@pytest.mark.parametrize(
    ("names", "found"), [(None, (1, 1)), (["a"], (1, 0)), (["b"], (0, 1)), ([], (0, 0))]
)
def test_only_what_is_named_is_laid_over_the_tables(names, found):
    """None is all; an empty list is what comes with Dateline."""
    with open_authority(names) as known:
        assert tuple(len(known.find(f"{one} Norling")) for one in ("Ada", "Ben")) == found
        assert known.bundled is load_bundled()
        assert (known.version == "") is (names == [])


def test_two_may_be_open_at_once_and_neither_shows_in_the_other():
    """Nothing is kept for the process: each answers for what it was opened with."""
    with open_authority(["a"]) as one, open_authority(["b"]) as other:
        assert one.find("Ada Norling")
        assert not other.find("Ada Norling")
    assert not load_bundled().find("Ada Norling")


def test_after_the_block_its_files_are_closed():
    """What is asked then is an error rather than an old answer."""
    with open_authority(["a"]) as known:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        known.find("Ada Norling")
