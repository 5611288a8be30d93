"""A graph at one moment, with the indexes that pages are answered from.

Guarantees: it never changes; each index is made once, when it is first asked for, and is the same
whatever came before. Indexes that are of any graph are the graph's own. It opens no graph folder:
`host.py` does, and makes another snapshot when the folder changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from dateline.authority import open_authority
from dateline.core.model import Document, Entity, Mention, Span
from dateline.graph.events import Event
from dateline.graph.overview import MARKED, Counts
from dateline.graph.ranking import Ranked
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.review import Question, rank_questions

_PARTS = 6  # parts that are kept: one page asks for several things of one

_FOREMOST, _HEADLINES = 14, 12  # what the first page has room for


class Marks(Protocol):
    """Where articles name things."""

    def marks(self, document: str) -> Sequence[tuple[Span, Entity]]:
        """Of one of them, in the order of the text."""
        ...


class MentionMarks:
    """Where articles name things, of a graph that is at hand."""

    def __init__(self, graph: KnowledgeGraph, mentions: Iterable[Mention]) -> None:
        """Take the graph, and all mentions."""
        self._of_chain = graph.who.of_chain
        self._named: dict[str, list[Mention]] = defaultdict(list)
        for one in mentions:
            if one.form in MARKED:
                self._named[one.document].append(one)

    def marks(self, document: str) -> list[tuple[Span, Entity]]:
        """See `Marks`."""
        found = [
            (one.span, self._of_chain[one.chain])
            for one in self._named.get(document, ())
            if one.chain in self._of_chain
        ]
        return sorted(found, key=lambda row: (row[0].start, -row[0].end))


class Snapshot:
    """One state of a graph.

    Attributes:
        graph: the graph.
    """

    def __init__(
        self,
        graph: KnowledgeGraph,
        *,
        marks: Marks,
        authorities: tuple[str, ...] | None = None,
    ) -> None:
        """Take what was read of a folder.

        Args:
            graph: the graph.
            marks: tells where its articles name things.
            authorities: names of the own authorities to use; None for all that were added.
        """
        self.graph = graph
        self._marks = marks
        self._authorities = authorities
        self._rankings: dict[str, Sequence[Ranked]] = {}
        self._parts: dict[tuple[tuple[str, Any], ...], KnowledgeGraph] = {}

    def prepare(self) -> None:
        """Make the indexes of the first page and of the search, so that nobody waits for them.

        A graph that is kept needs none but for the first page.
        """
        graph = self.graph
        _ = (self.article_of, self.counts, self.headlines, self.foremost)
        if not graph.is_kept:
            _ = (graph.events_with, graph.event_of, graph.posts, graph.retold)
            graph.search(graph.name)

    @cached_property
    def foremost(self) -> Sequence[Entity]:
        """The things that most is said of, but for events and articles."""
        return self.graph.overview.find_foremost(_FOREMOST)

    @cached_property
    def headlines(self) -> Sequence[Event]:
        """The foremost of what happened."""
        return self.graph.overview.find_headlines(_HEADLINES)

    @cached_property
    def counts(self) -> Counts:
        """How many things, claims and articles there are of each sort."""
        return self.graph.overview.count()

    @cached_property
    def questions(self) -> Sequence[Question]:
        """What a person should look at, most valuable first."""
        with open_authority(self._authorities) as known:
            return rank_questions(self.graph, known)

    @cached_property
    def article_of(self) -> Mapping[str, str]:
        """Id of a document → the id of its article, under which it has its page."""
        return self.graph.overview.pages

    @cached_property
    def _document_of(self) -> Mapping[str, str]:
        return {page: name for name, page in self.article_of.items()}

    def document_of(self, page: str) -> Document | None:
        """The document that has a page."""
        name = self._document_of.get(page)
        return None if name is None else self.graph.documents[name]

    def marks(self, document: str) -> Sequence[tuple[Span, Entity]]:
        """Where a document names things of the graph, in the order of the text."""
        found = self._marks.marks(document)
        return [(span, one) for span, one in found if self.find(one.id) is not None]

    def ranking(self, by: str) -> Sequence[Ranked]:
        """The things that are most connected, by a measure of which each is computed once.

        Raises:
            QueryError: no such measure.
        """
        if by not in self._rankings:
            self._rankings[by] = self.graph.ranking(by=by)
        return self._rankings[by]

    def part(self, **filters: Any) -> KnowledgeGraph:
        """The part of the graph that passes some filters; those that were asked for last are kept.

        Args:
            filters: what `GraphView.subgraph` takes, as values that never change.

        Raises:
            OntologyError: no such predicate or stance, or a date that is none.
            QueryError: no article is from a source, or a number is none that it can be.
        """
        key = tuple(sorted(filters.items()))
        if not key:
            return self.graph
        made = self._parts.pop(key, None) or self.graph.subgraph(**filters)
        self._parts[key] = made
        while len(self._parts) > _PARTS:
            self._parts.pop(next(iter(self._parts)), None)
        return made

    def find(self, name: str) -> Entity | None:
        """The thing of an id, also of one that it had after an earlier build."""
        who = self.graph.who  # which a part of a graph shares with the whole
        entity = who.entities.get(name) or who.moved.get(name)
        return entity if entity is not None and entity in self.graph else None
