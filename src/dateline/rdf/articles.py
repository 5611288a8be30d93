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
from dateline.rdf.nodes import Nodes, Row, kind_classes
from dateline.rdf.statements import is_bare_mention
from dateline.rdf.terms import curie

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
                    (article, curie(":mentions"), thing),
                    (self._articles[one.document], curie(":mentions"), thing),
                    (self._nodes.evidence(one), curie(":names"), thing),
                ]
        return found

    def _article(self, article: NamedNode, document: Document) -> Iterator[Row]:
        """An article's metadata."""
        for kind in kind_classes("Article"):
            yield article, curie("rdf:type"), kind
        yield article, curie("dcterms:identifier"), terms.string_literal(document.id)
        yield article, curie("schema:inLanguage"), terms.string_literal(document.language)
        yield from self._text(article, document)
        if document.title is not None:
            headline = terms.string_literal(document.title, language=document.language)
            yield article, curie("schema:headline"), headline
        if article.value == self._graph.base + f"article/{document.id}":
            label = document.title or f"Article {document.id}"
            yield article, curie("skos:prefLabel"), terms.string_literal(label, language="en")
        address = None if document.url is None else terms.web_iri(document.url)
        if address is not None:
            yield article, curie("schema:url"), address
        if document.published is not None:
            yield article, curie("schema:datePublished"), terms.date_literal(document.published)
        for author in document.authors:  # words: a byline isn't yet a known person
            yield article, curie("dc:creator"), terms.string_literal(author)
        if document.publisher is not None:
            yield from self._publisher(article, document.publisher)

    def _text(self, article: NamedNode, document: Document) -> Iterator[Row]:
        """Which text the positions count in: its hash, length and making; itself only if wanted."""
        digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
        reader, _, tool = document.reader.partition(" ")
        form = ontology.text_forms().get(reader or "given")
        length = terms.typed_literal(str(len(document.text)), "xsd:nonNegativeInteger")
        yield article, curie(":text_hash"), terms.string_literal(f"sha256:{digest}")
        yield article, curie(":text_length"), length
        if form is not None:
            yield article, curie(":text_form"), curie(f":{form}")
        if tool or form is None:
            yield article, curie(":text_tool"), terms.string_literal(tool or reader)
        for note in document.notes:
            yield article, curie(":text_note"), terms.string_literal(note)
        if self._with_text:
            text = terms.string_literal(document.text, language=document.language)
            yield article, curie(":text"), text

    def _publisher(self, article: NamedNode, publisher: str) -> Iterator[Row]:
        """The outlet as a node: the entity that has the name, or one made from the name."""
        known = self._graph.entity(publisher)
        if known is not None and ontology.is_a(known.kind, "Organization"):
            yield article, curie("schema:publisher"), self._nodes.entity(known)
            return
        outlet = self._nodes.iri(f"outlet/{slug(publisher)}")
        yield article, curie("schema:publisher"), outlet
        for kind in kind_classes("MediaOutlet"):
            yield outlet, curie("rdf:type"), kind
        yield outlet, curie("skos:prefLabel"), terms.string_literal(publisher, language="en")

    def _evidence(self, article: NamedNode, document: Document, one: Evidence) -> Iterator[Row]:
        """A quote, by position and by words, as Web Annotation has it."""
        node = self._nodes.evidence(one)
        position, words = (
            terms.make_iri(node.value + "/position"),
            terms.make_iri(node.value + "/quote"),
        )
        before = document.text[max(0, one.start - _CONTEXT) : one.start]
        after = document.text[one.end : one.end + _CONTEXT]
        yield node, curie("rdf:type"), curie(":Evidence")
        yield node, curie("rdf:type"), curie("oa:SpecificResource")
        yield node, curie("oa:hasSource"), article
        yield node, curie("oa:hasSelector"), position
        yield node, curie("oa:hasSelector"), words
        yield position, curie("rdf:type"), curie("oa:TextPositionSelector")
        yield (
            position,
            curie("oa:start"),
            terms.typed_literal(str(one.start), "xsd:nonNegativeInteger"),
        )
        yield position, curie("oa:end"), terms.typed_literal(str(one.end), "xsd:nonNegativeInteger")
        yield words, curie("rdf:type"), curie("oa:TextQuoteSelector")
        for part, said in (("exact", one.quote), ("prefix", before), ("suffix", after)):
            if said:
                yield (
                    words,
                    curie(f"oa:{part}"),
                    terms.string_literal(said, language=document.language),
                )
