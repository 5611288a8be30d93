"""A fold is used for exactly what it was made of; all else is made of the records, as before."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import duckdb
import pytest
from tests.workspace.fold.comparing import assemble, is_folded, tell_whole

import dateline
from dateline import workspace
from dateline.core.errors import GraphFolderError
from dateline.core.model import Document
from dateline.workspace import config
from dateline.workspace.fold.finding import FOLDER
from dateline.workspace.store import FILE, Store

_HEAD, _BLOCK = 12_288, 262_144  # of a file of DuckDB: its headers, and each of its blocks

# Folds a folder, and dies when a file is opened or named for the nth time.
DYING = """
import os, signal, sys
from pathlib import Path
from dateline import workspace
left, folder = int(sys.argv[2]), sys.argv[1]
def watch(event, details):
    global left
    if event in {"open", "os.rename"} and str(details[0]).startswith(f"{folder}/fold"):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
workspace.fold(folder)
"""


def folds(folder):
    """The files of a folder's folds."""
    return sorted(one.name for one in (folder / FOLDER).iterdir())


def damage(path, kind):
    """Spoil a file."""
    content = path.read_bytes()
    spoilt = {
        "cut": content[: len(content) // 2],
        "empty": b"",
        "other": b"SQLite format 3\x00" * 300,
        "blank": bytes(len(content)),
    }
    path.write_bytes(spoilt[kind])


def test_a_folder_without_a_fold_opens(small):
    """As those of earlier versions do; the next build folds it."""
    said = tell_whole(dateline.open(small))
    shutil.rmtree(small / FOLDER)
    graph = dateline.open(small)
    assert not is_folded(graph)
    assert tell_whole(graph) == said
    assert not (small / FOLDER).exists()
    workspace.fold(small)
    assert is_folded(dateline.open(small))


def test_a_large_graph_is_folded_before_it_is_opened(small, monkeypatch):
    """It isn't computed in memory, unless its folder can't be written."""
    said = tell_whole(dateline.open(small))
    shutil.rmtree(small / FOLDER)
    monkeypatch.setattr(workspace, "_AT_HAND", workspace.count_documents(small))
    assert not is_folded(dateline.open(small))
    monkeypatch.setattr(workspace, "_AT_HAND", workspace.count_documents(small) - 1)
    graph = dateline.open(small)
    assert is_folded(graph)
    assert tell_whole(graph) == said
    shutil.rmtree(small / FOLDER)
    (small / FOLDER).write_text("in its place")
    assert tell_whole(dateline.open(small)) == said


def test_who_stays_folds_what_has_no_fold(small):
    """As after an update; a folder that can't be written is read as it is, and a fold is kept."""
    shutil.rmtree(small / FOLDER)
    workspace.keep_folded(small)
    assert is_folded(dateline.open(small))
    before = folds(small)
    workspace.keep_folded(small)
    assert folds(small) == before
    shutil.rmtree(small / FOLDER)
    (small / FOLDER).write_text("in its place")
    workspace.keep_folded(small)
    assert not is_folded(dateline.open(small))


def test_a_fold_that_is_there_is_kept(small):
    """A build that changes nothing folds nothing."""
    (one,) = (small / FOLDER).iterdir()
    before = one.stat().st_mtime_ns
    workspace.fold(small)
    assert one.stat().st_mtime_ns == before


def add_document(folder):
    with Store(folder / FILE) as opened:
        opened.add([Document(id="new", text="Nothing.")], [], [], version="hand@1")


def change_document(folder):
    with Store(folder / FILE) as opened:
        opened.run("UPDATE documents SET title = 'Another'")


def decide_anew(folder):
    with Store(folder / FILE) as opened:
        opened.replace_decisions([], by="hand@1")


def note_id(folder):
    with Store(folder / FILE) as opened:
        opened.run("INSERT INTO ids VALUES ('person/a', 'b')")


def note_claim_id(folder):
    with Store(folder / FILE) as opened:
        opened.run("INSERT INTO claim_ids VALUES ('a', 'b')")


def hide(folder):
    with Store(folder / FILE) as opened:
        opened.run("INSERT INTO hidden SELECT id FROM documents LIMIT 1")


def correct_by_hand(folder):
    with (folder / config.CORRECTIONS).open("a") as file:
        file.write('[[correction]]\ndo = "rename"\nthing = "Orbit"\nto = "Orbital"\n')


@pytest.mark.parametrize(
    "change",
    [add_document, change_document, decide_anew, note_id, note_claim_id, hide, correct_by_hand],
)
def test_a_stale_fold_is_not_used(small, change):
    """Whatever it follows from has changed meanwhile, be it by another version or by hand."""
    before = folds(small)
    change(small)
    graph = dateline.open(small)
    assert not is_folded(graph)
    assert tell_whole(graph) == tell_whole(assemble(small))
    workspace.fold(small)
    assert is_folded(dateline.open(small))
    assert len(folds(small)) == 1
    assert folds(small) != before


def test_corrections_are_folded(small):
    """A correction is made, and taken back: each time, the graph is there at once."""
    dateline.correct(small, do="rename", thing="Orbit", to="Orbital")
    graph = dateline.open(small)
    assert is_folded(graph)
    assert graph.entity("Orbit").label == "Orbital"
    assert len(folds(small)) == 1


@pytest.mark.parametrize("kind", ["cut", "empty", "other", "blank"])
def test_a_damaged_fold_is_not_used(small, kind):
    """It is as if there were none, and the next build makes it again."""
    said = tell_whole(assemble(small))
    (path,) = (small / FOLDER).iterdir()
    damage(path, kind)
    graph = dateline.open(small)
    assert not is_folded(graph)
    assert tell_whole(graph) == said
    workspace.fold(small)
    assert is_folded(graph := dateline.open(small))
    assert tell_whole(graph) == said


def test_damage_to_any_block_is_found(small, tmp_path):
    """Blocks have sums: what isn't as it was written is told or done without, and made again."""
    said = tell_whole(assemble(small))
    (path,) = (small / FOLDER).iterdir()
    content = path.read_bytes()
    outcomes = set()
    for at in range(_HEAD + _BLOCK // 2, len(content), _BLOCK):
        folder = shutil.copytree(small, tmp_path / str(at))
        spoilt = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        (folder / FOLDER / path.name).write_bytes(spoilt)
        graph = dateline.open(folder)
        try:
            assert tell_whole(graph) == said
            outcomes.add("folded" if is_folded(graph) else "assembled")
        except GraphFolderError as error:
            outcomes.add(str(error).rpartition("; ")[2])
        del graph
        workspace.fold(folder)
        assert tell_whole(dateline.open(folder)) == said
    assert {"run `build` to make it anew", "assembled"} <= outcomes


def test_a_fold_that_lacks_rows_is_not_used(small):
    """As when its last rows were never written."""
    (path,) = (small / FOLDER).iterdir()
    with duckdb.connect(path) as connection:
        connection.execute("DELETE FROM facts WHERE n = 0")
    assert not is_folded(dateline.open(small))


def test_killed_at_any_moment_it_leaves_a_usable_folder(small):
    """What a dead fold left behind is never read, and gone after the next."""
    said = tell_whole(dateline.open(small))
    moment = 0
    done = None
    while done != 0:
        moment += 1
        shutil.rmtree(small / FOLDER)
        done = subprocess.run(
            [sys.executable, "-c", DYING, str(small), str(moment)],
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).returncode
        assert done in {0, -signal.SIGKILL}
        graph = dateline.open(small)
        assert is_folded(graph) == (done == 0)
        assert tell_whole(graph) == said
        workspace.fold(small)
        assert len(folds(small)) == 1
        assert tell_whole(dateline.open(small)) == said
    assert moment > 10


def test_killed_while_it_follows_it_leaves_a_usable_folder(small, tmp_path):
    """What a dead one left beside its copy of the fold isn't read with the next copy."""
    add_document(small)
    moments, left = 0, set()
    while moments < 3 or "fold.part.wal" not in left:
        moments += 3
        folder = shutil.copytree(small, tmp_path / str(moments))
        subprocess.run(
            [sys.executable, "-c", DYING, str(folder), str(moments)],
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        left = set(folds(folder))
        assert left & {"fold.part", "fold.part.wal"}
        workspace.fold(folder)
        assert len(folds(folder)) == 1
        assert is_folded(graph := dateline.open(folder))
        assert tell_whole(graph) == tell_whole(assemble(folder))


def test_damage_to_any_block_is_mended_where_something_is_new(small, tmp_path):
    """A fold that can't be followed is made of nothing."""
    (path,) = (small / FOLDER).iterdir()
    content = path.read_bytes()
    add_document(small)
    said = None
    for at in range(_HEAD + _BLOCK // 2, len(content), 6 * _BLOCK):
        folder = shutil.copytree(small, tmp_path / str(at))
        spoilt = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        (folder / FOLDER / path.name).write_bytes(spoilt)
        workspace.fold(folder)
        said = said or tell_whole(assemble(folder))
        assert is_folded(graph := dateline.open(folder))
        assert tell_whole(graph) == said


def test_who_reads_a_fold_goes_on_when_there_is_another(small):
    """As `serve` does, until it looks again."""
    said = tell_whole(dateline.open(small))
    graph = dateline.open(small)
    add_document(small)
    workspace.fold(small)
    assert tell_whole(graph) == said
    assert "new" in dateline.open(small).documents


def test_what_cannot_be_written_is_told(small):
    """A file in the place of the folder is one line of error, and no harm to the graph."""
    said = tell_whole(dateline.open(small))
    shutil.rmtree(small / FOLDER)
    (small / FOLDER).touch()
    with pytest.raises(GraphFolderError, match="can't be used as a graph's fold"):
        workspace.fold(small)
    assert tell_whole(dateline.open(small)) == said
