"""Gold documents as training examples: each data set teaches only the layers that it annotates.

Beside the data sets there is the news in which readers marked names with our kinds (`MARKED`).

Guarantees: a word without a gold label in a layer that the data set doesn't annotate is masked,
never negative. It reads the common gold format and copies none of it anywhere.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from dateline.reader.pieces import Ids, Pieces, cut_text
from training import marked

DWIE_CLASSES = (
    "person", "location", "organization", "event", "misc", "other", "value", "time", "money",
)  # fmt: skip
_DWIE_REAL = ("person", "location", "organization", "event")

# Layer → (data set folder, how its documents are split into training and held-out ones).
FILES = {
    "dwie": ("dwie/train", "dwie/dev"),
    "newswire": ("worldwide_newswire/train", "worldwide_newswire/dev"),
    "conll04": ("conll04/train", "conll04/dev"),
    "crossre": ("crossre/train", "crossre/dev"),
    "redocred": ("redocred/train_dev", None),
    "knowledgenet": ("knowledgenet/train", None),
}
MARKED = "news"  # names of raw news, with our kinds
ARTICLES = ("dwie", "redocred")  # relations are annotated across a text, so that they hang together
FOLDS = 5  # data sets without a held-out part give every fifth document away
_RARE = 20  # a fine type seen less often can't be learnt
_RARER = 10  # the same for a class


@dataclass(slots=True)
class Layer:
    """The labels of one annotation scheme."""

    name: str
    classes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(slots=True)
class Example:
    """One document with what its data set says of it.

    Attributes:
        tags: class of each word in BIO numbering (0 outside, 2k+1 begins class k, 2k+2 goes on),
            or None where the set doesn't label names.
        mentions: half-open word ranges.
        labels: coarse class of each mention.
        entities: indices of mentions, a row per entity that has one.
        types: per entity, indices of its fine types; None where the set has none.
        relations: subject entity, label, object entity.
        negatives: labels that the set checked for; others are masked. None: all of them.
    """

    layer: str
    text: str
    pieces: Pieces
    tags: Ids | None
    mentions: list[tuple[int, int]]
    labels: list[int]
    entities: list[list[int]]
    types: list[list[int]] | None
    relations: list[tuple[int, int, int]]
    negatives: list[int] | None = None
    id: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    """Read one gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the texts are: gold data, and raw news."""

    data: Path
    news: Path


def split_documents(folders: Folders, name: str, part: str) -> list[dict[str, Any]]:
    """The documents of a layer's data set: `train` or `dev`.

    Raises:
        FileNotFoundError: the data set isn't there.
    """
    data = folders.data
    if name == MARKED:
        wanted = marked.READER if part == "train" else marked.HELD
        found = marked.read_marked(folders.news, data)
        return [one.row() for one in found if one.part == wanted]
    train, dev = FILES[name]
    if dev is None:
        rows = list(read_documents(data / f"{train}.jsonl.gz"))
        return [row for at, row in enumerate(rows) if (at % FOLDS == 0) == (part == "dev")]
    rows = list(read_documents(data / f"{dev if part == 'dev' else train}.jsonl.gz"))
    if part == "train":  # CoNLL04 repeats sentences across its parts
        held = {row["text"] for row in read_documents(data / f"{dev}.jsonl.gz")}
        rows = [row for row in rows if row["text"] not in held]
    return rows


def coarse_class(name: str, types: Sequence[str]) -> str:
    """The class that a mention is tagged with."""
    if name != "dwie":
        return types[0] if types else ""
    plain = {one.removeprefix("type::") for one in types}
    if "entity" in plain:
        return next((one for one in _DWIE_REAL if one in plain), "misc")
    for one in ("money", "time", "value"):
        if one in plain:
            return one
    return "value" if "role" in plain else "other"


def count_labels(name: str, rows: Sequence[dict[str, Any]]) -> Layer:
    """Count a data set's labels.

    Wikidata's and KnowledgeNet's relations are kept as they are; names of types lose `type::`.
    """
    classes: dict[str, int] = {}
    types: dict[str, int] = {}
    relations = (
        sorted({r["predicate"] for row in rows for r in row["relations"]})
        if rows and "relations" in rows[0]
        else []
    )
    for row in rows:
        for mention in row["mentions"]:
            one = coarse_class(name, mention["types"])
            classes[one] = classes.get(one, 0) + 1
        if name == "dwie":
            named = {m["entity"] for m in row["mentions"]}
            for entity in row["entities"]:
                if entity["id"] in named:
                    for one in entity["types"]:
                        if one.startswith("type::"):
                            types[one.removeprefix("type::")] = (
                                types.get(one.removeprefix("type::"), 0) + 1
                            )
    kept = sorted(one for one, count in types.items() if count >= _RARE)
    order = (
        DWIE_CLASSES
        if name == "dwie"
        else tuple(sorted(one for one in classes if classes[one] >= _RARER and one))
    )
    return Layer(name, order, tuple(relations), tuple(kept))


def describe_labels(layers: Mapping[str, Layer]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The labels of each layer, as a run and the reader's description keep them."""
    return {
        name: {"classes": one.classes, "relations": one.relations, "types": one.types}
        for name, one in layers.items()
    }


