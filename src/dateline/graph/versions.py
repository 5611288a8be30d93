"""Which of an article's texts counts; what is older, or forgotten by people, isn't in the graph.

Guarantees: one article has one text, the newest by date; where a version has no date, the one that
was read last; what is forgotten counts as if it had never been read, so an older version comes back
when only the newer one is forgotten. It reads no text, and deletes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.core import serde
from dateline.core.model import Document
from dateline.graph.corrections.records import Correction, Forget
from dateline.graph.filters import time_key

# What sites add to an address to see where readers come from.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A stored text, by what tells versions apart.

    Attributes:
        id: id of the document.
        url: its address, if it has one.
        source: where it was read from.
        published: when it came out, as an EDTF date.
        title: its headline.
        number: its place in the order in which texts were first read.
    """

    id: str
    url: str | None
    source: str
    published: str | None
    title: str | None
    number: int

    def is_called(self, name: str) -> bool:
        """Whether a name is this text's: its id, address or source."""
        key = article_key(name)
        return name in (self.id, self.source) or (key is not None and key == article_key(self.url))


def article_key(url: str | None) -> str | None:
    """What all addresses of one article have in common; None where no single article is meant.

    Scheme, `www.`, a last slash, the fragment and marks of campaigns tell nothing. A site's front
    page is no article, whatever pages say of themselves.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # half a bracket
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    path = parts.path.rstrip("/")
    asked = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_TRACKING)
    ]
    if not path and not asked:
        return None
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host}{path}{query}"


def find_hidden(editions: Iterable[Edition], entries: Sequence[Correction] = ()) -> frozenset[str]:
    """Ids of the stored texts that the graph leaves out.

    Args:
        editions: all that is stored.
        entries: people's corrections; of these, what they forgot.
    """
    known = list(editions)
    names = [name for one in entries if isinstance(one, Forget) for name in one.articles]
    forgotten = {one.id for one in known for name in names if one.is_called(name)}
    return frozenset(forgotten | _find_older(one for one in known if one.id not in forgotten))


def _find_older(editions: Iterable[Edition]) -> set[str]:
    """Of each article all texts but the newest."""
    versions: dict[str, list[Edition]] = defaultdict(list)
    for one in editions:
        key = article_key(one.url)
        if key is not None:
            versions[key].append(one)
    return {one.id for group in versions.values() for one in sort_by_age(group)[:-1]}


def is_newer(one: Document, other: Document) -> bool:
    """Whether the dates of two versions say that the first is the newer one."""
    if one.published is None or other.published is None:
        return False
    return time_key(one.published) > time_key(other.published)


def is_as_good(known: Document, other: Document) -> bool:
    """Whether a document needn't give way to another of its id: it is newer, or says no less."""
    if known.text != other.text:  # whoever gives ids tells versions by date, or order
        return is_newer(known, other)
    return metadata_rank(known) <= metadata_rank(other)


def sort_by_age(editions: Iterable[Edition]) -> list[Edition]:
    """Versions of one article, the oldest first."""
    group = list(editions)
    dated = all(one.published is not None for one in group)

    def age(one: Edition) -> tuple[tuple[str, str], int, str]:
        return (time_key(one.published) if dated else ("", "")), one.number, one.id

    return sorted(group, key=age)


def metadata_rank(document: Document) -> tuple[int, bytes]:
    """Order of preference among copies of one text: most metadata first, then any fixed order.

    Where a copy was read from, by what, and what was assumed in reading it aren't metadata.
    """
    known = (
        document.url,
        document.title,
        document.published,
        document.publisher,
        document.authors,
        document.zones,
    )
    filled = sum(1 for value in known if value is not None and value != ())
    return (-filled, serde.encode((known, document.language, document.reader)))
