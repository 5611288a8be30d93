"""Articles and their quotes as RDF: metadata, positions and words; the full text only if asked for.

Guarantees: every quote has a position and its words, with a little of what stands around them, so
that it is found again even in an edited copy; every article says which text its positions count in.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from dateline import ontology
from dateline.core.ids import slug
from dateline.core.model import Document, Entity
from dateline.rdf import terms
from dateline.rdf.nodes import Node, Nodes, Said, below, kind_classes
from dateline.rdf.statements import is_bare_mention
from dateline.rdf.terms import Term, curie

if TYPE_CHECKING:
    from dateline.core.model import Evidence, Fact
    from dateline.graph.view import GraphView

_CONTEXT = 32  # characters before and after a quote: enough to tell two equal quotes apart
_TYPE, _MENTIONS, _NAMES = curie("rdf:type"), curie(":mentions"), curie(":names")
_SELECTOR, _SOURCE = curie("oa:hasSelector"), curie("oa:hasSource")
_START, _END = curie("oa:start"), curie("oa:end")
_EXACT, _PREFIX, _SUFFIX = curie("oa:exact"), curie("oa:prefix"), curie("oa:suffix")
_EVIDENCE, _SPECIFIC = curie(":Evidence"), curie("oa:SpecificResource")
_BY_POSITION, _BY_QUOTE = curie("oa:TextPositionSelector"), curie("oa:TextQuoteSelector")
_COUNT = f'"^^{curie("xsd:nonNegativeInteger")}'


class Articles:
    """The part of the projection that stands or falls with single articles."""

    def __init__(self, graph: GraphView, *, with_text: bool = False) -> None:
        """Find the node of each article of a graph.

        Args:
            graph: the graph.
            with_text: whether articles' texts are written as well.
        """
        self._graph = graph
        self._with_text = with_text
        self._nodes = Nodes(graph.base)
        self._articles = self._article_iris()
        self._named: dict[str, list[Fact]] = defaultdict(list)
        for fact in graph:
            if is_bare_mention(fact) and isinstance(fact.object, Entity):
                for one in dict.fromkeys(evidence.document for evidence in fact.evidence):
                    self._named[one].append(fact)

    def node(self, document: str) -> Term:
        """The IRI of a document's article."""
        return self._articles[document]

    def article(self, document: Document) -> Node:
        """An article's metadata, and what it mentions.

        Mentions aren't statements: what an article names is most of what there is to say of it, and
        a node of ten triples for each would bury the rest.
        """
        article = self.node(document.id)
        said = self._article(article, document)
        for fact in self._named.get(document.id, ()):
            said.setdefault(_MENTIONS, []).append(self._nodes.value(fact.object))
        if document.publisher is not None:
            said[curie("schema:publisher")] = [self._outlet(document.publisher)[0]]
        return article, said

    def beside(self, document: Document) -> Iterator[Node]:
        """What comes with an article: its outlet, and a node that stands for more articles."""
        if document.publisher is not None:
            outlet, said = self._outlet(document.publisher)
            if said:
                yield outlet, said
        for fact in self._named.get(document.id, ()):
            subject = self._nodes.entity(fact.subject)
            if subject != self.node(document.id):
                yield subject, {_MENTIONS: [self._nodes.value(fact.object)]}

    def quotes(self, document: Document) -> Iterator[Node]:
        """An article's quotes, sorted by IRI, each before its selectors."""
        things: dict[Term, list[Term]] = defaultdict(list)
        for fact in self._named.get(document.id, ()):
            for one in fact.evidence:
                if one.document == document.id:
                    things[self._nodes.evidence(one)].append(self._nodes.value(fact.object))
        article, text = self.node(document.id), document.text
        suffix = f'"{terms.language_suffix(document.language)}'
        for one in self._quoted.get(document.id, ()):
            node = self._nodes.evidence(one)
            position, words = below(node, "position"), below(node, "quote")
            said = {_TYPE: [_EVIDENCE, _SPECIFIC], _SOURCE: [article], _SELECTOR: [position, words]}
            if node in things:
                said[_NAMES] = things[node]
            yield node, said
            start, end = f'"{one.start}{_COUNT}', f'"{one.end}{_COUNT}'
            yield position, {_TYPE: [_BY_POSITION], _START: [start], _END: [end]}
            said = {_TYPE: [_BY_QUOTE], _EXACT: [f'"{terms.escape(one.quote)}{suffix}']}
            if before := text[max(0, one.start - _CONTEXT) : one.start]:
                said[_PREFIX] = [f'"{terms.escape(before)}{suffix}']
            if after := text[one.end : one.end + _CONTEXT]:
                said[_SUFFIX] = [f'"{terms.escape(after)}{suffix}']
            yield words, said

    @cached_property
    def _quoted(self) -> dict[str, list[Evidence]]:
        """Document → its quotes, each once, in the order of their IRIs."""
        found: dict[str, dict[tuple[int, int], Evidence]] = defaultdict(dict)
        for fact in self._graph:
            for one in fact.evidence:
                found[one.document][one.start, one.end] = one
        return {document: _sort_by_iri(quotes.values()) for document, quotes in found.items()}

    def _article_iris(self) -> dict[str, Term]:
        """Document → the node of its article: the entity that is this article alone, if any."""
        found = {one: self._nodes.iri(f"article/{one}") for one in self._graph.documents}
        for entity in reversed(self._graph.entities()):  # so that the smallest id wins
            if entity.kind == "Article" and len(entity.documents) == 1:
                found[entity.documents[0]] = self._nodes.entity(entity)
        return found

    def _article(self, article: Term, document: Document) -> Said:
        """An article's metadata."""
        said: Said = {
            _TYPE: list(kind_classes("Article")),
            curie("dcterms:identifier"): [terms.string_literal(document.id)],
            curie("schema:inLanguage"): [terms.string_literal(document.language)],
        }
        if document.title is not None:
            headline = terms.string_literal(document.title, language=document.language)
            said[curie("schema:headline")] = [headline]
        if article == self._nodes.iri(f"article/{document.id}"):
            label = document.title or f"Article {document.id}"
            said[curie("skos:prefLabel")] = [terms.string_literal(label, language="en")]
        address = None if document.url is None else terms.web_iri(document.url)
        if address is not None:
            said[curie("schema:url")] = [address]
        if document.published is not None:
            said[curie("schema:datePublished")] = [terms.date_literal(document.published)]
        if document.authors:  # words: a byline isn't yet a known person
            said[curie("dc:creator")] = [terms.string_literal(one) for one in document.authors]
        self._add_text(document, said)
        return said

    def _add_text(self, document: Document, said: Said) -> None:
        """Which text the positions count in: its hash, length and making; itself only if wanted."""
        digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
        reader, _, tool = document.reader.partition(" ")
        form = ontology.text_forms().get(reader or "given")
        said[curie(":text_hash")] = [terms.string_literal(f"sha256:{digest}")]
        said[curie(":text_length")] = [f'"{len(document.text)}{_COUNT}']
        if form is not None:
            said[curie(":text_form")] = [curie(f":{form}")]
        if tool or form is None:
            said[curie(":text_tool")] = [terms.string_literal(tool or reader)]
        if document.notes:
            said[curie(":text_note")] = [terms.string_literal(note) for note in document.notes]
        if self._with_text:
            text = terms.string_literal(document.text, language=document.language)
            said[curie(":text")] = [text]

    def _outlet(self, publisher: str) -> Node:
        """The outlet: the entity that has the name, or a node made from the name."""
        known = self._graph.entity(publisher)
        if known is not None and ontology.is_a(known.kind, "Organization"):
            return self._nodes.entity(known), {}
        label = terms.string_literal(publisher, language="en")
        said = {_TYPE: list(kind_classes("MediaOutlet")), curie("skos:prefLabel"): [label]}
        return self._nodes.iri(f"outlet/{slug(publisher)}"), said


def _sort_by_iri(quotes: Iterable[Evidence]) -> list[Evidence]:
    return sorted(quotes, key=lambda one: f"{one.start}-{one.end}")
