"""Precision from the gold file, and what has become of its claims since they were judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path

import msgspec

from measure_news import hashed
from precision_rows import ERRORS, Judged, Row

BINS = 10  # of confidence, in the table of reliability
Z = 1.96  # standard deviations on either side that hold 95 %


def read_judgements(gold: Path) -> list[Judged]:
    """The judgements of a gold file.

    Raises:
        SystemExit: the file isn't there, or a line isn't a judgement.
    """
    if not gold.is_file():
        message = f"{gold} isn't there; judge a worksheet and `record` it first"
        raise SystemExit(message)
    try:
        return msgspec.json.Decoder(Judged).decode_lines(gold.read_bytes())
    except msgspec.DecodeError as error:
        message = f"{gold}: {error}"
        raise SystemExit(message) from error


def write_judgements(gold: Path, found: Iterable[Judged]) -> None:
    """Write judgements, one a line, sorted; the last one of a claim counts."""
    last = {(one.file, one.article, *one.key): one for one in found}
    ordered = sorted(last.values(), key=lambda one: (one.file, one.article, str(one.key)))
    gold.parent.mkdir(parents=True, exist_ok=True)
    gold.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in ordered))


def wilson_interval(share: float, count: float) -> tuple[float, float]:
    """95 % interval of a share, by Wilson's score; sound for few judgements and shares near 1."""
    middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z / (1 + Z * Z / count) * sqrt(share * (1 - share) / count + (Z / count / 2) ** 2)
    return max(0.0, middle - half), min(1.0, middle + half)


def score_table(found: Sequence[Judged]) -> Iterator[str]:
    """Precision by predicate and over all, as Markdown."""
    if not found:
        yield "No judgements yet."
        return
    yield "| predicate | true | judged | precision | 95 % interval |"
    yield "|---|---:|---:|---:|---|"
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        groups[one.predicate].append(one)
    for predicate in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        yield _line(f"`{predicate}`", groups[predicate], weighted=False)
    yield _line("**all, as drawn**", found, weighted=False)
    yield _line("**all, weighted**", found, weighted=True)


def error_table(found: Sequence[Judged]) -> Iterator[str]:
    """What was wrong with the false ones, as Markdown."""
    kinds = Counter(one.error for one in found if one.error is not None)
    if not kinds:
        return
    yield "| error | claims | what is wrong |"
    yield "|---|---:|---|"
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {kind} | {count} | {ERRORS[kind]} |"


def reliability_table(found: Sequence[Judged]) -> Iterator[str]:
    """How often claims of a confidence are true, and the expected calibration error, as Markdown.

    The error is that of Naeini et al. (2015), "Obtaining Well Calibrated Probabilities Using
    Bayesian Binning": over bins of equal width, the mean distance between confidence and share.
    """
    told = [(one.confidence, one.verdict) for one in found if one.confidence is not None]
    if not told:
        return
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, verdict in told:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, verdict))
    yield "| confidence | claims | mean confidence | true |"
    yield "|---|---:|---:|---:|"
    error = 0.0
    for at, rows in sorted(bins.items()):
        mean = sum(confidence for confidence, _ in rows) / len(rows)
        share = sum(verdict for _, verdict in rows) / len(rows)
        error += abs(mean - share) * len(rows) / len(told)
        between = f"{at / BINS:.1f} – {(at + 1) / BINS:.1f}"
        yield f"| {between} | {len(rows)} | {mean:.2f} | {share:.2f} |"
    yield ""
    yield f"Expected calibration error of {len(told)} claims: {error:.3f}"


def list_changes(found: Sequence[Judged], now: Iterable[Row]) -> Iterator[str]:
    """What a new reading of the judged articles makes of the judged claims."""
    fresh = {(row.file, hashed(row.article), *row.key): row for row in now}
    states: Counter[tuple[str, bool]] = Counter()
    for one in found:
        row = fresh.pop((one.file, one.article, *one.key), None)
        states[_state(one, row), one.verdict] += 1
    yield "| judged claims, read again | true | false |"
    yield "|---|---:|---:|"
    for state in ("still made", "made, but meaning something else", "gone"):
        yield f"| {state} | {states[state, True]} | {states[state, False]} |"
    right, wrong = states["still made", True], states["still made", False]
    if right + wrong:
        yield ""
        yield f"Precision of the judged claims that are still made: {right / (right + wrong):.1%}"
    yield f"Claims of the same articles that nobody has judged: {len(fresh)}"


def _state(one: Judged, row: Row | None) -> str:
    if row is None or row.document != one.document:
        return "gone"
    return "still made" if row.sense == one.sense else "made, but meaning something else"


def _line(name: str, group: Sequence[Judged], *, weighted: bool) -> str:
    weights = [one.weight if weighted else 1.0 for one in group]
    total = sum(weights)
    share = sum(w for w, one in zip(weights, group, strict=True) if one.verdict) / total
    # The size of a plain sample that would be as exact (Kish).
    low, high = wilson_interval(share, total**2 / sum(weight**2 for weight in weights))
    right = sum(one.verdict for one in group)
    return f"| {name} | {right} | {len(group)} | {share:.1%} | {low:.1%} – {high:.1%} |"
