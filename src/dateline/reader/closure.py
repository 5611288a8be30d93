"""What follows from what was read: implications between relations, mined from training data.

A person who heads the government of a country is its citizen; what is based in a city in a country
is based in the country. The network scores each pair by itself, and rules bring the pairs together
(compare LogiRE, Ru et al. 2021, and MILR, Fan et al. 2022). Guarantees: rules only raise
probabilities, never above those of what they start from.
"""

from __future__ import annotations

import numpy as np

from dateline.reader.decode import Floats
from dateline.reader.network import Layer, Rule

_ROUNDS = 2  # a conclusion may start another rule, once: the mined rules go no deeper
_SURE = 0.5  # what is likelier wrong than right implies nothing


def close(chances: Floats, layer: Layer) -> Floats:
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
                np.maximum(then, rule.share * _follows(rule, first, second), out=then)
    return made


def _follows(rule: Rule, first: Floats, second: Floats) -> Floats:
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
