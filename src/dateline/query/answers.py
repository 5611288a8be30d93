"""SPARQL over a graph, answered in memory by Oxigraph, in a process that can be stopped.

Guarantees: the common prefixes need no declaration (`:partner_of`, `skos:prefLabel`, `wd:Q884`);
ids may be written relative to the base (`<country/south-korea-Q884>`); the ontology stands in the
named graph `<urn:dateline:ontology>`, for labels of predicates; a query ends at its time limit and
at Ctrl-C; nothing is written to disk and nothing is fetched: `SERVICE` is refused. It changes no
graph: there are no updates.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, finalize

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)
from pyoxigraph import Literal as RdfLiteral

from dateline import ontology, rdf
from dateline.core import markup
from dateline.core.characters import disarm_cell, to_terminal
from dateline.core.errors import QueryError
from dateline.query import LIMIT, child, mistakes
from dateline.query.process import Evaluator
from dateline.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

__all__ = ["FORMATS", "Answer", "evaluate", "query"]

FORMATS = ("table", "csv", "json", "tsv")

_VOCABULARY = ontology.NAMESPACE.rstrip("#")
_SHOWN = 50  # rows that a notebook shows; how many more there are is told
_XSD_STRING = PREFIXES["xsd"] + "string"
_INTEGERS = (
    *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *("nonPositiveInteger", "negativeInteger"),
    *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)
_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((PREFIXES["xsd"] + name for name in _INTEGERS), int),
    **dict.fromkeys((PREFIXES["xsd"] + name for name in ("decimal", "double", "float")), float),
    PREFIXES["xsd"] + "date": date.fromisoformat,
    PREFIXES["xsd"] + "dateTime": datetime.fromisoformat,
    PREFIXES["xsd"] + "dateTimeStamp": datetime.fromisoformat,
    PREFIXES["xsd"] + "boolean": lambda text: text in {"true", "1"},
}
# What begins as a formula does, and is a number all the same.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")

_EVALUATORS: WeakKeyDictionary[GraphView, Evaluator] = WeakKeyDictionary()
_ONE_AT_A_TIME = Lock()  # so that two threads don't start two processes for a graph


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    Iterating gives a dict a row, with Python's values: `bool`, `int`, `float` (also for decimals,
    which `rows` has to the last digit), `datetime.date` and `datetime.datetime`; IRIs of the graph
    as the ids that `graph.entity()` takes; everything else as text, also years and months, and
    dates that Python has no type for, as those with a time zone.

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
                column: _to_python(term, self.base)
                for column, term in zip(self.columns, row, strict=True)
            }

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """For ASK its answer, for others whether anything was found."""
        if self.columns == ("answer",) and self.rows == ((RdfLiteral(False),),):  # noqa: FBT003
            return False
        return bool(self.rows)

    def _repr_html_(self) -> str:
        """How a notebook shows it: a table of the first rows."""
        rows = [[_show_cell(term, self.base) for term in row] for row in self.rows[:_SHOWN]]
        more = f"<p>{len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<div>{markup.table(self.columns, rows)}{more}</div>"

    def text(self, form: str = "table") -> str:
        """The rows as `table`, or in the W3C's result formats `csv`, `json` or `tsv`.

        In `csv`, a text that a spreadsheet would run as a formula has a `'` before it.

        Raises:
            QueryError: no such format.
        """
        if form == "table":
            return self._table()
        if form == "json":
            return _to_json_document(self.columns, self.rows) + "\n"
        known = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
        if form not in known:
            message = f"no format {form!r} for answers; use one of {', '.join(FORMATS)}"
            raise QueryError(message)
        rows: Iterable[Iterable[Any]] = self.rows
        if form == "csv":
            rows = ([_defuse_formula(term) for term in row] for row in rows)
        solutions = parse_query_results(
            _to_json_document(self.columns, rows), QueryResultsFormat.JSON
        )
        return (solutions.serialize(format=known[form]) or b"").decode()

    def _table(self) -> str:
        """Columns of readable values, aligned with spaces."""
        cells = [list(self.columns)]
        cells += [[_show_term(term, self.base) for term in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        rule = ["-" * width for width in widths]
        lines = (
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (cells[0], rule, *cells[1:])
        )
        return "\n".join(lines) + "\n"


def query(graph: GraphView, sparql: str, *, timeout: float | None = LIMIT) -> Answer:
    """Answer a SPARQL 1.1 query.

    Args:
        graph: what to ask.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; common prefixes need no declaration.
        timeout: most seconds that the evaluation may take, above 0; None for as long as it takes.

    Raises:
        QueryError: the query doesn't parse, asks another server, takes longer than it may, has an
            answer that doesn't fit in memory, or can't be evaluated.
    """
    return _read_answer(*evaluate(graph, sparql, timeout=timeout), graph.base)


def evaluate(
    graph: GraphView, sparql: str, *, timeout: float | None = LIMIT
) -> tuple[bytes, bytes]:
    """Answer a query in the W3C's form, for those who pass it on.

    Returns:
        `child.ROWS` and the W3C's JSON of a SELECT or ASK, or `child.TRIPLES` and N-Triples.

    Raises:
        QueryError: as for `query`.
    """
    if timeout is not None and not timeout > 0:
        message = f"query: timeout={timeout} leaves no time; give seconds above 0, or None"
        raise QueryError(message)
    wrong = mistakes.find_mistake(
        sparql,
        prefixes=PREFIXES,
        graphs=(_VOCABULARY,),
        terms=_ontology_terms(),
        used=_ontology_iris(),
    )
    if wrong is not None:
        raise QueryError(wrong)
    try:
        sparql.encode()
    except UnicodeEncodeError as error:
        message = (
            f"query: has bytes that are no text, at character {error.start}; write it in UTF-8"
        )
        raise QueryError(message) from error
    kind, content = _get_evaluator(graph).ask(
        sparql, setup=lambda: _make_setup(graph), timeout=timeout
    )
    if kind == child.WRONG:
        raise QueryError(mistakes.explain_error(content.decode(), sparql, prefixes=PREFIXES))
    if kind == child.LARGE:
        size = child.LARGEST // 1024**2
        message = f"query: the answer has more than {size} MiB; add LIMIT, or export the graph"
        raise QueryError(message)
    return kind, content


@cache
def _ontology_terms() -> frozenset[str]:
    """The local names of the ontology's terms."""
    start = ontology.NAMESPACE
    return frozenset(one.removeprefix(start) for one in _ontology_iris() if one.startswith(start))


