"""Fit what each sign weighs that tells what a pronoun or description means, and write the weights.

`python -m training.antecedents --full FILE… --part FILE… --to antecedents.toml` reads gold files as
a build reads articles. Wherever one of the two is met, it notes what could be meant, by which
signs, and which of it people marked as meant; then it puts it into that chain, so that whatever
comes later is read after no mistake. Texts whose annotation isn't full teach only where the right
one is among what could be meant; elsewhere nobody can tell "none of these" from "not marked".
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.coreference import pointers
from dateline.annotate.coreference.antecedents import Antecedents
from dateline.annotate.coreference.discourse import PAIR, Thing
from dateline.annotate.names.draft import Draft
from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.ids import document_id
from dateline.core.model import Document
from training.data import read_documents

Weights = dict[str, float]

_PENALTY = 2.0  # of squared weights
_LEAST = 0.1  # smaller weights are left out
_FOLDS = 8
_SHARES = (0.5, 0.6, 0.65, 0.7, 0.8, 0.9)
_ARTICLE = re.compile(r"(?:the|an?) (?=.)", re.IGNORECASE)
_OWNING = re.compile(r"(?<=.) ?['’]s$")
_HEAD = """\
# What each sign of `antecedents.py` weighs: a log-linear model of what a pronoun or description
# means, over all that it may mean and none of these. Fitted to annotated news by
# `training/antecedents.py`; a sign that isn't here weighs nothing.

