"""Web archives (WARC), as Common Crawl's news are: each page that was fetched is read, by warcio.

Guarantees: records are read one by one, whatever the file's size; only answers that came with a
page, a text or a PDF are read, and what is damaged after some records costs none before. The
address is the one that was asked for, where the page states none; when it was fetched isn't when
it was published.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from importlib import import_module
from typing import Any, BinaryIO

from dateline.core.errors import SourceError
from dateline.core.text import to_printable
from dateline.ingest.base import Damaged, Entry, Item, ReadingOptions
from dateline.ingest.streams import LARGEST

_NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.xhtml",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
}
_KINDS = {"response", "resource", "conversion"}  # a conversion is the text that a crawl took
_FOUND = "200"
_BROKEN = (OSError, EOFError, ValueError, OverflowError, AttributeError, zlib.error)


class WarcReader:
    """Reads the pages of a web archive."""

    name = "warc"
    endings = (".warc", ".warc.gz", ".wet", ".wet.gz")
    marks = (b"warc/",)

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield the pages.

        Raises:
            SourceError: it is no web archive, or is damaged from some record on.
        """
        iterator = import_module("warcio.archiveiterator").ArchiveIterator
        broken = (import_module("warcio.exceptions").ArchiveLoadFailed, *_BROKEN)
        try:
            records = iterator(file)
            while (record := _read_next(records)) is not None:
                if (item := _read_record(record, source=source)) is not None:
                    yield item
            if records.err_count:
                reason = (
                    f"{records.err_count} records aren't as long as they say; get the file anew"
                )
                yield Damaged(name=source, reason=reason)
        except broken as error:
            message = f"{source}: is damaged, or no web archive ({error}); get the file anew"
            raise SourceError(" ".join(message.split())) from error


def _read_next(records: Any) -> Any:
    """The next record, or None; what the library says about it is told in our words."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _read_record(record: Any, *, source: str) -> Item | None:
    """The page of a record; None if it holds none."""
    http = record.http_headers
    if record.rec_type not in _KINDS or (http is not None and http.get_statuscode() != _FOUND):
        return None
    stated = (http or record.rec_headers).get_header("Content-Type") or ""
    file_name = _NAMES.get(stated.partition(";")[0].strip().lower())
    if file_name is None:
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    name = f"{source}: {to_printable(url)[:500]}"
    data = bytearray()
    stream = record.content_stream()
    while len(data) <= LARGEST and (more := stream.read(1 << 16)):
        data += more
    if len(data) > LARGEST:
        reason = f"is larger than {LARGEST >> 20} MiB, which no article is; nothing is lost"
        return Damaged(name=name, reason=reason)
    if not data.strip():
        return None
    web = url if url.startswith(("http://", "https://")) else None
    return Entry(
        name=name, file=io.BytesIO(bytes(data)), file_name=file_name, url=web, certain=True
    )
