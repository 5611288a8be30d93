"""Fit what each sign weighs that tells what a name means, and write the weights.

`python -m training.links --dwie FILE… --elevant FILE… --news FOLDER --to weights.toml` reads gold
files, and the news in which we judged links (`judged_links.tsv`), as a build reads articles, and
links each by itself. Each chain of names that people marked is a case: what it may be, by which
signs, and which of it people linked it to; none of it is right where they linked it to nothing, or
to what no authority has. What places weigh is not fitted, and stands in each case as it is. DWIE's
links are titles, so an entry is right there that has the title as its name.
It prints what the bars of the linker are worth on documents held out, and for the news alone.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scripts.measure_news import articles, files

from dateline.authority import Authority, open_authority
from dateline.authority.homes import home_of
from dateline.core.edtf import first_day
from dateline.core.model import Claim, Document, Mention
from dateline.evaluate import gold
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.scheme import load_scheme
from dateline.evaluate.systems.shipped import entry_links, gold_to_document
from dateline.evaluate.views import compare_gold, trim_span
from dateline.resolve.chain_summary import summarize_chains
from dateline.resolve.linking.entry_linking import find_options
from dateline.resolve.linking.probability import mass_of_unlisted, own_mass, signs_of
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline

Weights = dict[str, dict[str, float]]  # section → sign → weight

_JUDGED = Path(__file__).with_name("judged_links.tsv")
_NONE = "-"
_PENALTY = 1.0  # of squared weights
_FOLDS = 10
_LEAST = 0.05  # smaller weights are left out
_BARS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
# What no gold has: whom somebody put into a list of their own is whom they look for.
_FIXED = {"person": {"own": round(math.log(9.0), 2)}}
# What few of the texts have, and would be taken for chance: such signs' weights stay near these.
_BEFORE = {
    "person another post leader": -3.0,
    "person called otherwise leader": -2.0,
    "person called otherwise official": -2.0,
    "person common surname alone": -1.0,
    "person a body's leader": -3.0,
    "person of another country": -3.0,
    "person out of term": -2.0,
    "person too early": -3.0,
    "thing a legal form of other countries": -3.0,
    "thing of a place with many teams": -2.0,
}
_FIRM = 5.0  # how many times as firmly
_HEAD = """\
# What each sign weighs that tells what a name means: of people, and of what a list of the world has
# (`signs.py`, `people.py`), in logarithms of odds against what no authority has. Fitted to linked
# news by `training/links.py`; a sign that isn't here weighs nothing.
"""


@dataclass(frozen=True, slots=True)
class Read:
    """A gold document with what a build reads off it."""

    gold: GoldDocument
    document: Document
    mentions: Sequence[Mention]
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Case:
    """One chain.

    Attributes:
        document: where it is.
        signs: of each candidate, by section and sign; of none of them, first, there are none.
        offset: what is known of each before, in logarithms.
        right: which of them people meant.
        weight: what it counts.
    """

    document: str
    signs: tuple[Mapping[str, float], ...]
    offset: tuple[float, ...]
    right: tuple[bool, ...]
    weight: float = 1.0


def read_gold(paths: Iterable[Path], authority: Authority) -> Iterator[Read]:
    """Annotate and extract gold documents."""
    pipeline = Pipeline.of(Stages())
    for one in gold.read_gold(paths):
        yield _read(one, gold_to_document(one, authority), pipeline, authority)


def read_news(
    folder: Path, authority: Authority
) -> Iterator[tuple[Read, dict[tuple[int, int], frozenset[str]]]]:
    """The news in which links were judged, with what each judged name means."""
    judged: dict[str, dict[tuple[int, int], frozenset[str]]] = defaultdict(dict)
    with _JUDGED.open(encoding="utf-8") as lines:
        for row in csv.DictReader((one for one in lines if one[0] != "#"), delimiter="\t"):
            meant = frozenset() if row["id"] == _NONE else frozenset({row["id"]})
            judged[row["article"]][int(row["start"]), int(row["end"])] = meant
    pipeline = Pipeline.of(Stages())
    for name in files(folder):
        for article in articles(folder, name):
            wanted = judged.get(article.hashed)
            if wanted is not None:
                document = article.document()
                text = GoldDocument(id=article.id, text=document.text)
                spans = {trim_span(document.text, *span): meant for span, meant in wanted.items()}
                yield _read(text, document, pipeline, authority), spans


def _read(text: GoldDocument, document: Document, pipeline: Pipeline, authority: Authority) -> Read:
    (annotated,) = pipeline.annotator.annotate([document], authority=authority)
    made = pipeline.extract(annotated, authority=authority)
    mentions = (*annotated.mentions, *made.mentions)
    return Read(text, annotated.document, mentions, tuple(made.claims))


def make_cases(
    read: Read, wanted: Mapping[tuple[int, int], frozenset[str]], authority: Authority
) -> Iterator[Case]:
    """The cases of one document.

    Args:
        read: the document.
        wanted: span of each name that people judged → what it means, nothing where it is empty.
        authority: the tables.
    """
    day = None if read.document.published is None else first_day(read.document.published)
    home = frozenset() if read.document.url is None else home_of(read.document.url)
    chains = summarize_chains(read.mentions)
    found, context = find_options(
        chains,
        authority,
        read.mentions,
        read.claims,
        year=None if day is None else day.year,
        home=home,
    )
    for chain, options in sorted(found.items()):
        links = _links_of(chain, read, wanted)
        told = [signs_of(chains[chain], one, options, context, authority) for one in options]
        if links is None or not any(section for section, _ in told):
            continue
        rows: list[Mapping[str, float]] = [{}]
        offset = [math.log(mass_of_unlisted(chain, options, context, authority))]
        right = []
        for one, (section, signs) in zip(options, told, strict=True):
            rows.append({f"{section} {sign}": much for sign, much in signs.items()})
            offset.append(math.log(own_mass(chains[chain], one, options, context, authority)))
            right.append(bool(links & entry_links(one.entry, authority)))
        yield Case(read.gold.id, tuple(rows), tuple(offset), (not any(right), *right))


def marked_links(
    document: GoldDocument, dataset: str, authority: Authority
) -> dict[tuple[int, int], frozenset[str]]:
    """What people linked the names of a data set's document to."""
    marks = compare_gold(document, load_scheme(dataset), authority).marks
    return {one.span: one.links for one in marks if one.judged}


