"""Fit what each sign weighs that tells what a pronoun or description means, and write the weights.

`python -m training.antecedents --full FILE… --part FILE… --to antecedents.toml` reads gold files as
a build reads articles. Wherever one of the two is met, it notes what could be meant, by which
signs, and which of it people marked as meant; then it puts it into that chain. What is fitted to
this reads everything once more, and decides itself, so that the final weights are fitted to what
comes after its own choices, mistakes and gaps among them. Texts whose annotation isn't full teach
only where the right one is among what could be meant; elsewhere nobody can tell "none of these"
from "not marked".
`--news FILE…` adds the articles of `pointers.jsonl`, in which we marked what has a name.
`--sorts he` writes the weights of these alone: those of the others were fitted to fewer articles,
and are surer.
`--measure FILE…` fits nothing and counts what a build makes of gold files.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.coreference import antecedents, pointers
from dateline.annotate.coreference.antecedents import Antecedents
from dateline.annotate.coreference.discourse import PAIR, Thing
from dateline.annotate.coreference.signs import SORTS
from dateline.annotate.names.draft import Draft
from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.ids import document_id
from dateline.core.model import Document, Mention
from training.data import read_documents

Weights = dict[str, dict[str, float]]  # sort → sign → weight

_PENALTY = 5.0  # of squared weights
_NEWS_WEIGHT = 2.0  # what a case in news counts, of the sort that builds read most
_LEAST = 0.1  # smaller weights are left out
_FOLDS = 8
_SHARES = (0.5, 0.6, 0.65, 0.7, 0.8, 0.9)
_ARTICLE = re.compile(r"(?:the|an?) (?=.)", re.IGNORECASE)
_LABELS = Path(__file__).with_name("pointers.jsonl")
_OWNING = re.compile(r"(?<=.) ?['’]s$")
_HEAD = """\
# What each sign of `antecedents.py` weighs: a log-linear model of what a pronoun or description
# means, over all that it may mean and none of these. Fitted to annotated news by
# `training/antecedents.py`; a sign that isn't here weighs nothing.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A pointer: of each thing that it may mean, the signs, whether it has a name, and is right."""

    document: str
    sort: str
    signs: list[set[str]]
    named: list[bool]
    right: list[bool]
    weight: float = 1.0


class Marked:
    """What people marked in one text, as far as it is annotated.

    `how` says what is marked: "full" for all phrases, "part" for some of them, "news" for all that
    means something named. `unclear` are phrases of which whoever marked it couldn't tell.
    """

    def __init__(self, row: dict[str, Any], how: str) -> None:
        self.id = str(row["id"])
        self.how = how
        self.text: str = row["text"][: row.get("annotated_to")]
        whole = [one for one in row["mentions"] if one["end"] <= len(self.text)]
        spans = [(*self.trim(one["start"], one["end"]), one.get("entity")) for one in whole]
        self._spans = sorted(spans, key=lambda one: one[1] - one[0])
        self.unclear = {self.trim(*span) for span in row.get("unclear", ())}
        self._rows = sorted(whole, key=lambda one: (one["start"], -one["end"]))

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The same without an article before it and the ending of an owner."""
        if article := _ARTICLE.match(self.text, start, end):
            start = article.end()
        ending = _OWNING.search(self.text[start:end])
        return start, end if ending is None else start + ending.start()

    def find_wanted(self, known: Collection[object]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Pronouns and descriptions behind a name of their thing, as far as that is known."""
        named: set[object] = set()
        for row in self._rows:
            text, who = self.text[row["start"] : row["end"]], row.get("entity")
            if _is_wanted(text):
                if who in named:
                    yield text, self.trim(row["start"], row["end"])
            elif who in known and any(word[0].isupper() for word in text.split()):
                named.add(who)

    def find_around(self, start: int, end: int) -> object:
        """What the shortest marked phrase is that holds these characters."""
        return next((who for low, high, who in self._spans if low <= start and end <= high), None)

    def find(self, start: int, end: int) -> object:
        """The same, only of phrases that begin or end with these characters."""
        low, high = self.trim(start, end)
        for first, last, who in self._spans:
            if first <= low and high <= last and (first == low or last == high):
                return who
        return None


