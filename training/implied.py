"""What an article implies, fitted: `python -m training.implied --gold dwie/dev.jsonl.gz --to …`.

Writes the weights of `extract/implied.toml`: how likely a relation that the reader sees, and no
sentence says, is one that people marked. The articles must be none that the reader learnt from, on
which it is surer than elsewhere. Prints precision and recall at some bars, each half of the
articles judged by weights fitted on the other.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.authority import Authority, load_bundled
from dateline.core.model import Mention, Stance
from dateline.core.parse import Annotated
from dateline.evaluate import gold, views
from dateline.evaluate.records import ComparedDocument
from dateline.evaluate.scheme import Scheme, load_scheme
from dateline.evaluate.systems.shipped import gold_to_document
from dateline.extract.builder import Builder
from dateline.extract.implying import find_candidates
from dateline.extract.reading import read
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline
from training.calibrate import fit_logistic

_NOBODY = -1
SIGNS = ("odds", "apart", "unsure_name", "known_place", "unknown_place")
_WEIGHTS = "\n[weights]\n"


@dataclass(frozen=True, slots=True)
class Case:
    """A relation that the reader sees in an article and no sentence says."""

    document: int
    signs: tuple[float, ...]
    right: bool


class Match:
    """Which of people's entities each chain is, and what they say of them."""

    def __init__(self, annotated: Annotated, marked: ComparedDocument, scheme: Scheme) -> None:
        """Match chains with entities by the names that both have, or with none."""
        at = {mark.span: mark.cluster for mark in marked.marks}
        owners: dict[str, Counter[int]] = defaultdict(Counter)
        text = annotated.document.text
        for one in annotated.mentions:
            span = views.trim_span(text, one.span.start, one.span.end)
            if one.form == "name":
                owners[one.chain][at.get(span, _NOBODY)] += span in at
        self._entity = {chain: row.most_common(1)[0][0] for chain, row in owners.items()}
        self._marked, self._scheme = marked, scheme

    def triple(self, subject: Mention, predicate: str, target: Mention) -> Any:
        """What is claimed, in people's terms; None where they mark nothing of that sort."""
        ours = self._scheme.predicate(predicate, self._scheme.compared(subject.kind) or "")
        ends = [self._entity.get(one.chain) for one in (subject, target)]
        if ours is None or None in ends:
            return None
        left, right = (
            one.chain if end == _NOBODY else end
            for one, end in zip((subject, target), ends, strict=True)
        )
        return left, ours, right

    def holds(self, triple: Any) -> bool:
        """Whether people say so."""
        return triple in self._marked.relations


def find_cases(files: Sequence[Path], scheme: Scheme, known: Authority) -> Iterator[Case]:
    """Every candidate of the articles, of those that mean one relation the likeliest."""
    pipeline = Pipeline.of(Stages())
    for number, document in enumerate(gold.read_gold(files)):
        made = gold_to_document(document, known)
        (annotated,) = pipeline.annotator.annotate([made], authority=known)
        marked = views.compare_gold(document, scheme, known)
        match = Match(annotated, marked, scheme)
        for triple, signs in _likeliest(annotated, match, pipeline, known).items():
            values = tuple(signs.get(name, 0.0) for name in SIGNS)
            yield Case(number, values, match.holds(triple))


def _likeliest(
    annotated: Annotated, match: Match, pipeline: Pipeline, known: Authority
) -> dict[Any, Mapping[str, float]]:
    """Relation → the signs of its surest candidate, without what the article states."""
    if annotated.reading is None:
        return {}
    builder = Builder(read(annotated, known))
    heads = builder.reading.heads
    found: dict[Any, Mapping[str, float]] = {}
    for one in find_candidates(builder.reading, annotated.reading):
        triple = match.triple(heads[one.subject.chain], one.predicate, heads[one.object.chain])
        if triple is not None and builder.fits(one.subject, one.predicate, one.object):
            rival = found.get(triple, {"odds": -np.inf})
            found[triple] = max(one.signs, rival, key=lambda signs: signs["odds"])
    by_id = {one.id: heads[one.chain] for one in annotated.mentions}
    for claim in pipeline.extract(annotated, authority=known).claims:
        ends = (by_id.get(claim.subject), by_id.get(str(claim.object)))
        if claim.stance is not Stance.IMPLIED and ends[0] is not None and ends[1] is not None:
            found.pop(match.triple(ends[0], claim.predicate, ends[1]), None)
    return found


def fit(cases: Sequence[Case]) -> npt.NDArray[Any]:
    """The weights of the signs, the constant last."""
    signs = np.asarray([one.signs for one in cases])
    return np.asarray(fit_logistic(signs, np.asarray([float(one.right) for one in cases])))


def weigh(weights: npt.NDArray[Any], cases: Sequence[Case]) -> npt.NDArray[Any]:
    """The probability of each case."""
    signs = np.asarray([(*one.signs, 1.0) for one in cases])
    made: npt.NDArray[Any] = 1 / (1 + np.exp(-signs @ weights))
    return made


def print_held_out(cases: Sequence[Case]) -> None:
    """How many are claimed and right at each bar, by weights of the other half."""
    halves = [[one for one in cases if one.document % 2 == half] for half in (0, 1)]
    judged = [
        (chance, one.right)
        for half, other in (halves, halves[::-1])
        for chance, one in zip(weigh(fit(other), half), half, strict=True)
    ]
    for bar in np.arange(0.5, 0.95, 0.05):
        kept = [right for chance, right in judged if chance >= bar]
        print(f"{bar:.2f}  {len(kept):4} implied, {sum(kept):4} right, {np.mean(kept):.3f}")


def main() -> None:
    """Fit and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, nargs="+", required=True)
    options.add_argument("--dataset", default="dwie")
    options.add_argument("--to", type=Path, required=True)
    given = options.parse_args()
    cases = list(find_cases(given.gold, load_scheme(given.dataset), load_bundled()))
    print_held_out(cases)
    text = given.to.read_text(encoding="utf-8")
    names = zip((*SIGNS, "constant"), fit(cases), strict=True)
    lines = "".join(f"{name} = {value:.2f}\n" for name, value in names)
    given.to.write_text(text.partition(_WEIGHTS)[0] + _WEIGHTS + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
