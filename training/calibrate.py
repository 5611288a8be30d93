"""Calibrate an exported model on held-out documents: `python -m training.calibrate`.

Fits, for each layer, the temperature of its names, the slope and shift of its relations (Platt
scaling: two numbers) and what rivals count (three more), mines the rules from the training
documents, and picks where F1 is best (of sentences, with the names that it finds itself); writes
all of it into `reader.json` and prints a reliability table for the model card.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.evaluate.coreference import MEASURES
from dateline.evaluate.counts import sum_tallies
from dateline.reader import decode
from dateline.reader.closure import add_implied, lower_rivals, rival_evidence
from dateline.reader.network import Calibration, Layer, Network
from dateline.reader.reading import TrainedReader, relation_probabilities
from training import data
from training.rules import count_single_objects, mine_rules

Floats = npt.NDArray[Any]
Triple = tuple[int, int, int]

_GRID = np.arange(0.10, 0.81, 0.02)
_ALIKE = 5e-4  # scores so near each other say nothing
_STILL = 1e-6  # a step this small changes nothing that is printed


class Held:
    """The held-out documents of one layer, encoded once."""

    def __init__(self, reader: TrainedReader, layer: str, rows: Sequence[dict[str, Any]]) -> None:
        self.reader, self.layer, self.rows = reader, layer, rows
        self.encoded = [reader.network.encode(row["text"]) for row in rows]

    def margins(self) -> Iterator[tuple[Floats, set[Triple], set[int]]]:
        """Of each document: scores of the grid, the gold triples, and the labels checked for."""
        labels = {
            one: at for at, one in enumerate(self.reader.network.layers[self.layer].relations)
        }
        for row, encoded in zip(self.rows, self.encoded, strict=True):
            by: dict[Any, list[tuple[int, int]]] = {}
            for mention in row["mentions"]:
                if mention["entity"] is not None:
                    by.setdefault(mention["entity"], []).append((mention["start"], mention["end"]))
            if len(by) > 1:
                at = {one: number for number, one in enumerate(by)}
                gold = {
                    (at[r["subject"]], labels[r["predicate"]], at[r["object"]])
                    for r in row["relations"]
                    if r["subject"] in at and r["object"] in at and r["predicate"] in labels
                }
                checked = row.get("annotated_properties", labels)
                scores = self.reader.scores(encoded, list(by.values()), layer=self.layer)
                yield scores, gold, {labels[one] for one in checked if one in labels}


def fit_logistic(features: Floats, gold: Floats) -> list[float]:
    """Weights of a logistic regression, the constant last, by Newton's method.

    A step that makes the likelihood worse is halved: where the two classes lie far apart, whole
    steps overshoot and never come back. With one feature it is Platt scaling.

    Args:
        features: shape (cases, features).
        gold: 1 where it holds, else 0.
    """
    x = np.column_stack([features, np.ones(len(features))]).astype(np.float64)

    def loss(at: Floats) -> float:
        z = x @ at
        return float((np.logaddexp(0, z) - gold * z).sum())

    found = np.zeros(x.shape[1])
    found[0] = 1.0
    for _ in range(50):
        p = decode.sigmoid(x @ found)
        hessian = (x * (p * (1 - p) + 1e-9)[:, None]).T @ x
        step = np.linalg.solve(hessian + 1e-6 * np.eye(len(found)), x.T @ (p - gold))
        while loss(found - step) > loss(found) and np.abs(step).max() > _STILL:
            step = step / 2
        if np.abs(step).max() <= _STILL:
            break
        found = found - step
    weights: list[float] = found.tolist()
    return weights


def calibrate_relations(held: Held, layer: Layer, start: Calibration) -> Calibration:
    """Fit the relations' curve, what rivals count, and the best threshold; rules applied."""
    grids = list(held.margins())
    kept = [_kept(scores[..., 1:].shape, checked) for scores, _, checked in grids]
    golds = np.concatenate(
        [_truth(keep.shape, gold)[keep] for keep, (_, gold, _) in zip(kept, grids, strict=True)]
    )
    margins = [scores[..., 1:] - scores[..., :1] for scores, _, _ in grids]
    slope, shift = fit_logistic(_cells(margins, kept), golds)
    made = msgspec.structs.replace(start, relations=1 / slope, relation_shift=shift / slope)
    chances = [add_implied(relation_probabilities(scores, made), layer) for scores, _, _ in grids]
    if layer.single:
        parts = [rival_evidence(one, layer) for one in chances]
        features = np.column_stack([_cells(list(side), kept) for side in zip(*parts, strict=True)])
        closed, rival, shift = fit_logistic(features, golds)
        made = msgspec.structs.replace(made, closed=closed, rival=-rival, closed_shift=shift)
        chances = [lower_rivals(one, layer, made) for one in chances]
    best = max((_best_f1(chances, grids, float(least)), float(least)) for least in _GRID)
    print(f"{held.layer}: relations F1 {best[0]:.4f} at {best[1]:.2f}, slope {slope:.3f}")
    reliability(_cells(chances, kept), golds)
    return msgspec.structs.replace(made, relation_least=round(best[1], 2))


