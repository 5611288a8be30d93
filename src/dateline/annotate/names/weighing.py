"""Names by weighing: which stretches may be names, which are chosen, of which kind, and why.

Guarantees: candidates are generous rather than right; the names chosen don't overlap, and no other
choice of the candidates is likelier; a kind is the general one of its sort unless an exact one is
likely; the same words anywhere in the article count for all their places. What each sign is worth
stands in `weights.toml`, which `training/names.py` fits to annotated news.

Source of the choice: weighted interval scheduling (Kleinberg, Tardos: Algorithm Design, 6.1).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from math import exp, log
from operator import mul
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from dateline.annotate.names.draft import Draft, Span, words
from dateline.annotate.names.scene import Scene, Signs
from dateline.annotate.names.sightings import AUTHORITY, CAPITALS, FIRM, LISTED
from dateline.annotate.names.signs import find_kind_signs, find_span_signs
from dateline.core.bundled import load_toml
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

# Log-odds of what ends in a firm's legal form; of 177 such in newswire none was anything else.
FIRM_ODDS = 3.0
# Of letters that stand for something widely known and that two layers of the reader see.
LISTED_ODDS = 0.5
# Log-odds of what is an event's with a year behind it ("Expo 2020"): all seven that people marked
# in six sets of annotated news have the year in them, which are too few to weigh.
DATED_ODDS = 2.0
EXACT = 0.7  # probability, within its sort, that an exact kind needs; the general is never wrong
SORTS = ("Person", "Organization", "Place", "People", "Event", "Agreement", "Work", "Topic")
_COMPOUNDS = ["NN", "NN"], ["NN", "NNS"]
_LONGEST = 14  # tokens; the longest name of 700 articles has 13
_YEAR = re.compile("(?:19|20)[0-9]{2}")
Floats = npt.NDArray[np.float64]
_Chain: TypeAlias = "tuple[Span, _Chain] | None"  # a stretch, and those before it
_REASONS = 3  # of each choice that are kept
_TINY = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What signs are worth: log-odds of a stretch being a name, and scores of kinds.

    Each equals itself only, so that its table is found again.
    """

    spans: Mapping[str, float]
    kinds: tuple[str, ...]
    of_kinds: Mapping[str, tuple[float, ...]]

    def weigh_span(self, signs: Signs) -> float:
        """Log-odds of a stretch with these signs being a name."""
        found: float = sum(map(mul, map(self.spans.get, signs, repeat(0.0)), signs.values()))
        return found


def find_candidates(scene: Scene) -> list[Span]:
    """All stretches that may be names, in text order."""
    tokens = scene.parse.tokens
    found: set[Span] = set()
    for span, seen in scene.exact.items():
        if all(one.source == CAPITALS and one.label == "run" for one in seen) and not any(
            one.source != CAPITALS for at in range(*span) for one in scene.at[at]
        ):
            continue  # capitals that nobody takes for anything
        found.add(span)
        if any(one.source != AUTHORITY for one in seen):
            inside = (one for one in scene.at[span[0]] if one.source == AUTHORITY)
            found.update((one.end, span[1]) for one in inside if one.end < span[1])  # "EU | summit"
    for spans in [scene.texts.get(scene.words(one), ()) for one in tuple(found)]:
        found.update(spans)
    fit = (one for one in found if one[1] - one[0] <= _LONGEST)
    fit = (one for one in fit if tokens[one[0]].text != "the")  # "His Highness | the Emir"
    return sorted(one for one in fit if not _is_common(scene, one))


def _is_common(scene: Scene, span: Span) -> bool:
    """Whether only a sentence's beginning makes a name of a noun before another: "Party leader"."""
    (start, end), tokens = span, scene.parse.tokens
    opening = start == scene.parse.sentences[tokens[start].sentence][0]
    tags = [one.tag for one in tokens[start : end + 1]]
    return opening and tags in _COMPOUNDS and tokens[start].text.lower() in lexicon().bodies


def choose_names(scene: Scene, weights: Weights | None = None) -> list[Draft]:
    """The names of a text, in text order, with kind, confidence and reasons.

    Args:
        scene: the text and who sees what in it.
        weights: what signs are worth; the bundled ones by default.
    """
    used = weights or load_weights()
    signs = {span: find_span_signs(scene, span) for span in find_candidates(scene)}
    odds = {span: used.weigh_span(of) for span, of in signs.items()}
    firms, listed = _seen_as(FIRM, scene, odds), _seen_as(LISTED, scene, odds)
    dated = {span for span in odds if scene.exact.get(span) and is_dated_event(scene.words(span))}
    for spans, least in ((firms, FIRM_ODDS), (listed, LISTED_ODDS), (dated, DATED_ODDS)):
        odds.update((span, max(odds[span], least)) for span in spans)
    chosen = choose_spans(odds)
    of_kinds = {span: find_kind_signs(scene, span) for span in chosen}
    shares = weigh_kinds(scene, of_kinds, used)
    bodies = firms.intersection(chosen)
    short = {_without_form(scene.words(span)) for span in bodies}
    bodies.update(span for span in chosen if scene.words(span) in short)
    shares.update((span, _as_body(shares[span])) for span in bodies)
    names = []
    for span in chosen:
        kind, sure = pick_kind(shares[span])
        name, likely = words(scene.parse.tokens, *span), 1 / (1 + exp(-odds[span])) * sure
        why = (*_explain_span(signs[span], used), *_explain_kind(kind, of_kinds[span], used))
        names.append(Draft(*span, kind, name=name, confidence=round(likely, 3), reasons=why))
    return names


def _seen_as(source: str, scene: Scene, odds: Collection[Span]) -> set[Span]:
    """The stretches that a source sees."""
    seen = ((one.start, one.end) for one in scene.sightings if one.source == source)
    return {span for span in seen if span in odds}


