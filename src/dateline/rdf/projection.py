"""A graph as RDF, node by node: everything it says about its articles, entities, claims, quotes.

Guarantees: no blank nodes, and no term of our namespace that the ontology lacks; every claim is a
statement node with its stance and evidence, but for an article's bare mentions, which are a triple
each and lead to their evidence; the full text of an article is given only where that is asked for;
order depends on the graph's content only; nodes are made while they are asked for, so that
hardly more than one is in memory. It knows no file format (`export/rdf.py` writes them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from importlib.metadata import version
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from dateline import ontology
from dateline.core.model import Document, Entity
from dateline.rdf import terms
from dateline.rdf.articles import Articles
from dateline.rdf.memberships import memberships
from dateline.rdf.nodes import Node, Nodes, Said, kind_classes
from dateline.rdf.statements import Statements
from dateline.rdf.terms import PREFIXES, Term, curie

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

Block: TypeAlias = tuple[Term, list[tuple[Term, list[Term]]]]  # a node: sorted, nothing twice

_FIRST = ("rdf:type", "skos:prefLabel", "skos:altLabel", "rdf:subject", "rdf:predicate")
_VOCABULARIES = ("", "oa", "org", "prov", "schema", "sem", "skos")


class Projection:
    """What a graph is in RDF, as often as it is asked for.

    Attributes:
        base: what the nodes' IRIs begin with.
        prefixes: prefix → the namespace that it stands for, for formats that have prefixes.
        vocabulary: the prefix whose terms are bare words in JSON-LD.
        links: properties whose values are addresses and, in JSON-LD, plain texts.
    """

    prefixes: Mapping[str, str] = PREFIXES
    vocabulary = ""
    links: frozenset[Term] = frozenset()

    def __init__(
        self,
        graph: GraphView,
        *,
        with_text: bool = False,
        triple_terms: bool = False,
        known: Sequence[Node] = (),
    ) -> None:
        """Sort out what goes where.

        Args:
            graph: the graph.
            with_text: whether articles' texts are given as well.
            triple_terms: whether statements are about a triple term, as RDF 1.2 has it.
            known: what the authority says besides; see `authority_statements.py`.

        Raises:
            OntologyError: a claim uses what the ontology doesn't have.
        """
        self.base = graph.base
        self._graph = graph
        self._nodes = Nodes(graph.base)
        self._articles = Articles(graph, with_text=with_text)
        self._facts = tuple(graph)
        self._statements = Statements(graph.base, self._facts, graph.documents)
        self._triple_terms = triple_terms
        self._known = known

    def blocks(self) -> Iterator[Block]:
        """All nodes: the dataset first, then things and articles by IRI, claims and quotes last.

        How many triples these are is the last of them, since it is known only then.

        Raises:
            OntologyError: an entity's kind, or a claim's predicate, isn't in the ontology.
        """
        quotes = chain.from_iterable(map(self._quotes, self._graph.documents.values()))
        tally = _Tally()
        nodes = chain(self._header(), self._things(), self._claims(), quotes, self._known)
        yield from tally.count(tidy(nodes))
        yield self._count(tally.size)

    def graphs(self) -> Iterator[tuple[Term | None, Iterator[Block]]]:
        """The same by named graph: first what is in none, then each article's, by IRI.

        The named graph of an article holds its metadata, mentions and quotes, so that dropping it
        drops them. The number of triples comes last, in none.

        Raises:
            OntologyError: an entity's kind, or a claim's predicate, isn't in the ontology.
        """
        things = merge(self._entities(), self._memberships(), key=_place)
        once = _Tally()
        header, claims = once.count(tidy(self._header())), once.count(tidy(self._claims()))
        known = once.count(tidy(self._known))
        yield None, chain(header, tidy(things), claims, known)
        for document in self._by_node():
            article, beside = self._articles.article(document), self._articles.beside(document)
            about = _joined(sorted([article, *beside], key=_place))
            quotes = once.count(tidy(self._quotes(document)))
            yield article[0], chain(tidy(about), quotes)
        # What two graphs say of a thing is two quads, but one triple.
        size = once.size + sum(map(_size, tidy(self._things())))
        yield None, iter([self._count(size)])

    def _claims(self) -> Iterator[Node]:
        return self._statements.statements(triple_terms=self._triple_terms)

    def _quotes(self, document: Document) -> Iterator[Node]:
        return self._articles.quotes(document)

    def _things(self) -> Iterator[Node]:
        """Entities, memberships, articles and outlets, by IRI; what several say of one is one."""
        documents = self._graph.documents.values()
        articles = map(self._articles.article, self._by_node())
        beside = sorted(chain.from_iterable(map(self._articles.beside, documents)), key=_place)
        streams = (self._entities(), self._memberships(), articles, beside)
        return _joined(merge(*streams, key=_place))

    def _by_node(self) -> list[Document]:
        """Documents, by their articles' IRIs."""
        documents = self._graph.documents.values()
        return sorted(documents, key=lambda one: self._articles.node(one.id)[:-1])

    def _memberships(self) -> Iterator[Node]:
        return memberships(self._graph.base, self._facts)

    def _entities(self) -> Iterator[Node]:
        """Entities, by IRI: kinds, names, links, and what may be believed of them."""
        for entity in self._graph.entities():
            said = _name_and_links(entity)
            self._statements.add_plain(entity, said)
            yield self._nodes.entity(entity), said

    def _header(self) -> Iterator[Node]:
        """What the file is and who made it; no date, so that bytes repeat."""
        graph, tool = self._graph, self._nodes.iri("software")
        said: Said = {
            curie("rdf:type"): [curie("dcat:Dataset"), curie("void:Dataset")],
            curie("dcterms:title"): [terms.string_literal(graph.name, language="en")],
            curie("dcterms:conformsTo"): [terms.make_iri(ontology.NAMESPACE.rstrip("#"))],
            curie("prov:wasAttributedTo"): [tool],
            curie("void:uriSpace"): [terms.string_literal(graph.base)],
            curie("void:documents"): [terms.integer_literal(len(graph.documents))],
            curie("void:entities"): [terms.integer_literal(len(graph.entities()))],
            curie("void:vocabulary"): [terms.make_iri(PREFIXES[one]) for one in _VOCABULARIES],
        }
        if graph.licence is not None:
            licence = terms.web_iri(graph.licence)
            if licence is None:
                said[curie("dcterms:rights")] = [terms.string_literal(graph.licence)]
            else:
                said[curie("dcterms:license")] = [licence]
        yield self._nodes.iri("dataset"), said
        yield (
            tool,
            {
                curie("rdf:type"): [curie("prov:SoftwareAgent")],
                curie("schema:name"): [terms.string_literal("Dateline", language="en")],
                curie("schema:softwareVersion"): [terms.string_literal(version("dateline"))],
            },
        )

    def _count(self, size: int) -> Block:
        """How many triples there are, with the one that says so."""
        count = terms.integer_literal(size + 1)
        return self._nodes.iri("dataset"), [(curie("void:triples"), [count])]


