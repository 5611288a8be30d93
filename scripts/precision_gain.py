"""What the trained reader adds: claims with it and without it, on the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dateline.authority import load_bundled
from dateline.core.model import Document
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline
from measure_news import articles, files

RULES = Stages(annotator="grammar", extractors=("article", "patterns"))


def gain_table(news: Path, each: int) -> Iterator[str]:
    """Lines of a Markdown table, a row a predicate.

    Args:
        news: folder of news files.
        each: how many readable articles of each file; the last ones, so that those at the front
            stay for reading.
    """
    documents = [
        one.document()
        for name in files(news)
        for one in islice((a for a in reversed(list(articles(news, name))) if a.readable()), each)
    ]
    before, after = count_claims(documents, RULES), count_claims(documents, Stages())
    yield f"| claims of {len(documents)} articles | rules | with the reader |"
    yield "|---|---:|---:|"
    for predicate in sorted(before | after, key=lambda name: -after[name]):
        yield f"| `{predicate}` | {before[predicate]} | {after[predicate]} |"
    first, second = (
        sum(n for name, n in one.items() if name != "mentions") for one in (before, after)
    )
    ratio = second / first
    yield f"| **all but `mentions`** | {first} | {second}, {ratio:.2f} times as many |"


def count_claims(documents: Sequence[Document], stages: Stages) -> Counter[str]:
    """How many claims there are of each predicate."""
    pipeline, authority = Pipeline.of(stages), load_bundled()
    found: Counter[str] = Counter()
    for annotated in pipeline.annotator.annotate(documents, authority=authority):
        extraction = pipeline.extract(annotated, authority=authority)
        found.update(claim.predicate for claim in extraction.claims)
    return found
