"""Parquet."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pytest
from tests.ingest.sources import STORY, read_file, write

from dateline.core.errors import SourceError


def make(path, rows):
    """Write rows of text and date."""
    with duckdb.connect() as connection:
        connection.execute("create table news (body varchar, published date)")
        connection.executemany("insert into news values (?, ?)", rows)
        connection.table("news").write_parquet(str(path))
    return path


@pytest.mark.parametrize("name", ["a.parquet", "a[1]*.parquet", "noending"])
def test_a_row_is_an_article(tmp_path, name):
    """Each row is one, in their order, whatever the file is called."""
    rows = [(f"{number}. {STORY}", "2024-03-05") for number in range(150)]
    made = make(tmp_path / "made", rows)
    path = made.rename(tmp_path / name)
    found = read_file(path)
    assert [one.text for one in found] == [text for text, _ in rows]
    assert {one.published for one in found} == {"2024-03-05"}
    assert found[-1].source == f"{path}: row 150"


def test_nothing_stays_behind(tmp_path, monkeypatch):
    """The temporary folder is gone when the file is read, and the file is still there."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    Path(tempfile.tempdir).mkdir()
    path = make(tmp_path / "a.parquet", [(STORY, "2024-03-05")])
    read_file(path)
    assert list(Path(tempfile.tempdir).iterdir()) == []
    assert path.exists()


def test_what_is_no_parquet_is_an_error_of_one_line(tmp_path):
    """The file is named, and no other."""
    path = write(tmp_path / "a.parquet", b"PAR1 and nothing else")
    with pytest.raises(SourceError, match="can't be read as Parquet") as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
