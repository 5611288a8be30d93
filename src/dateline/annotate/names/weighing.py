"""Names by weighing: which stretches are chosen, of which kind, how likely and why.

Guarantees: the names chosen don't overlap, and no other choice of the candidates is likelier; a
kind is the general one of its sort unless an exact one is likely; the same words anywhere in the
article count for all their places. What each sign is worth stands in `weights.toml`, which
`training/names.py` fits to annotated news.

Source of the choice: weighted interval scheduling (Kleinberg, Tardos: Algorithm Design, 6.1).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from math import exp, log
from operator import mul

import numpy as np
import numpy.typing as npt

from dateline.annotate.names.candidates import find_candidates
from dateline.annotate.names.scene import Scene, Signs, Span
from dateline.annotate.names.sightings import FIRM, LISTED
from dateline.annotate.names.signs import find_kind_signs, find_span_signs
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
_YEAR = re.compile("(?:19|20)[0-9]{2}")
Floats = npt.NDArray[np.float64]
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


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that is chosen.

    Attributes:
        span: its tokens, half-open.
        kind: the most exact kind that is likely.
        confidence: probability that exactly this is a name of that sort, 0 to 1.
        reasons: the heaviest signs for the stretch and for its kind, with their weights.
    """

    span: Span
    kind: str
    confidence: float
    reasons: tuple[str, ...]


def choose_names(scene: Scene, weights: Weights | None = None) -> list[Name]:
    """The names of a text, in text order.

    Args:
        scene: the text and who sees what in it.
        weights: what signs are worth; the bundled ones by default.
    """
    used = weights or load_weights()
    signs = {span: find_span_signs(scene, span) for span in find_candidates(scene)}
    odds = {span: used.weigh_span(of) for span, of in signs.items()}
    firms = _seen_as(FIRM, scene, odds)
    odds.update((span, max(odds[span], FIRM_ODDS)) for span in firms)
    odds.update((span, max(odds[span], LISTED_ODDS)) for span in _seen_as(LISTED, scene, odds))
    dated = [span for span in odds if scene.exact.get(span) and is_dated_event(scene.words(span))]
    odds.update((span, max(odds[span], DATED_ODDS)) for span in dated)
    chosen = choose_spans(odds)
    kinds = weigh_kinds(scene, chosen, used)
    bodies = firms.intersection(chosen)
    short = {_without_form(scene.words(span)) for span in bodies}
    bodies.update(span for span in chosen if scene.words(span) in short)
    kinds.update((span, _as_body(kinds[span])) for span in bodies)
    return [_name(span, odds[span], signs[span], kinds[span], used) for span in chosen]


def _seen_as(source: str, scene: Scene, odds: Mapping[Span, float]) -> set[Span]:
    """The stretches that a source sees."""
    return {(one.start, one.end) for one in scene.sightings if one.source == source} & odds.keys()


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
    best: list[float] = [0.0]
    before: list[int | None] = []
    for at, (_, start, worth) in enumerate(rows):
        fits = bisect_right(ends, start, 0, at)  # how many rows end before this one begins
        with_it = best[fits] + worth
        before.append(fits if with_it > best[at] else None)
        best.append(max(with_it, best[at]))
    chosen: list[Span] = []
    at = len(rows)
    while at:
        at -= 1
        end, start, _ = rows[at]
        left = before[at]
        if left is not None:
            chosen.append((start, end))
            at = left
    return chosen[::-1]


@dataclass(frozen=True, slots=True)
class KindOdds:
    """How likely each kind is, and the signs that say so."""

    shares: Mapping[str, float]
    signs: Signs


def weigh_kinds(scene: Scene, spans: Sequence[Span], weights: Weights) -> dict[Span, KindOdds]:
    """Probabilities of the kinds of each stretch; half of each is what its words are elsewhere."""
    signs = {span: find_kind_signs(scene, span) for span in spans}
    logs = {span: _log_shares(of, weights) for span, of in signs.items()}
    groups: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in spans:
        groups[scene.words(span)].append(span)
    made = {}
    for group in groups.values():
        mean = [sum(column) / len(group) for column in zip(*(logs[s] for s in group), strict=True)]
        for span in group:
            both = [exp((own + other) / 2) for own, other in zip(logs[span], mean, strict=True)]
            total = sum(both)
            shares = {kind: one / total for kind, one in zip(weights.kinds, both, strict=True)}
            made[span] = KindOdds(shares, signs[span])
    return made


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """A firm's name without its legal form: "Tony Lama" of "Tony Lama Co."."""
    return words[:-1] if words[-1].lower() in lexicon().suffixes else words


def _as_body(odds: KindOdds) -> KindOdds:
    """The same of a firm, which is a body whatever its words look like: "Tony Lama Co."."""
    bodies = {kind: one for kind, one in odds.shares.items() if is_a(kind, "Organization")}
    bodies["Company"] = max(bodies["Company"], sum(odds.shares.values()) - sum(bodies.values()))
    total = sum(bodies.values())
    shares = {kind: bodies.get(kind, 0.0) / total for kind in odds.shares}
    return KindOdds(shares, odds.signs)


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


def _name(span: Span, odds: float, signs: Signs, kinds: KindOdds, weights: Weights) -> Name:
    kind, sure = pick_kind(kinds.shares)
    likely = 1 / (1 + exp(-odds)) * sure
    why = (
        *_heaviest((weights.spans.get(n, 0.0) * v, n) for n, v in signs.items()),
        *(f"{kind}: {one}" for one in _heaviest(_for_kind(kind, kinds, weights))),
    )
    return Name(span, kind, round(likely, 3), why)


def _for_kind(kind: str, kinds: KindOdds, weights: Weights) -> Iterator[tuple[float, str]]:
    """What each sign says for a kind beyond what it says on average for all."""
    number, _, beyond = _tabulate(weights)
    known = [name for name in kinds.signs if name in number]
    worth = beyond[[number[name] for name in known], weights.kinds.index(kind)].tolist()
    return ((one * kinds.signs[name], name) for one, name in zip(worth, known, strict=True))


def _heaviest(signs: Iterable[tuple[float, str]]) -> list[str]:
    """The signs that speak most clearly for a choice, heaviest first."""
    rows = sorted((one for one in signs if one[0] > _TINY), reverse=True)
    return [f"{name} {weight:+.1f}" for weight, name in rows[:_REASONS]]


@cache
def load_weights() -> Weights:
    """The bundled weights."""
    raw = tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))
    order = tuple(raw["order"])
    return Weights(
        spans=raw["spans"],
        kinds=order,
        of_kinds={
            name: tuple(row.get(kind, 0.0) for kind in order) for name, row in raw["kinds"].items()
        },
    )