def _kept(shape: tuple[int, ...], checked: set[int]) -> npt.NDArray[np.bool_]:
    """Which cells of a grid count: of labels that were checked for, and of two things."""
    keep = np.zeros(shape, dtype=np.bool_)
    keep[..., sorted(checked)] = True
    keep &= ~np.eye(shape[0], dtype=np.bool_)[..., None]
    return keep


def _truth(shape: tuple[int, ...], gold: set[Triple]) -> Floats:
    """1 in the cells of gold triples."""
    truth = np.zeros(shape, dtype=np.float32)
    for a, r, b in gold:
        truth[a, b, r] = 1
    return truth


def _cells(grids: Sequence[Floats], kept: Sequence[npt.NDArray[np.bool_]]) -> Floats:
    """The cells of all grids that count, in a row."""
    return np.concatenate([grid[keep] for grid, keep in zip(grids, kept, strict=True)])


def _best_f1(
    chances: list[Floats], grids: list[tuple[Floats, set[Triple], set[int]]], least: float
) -> float:
    hit = found = wanted = 0
    for chance, (_, gold, checked) in zip(chances, grids, strict=True):
        said = {
            (a, r, b)
            for a, b, r in np.argwhere(chance >= least).tolist()
            if a != b and r in checked
        }
        hit, found, wanted = hit + len(said & gold), found + len(said), wanted + len(gold)
    return 2 * hit / max(found + wanted, 1)


def best_threshold(held: Held, start: Calibration) -> Calibration:
    """Pick from where on relations are told when the names have to be found as well.

    For sentences, whose relations are read with their names; in articles many names are one thing,
    and the threshold for things that people marked stays.
    """
    network = held.reader.network
    network.calibrations[held.layer] = msgspec.structs.replace(start, relation_least=_GRID[0])
    wanted: set[tuple[Any, ...]] = set()
    found: dict[tuple[Any, ...], float] = {}
    for at, (row, encoded) in enumerate(zip(held.rows, held.encoded, strict=True)):
        places = {m["entity"]: (m["start"], m["end"]) for m in row["mentions"]}
        wanted |= {
            (at, places[r["subject"]], r["predicate"], places[r["object"]])
            for r in row["relations"]
        }
        reading = held.reader.interpret(row["text"], encoded, layer=held.layer)
        ours = {m.cluster: (m.start, m.end) for m in reading.mentions}
        found |= {
            (at, ours[r.subject], r.label, ours[r.object]): r.confidence for r in reading.relations
        }
    results = []
    for least in _GRID:
        said = {one for one, sure in found.items() if sure >= least}
        results.append((2 * len(said & wanted) / max(len(said) + len(wanted), 1), float(least)))
    print(f"{held.layer}: relations from text alone {max(results)[0]:.4f} at {max(results)[1]:.2f}")
    return msgspec.structs.replace(start, relation_least=round(max(results)[1], 2))


def calibrate_names(held: Held, start: Calibration) -> Calibration:
    """Fit the temperature under which a name's confidence is how often it is right."""
    layer = held.reader.network.layers[held.layer]
    golds = [
        {(m["start"], m["end"], data.coarse_class(held.layer, m["types"])) for m in row["mentions"]}
        for row in held.rows
    ]
    losses = []
    for temperature in np.arange(0.8, 2.6, 0.1):
        sure, right = [], []
        for encoded, gold in zip(held.encoded, golds, strict=True):
            for one in decode.decode_names(
                encoded.tags[held.layer], temperature=float(temperature)
            ):
                words = encoded.cut.words
                key = (
                    int(words[one.low, 0]),
                    int(words[one.high - 1, 1]),
                    layer.classes[one.label],
                )
                sure.append(one.sure)
                right.append(float(key in gold))
        p, y = np.clip(sure, 1e-4, 1 - 1e-4), np.asarray(right)
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        losses.append((float(loss), round(float(temperature), 2), p, y))
    best = min(losses, key=lambda one: one[:2])
    print(f"{held.layer}: names' temperature {best[1]}, log loss {best[0]:.4f}")
    reliability(best[2], best[3])
    return msgspec.structs.replace(start, names=best[1])


