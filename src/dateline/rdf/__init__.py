"""A graph as RDF: everything it says about its articles, entities, claims and quotes.

Guarantees: no blank nodes, and no term of our namespace that the ontology lacks; every claim is a
statement node with its stance and evidence, but for an article's bare mentions, which are a triple
each and lead to their evidence; the full text of an article is written only where that is asked
for; order and bytes depend on the graph's content only. It knows no file format (`export/rdf.py`
writes them) and answers no query (`query/answers.py` does).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from dateline import ontology
from dateline.core.model import Entity
from dateline.rdf import terms
from dateline.rdf.articles import Articles
from dateline.rdf.nodes import Nodes, Row, integer_literal, kind_classes
from dateline.rdf.statements import Statements
from dateline.rdf.terms import curie

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

__all__ = ["quads", "triples"]

_ORDER = ("dataset", "software", "", "claim", "evidence")
_FIRST = {
    terms.PREFIXES["rdf"] + "type": "0",
    terms.PREFIXES["skos"] + "prefLabel": "1",
    terms.PREFIXES["skos"] + "altLabel": "2",
    terms.PREFIXES["rdf"] + "subject": "3",
    terms.PREFIXES["rdf"] + "predicate": "4",
    terms.PREFIXES["rdf"] + "object": "5",
}
_VOCABULARIES = ("", "oa", "org", "prov", "schema", "sem", "skos")


def quads(graph: GraphView, *, with_text: bool = False) -> list[Quad]:
    """Everything a graph says, sorted; what stands or falls with an article is in its named graph.

    The named graph of an article holds its metadata, mentions and quotes, so that dropping it drops
    them.

    Args:
        graph: the graph.
        with_text: whether to write the articles' texts as well.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    found: set[Quad] = set()
    for article, rows in Articles(graph, with_text=with_text).rows():
        found.update(Quad(*row, article) for row in rows)
    shared = [row for entity in graph.entities() for row in _entity_rows(Nodes(graph.base), entity)]
    shared += Statements(graph.base, graph.claims(), graph.documents).rows()
    shared += _header_rows(graph)
    found.update(Quad(*row, DefaultGraph()) for row in shared)
    size = len({quad.triple for quad in found}) + 1
    dataset = Nodes(graph.base).iri("dataset")
    found.add(Quad(dataset, curie("void:triples"), integer_literal(size), DefaultGraph()))
    return sorted(found, key=_Sorting(graph.base))


def triples(graph: GraphView, *, with_text: bool = False) -> list[Triple]:
    """Everything a graph says, sorted, without the named graphs.

    Args:
        graph: the graph.
        with_text: whether to write the articles' texts as well.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    return list(dict.fromkeys(quad.triple for quad in quads(graph, with_text=with_text)))


def _own_first(term: str) -> str:
    """Sorts the ontology's own terms before those that they imply."""
    return f" {term}" if term.startswith(f"<{ontology.NAMESPACE}") else term


class _Sorting:
    """Sort key: the dataset first, claims and quotes last; of a node, its type and names first."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._rank = {group: index for index, group in enumerate(_ORDER)}

    def __call__(self, quad: Quad) -> tuple[int, str, str, str, str]:
        subject, predicate = terms.value_of(quad.subject), quad.predicate.value
        group = subject.removeprefix(self._base).partition("/")[0]
        return (
            self._rank.get(group, 2),
            subject,
            _FIRST.get(predicate, predicate),
            _own_first(str(quad.object)),
            str(quad.graph_name),
        )


def _entity_rows(nodes: Nodes, entity: Entity) -> Iterator[Row]:
    """An entity's kinds, names and links."""
    node = nodes.entity(entity)
    for kind in kind_classes(entity.kind):
        yield node, curie("rdf:type"), kind
    if entity.kind == "Event":
        yield from _event_rows(node, entity.type)
    yield node, curie("skos:prefLabel"), terms.string_literal(entity.label, language="en")
    for alias in entity.aliases:
        if alias != entity.label:
            yield node, curie("skos:altLabel"), terms.string_literal(alias, language="en")
    for link in entity.same_as:
        found = terms.link_iri(link)
        if found is not None:
            said = "owl:sameAs" if link in entity.confirmed else "schema:sameAs"
            yield node, curie(said), found


def _event_rows(node: NamedNode, path: str | None) -> Iterator[Row]:
    """An event's classes and its type, or the nearest type above that the ontology has."""
    for kind in ontology.event_classes(path):
        yield node, curie("rdf:type"), terms.make_iri(kind)
    known = ontology.known_event_type(path)
    if known is not None:
        yield node, curie(":event_type"), terms.event_type(known)
        yield node, curie("sem:eventType"), terms.event_type(known)


def _header_rows(graph: GraphView) -> Iterator[Row]:
    """What the file is, who made it and how large it is; no date, so that bytes repeat."""
    node, tool = Nodes(graph.base).iri("dataset"), Nodes(graph.base).iri("software")
    yield node, curie("rdf:type"), curie("dcat:Dataset")
    yield node, curie("rdf:type"), curie("void:Dataset")
    yield node, curie("dcterms:title"), terms.string_literal(graph.name, language="en")
    yield node, curie("dcterms:conformsTo"), terms.make_iri(ontology.NAMESPACE.rstrip("#"))
    yield node, curie("prov:wasAttributedTo"), tool
    yield node, curie("void:uriSpace"), terms.string_literal(graph.base)
    yield node, curie("void:documents"), integer_literal(len(graph.documents))
    yield node, curie("void:entities"), integer_literal(len(graph.entities()))
    for vocabulary in _VOCABULARIES:
        yield node, curie("void:vocabulary"), terms.make_iri(terms.PREFIXES[vocabulary])
    if graph.licence is not None:
        licence = terms.web_iri(graph.licence)
        if licence is None:
            yield node, curie("dcterms:rights"), terms.string_literal(graph.licence)
        else:
            yield node, curie("dcterms:license"), licence
    yield tool, curie("rdf:type"), curie("prov:SoftwareAgent")
    yield tool, curie("schema:name"), terms.string_literal("Dateline", language="en")
    yield tool, curie("schema:softwareVersion"), terms.string_literal(version("dateline"))