@dataclass(slots=True)
class TaughtAntecedents(Antecedents):
    """Notes what there is to choose from; chooses what people marked, or by `alone` by weights."""

    marked: Marked
    cases: list[Case]
    alone: bool

    def find(self, draft: Draft) -> tuple[Draft, float] | None:
        """What a draft means by the annotation, if that has a name."""
        pointer = self.point(draft)
        if pointer.two or self.find_ahead(pointer) is not None:
            return Antecedents.find(self, draft)  # by grammar
        options = self.weigh(pointer)
        meant = self.marked.find(*self._characters(draft.start, draft.end))
        right = [
            thing is not None and meant is not None and meant in self._meanings(thing)
            for thing, _ in options
        ]
        named = [thing is not None and thing.root is not None for thing, _ in options]
        if self.marked.how != "part" and options and not any(right):
            news = self.marked.how == "news"  # nothing named is meant, which tells no more
            right = [True, *(news and not one for one in named[1:])]
        unclear = self.marked.trim(*self._characters(draft.start, draft.end)) in self.marked.unclear
        if any(right) and len(options) > 1 and not unclear:
            signs = [signs for _, signs in options]
            weight = _NEWS_WEIGHT if self.marked.how == "news" else 1.0
            self.cases.append(Case(self.marked.id, pointer.sort, signs, named, right, weight))
        if self.alone:
            return Antecedents.find(self, draft)
        for (thing, _), good in zip(options, right, strict=True):
            if good and thing is not None and thing.root is not None:
                self.take(pointer, thing)
                return thing.root, 1.0
        return None

    def _characters(self, start: int, end: int) -> tuple[int, int]:
        tokens = self.discourse.parse.tokens
        return tokens[start].start, tokens[end - 1].end

    def _meanings(self, thing: Thing) -> set[object]:
        """What a thing is by the annotation; nouns without a name may be another each time."""
        if thing.root is None:
            return {
                self.marked.find_around(*self._characters(thing.last.head, thing.last.head + 1))
            }
        if thing.root.form == PAIR:
            return {self.marked.find(*self._characters(thing.root.start, thing.root.end))}
        return {
            self.marked.find(*self._characters(place.start, max(place.start, place.head) + 1))
            for place in thing.places
            if place.start in self.discourse.names
        }


