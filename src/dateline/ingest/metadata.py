"""What a page says about itself for machines: JSON-LD, OpenGraph and other meta tags, microdata.

Guarantees: sources of one kind are merged in one order of trust, for each thing by itself: the
page's own news article in JSON-LD, which says whose date and author it is; meta tags; microdata,
which may belong to another article that the page links to. What is no date, name or address is
passed over, and nothing is guessed from addresses or from stray text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree, html

from dateline.ingest.marks import find_names
from dateline.ingest.stamps import to_edtf

_ARTICLES = re.compile(r"(?:.*[:/])?(?:\w*NewsArticle|Article|\w*BlogPosting|Report)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")  # where the page's own article may stand
_DEEPEST = 5

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
        "sailthru.date", "publishdate", "publish_date", "publication_date", "pubdate",
        "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "date",
    ),
    "authors": (
        "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    ),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a page states, as far as it does."""

    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def find_metadata(page: str) -> Stated:
    """What a page states about its article.

    Args:
        page: the whole page's HTML.
    """
    try:
        root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return Stated()
    found = [_read_linked(root), _read_meta(root), _read_microdata(root)]
    return Stated(
        title=_first(one.title for one in found),
        published=_first(one.published for one in found),
        authors=next((one.authors for one in found if one.authors), ()),
        publisher=_first(one.publisher for one in found),
        url=_first(one.url for one in found),
        language=_first(one.language for one in found),
    )


def _first(values: Iterator[str | None]) -> str | None:
    return next((one for one in values if one), None)


def _read_linked(root: Any) -> Stated:
    """The first article that the page's JSON-LD has for its own."""
    nodes: list[Mapping[str, Any]] = []
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            nodes.extend(_walk_nodes(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            continue  # many pages have a comma too many; the rest of what they say is left
    known = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str) and len(one) > 1}
    for node in nodes:
        if any(_ARTICLES.fullmatch(kind) for kind in _types(node)):
            return _read_node(node, known)
    return Stated()


def _walk_nodes(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """What a page says of itself; lists of other articles aren't looked into."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk_nodes(one, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in _INSIDE:
            yield from _walk_nodes(value.get(key), depth + 1)


def _types(node: Mapping[str, Any]) -> list[str]:
    stated = node.get("@type")
    return [
        one for one in (stated if isinstance(stated, list) else [stated]) if isinstance(one, str)
    ]


def _read_node(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Stated:
    def named(key: str) -> list[str]:
        """The names of people or bodies, which may be told elsewhere by their ids."""
        values = node.get(key)
        names = []
        for one in values if isinstance(values, list) else [values]:
            told = known.get(str(one.get("@id")), one) if isinstance(one, Mapping) else one
            name = told.get("name") if isinstance(told, Mapping) else told
            if isinstance(name, str) and (key != "author" or "Organization" not in str(told)):
                names.append(_clean(name))
        return names

    page = node.get("url") or node.get("mainEntityOfPage")
    language = node.get("inLanguage")
    return Stated(
        title=_clean(node.get("headline")) or None,
        published=to_edtf(node.get("datePublished")),
        authors=_people(named("author")),
        publisher=next(iter(named("publisher")), None),
        url=_address(page.get("@id") if isinstance(page, Mapping) else page),
        language=_language(
            language.get("alternateName") if isinstance(language, Mapping) else language
        ),
    )


def _read_meta(root: Any) -> Stated:
    stated: dict[str, list[str]] = {}
    for element in root.iterfind(".//meta"):
        content = _clean(element.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute)):
                stated.setdefault(name.strip().lower(), []).append(content)

    def told(part: str) -> list[str]:
        return [value for name in _META[part] for value in stated.get(name, ())]

    return Stated(
        title=next(iter(told("title")), None),
        published=_first(map(to_edtf, told("published"))),
        authors=next((found for one in told("authors") if (found := _people([one]))), ()),
        publisher=next(iter(told("publisher")), None),
        url=_first(map(_address, told("url"))),
        language=_first(map(_language, told("language"))),
    )


def _read_microdata(root: Any) -> Stated:
    def told(name: str) -> list[str]:
        """What elements with a property say: for machines if they do, else for people."""
        found = []
        for element in root.iterfind(f".//*[@itemprop='{name}']"):
            inner = element.find(".//*[@itemprop='name']")
            shown = element if inner is None else inner
            said = shown.get("content") or shown.get("datetime") or "".join(shown.itertext())
            found.append(_clean(said))
        return [one for one in found if one]

    return Stated(
        title=next(iter(told("headline")), None),
        published=_first(map(to_edtf, told("datePublished"))),
        authors=_people(told("author")),
        publisher=next(iter(told("publisher")), None),
    )


def _clean(value: object) -> str:
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _people(names: list[str]) -> tuple[str, ...]:
    bare = (name.removeprefix("By ").removeprefix("by ") for name in names)
    return tuple(dict.fromkeys(one for name in bare for one in find_names(name)))


def _address(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text if re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", text) else None


def _language(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text.replace("_", "-") if _TAG.fullmatch(text) else None
