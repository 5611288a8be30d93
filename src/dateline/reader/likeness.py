"""How alike two names are, as numbers: what the coreference head sees besides the encoder.

Training and run time share this module. It looks at strings only and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

FEATURES = 14
_NEAR = 0.5  # edit ratio from which two names without a word in common are looked at closer
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "in", "on", "s"})

Table = npt.NDArray[Any]  # float32


def reduce_name(surface: str) -> str:
    """A name to compare by: lower case, no leading "the", no possessive, single spaces."""
    folded = " ".join(surface.split()).lower().replace("’", "'")
    return folded.removeprefix("the ").removesuffix("'s").removesuffix("'") or folded


def compare_names(names: Sequence[str]) -> Table:
    """Features of all pairs of normal names, each 0 to 1, symmetric.

    They are: the same; shared words by all and by the fewer; last words the same; first words the
    same; one's last word in the other; an acronym, exactly and in part; edit ratio, and of the
    best part; common beginning; both of one word; both of several; any word shared.

    Returns:
        shape (names, names, FEATURES).
    """
    size = len(names)
    found = np.zeros((size, size, FEATURES), dtype=np.float32)
    if not size:
        return found
    words = [_WORD.findall(name) or [name] for name in names]
    found[:, :, 8] = process.cdist(names, names, scorer=fuzz.ratio) / 100
    single = np.asarray([len(row) == 1 for row in words], dtype=np.bool_)
    found[:, :, 11] = np.logical_and.outer(single, single)
    found[:, :, 12] = np.logical_and.outer(~single, ~single)
    content = [set(row) - _SMALL or set(row) for row in words]
    letters = [join_initials(row) for row in words]
    # Most pairs have nothing in common, which is quickly seen.
    open_ = ((found[:, :, 8] >= _NEAR) | np.logical_xor.outer(single, single)).tolist()
    for i, j in combinations(range(size), 2):
        if not open_[i][j] and content[i].isdisjoint(content[j]):
            continue
        made = _compare_words(words, content, i, j) + _compare_acronym(words, letters, i, j)
        if any(made) or found[i, j, 8] >= _NEAR:
            found[i, j, :8] = found[j, i, :8] = made
            found[i, j, 9] = found[j, i, 9] = fuzz.partial_ratio(names[i], names[j]) / 100
            found[i, j, 10] = found[j, i, 10] = _common_prefix(names[i], names[j])
            found[i, j, 13] = found[j, i, 13] = float(made[1] > 0)
            found[i, j, 0] = found[j, i, 0] = float(names[i] == names[j])
    return found


def join_initials(words: Sequence[str]) -> str:
    """First letters of the words that count in an acronym."""
    return "".join(word[:1] for word in words if word not in _SMALL)


def _compare_words(
    words: Sequence[list[str]], content: Sequence[set[str]], i: int, j: int
) -> list[float]:
    one, two, a, b = content[i], content[j], words[i], words[j]
    shared = len(one & two)
    if not shared:
        return [0.0] * 6
    return [
        0.0,
        shared / len(one | two),
        shared / min(len(one), len(two)),
        float(a[-1] == b[-1]),
        float(a[0] == b[0]),
        float(a[-1] in two or b[-1] in one),
    ]


def _compare_acronym(
    words: Sequence[list[str]], letters: Sequence[str], i: int, j: int
) -> list[float]:
    short, long = (i, j) if len(words[i]) <= len(words[j]) else (j, i)
    if len(words[short]) != 1 or len(words[long]) == 1:
        return [0.0, 0.0]
    word, initial = words[short][0], letters[long]
    if word[:1] not in initial:
        return [0.0, 0.0]
    return [float(word == initial), float(_is_subsequence(word, initial))]


def _is_subsequence(short: str, long: str) -> bool:
    """Whether the letters of an acronym come in order in the initials, as "unhcr" nearly does."""
    letters = iter(long)
    return len(short) > 1 and all(letter in letters for letter in short)


def _common_prefix(left: str, right: str) -> float:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count / max(len(left), len(right), 1)
