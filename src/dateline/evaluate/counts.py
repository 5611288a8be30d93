"""Precision, recall and F1 as sums over documents, and how far chance moves them.

Guarantees: a tally is four sums, so documents add up in any order, and a score of many documents
is the ratio of sums that the reference scorers take (never a mean of ratios). Nothing found where
nothing was to be found is no achievement: 0 / 0 counts as 0, as in the CoNLL scorer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np

ROUNDS = 1000  # Efron & Tibshirani (1993, section 6.4): 200 are ample for a standard error
_SEED = 20_260


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    p: float
    r: float
    f1: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The four sums that precision and recall are made of.

    Attributes:
        found_right: of what was found, how much is right (a weight, for B³ and CEAF).
        found: how much was found.
        gold_right: of what was to be found, how much was.
        gold: how much was to be found.
    """

    found_right: float = 0.0
    found: float = 0.0
    gold_right: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found_right + other.found_right,
            self.found + other.found,
            self.gold_right + other.gold_right,
            self.gold + other.gold,
        )

    @property
    def score(self) -> Score:
        """Precision, recall and F1."""
        p, r = _ratio(self.found_right, self.found), _ratio(self.gold_right, self.gold)
        return Score(p=p, r=r, f1=_ratio(2 * p * r, p + r))


def tally_sets(found: AbstractSet[object], gold: AbstractSet[object]) -> Tally:
    """The tally of two sets, where only what is in both is right (micro P, R, F1)."""
    both = len(found & gold)
    return Tally(both, len(found), both, len(gold))


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """The tally of all documents together."""
    return sum(tallies, Tally())


def standard_error(measures: Sequence[Sequence[Tally]], *, rounds: int = ROUNDS) -> float:
    """Standard error of a mean of F1 scores, by the bootstrap over documents.

    Documents are drawn with replacement and scored anew; the standard deviation over the rounds is
    how far the score moves because of which documents happen to be in the set (Efron & Tibshirani,
    An Introduction to the Bootstrap, 1993, chapter 6; for NLP: Koehn, EMNLP 2004).

    Args:
        measures: for each measure that the score is the mean of, one tally a document.
        rounds: how many sets of documents are drawn.

    Returns:
        The standard error, in F1 from 0 to 1; 0 for fewer than two documents.
    """
    size = len(measures[0]) if measures else 0
    if size < 2:  # noqa: PLR2004 - one document doesn't vary
        return 0.0
    draws = np.random.default_rng(_SEED).multinomial(size, np.full(size, 1 / size), size=rounds)
    scores = [_f1_scores(draws @ _as_matrix(tallies)) for tallies in measures]
    return float(np.mean(scores, axis=0).std(ddof=1))


def _as_matrix(tallies: Sequence[Tally]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """One row a document."""
    rows = [(one.found_right, one.found, one.gold_right, one.gold) for one in tallies]
    return np.array(rows, dtype=np.float64)


def _f1_scores(
    sums: np.ndarray[Any, np.dtype[np.float64]],
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """F1 of each row of sums."""
    found_right, found, gold_right, gold = sums.T
    p = found_right / np.maximum(found, 1e-12)
    r = gold_right / np.maximum(gold, 1e-12)
    return np.asarray(2 * p * r / np.maximum(p + r, 1e-12))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
