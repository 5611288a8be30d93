"""Scores by class for the model card: `python -m training.report --data … --model DIR`.

Exact spans and classes of names, and relations between the entities that people marked, on the
held-out documents, as Markdown tables. What is published beside other systems is measured with
`dateline evaluate`, not here.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from dateline.reader import decode
from dateline.reader.closure import add_implied, lower_rivals
from dateline.reader.network import Network
from dateline.reader.reading import TrainedReader, relation_probabilities
from training import data
from training.calibrate import Held

_FEW = 10  # gold cases below which a class's score says nothing


class Counts:
    """What was found rightly, found at all and marked, by class."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, found: set[tuple[object, str]], gold: set[tuple[object, str]]) -> None:
        """Count one document's pairs of a thing and its class."""
        self.right.update(label for _, label in found & gold)
        self.found.update(label for _, label in found)
        self.gold.update(label for _, label in gold)

    def rows(self) -> Iterable[str]:
        """Lines of a Markdown table, most frequent class first."""
        yield "| class | marked | precision | recall | F1 |"
        yield "|---|---:|---:|---:|---:|"
        for label, marked in self.gold.most_common():
            if marked >= _FEW:
                yield self._row(f"`{label}`", self.right[label], self.found[label], marked)
        totals = (sum(one.values()) for one in (self.right, self.found, self.gold))
        yield self._row("**all**", *totals)

    @staticmethod
    def _row(name: str, right: int, found: int, gold: int) -> str:
        p, r = right / max(found, 1), right / max(gold, 1)
        f1 = 2 * p * r / max(p + r, 1e-9)
        return f"| {name} | {gold} | {100 * p:.1f} | {100 * r:.1f} | {100 * f1:.1f} |"


def report_names(held: Held) -> Counts:
    """Exact span and class."""
    layer = held.reader.network.layers[held.layer]
    counts = Counts()
    for row, encoded in zip(held.rows, held.encoded, strict=True):
        words = encoded.cut.words
        found: set[tuple[object, str]] = {
            ((int(words[n.low, 0]), int(words[n.high - 1, 1])), layer.classes[n.label])
            for n in decode.decode_names(encoded.tags[held.layer])
        }
        gold: set[tuple[object, str]] = {
            ((m["start"], m["end"]), data.coarse_class(held.layer, m["types"]))
            for m in row["mentions"]
        }
        counts.add(found, {one for one in gold if one[1] in layer.classes})
    return counts


def report_relations(held: Held) -> Counts:
    """Relations between the entities that people marked."""
    network = held.reader.network
    layer, calibration = network.layers[held.layer], network.calibration(held.layer)
    counts = Counts()
    for scores, gold, checked in held.margins():
        chances = lower_rivals(
            add_implied(relation_probabilities(scores, calibration), layer), layer, calibration
        )
        found: set[tuple[object, str]] = {
            ((a, b), layer.relations[r])
            for a, b, r in np.argwhere(chances >= calibration.relation_least).tolist()
            if a != b and r in checked
        }
        counts.add(found, {((a, b), layer.relations[r]) for a, r, b in gold})
    return counts


def main() -> None:
    """Print the tables of every layer whose data is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    args = parser.parse_args()
    folders = data.Folders(args.data, args.news)
    reader = TrainedReader(Network(args.model))
    for name, layer in reader.network.layers.items():
        rows = [row for row in data.split_documents(folders, name, "dev") if row["text"].strip()]
        held = Held(reader, name, rows)
        for title, wanted, measure in (
            ("names", layer.classes, report_names),
            ("relations between marked entities", layer.relations, report_relations),
        ):
            if wanted:
                print(f"\n#### `{name}`: {title}, {len(rows)} held-out documents\n")
                print("\n".join(measure(held).rows()), flush=True)


if __name__ == "__main__":
    main()