def _name_and_links(entity: Entity) -> Said:
    """An entity's kinds, names and links."""
    said: Said = {
        curie("rdf:type"): list(kind_classes(entity.kind)),
        curie("skos:prefLabel"): [terms.string_literal(entity.label, language="en")],
    }
    if entity.kind == "Event":
        _add_type(entity.type, said)
    others = [alias for alias in entity.aliases if alias != entity.label]
    if others:
        said[curie("skos:altLabel")] = [terms.string_literal(one, language="en") for one in others]
    for link in entity.same_as:
        found = terms.link_iri(link)
        if found is not None:
            name = "owl:sameAs" if link in entity.confirmed else "schema:sameAs"
            said.setdefault(curie(name), []).append(found)
    return said


def _add_type(path: str | None, said: Said) -> None:
    """An event's classes and its type, or the nearest type above that the ontology has."""
    said[curie("rdf:type")] += map(terms.make_iri, ontology.event_classes(path))
    known = ontology.known_event_type(path)
    if known is not None:
        said[curie(":event_type")] = said[curie("sem:eventType")] = [terms.event_type(known)]


def _place(node: Node) -> str:
    """What nodes are sorted by: the IRI without what ends it, which would come after a hyphen."""
    return node[0][:-1]


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes of which those that stand together and have one IRI are one."""
    for subject, found in groupby(nodes, key=itemgetter(0)):
        said: Said = {}
        for _, more in found:
            for predicate, objects in more.items():
                said[predicate] = [*said.get(predicate, ()), *objects]
        yield subject, said


class _Order(dict[Term, str]):
    """What predicates are sorted by: type and names first, then their IRI."""

    def __missing__(self, predicate: Term) -> str:
        self[predicate] = predicate
        return predicate


_ORDER = _Order({curie(name): f"{number}" for number, name in enumerate(_FIRST)})
_OWN, _TYPE = f"<{ontology.NAMESPACE}", curie("rdf:type")


def tidy(nodes: Iterable[Node]) -> Iterator[Block]:
    """Nodes with their predicates and objects in order, and nothing said twice."""
    order = _ORDER.__getitem__
    for subject, said in nodes:
        rows = []
        for predicate in sorted(said, key=order):
            objects = said[predicate]
            if len(objects) > 1:
                once = frozenset(objects)
                objects = _sort_classes(once) if predicate is _TYPE else sorted(once)
            rows.append((predicate, objects))
        yield subject, rows


class _Tally:
    """Counts the triples of blocks that are passing."""

    def __init__(self) -> None:
        self.size = 0

    def count(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            self.size += _size(block)
            yield block


def _size(block: Block) -> int:
    """How many triples a node has."""
    return sum([len(objects) for _, objects in block[1]])


@lru_cache(1 << 12)
def _sort_classes(classes: frozenset[Term]) -> list[Term]:
    """The ontology's own classes before those that they imply."""
    return sorted(classes, key=lambda one: (not one.startswith(_OWN), one))
