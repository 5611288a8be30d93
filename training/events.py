"""Fit which events are told, as what and with whom, to events that readers judged.

`python -m training.events --news FOLDER --to weights.toml` reads the judged articles as a build
does, notes the features of each judged event and of who is in it, fits four logistic models and
writes their weights. What was judged lies in `judged_events.jsonl`, without a word of the articles:
a line an event, with the verdicts on its type, its standing (stance and speaker), whether it is
worth telling, and on each role. What people said of whole claims (`tests/gold`) teaches of roles
and standing: a true claim is right in both, and of a false one the error tells what is wrong.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scripts.measure_news import articles, files, hashed
from scripts.precision_rows import Judged
from scripts.precision_score import read_judgements

from dateline.authority import load_bundled
from dateline.core.ids import content_id
from dateline.core.model import Document
from dateline.extract.builder import name_speaker
from dateline.extract.clauses.clause import Clause, ClauseReader
from dateline.extract.events.draft import read_draft
from dateline.extract.events.event import EventDraft, Filler
from dateline.extract.events.features import (
    find_event_features,
    find_filler_features,
    find_type_features,
)
from dateline.extract.reading import ParsedText, read
from dateline.extract.statements.reader import StatementReader
from dateline.extract.statements.statement import map_voices
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline

JUDGED = Path(__file__).parent / "judged_events.jsonl"
CLAIMS = Path("tests/gold/claims.jsonl")
MODELS = ("type", "standing", "worth", "role")

_PENALTY = 5.0  # of squared weights
_SEEN = 3  # times that a feature must have been seen
_LEAST = 0.05  # smaller weights are left out
_FOLDS = 10
# Errors of claims that are those of a role, and of how an event stands.
_OF_ROLES = frozenset({"direction", "predicate", "span", "value"})
_OF_STANDING = frozenset({"speaker", "stance"})
_SHARES = (0.2, 0.4, 0.6, 0.8)
_HEAD = """\
# What each feature of an event adds to the log odds that it has its type, stands as it is said to,
# is worth telling, and that somebody has his role in it. Fitted to judged events by
# `training/events.py`; a feature that isn't here adds nothing.
"""


class JudgedRole(msgspec.Struct, frozen=True, array_like=True):
    """Who or what was judged in a role: where it stands, what it was taken for (hashed)."""

    role: str
    start: int
    label: str
    right: bool


class JudgedEvent(msgspec.Struct, frozen=True, array_like=True):
    """One event with its verdicts; a line is an array, in this order."""

    file: str
    article: str
    document: str
    trigger: int
    type: str | None
    stance: str
    speaker: str
    right_type: bool
    right_standing: bool
    worth: bool
    roles: list[JudgedRole]


@dataclass(slots=True)
class Case:
    """What one model learns from one event or role."""

    document: str
    features: frozenset[str]
    right: bool


@dataclass(slots=True)
class Cases:
    """What each model learns from."""

    rows: dict[str, list[Case]] = field(default_factory=lambda: {name: [] for name in MODELS})

    def add(self, model: str, document: str, features: Iterable[str], *, right: bool) -> None:
        """Note one more case."""
        self.rows[model].append(Case(document, frozenset(features), right))


def main() -> None:
    """Fit and write."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.gz files")
    made.add_argument("--judged", type=Path, default=JUDGED)
    made.add_argument("--claims", type=Path, default=CLAIMS)
    made.add_argument("--to", type=Path, help="file to write; without it, only report")
    options = made.parse_args()
    claims = read_judgements(options.claims)
    cases = collect_cases(options.news, read_judged(options.judged), claims)
    fitted = {}
    for name in MODELS:
        rows = cases.rows[name]
        print(report(name, rows))
        fitted[name] = fit(rows)
    if options.to is not None:
        options.to.write_text(write_weights(fitted), encoding="utf-8")


def read_judged(path: Path) -> list[JudgedEvent]:
    """What was judged."""
    return msgspec.json.Decoder(JudgedEvent).decode_lines(path.read_bytes())


def collect_cases(
    news: Path, judged: Sequence[JudgedEvent], claims: Sequence[Judged] = ()
) -> Cases:
    """Read the judged articles, and note the features of whatever was judged."""
    known = {(one.document, one.trigger): one for one in judged}
    claimed = defaultdict(list)
    for claim in claims:
        claimed[claim.document, claim.subject[0]].append(claim)
    cases, wanted = Cases(), {one.article for one in (*judged, *claims)}
    for _, parsed, clauses in read_articles(news, wanted):
        for clause in clauses:
            at = parsed.annotated.document.id, clause.trigger.start
            draft = read_draft(parsed, clause) if at in known or at in claimed else None
            if draft is not None and at in known:
                _note(cases, parsed, draft, known[at])
            if draft is not None:
                _note_claims(cases, parsed, draft, claimed.get(at, ()))
    return cases


def read_articles(news: Path, wanted: set[str]) -> Iterator[tuple[str, ParsedText, list[Clause]]]:
    """Articles, by the hashes of their ids, with their clauses, as a build reads them."""
    documents: dict[str, Document] = {
        hashed(article.id): article.document()
        for name in files(news)
        for article in articles(news, name)
        if hashed(article.id) in wanted
    }
    authority, annotator = load_bundled(), Pipeline.of(Stages()).annotator
    annotated_ = annotator.annotate(documents.values(), authority=authority)
    for article, annotated in zip(documents, annotated_, strict=True):
        parsed = read(annotated, authority)
        reader = ClauseReader(parsed)
        reader.standing.voices = map_voices(StatementReader(parsed, reader).read())
        yield article, parsed, list(reader.read())


