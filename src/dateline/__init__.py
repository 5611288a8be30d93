"""Dateline turns news articles into a knowledge graph in which every fact shows its words.

    >>> import dateline
    >>> graph = dateline.build("article.txt")  # doctest: +SKIP
    >>> graph.entity("UNDP").label  # doctest: +SKIP
    'United Nations Development Programme'

Guarantees: what is listed in `__all__` is public and stays put; importing this costs next to
nothing, since each name is fetched when it is first used. Everything else may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.curate import correct
    from dateline.errors import DatelineError
    from dateline.facts import Evidence, Fact
    from dateline.graph import KnowledgeGraph
    from dateline.model import Document, Entity, Literal, Span, Stance
    from dateline.workspace import build, open  # noqa: A004 - as in gzip.open

_HOMES = {
    "DatelineError": "errors",
    "Document": "model",
    "Entity": "model",
    "Evidence": "facts",
    "Fact": "facts",
    "KnowledgeGraph": "graph",
    "Literal": "model",
    "Span": "model",
    "Stance": "model",
    "build": "workspace",
    "correct": "curate",
    "open": "workspace",
}

__all__ = [
    "DatelineError",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "KnowledgeGraph",
    "Literal",
    "Span",
    "Stance",
    "build",
    "correct",
    "open",
]


def __getattr__(name: str) -> object:
    """Fetch a public name from the module that it lives in."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module 'dateline' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"dateline.{home}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