def _links_of(
    chain: str, read: Read, wanted: Mapping[tuple[int, int], frozenset[str]]
) -> frozenset[str] | None:
    """What most judged mentions of a chain mean; None where none is judged."""
    told: Counter[frozenset[str]] = Counter()
    for one in read.mentions:
        if one.chain == chain and one.form in {"name", "demonym"}:
            links = wanted.get(trim_span(read.gold.text, one.span.start, one.span.end))
            if links is not None:
                told[links] += 1
    return min(told, key=lambda links: (-told[links], sorted(links)), default=None)


def fit_weights(cases: Sequence[Case]) -> Weights:
    """The weights under which what people meant is likeliest, small ones preferred."""
    rows = [signs for case in cases for signs in case.signs]
    names = sorted(set().union(*rows))
    number = {sign: at for at, sign in enumerate(names)}
    at_row = np.repeat(np.arange(len(rows)), [len(signs) for signs in rows])
    pairs = [(number[sign], much) for signs in rows for sign, much in sorted(signs.items())]
    columns, values = np.array(pairs).T
    has = csr_matrix((values, (at_row, columns.astype(int))), shape=(len(rows), len(names)))
    sizes = [len(case.signs) for case in cases]
    starts, of_case = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(cases)), sizes)
    right = np.concatenate([case.right for case in cases])
    offset = np.concatenate([case.offset for case in cases])
    weight = np.asarray([case.weight for case in cases])

    before = np.array([_BEFORE.get(name, 0.0) for name in names])
    firm = _PENALTY * np.where(before != 0, _FIRM, 1.0)

    def lose(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = has @ weights + offset
        good = np.where(right, scores, -np.inf)
        total, won = np.logaddexp.reduceat(scores, starts), np.logaddexp.reduceat(good, starts)
        miss = np.exp(scores - total[of_case]) - np.exp(good - won[of_case])
        slope = has.T @ (weight[of_case] * miss)
        off = weights - before
        loss = weight @ (total - won) + firm / 2 @ off**2
        return loss, slope + firm * off

    found = minimize(lose, np.zeros(len(names)), jac=True, method="L-BFGS-B", tol=1e-10).x
    made: Weights = {section: dict(signs) for section, signs in _FIXED.items()}
    for name in sorted(_BEFORE.keys() - set(names)):
        section, sign = name.split(" ", 1)
        made[section][sign] = _BEFORE[name]
    for name, weight_of in zip(names, found.tolist(), strict=True):
        section, sign = name.split(" ", 1)
        if abs(weight_of) >= _LEAST:
            made.setdefault(section, {})[sign] = round(weight_of, 2)
    return made


def choose(case: Case, weights: Weights) -> tuple[float, bool]:
    """How probable the likeliest candidate is, and whether it is right."""
    flat = {
        f"{section} {sign}": one for section, own in weights.items() for sign, one in own.items()
    }
    scores = np.exp(
        [
            before + sum(flat.get(sign, 0.0) * much for sign, much in signs.items())
            for signs, before in zip(case.signs, case.offset, strict=True)
        ]
    )
    best = 1 + int(scores[1:].argmax())
    return float(scores[best] / scores.sum()), case.right[best]


def report_held(cases: Sequence[Case], shown: Sequence[Case]) -> Iterator[str]:
    """Precision and recall of links by what they must be worth, on documents held out.

    Args:
        cases: what the weights are fitted to.
        shown: those that are counted.
    """
    documents = sorted({case.document for case in cases})
    chosen: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        held = set(documents[fold::_FOLDS])
        weights = fit_weights([case for case in cases if case.document not in held])
        chosen += [choose(case, weights) for case in shown if case.document in held]
    could = sum(not case.right[0] for case in shown)
    yield "| least probability | right / linked | precision | recall of what can be |"
    yield "|---:|---:|---:|---:|"
    for least in _BARS:
        taken = [right for share, right in chosen if share >= least]
        precision, recall = sum(taken) / max(len(taken), 1), sum(taken) / max(could, 1)
        yield f"| {least} | {sum(taken)} / {len(taken)} | {precision:.3f} | {recall:.3f} |"


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as TOML."""
    lines = [_HEAD.rstrip()]
    for section, own in sorted(weights.items()):
        lines += ["", f"[{section}]"]
        lines += [f'"{sign}" = {one:.2f}' for sign, one in sorted(own.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read, fit, print what the weights are worth, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dwie", type=Path, nargs="+", default=[])
    parser.add_argument("--elevant", type=Path, nargs="+", default=[])
    parser.add_argument("--news", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    given = parser.parse_args()
    with open_authority([]) as authority:
        cases = [
            case
            for dataset, paths in (("dwie", given.dwie), ("elevant", given.elevant))
            for read in read_gold(paths, authority)
            for case in make_cases(read, marked_links(read.gold, dataset, authority), authority)
        ]
        told = () if given.news is None else read_news(given.news, authority)
        news = [case for read, links in told for case in make_cases(read, links, authority)]
    cases += news
    print(*report_held(cases, cases), sep="\n")
    print(*report_held(cases, news), sep="\n")
    write_weights(fit_weights(cases), given.to)


if __name__ == "__main__":
    main()
