import sys
import threading
import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.errors import ModelError
from dateline.core.time_limit import TimeLimitExceeded, time_limit
from dateline.reader import TrainedReader
from dateline.reader import reading as module
from dateline.reader.reading import _in_blocks

TEXT = (
    "German Chancellor Angela Merkel met the Hungarian prime minister, Viktor Orban, in Berlin "
    "on Monday. Merkel said the European Union would help. The EU's border agency, Frontex, is "
    "based in Warsaw, the Polish capital."
)
OTHER = "Siemens AG of Munich builds trains for Turkey, its chief executive Joe Kaeser said."


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    return TrainedReader.load()


def test_names_stand_where_they_say_and_do_not_overlap(reader: TrainedReader) -> None:
    found = reader.read(TEXT).mentions
    named = {TEXT[m.start : m.end]: m.label for m in found}
    assert named["Angela Merkel"] == "person"
    assert named["Berlin"] == "location"
    assert named["European Union"] == "organization"
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_surname_and_an_acronym_find_their_full_names(reader: TrainedReader) -> None:
    clusters = [{TEXT[m.start : m.end] for m in row} for row in reader.read(TEXT).clusters]
    assert {"Angela Merkel", "Merkel"} in clusters
    assert {"European Union", "EU"} in clusters


def test_relations_run_between_its_own_clusters_and_mentions(reader: TrainedReader) -> None:
    reading = reader.read(TEXT)
    assert reading.relations
    for one in reading.relations:
        assert one.subject != one.object
        assert reading.mentions[one.subject_at].cluster == one.subject
        assert reading.mentions[one.object_at].cluster == one.object
        assert 0 < one.confidence <= 1


def test_what_is_read_beside_changes_nothing(reader: TrainedReader) -> None:
    alone = [reader.read(TEXT), reader.read(OTHER)]
    assert list(reader.read_all([TEXT, OTHER])) == alone
    assert list(reader.read_all([OTHER, TEXT])) == alone[::-1]


def test_reading_ahead_leaves_the_interpreter_as_it_is(reader):
    """How often threads take turns is the caller's business, during the readings and after."""
    before = sys.getswitchinterval()
    left = reader.read_all([TEXT, OTHER])
    next(left)
    assert sys.getswitchinterval() == before
    left.close()
    assert sys.getswitchinterval() == before


class Endless:
    """A network that doesn't finish a text before it is let go."""

    def __init__(self):
        """Wait for `go`."""
        self.go = threading.Event()
        self.started = threading.Event()

    def encode(self, text):
        """Start, and wait."""
        self.started.set()
        self.go.wait(timeout=30)
        raise ModelError(text)


def test_what_interrupts_the_caller_does_not_wait_for_a_text():
    """A time limit ends the wait at once, while the text is still being read."""
    network = Endless()
    started = time.monotonic()
    with pytest.raises(TimeLimitExceeded), time_limit(0.3):
        list(TrainedReader(network).read_all([TEXT, OTHER]))
    assert network.started.is_set()
    assert not network.go.is_set()
    assert time.monotonic() - started < 4  # the limit rings again 5 seconds after the first time
    network.go.set()


def test_reading_starts_before_the_first_reading_is_asked_for():
    """A caller parses a whole batch first, and the reader has a core of its own meanwhile."""
    network = Endless()
    readings = TrainedReader(network).read_all([TEXT, OTHER])
    assert network.started.wait(timeout=10)
    readings.close()
    network.go.set()


class Noting:
    """A network that notes what it encodes, when it is let go, and can't."""

    def __init__(self):
        """Nothing yet."""
        self.go = threading.Event()
        self.seen = []

    def encode(self, text):
        """Note it."""
        self.go.wait(timeout=30)
        self.seen.append(text)
        raise ModelError(text)


def test_what_is_let_go_is_not_read():
    """One thread reads for all who ask, and for nobody who doesn't wait any more."""
    network = Noting()
    reader = TrainedReader(network)
    first, dropped, last = (reader.read_all(texts) for texts in (["a"], ["c"], ["d"]))
    dropped.close()
    network.go.set()
    for readings in (last, first):
        with pytest.raises(ModelError):
            next(readings)
    assert sorted(network.seen) == ["a", "d"]


def test_given_its_own_entities_it_relates_them_alike(reader: TrainedReader) -> None:
    reading = reader.read(TEXT)
    spans = [[(m.start, m.end) for m in row] for row in reading.clusters]
    again = {(r.subject, r.label, r.object) for r in reader.relate(TEXT, spans)}
    assert again == {(r.subject, r.label, r.object) for r in reading.relations}


def test_the_grid_of_many_entities_is_put_together_from_blocks() -> None:
    size = 200

    def run(chosen: np.ndarray) -> np.ndarray:
        assert len(chosen) <= 96
        return np.stack([chosen[:, None] + 0 * chosen, 0 * chosen[:, None] + chosen], axis=-1)

    grid = _in_blocks(run, size, most=96)
    rows = np.arange(size)
    assert (grid[..., 0] == rows[:, None]).all()
    assert (grid[..., 1] == rows[None]).all()


def test_every_layer_reads(reader: TrainedReader) -> None:
    for layer in reader.layers:
        assert reader.read(OTHER, layer=layer).layer == layer


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    found = TrainedReader.load().read(text).mentions
    assert all(text[m.start : m.end].strip() for m in found)


def test_a_text_of_very_many_names_is_read_in_stretches(reader, monkeypatch):
    """What is numbered goes on from stretch to stretch, and offsets are those of the whole text."""
    monkeypatch.setattr(module, "_NAMES", 4)
    text = f"{TEXT} {OTHER} {TEXT}"
    encoded = reader.network.encode(text)
    parts = reader._stretches(text, encoded, "dwie")
    assert len(parts) > 2
    assert np.array_equal(np.concatenate([one.states for one in parts]), encoded.states)
    found = reader.interpret(text, encoded)
    whole = reader._stretch(text, encoded, "dwie", relations=True)
    assert {(m.start, m.end) for m in found.mentions} == {(m.start, m.end) for m in whole.mentions}
    assert {text[m.start : m.end] for m in found.mentions} >= {"Viktor Orban", "Joe Kaeser"}
    assert sorted({m.cluster for m in found.mentions}) == list(range(len(found.clusters)))
    for one in found.relations:
        assert found.mentions[one.subject_at].cluster == one.subject
        assert found.mentions[one.object_at].cluster == one.object
    assert max(one.subject_at for one in found.relations) > 4  # beyond the first stretch
    assert len(found.clusters) > len(whole.clusters)
