"""From the network's numbers to names, clusters and relations: plain arithmetic, no model.

Guarantees: the same numbers give the same answer on every machine; names never overlap. It knows
no label's meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from dateline.reader import likeness

Floats = npt.NDArray[Any]  # float32 all through
Ids = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

BUCKETS = 10
_LEAST = 1e-6  # probability that a name ends where its tags do
_ROUNDING = 1e-4  # what sums of log-probabilities may be off


class NameSpan(Struct, frozen=True):
    """A name in words: half-open word range, number of its class, and how sure the tags are."""

    low: int
    high: int
    label: int
    sure: float


def decode_names(scores: Floats, *, temperature: float = 1.0) -> list[NameSpan]:
    """Read names off BIO scores: the best sequence in which every I follows its B or I (Viterbi).

    Args:
        scores: shape (words, 1 + 2 × classes): outside, then begin and go-on of each class.
        temperature: divides the scores before they become probabilities (Guo et al. 2017).
    """
    if not len(scores):
        return []
    logs = _log_softmax(scores / temperature)
    path = _find_best_sequence(logs)
    begins = np.flatnonzero(path % 2)
    outer = np.append(np.flatnonzero(~_find_inner(path)), len(path))
    ends = outer[np.searchsorted(outer, begins, side="right")]
    chosen = np.append(logs[np.arange(len(path)), path], logs.dtype.type(0))
    words = np.minimum.reduceat(chosen, np.stack([begins, ends], axis=1).ravel())[::2]
    behind = _log_chances_of_end(logs, ends, path[begins])
    sure = np.where(behind < words, np.exp(behind), np.exp(words))
    labels = (path[begins] - 1) // 2
    return list(map(NameSpan, *(one.tolist() for one in (begins, ends, labels, sure))))


def _log_chances_of_end(logs: Floats, ends: Ids, tags: Ids) -> Floats:
    """Log-probabilities, in float64, that the word behind a name that began so isn't of it, too."""
    last = ends == len(logs)
    goes_on = np.exp(np.where(last, -np.inf, logs[np.where(last, 0, ends), tags + 1]))
    surely = np.log1p(np.float64(_LEAST - 1))
    return np.where(goes_on > 1 - _LEAST, surely, np.log1p(-np.minimum(goes_on, 1 - _LEAST)))


def _log_softmax(scores: Floats) -> Floats:
    high = scores - scores.max(axis=1, keepdims=True)
    logs: Floats = high - np.log(np.exp(high).sum(axis=1, keepdims=True))
    return logs


def _find_best_sequence(logs: Floats) -> Ids:
    """The likeliest sequence in which every I follows its B or I."""
    path: Ids = logs.argmax(axis=1)
    strays = _find_strays(path)
    if not strays.any():
        return path
    cuts = np.unique(np.append(np.flatnonzero(_find_sure(logs, path, strays)), (0, len(path))))
    for at in np.unique(np.searchsorted(cuts, np.flatnonzero(strays), side="right")).tolist():
        low, high = cuts[at - 1], cuts[at]
        path[low:high] = _run_viterbi(logs[low:high])
    return path


def _find_strays(path: Ids) -> Flags:
    """Which words go on with a name that isn't there."""
    before = np.concatenate([[0], path[:-1]])
    found: Flags = _find_inner(path) & (before != path) & (before != path - 1)
    return found


def _find_inner(path: Ids) -> Flags:
    """Which words have the tag of one that goes on with a name."""
    found: Flags = (path > 0) & (path % 2 == 0)
    return found


def _find_sure(logs: Floats, path: Ids, strays: Flags) -> Flags:
    """Words outside or at the begin of a name in the best sequence too: it can be cut before them.

    To let each stray word begin a name is one way to mend the likeliest tags. A row of words that
    have other tags in the best sequence costs it no more than that would, at these words and the
    one behind; and each of them costs at least what the word's second likeliest tag does.
    """
    rows = np.arange(len(path))
    mending = np.where(strays, logs[rows, path] - logs[rows, path - 1], 0.0)
    second, best = np.partition(logs, -2, axis=1)[:, -2:].T
    spared = mending + np.append(mending[1:], 0.0) - (best - second)
    total = np.concatenate([[0.0], np.cumsum(spared, dtype=np.float64)])
    from_here = np.maximum.accumulate(total[:0:-1])[::-1] - total[:-1]
    up_to_here = total[1:] - np.minimum.accumulate(total[:-1])
    sure: Flags = ~_find_inner(path) & (from_here + up_to_here - spared < -_ROUNDING)
    return sure


