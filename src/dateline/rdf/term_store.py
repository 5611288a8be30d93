"""A store of rdflib's that holds a graph's triples as the texts in which they are written.

rdflib's own store makes an object of every term, and hashes and compares each in Python several
times a triple. Here terms are texts until rdflib asks for them.

Guarantees: what rdflib asks for is what its own store would give, before and after changes. What
a user adds goes to a store of rdflib's own, and what is removed is remembered as removed.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator
from functools import cached_property
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Any, TypeAlias

import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.memory import Memory
from rdflib.store import Store

from dateline.rdf.terms import Term, datatype_of, escape, language_of, value_of

if TYPE_CHECKING:
    from dateline.rdf.projection import Block

Triple: TypeAlias = tuple[Any, Any, Any]  # rdflib's; in a pattern, None stands for anything
_Terms: TypeAlias = tuple[Term, Term, Term]

_FEW = 8  # so many objects are as quickly looked through as looked up
_ANY = (None, None, None)


class TermStore(Store):
    """The triples of a projection in the default graph, and what a user makes of them."""

    context_aware = formula_aware = graph_aware = True

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Take in what some nodes say."""
        super().__init__()
        self._default = rdflib.Graph(store=self, identifier=DATASET_DEFAULT_GRAPH_ID)
        self._nodes = _Nodes()
        self._said: dict[Term, dict[Term, Collection[Term]]] = {}
        self._size = 0
        self._removed: set[_Terms] = set()
        self._more = Memory()
        self._has_more = False
        spelled = _Spellings(self._nodes).__getitem__
        for subject, rows in blocks:
            said = self._said.setdefault(subject, {})
            for predicate, objects in rows:
                before = said.get(predicate, ())
                now: Collection[Term] = list(map(spelled, objects))
                if before or len(now) > 1:
                    once = dict.fromkeys((*before, *now))
                    now = once if len(once) > _FEW else list(once)
                self._size += len(now) - len(before)
                said[predicate] = now

    def add(self, triple: Triple, context: Any, quoted: bool = False) -> None:  # noqa: FBT001, FBT002 -- rdflib's
        """Add a triple to a graph."""
        super().add(triple, context, quoted)
        terms = _terms(triple)
        if not quoted and _is_default(context) and any(self._find(*terms)):
            self._removed.discard(terms)
        else:
            self._more.add(triple, context, quoted)
            self._has_more = True

    def remove(self, triple: Triple, context: Any = None) -> None:
        """Remove what fits a pattern from a graph, or from all."""
        super().remove(triple, context)
        if context is None or _is_default(context):
            self._removed.update(self._find(*_terms(triple)))
        self._more.remove(triple, context)

    def triples(
        self, triple: Triple, context: Any = None
    ) -> Iterator[tuple[Triple, Iterator[Any]]]:
        """What fits a pattern in a graph, or in any; each with the graphs that it is in."""
        node, only = self._nodes.__getitem__, (self._default,)
        here = context is None or _is_default(context)
        if here:
            for one in self._present(*_terms(triple)):
                found = tuple(map(node, one))
                yield found, self.contexts(found) if self._has_more else iter(only)
        if self._has_more:
            for found, contexts in self._more.triples(triple, context):
                if not any(self._present(*_terms(found))):
                    yield found, contexts
                elif not here:
                    yield found, chain(only, contexts)

    def contexts(self, triple: Triple | None = None) -> Generator[Any]:
        """The graphs that a triple is in, or all graphs."""
        if triple is None or triple == _ANY:
            yield from {self._default, *self._more.contexts()}
            return
        if any(self._present(*_terms(triple))):
            yield self._default
        yield from self._more.contexts(triple)

    def __len__(self, context: Any = None) -> int:
        """How many triples a graph has, or all have together."""
        if context is not None and not _is_default(context):
            return self._more.__len__(context)
        more = self._more.triples(_ANY, context)
        beside = sum(not any(self._present(*_terms(one))) for one, _ in more)
        return self._size - len(self._removed) + beside

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Have a graph, though it is empty."""
        self._more.add_graph(graph)

    def remove_graph(self, graph: rdflib.Graph) -> None:
        """Have a graph no more, nor what is in it."""
        self.remove(_ANY, graph)
        self._more.remove_graph(graph)

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:  # noqa: FBT001, FBT002 -- rdflib's
        """Have a prefix stand for a namespace."""
        self._more.bind(prefix, namespace, override)

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        """What a prefix stands for."""
        return self._more.namespace(prefix)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        """The prefix of a namespace."""
        return self._more.prefix(namespace)

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        """All prefixes, with what they stand for."""
        return self._more.namespaces()

    def _present(self, *pattern: Term | None) -> Iterator[_Terms]:
        """What fits a pattern and wasn't removed."""
        found = self._find(*pattern)
        return filterfalse(self._removed.__contains__, found) if self._removed else found

    def _find(
        self, subject: Term | None, predicate: Term | None, value: Term | None
    ) -> Iterator[_Terms]:
        """What fits a pattern among the projection's triples."""
        if subject is None and (predicate, value) != (None, None):
            for name, subjects in _at(self._subjects, predicate):
                for one, found in _at(subjects, value):
                    for each in found:
                        yield each, name, one
            return
        for each, said in _at(self._said, subject):
            for name, objects in _at(said, predicate):
                if value is None:
                    for one in objects:
                        yield each, name, one
                elif value in objects:
                    yield each, name, value

    @cached_property
    def _subjects(self) -> dict[Term, dict[Term, list[Term]]]:
        """Predicate → object → subjects; many readers never ask for it."""
        made: dict[Term, dict[Term, list[Term]]] = {}
        for subject, predicate, value in self._find(None, None, None):
            made.setdefault(predicate, {}).setdefault(value, []).append(subject)
        return made


class _Nodes(dict[Term, Any]):
    """Terms as rdflib has them, each made once."""

    def __missing__(self, term: Term) -> rdflib.URIRef | rdflib.Literal:
        made: rdflib.URIRef | rdflib.Literal
        datatype = datatype_of(term)
        if term[0] == "<":
            made = rdflib.URIRef(term[1:-1])
        elif datatype is not None:
            made = rdflib.Literal(value_of(term), datatype=rdflib.URIRef(value_of(datatype)))
        else:
            made = rdflib.Literal(value_of(term), lang=language_of(term))
        self[term] = made
        return made


class _Spellings(dict[Term, Term]):
    """Objects as rdflib spells them, which writes some numbers and truth values in its own way."""

    def __init__(self, nodes: _Nodes) -> None:
        super().__init__()
        self._nodes = nodes

    def __missing__(self, term: Term) -> Term:
        self[term] = term if datatype_of(term) is None else _term(self._nodes[term])
        return self[term]


def _at(rows: Any, key: Term | None) -> Any:
    """All items of a table, or that of one key."""
    if key is None:
        return rows.items()
    return ((key, rows[key]),) if key in rows else ()


def _terms(triple: Triple) -> Any:
    """A pattern of rdflib's, of terms as they are written here."""
    return tuple([None if node is None else _term(node) for node in triple])


def _term(node: Any) -> Term:
    """A term of rdflib's as it would be written here, or "" for what never is."""
    if isinstance(node, rdflib.URIRef):
        return f"<{node}>"
    if not isinstance(node, rdflib.Literal):
        return ""
    if node.datatype is not None:
        return f'"{escape(node)}"^^<{node.datatype}>'
    return f'"{escape(node)}"' + (f"@{node.language.lower()}" if node.language else "")


def _is_default(context: Any) -> bool:
    return bool(getattr(context, "identifier", context) == DATASET_DEFAULT_GRAPH_ID)
