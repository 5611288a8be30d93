"""Fit what each sign of a name weighs, and write the weights of `annotate/names`.

`python -m training.names --data FOLDER --news FOLDER --to weights.toml` reads annotated news as a
build does, notes the signs of every stretch that may be a name, and fits two models: to where the
names are, and of which kinds. Without `--to` it only says how well they do on what is held out. The
names that readers marked in raw news are those of `marked.py`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate import tokens
from dateline.annotate.names.draft import Span
from dateline.annotate.names.scene import Scene, Signs
from dateline.annotate.names.sightings import find_sightings
from dateline.annotate.names.signs import find_kind_signs, find_span_signs
from dateline.annotate.names.weighing import (
    SORTS,
    Weights,
    choose_spans,
    find_candidates,
    pick_kind,
    weigh_kinds,
)
from dateline.authority import load_bundled
from dateline.core.ids import document_id
from dateline.core.model import Document
from dateline.evaluate.gold import make_gold
from dateline.evaluate.systems.shipped import gold_to_document
from dateline.evaluate.views import trim_span
from dateline.ontology import is_a, kinds
from dateline.reader import TrainedReader
from training import marked

HERE = Path(__file__).parent
LEARNT = ("dwie/train", "worldwide_newswire/train")
HELD_OUT = ("dwie/dev", "worldwide_newswire/dev")
KINDS = tuple(sorted(kind for kind in kinds() if any(is_a(kind, sort) for sort in SORTS)))

_UNSURE = "?"
_WORTHS = {name: 2.0 if name.startswith("dwie") else 1.0 for name in (*LEARNT, *HELD_OUT)}
_WORTH = 15.0  # of a judged article beside one of the newswire, whose kinds are coarser
_ALONE = 5.0  # the same of a judged sentence by itself
_SPANS, _KINDS = 100, 60  # times that a sign must have been seen
_SPAN_PENALTY, _KIND_PENALTY = 20.0, 16.0  # of squared weights
_LEAST = 0.06  # smaller weights are left out
_HEAD = """\
# What each sign of `signs.py` is worth: of a stretch, in log-odds of its being a name; of what it
# names, in scores of kinds (softmax). Fitted by `training/names.py`; a sign that isn't here is
# worth nothing.
"""

Marks = dict[tuple[int, int], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document and the kinds that each stretch of it may be of; nothing for what is no name."""

    document: Document
    marks: Marks
    until: int
    worth: float = 1.0
    topics: bool = False  # whether languages, faiths and illnesses are marked, too


@dataclass(slots=True)
class Case:
    """A stretch that may be a name: its signs, and what people say of it; None is no name."""

    span: Span
    chars: tuple[int, int]
    of_span: Signs
    of_kind: Signs
    kinds: frozenset[str] | None
    worth: float


@dataclass(slots=True)
class Text:
    """What is learnt from one text, or what a model is measured on."""

    scene: Scene
    cases: list[Case]
    marks: Marks


def main() -> None:
    """Fit, report, and write."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--data", type=Path, required=True, help="folder of the gold data sets")
    made.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.gz files")
    made.add_argument("--to", type=Path, help="file to write; without it, only report")
    options = made.parse_args()
    judged = list(read_judged(options.news, options.data))
    learnt = [one for name in LEARNT for one in read_gold(options.data, name)]
    exams = {name: list(read_gold(options.data, name)) for name in HELD_OUT}
    exams["judged"] = [one for one, part in judged if part == marked.HELD]
    kept = [one for one, part in judged if part == marked.WEIGHTS]
    learnt += [*kept, *cut_sentences(kept)]
    weights = fit([case for text in read_texts(learnt) for case in text.cases])
    for name, exam in exams.items():
        print(name, report(list(read_texts(exam)), weights), flush=True)
    if options.to is not None:
        options.to.write_text(_HEAD + "\n".join(write_weights(weights)) + "\n", encoding="utf-8")


def read_gold(data: Path, name: str) -> Iterator[Labelled]:
    """The documents of a gold file, with what its labels mean."""
    meant = tomllib.loads((HERE / "names.toml").read_text("utf-8"))
    known, dataset = load_bundled(), name.split("/", maxsplit=1)[0]
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            gold = make_gold(json.loads(line))
            marks: Marks = {}
            for one in gold.mentions:
                chars = trim_span(gold.text, one.start, one.end)
                marks[chars] = marks.get(chars) or mean(dataset, one.types, meant)
            document, topics = gold_to_document(gold, known), dataset == "dwie"
            yield Labelled(document, marks, len(gold.text), _WORTHS[name], topics)


def mean(dataset: str, labels: Sequence[str], meant: Mapping[str, Any]) -> frozenset[str]:
    """The kinds that a mention's labels stand for; nothing for what is no name."""
    plain = [label.removeprefix("type::") for label in labels]
    table = meant[dataset]
    if not set(plain).isdisjoint(table.get("none", ())):
        return frozenset()
    label = next((one for one in table if one in plain and one != "none"), None)
    if label is None:
        return frozenset()
    types = meant[f"{dataset}_types"].get(label, {}) if f"{dataset}_types" in meant else {}
    exact = {kind for kind, names in types.items() if not set(names).isdisjoint(plain)}
    return frozenset(exact) or frozenset(
        kind if kind == _UNSURE else one
        for kind in table[label]
        for one in (KINDS if kind in {"Organization", "Place"} else (kind,))
        if kind == _UNSURE or is_a(one, kind)
    )


