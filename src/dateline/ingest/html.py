"""Saved web pages: the article without the page around it, by trafilatura.

Guarantees: `Document.text` is what was extracted, with the headline as its first line, so that
everything can be quoted; metadata come from the page alone, first what it states for machines
(`metadata.py`), and no date is guessed from the address or from stray text. It fetches nothing, and
runs no script.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from dateline.authority import Authority
from dateline.core.edtf import is_edtf
from dateline.core.errors import SourceError
from dateline.core.model import Document
from dateline.core.offline import keep_offline
from dateline.core.text import normalize_name
from dateline.ingest.marks import find_names
from dateline.ingest.metadata import find_metadata
from dateline.ingest.plaintext import decode_bytes
from dateline.ingest.zones import PageMetadata, join_headline, make_document

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

_LANGUAGE = re.compile(
    r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE
)
_PAGE_TITLE = re.compile(r"<title\b.{0,2000}?</title\s*>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4096  # bytes: HTML says its encoding in the first 1,024, after comments at times


class HtmlReader:
    """Reads a saved web page; what holds no article is an error."""

    name = "html"
    endings = (".html", ".htm", ".xhtml")
    marks = (b"<!doctype html", b"<html")

    def read(
        self, data: bytes, *, source: str, published: str | None, authority: Authority
    ) -> tuple[Document, ...]:
        """Return the one article of a page.

        Raises:
            SourceError: the page is binary, or no article can be found in it.
        """
        page, notes = _decode_page(data, source=source)
        found = _extract_article(page)
        body = (found.text or "").strip() if found is not None else ""
        if found is None or not body:
            message = f"{source}: no article found in this HTML; save its text in a .txt file"
            raise SourceError(message)
        stated = find_metadata(page)
        title = stated.title or (" ".join(found.title.split()) if found.title else None)
        language = _LANGUAGE.search(page[:_HEAD])
        known = PageMetadata(
            url=found.url or stated.url,
            title=title,
            authors=stated.authors or _author_names(found.author),
            published=stated.published
            or (found.date if found.date and is_edtf(found.date) else None),
            publisher=_other_than(
                title, stated.publisher or _site_name(found.sitename, title=title, page=page)
            ),
            language=(language[1] if language is not None else stated.language) or "en",
            notes=notes,
        )
        text = join_headline(title, body)
        made = make_document(
            text, source=source, known=known, published=published, authority=authority
        )
        return (replace(made, reader=f"{self.name} trafilatura {version('trafilatura')}"),)


def _decode_page(data: bytes, *, source: str) -> tuple[str, tuple[str, ...]]:
    """The page as text; the encoding that it declares is believed when it isn't UTF-8."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared is not None and declared[1].lower() not in {b"utf-8", b"utf8"}:
        try:
            return data.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common: guess as for any file
    return decode_bytes(data, source=source)


def _import_trafilatura() -> Any:
    """The library, imported when it is needed: it costs 0.3 s."""
    keep_offline()
    return import_module("trafilatura")


def _extract_article(page: str) -> Extracted | None:
    try:
        found = _import_trafilatura().bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (
        ValueError,
        SyntaxError,
    ):  # markup that the parser gives up on; lxml's errors are syntax errors
        return None
    return None if isinstance(found, dict) else found


def _site_name(stated: str | None, *, title: str | None, page: str) -> str | None:
    """The name of the site; a part of the headline is one only if the page says so elsewhere.

    Where a page doesn't name its site, trafilatura takes what has a dot in the page's title, which
    of "Rates rise in the U.S. - Tidings" is the headline. Asked again without that title, it says
    what the page states, or else the host.
    """
    if stated is None or title is None or not _overlap_in_words(stated, title):
        return stated
    found = _import_trafilatura().extract_metadata(
        _PAGE_TITLE.sub("", page, count=1), extensive=False
    )
    name: str | None = found.sitename
    return name


def _other_than(title: str | None, name: str | None) -> str | None:
    """The name of a site, unless it is the whole headline."""
    return None if title and name and normalize_name(name) == normalize_name(title) else name


def _overlap_in_words(name: str, title: str) -> bool:
    """Whether one of the two is in the other, in whole words."""
    one, other = (f" {normalize_name(words)} " for words in (name, title))
    return one in other or other in one


def _author_names(stated: str | None) -> tuple[str, ...]:
    """Names from metadata, "; " between them; a desk's name is no author."""
    return tuple(name for part in (stated or "").split(";") for name in find_names(part))
