"""Fit how often claims of events are true to how likely the models hold them, by judged claims.

`python -m training.truth --news FOLDER --to src/dateline/extract/events/truth.toml` reads the
judged articles of `tests/gold` again, takes each claim of an event that is still made as it was
judged, and fits a logistic model: a slope over the log odds, a constant, and what each role and
stance adds, and how sure a name is, which are pulled towards nothing. It is fitted after the models
(`training/events.py`), whose odds it takes; their bars may hide claims from it that they didn't
hide from the judges.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scripts.measure_news import articles, hashed
from scripts.precision_rows import Judged, Row, Value, make_rows
from scripts.precision_score import read_judgements

from dateline.extract.events.weighing import load_truth, log_odds_of_name

GOLD = Path("tests/gold/claims.jsonl")

_PENALTY = 2.0  # of squared weights of roles and stances
_SEEN = 8  # claims of a role or stance that has a weight of its own
_BINS = 10
_HEAD = """\
# How often claims of events are true, to readers who judge all of a claim, over the log odds of the
# models; fitted by `training/truth.py` to judged claims. What isn't here adds nothing.
"""


def main() -> None:
    """Fit and write."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.gz files")
    made.add_argument("--gold", type=Path, default=GOLD)
    made.add_argument("--to", type=Path, help="file to write; without it, only report")
    options = made.parse_args()
    cases = list(collect(options.news, read_judgements(options.gold)))
    names = sorted({name for values, _, _ in cases for name in values})
    names = [n for n in names if sum(n in values for values, _, _ in cases) >= _SEEN]
    weights = fit(cases, names)
    chances = [chance(weights, names, case) for case in cases]
    print(f"{len(cases)} claims, {np.mean([right for *_, right in cases]):.3f} true")
    print(f"expected calibration error {miscalibration(chances, cases):.3f}")
    if options.to is not None:
        table = dict(zip(["slope", "bias", *names], weights, strict=True))
        lines = (f'"{name}" = {round(float(value), 2)}' for name, value in table.items())
        options.to.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


# What is known of a claim (1, if it isn't a number), its log odds, and whether it is true.
Case = tuple[Mapping[str, float], float, bool]


def collect(news: Path, gold: Sequence[Judged]) -> Iterator[Case]:
    """The judged claims of events that are still made and mean the same."""
    judged = {(one.file, one.article, *one.key): one for one in gold}
    for file in sorted({one.file for one in gold}):
        wanted = {one.article for one in gold if one.file == file}
        for row in make_rows(file, (one for one in articles(news, file) if one.hashed in wanted)):
            one = judged.get((row.file, hashed(row.article), *row.key))
            if one is not None and one.sense == row.sense and _is_weighed(row):
                yield features_of(row), log_odds(row), one.verdict


def _is_weighed(row: Row) -> bool:
    spoken = (row.subject.type or "").partition("/")[0] == "state"
    return row.subject.form == "event" and not spoken and row.confidence is not None


def features_of(row: Row) -> dict[str, float]:
    """A claim's role and stance, and how sure its name is, as `weighing.calibrate` has them."""
    made = {row.stance: 1.0}
    if row.predicate in {"date", "place"}:
        return made
    if isinstance(row.object, Value) or row.object.form == "event":  # told in words there
        return made | {f"described {row.predicate}": 1.0}
    sure = log_odds_of_name(row.object.sure)
    return made | {row.predicate: 1.0, "named": 1.0, "sure": sure}


def log_odds(row: Row) -> float:
    """What the models held of a claim, from its confidence: `calibrate` the other way round."""
    fitted, sure = load_truth(), min(max(row.confidence or 0.0, 1e-3), 1 - 1e-3)
    values = features_of(row)
    added = fitted["bias"] + sum(fitted.get(one, 0.0) * value for one, value in values.items())
    return (log(sure / (1 - sure)) - added) / fitted["slope"]


def fit(cases: Sequence[Case], names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The slope, the constant, and a weight for each name."""
    columns = [[odds, 1.0, *(values.get(n, 0.0) for n in names)] for values, odds, _ in cases]
    matrix = np.array(columns)
    right = np.array([one for *_, one in cases], dtype=float)

    def loss(weights: npt.NDArray[np.float64]) -> float:
        scores = matrix @ weights
        rest: float = _PENALTY * float(weights[2:] @ weights[2:])
        return float((np.logaddexp(0, scores) - right * scores).sum()) + rest

    found: npt.NDArray[np.float64] = minimize(loss, np.zeros(matrix.shape[1])).x
    return found


def chance(weights: npt.NDArray[np.float64], names: Sequence[str], case: Case) -> float:
    """The probability of one case."""
    values, odds, _ = case
    extra = sum(w * values.get(n, 0.0) for w, n in zip(weights[2:], names, strict=True))
    return float(1 / (1 + exp(-weights[0] * odds - weights[1] - extra)))


def miscalibration(chances: Sequence[float], cases: Sequence[Case]) -> float:
    """How far claims' shares of truth lie from what was held of them, in ten bins."""
    right = [one for *_, one in cases]
    bins = [min(int(one * _BINS), _BINS - 1) for one in chances]
    gaps = (
        abs(sum(chances[at] - right[at] for at, b in enumerate(bins) if b == number))
        for number in range(_BINS)
    )
    return float(sum(gaps) / len(cases))


if __name__ == "__main__":
    main()