def read_judged(news: Path, data: Path) -> Iterator[tuple[Labelled, str]]:
    """The articles whose names readers marked, and who learns from each."""
    for one in marked.read_marked(news, data):
        document, until, since = one.document, one.names.until, one.names.since
        if since:
            text, until = document.text[since:until], until - since
            document = Document(id=document_id(text), text=text, source=document.source)
        marks = {
            trim_span(document.text, start - since, end - since): frozenset({kind})
            for start, end, kind in one.names.names
        }
        yield Labelled(document, marks, until, _WORTH), one.part


def cut_sentences(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """Each sentence as a text of its own, where the reader is less sure, and the tables count."""
    for one, parse in zip(labelled, tokens.parses([it.document for it in labelled]), strict=True):
        for low, high in parse.sentences:
            start, end = parse.tokens[low].start, parse.tokens[high - 1].end
            text = one.document.text[start:end]
            marks = {
                (left - start, right - start): said
                for (left, right), said in one.marks.items()
                if start <= left and right <= end
            }
            if end <= one.until:
                yield Labelled(Document(id=document_id(text), text=text), marks, len(text), _ALONE)


def read_texts(labelled: Sequence[Labelled]) -> Iterator[Text]:
    """Read documents as a build does."""
    known, documents = load_bundled(), [one.document for one in labelled]
    readings = TrainedReader.load().read_all([tokens.prose(one) for one in documents])
    for one, parse, reading in zip(labelled, tokens.parses(documents), readings, strict=True):
        headline = next((zone.end for zone in one.document.zones if zone.kind == "title"), 0)
        end = sum(token.start < headline for token in parse.tokens)
        scene = Scene(parse, find_sightings(parse, reading, known), end)
        cases = list(make_cases(scene, one))
        yield Text(scene, cases, {k: v for k, v in one.marks.items() if k[0] < one.until})


def make_cases(scene: Scene, labelled: Labelled) -> Iterator[Case]:
    """Every stretch of a text that may be a name, with its signs and what people say of it."""
    words = scene.parse.tokens
    for span in find_candidates(scene):
        start, end = words[span[0]].start, words[span[1] - 1].end
        if start >= labelled.until:
            continue
        chars = trim_span(labelled.document.text, start, end)
        said = labelled.marks.get(chars) or None
        if said is None and not labelled.topics and "Topic" in _types(scene, span):
            said = frozenset({"Topic", _UNSURE})
        yield Case(
            span,
            chars,
            find_span_signs(scene, span),
            find_kind_signs(scene, span),
            said,
            labelled.worth,
        )


def _types(scene: Scene, span: Span) -> set[str]:
    """Which kinds of things that aren't any body's or place's the reader sees in a stretch."""
    meant = tomllib.loads((HERE / "names.toml").read_text("utf-8"))["dwie_types"]["misc"]["Topic"]
    seen = (one.found for one in scene.exact.get(span, ()) if one.found is not None)
    return {"Topic" for found in seen for name, _ in found.types if name in meant}


def fit(cases: Sequence[Case]) -> Weights:
    """The weights that fit cases best, with a penalty."""
    sure = [one for one in cases if one.kinds is None or _UNSURE not in one.kinds]
    named = [one for one in sure if one.kinds is not None]
    return Weights(
        spans=fit_spans(sure),
        kinds=KINDS,
        of_kinds=fit_kinds(named),
    )


def fit_spans(cases: Sequence[Case]) -> dict[str, float]:
    """Logistic regression: log-odds of a stretch being a name."""
    names, matrix = _matrix([one.of_span for one in cases], least=_SPANS)
    right = np.array([one.kinds is not None for one in cases], dtype=float)
    worth = np.array([one.worth for one in cases])

    def loss(weights: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        scores = matrix @ weights
        value = worth @ np.logaddexp(0, scores) - (worth * right) @ scores
        slope = matrix.T @ (worth * (1 / (1 + np.exp(-scores)) - right))
        penalty = _SPAN_PENALTY * weights
        return float(value + penalty @ weights / 2), slope + penalty

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, map(float, found), strict=True))


