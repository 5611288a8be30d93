"""Asking a named query: what it is told becomes terms of RDF, and these stand in the query.

Guarantees: a value never becomes a part of the query's text as it is: it is a term in the syntax of
N-Triples, and stands only where the query has the parameter as a word, so that no name, whatever is
in it, asks anything else. A mistake in a parameter or in a name is told with the nearest one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from dateline.core import edtf
from dateline.core.errors import QueryError
from dateline.core.model import Entity
from dateline.core.text import nearest, normalize_name
from dateline.graph import filters
from dateline.graph.events import find_event_types
from dateline.graph.view import GraphView
from dateline.query import LIMIT, mistakes
from dateline.query.answers import Answer, query
from dateline.query.named import NamedQuery, Parameter, find_query
from dateline.rdf.nodes import Nodes
from dateline.rdf.terms import Term, curie, string_literal, typed_literal

# A test whether it is given, and a parameter; all else is passed over, strings and IRIs as a whole.
_PLACE = re.compile(
    rf"{mistakes.OTHER}|(?i:\bBOUND)\s*\(\s*\$(?P<asked>\w+)\s*\)|\$(?P<name>\w+)",
    re.DOTALL,
)
_LAST = "_last"  # what the last day of a date is called, behind its parameter's name


def ask(
    graph: GraphView,
    name: str,
    given: Mapping[str, object],
    *,
    folder: Path | None = None,
    timeout: float | None = LIMIT,
) -> Answer:
    """Answer a named query.

    Args:
        graph: what to ask.
        name: the query's.
        given: its parameters' values, by name; None is one that isn't given.
        folder: the graph folder, for queries of one's own.
        timeout: most seconds that the evaluation may take; None for as long as it takes.

    Raises:
        QueryError: no such query, a parameter is missing, unknown or means nothing in this graph,
            or the query can't be answered.
        OntologyError: a kind, predicate, stance or date that is none.
    """
    return query(graph, fill_in(graph, find_query(name, folder), given), timeout=timeout)


def fill_in(graph: GraphView, asked: NamedQuery, given: Mapping[str, object]) -> str:
    """A named query as SPARQL that can be asked: what it is told stands in it.

    Args:
        graph: what it will be asked of.
        asked: the query.
        given: its parameters' values, by name; None is one that isn't given.

    Raises:
        QueryError: a parameter is missing, unknown or means nothing in this graph.
        OntologyError: a kind, predicate, stance or date that is none.
    """
    values = {key: value for key, value in given.items() if value is not None}
    _check_names(asked, values)
    terms: dict[str, Term] = {}
    for parameter in asked.parameters:
        if parameter.name in values:
            terms.update(read_value(graph, parameter, values[parameter.name]))
    return bind(asked.sparql, terms)


def bind(sparql: str, terms: Mapping[str, Term]) -> str:
    """A query with terms in the place of its parameters; those that aren't given stay variables.

    `BOUND($name)` says whether a parameter is given.

    Args:
        sparql: the query.
        terms: parameter → its term.
    """

    def put(place: re.Match[str]) -> str:
        if place["asked"] in terms:
            return "true"
        return f" {terms[place['name']]} " if place["name"] in terms else place[0]

    return _PLACE.sub(put, sparql)


def read_value(graph: GraphView, parameter: Parameter, value: object) -> dict[str, Term]:
    """The terms that a value stands for, by the names that the query has for them.

    A date is two: its first day, and with `_last` behind the name its last.

    Args:
        graph: what things and words must be in.
        parameter: what the value is for.
        value: a text, or a date, number or entity of Python's.

    Raises:
        QueryError: the value is of another type, or names nothing in the graph.
        OntologyError: it is a kind, predicate, stance or date that is none.
    """
    if isinstance(value, Entity):
        value = value.id
    if parameter.type == "date":
        if not isinstance(value, str | date):
            raise _wrong_type(parameter, value)
        return _read_date(parameter.name, value)
    return {parameter.name: _READERS[parameter.type](graph, parameter, str(value))}


def _check_names(asked: NamedQuery, given: Mapping[str, object]) -> None:
    """See that all is given that must be, and nothing that the query doesn't know."""
    known = [one.name for one in asked.parameters]
    for name in given:
        if name not in known:
            near = ", ".join(nearest(name, known) or known) or "it takes none"
            message = f"query {asked.name} has no parameter {name!r}; near it: {near}"
            raise QueryError(message)
    for one in asked.parameters:
        if not one.optional and one.name not in given:
            message = f"query {asked.name} needs {one.name}: {one.about}; sample: {asked.sample}"
            raise QueryError(message)


