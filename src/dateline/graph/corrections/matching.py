"""Finding in a corpus what corrections speak of: articles, mentions, and chains of mentions.

Guarantees: what is found depends on what things are called, where they stand and what they are
linked to by the machine, never on an order or on other corrections but for the names and ids that
these give. A name means everything that is called so; of the chains that have it, those that it
leads come before those that have it beside another name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from dateline import ontology
from dateline.core.model import Document, Entity, Mention, Span
from dateline.core.text import normalize_name, to_ascii_punctuation
from dateline.graph.corrections.records import Correction, Link, Rename, ThingAddress, parse_address
from dateline.graph.entity_building import Anchor


class ArticleFinder:
    """The articles of a corpus, by URL, title or source, and by the words in them."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        """Take the documents by id."""
        self._documents = documents
        self._known: dict[str, frozenset[str]] = {}

    def find(self, text: str) -> frozenset[str]:
        """Ids of the documents that have this URL, title, source, or end of a source's path."""
        if text not in self._known:
            tail = "/" + text
            self._known[text] = frozenset(
                one.id
                for one in self._documents.values()
                if text in (one.url, one.title, one.source, one.id) or one.source.endswith(tail)
            )
        return self._known[text]

    def quoted(self, quote: str, *, article: str | None = None) -> dict[str, tuple[Span, ...]]:
        """Where words stand: document → spans; line breaks and curly quotes don't matter."""
        ids = self._documents if article is None else sorted(self.find(article))
        words = to_ascii_punctuation(quote).split()
        pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
        found = {}
        for one in ids:
            text = to_ascii_punctuation(self._documents[one].text)
            spans = [Span(start=at.start(), end=at.end()) for at in pattern.finditer(text)]
            if spans:
                found[one] = tuple(spans)
        return found


