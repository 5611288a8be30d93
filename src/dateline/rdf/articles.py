"""Articles and their quotes as RDF: metadata, positions and words; the full text only if asked for.

Guarantees: every quote has a position and its words, with a little of what stands around them, so
that it is found again even in an edited copy; every article says which text its positions count in.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from dateline import ontology
from dateline.core.ids import slug
from dateline.core.model import Document, Entity
from dateline.rdf import terms
from dateline.rdf.nodes import Nodes, Row, classes
from dateline.rdf.statements import is_bare_mention
from dateline.rdf.terms import name

if TYPE_CHECKING:
    from dateline.core.model import Evidence
    from dateline.graph.view import GraphView

_CONTEXT = 32  # characters before and after a quote: enough to tell two equal quotes apart


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
        self._entities = graph.entities()
        self._articles = self._article_iris()

    def rows(self) -> Iterator[tuple[NamedNode, list[Row]]]:
        """Each article's IRI and what goes into its named graph."""
        quotes: dict[str, list[Evidence]] = defaultdict(list)
        for fact in self._graph.claims():
            for one in fact.evidence:
                quotes[one.document].append(one)
        named = self._mentions()
        for document in self._graph.documents.values():
            article = self._articles[document.id]
            rows = list(self._article(article, document))
            rows += named[document.id]
            for one in quotes[document.id]:
                rows += self._evidence(article, document, one)
            yield article, rows

    def _article_iris(self) -> dict[str, NamedNode]:
        """Document → the node of its article: the entity that is this article alone, if any."""
        found = {one: self._nodes.iri(f"article/{one}") for one in self._graph.documents}
        for entity in reversed(self._entities):  # so that the smallest id wins
            if entity.kind == "Article" and len(entity.documents) == 1:
                found[entity.documents[0]] = self._nodes.entity(entity)
        return found

    def _mentions(self) -> dict[str, list[Row]]:
        """Document → what it mentions and which words show it; copies in one node keep to theirs.

        These aren't statements: what an article names is most of what there is to say of it, and a
        node of ten triples for each would bury the rest.
        """
        found: dict[str, list[Row]] = defaultdict(list)
        for fact in self._graph.claims(predicate="mentions"):
            if not isinstance(fact.object, Entity) or not is_bare_mention(fact):
                continue
            article, thing = self._nodes.entity(fact.subject), self._nodes.entity(fact.object)
            for one in fact.evidence:
                found[one.document] += [
                    (article, name(":mentions"), thing),
                    (self._articles[one.document], name(":mentions"), thing),
                    (self._nodes.evidence(one), name(":names"), thing),
                ]
        return found

    def _article(self, article: NamedNode, document: Document) -> Iterator[Row]:
        """An article's metadata."""
        for kind in classes("Article"):
            yield article, name("rdf:type"), kind
        yield article, name("dcterms:identifier"), terms.string(document.id)
        yield article, name("schema:inLanguage"), terms.string(document.language)
        yield from self._text(article, document)
        if document.title is not None:
            headline = terms.string(document.title, language=document.language)
            yield article, name("schema:headline"), headline
        if article.value == self._graph.base + f"article/{document.id}":
            label = document.title or f"Article {document.id}"
            yield article, name("skos:prefLabel"), terms.string(label, language="en")
        address = None if document.url is None else terms.web_iri(document.url)
        if address is not None:
            yield article, name("schema:url"), address
        if document.published is not None:
            yield article, name("schema:datePublished"), terms.date(document.published)
        for author in document.authors:  # words: a byline isn't yet a known person
            yield article, name("dc:creator"), terms.string(author)
        if document.publisher is not None:
            yield from self._publisher(article, document.publisher)

    def _text(self, article: NamedNode, document: Document) -> Iterator[Row]:
        """Which text the positions count in: its hash, length and making; itself only if wanted."""
        digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
        reader, _, tool = document.reader.partition(" ")
        form = ontology.text_forms().get(reader or "given")
        length = terms.typed(str(len(document.text)), "xsd:nonNegativeInteger")
        yield article, name(":text_hash"), terms.string(f"sha256:{digest}")
        yield article, name(":text_length"), length
        if form is not None:
            yield article, name(":text_form"), name(f":{form}")
        if tool or form is None:
            yield article, name(":text_tool"), terms.string(tool or reader)
        for note in document.notes:
            yield article, name(":text_note"), terms.string(note)
        if self._with_text:
            text = terms.string(document.text, language=document.language)
            yield article, name(":text"), text

    def _publisher(self, article: NamedNode, publisher: str) -> Iterator[Row]:
        """The outlet as a node: the entity that has the name, or one made from the name."""
        known = self._graph.entity(publisher)
        if known is not None and ontology.is_a(known.kind, "Organization"):
            yield article, name("schema:publisher"), self._nodes.entity(known)
            return
        outlet = self._nodes.iri(f"outlet/{slug(publisher)}")
        yield article, name("schema:publisher"), outlet
        for kind in classes("MediaOutlet"):
            yield outlet, name("rdf:type"), kind
        yield outlet, name("skos:prefLabel"), terms.string(publisher, language="en")

    def _evidence(self, article: NamedNode, document: Document, one: Evidence) -> Iterator[Row]:
        """A quote, by position and by words, as Web Annotation has it."""
        node = self._nodes.evidence(one)
        position, words = terms.iri(node.value + "/position"), terms.iri(node.value + "/quote")
        before = document.text[max(0, one.start - _CONTEXT) : one.start]
        after = document.text[one.end : one.end + _CONTEXT]
        yield node, name("rdf:type"), name(":Evidence")
        yield node, name("rdf:type"), name("oa:SpecificResource")
        yield node, name("oa:hasSource"), article
        yield node, name("oa:hasSelector"), position
        yield node, name("oa:hasSelector"), words
        yield position, name("rdf:type"), name("oa:TextPositionSelector")
        yield position, name("oa:start"), terms.typed(str(one.start), "xsd:nonNegativeInteger")
        yield position, name("oa:end"), terms.typed(str(one.end), "xsd:nonNegativeInteger")
        yield words, name("rdf:type"), name("oa:TextQuoteSelector")
        for part, said in (("exact", one.quote), ("prefix", before), ("suffix", after)):
            if said:
                yield words, name(f"oa:{part}"), terms.string(said, language=document.language)
