"""A graph at one moment, with the indexes that pages are answered from.

Guarantees: it never changes; each index is made once, when it is first asked for, and is the same
whatever came before. Indexes that are of any graph are the graph's own. It opens no graph folder:
`host.py` does, and makes another snapshot when the folder changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import Any

from dateline.authority import open_authority
from dateline.core.model import Document, Entity, Fact, Mention
from dateline.graph.events import Event, color_group, pick_headlines
from dateline.graph.ranking import Ranked
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.review import Question, rank_questions

# Forms of mentions that are marked in a text; pronouns would only be noise there.
_MARKED = frozenset({"name", "nominal", "demonym"})
_PARTS = 6  # parts that are kept: one page asks for several things of one

_TOLD = frozenset({"Event", "Article"})  # they tell of things
_FOREMOST, _HEADLINES = 14, 12  # what the first page has room for


class Snapshot:
    """One state of a graph.

    Attributes:
        graph: the graph.
    """

    def __init__(
        self,
        graph: KnowledgeGraph,
        *,
        mentions: Iterable[Mention] = (),
        authorities: tuple[str, ...] | None = None,
    ) -> None:
        """Take what was read of a folder.

        Args:
            graph: the graph.
            mentions: where its articles name things.
            authorities: names of the own authorities to use; None for all that were added.
        """
        self.graph = graph
        self._mentions = tuple(one for one in mentions if one.form in _MARKED)
        self._authorities = authorities
        self._rankings: dict[str, Sequence[Ranked]] = {}
        self._parts: dict[tuple[tuple[str, Any], ...], KnowledgeGraph] = {}

    def prepare(self) -> None:
        """Make the indexes of the first page and of the search, so that nobody waits for them."""
        graph = self.graph
        _ = (self.article_of, self.counts, self.publishers, self.headlines, self.foremost)
        _ = (graph.events_with, graph.event_of, graph.posts, graph.retold)
        graph.search(graph.name)

    @cached_property
    def foremost(self) -> Sequence[Entity]:
        """The things that most is said of, but for events and articles."""
        entities = self.graph.who.entities
        named = [name for name in self.weights if entities[name].kind not in _TOLD]
        ranked = nsmallest(_FOREMOST, named, key=lambda name: (-self.weights[name], name))
        return [entities[name] for name in ranked]

    @cached_property
    def headlines(self) -> Sequence[Event]:
        """The foremost of what happened."""
        return pick_headlines(self.happenings, _HEADLINES)

    @cached_property
    def counts(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """How many things there are of each colour group, and claims by predicate and stance."""
        facts = self.facts.values()
        return (
            Counter(color_group(one) for one in self.graph.entities()),
            Counter(fact.predicate for fact in facts),
            Counter(fact.stance.value for fact in facts),
        )

    @cached_property
    def questions(self) -> Sequence[Question]:
        """What a person should look at, most valuable first."""
        with open_authority(self._authorities) as known:
            return rank_questions(self.graph, known)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Id → claim."""
        return {fact.id: fact for fact in self.graph.claims()}

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """Id of a thing → how many claims touch it: what ranks it among others."""
        return {name: len(facts) for name, facts in self.graph.touching.items()}

    @cached_property
    def happenings(self) -> Sequence[Event]:
        """What happened, by time."""
        return self.graph.events()

    @cached_property
    def article_of(self) -> Mapping[str, str]:
        """Id of a document → the id of its article, under which it has its page."""
        found = {one: f"article/{one}" for one in self.graph.documents}
        for entity in reversed(self.graph.entities("Article")):  # so that the smallest id wins
            if len(entity.documents) == 1:
                found[entity.documents[0]] = entity.id
        return found

    @cached_property
    def document_of(self) -> Mapping[str, Document]:
        """Id of an article's page → its document."""
        documents = self.graph.documents
        return {page: documents[name] for name, page in self.article_of.items()}

    @cached_property
    def named(self) -> Mapping[str, Sequence[tuple[Mention, Entity]]]:
        """Id of a document → where it names things, in the order of the text."""
        of_chain = self.graph.who.of_chain
        found: dict[str, list[tuple[Mention, Entity]]] = defaultdict(list)
        for mention in self._mentions:
            entity = of_chain.get(mention.chain)
            if entity is not None:
                found[mention.document].append((mention, entity))
        for rows in found.values():
            rows.sort(key=lambda row: (row[0].span.start, -row[0].span.end))
        return dict(found)

    @cached_property
    def said_in(self) -> Mapping[str, Sequence[Fact]]:
        """Id of a document → the claims that it makes."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.graph.claims():
            for document in dict.fromkeys(one.document for one in fact.evidence):
                found[document].append(fact)
        return dict(found)

    @cached_property
    def publishers(self) -> Mapping[str, int]:
        """Name of an outlet → how many of the articles are of it."""
        names = (one.publisher for one in self.graph.documents.values())
        return dict(Counter(name for name in names if name))

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
        entity = self.graph.who.entities.get(name)
        return self.graph.who.moved.get(name) if entity is None else entity