def read_labels(run: Path) -> dict[str, Layer]:
    """The labels that a run was trained on."""
    described = json.loads((run / "layers.json").read_text("utf-8"))
    return {
        name: Layer(name, *(tuple(one[key]) for key in ("classes", "relations", "types")))
        for name, one in described.items()
    }


def make_example(row: dict[str, Any], layer: Layer, tokenizer: Tokenizer) -> Example:
    """Turn one gold document into numbers."""
    pieces = cut_text(row["text"], tokenizer)
    begins = {start: at for at, start in enumerate(pieces.words[:, 0].tolist())}
    ends = {end: at + 1 for at, end in enumerate(pieces.words[:, 1].tolist())}
    tags = np.zeros(len(pieces.words), dtype=np.int64)
    mentions: list[tuple[int, int]] = []
    labels: list[int] = []
    owners: dict[Any, list[int]] = {}
    for mention in sorted(row["mentions"], key=lambda one: (one["start"], -one["end"])):
        low, high = begins.get(mention["start"]), ends.get(mention["end"])
        unowned = mention.get("entity", 0) is None and layer.relations
        if low is None or high is None or unowned:
            continue
        kind = coarse_class(layer.name, mention["types"])
        number = layer.classes.index(kind) if kind in layer.classes else -1
        if number >= 0 and not tags[low:high].any():
            tags[low:high] = 2 * number + 2
            tags[low] = 2 * number + 1
        if "entity" in mention:
            owners.setdefault(mention["entity"], []).append(len(mentions))
            mentions.append((low, high))
            labels.append(max(number, 0))
    order = sorted(owners, key=lambda one: owners[one][0])
    at = {one: index for index, one in enumerate(order)}
    relations = [
        (at[r["subject"]], layer.relations.index(r["predicate"]), at[r["object"]])
        for r in row.get("relations", ())
        if r["subject"] in at
        and r["object"] in at
        and r["predicate"] in layer.relations
        and r["subject"] != r["object"]
    ]
    return Example(
        layer=layer.name, text=row["text"], pieces=pieces,
        tags=tags if layer.classes else None, mentions=mentions, labels=labels,
        entities=[owners[one] for one in order], types=_types(row, layer, order),
        relations=sorted(set(relations)), negatives=_checked(row, layer), id=str(row["id"]),
    )  # fmt: skip


def _types(row: dict[str, Any], layer: Layer, order: Sequence[Any]) -> list[list[int]] | None:
    if not layer.types:
        return None
    found = {
        entity["id"]: [
            layer.types.index(one.removeprefix("type::"))
            for one in entity["types"]
            if one.startswith("type::") and one.removeprefix("type::") in layer.types
        ]
        for entity in row["entities"]
    }
    return [found[one] for one in order]


def _checked(row: dict[str, Any], layer: Layer) -> list[int] | None:
    checked = row.get("annotated_properties")
    if checked is None:
        return None
    return [layer.relations.index(one) for one in checked if one in layer.relations]
