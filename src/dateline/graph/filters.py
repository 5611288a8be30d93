"""What the values mean that a graph's claims and entities are filtered by.

Guarantees: a value that the ontology doesn't have is an error that lists what there is, or says
where it is listed. It holds no claims; `view.py` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath
from urllib.parse import urlsplit

from dateline import ontology
from dateline.core import edtf
from dateline.core.errors import OntologyError, QueryError
from dateline.core.model import Document, Entity, Fact, Literal, Stance
from dateline.core.text import nearest, normalize_name
from dateline.graph.corrections.matching import ArticleFinder


def kinds_below(kind: str) -> frozenset[str]:
    """A kind and every kind under it.

    Raises:
        OntologyError: no such kind.
    """
    kinds = ontology.kinds()
    if kind not in kinds:
        message = f"no kind {kind!r} in the ontology; the kinds are {', '.join(sorted(kinds))}"
        raise OntologyError(message)
    return frozenset(one for one in kinds if ontology.is_a(one, kind))


def several(values: str | Iterable[str]) -> tuple[str, ...]:
    """One value or many as many: a text is one, and not its letters."""
    return (values,) if isinstance(values, str) else tuple(values)


def find_documents(documents: Mapping[str, Document], source: str) -> frozenset[str]:
    """The articles that a text means as their source, by id.

    It may be an outlet, a web domain, or an article by its URL, title, file or id; `*` and `?` in
    the name of a file stand for any letters.

    Raises:
        QueryError: there are none.
    """
    found = _from_source(documents, source) if source.strip() else frozenset()
    if not found:
        known = {name for one in documents.values() for name in _source_names(one)}
        near = ", ".join(nearest(source, known))
        hint = f"near it: {near}" if near else "name an outlet, a web domain, or an article"
        message = f"no article is from {source!r}; {hint}"
        raise QueryError(message)
    return found


def _from_source(documents: Mapping[str, Document], source: str) -> frozenset[str]:
    wanted = normalize_name(source)
    domain = wanted.removeprefix("www.")
    return ArticleFinder(documents).find(source) | {
        one.id
        for one in documents.values()
        if wanted == normalize_name(one.publisher or "")
        or f".{_domain(one)}".endswith(f".{domain}")
        or fnmatchcase(PurePath(one.source).name, source)
    }


def _domain(document: Document) -> str:
    """The host of an article's address; `/`, which no host has, where there is none."""
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:  # an address with half a bracket
        return "/"
    return (host or "/").removeprefix("www.")


def _source_names(document: Document) -> Iterable[str]:
    names = (document.publisher, _domain(document), PurePath(document.source).name, document.title)
    return (one for one in names if one and one != "/")


def symmetric_predicates(predicate: str | None) -> frozenset[str]:
    """The predicates that read both ways.

    Raises:
        OntologyError: `predicate` isn't one.
    """
    known = ontology.predicates()
    if predicate is not None:
        check_predicate(predicate)
    return frozenset(name for name, one in known.items() if one.symmetric)


def check_predicate(predicate: str) -> str:
    """A predicate, if it is one.

    Raises:
        OntologyError: it isn't.
    """
    if predicate not in ontology.predicates():
        near = ", ".join(nearest(predicate, ontology.predicates()))
        hint = f"near it: {near}" if near else "see docs/ontology.md"
        message = f"no predicate {predicate!r} in the ontology; {hint}"
        raise OntologyError(message)
    return predicate


def parse_stance(value: Stance | str) -> Stance:
    """A stance by its name.

    Raises:
        OntologyError: no such stance.
    """
    if value not in set(Stance):
        message = f"no stance {value!r}; the stances are {', '.join(Stance)}"
        raise OntologyError(message)
    return Stance(value)


def parse_time(at: date | str, *, name: str = "at") -> str:
    """A time as EDTF: a day, of which the hour doesn't count, or EDTF as it is.

    Args:
        at: the time.
        name: what an error calls it.

    Raises:
        OntologyError: a text isn't EDTF.
    """
    if isinstance(at, date):
        return date(at.year, at.month, at.day).isoformat()
    if not edtf.is_edtf(at):
        message = f"{name}={at!r} isn't an EDTF date; write it like 2023-08-31"
        raise OntologyError(message)
    return at


def parse_period(
    since: date | str | None, until: date | str | None
) -> tuple[str | None, str | None]:
    """The first and the last time of a period as EDTF, None where it is open.

    Raises:
        OntologyError: a text isn't EDTF.
        QueryError: the period ends before it begins.
    """
    start = None if since is None else parse_time(since, name="since")
    end = None if until is None else parse_time(until, name="until")
    first = None if start is None else edtf.first_day(start)
    last = None if end is None else edtf.last_day(end)
    if first is not None and last is not None and first > last:
        message = f"since={start} is later than until={end}; nothing is of both"
        raise QueryError(message)
    return start, end


def goes_between(
    fact: Fact,
    start: set[str | Literal] | None,
    end: set[str | Literal] | None,
    *,
    either_way: bool,
) -> bool:
    """Whether a fact goes from one of `start` to one of `end`; None is anything."""
    ways = [(_end_values(fact.subject), _end_values(fact.object))]
    if either_way:
        ways.append((ways[0][1], ways[0][0]))
    return any(
        (start is None or not start.isdisjoint(left)) and (end is None or not end.isdisjoint(right))
        for left, right in ways
    )


def _end_values(end: Entity | Literal) -> tuple[str | Literal, ...]:
    return (end.id,) if isinstance(end, Entity) else (end, end.value)


def time_key(when: str | None) -> tuple[str, str]:
    """Sort key of a time; an open start comes first, an open end and what is no time last."""
    if when is None or not edtf.is_edtf(when):
        return ("9999", "9999")
    first, last = edtf.first_day(when), edtf.last_day(when)
    return ("" if first is None else str(first), "9999" if last is None else str(last))


def similar_labels(name: str, entities: Iterable[Entity]) -> list[str]:
    """Up to three names that look like one that nothing has, closest first.

    Events and articles are called by whole sentences, which look like much; they come in only where
    there is nothing else.
    """
    known = list(entities)
    things = [one for one in known if one.kind not in {"Event", "Article"}]
    return _near_names(name, things) or _near_names(name, known)


def _near_names(name: str, entities: Iterable[Entity]) -> list[str]:
    return nearest(name, (one for entity in entities for one in (entity.label, *entity.aliases)))