def is_dated_event(words: Sequence[str]) -> bool:
    """Whether words call an event by its year: "International Police Summit 2023"."""
    *before, year = words
    dated = bool(before) and _YEAR.fullmatch(year) is not None
    return dated and lexicon().kinds.get(before[-1].lower()) == "Event"


def choose_spans(odds: Mapping[Span, float]) -> list[Span]:
    """The likeliest set of stretches that don't overlap, in text order.

    Args:
        odds: log-odds of each stretch; what is likelier no name than one is never chosen.
    """
    rows = sorted((end, start, worth) for (start, end), worth in odds.items() if worth > 0)
    ends = [end for end, _, _ in rows]
    best: list[tuple[float, _Chain]] = [(0.0, None)]  # of no rows, of the first …
    for at, (end, start, worth) in enumerate(rows):
        others, before = best[bisect_right(ends, start, 0, at)]  # of what ends before it begins
        with_it = others + worth
        best.append((with_it, ((start, end), before)) if with_it > best[at][0] else best[at])
    chosen: list[Span] = []
    _, last = best[-1]
    while last is not None:
        span, last = last
        chosen.append(span)
    return chosen[::-1]


def weigh_kinds(
    scene: Scene, signs: Mapping[Span, Signs], weights: Weights
) -> dict[Span, Mapping[str, float]]:
    """Probabilities of the kinds of each stretch; half of each is what its words are elsewhere."""
    logs = {span: _log_shares(of, weights) for span, of in signs.items()}
    groups: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in signs:
        groups[scene.words(span)].append(span)
    made: dict[Span, Mapping[str, float]] = {}
    for group in groups.values():
        mean = [sum(column) / len(group) for column in zip(*(logs[s] for s in group), strict=True)]
        for span in group:
            both = [exp((own + other) / 2) for own, other in zip(logs[span], mean, strict=True)]
            total = sum(both)
            made[span] = {kind: one / total for kind, one in zip(weights.kinds, both, strict=True)}
    return made


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """A firm's name without its legal form: "Tony Lama" of "Tony Lama Co."."""
    return words[:-1] if words[-1].lower() in lexicon().suffixes else words


def _as_body(shares: Mapping[str, float]) -> Mapping[str, float]:
    """The same of a firm, which is a body whatever its words look like: "Tony Lama Co."."""
    bodies = {kind: one for kind, one in shares.items() if is_a(kind, "Organization")}
    bodies["Company"] = max(bodies["Company"], sum(shares.values()) - sum(bodies.values()))
    total = sum(bodies.values())
    return {kind: bodies.get(kind, 0.0) / total for kind in shares}


def _log_shares(signs: Signs, weights: Weights) -> list[float]:
    """Log-probabilities of all kinds (softmax)."""
    number, table, _ = _tabulate(weights)
    known = [name for name in signs if name in number]
    values = np.array([signs[name] for name in known])
    rows = table[np.array([number[name] for name in known], dtype=np.int64)]
    scores = (rows * values[:, None]).sum(axis=0).tolist()
    high = max(scores)
    total = log(sum(exp(one - high) for one in scores)) + high
    return [one - total for one in scores]


@lru_cache(maxsize=1)
def _tabulate(weights: Weights) -> tuple[dict[str, int], Floats, Floats]:
    """Sign → its row; what it is worth for each kind, and beyond what it is on average for all."""
    rows = weights.of_kinds.values()
    table = np.array([*rows]).reshape(len(rows), len(weights.kinds))
    means = np.array([sum(row) / len(row) for row in rows])
    return {name: at for at, name in enumerate(weights.of_kinds)}, table, table - means[:, None]


def pick_kind(shares: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest sort's most exact kind that is likely, and the sort's probability."""
    within = _sort_kinds(tuple(shares))
    sums = {sort: sum(shares[kind] for kind in kinds) for sort, kinds in within.items()}
    sort = max(SORTS, key=sums.__getitem__)
    exact = max(within[sort], key=shares.__getitem__)
    return (exact if shares[exact] >= EXACT * sums[sort] else sort), sums[sort]


@cache
def _sort_kinds(kinds: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Which of some kinds belong to each sort."""
    return {sort: [kind for kind in kinds if is_a(kind, sort)] for sort in SORTS}


def _explain_span(signs: Signs, weights: Weights) -> list[str]:
    """What speaks most clearly for a stretch being a name."""
    return _heaviest((weights.spans.get(sign, 0.0) * one, sign) for sign, one in signs.items())


def _explain_kind(kind: str, signs: Signs, weights: Weights) -> list[str]:
    """What speaks most clearly for a kind, beyond what it says on average for all."""
    number, _, beyond = _tabulate(weights)
    known = [sign for sign in signs if sign in number]
    worth = beyond[[number[sign] for sign in known], weights.kinds.index(kind)].tolist()
    rows = ((one * signs[sign], sign) for one, sign in zip(worth, known, strict=True))
    return [f"{kind}: {one}" for one in _heaviest(rows)]


def _heaviest(signs: Iterable[tuple[float, str]]) -> list[str]:
    """The heaviest signs, with what each is worth."""
    rows = sorted((one for one in signs if one[0] > _TINY), reverse=True)
    return [f"{name} {weight:+.1f}" for weight, name in rows[:_REASONS]]


@cache
def load_weights() -> Weights:
    """The bundled weights."""
    raw = load_toml(__package__, "weights.toml")
    order = tuple(raw["order"])
    return Weights(
        spans=raw["spans"],
        kinds=order,
        of_kinds={
            name: tuple(row.get(kind, 0.0) for kind in order) for name, row in raw["kinds"].items()
        },
    )
