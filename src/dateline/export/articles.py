"""How exports and pages cite the articles of a claim, and what stands around its quotes.

Guarantees: each article once, in the order of their ids; one without a title is called by its first
line; an address is given for a link only where it is safe to follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.core import edtf, markup
from dateline.core.model import Document, Evidence, Fact
from dateline.core.text import shorten_name
from dateline.graph.wording import article_title

_CONTEXT = 120  # most characters shown before and after a quote


@dataclass(frozen=True, slots=True)
class Cited:
    """The articles that a claim's quotes are from.

    Attributes:
        documents: their ids.
        titles: their titles.
        urls: the addresses of those that have one.
        published: when the first of them came out, as it says; None where none says so.
    """

    documents: tuple[str, ...]
    titles: tuple[str, ...]
    urls: tuple[str, ...]
    published: str | None


def cite(fact: Fact, documents: Mapping[str, Document]) -> Cited:
    """The articles that a claim rests on."""
    ids = tuple(sorted({one.document for one in fact.evidence}))
    found = [documents[one] for one in ids if one in documents]
    dates = [one.published for one in found if one.published and edtf.is_edtf(one.published)]
    return Cited(
        documents=ids,
        titles=tuple(article_title(one) for one in found),
        urls=tuple(one.url for one in found if one.url is not None),
        published=min(
            dates, key=lambda date: (str(edtf.first_day(date) or ""), date), default=None
        ),
    )


def article_record(document: Document) -> dict[str, str | None]:
    """What an article is called, by whom and when it was published, and where it stands.

    Names are as long as a page can show them.
    """
    return {
        "title": shorten_name(article_title(document)),
        "publisher": None if document.publisher is None else shorten_name(document.publisher),
        "published": document.published,
        "url": document.url if document.url is not None and markup.is_web(document.url) else None,
    }


def words_around(evidence: Evidence, document: Document) -> tuple[str, str]:
    """A little of what stands before and after a quote, within its paragraph."""
    text = document.text
    before = text[max(0, evidence.start - _CONTEXT) : evidence.start]
    after = text[evidence.end : evidence.end + _CONTEXT]
    return (
        _cut_start(before, whole=evidence.start <= _CONTEXT),
        _cut_end(after, whole=evidence.end + _CONTEXT >= len(text)),
    )


def _cut_start(text: str, *, whole: bool) -> str:
    """What stands before a quote, from the start of its paragraph or of a word."""
    lines = text.rsplit("\n", 1)
    if len(lines) > 1 or whole:
        return lines[-1].lstrip()
    _, _, rest = text.partition(" ")
    return f"… {rest}" if rest else ""


def _cut_end(text: str, *, whole: bool) -> str:
    """What stands after a quote, to the end of its paragraph or of a word."""
    lines = text.split("\n", 1)
    if len(lines) > 1 or whole:
        return lines[0].rstrip()
    rest, _, _ = text.rpartition(" ")
    return f"{rest} …" if rest else ""
