"""What agencies send in XML: NewsML-G2 and NITF. Each text item is an article.

Guarantees: no entity is expanded, no file that the XML names is opened, nothing is fetched; an
item that its sender cancelled is named and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from dateline.core.errors import SourceError
from dateline.ingest import markup
from dateline.ingest.base import Damaged, Item, ReadingOptions, Story
from dateline.ingest.marks import find_names
from dateline.ingest.stamps import to_edtf
from dateline.ingest.streams import read_whole
from dateline.ingest.zones import PageMetadata

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WITHDRAWN = ("canceled", "cancelled", "withheld")


class NewsmlReader:
    """Reads the items of NewsML-G2, and NITF."""

    name = "newsml"
    endings = (".xml", ".newsml", ".nitf")
    marks = (b"<newsitem", b"<newsmessage", b"<nitf", b"<!doctype nitf")

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield an article for each item with text.

        Raises:
            SourceError: it isn't XML, or XML of another kind.
        """
        data = read_whole(file, source=source)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            reason = " ".join(str(error).split())
            message = f"{source}: isn't sound XML ({reason}); get the file anew"
            raise SourceError(message) from error
        name = markup.local_name(root)
        if name == "nitf":
            yield _read_nitf(root, name=source)
            return
        items = list(_find_all(root, "newsItem")) or [root] * (name == "newsItem")
        if not items:
            message = (
                f"{source}: is XML of a kind that isn't read (<{name}>); save its texts as HTML"
            )
            raise SourceError(message)
        for order, item in enumerate(items, 1):
            where = source if len(items) == 1 else f"{source}: item {order}"
            found = _read_item(item, name=where)
            if found is not None:
                yield found


def _read_item(item: Any, *, name: str) -> Item | None:
    """An item of NewsML-G2; None for one that never was text."""
    status = next(_find_all(item, "pubStatus"), None)
    if status is not None and status.get("qcode", "").endswith(_WITHDRAWN):
        return Damaged(name=name, reason="was cancelled by its sender, and is left out")
    content = next(_find_all(item, "contentSet"), None)
    if content is None:
        return None
    nitf = next(_find_all(content, "nitf"), None)
    inside = nitf if nitf is not None else content
    text = _body_text(inside)
    if not text:
        return None
    known = PageMetadata(
        url=_first_url(item),
        title=_first_text(item, "headline") or _first_text(inside, "hl1", "title"),
        authors=_names(item, "by", "creator") or _names(inside, "byline"),
        published=_first_date(item, "contentCreated", "firstCreated", "versionCreated"),
        publisher=_publisher(item),
        language=_find_language(item),
    )
    return Story(name=name, text=text, known=known)


def _read_nitf(root: Any, *, name: str) -> Item:
    """A document of NITF alone, whose head and body say what the item of NewsML-G2 would."""
    text = _body_text(root)
    if not text:
        return Damaged(name=name, reason="has no text; get the file anew")
    published = (one.get("norm") for one in _find_all(root, "date.issue"))
    paper = next(_find_all(root, "pubdata"), None)
    known = PageMetadata(
        title=_first_text(root, "hl1", "hedline", "title"),
        authors=_names(root, "byline"),
        published=next((day for day in map(to_edtf, published) if day), None),
        publisher=(paper.get("name") if paper is not None else None)
        or _first_text(root, "distributor"),
        language=_find_language(root),
    )
    return Story(name=name, text=text, known=known)


def _body_text(root: Any) -> str:
    """The running text: NITF's with its dateline, HTML's body, or all that there is."""
    content = next(_find_all(root, "body.content"), None)
    if content is not None:
        dateline = next(_find_all(root, "dateline"), None)
        parts = [dateline, content] if dateline is not None else [content]
        return "\n\n".join(text for text in map(markup.collect_text, parts) if text)
    body = next(_find_all(root, "body"), None)
    if body is not None:
        return markup.collect_text(body)
    plain = [one.text or "" for one in _find_all(root, "inlineData")]
    return "\n\n".join(plain).strip() or markup.collect_text(root)


def _find_all(root: Any, name: str) -> Iterator[Any]:
    """Elements of this name below one, in whatever namespace."""
    return (one for one in root.iterfind(f".//{{*}}{name}"))


def _first_text(root: Any, *names: str) -> str | None:
    for name in names:
        for one in _find_all(root, name):
            if text := " ".join("".join(one.itertext()).split()):
                return text
    return None


def _first_date(root: Any, *names: str) -> str | None:
    for name in names:
        for one in _find_all(root, name):
            if (day := to_edtf(one.text)) is not None:
                return day
    return None


def _first_url(item: Any) -> str | None:
    links = (one.get("href", "") for one in _find_all(item, "link"))
    return next((one for one in links if one.startswith(("http://", "https://"))), None)


def _names(root: Any, *elements: str) -> tuple[str, ...]:
    """The people that the first of some elements names."""
    for name in elements:
        found = [
            person
            for one in _find_all(root, name)
            for person in find_names(" ".join("".join(one.itertext()).split()).removeprefix("By "))
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _publisher(item: Any) -> str | None:
    """The name of the provider, or what its code says: `nprov:AFP`."""
    for one in _find_all(item, "provider"):
        name = _first_text(one, "name")
        code = one.get("literal") or one.get("qcode", "").rpartition(":")[2]
        if name or code:
            return name or str(code)
    return None


def _find_language(root: Any) -> str:
    """What the item or its content says: `xml:lang`, or a `language` element's `tag`."""
    stated = [one.get("tag") for one in _find_all(root, "language")]
    stated += [one.get(_LANGUAGE) for one in root.iter() if isinstance(one.tag, str)]
    return next((one for one in stated if one), "en")
