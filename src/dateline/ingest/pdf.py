"""PDF: the text of its pages, by pypdf, without running heads and page numbers.

Guarantees: `Document.text` is what was extracted, and notes say what couldn't be; words that were
parted at the end of a line are whole. It reads no pictures: a scan has no text before somebody's
OCR gives it one. When a PDF was made isn't when its article was published, so no date comes from
there.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from itertools import takewhile

from dateline.authority import Authority
from dateline.core.errors import SourceError
from dateline.core.model import Document
from dateline.core.text import ends_sentence
from dateline.ingest.marks import find_names
from dateline.ingest.plaintext import check_text
from dateline.ingest.zones import PageMetadata, make_document

_PARTED = re.compile(r"([A-Za-z]+)-\n([a-z]+)")
_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the bottom of a page that may be running heads
_AGAIN = 3  # pages that a line has to stand on to be one
_LONGEST = 1_000_001  # characters: what is longer is no article, and is said to be none later
# What pypdf raises over files that are damaged, beside its own errors.
_BROKEN = (
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class PdfReader:
    """Reads the text of a PDF as one article."""

    name = "pdf"
    endings = (".pdf",)
    marks = (b"%pdf-",)

    def read(
        self, data: bytes, *, source: str, published: str | None, authority: Authority
    ) -> tuple[Document, ...]:
        """Return the one document of a PDF.

        Raises:
            SourceError: it is damaged, encrypted, or holds no text.
        """
        pages, about, notes = _read_pages(data, source=source)
        text = _join_pages(_drop_running_lines(pages))
        if not text.strip():
            message = f"{source}: holds no text (a scan?); run it through OCR first"
            raise SourceError(message)
        title = " ".join(about.get("title", "").split())
        known = PageMetadata(
            # What programs fill in is no headline; what stands in the text is.
            title=title
            if title and title.lower() in " ".join(text[:5000].lower().split())
            else None,
            authors=find_names(about.get("author", "")),
            notes=notes,
        )
        made = make_document(
            check_text(text, source=source),
            source=source,
            known=known,
            published=published,
            authority=authority,
        )
        return (replace(made, reader=f"{self.name} pypdf {version('pypdf')}"),)


def _read_pages(
    data: bytes, *, source: str
) -> tuple[list[list[str]], dict[str, str], tuple[str, ...]]:
    """The lines of each page, what the file says about itself, and what couldn't be read."""
    pypdf = import_module("pypdf")
    errors = import_module("pypdf.errors")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each flaw that it mends
    try:
        opened = pypdf.PdfReader(io.BytesIO(data))
        if opened.is_encrypted and not opened.decrypt(""):
            message = f"{source}: is encrypted; save it without a password"
            raise SourceError(message)
        about = opened.metadata or {}
        known = {key: str(about.get(f"/{key.title()}") or "") for key in ("title", "author")}
        count = len(opened.pages)
    except errors.DependencyError as error:
        message = f"{source}: is encrypted in a way that isn't read; save it without a password"
        raise SourceError(message) from error
    except (errors.PyPdfError, *_BROKEN) as error:
        message = f"{source}: is damaged, or no PDF ({error}); get the file anew"
        raise SourceError(" ".join(message.split())) from error
    pages, failed, length = [], [], 0
    for number in range(count):
        try:
            text = _printable(opened.pages[number].extract_text())
        except (errors.PyPdfError, *_BROKEN):
            failed.append(str(number + 1))
            continue
        pages.append([line for line in text.split("\n") if line.strip()])
        length += len(text)
        if length > _LONGEST:
            break
    notes = (f"can't be read on page {', '.join(failed)}",) if failed else ()
    return pages, known, notes


def _printable(text: str) -> str:
    """A page's text without what fonts that map no letters leave in it."""
    return "".join(
        one for one in text if one in "\n\t" or (one >= " " and not "\ud800" <= one <= "\udfff")
    )


def _drop_running_lines(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without their numbers, and without lines that most of them have at an edge."""
    edges = Counter(
        shape for page in pages for shape in {_shape(line) for line in _edge_lines(page)}
    )
    often = {shape for shape, count in edges.items() if count >= max(_AGAIN, len(pages) / 2)}

    def runs(line: str) -> bool:
        return _shape(line) in often or _NUMBER.fullmatch(line.strip()) is not None

    kept = []
    for page in pages:
        top = len(list(takewhile(runs, page[:_EDGE])))
        bottom = len(list(takewhile(runs, reversed(page[top:][-_EDGE:]))))
        kept.append(page[top : len(page) - bottom])
    return kept


def _edge_lines(page: Sequence[str]) -> Sequence[str]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _join_pages(pages: Sequence[list[str]]) -> str:
    """All pages as one text, in which a sentence goes on from one page to the next."""
    text = ""
    for page in pages:
        if not page:
            continue
        between = "\n\n" if not text or ends_sentence(text[-20:]) else "\n"
        text += (between if text else "") + "\n".join(page)
    return _PARTED.sub(lambda found: _rejoin(found, text), text)


def _rejoin(found: re.Match[str], text: str) -> str:
    """A word parted at a line's end: with its hyphen if the text has it so elsewhere."""
    hyphened = f"{found[1]}-{found[2]}"
    return f"{hyphened}\n" if hyphened in text else f"{found[1]}{found[2]}\n"