def calibrate_merging(held: Held, start: Calibration) -> Calibration:
    """Pick the threshold of a merge by the mean of MUC, B³ and CEAFe over real entities."""
    network = held.reader.network
    results = []
    golds = []
    for row in held.rows:
        real = {e["id"] for e in row["entities"] if "type::entity" in e["types"]}
        clusters: dict[Any, set[tuple[int, int]]] = {}
        for m in row["mentions"]:
            if m["entity"] in real:
                clusters.setdefault(m["entity"], set()).add((m["start"], m["end"]))
        golds.append([frozenset(one) for one in clusters.values()])
    for least in np.arange(0.3, 0.75, 0.05):
        network.calibrations[held.layer] = msgspec.structs.replace(start, same=float(least))
        tallies: dict[str, list[Any]] = {name: [] for name in MEASURES}
        for row, encoded, gold in zip(held.rows, held.encoded, golds, strict=True):
            reading = held.reader.interpret(row["text"], encoded, layer=held.layer, relations=False)
            found = [
                frozenset((m.start, m.end) for m in cluster) for cluster in reading.clusters
                if cluster[0].label in {"person", "location", "organization", "event", "misc"}
            ]  # fmt: skip
            for name, measure in MEASURES.items():
                tallies[name].append(measure(found, gold))
        mean = float(np.mean([sum_tallies(rows).score.f1 for rows in tallies.values()]))
        results.append((mean, round(float(least), 2)))
    good = [one for one in results if one[0] >= max(results)[0] - _ALIKE]
    mean, same = max(good, key=lambda one: one[1])  # two things in one are worse than one in two
    print(f"{held.layer}: coreference {mean:.4f} at {same}; all {results}")
    return msgspec.structs.replace(start, same=same)


def reliability(p: Floats, right: Floats, bins: int = 10) -> None:
    """Print how often what is said with a probability is right, by tenths."""
    edges = np.linspace(0, 1, bins + 1)
    for low, high in pairwise(edges):
        inside = (p >= low) & (p < high if high < 1 else p <= high)
        if low > 0 and inside.sum():
            said, was = p[inside].mean(), right[inside].mean()
            print(f"| {low:.1f}–{high:.1f} | {inside.sum()} | {said:.3f} | {was:.3f} |")


def known(name: str, layer: Layer, folders: data.Folders) -> dict[str, Any]:
    """What the training documents of a layer say of its relations; nothing of sentences."""
    if name not in data.ARTICLES:
        return {}
    rows = data.split_documents(folders, name, "train")
    rules = (
        mine_rules(rows) if layer.types else []
    )  # where facts are thoroughly annotated, rules hold
    return {"rules": rules, "single": count_single_objects(rows, layer.relations)}


def main() -> None:
    """Calibrate every layer whose data is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder that export wrote")
    parser.add_argument("--most", type=int, default=400, help="held-out documents of a layer")
    args = parser.parse_args()
    folders = data.Folders(args.data, args.news)
    network = Network(args.model)
    reader = TrainedReader(network)
    path = args.model / "reader.json"
    described = msgspec.json.decode(path.read_bytes())
    for name, layer in list(network.layers.items()):
        found = known(name, layer, folders)
        described["layers"][name] |= found
        network.layers[name] = msgspec.convert(msgspec.to_builtins(layer) | found, Layer)
        rows = [row for row in data.split_documents(folders, name, "dev") if row["text"].strip()][
            : args.most
        ]
        held = Held(reader, name, rows)
        made = Calibration()
        if layer.classes:
            made = calibrate_names(held, made)
        if layer.types:
            made = calibrate_merging(held, made)
        if layer.relations:
            made = calibrate_relations(held, network.layers[name], made)
            if layer.classes and name not in data.ARTICLES:
                made = best_threshold(held, made)
        network.calibrations[name] = made
        described["calibration"][name] = msgspec.to_builtins(made)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(described), indent=1) + b"\n")


if __name__ == "__main__":
    main()