[weights]
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A pointer: of each thing that it may mean, the signs, whether it has a name, and is right."""

    document: str
    sort: str
    signs: list[set[str]]
    named: list[bool]
    right: list[bool]


class Marked:
    """What people marked in one text, as far as it is annotated."""

    def __init__(self, row: dict[str, Any], *, full: bool) -> None:
        self.id = str(row["id"])
        self.text: str = row["text"][: row.get("annotated_to")]
        self.full = full
        whole = [one for one in row["mentions"] if one["end"] <= len(self.text)]
        spans = [(*self._trim(one["start"], one["end"]), one.get("entity")) for one in whole]
        self._spans = sorted(spans, key=lambda one: one[1] - one[0])

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """The same without an article before it and the ending of an owner."""
        if article := _ARTICLE.match(self.text, start, end):
            start = article.end()
        ending = _OWNING.search(self.text[start:end])
        return start, end if ending is None else start + ending.start()

    def find_around(self, start: int, end: int) -> object:
        """What the shortest marked phrase is that holds these characters."""
        return next((who for low, high, who in self._spans if low <= start and end <= high), None)

    def find(self, start: int, end: int) -> object:
        """The same, only of phrases that begin or end with these characters."""
        low, high = self._trim(start, end)
        for first, last, who in self._spans:
            if first <= low and high <= last and (first == low or last == high):
                return who
        return None


@dataclass(slots=True)
class TaughtAntecedents(Antecedents):
    """Chooses what people marked, and notes what there was to choose from."""

    marked: Marked
    cases: list[Case]

    def find(self, draft: Draft) -> tuple[Draft, float] | None:
        """What a draft means by the annotation, if that has a name."""
        pointer = self._point(draft)
        if pointer.sort == "it" and self._foretells(pointer.place):
            return None
        options = self.weigh(pointer)
        meant = self.marked.find(*self._characters(draft.start, draft.end))
        right = [
            thing is not None and meant is not None and meant in self._meanings(thing)
            for thing, _ in options
        ]
        if self.marked.full and not any(right):
            right[0] = True
        named = [thing is not None and thing.root is not None for thing, _ in options]
        if any(right) and len(options) > 1:
            signs = [signs for _, signs in options]
            self.cases.append(Case(self.marked.id, pointer.sort, signs, named, right))
        for (thing, _), good in zip(options, right, strict=True):
            if good and thing is not None and thing.root is not None:
                if pointer.gender:
                    self.genders.setdefault(id(thing.root), pointer.gender)
                return thing.root, 1.0
        return None

    def _characters(self, start: int, end: int) -> tuple[int, int]:
        tokens = self.discourse.parse.tokens
        return tokens[start].start, tokens[end - 1].end

    def _meanings(self, thing: Thing) -> set[object]:
        """What a thing is by the annotation; nouns without a name may be another each time."""
        if thing.root is None:
            return {
                self.marked.find_around(*self._characters(thing.last.head, thing.last.head + 1))
            }
        if thing.root.form == PAIR:
            return {self.marked.find(*self._characters(thing.root.start, thing.root.end))}
        return {
            self.marked.find(*self._characters(place.start, max(place.start, place.head) + 1))
            for place in thing.places
        }


def collect_cases(files: Sequence[Path], *, full: bool) -> Iterator[Case]:
    """Read the pointers of gold files."""
    annotator, known = NewsAnnotator(), load_bundled()
    for row in (row for file in files for row in read_documents(file)):
        marked, cases = Marked(row, full=full), list[Case]()
        document = Document(id=document_id(marked.text), text=marked.text)
        taught = partial(TaughtAntecedents, marked=marked, cases=cases)
        with patch.object(pointers, "Antecedents", taught):
            list(annotator.annotate([document], authority=known))
        yield from cases


def fit_weights(cases: Sequence[Case]) -> Weights:
    """The weights under which what is right is likeliest, less the penalty for large ones."""
    rows = [signs for case in cases for signs in case.signs]
    names = sorted(set().union(*rows))
    number = {sign: at for at, sign in enumerate(names)}
    at_row = np.repeat(np.arange(len(rows)), [len(signs) for signs in rows])
    columns = [number[sign] for signs in rows for sign in sorted(signs)]
    has = csr_matrix((np.ones(len(columns)), (at_row, columns)), shape=(len(rows), len(names)))
    sizes = [len(case.signs) for case in cases]
    starts, of_case = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(cases)), sizes)
    right = np.concatenate([case.right for case in cases])

    def lose(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = has @ weights
        good = np.where(right, scores, -np.inf)
        total, won = np.logaddexp.reduceat(scores, starts), np.logaddexp.reduceat(good, starts)
        slope = has.T @ (np.exp(scores - total[of_case]) - np.exp(good - won[of_case]))
        loss = (total - won).sum() + _PENALTY / 2 * weights @ weights
        return loss, slope + _PENALTY * weights

    found = minimize(lose, np.zeros(len(names)), jac=True, method="L-BFGS-B", tol=1e-10).x
    fitted = dict(zip(names, found.round(2).tolist(), strict=True))
    return {sign: weight for sign, weight in fitted.items() if abs(weight) >= _LEAST}


def choose(case: Case, weights: Weights) -> tuple[float, bool, bool]:
    """How probable the likeliest is, whether it has a name, and whether it is right."""
    scores = np.exp([sum(weights.get(sign, 0.0) for sign in signs) for signs in case.signs])
    best = int(scores.argmax())
    return float(scores[best] / scores.sum()), case.named[best], case.right[best]


def report_held(cases: Sequence[Case]) -> Iterator[str]:
    """Precision and recall of named antecedents by what they must be worth, on documents held out.

    What the shares of `antecedents.py` are chosen by.
    """
    documents = sorted({case.document for case in cases})
    chosen: dict[str, list[tuple[float, bool, bool]]] = {}
    for fold in range(_FOLDS):
        held = set(documents[fold::_FOLDS])
        weights = fit_weights([case for case in cases if case.document not in held])
        for case in cases:
            if case.document in held:
                chosen.setdefault(case.sort, []).append(choose(case, weights))
    yield "| sort | least probability | right / chosen | precision | recall |"
    yield "|---|---:|---:|---:|---:|"
    for sort, choices in sorted(chosen.items()):
        named = sum(
            any(a and b for a, b in zip(case.named, case.right, strict=True))
            for case in cases
            if case.sort == sort
        )
        for least in _SHARES:
            found = [right for share, has_name, right in choices if has_name and share >= least]
            right = sum(found)
            rates = f"{right / max(len(found), 1):.3f} | {right / max(named, 1):.3f}"
            yield f"| {sort} | {least} | {right} / {len(found)} | {rates} |"


def main() -> None:
    """Fit, print what the weights are worth, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", type=Path, nargs="*", default=[], help="all phrases are marked")
    parser.add_argument("--part", type=Path, nargs="*", default=[], help="only some are")
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    cases = [*collect_cases(args.full, full=True), *collect_cases(args.part, full=False)]
    print("\n".join(report_held(cases)))
    lines = [f'"{sign}" = {weight:.2f}\n' for sign, weight in fit_weights(cases).items()]
    args.to.write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
