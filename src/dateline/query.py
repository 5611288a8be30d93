"""SPARQL over a graph, answered in memory by Oxigraph.

Guarantees: the common prefixes need no declaration (`:partner_of`, `skos:prefLabel`, `wd:Q884`);
ids may be written relative to the base (`<country/south-korea-Q884>`); the ontology stands in the
named graph `<urn:dateline:ontology>`, for labels of predicates; nothing is written to disk and
nothing is fetched: `SERVICE` is refused. It changes no graph: there are no updates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    Variable,
)
from pyoxigraph import Literal as RdfLiteral

from dateline import ontology, rdf
from dateline.errors import QueryError
from dateline.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from dateline.graph import KnowledgeGraph

__all__ = ["FORMATS", "Answer", "query"]

FORMATS = ("table", "csv", "json", "tsv")

_REASON = 160  # characters; the parser lists every token that it would have taken
_NUMBERS = {"integer": int, "decimal": float, "double": float, "nonNegativeInteger": int}
_NOT_CODE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![?$:\w-])service\b(?!:)", re.IGNORECASE)
_STORES: WeakKeyDictionary[KnowledgeGraph, Store] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    Iterating gives a dict a row, with plain values: numbers and booleans as such, IRIs of the
    graph as the ids that `graph.entity()` takes, everything else as text.

    Attributes:
        columns: the names after SELECT; `answer` for ASK, and
            `subject`, `predicate`, `object` for CONSTRUCT and DESCRIBE.
        rows: RDF terms in the order of the columns; None where nothing is bound.
        base: what ids are relative to.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    base: str = ""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield {
                column: _plain(term, self.base)
                for column, term in zip(self.columns, row, strict=True)
            }

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """For ASK its answer, for others whether anything was found."""
        if self.columns == ("answer",) and len(self.rows) == 1:
            return bool(self.rows[0][0].value == "true")
        return bool(self.rows)

    def text(self, form: str = "table") -> str:
        """The rows as `table`, or in the W3C's result formats `csv`, `json` or `tsv`.

        Raises:
            QueryError: no such format.
        """
        if form == "table":
            return self._table()
        known = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}
        known["tsv"] = QueryResultsFormat.TSV
        if form not in known:
            message = f"no format {form!r} for answers; use one of {', '.join(FORMATS)}"
            raise QueryError(message)
        written = self._solutions().serialize(format=known[form])
        text: str = (written or b"").decode()
        return json.dumps(json.loads(text), ensure_ascii=False) + "\n" if form == "json" else text

    def _solutions(self) -> QuerySolutions:
        """The rows as pyoxigraph's own, which can be serialized."""
        values = " ".join(
            f"({' '.join('UNDEF' if term is None else str(term) for term in row)})"
            for row in self.rows
        )
        names = " ".join(f"?{column}" for column in self.columns)
        found = Store().query(f"SELECT {names} {{ VALUES ({names}) {{ {values} }} }}")
        assert isinstance(found, QuerySolutions)  # noqa: S101 - a SELECT gives nothing else
        return found

    def _table(self) -> str:
        """Columns of readable values, aligned with spaces."""
        cells = [list(self.columns)]
        cells += [[_shown(term, self.base) for term in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        rule = ["-" * width for width in widths]
        lines = (
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (cells[0], rule, *cells[1:])
        )
        return "\n".join(lines) + "\n"


def query(graph: KnowledgeGraph, sparql: str) -> Answer:
    """Answer a SPARQL 1.1 query.

    Args:
        graph: what to ask.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; common prefixes need no declaration.

    Raises:
        QueryError: the query doesn't parse, asks another server, or can't be evaluated.
    """
    if _SERVICE.search(_NOT_CODE.sub(" ", sparql)) is not None:
        message = "query: SERVICE asks another server, and graphs are queried offline; remove it"
        raise QueryError(message)
    store = _store(graph)
    try:
        found = store.query(sparql, base_iri=graph.base, prefixes=dict(PREFIXES))
        return _answer(found, graph.base)
    except (SyntaxError, ValueError, OSError) as error:
        reason = shorten(str(error), _REASON, placeholder=" …")
        message = f"query: {reason}; see docs/rdf.md for examples"
        raise QueryError(message) from error


def _store(graph: KnowledgeGraph) -> Store:
    """The graph in Oxigraph, kept for as long as the graph is: loading costs more than asking."""
    store = _STORES.get(graph)
    if store is None:
        store = Store()
        store.bulk_extend(Quad(*triple) for triple in rdf.triples(graph))
        vocabulary = NamedNode(ontology.NAMESPACE.rstrip("#"))
        store.load(ontology.source(), format=RdfFormat.TURTLE, to_graph=vocabulary)
        _STORES[graph] = store
    return store


def _answer(found: Any, base: str) -> Answer:
    """Read all rows, so that errors show now and not while printing."""
    if isinstance(found, QueryBoolean):
        value = RdfLiteral(bool(found))
        return Answer(("answer",), ((value,),), base)
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(row[Variable(column)] for column in columns) for row in found)
        return Answer(columns, rows, base)
    triples = sorted(
        ((triple.subject, triple.predicate, triple.object) for triple in found),
        key=lambda row: tuple(map(str, row)),
    )
    return Answer(("subject", "predicate", "object"), tuple(triples), base)


def _plain(term: Any, base: str) -> Any:
    """A term as a plain Python value."""
    if isinstance(term, NamedNode):
        value: str = term.value
        return value.removeprefix(base) if base else value
    if isinstance(term, RdfLiteral):
        kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
        if kind == "boolean":
            return term.value == "true"
        return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
    if isinstance(term, BlankNode | Triple):
        return str(term)
    return None


def _shown(term: Any, base: str) -> str:
    """A term for a table: ids and prefixed names, words without their quotes."""
    if term is None:
        return ""
    if not isinstance(term, NamedNode):
        return " ".join(str(_plain(term, "") if isinstance(term, RdfLiteral) else term).split())
    iri: str = term.value
    if iri.startswith(base):
        return iri.removeprefix(base)
    return _prefixed(iri, PREFIXES)


def _prefixed(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI with the prefix that says most of it, whole where none does."""
    known = {value: prefix for prefix, value in prefixes.items() if iri.startswith(value)}
    if not known:
        return iri
    longest = max(known, key=len)
    return f"{known[longest]}:{iri.removeprefix(longest)}"