def _note(cases: Cases, parsed: ParsedText, draft: EventDraft, verdict: JudgedEvent) -> None:
    document, features = verdict.document, set(find_event_features(parsed, draft))
    standing = name_speaker(parsed, draft.clause.standing)
    speaker = "" if standing.speaker is None else parsed.head(standing.speaker).name
    if draft.type == verdict.type:
        known = features.union(find_type_features(parsed, draft))
        cases.add("type", document, known, right=verdict.right_type)
    if (standing.stance.value, hash_label(speaker)) == (verdict.stance, verdict.speaker):
        cases.add("standing", document, features, right=verdict.right_standing)
    cases.add("worth", document, features, right=verdict.worth)
    roles = {(one.role, one.start, one.label): one.right for one in verdict.roles}
    for one in draft.fillers:
        right = roles.get((one.role, start_of(parsed, one), hash_label(label_of(parsed, one))))
        if right is not None:
            cases.add("role", document, find_filler_features(parsed, draft, one), right=right)


def _note_claims(
    cases: Cases, parsed: ParsedText, draft: EventDraft, claims: Sequence[Judged]
) -> None:
    """Note what verdicts on whole claims of an event say of its standing and who is in it."""
    document, stance = parsed.annotated.document.id, draft.clause.standing.stance.value
    for claim in claims:
        for one in draft.fillers:
            if (one.role, stance) == (claim.predicate, claim.stance) and _is_meant(one, claim):
                if claim.verdict or claim.error in _OF_ROLES:
                    features = find_filler_features(parsed, draft, one)
                    cases.add("role", document, features, right=claim.verdict)
                if claim.verdict or claim.error in _OF_STANDING:
                    features = find_event_features(parsed, draft)
                    cases.add("standing", document, features, right=claim.verdict)


def _is_meant(filler: Filler, claim: Judged) -> bool:
    """Whether a filler is what a claim has for its object."""
    if filler.mention is None:
        return claim.object == content_id(filler.words)
    return tuple(claim.object) == (filler.mention.span.start, filler.mention.span.end)


def start_of(parsed: ParsedText, filler: Filler) -> int:
    """Where a filler stands: its name, or the head of its words."""
    if filler.mention is not None:
        return filler.mention.span.start
    return parsed.tokens[filler.head].start


def label_of(parsed: ParsedText, filler: Filler) -> str:
    """What a filler is taken for."""
    return filler.words or "" if filler.mention is None else parsed.head(filler.mention).name


def hash_label(label: str) -> str:
    """A hash for words that aren't ours to keep."""
    return content_id("label", label)[:8] if label else ""


def fit(rows: Sequence[Case]) -> tuple[float, dict[str, float]]:
    """The bias and weights of the logistic model that fits cases best, with a penalty."""
    seen = Counter(one for row in rows for one in row.features)
    names = sorted(one for one, count in seen.items() if count >= _SEEN)
    index = {name: at for at, name in enumerate(names)}
    matrix = _matrix(rows, index)
    right = np.array([row.right for row in rows], dtype=float)

    def loss(weights: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        scores = matrix @ weights[1:] + weights[0]
        chance = 1 / (1 + np.exp(-scores))
        value = np.logaddexp(0, scores).sum() - right @ scores
        slope = np.concatenate([[np.sum(chance - right)], matrix.T @ (chance - right)])
        slope[1:] += 2 * _PENALTY * weights[1:]
        return float(value + _PENALTY * weights[1:] @ weights[1:]), slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    weights = {name: round(float(one), 2) for name, one in zip(names, found[1:], strict=True)}
    return round(float(found[0]), 3), {k: v for k, v in weights.items() if abs(v) >= _LEAST}


def _matrix(rows: Sequence[Case], index: dict[str, int]) -> csr_matrix:
    places = [sorted(index[one] for one in row.features if one in index) for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    columns = np.concatenate([np.array(one, dtype=int) for one in places])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))


def predict(rows: Sequence[Case]) -> npt.NDArray[Any]:
    """The probability of each case, by a model fitted to other articles."""
    fold = np.array([zlib.crc32(row.document.encode()) % _FOLDS for row in rows])
    found = np.zeros(len(rows))
    for number in range(_FOLDS):
        bias, weights = fit([row for row, at in zip(rows, fold, strict=True) if at != number])
        for at in np.flatnonzero(fold == number):
            score = bias + sum(weights.get(one, 0.0) for one in rows[int(at)].features)
            found[at] = 1 / (1 + np.exp(-score))
    return found


def report(name: str, rows: Sequence[Case]) -> str:
    """How well a model tells right from wrong on articles that it wasn't fitted to."""
    right, chance = np.array([row.right for row in rows]), predict(rows)
    ranks = np.argsort(np.argsort(chance)) + 1
    wrong = (~right).sum()
    above = ranks[right].sum() - right.sum() * (right.sum() + 1) / 2
    order = np.argsort(-chance)
    shares = (f"{right[order[: int(s * len(rows))]].mean():.3f}" for s in _SHARES)
    table = " ".join(f"{s:.0%}: {one}" for s, one in zip(_SHARES, shares, strict=True))
    area = above / (right.sum() * wrong)
    return f"{name}: {len(rows)} cases, {right.mean():.3f} right, AUC {area:.3f}; best {table}"


def write_weights(fitted: dict[str, tuple[float, dict[str, float]]]) -> str:
    """The models as TOML."""
    lines = [_HEAD]
    for name, (bias, weights) in fitted.items():
        lines.append(f"[{name}]\nbias = {bias}\n[{name}.weights]")
        for feature, weight in weights.items():
            lines.append(f"{msgspec.json.encode(feature).decode()} = {weight}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
