"""A graph as four tables: things, edges between them, claims, and the quotes that claims rest on.

Guarantees: every claim is a row of `claims`, and every quote of one a row of `evidence`; ids are
those of every other export, so that tables join; rows come sorted by id. They know no file format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from dateline import ontology
from dateline.core import edtf
from dateline.core.model import Entity, Fact, Literal
from dateline.export.articles import cite

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

Value: TypeAlias = str | int | float | date | tuple[str, ...] | None
Row: TypeAlias = dict[str, Value]
_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Table:
    """What a table has.

    Attributes:
        columns: name → type: `text`, `texts` (a list), `integer`, `number` or `day`.
        rows: makes the rows of a graph; a value that isn't known is None.
    """

    columns: Mapping[str, str]
    rows: Callable[[GraphView], Iterator[Row]]


def _nodes(graph: GraphView) -> Iterator[Row]:
    for entity in graph.entities():
        numbers = (
            one.removeprefix(_WIKIDATA) for one in entity.same_as if one.startswith(_WIKIDATA)
        )
        yield {
            "id": entity.id,
            "label": entity.label,
            "kind": entity.kind,
            "type": entity.type,
            "wikidata": next(numbers, None),
            "aliases": entity.aliases,
            "same_as": entity.same_as,
            "articles": len(entity.documents),
        }


def _edges(graph: GraphView) -> Iterator[Row]:
    for fact in graph:
        if isinstance(fact.object, Entity):
            both = ontology.predicates()[fact.predicate].symmetric
            yield {
                "id": fact.id,
                "source": fact.subject.id,
                "target": fact.object.id,
                "type": "Undirected" if both else "Directed",
                "label": fact.predicate,
                "weight": fact.sources,
                "stance": fact.stance.value,
                "confidence": fact.confidence,
                **_days(fact),
            }


def _claims(graph: GraphView) -> Iterator[Row]:
    for fact in graph:
        cited = cite(fact, graph.documents)
        yield {
            "id": fact.id,
            **_end("subject", fact.subject),
            "predicate": fact.predicate,
            **_end("object", fact.object),
            "stance": fact.stance.value,
            **_end("speaker", fact.speaker),
            "when": fact.when,
            "when_text": fact.when_text,
            **_days(fact),
            **_end("place", fact.place),
            "confidence": fact.confidence,
            "sources": fact.sources,
            "quote": fact.evidence[0].quote if fact.evidence else None,
            "articles": cited.titles,
            "article_ids": cited.documents,
            "urls": cited.urls,
            "published": cited.published,
        }


def _evidence(graph: GraphView) -> Iterator[Row]:
    for fact in graph:
        for one in fact.evidence:
            document = graph.documents[one.document]
            yield {
                "claim_id": fact.id,
                "article_id": one.document,
                "start": one.start,
                "end": one.end,
                "quote": one.quote,
                "article": document.title,
                "url": document.url,
                "published": document.published,
                "publisher": document.publisher,
                "authors": document.authors,
            }


def _end(name: str, end: Entity | Literal | None) -> Row:
    """What one end of a claim is called; a value has a datatype, and neither id nor kind."""
    entity = end if isinstance(end, Entity) else None
    said = end.value if isinstance(end, Literal) else None
    found: Row = {
        f"{name}_id": None if entity is None else entity.id,
        name: said if entity is None else entity.label,
        f"{name}_kind": None if entity is None else entity.kind,
    }
    if name == "object":
        found["object_datatype"] = end.datatype if isinstance(end, Literal) else None
    return found


def _days(fact: Fact) -> Row:
    """The first and the last day that a claim may be of."""
    when = fact.when if fact.when is not None and edtf.is_edtf(fact.when) else None
    first, last = (None, None) if when is None else edtf.date_bounds(when)
    return {"earliest": first, "latest": last}


def _columns(texts: str, **others: str) -> dict[str, str]:
    """Columns in order; those that aren't of another type are texts."""
    return {name: others.get(name, "text") for name in texts.split()}


TABLES: Mapping[str, Table] = {
    "nodes": Table(
        _columns(
            "id label kind type wikidata aliases same_as articles",
            aliases="texts",
            same_as="texts",
            articles="integer",
        ),
        _nodes,
    ),
    "edges": Table(
        _columns(
            "id source target type label weight stance confidence earliest latest",
            weight="integer",
            confidence="number",
            earliest="day",
            latest="day",
        ),
        _edges,
    ),
    "claims": Table(
        _columns(
            "id subject_id subject subject_kind predicate object_id object object_kind "
            "object_datatype stance speaker_id speaker speaker_kind when when_text earliest latest "
            "place_id place place_kind confidence sources quote articles article_ids urls "
            "published",
            earliest="day",
            latest="day",
            confidence="number",
            sources="integer",
            articles="texts",
            article_ids="texts",
            urls="texts",
        ),
        _claims,
    ),
    "evidence": Table(
        _columns(
            "claim_id article_id start end quote article url published publisher authors",
            start="integer",
            end="integer",
            authors="texts",
        ),
        _evidence,
    ),
}


def table_of(name: str) -> Table:
    """The table that a file's name asks for: `a.nodes.csv` for `nodes`, `a.csv` for `claims`."""
    return TABLES.get(name.lower().split(".")[-2], TABLES["claims"])
