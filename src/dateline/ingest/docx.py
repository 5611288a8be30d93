"""Word documents (.docx): paragraphs and tables in their order, by python-docx.

Guarantees: the text is that of the document's body, a paragraph each, tables by rows; headers,
footers, comments and deleted words aren't in it. Nothing that it links to is opened, and no macro
is run.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from typing import Any

from dateline.authority import Authority
from dateline.core.errors import SourceError
from dateline.core.model import Document
from dateline.ingest.marks import find_names
from dateline.ingest.plaintext import check_text
from dateline.ingest.streams import LARGEST
from dateline.ingest.zones import PageMetadata, make_document

# What python-docx raises over files that are damaged, beside its own errors.
_BROKEN = (
    zlib.error,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    LookupError,
    ValueError,
    SyntaxError,
    AttributeError,
    TypeError,
    OSError,
)


class DocxReader:
    """Reads the text of a Word document as one article."""

    name = "docx"
    endings = (".docx",)
    marks = (b"pk\x03\x04",)

    def read(
        self, data: bytes, *, source: str, published: str | None, authority: Authority
    ) -> tuple[Document, ...]:
        """Return the one document of a Word file.

        Raises:
            SourceError: it is damaged, unpacks to too much, or holds no text.
        """
        _check_size(data, source=source)
        try:
            opened = import_module("docx").Document(io.BytesIO(data))
            blocks = [block for block in _list_blocks(opened) if block[1].strip()]
            about = opened.core_properties
            authors = find_names(about.author or "")
        except (import_module("docx.exceptions").PythonDocxError, *_BROKEN) as error:
            message = f"{source}: is damaged, or no Word document ({error}); save it anew"
            raise SourceError(" ".join(message.split())) from error
        text = "\n\n".join(text for _, text in blocks)
        if not text:
            message = f"{source}: holds no text; give a file with the text of an article"
            raise SourceError(message)
        titles = [text for style, text in blocks if style == "Title"]
        made = make_document(
            check_text(text, source=source),
            source=source,
            known=PageMetadata(title=titles[0] if titles else None, authors=authors),
            published=published,
            authority=authority,
        )
        return (replace(made, reader=f"{self.name} python-docx {version('python-docx')}"),)


def _check_size(data: bytes, *, source: str) -> None:
    """See that what is packed in the file isn't far more than a text.

    Raises:
        SourceError: it is, or the file is no zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except _BROKEN as error:
        message = f"{source}: is damaged, or no Word document ({error}); save it anew"
        raise SourceError(message) from error
    if size > LARGEST:
        message = (
            f"{source}: unpacks to more than {LARGEST >> 20} MiB, which no article is; split it"
        )
        raise SourceError(message)


def _list_blocks(opened: Any) -> Iterator[tuple[str, str]]:
    """Paragraphs with the names of their styles, and rows of tables, in the order of the page."""
    for block in opened.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                yield "", " | ".join(cell for cell in cells if cell)
        else:
            yield block.style.name if block.style is not None else "", block.text
