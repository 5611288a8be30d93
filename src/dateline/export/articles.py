"""What tables and networks call the articles of a claim.

Guarantees: each article once, in the order of their ids; one without a title is called by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.core import edtf
from dateline.core.model import Document, Fact


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
        titles=tuple(one.title or one.id for one in found),
        urls=tuple(one.url for one in found if one.url is not None),
        published=min(
            dates, key=lambda date: (str(edtf.first_day(date) or ""), date), default=None
        ),
    )
