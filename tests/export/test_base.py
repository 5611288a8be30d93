from __future__ import annotations

import os

import pytest

from dateline.core.errors import ExportError
from dateline.export.base import replace_file


def test_what_was_there_stays_until_all_is_written(tmp_path):
    """Somebody who reads meanwhile sees the old file, and then the new one."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    with replace_file(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]


def test_an_error_leaves_what_was_there(tmp_path):
    """Nothing of what was half written stays behind, and the error is passed on as it is."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(TypeError), replace_file(path) as file:
        file.writelines([b"new", "not bytes"])
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_who_may_read_it_is_what_the_process_says(tmp_path, mask, mode):
    """The file gets the permissions of any other new file, and the process keeps its mask."""
    before = os.umask(mask)
    try:
        with replace_file(tmp_path / "out.txt") as file:
            file.write(b"x")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert (tmp_path / "out.txt").stat().st_mode & 0o777 == mode


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    """The file is named, with why and what to do."""
    path = tmp_path / "nowhere" / "out.txt"
    with pytest.raises(ExportError, match=r"out\.txt: can't be written \(No such") as caught:
        replace_file(path).__enter__()
    assert "\n" not in str(caught.value)
    assert "choose another place" in str(caught.value)


def test_a_folder_in_its_place_is_one_line(tmp_path):
    """What can't be replaced is told like what can't be made, and nothing stays behind."""
    path = tmp_path / "out.txt"
    path.mkdir()
    with pytest.raises(ExportError, match=r"out\.txt: can't be written"), replace_file(path):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]
