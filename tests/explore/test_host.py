"""The folder that is served: read again when it changes, and never half."""

from __future__ import annotations

import pytest
from tests.explore import story

from dateline.core.errors import ConfigError, GraphFolderError, QueryError
from dateline.explore.host import Host
from dateline.graph import corrections
from dateline.workspace import correct, store
from dateline.workspace.store import Store


def rename(to):
    """An entry that renames Orbit."""
    return correct.make_correction("rename", thing="Orbit", to=to)


def test_a_changed_folder_is_read_again(folder):
    """What a build or an editor does shows without a restart."""
    host = Host(folder)
    first = host.snapshot
    assert host.snapshot is first
    assert host.revision == 1
    corrections.append_corrections(folder, [rename("Orbit Inc")])
    assert host.wait().graph.entity("Orbit").label == "Orbit Inc"
    assert host.wait() is host.snapshot
    assert host.revision == 2


def test_a_folder_that_cant_be_read_keeps_the_last_snapshot(folder):
    """A broken file is told, and mended it is read."""
    host = Host(folder)
    path = folder / "corrections.toml"
    good = path.read_bytes()
    path.write_bytes(b"nonsense")
    assert host.wait().graph.entity("Orbit").label == "Orbit"
    assert "corrections.toml" in host.failure
    path.write_bytes(good)
    host.wait()
    assert host.failure is None


def test_a_build_that_holds_the_store_doesnt_stop_it(folder):
    """While somebody writes, the last snapshot is served; afterwards the new one."""
    host = Host(folder)
    with Store(folder / store.FILE) as opened:
        opened.run("INSERT INTO ids VALUES (?, ?)", ["organization/orbital", "nowhere"])
        assert len(host.wait().graph.documents) == 3
    assert host.wait().graph is not None
    assert host.failure is None


def test_a_folder_that_is_none_is_refused(tmp_path):
    """At the start, in one line."""
    with pytest.raises(GraphFolderError):
        Host(tmp_path / "none")


def test_a_correction_returns_the_graph_that_follows_it(folder):
    """And what is served next is that graph; nothing is read a second time."""
    host = Host(folder)
    said, made = host.correct(lambda _: {"do": "rename", "thing": "Orbit", "to": "Orbit Inc"})
    assert "“Orbit Inc”" in said
    assert host.snapshot is made


def test_a_correction_that_fails_leaves_nothing_to_undo(folder):
    """What was never written can't be taken away."""
    host = Host(folder)
    with pytest.raises(ConfigError):
        host.correct(lambda _: {"do": "rename", "thing": "Nobody", "to": "x"})
    assert host.undoable == 0
    assert host.undo() is None


def test_a_part_is_served_as_a_graph(folder):
    """Nothing of the rest is found or marked, and corrections and builds leave it a part."""
    host = Host(folder, choose=lambda graph: graph.subgraph(around="Ann Ode", kinds="Person"))
    some, whole = host.snapshot, Host(folder).snapshot
    assert [one.id for one in some.graph.entities()] == ["person/ann-ode"]
    assert some.find("organization/orbit") is None
    assert whole.find("organization/orbit") is not None
    named = {one.id for _, one in whole.marks(story.FIRST.id)}
    assert "organization/orbit" in named
    assert {one.id for _, one in some.marks(story.FIRST.id)} == {"person/ann-ode"}
    assert len(some.questions) == 1
    nobody = Host(folder, choose=lambda graph: graph.subgraph(around="Karsk", hops=0))
    assert len(nobody.snapshot.questions) == 0
    _, made = host.correct(lambda _: {"do": "rename", "thing": "Ann Ode", "to": "Anna Ode"})
    assert [one.label for one in made.graph.entities()] == ["Anna Ode"]
    corrections.append_corrections(folder, [rename("Orbit Inc")])
    assert [one.label for one in host.wait().graph.entities()] == ["Anna Ode"]


def test_a_part_that_there_is_not_is_told(folder):
    """At the start; a name that goes later keeps the last snapshot."""
    with pytest.raises(QueryError):
        Host(folder, choose=lambda graph: graph.subgraph(around="Nobody"))
