"""What is new or has changed since it was last read."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from dateline.core.errors import ConfigError, SourceError
from dateline.workspace.watching import Watch, hold_watch

NOW = 1_700_000_000.0


def _write(path, text, at=NOW - 60):
    """A file that was last changed at a time."""
    path.write_text(text)
    os.utime(path, (at, at))


def _names(found):
    return [os.path.basename(source.name) for source, _ in found]  # noqa: PTH119 -- a name, no path


@pytest.fixture
def watch(tmp_path):
    """A watch for a folder and a file, with one article in the folder."""
    folder = tmp_path / "in"
    folder.mkdir()
    _write(folder / "a.txt", "Kenya left.")
    return Watch([str(folder), str(tmp_path / "late.jsonl")])


def test_what_was_noted_is_not_found_again(watch):
    """And what wasn't is: a build that failed gets it once more."""
    assert _names(watch.look(NOW)) == _names(watch.look(NOW)) == ["a.txt"]
    watch.note(watch.look(NOW))
    assert watch.look(NOW) == []


def test_new_and_changed_files_are_found(watch, tmp_path):
    """By their time or their size; what was named and wasn't there may come later."""
    watch.note(watch.look(NOW))
    _write(tmp_path / "in" / "b.txt", "Japan left.")
    _write(tmp_path / "late.jsonl", "{}")
    assert _names(watch.look(NOW)) == ["b.txt", "late.jsonl"]
    watch.note(watch.look(NOW))
    _write(tmp_path / "in" / "a.txt", "Kenya has left.")
    assert _names(watch.look(NOW)) == ["a.txt"]
    watch.note(watch.look(NOW))
    _write(tmp_path / "in" / "a.txt", "Kenya has left.", NOW - 30)
    assert _names(watch.look(NOW)) == ["a.txt"]


def test_a_file_that_is_being_written_is_left_for_the_next_look(watch, tmp_path):
    """It is whole when nobody has touched it for a while."""
    watch.note(watch.look(NOW))
    _write(tmp_path / "in" / "b.txt", "Japan le", NOW - 1)
    assert watch.look(NOW) == []
    assert _names(watch.look(NOW + 2)) == ["b.txt"]


def test_what_is_gone_or_was_never_there_stops_nothing(watch, tmp_path):
    """Folders are emptied by whoever fills them."""
    (tmp_path / "in" / "a.txt").unlink()
    assert watch.look(NOW) == []
    (tmp_path / "in").rmdir()
    assert watch.look(NOW) == []


def test_standard_input_cannot_be_watched():
    """It comes once."""
    with pytest.raises(SourceError, match="standard input"):
        Watch(["a.txt", "-"])


def test_one_process_watches_for_a_graph(tmp_path):
    """Another is told so; when the first ends, it may."""
    code = (
        "import sys; from pathlib import Path; from dateline.workspace.watching import hold_watch\n"
        "with hold_watch(Path(sys.argv[1])): print('held')"
    )
    asked = [sys.executable, "-c", code, str(tmp_path / "graph")]
    with hold_watch(tmp_path / "graph"):
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert "ConfigError" in done.stderr
        assert "is watched by another process" in done.stderr
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.stdout == "held\n"


def test_the_lock_is_let_go_when_the_watch_fails(tmp_path):
    """However it ends."""
    with pytest.raises(ConfigError, match="x"), hold_watch(tmp_path):
        raise ConfigError("x")  # noqa: EM101 -- any message
    with hold_watch(tmp_path):
        pass
