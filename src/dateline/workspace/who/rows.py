"""What articles say of who is who, as rows of the tables that keep it.

Guarantees: a row has what its table has, and nothing of what is decided across articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.core import serde
from dateline.workspace.who.memory import write_key

if TYPE_CHECKING:
    from dateline.resolve.base import ReadArticle


def article_row(article: ReadArticle) -> dict[str, object]:
    """The row of an article; its hash is its store's to tell."""
    clues = article.profiles[0].company if article.profiles else ()
    return {
        "document": article.document,
        "hash": 0,
        "named": True,
        "company": [one.name for one in clues],
        "weights": [one.weight for one in clues],
    }


def link_rows(article: ReadArticle) -> Iterator[dict[str, object]]:
    """The rows of an article's links."""
    return ({"document": article.document, **serde.to_builtins(one)} for one in article.links)


def profile_rows(article: ReadArticle) -> Iterator[dict[str, object]]:
    """The rows of an article's chains; whom they stand beside is the article's row's to tell."""
    for one in article.profiles:
        yield {
            "id": one.id,
            "document": one.document,
            "key": write_key(one.key),
            "link": one.link,
            "clue": one.clue_name,
            "label": one.label,
            "own": [clue.name for clue in one.own],
            "data": serde.encode(replace(one, company=())).decode(),
        }