def read_news(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The articles of `pointers.jsonl` in the form of gold files; their texts are in `files`."""
    labels = [json.loads(line) for line in _LABELS.read_text("utf-8").splitlines()]
    wanted = {(one["file"], one["id"]): one for one in labels}
    for file in files:
        for row in read_documents(file):
            found = wanted.get((file.name.removesuffix(".jsonl.gz"), str(row["id"])))
            if found is not None:
                text = f"{row['title']}\n\n{row['text']}" if found["titled"] else row["text"]
                spans = [{"start": a, "end": b, "entity": who} for a, b, who in found["mentions"]]
                yield {
                    "id": row["id"],
                    "text": text[: found["end"]],
                    "mentions": spans,
                    "unclear": found.get("unclear", []),
                }


def collect_cases(
    rows: Iterable[dict[str, Any]], how: str, weights: Weights | None = None
) -> Iterator[Case]:
    """Read the pointers of gold documents, after what people marked or what the weights choose."""
    annotator, known = NewsAnnotator(), load_bundled()
    for row in rows:
        marked, cases = Marked(row, how), list[Case]()
        document = Document(id=document_id(marked.text), text=marked.text)
        alone = weights is not None
        taught = partial(TaughtAntecedents, marked=marked, cases=cases, alone=alone)
        with (
            patch.object(pointers, "Antecedents", taught),
            patch.object(antecedents, "_weights", lambda: weights),
        ):
            list(annotator.annotate([document], authority=known))
        yield from cases


def fit_weights(cases: Sequence[Case]) -> Weights:
    """The weights under which what is right is likeliest, less the penalty for large ones."""
    rows = [
        {*signs, *(f"{case.sort} {sign}" for sign in signs)}
        for case in cases
        for signs in case.signs
    ]
    names = sorted(set().union(*rows))
    number = {sign: at for at, sign in enumerate(names)}
    at_row = np.repeat(np.arange(len(rows)), [len(signs) for signs in rows])
    columns = [number[sign] for signs in rows for sign in sorted(signs)]
    has = csr_matrix((np.ones(len(columns)), (at_row, columns)), shape=(len(rows), len(names)))
    sizes = [len(case.signs) for case in cases]
    starts, of_case = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(cases)), sizes)
    right = np.concatenate([case.right for case in cases])
    weight = np.asarray([case.weight for case in cases])

    def lose(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = has @ weights
        good = np.where(right, scores, -np.inf)
        total, won = np.logaddexp.reduceat(scores, starts), np.logaddexp.reduceat(good, starts)
        miss = np.exp(scores - total[of_case]) - np.exp(good - won[of_case])
        slope = has.T @ (weight[of_case] * miss)
        loss = weight @ (total - won) + _PENALTY / 2 * weights @ weights
        return loss, slope + _PENALTY * weights

    found = minimize(lose, np.zeros(len(names)), jac=True, method="L-BFGS-B", tol=1e-10).x
    fitted = dict(zip(names, found.tolist(), strict=True))
    made: Weights = {}
    for sort in sorted({case.sort for case in cases}):
        own = set().union(*(set().union(*case.signs) for case in cases if case.sort == sort))
        weights = {sign: round(fitted[sign] + fitted[f"{sort} {sign}"], 2) for sign in sorted(own)}
        made[sort] = {sign: one for sign, one in weights.items() if abs(one) >= _LEAST}
    return made


def choose(case: Case, weights: Weights) -> tuple[float, bool, bool]:
    """How probable the likeliest is, whether it has a name, and whether it is right."""
    own = weights.get(case.sort, {})
    scores = np.exp([sum(own.get(sign, 0.0) for sign in signs) for signs in case.signs])
    best = int(scores.argmax())
    return float(scores[best] / scores.sum()), case.named[best], case.right[best]


def report_held(cases: Sequence[Case]) -> Iterator[str]:
    """Precision and recall of named antecedents by what they must be worth, on documents held out.

    What the shares of `antecedents.py` are chosen by.
    """
    documents = sorted({case.document for case in cases})
    chosen: dict[str, list[tuple[float, bool, bool]]] = {}
    for fold in range(_FOLDS):
        held = set(documents[fold::_FOLDS])
        weights = fit_weights([case for case in cases if case.document not in held])
        for case in cases:
            if case.document in held:
                chosen.setdefault(case.sort, []).append(choose(case, weights))
    yield "| sort | least probability | right / chosen | precision | recall |"
    yield "|---|---:|---:|---:|---:|"
    for sort, choices in sorted(chosen.items()):
        named = sum(
            any(a and b for a, b in zip(case.named, case.right, strict=True))
            for case in cases
            if case.sort == sort
        )
        for least in _SHARES:
            found = [right for share, has_name, right in choices if has_name and share >= least]
            right = sum(found)
            rates = f"{right / max(len(found), 1):.3f} | {right / max(named, 1):.3f}"
            yield f"| {sort} | {least} | {right} / {len(found)} | {rates} |"


def _is_wanted(text: str) -> bool:
    """Whether a marked phrase is a pronoun or "the" with small letters, which may mean a name."""
    first, *after = text.lower().split()
    described = first == "the" and bool(after) and text[1:].islower()
    return (not after and first in SORTS) or described


def measure(files: Sequence[Path], how: str) -> Iterator[str]:
    """Precision and recall of what a build takes pronouns and descriptions for, by sort.

    One is right where the annotation gives it the thing of a name in its chain. Where not all
    phrases are marked, only those that are count. To be found are those that are marked and come
    after a name of their thing.
    """
    annotator, known = NewsAnnotator(), load_bundled()
    counts: Counter[tuple[str, str]] = Counter()
    for row in (row for file in files for row in read_documents(file)):
        marked = Marked(row, how)
        document = Document(id=document_id(marked.text), text=marked.text)
        (found,) = annotator.annotate([document], authority=known)
        _count(found.mentions, marked, counts)
    yield f"| {how} | right / chosen | precision | found / wanted | recall |"
    yield "|---|---:|---:|---:|---:|"
    for sort in ("he", "it", "they", "noun"):
        names = ("right", "chosen", "found", "wanted")
        right, chosen, hit, wanted = (counts[sort, name] for name in names)
        precision, recall = right / max(chosen, 1), hit / max(wanted, 1)
        yield f"| {sort} | {right} / {chosen} | {precision:.3f} | {hit} / {wanted} | {recall:.3f} |"


def _count(mentions: Sequence[Mention], marked: Marked, counts: Counter[tuple[str, str]]) -> None:
    meant = {one.id: marked.find(one.span.start, one.span.end) for one in mentions}
    named: dict[str, set[object]] = {}
    for one in mentions:
        if one.form == "name":
            named.setdefault(one.chain, set()).add(meant[one.id])
    right = set()
    for one in mentions:
        chosen = one.form in {"nominal", "pronoun"} and one.chain in named
        if chosen and (marked.how == "full" or meant[one.id] is not None):
            good = meant[one.id] in named[one.chain] - {None}
            sort = SORTS.get(one.text.lower(), "noun")
            counts[sort, "chosen"] += 1
            counts[sort, "right"] += good
            right.update([marked.trim(one.span.start, one.span.end)] if good else [])
    for text, place in marked.find_wanted(set().union(*named.values())):
        sort = SORTS.get(text.lower(), "noun")
        counts[sort, "wanted"] += 1
        counts[sort, "found"] += place in right


def main() -> None:
    """Fit, print what the weights are worth, and write them; or measure a build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", type=Path, nargs="*", default=[], help="all phrases are marked")
    parser.add_argument("--part", type=Path, nargs="*", default=[], help="only some are")
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="texts of our labels")
    parser.add_argument("--sorts", nargs="*", help="those to write; the others stay as they are")
    parser.add_argument("--measure", action="store_true", help="count what a build makes of them")
    parser.add_argument("--to", type=Path, help="where the weights go")
    args = parser.parse_args()
    if args.measure:
        for how in ("full", "part"):
            print(*measure(getattr(args, how), how), sep="\n")
        return
    full, part = (
        [*chain.from_iterable(map(read_documents, one))] for one in (args.full, args.part)
    )
    rows = {"full": full, "part": part, "news": [*read_news(args.news)]}
    weights = None
    for _ in range(2):
        cases = [case for how in rows for case in collect_cases(rows[how], how, weights)]
        weights = fit_weights(cases)
    print("\n".join(report_held(cases)))
    if args.sorts:
        kept = tomllib.loads(args.to.read_text("utf-8"))
        weights = {sort: (weights if sort in args.sorts else kept)[sort] for sort in weights}
    args.to.write_text(_HEAD + "".join(_format(weights)), encoding="utf-8")


def _format(weights: Weights) -> Iterator[str]:
    for sort, own in weights.items():
        yield f"\n[{sort}]\n"
        yield from (f'"{sign}" = {weight:.2f}\n' for sign, weight in own.items())


if __name__ == "__main__":
    main()
