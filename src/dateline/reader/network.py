"""The network's files and their sessions: loaded once, checked against their hashes.

Guarantees: a file that isn't the one that was shipped is never run. Every text is encoded by
itself, window by window: the int8 activations are scaled by what runs together, so that texts in
one batch would change each other's numbers, and the order of a build would show in its graph.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from dateline.core.errors import ModelError
from dateline.core.machine import count_cores
from dateline.core.offline import report_nothing
from dateline.reader import pieces
from dateline.reader.decode import Floats, Ids

report_nothing()

import onnxruntime as ort  # noqa: E402

FOLDER = Path(__file__).parent / "model"
LAYER = "dwie"  # builds read by it; only evaluation needs the heads of the others
_CLS, _SEP = 101, 102
_MOST = 4  # threads; a window is too little work for more


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """What turns a layer's scores into probabilities, and where it says yes.

    Attributes:
        names: temperature of the tags.
        relations: temperature of a relation's margin over the pair's threshold.
        relation_shift: added to that margin, before.
        closed: slope of the log odds that the rules leave (see `closure`).
        rival: what a certain other object of a subject takes from the log odds.
        closed_shift: added to them.
        relation_least: probability from which a relation is told; where F1 is best, which is
            below one half, so whoever needs precision asks for more.
        same: least mean probability that joins two clusters of names.
    """

    names: float = 1.0
    relations: float = 1.0
    relation_shift: float = 0.0
    closed: float = 1.0
    rival: float = 0.0
    closed_shift: float = 0.0
    relation_least: float = 0.5
    same: float = 0.5


class Implication(msgspec.Struct, frozen=True, kw_only=True):
    """An implication that held in the training data: what is said in one way holds in another.

    Attributes:
        form: `same` (a r b ⇒ a t b), `inverse` (a r b ⇒ b t a), `chain` (a r b, b s c ⇒ a t c) or
            `fork` (a r b, c s b ⇒ a t c).
        given: the relations that it starts from: one, or two.
        then: the relation that follows.
        share: how often it did, 0 to 1.
    """

    form: str
    given: tuple[str, ...]
    then: str
    share: float


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """The labels of one annotation scheme, in the order of the network's columns.

    Attributes:
        classes: of names.
        relations: between things.
        types: of things.
        rules: what follows from what.
        single: of each relation, the share of subjects that have one object of it only.
    """

    classes: tuple[str, ...]
    relations: tuple[str, ...]
    types: tuple[str, ...]
    rules: tuple[Implication, ...] = ()
    single: tuple[float, ...] = ()


class _Description(msgspec.Struct, frozen=True, kw_only=True):
    version: int
    files: dict[str, str]
    layers: dict[str, Layer]
    calibration: dict[str, Calibration]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text through the encoder.

    Attributes:
        cut: its pieces and words.
        states: a row a piece.
        tags: BIO scores of each layer, a row a word.
    """

    cut: pieces.Pieces
    states: Floats
    tags: dict[str, Floats]

    def stretch(self, low: int, high: int) -> Encoded:
        """A stretch of the text: some of its words with their pieces, as one sentence."""
        first = self.cut.first
        start, end = int(first[low]), int(first[high])
        cut = pieces.Pieces(
            ids=self.cut.ids[start:end],
            shapes=self.cut.shapes[start:end],
            words=self.cut.words[low:high],
            first=first[low : high + 1] - start,
            sentences=np.asarray([0, high - low], dtype=np.int64),
            windows=(),
        )
        tags = {layer: scores[low:high] for layer, scores in self.tags.items()}
        return Encoded(cut, self.states[start:end], tags)


