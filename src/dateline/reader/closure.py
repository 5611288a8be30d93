"""What follows from what was read, and what it rules out, as mined from training data.

A person who heads the government of a country is its citizen; what is based in a city in a country
is based in the country; but nobody heads two governments. The network scores each pair, and rules
bring the pairs together (compare LogiRE, Ru et al. 2021, and MILR, Fan et al. 2022). Guarantees:
`add_implied` only raises probabilities, never above those of what they follow from; under
`lower_rivals` a pair without a rival keeps its order among the pairs without one.
"""

from __future__ import annotations

import numpy as np

from dateline.reader.decode import Floats, sigmoid
from dateline.reader.network import Calibration, Implication, Layer

_ROUNDS = 2  # a conclusion may start another rule, once: the mined rules go no deeper
_SURE = 0.5  # what is likelier wrong than right implies nothing
_LEAST = 1e-6  # of a probability, so that its log odds are finite


def add_implied(chances: Floats, layer: Layer) -> Floats:
    """Raise what follows from the relations that are likely.

    Args:
        chances: probability of each label for each pair; shape (entities, entities, labels).
        layer: whose labels and rules they are.
    """
    if not layer.rules:
        return chances
    column = {label: at for at, label in enumerate(layer.relations)}
    made = chances.copy()
    for _ in range(_ROUNDS):
        for rule in layer.rules:
            first = made[:, :, column[rule.given[0]]]
            if first.max(initial=0.0) > _SURE:
                then = made[:, :, column[rule.then]]
                second = made[:, :, column[rule.given[-1]]]
                np.maximum(then, rule.share * _apply_rule(rule, first, second), out=then)
    return made


def lower_rivals(chances: Floats, layer: Layer, calibration: Calibration) -> Floats:
    """Lower what a likely other object speaks against, where a subject mostly has one.

    Args:
        chances: what `add_implied` leaves; shape (entities, entities, labels).
        layer: whose labels they are, and how often each has one object only.
        calibration: what a rival counts.
    """
    if not layer.single or len(chances) < 2:  # noqa: PLR2004 - one thing is related to none
        return chances
    log_odds, rivals = rival_evidence(chances, layer)
    z = calibration.closed * log_odds - calibration.rival * rivals + calibration.closed_shift
    found: Floats = sigmoid(z)
    return found


def rival_evidence(chances: Floats, layer: Layer) -> tuple[Floats, Floats]:
    """Log odds of each cell, and how likely another object of its subject is, as far as it counts.

    Args:
        chances: as for `lower_rivals`, of two things at least; none is an object of itself.
        layer: as for `lower_rivals`.
    """
    clipped = np.clip(chances, _LEAST, 1 - _LEAST)
    log_odds = np.log(clipped) - np.log1p(-clipped)
    others = np.where(np.eye(len(chances), dtype=np.bool_)[..., None], 0.0, chances)
    second, best = np.split(np.partition(others, -2, axis=1)[:, -2:], 2, axis=1)
    rival = np.where(others == best, second, best) * np.asarray(layer.single, dtype=np.float32)
    return log_odds, rival


def _apply_rule(rule: Implication, first: Floats, second: Floats) -> Floats:
    likely = np.where(first > _SURE, first, 0.0)
    if rule.form == "same":
        return likely
    if rule.form == "inverse":
        return likely.T
    other = second.T if rule.form == "fork" else second
    found = np.zeros_like(likely)
    for a, b in np.argwhere(likely > 0).tolist():
        np.maximum(found[a], np.minimum(likely[a, b], other[b]), out=found[a])
        found[a, a] = 0.0
    return found
