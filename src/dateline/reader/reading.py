"""Reading a text with the network: from its numbers to mentions, clusters and relations.

Guarantees: the same text gives the same reading whatever was read before or beside it. Mentions
of one layer never overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import combinations, pairwise
from math import isqrt
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from dateline.core.reading import Found, Reading, Related, join_readings
from dateline.reader import decode, likeness
from dateline.reader.ahead import Ahead
from dateline.reader.closure import add_implied, lower_rivals
from dateline.reader.decode import Floats, Ids
from dateline.reader.network import (
    FOLDER,
    LAYER,
    Calibration,
    Encoded,
    Layer,
    Network,
    piece_ranges,
)

Span = tuple[int, int]

_CELLS = 20_000_000  # pairs by pieces of one run of the relations: 80 MB a copy
_NAMES = 192  # different names read at once: more than the 136 of the fullest of 760 articles
_LEAST_TYPE = 0.3  # a finer label less probable than this isn't worth telling


class TrainedReader:
    """The trained reader."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._ahead = Ahead("reader")

    @classmethod
    def load(cls, folder: Path = FOLDER) -> TrainedReader:
        """The reader of a folder, the bundled one by default; loaded once a process.

        Raises:
            ModelError: a file is missing, or isn't the one that was shipped.
        """
        return _load_reader(folder)

    @property
    def layers(self) -> tuple[str, ...]:
        """Names of the annotation schemes that it knows."""
        return tuple(self.network.layers)

    def read(self, text: str, *, layer: str = LAYER) -> Reading:
        """Read one text by one layer, and note what the other layers name in it.

        Raises:
            KeyError: there is no such layer.
        """
        encoded = self.network.encode(text)
        said = self.interpret(text, encoded, layer=layer)
        others = (self._name(encoded, other) for other in encoded.tags if other != layer)
        return replace(said, others=tuple(others))

    def _name(self, encoded: Encoded, layer: str) -> Reading:
        """What a layer names, each mention by itself."""
        words, classes = encoded.cut.words, self.network.layers[layer].classes
        temperature = self.network.calibration(layer).names
        named = decode.decode_names(encoded.tags[layer], temperature=temperature)
        mentions = tuple(
            Found(
                start=int(words[one.low, 0]), end=int(words[one.high - 1, 1]),
                label=classes[one.label], confidence=one.sure, cluster=at,
            )
            for at, one in enumerate(named)
        )  # fmt: skip
        return Reading(layer=layer, mentions=mentions)

    def read_all(self, texts: Iterable[str], *, layer: str = LAYER) -> Iterator[Reading]:
        """Read texts one after the other, from now on, ahead of whoever asks for the readings."""
        return self._ahead.results(partial(self.read, text, layer=layer) for text in texts)

    def interpret(
        self, text: str, encoded: Encoded, *, layer: str = LAYER, relations: bool = True
    ) -> Reading:
        """What a layer makes of a text that is encoded already.

        All names are compared with all others, so a text of very many is read in stretches: nothing
        is one with, or related to, what stands in another stretch.
        """
        stretches = self._stretches(text, encoded, layer)
        return join_readings(
            layer, [self._stretch(text, one, layer, relations=relations) for one in stretches]
        )

    def _stretches(self, text: str, encoded: Encoded, layer: str) -> list[Encoded]:
        """A text as it can be read at once: the whole of it, but for lists of hundreds of names."""
        scores = encoded.tags.get(layer)
        if scores is None or np.count_nonzero(scores.argmax(axis=1)) <= _NAMES:
            return [encoded]
        named = decode.decode_names(scores, temperature=self.network.calibration(layer).names)
        words = encoded.cut.words
        chars = [(int(words[n.low, 0]), int(words[n.high - 1, 1])) for n in named]
        keys = decode.name_keys(text, chars, [n.label for n in named])
        cuts = [named[at].low for at in decode.find_cuts(keys, most=_NAMES)]
        return [encoded.stretch(low, high) for low, high in pairwise((0, *cuts, len(scores)))]

    def _stretch(self, text: str, encoded: Encoded, layer: str, *, relations: bool) -> Reading:
        scheme = self.network.layers[layer]
        calibration = self.network.calibration(layer)
        scores = encoded.tags.get(layer)
        if scores is None or not len(scores):
            return Reading(layer=layer)
        named = decode.decode_names(scores, temperature=calibration.names)
        if not named:
            return Reading(layer=layer)
        words = encoded.cut.words
        chars = [(int(words[n.low, 0]), int(words[n.high - 1, 1])) for n in named]
        places = piece_ranges(encoded.cut, np.asarray([(n.low, n.high) for n in named]))
        vectors = decode.pool_states(encoded.states, places)
        labels = [n.label for n in named]
        owners = self._clusters(text, layer, chars, labels, vectors)
        cluster_of = {mention: at for at, row in enumerate(owners) for mention in row}
        types = self._types(layer, scheme, vectors, owners)
        mentions = tuple(
            Found(
                start=start, end=end, label=scheme.classes[name.label],
                types=types[cluster_of[at]], confidence=name.sure, cluster=cluster_of[at],
            )
            for at, (name, (start, end)) in enumerate(zip(named, chars, strict=True))
        )  # fmt: skip
        related = self._related(layer, encoded, places, vectors, owners) if relations else ()
        return Reading(layer=layer, mentions=mentions, relations=related)

    def relate(
        self, text: str, entities: Sequence[Sequence[Span]], *, layer: str = LAYER
    ) -> tuple[Related, ...]:
        """The relations between entities that somebody else found.

        Args:
            text: the whole text.
            entities: the character ranges of each one's mentions; at least one each.
            layer: the annotation scheme.

        Returns:
            Relations; `subject` and `object` number the entities, `subject_at` and `object_at`
            their mentions in the order given. A mention that holds no word is left out of account.
        """
        encoded = self.network.encode(text)
        if len(entities) < 2 or not len(encoded.cut.words):  # noqa: PLR2004 - a relation has two ends
            return ()
        places, owners = _locate_entities(encoded, entities)
        return self._related(
            layer, encoded, places, decode.pool_states(encoded.states, places), owners
        )

    def scores(self, encoded: Encoded, entities: Sequence[Sequence[Span]], *, layer: str) -> Floats:
        """Raw scores of every pair, column 0 the threshold: what calibration starts from."""
        places, owners = _locate_entities(encoded, entities)
        vectors = decode.pool_states(encoded.states, places)
        return self._scores(layer, encoded, places, vectors, owners)[0]

    def _clusters(
        self, text: str, layer: str, chars: list[Span], labels: list[int], vectors: Floats
    ) -> list[list[int]]:
        """Indices of mentions that name one thing, a row a thing, in order of the first."""
        if not self.network.has(f"names.{layer}"):
            return [[at] for at in range(len(chars))]
        groups = decode.group_names(text, chars, labels)
        rows = [[0]]
        if len(groups) > 1:
            same = self._same(layer, groups, vectors)
            sizes = [len(group.mentions) for group in groups]
            rows = decode.cluster_groups(
                same, sizes, threshold=self.network.calibration(layer).same
            )
        owners = [sorted(m for group in row for m in groups[group].mentions) for row in rows]
        return sorted(owners)

    def _same(self, layer: str, groups: list[decode.NameGroup], vectors: Floats) -> Floats:
        size = len(groups)
        names = np.stack([vectors[group.mentions].mean(axis=0) for group in groups])
        labels = np.eye(len(self.network.layers[layer].classes), dtype=np.float32)
        pairs = np.asarray(list(combinations(range(size), 2)))
        alike = likeness.compare_names([group.surface for group in groups])[
            pairs[:, 0], pairs[:, 1]
        ]
        inputs: dict[str, Floats] = {
            "names": names.astype(np.float32),
            "labels": labels[[group.label for group in groups]],
            "pairs": pairs,
            "alike": alike,
        }
        found = np.zeros((size, size), dtype=np.float32)
        found[pairs[:, 0], pairs[:, 1]] = decode.sigmoid(self.network.run(f"names.{layer}", inputs))
        made: Floats = found + found.T
        return made

    def _types(
        self, layer: str, scheme: Layer, vectors: Floats, owners: list[list[int]]
    ) -> list[tuple[tuple[str, float], ...]]:
        if not self.network.has(f"types.{layer}"):
            return [()] * len(owners)
        entities = decode.entity_vectors(vectors, owners)
        chances = decode.sigmoid(self.network.run(f"types.{layer}", {"entities": entities}))
        out = []
        for row in chances.tolist():
            kept = [(scheme.types[at], round(p, 4)) for at, p in enumerate(row) if p >= _LEAST_TYPE]
            out.append(tuple(sorted(kept, key=lambda one: (-one[1], one[0]))))
        return out

    def _related(
        self,
        layer: str,
        encoded: Encoded,
        places: Ids,
        vectors: Floats,
        owners: list[list[int]],
    ) -> tuple[Related, ...]:
        if len(owners) < 2 or not self.network.has(f"relations.{layer}"):  # noqa: PLR2004 - two ends
            return ()
        scores, nearest = self._scores(layer, encoded, places, vectors, owners)
        calibration = self.network.calibration(layer)
        scheme = self.network.layers[layer]
        chances = lower_rivals(
            add_implied(relation_probabilities(scores, calibration), scheme), scheme, calibration
        )
        return tuple(
            Related(
                subject=a,
                label=scheme.relations[r],
                object=b,
                confidence=round(float(chances[a, b, r]), 4),
                subject_at=int(nearest[a, b]),
                object_at=int(nearest[b, a]),
            )
            for a, b, r in np.argwhere(chances >= calibration.relation_least).tolist()
            if a != b
        )

    def _scores(
        self,
        layer: str,
        encoded: Encoded,
        places: Ids,
        vectors: Floats,
        owners: Sequence[Sequence[int]],
    ) -> tuple[Floats, Ids]:
        """Scores of the grid of pairs, and for each pair the nearest mention of its first."""
        away, apart, nearest = decode.measure_distances(places, owners, len(encoded.states))
        entities = decode.entity_vectors(vectors, owners)

        def run(chosen: Ids) -> Floats:
            inputs: dict[str, Floats] = {
                "entities": entities[chosen],
                "states": encoded.states,
                "away": away[chosen],
                "apart": apart[np.ix_(chosen, chosen)],
            }
            return self.network.run(f"relations.{layer}", inputs)

        most = max(2, isqrt(_CELLS // len(encoded.states)))
        return _in_blocks(run, len(owners), most=most), nearest


def _in_blocks(run: Callable[[Ids], Floats], size: int, *, most: int) -> Floats:
    """The grid of all pairs, from runs over so many entities: memory grows with their square."""
    if size <= most:
        return run(np.arange(size))
    half = most // 2
    parts = [np.arange(at, min(at + half, size)) for at in range(0, size, half)]
    rows = []
    for left, right in combinations(parts, 2):
        chosen = np.concatenate([left, right])
        rows.append((chosen, run(chosen)))
    grid = np.zeros((size, size, rows[0][1].shape[-1]), dtype=np.float32)
    for chosen, scores in rows:
        grid[np.ix_(chosen, chosen)] = scores
    return grid


def relation_probabilities(scores: Floats, calibration: Calibration) -> Floats:
    """Probability of each label: its score against the pair's own threshold, column 0."""
    margin = scores[..., 1:] - scores[..., :1] + calibration.relation_shift
    return decode.sigmoid(margin / calibration.relations)


def _locate_entities(
    encoded: Encoded, entities: Sequence[Sequence[Span]]
) -> tuple[Ids, list[list[int]]]:
    """Piece ranges of all mentions, and each entity's indices among them."""
    places = piece_ranges(
        encoded.cut, _find_words(encoded, [span for row in entities for span in row])
    )
    owners: list[list[int]] = []
    for row in entities:
        at = sum(map(len, owners))
        owners.append(list(range(at, at + len(row))))
    return places, owners


def _find_words(encoded: Encoded, chars: Sequence[Span]) -> Ids:
    """Half-open ranges of the words that character ranges touch."""
    starts, ends = encoded.cut.words[:, 0], encoded.cut.words[:, 1]
    low = np.searchsorted(ends, [start for start, _ in chars], side="right")
    high = np.searchsorted(starts, [end for _, end in chars], side="left")
    last = len(starts) - 1
    return np.stack([np.minimum(low, last), np.clip(high, np.minimum(low, last) + 1, last + 1)], 1)


@cache
def _load_reader(folder: Path) -> TrainedReader:
    return TrainedReader(Network(folder))
