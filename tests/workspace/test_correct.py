from __future__ import annotations

import getpass

import pytest
from tests.graph.corrections.common import everything, folder_of

import dateline
from dateline.core.errors import ConfigError, GraphFolderError
from dateline.graph import corrections
from dateline.graph.corrections import parse_correction
from dateline.workspace import config


@pytest.fixture
def folder(tmp_path):
    """A graph folder of the tiny language."""
    return folder_of(tmp_path / "g")


def test_a_correction_is_written_and_followed(folder):
    """`dateline.correct` returns the graph with it, and so does whoever opens the folder next."""
    graph = dateline.correct(folder, do="rename", thing="Orbit", to="Orbit Inc", note="new name")
    assert graph.entity("Orbit").label == "Orbit Inc"
    assert everything(dateline.open(folder)) == everything(graph)
    (entry,) = corrections.read_corrections(folder)
    assert entry.author == getpass.getuser()
    assert entry.date is not None
    assert entry.note == "new name"


def test_taking_it_out_gives_the_graph_as_it_was(folder):
    """Without the entry, nothing of it is left."""
    before = dateline.open(folder)
    entry = parse_correction({"do": "same", "things": ["Orbit", "Lumen"]})
    added = corrections.append_corrections(folder, [entry])
    assert everything(dateline.open(folder)) != everything(before)
    corrections.retract_corrections(folder, added)
    assert everything(dateline.open(folder)) == everything(before)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"do": "rename", "thing": "Atlantis", "to": "X"}, "nothing in the graph is “Atlantis”"),
        ({"do": "rename", "thing": "Orbit", "to": "Orbit Ltd"}, "take that entry out first"),
        ({"do": "rename", "thing": "Orbit", "to": "Orbit Inc"}, "correction 1 says so already"),
        ({"do": "different", "things": ["Orbit", "Lumen"]}, "contradicts correction 2, same"),
        ({"do": "rename", "thing": "Orbit"}, "missing required field `to`"),
    ],
)
def test_what_can_not_be_followed_is_not_written(folder, values, said):
    """What matches nothing, is there already or contradicts what is there leaves the file alone."""
    dateline.correct(folder, do="rename", thing="Orbit", to="Orbit Inc")
    dateline.correct(folder, do="same", things=["Orbit", "Lumen"], note="a take-over")
    before = (folder / config.CORRECTIONS).read_bytes()
    with pytest.raises(ConfigError, match=said):
        dateline.correct(folder, **values)
    assert (folder / config.CORRECTIONS).read_bytes() == before


def test_only_a_graph_is_corrected(tmp_path):
    """A folder that is no graph gets no file."""
    with pytest.raises(GraphFolderError):
        dateline.correct(tmp_path, do="ignore", thing="X")
    assert list(tmp_path.iterdir()) == []
