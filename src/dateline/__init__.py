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
    from dateline.core.errors import DatelineError
    from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Span, Stance
    from dateline.graph.events import Event
    from dateline.workspace import build, open  # noqa: A004 - as in gzip.open
    from dateline.workspace.correct import correct
    from dateline.workspace.knowledge_graph import KnowledgeGraph

_HOMES = {
    "DatelineError": "core.errors",
    "Document": "core.model",
    "Entity": "core.model",
    "Event": "graph.events",
    "Evidence": "core.model",
    "Fact": "core.model",
    "KnowledgeGraph": "workspace.knowledge_graph",
    "Literal": "core.model",
    "Span": "core.model",
    "Stance": "core.model",
    "build": "workspace",
    "correct": "workspace.correct",
    "open": "workspace",
}

__all__ = [
    "DatelineError",
    "Document",
    "Entity",
    "Event",
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