def fit_kinds(cases: Sequence[Case]) -> dict[str, tuple[float, ...]]:
    """Softmax regression; where people leave open which of several kinds, any of them is right."""
    names, matrix = _matrix([one.of_kind for one in cases], least=_KINDS)
    allowed = np.array([[kind in (one.kinds or ()) for kind in KINDS] for one in cases], float)
    worth = np.array([one.worth for one in cases])[:, None]
    shape = len(names), len(KINDS)

    def loss(flat: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        weights = flat.reshape(shape)
        scores = matrix @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        right = (shares * allowed).sum(axis=1, keepdims=True) + 1e-12
        value = -(worth * np.log(right)).sum() + _KIND_PENALTY * (flat @ flat) / 2
        slope = matrix.T @ (worth * (shares - shares * allowed / right)) + _KIND_PENALTY * weights
        return float(value), slope.ravel()

    options = {"maxiter": 200}
    start = np.zeros(shape[0] * shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x.reshape(shape)
    return {name: tuple(map(float, row)) for name, row in zip(names, found, strict=True)}


def _matrix(rows: Sequence[Signs], *, least: int) -> tuple[list[str], csr_matrix]:
    """The signs seen often enough, and their values, a row a case."""
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= least)
    index = {name: at for at, name in enumerate(names)}
    kept = [[(index[name], value) for name, value in row.items() if name in index] for row in rows]
    ends = np.cumsum([0, *map(len, kept)])
    columns = np.array([at for row in kept for at, _ in row], dtype=np.int64)
    values = np.array([value for row in kept for _, value in row])
    return names, csr_matrix((values, columns, ends), shape=(len(rows), len(names)))


def report(texts: Sequence[Text], weights: Weights) -> str:
    """Precision, recall and F1 of names, and F1 of names with their sort."""
    found = right = sorted_ = marked = 0
    for text in texts:
        odds = {one.span: weights.weigh_span(one.of_span) for one in text.cases}
        chosen = choose_spans(odds)
        cases = {one.span: one for one in text.cases}
        signs = {span: cases[span].of_kind for span in chosen}
        of_kinds = weigh_kinds(text.scene, signs, weights)
        marked += sum(bool(said) and _UNSURE not in said for said in text.marks.values())
        for span in chosen:
            said = cases[span].kinds
            if said is None or _UNSURE not in said:
                kind, _ = pick_kind(of_kinds[span])
                found += 1
                right += said is not None
                sorted_ += any(sort_of(kind) == sort_of(one) for one in said or ())
    p, r, both = right / found, right / marked, sorted_ * 2 / (found + marked)
    return f"p {p:.4f} r {r:.4f} f1 {2 * p * r / (p + r):.4f}; with sort f1 {both:.4f}"


def sort_of(kind: str) -> str:
    """The sort of a kind."""
    return next(sort for sort in SORTS if is_a(kind, sort))


def write_weights(weights: Weights) -> Iterator[str]:
    """The weights as TOML."""
    order = ", ".join(f'"{kind}"' for kind in weights.kinds)
    yield f"\norder = [{order}]\n\n[spans]"
    for sign, weight in sorted(weights.spans.items()):
        if abs(weight) >= _LEAST:
            yield f"{json.dumps(sign)} = {weight:.2f}"
    yield "\n[kinds]"
    for sign, row in sorted(weights.of_kinds.items()):
        pairs = zip(weights.kinds, row, strict=True)
        kept = ", ".join(f"{kind} = {one:.2f}" for kind, one in pairs if abs(one) >= _LEAST)
        if kept:
            yield f"{json.dumps(sign)} = {{ {kept} }}"


if __name__ == "__main__":
    main()
