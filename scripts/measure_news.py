"""Raw news to measure on: a folder of gzip'd JSON lines, one article a line.

Each line has `id`, `text` and perhaps `published`. Texts are read exactly as `dateline build` reads
a plain text file.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.authority import load_bundled
from dateline.core.errors import SourceError
from dateline.core.ids import content_id
from dateline.core.model import Document
from dateline.ingest.plaintext import TextReader

ENDING = ".jsonl.gz"


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a news file."""

    id: str
    text: str
    published: str | None = None

    @property
    def hashed(self) -> str:
        """Hash of the id, for where no words may stand: many an id is made of a headline."""
        return hashed(self.id)

    def readable(self) -> bool:
        """Whether it is plain text; a few lines hold a word processor's file, or nothing."""
        try:
            self.document()
        except SourceError:
            return False
        return True

    def document(self) -> Document:
        """The document that a build makes of it."""
        reader = TextReader()
        text, known = self.text.encode(), load_bundled()
        return reader.read(text, source=self.id, published=self.published, authority=known)[0]


def hashed(article: str) -> str:
    """Hash of an article's id."""
    return content_id("article", article)


def files(folder: Path) -> list[str]:
    """Names of the news files of a folder, without their ending, sorted."""
    found = sorted(path.name.removesuffix(ENDING) for path in folder.glob(f"*{ENDING}"))
    if not found:
        message = f"{folder} has no news: give a folder with *{ENDING} files"
        raise SystemExit(message)
    return found


def articles(folder: Path, file: str) -> Iterator[Article]:
    """The articles of one file that a build would read, in the file's order."""
    decoder = msgspec.json.Decoder(Article)
    with gzip.open(folder / f"{file}{ENDING}", "rb") as lines:
        for line in lines:
            article = decoder.decode(line)
            if article.readable():
                yield article
