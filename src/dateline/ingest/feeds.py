"""Feeds that were saved: RSS and Atom, by feedparser. Each entry is an article.

Guarantees: nothing is fetched, whatever the feed links to. An entry with a headline and no text is
named; its page has to be saved to be read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from dateline.core.errors import SourceError
from dateline.ingest import markup
from dateline.ingest.base import Damaged, Item, ReadingOptions, Story
from dateline.ingest.marks import find_names
from dateline.ingest.stamps import to_edtf
from dateline.ingest.streams import read_whole
from dateline.ingest.zones import PageMetadata

# What feedparser raises over feeds that are damaged.
_BROKEN = (AttributeError, LookupError, TypeError, ValueError)


class FeedReader:
    """Reads the entries of an RSS or Atom feed."""

    name = "feed"
    endings = (".rss", ".atom", ".rdf")
    marks = (b"<rss", b"<feed", b"<rdf:rdf")

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield an article for each entry.

        Raises:
            SourceError: it is no feed.
        """
        data = read_whole(file, source=source)
        try:
            # A stream, since bytes might be taken for an address; relative links stay as they are.
            found = import_module("feedparser").parse(io.BytesIO(data), resolve_relative_uris=False)
        except _BROKEN as error:
            found = {"entries": [], "bozo_exception": error}
        if not found["entries"]:
            reason = found.get("bozo_exception", "it has no entries")
            message = f"{source}: holds no feed that can be read ({reason}); save it anew"
            raise SourceError(" ".join(message.split()))
        for order, entry in enumerate(found["entries"], 1):
            yield _read_entry(entry, found["feed"], name=f"{source}: entry {order}")


def _read_entry(entry: Mapping[str, Any], feed: Mapping[str, Any], *, name: str) -> Item:
    title = " ".join(markup.to_text(_told(entry, "title")).split()) or None
    bodies = [_told(one, "value") for one in entry.get("content", ())]
    text = max((markup.to_text(one) for one in (*bodies, _told(entry, "summary"))), key=len)
    if not text:
        return Damaged(name=name, reason="has no text but its headline; save its page to read it")
    own = dict(entry.items())  # where one day doesn't stand for another, as feedparser lets it
    stated = (own.get(key) for key in ("published", "updated", "created"))
    names = [_told(one, "name") for one in entry.get("authors", ())]
    link = _told(entry, "link")
    known = PageMetadata(
        url=link if link.startswith(("http://", "https://")) else None,
        title=title,
        authors=tuple(dict.fromkeys(name for one in names for name in find_names(one))),
        published=next((day for day in map(to_edtf, stated) if day is not None), None),
        publisher=" ".join(markup.to_text(_told(feed, "title")).split()) or None,
        language=_find_language(entry, feed),
    )
    return Story(name=name, text=text, known=known)


def _told(record: Mapping[str, Any], key: str) -> str:
    """What a feed says, which may be nothing at all."""
    return record.get(key) or ""


def _find_language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    stated = [one.get("language") for one in entry.get("content", ())]
    stated += [feed.get("language")]
    return next((one for one in stated if one), "en")
