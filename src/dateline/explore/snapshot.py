"""A graph at one moment, with the indexes that pages are answered from.

Guarantees: it never changes; each index is made once, when it is first asked for, and is the same
whatever came before. It opens no
graph folder: `host.py` does, and makes another snapshot when the folder changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest

from dateline.authority import open_authority
from dateline.core import edtf
from dateline.core.model import Document, Entity, Fact, Mention
from dateline.explore.name_search import NameSearch
from dateline.export.picture import color_group
from dateline.graph.events import Event, collect_events, find_retold, is_statement, pick_headlines
from dateline.graph.posts import ToldPosts, find_told_posts
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.review import Question, rank_questions

# Forms of mentions that are marked in a text; pronouns would only be noise there.
_MARKED = frozenset({"name", "nominal", "demonym"})

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

    def prepare(self) -> None:
        """Make the indexes of the first page and of the search, so that nobody waits for them."""
        _ = (self.names, self.events_with, self.article_of, self.counts, self.publishers)
        _ = (self.posts, self.retold, self.event_of, self.headlines, self.foremost)

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
    def touching(self) -> Mapping[str, Sequence[Fact]]:
        """Id of a thing → the claims that it is an end of, sorted by id."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.graph.claims():
            for name in {fact.subject.id, *_object_id(fact)}:
                found[name].append(fact)
        return dict(found)

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """Id of a thing → how many claims touch it: what ranks it among others."""
        return {name: len(facts) for name, facts in self.touching.items()}

    @cached_property
    def names(self) -> NameSearch:
        """The names of everything that something is said of."""
        return NameSearch(self.graph.entities(), self.weights)

    @cached_property
    def events(self) -> Sequence[Event]:
        """What happened and what was said, by time."""
        return collect_events(self.graph.claims(), self.graph.documents)

    @cached_property
    def happenings(self) -> Sequence[Event]:
        """What happened, by time."""
        return [event for event in self.events if not is_statement(event.entity)]

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """Id of a node → the event."""
        return {event.id: event for event in self.events}

    @cached_property
    def events_with(self) -> Mapping[str, Sequence[Event]]:
        """Id of a thing → the events that it is or has a part in."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for name in dict.fromkeys((event.id, *(one.id for one in event.participants))):
                found[name].append(event)
        return dict(found)

    @cached_property
    def posts(self) -> ToldPosts:
        """Which claims about posts go without saying."""
        return find_told_posts(self.graph.claims())

    @cached_property
    def retold(self) -> Mapping[str, Event]:
        """Id of a claim → the event that tells it as well."""
        return find_retold(self.graph.claims(), self.events)

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

    @cached_property
    def days_of(self) -> Mapping[str, tuple[str, str]]:
        """Id of a claim → its first and last day; of one without a time, those of its articles."""
        return {fact.id: self._days(fact) for fact in self.graph.claims()}

    def _days(self, fact: Fact) -> tuple[str, str]:
        times = [fact.when] if fact.when else []
        times = times or [
            published
            for one in fact.evidence
            if (published := self.graph.documents[one.document].published)
        ]
        bounds = [edtf.date_bounds(time) for time in times if edtf.is_edtf(time)]
        if not bounds:
            return ("", "")
        first = min("" if low is None else low.isoformat() for low, _ in bounds)
        return first, max("9999" if high is None else high.isoformat() for _, high in bounds)

    def find(self, name: str) -> Entity | None:
        """The thing of an id, also of one that it had after an earlier build."""
        entity = self.graph.who.entities.get(name)
        return self.graph.who.moved.get(name) if entity is None else entity


def leading(snapshot: Snapshot, facts: Iterable[Fact]) -> list[Fact]:
    """Claims without those that another or an event tells as well, and without roles in events."""
    return [
        fact
        for fact in snapshot.posts.leading(facts)
        if fact.id not in snapshot.retold
        and fact.subject.id not in snapshot.event_of
        and fact.predicate != "mentions"
    ]


def _object_id(fact: Fact) -> tuple[str, ...]:
    return (fact.object.id,) if isinstance(fact.object, Entity) else ()