class MentionWatch:
    """Notes the mentions that corrections speak of one by one, while all stream by."""

    def __init__(
        self, named: Iterable[ThingAddress], quoted: Iterable[ThingAddress], articles: ArticleFinder
    ) -> None:
        """Say what to look for.

        Args:
            named: things whose mentions of that very name are wanted.
            quoted: things whose quote says where they are mentioned.
            articles: where.
        """
        self._articles = articles
        self._seen: dict[ThingAddress, list[Mention]] = {}
        self._named: dict[str, list[ThingAddress]] = defaultdict(list)
        self._quoted: dict[str, list[tuple[ThingAddress, tuple[Span, ...]]]] = defaultdict(list)
        for one in named:
            if one.quote is None and one.name is not None and one not in self._seen:
                self._named[normalize_name(one.name)].append(one)
                self._seen[one] = []
        for one in quoted:
            if one.quote is not None and one not in self._seen:
                self._seen[one] = []
                for document, spans in articles.quoted(one.quote, article=one.article).items():
                    self._quoted[document].append((one, spans))

    def note_mentions(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Hand mentions on, noting those that are wanted."""
        if not self._seen:
            yield from mentions
            return
        for mention in mentions:
            for one in self._named.get(normalize_name(mention.name), ()):
                if self._fits(mention, one):
                    self._seen[one].append(mention)
            for one, spans in self._quoted.get(mention.document, ()):
                if any(span.covers(mention.span) for span in spans):
                    self._seen[one].append(mention)
            yield mention

    def mentions_in_quote(self, one: ThingAddress) -> list[Mention]:
        """The mentions in a thing's quote, whatever they are called, in order."""
        return sorted(self._seen.get(one, ()), key=lambda at: (at.document, at.span, at.id))

    def mentions_by_name(self, one: ThingAddress) -> list[Mention]:
        """The mentions that a thing means by name, in order."""
        key = None if one.name is None else normalize_name(one.name)
        return [
            at
            for at in self.mentions_in_quote(one)
            if (key is None or normalize_name(at.name) == key) and self._fits(at, one)
        ]

    def _fits(self, mention: Mention, one: ThingAddress) -> bool:
        return (one.kind is None or kinds_agree(mention.kind, one.kind)) and (
            one.article is None or mention.document in self._articles.find(one.article)
        )


class ChainFinder:
    """The chains that things address."""

    def __init__(
        self,
        anchors: Iterable[Anchor],
        articles: ArticleFinder,
        *,
        used: Iterable[str],
        entities: Callable[[], Mapping[str, Entity]],
        quoted: Callable[[ThingAddress], Iterable[str]],
        entries: Iterable[Correction] = (),
        former: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Index chains by name.

        Args:
            anchors: what the chains are found by.
            articles: the articles that they are of.
            used: ids of the chains that claims speak of; others are meant only where none of these
                can be.
            entities: makes the machine's entities, as chain id → entity, if they are needed.
            quoted: gives the ids of the chains that a thing's quote mentions.
            entries: people's, for the names and ids that they give.
            former: ids that entities of the graph have had → a chain that was of them.
        """
        self._anchors = {one.id: one for one in anchors}
        self._articles = articles
        self._used = frozenset(used)
        self._entities = entities
        self._quoted = quoted
        self._given: dict[str, list[ThingAddress]] = defaultdict(list)
        for entry in entries:
            if isinstance(entry, Rename | Link):
                key = normalize_name(entry.to) if isinstance(entry, Rename) else entry.to
                self._given[key].append(parse_address(entry.thing))
        self._former = former
        self._found: dict[ThingAddress, frozenset[str]] = {}

    def find(self, one: ThingAddress) -> frozenset[str]:
        """Ids of the chains that a thing is; empty when the corpus has no such thing."""
        if one not in self._found:
            self._found[one] = self._find(one, given=True)
        return self._found[one]

    def find_whole(self, one: ThingAddress) -> frozenset[str]:
        """Ids of the chains that a thing is, and of all that the machine shows by its name.

        "North Atlantic Treaty Organization" is the whole node of that label, with the chains that
        articles call "NATO"; "NATO" is those that they call so.
        """
        found = self.find(one)
        if one.name is None or one.article is not None or one.quote is not None:
            return found
        machine = self._entities()
        shown = [machine[chain] for chain in found if chain in machine]
        named = {
            entity.id: entity
            for entity in shown
            if normalize_name(entity.label) == normalize_name(one.name)
        }
        return found.union(*(entity.chains for entity in named.values()))

    def _find(self, one: ThingAddress, *, given: bool) -> frozenset[str]:
        pool = None if one.quote is None else frozenset(self._quoted(one))
        unused: frozenset[str] = frozenset()
        for table in self._tables(one, given=given):  # the last of them are seldom needed, and dear
            found = frozenset(
                chain
                for chain in (table if pool is None else pool.intersection(table))
                if self._fits(self._anchors[chain], one)
            )
            if found & self._used:
                return found & self._used
            unused = unused or found
        return unused

    def _tables(self, one: ThingAddress, *, given: bool) -> Iterator[Iterable[str]]:
        """The chains that may be meant, what is likeliest meant first."""
        ids = None if one.id is None else frozenset(self._machine_ids.get(one.id, ()))
        if ids is not None and given:
            ids |= self._called_by_people(one.id)
        if one.name is None:
            yield self._anchors if ids is None else ids
            return
        key = normalize_name(one.name)
        for table in (self._leads, self._names):
            yield table.get(key, ()) if ids is None else ids.intersection(table.get(key, ()))
        machine = self._machine_names.get(key, ())
        yield machine if ids is None else ids.intersection(machine)
        if given:
            called = self._called_by_people(key)
            yield called if ids is None else ids & called

    def _called_by_people(self, key: str | None) -> frozenset[str]:
        """The chains that a correction gives a name or an id, by what they were called before."""
        others = self._given.get(key or "", ())
        return frozenset(chain for one in others for chain in self._find(one, given=False))

    def _fits(self, anchor: Anchor, one: ThingAddress) -> bool:
        return (one.kind is None or kinds_agree(anchor.kind, one.kind)) and (
            one.article is None or anchor.document in self._articles.find(one.article)
        )

    @cached_property
    def _leads(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = defaultdict(list)
        for anchor in self._anchors.values():
            table[normalize_name(anchor.lead)].append(anchor.id)
        return table

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = defaultdict(list)
        for anchor in self._anchors.values():
            for key in {normalize_name(name) for name in anchor.names}:
                table[key].append(anchor.id)
        return table

    @cached_property
    def _machine_names(self) -> dict[str, list[str]]:
        """Names that the authority gives, which the articles needn't use."""
        table: dict[str, list[str]] = defaultdict(list)
        for chain, entity in self._entities().items():
            for key in {normalize_name(name) for name in (entity.label, *entity.aliases)}:
                table[key].append(chain)
        return table

    @cached_property
    def _machine_ids(self) -> dict[str, list[str]]:
        """Ids of the graph, now or formerly, IRIs, and the ids that these end with."""
        table: dict[str, list[str]] = defaultdict(list)
        machine = self._entities()
        for chain, entity in machine.items():
            for key in {entity.id, *(key for iri in entity.same_as for key in keys_of(iri))}:
                table[key].append(chain)
        for key, chain in self._former.items():
            if chain in machine and key not in table:
                table[key].extend(machine[chain].chains)
        return table


def without_shared(groups: Sequence[Collection[str]]) -> tuple[frozenset[str], ...]:
    """The groups made disjoint: what several hold stays with the smallest, which says it best.

    "Ann Lee" and "Ann Lee in that article" are then the others and that one.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for one in group:
            holders[one].append(number)
    kept: list[set[str]] = [set() for _ in groups]
    for one, numbers in holders.items():
        sizes = sorted((len(groups[number]), number) for number in numbers)
        if len(sizes) == 1 or sizes[0][0] < sizes[1][0]:
            kept[sizes[0][1]].add(one)
    return tuple(map(frozenset, kept))


def keys_of(iri: str) -> tuple[str, ...]:
    """The ids by which an IRI of an authority is asked for: itself, `Q884`, `geonames:1835848`."""
    last = iri.rstrip("/").rsplit("/", 1)[-1]
    return iri, last, f"geonames:{last}"


def kinds_agree(kind: str, other: str) -> bool:
    """Whether one of two kinds is the other, or stands below it."""
    return ontology.is_a(kind, other) or ontology.is_a(other, kind)