def _read_thing(graph: GraphView, parameter: Parameter, text: str) -> Term:
    found = graph.entity(text, kind=parameter.kind)
    if found is None:
        raise _unknown(graph, parameter, text)
    return Nodes(graph.base).entity(found)


def _read_things(graph: GraphView, parameter: Parameter, text: str) -> Term:
    """A list of all things that have these words in a name; one that is called just so is alone."""
    exact = graph.entity(text, kind=parameter.kind)
    wanted = normalize_name(text).split()
    found = [
        one
        for one in (graph.entities(parameter.kind) if exact is None else [exact])
        if exact is not None or any(_has_words(name, wanted) for name in (one.label, *one.aliases))
    ]
    if not found:
        raise _unknown(graph, parameter, text)
    return f"({', '.join(Nodes(graph.base).entity(one) for one in found)})"


def _has_words(name: str, wanted: Iterable[str]) -> bool:
    """Whether a name has all words, whole or in part; "the" may be wanted and not be there."""
    shown = normalize_name(name)
    return all(word in shown for word in wanted if word != "the")


def _read_date(name: str, value: str | date) -> dict[str, Term]:
    when = filters.parse_time(value, name=name)
    first, last = edtf.date_bounds(when)
    return {
        name: typed_literal(str(first or date.min), "xsd:date"),
        name + _LAST: typed_literal(str(last or date.max), "xsd:date"),
    }


def _read_number(_: GraphView, parameter: Parameter, text: str) -> Term:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise _wrong_type(parameter, text) from None
    if not number.is_finite():
        raise _wrong_type(parameter, text)
    return typed_literal(f"{number:f}", "xsd:decimal")


def _read_event_type(graph: GraphView, _: Parameter, text: str) -> Term:
    used = {one.type for one in graph.entities("Event") if one.type is not None}
    find_event_types(text, used)
    return string_literal(text)


def _read_kind(_: GraphView, __: Parameter, text: str) -> Term:
    filters.kinds_below(text)
    return curie(f":{text}")


def _wrong_type(parameter: Parameter, value: object) -> QueryError:
    return QueryError(f"{parameter.name}={value!r} is no {parameter.type}: {parameter.about}")


def _unknown(graph: GraphView, parameter: Parameter, text: str) -> QueryError:
    """What to say of a name that nothing of a kind has."""
    other = graph.entity(text)
    if other is not None:
        what = f"{other.label!r} is a {other.kind}, and {parameter.name} takes a {parameter.kind}"
        return QueryError(f"{parameter.name}={text!r}: {what}")
    near = ", ".join(filters.similar_labels(text, graph.entities(parameter.kind)))
    hint = f"near it: {near}" if near else "look for it with `dateline show`"
    kind = parameter.kind or "thing"
    return QueryError(f"{parameter.name}={text!r}: the graph has no {kind} called so; {hint}")


_READERS: Mapping[str, Callable[[GraphView, Parameter, str], Term]] = {
    "thing": _read_thing,
    "things": _read_things,
    "number": _read_number,
    "kind": _read_kind,
    "event_type": _read_event_type,
    "predicate": lambda _, __, text: curie(f":{filters.check_predicate(text)}"),
    "stance": lambda _, __, text: curie(f":{filters.parse_stance(text)}"),
    "text": lambda _, __, text: string_literal(text),
}