@cache
def _ontology_iris() -> frozenset[str]:
    """All that the ontology speaks of: its own terms, and those that it maps them to."""
    quads = parse(ontology.read_turtle(), format=RdfFormat.TURTLE)
    terms = (term for quad in quads for term in (quad.subject, quad.predicate, quad.object))
    return frozenset(one.value for one in terms if isinstance(one, NamedNode))


def _get_evaluator(graph: GraphView) -> Evaluator:
    """The graph's process, which lives as long as the graph: loading costs more than asking."""
    with _ONE_AT_A_TIME:
        found = _EVALUATORS.get(graph)
        if found is None or found.owner != os.getpid():
            found = _EVALUATORS[graph] = Evaluator()
            finalize(graph, found.end)
    return found


def _make_setup(graph: GraphView) -> tuple[bytes, bytes, bytes]:
    """What the process needs: the quads, the base, and the prefixes."""
    vocabulary = NamedNode(_VOCABULARY)
    terms = (
        Quad(quad.subject, quad.predicate, quad.object, vocabulary)
        for quad in parse(ontology.read_turtle(), format=RdfFormat.TURTLE)
    )
    prefixes = "\n".join(f"{prefix} {iri}" for prefix, iri in PREFIXES.items())
    triples = b"".join(rdf.triple_lines(rdf.Projection(graph)))
    quads = triples + (serialize(terms, format=RdfFormat.N_QUADS) or b"")
    return zlib.compress(quads, level=1), graph.base.encode(), prefixes.encode()


def _read_answer(kind: bytes, content: bytes, base: str) -> Answer:
    """Read all rows of an answer."""
    if kind == child.TRIPLES:
        triples = sorted(
            (
                (quad.subject, quad.predicate, quad.object)
                for quad in parse(content, format=RdfFormat.N_TRIPLES, lenient=True)
            ),
            key=lambda row: tuple(map(str, row)),
        )
        return Answer(("subject", "predicate", "object"), tuple(triples), base)
    found = parse_query_results(content, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return Answer(("answer",), ((RdfLiteral(bool(found)),),), base)
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, tuple(tuple(row) for row in found), base)


def _to_python(term: Any, base: str) -> Any:
    """A term as a value of Python's; what its type can't hold stays text."""
    if isinstance(term, NamedNode):
        value: str = term.value
        return value.removeprefix(base) if base else value
    if isinstance(term, RdfLiteral):
        read = _READ.get(term.datatype.value)
        try:
            return term.value if read is None else read(term.value)
        except ValueError:
            return term.value
    return None if term is None else str(term)


def _to_json_document(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows in the W3C's JSON format."""
    bindings = [
        {
            column: _to_json_term(term)
            for column, term in zip(columns, row, strict=True)
            if term is not None
        }
        for row in rows
    ]
    shown = {"head": {"vars": columns}, "results": {"bindings": bindings}}
    return json.dumps(shown, ensure_ascii=False)


def _to_json_term(term: Any) -> dict[str, Any]:
    """A term in the W3C's JSON format."""
    if isinstance(term, NamedNode | BlankNode):
        return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}
    if isinstance(term, Triple):
        ends = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _to_json_term(end) for name, end in ends.items()}}
    shown = {"type": "literal", "value": term.value}
    if term.language is not None:
        shown["xml:lang"] = term.language
        if term.direction is not None:
            shown["its:dir"] = term.direction.value
    elif term.datatype.value != _XSD_STRING:
        shown["datatype"] = term.datatype.value
    return shown


def _defuse_formula(term: Any) -> Any:
    """A term that no spreadsheet takes for a formula; numbers with a sign are none."""
    if not isinstance(term, RdfLiteral) or _NUMBER.fullmatch(term.value):
        return term
    cell = disarm_cell(term.value)
    return term if cell == term.value else RdfLiteral(cell)


def _show_term(term: Any, base: str) -> str:
    """A term for a table: ids and prefixed names, words without their quotes, all harmless."""
    return to_terminal(_read_term(term, base))


def _read_term(term: Any, base: str) -> str:
    if term is None:
        return ""
    if isinstance(term, RdfLiteral):
        value = _to_python(term, "")
        return " ".join((term.value if isinstance(value, date) else str(value)).split())
    if not isinstance(term, NamedNode):
        return " ".join(str(term).split())
    iri: str = term.value
    if iri.startswith(base):
        return iri.removeprefix(base)
    return _prefix_iri(iri, PREFIXES)


def _show_cell(term: Any, base: str) -> str:
    """A term for a notebook: IRIs as links, but for the graph's own."""
    words = _read_term(term, base)
    if isinstance(term, NamedNode) and not (base and term.value.startswith(base)):
        return markup.link(term.value, words)
    return markup.escape(words)


def _prefix_iri(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI with the prefix that says most of it, whole where none does."""
    known = {value: prefix for prefix, value in prefixes.items() if iri.startswith(value)}
    if not known:
        return iri
    longest = max(known, key=len)
    return f"{known[longest]}:{iri.removeprefix(longest)}"