def _run_viterbi(logs: Floats) -> Ids:
    words, tags = logs.shape
    classes = (tags - 1) // 2
    begins, goes = 1 + 2 * np.arange(classes), 2 + 2 * np.arange(classes)
    score = logs[0].copy()
    score[goes] = -np.inf
    back = np.zeros((words, tags), dtype=np.int64)
    for at in range(1, words):
        top = int(np.argmax(score))
        step = logs[at] + score[top]
        back[at] = top
        from_begin = score[begins] >= score[goes]
        back[at, goes] = np.where(from_begin, begins, goes)
        step[goes] = logs[at, goes] + np.maximum(score[begins], score[goes])
        score = step
    path = np.zeros(words, dtype=np.int64)
    path[-1] = np.argmax(score)
    for at in range(words - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


@dataclass(slots=True)
class NameGroup:
    """Mentions with one surface and one class: what is compared, instead of every mention."""

    surface: str
    label: int
    mentions: list[int]


def name_keys(
    text: str, chars: Sequence[tuple[int, int]], labels: Sequence[int]
) -> list[tuple[str, int]]:
    """The normal surface and the class of each mention."""
    surfaces = (likeness.reduce_name(text[start:end]) for start, end in chars)
    return list(zip(surfaces, labels, strict=True))


def group_names(
    text: str, chars: Sequence[tuple[int, int]], labels: Sequence[int]
) -> list[NameGroup]:
    """Group mentions by normal surface and class, in order of the first."""
    found: dict[tuple[str, int], NameGroup] = {}
    for at, key in enumerate(name_keys(text, chars, labels)):
        found.setdefault(key, NameGroup(*key, [])).mentions.append(at)
    return list(found.values())


def find_cuts(keys: Sequence[tuple[str, int]], *, most: int) -> list[int]:
    """Where to cut a row of mentions so that no stretch has more different keys than `most`."""
    cuts: list[int] = []
    seen: set[tuple[str, int]] = set()
    for at, key in enumerate(keys):
        if key not in seen and len(seen) == most:
            cuts.append(at)
            seen.clear()
        seen.add(key)
    return cuts


def cluster_groups(same: Floats, sizes: Sequence[int], *, threshold: float) -> list[list[int]]:
    """Merge groups while the mean probability between the two likest clusters is high enough.

    Average linkage, weighted by how many mentions a group has.

    Args:
        same: symmetric probabilities that two groups name one thing; shape (groups, groups).
        sizes: mentions of each group.
        threshold: least mean probability of a merge.

    Returns:
        Indices of groups, a row a cluster, both in text order.
    """
    rows = [[at] for at in range(len(sizes))]
    weight = np.asarray(sizes, dtype=np.float64)
    link = same.astype(np.float64).copy()
    np.fill_diagonal(link, -1.0)
    while len(rows) > 1:
        best = int(np.argmax(link))
        i, j = sorted(divmod(best, len(link)))
        if link[i, j] < threshold:
            break
        total = weight[i] + weight[j]
        merged = (link[i] * weight[i] + link[j] * weight[j]) / total
        link[i], link[:, i] = merged, merged
        link[i, i] = -1.0
        link[j], link[:, j] = -1.0, -1.0
        weight[i] = total
        rows[i] += rows[j]
        rows[j] = []
    return [sorted(row) for row in rows if row]


def pool_states(states: Floats, places: Ids) -> Floats:
    """Mean state of each half-open range of pieces; shape (ranges, width)."""
    sums = np.zeros((len(states) + 1, states.shape[1]), dtype=np.float32)
    for at, row in enumerate(states):  # half the time of `cumsum`, which goes down the columns
        np.add(sums[at], row, out=sums[at + 1])
    width = np.maximum(places[:, 1] - places[:, 0], 1)[:, None]
    found: Floats = (sums[places[:, 1]] - sums[places[:, 0]]) / width
    return found.astype(np.float32)


def entity_vectors(mentions: Floats, owners: Sequence[Sequence[int]]) -> Floats:
    """Log-sum-exp over the mentions of each entity; shape (entities, width)."""
    return np.stack([_log_sum_exp(mentions[list(row)]) for row in owners]).astype(np.float32)


def _log_sum_exp(rows: Floats) -> Floats:
    high = rows.max(axis=0)
    found: Floats = high + np.log(np.exp(rows - high).sum(axis=0))
    return found


def measure_distances(
    places: Ids, owners: Sequence[Sequence[int]], pieces: int
) -> tuple[Floats, Ids, Ids]:
    """How far entities are from every piece and from each other.

    Args:
        places: piece ranges of mentions.
        owners: indices of mentions, a row per entity.
        pieces: how many the text has.

    Returns:
        Log of tens of pieces to each entity's nearest mention, shape (entities, pieces); bucket of
        the distance of each pair; and for each pair the mention of the first that is nearest to the
        second, both (entities, entities).
    """
    middle = places.mean(axis=1, dtype=np.float32)
    order = np.concatenate([np.asarray(row) for row in owners])
    begins = np.cumsum([0, *map(len, owners[:-1])])
    gap = np.abs(middle[order, None] - np.arange(pieces, dtype=np.float32)[None])
    away = np.minimum.reduceat(gap, begins, axis=0)
    near = np.abs(middle[:, None] - middle[None, order])
    to = np.minimum.reduceat(near, begins, axis=1)
    nearest = np.stack([np.asarray(row)[to[list(row)].argmin(axis=0)] for row in owners])
    between = np.minimum.reduceat(to[order], begins, axis=0)
    return np.log1p(away / 10).astype(np.float32), distance_bucket(between), nearest


def distance_bucket(pieces: Floats) -> Ids:
    """Distance in pieces → a bucket: powers of two from 4 on."""
    powers = np.floor(np.log2(np.maximum(pieces, 4)) - 2)
    found: Ids = np.minimum(powers, BUCKETS - 1).astype(np.int64)
    return found


def sigmoid(scores: Floats) -> Floats:
    """Logistic function, without overflow."""
    found: Floats = 0.5 * (1 + np.tanh(scores / 2))
    return found