class Network:
    """The encoder and the heads, each loaded when first asked for."""

    def __init__(self, folder: Path = FOLDER, *, threads: int | None = None) -> None:
        """Read the description and check the files it names.

        Args:
            folder: where the model is.
            threads: how many cores a run may use; by default all but the one that parses, or as
                many as `OMP_NUM_THREADS` allows, if those are fewer.

        Raises:
            ModelError: a file is missing, or isn't the one described.
        """
        self.folder = folder
        self.threads = threads or _choose_threads()
        described = folder / "reader.json"
        try:
            made = msgspec.json.decode(described.read_bytes(), type=_Description)
        except (OSError, msgspec.DecodeError) as error:
            message = f"{described}: the reader's model can't be read ({error}); install again"
            raise ModelError(message) from error
        self.layers, self._files = made.layers, made.files
        self.version = made.version
        self.calibrations = made.calibration
        self._sessions: dict[str, ort.InferenceSession] = {}

    def calibration(self, layer: str) -> Calibration:
        """A layer's calibration; neutral where it has none."""
        return self.calibrations.get(layer, Calibration())

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer over the shipped vocabulary."""
        self._bytes("vocabulary.txt")
        return pieces.make_tokenizer(self.folder / "vocabulary.txt")

    @cached_property
    def overflows(self) -> bool:
        """Whether products in int8 are cut off at 16 bits here, as by processors without VNNI.

        ONNX Runtime has a slower way for these, by which all processors read alike. Where it is
        asked to find out by itself, it goes that way on those with AMX, too, at 2.7 times the time.
        """
        left = np.full((1, 64), 255, dtype=np.uint8)
        probe = ort.InferenceSession(self._bytes("probe.onnx"), providers=["CPUExecutionProvider"])
        (sums,) = probe.run(None, {"left": left})
        return bool(np.any(sums != left.sum(dtype=np.int32) * 127))

    def encode(self, text: str) -> Encoded:
        """Cut one text and run the encoder over its windows."""
        cut = pieces.cut_text(text, self.tokenizer)
        rows = [self._window(cut, low, high) for low, high in cut.windows]
        if not rows:
            return Encoded(cut, np.zeros((0, 1), np.float32), {})
        joined = {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}
        states = joined.pop("states")
        first = cut.first[:-1]
        tags = {name.removeprefix("tags."): values[first] for name, values in joined.items()}
        return Encoded(cut, states, tags)

    def run(self, head: str, inputs: Mapping[str, npt.NDArray[Any]]) -> Floats:
        """Scores of one head (`relations.dwie`)."""
        (scores,) = self._session(f"{head}.onnx").run(None, dict(inputs))
        found: Floats = scores
        return found

    def has(self, head: str) -> bool:
        """Whether the model has a head of this name, in this installation or not."""
        return f"{head}.onnx" in self._files

    def expect_layer(self, layer: str) -> None:
        """Make sure that this installation has all heads of a layer.

        Raises:
            ModelError: it hasn't: it was made from a wheel, which has those of `LAYER` only.
        """
        for name in self._files:
            if name.endswith(f".{layer}.onnx") and not (self.folder / name).exists():
                raise _missing_file(self.folder / name)

    def _window(self, cut: pieces.Pieces, low: int, high: int) -> dict[str, Floats]:
        """Run one window by itself: without padding, and in the cache, it is fastest so."""
        ids = np.asarray([[_CLS, *cut.ids[low:high], _SEP]])
        shapes = np.zeros_like(ids)
        shapes[0, 1:-1] = cut.shapes[low:high]
        mask = np.ones(ids.shape, dtype=np.float32)
        session = self._session("encoder.onnx")
        names = [output.name for output in session.get_outputs()]
        outputs = session.run(names, {"ids": ids, "shapes": shapes, "mask": mask})
        return {name: values[0, 1:-1] for name, values in zip(names, outputs, strict=True)}

    def _session(self, name: str) -> ort.InferenceSession:
        if name not in self._sessions:
            content = self._bytes(name)
            options = ort.SessionOptions()
            options.intra_op_num_threads = self.threads
            options.log_severity_level = 3
            options.enable_cpu_mem_arena = False  # keeps what the longest article took, for nothing
            if self.overflows:
                options.add_session_config_entry("session.x64quantprecision", "1")
            self._sessions[name] = ort.InferenceSession(
                content, options, providers=["CPUExecutionProvider"]
            )
        return self._sessions[name]

    def _bytes(self, name: str) -> bytes:
        path = self.folder / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _missing_file(path) from error
        if hashlib.sha256(content).hexdigest() != self._files.get(name):
            message = f"{path}: not the file that was shipped (its hash differs); install again"
            raise ModelError(message)
        return content


def _choose_threads() -> int:
    """As many threads as a window keeps busy, within what the machine and its user have for us."""
    allowed = os.environ.get("OMP_NUM_THREADS", "")
    most = int(allowed) if allowed.isdecimal() else _MOST
    return max(1, min(_MOST, count_cores() - 1, most))


def _missing_file(path: Path) -> ModelError:
    """What to do about a file that isn't there; wheels leave out what only evaluation needs."""
    if path.name.startswith("relations.") and path.name != f"relations.{LAYER}.onnx":
        do = "evaluate from a checkout of the source: pip install -e ."
    else:
        do = "install again"
    return ModelError(f"{path}: a file of the reader's model is missing; {do}")


def piece_ranges(cut: pieces.Pieces, words: Ids) -> Ids:
    """Piece ranges of half-open word ranges; shape (ranges, 2)."""
    found: Ids = cut.first[words]
    return found
