"""Raw news in which readers marked all names with our kinds; offsets lie here, and no words.

`judged_names.jsonl` says of the first sentences of an article, or of one sentence of it, which
stretches are names and of which kind. The texts are in the folders of whoever trains.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from scripts.measure_news import Article, articles, files, hashed

from dateline.core.model import Document

PATH = Path(__file__).parent / "judged_names.jsonl"
WIRE = "elevant/reuters-128_dev.jsonl.gz"  # in the folder of gold data
READER, WEIGHTS, HELD = "reader", "weights", "held"
# By eighths of the articles: the reader is too sure of what it learnt, and what its sureness is
# worth has to be learnt elsewhere.
_PARTS = (HELD, WEIGHTS, READER, READER, WEIGHTS, READER, READER, READER)


class MarkedNames(msgspec.Struct, frozen=True, array_like=True):
    """The names of one article's first sentences, or of one; a line is an array, in this order."""

    file: str
    article: str
    until: int  # character up to which all names are marked
    names: list[tuple[int, int, str]]
    since: int = 0  # character from which they are, where a sentence is read by itself


@dataclass(frozen=True, slots=True)
class Marked:
    """An article as a build reads it, and the names that readers marked in it."""

    document: Document
    names: MarkedNames

    @property
    def part(self) -> str:
        """Who learns from it: the `READER`, the `WEIGHTS` of names, or nobody (`HELD`)."""
        return _PARTS[zlib.crc32(self.document.source.encode()) % len(_PARTS)]

    def row(self) -> dict[str, Any]:
        """What is marked of it, in the form of the gold data."""
        since, until = self.names.since, self.names.until
        mentions = [
            {"start": start - since, "end": end - since, "types": [kind], "entity": number}
            for number, (start, end, kind) in enumerate(self.names.names)
        ]
        text = self.document.text[since:until]
        return {"id": self.names.article, "text": text, "mentions": mentions}


def read_marked(news: Path, data: Path) -> Iterator[Marked]:
    """The articles whose names readers marked, as far as they are there.

    Args:
        news: folder of raw news.
        data: folder of gold data, where wire copy lies.
    """
    rows = msgspec.json.Decoder(MarkedNames).decode_lines(PATH.read_bytes())
    wanted = {one.article: one for one in rows}
    found = [article for name in files(news) for article in articles(news, name)]
    with gzip.open(data / WIRE, "rt", encoding="utf-8") as lines:
        found += [msgspec.convert(json.loads(line), Article, strict=False) for line in lines]
    for article in found:
        names = wanted.get(hashed(article.id))
        if names is not None:
            yield Marked(article.document(), names)
