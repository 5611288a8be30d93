"""Who is who in a graph: the chains behind its entities, by what articles call them.

Guarantees: a text addresses a thing here as an entry of `corrections.toml` does, so that what is
found here is found again when that entry is followed. It decides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import Any

from dateline.core import pickling
from dateline.core.errors import QueryError
from dateline.core.model import Decision, Document, Entity, Span
from dateline.core.text import normalize_name, to_ascii_punctuation
from dateline.graph.corrections import Ruled, ThingAddress
from dateline.graph.corrections.matching import ArticleFinder, ChainFinder
from dateline.graph.corrections.records import Keep, parse_address
from dateline.graph.entity_building import Anchor

# Where a sentence ends: not in "3.5", nor behind "Mr.", "Aug." or "U.S.".
_END = re.compile(r"[!?\n]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bSept)\.(?!\w)")
_LONGEST = 300  # characters of a quote: what a sentence has at most, as a rule
_SHOWN = 5  # candidates in a message


class Lookup:
    """The chains of a graph's entities, and what was decided about them."""

    def __init__(
        self,
        *,
        documents: Mapping[str, Document],
        entities: Mapping[str, Entity],
        anchors: Mapping[str, Anchor],
        decisions: Sequence[Decision],
        ruled: Sequence[Ruled],
        former: Mapping[str, str],
        said: Mapping[str, str],
        moved_claims: Mapping[str, str],
    ) -> None:
        """Take what a graph was assembled from, and the ids that its entities have had.

        `said` leads from claims as they are stored to facts, by id, and `moved_claims` from ids
        that facts had, and have no more, to those that they have.
        """
        self.documents = documents
        self.anchors = anchors
        self.decisions = decisions
        self.ruled = ruled
        self.entities = entities
        self.former = former
        self.said = said
        self.moved_claims = moved_claims

    def __getstate__(self) -> dict[str, Any]:
        return pickling.picklable_state(self)

    @cached_property
    def of_chain(self) -> dict[str, Entity]:
        """Chain → its entity."""
        return {chain: one for one in self.entities.values() for chain in one.chains}

    @cached_property
    def moved(self) -> dict[str, Entity]:
        """Ids that entities had after some build, and have no more → the entity that they are now.

        Sorted; without those whose articles were extracted anew and no longer name them.
        """
        gone = sorted(self.former.keys() - self.entities.keys())
        found = ((one, self.of_chain.get(self.former[one])) for one in gone)
        return {one: entity for one, entity in found if entity is not None}

    @cached_property
    def kept_claims(self) -> frozenset[str]:
        """Ids of the claims of which people say that they are right, beside what is said else."""
        kept = (one.groups[0] for one in self.ruled if isinstance(one.entry, Keep))
        return frozenset().union(*kept)

    @cached_property
    def articles(self) -> ArticleFinder:
        """The articles, by what they are called."""
        return ArticleFinder(self.documents)

    @cached_property
    def _finder(self) -> ChainFinder:
        return ChainFinder(
            self.anchors.values(),
            self.articles,
            used=self.anchors,
            entities=lambda: self.of_chain,
            quoted=self._quoted,
            former=self.former,
        )

    @cached_property
    def anchors_in(self) -> Callable[[str], Sequence[Anchor]]:
        """Gives what the chains of a document are found by."""
        found: dict[str, list[Anchor]] = defaultdict(list)
        for one in self.anchors.values():
            found[one.document].append(one)
        return found.__getitem__

    def _quoted(self, one: ThingAddress, anchors: Iterable[Anchor] | None = None) -> list[str]:
        """The chains, of some or all, whose representative stands in a thing's quote."""
        spans = self.articles.quoted(one.quote or "", article=one.article)
        return [
            anchor.id
            for anchor in (self.anchors.values() if anchors is None else anchors)
            if anchor.span is not None
            and any(span.covers(anchor.span) for span in spans.get(anchor.document, ()))
        ]

    def find(self, text: str) -> tuple[ThingAddress, Entity]:
        """The one thing that a text means: a name, a name and `@` and an article, or an id.

        Raises:
            QueryError: the graph has no such thing, or several.
        """
        one = self._thing(text)
        found = {self.of_chain[chain].id for chain in self._finder.find(one)}
        if not found:
            message = f"the graph has nothing called {text!r}"
            raise QueryError(message)
        if len(found) > 1:
            shown = "; ".join(self._candidate(at) for at in sorted(found)[:_SHOWN])
            more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            message = f"{text!r} is several things: {shown}{more}; name one by id, or name@article"
            raise QueryError(message)
        entity = self.entities[found.pop()]
        return (one if one.id is None else self.describe(entity.chains)), entity

    def chains(self, one: ThingAddress) -> frozenset[str]:
        """The chains that a thing addresses."""
        return self._finder.find(one)

    def describe(self, chains: Iterable[str]) -> ThingAddress:
        """A thing that addresses these chains or some of them, and no other: as little as does."""
        wanted = frozenset(chains)
        ordered = [self.anchors[chain] for chain in sorted(wanted)]
        for one in (made for anchor in ordered for made in self._ways(anchor)):
            found = self._finder.find(one)
            if found and found <= wanted:
                return one
        return ThingAddress(name=ordered[0].lead, article=self.article(ordered[0].document))

    def describe_exactly(self, chain: str) -> ThingAddress:
        """A thing that addresses one chain in its article, and no other."""
        anchor = self.anchors[chain]
        near = self.anchors_in(anchor.document)
        finder = ChainFinder(
            near,
            self.articles,
            used=(one.id for one in near),
            entities=lambda: {one.id: self.of_chain[one.id] for one in near},
            quoted=lambda one: self._quoted(one, near),
        )
        for one in self._ways(anchor):
            if one.article is not None and finder.find(one) == {chain}:
                return one
        return ThingAddress(name=anchor.lead, article=self.article(anchor.document))

    def _ways(self, anchor: Anchor) -> Iterable[ThingAddress]:
        """Ways to address a chain, the shortest first."""
        name, article = anchor.lead, self.article(anchor.document)
        yield ThingAddress(name=name)
        yield ThingAddress(name=name, kind=anchor.kind)
        yield ThingAddress(name=name, article=article)
        yield ThingAddress(name=name, kind=anchor.kind, article=article)
        if anchor.span is not None:
            words = self.sentence(anchor.document, anchor.span)
            yield ThingAddress(name=name, article=article, quote=words)

    def article(self, document: str) -> str:
        """What an article can be told by, for people if possible."""
        one = self.documents[document]
        for text in (one.url, one.title, PurePath(one.source).name, one.source):
            if text and self.articles.find(text) == {document}:
                return text
        return document

    def quote(self, chain: str, name: str | None = None) -> str:
        """The sentence in which a chain is mentioned, by a name if one is given."""
        anchor = self.anchors[chain]
        if anchor.span is None:
            return ""
        span = anchor.span
        if name is not None and normalize_name(name) != normalize_name(anchor.lead):
            at = to_ascii_punctuation(self.documents[anchor.document].text).find(
                to_ascii_punctuation(name)
            )
            span = span if at < 0 else Span(start=at, end=at + len(name))
        return self.sentence(anchor.document, span)

    def sentence(self, document: str, span: Span) -> str:
        """The words around a span, from one end of a sentence to the next, on one line.

        What a dateline or headline says before them is left out.
        """
        text, zones = self.documents[document].text, self.documents[document].zones
        first = max(0, span.start - _LONGEST)
        begun = [found.end() for found in _END.finditer(text, first, span.start)]
        begun += [zone.end for zone in zones if zone.end <= span.start]
        end = _END.search(text, span.end, span.end + _LONGEST)
        words = text[max(begun, default=first) : end.end() if end else span.end + _LONGEST]
        return " ".join(words.split())

    def _thing(self, text: str) -> ThingAddress:
        """How a text on the command line addresses a thing."""
        whole = parse_address(text)
        name, at, article = text.rpartition("@")
        if not (at and name and article) or self._finder.find(whole):
            return whole
        if not self.articles.find(article):
            message = f"the graph has no article with the URL, title or source {article!r}"
            raise QueryError(message)
        return ThingAddress(name=name, article=article)

    def _candidate(self, entity: str) -> str:
        """An entity as a message lists it."""
        documents = self.entities[entity].documents
        more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
        return f"{entity} (in {self.article(documents[0])}{more})"


def find_moved(former: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """Ids that facts had, and have no more → the id of the fact that now has the claim."""
    known = frozenset(said.values())
    found = ((one, said.get(claim)) for one, claim in former.items() if one not in known)
    return {one: fact for one, fact in found if fact is not None}
