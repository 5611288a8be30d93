"""Records as rows of the store's tables, and rows as records.

Guarantees: a record that was made a row and read back is equal; a row that says what a record can't
hold, or a kind, predicate or stance that there isn't, raises. It knows no database.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from dateline import ontology
from dateline.core import serde
from dateline.core.errors import OntologyError
from dateline.core.model import (
    Claim,
    Decision,
    Document,
    Judgement,
    Literal,
    Mention,
    Span,
    Stance,
    Zone,
)

Row: TypeAlias = tuple[Any, ...]
Shape: TypeAlias = "str | list[Any] | dict[str, Any]"  # a type, a list of one, or a struct of some

_SPAN: dict[str, Shape] = {"start": "INTEGER", "end": "INTEGER"}

TABLES: dict[str, dict[str, Shape]] = {
    "documents": {
        "id": "VARCHAR",
        "text": "VARCHAR",
        "source": "VARCHAR",
        "url": "VARCHAR",
        "title": "VARCHAR",
        "authors": ["VARCHAR"],
        "published": "VARCHAR",
        "publisher": "VARCHAR",
        "language": "VARCHAR",
        "zones": [{"kind": "VARCHAR", **_SPAN}],
        "notes": ["VARCHAR"],
        "reader": "VARCHAR",
        "version": "VARCHAR",  # of the pipeline that extracted it
    },
    "mentions": {
        "id": "VARCHAR",
        "document": "VARCHAR",
        **_SPAN,
        "text": "VARCHAR",
        "kind": "VARCHAR",
        "form": "VARCHAR",
        "name": "VARCHAR",
        "chain": "VARCHAR",
        "authority": "VARCHAR",
        "type": "VARCHAR",
        "confidence": "DOUBLE",
        "origin": "VARCHAR",
        "reasons": ["VARCHAR"],
    },
    "claims": {
        "id": "VARCHAR",
        "document": "VARCHAR",
        "subject": "VARCHAR",
        "predicate": "VARCHAR",
        "object": "VARCHAR",  # id of a mention, NULL when the object is a literal
        "value": "VARCHAR",
        "datatype": "VARCHAR",
        "evidence": [_SPAN],
        "stance": "VARCHAR",
        "speaker": "VARCHAR",
        "when": "VARCHAR",
        "when_text": "VARCHAR",
        "place": "VARCHAR",
        "confidence": "DOUBLE",
        "origin": "VARCHAR",
    },
    "decisions": {
        "left": "VARCHAR",
        "right": "VARCHAR",
        "judgement": "VARCHAR",
        "score": "DOUBLE",
        "reasons": ["VARCHAR"],
        "by": "VARCHAR",
    },
    "resolved": {"by": "VARCHAR"},  # one row while the decisions rest on all claims stored
    "ids": {"id": "VARCHAR", "chain": "VARCHAR"},  # what entities were called after some build
    "claim_ids": {"id": "VARCHAR", "claim": "VARCHAR"},  # likewise of facts, with a claim of each
    "readings": {"document": "VARCHAR", "number": "BIGINT"},  # in which order they were first read
    "hidden": {"document": "VARCHAR"},  # what the decisions, and so the graph, leave out
}
NEWER = frozenset(
    {"readings", "hidden", "claim_ids"}
)  # tables that graphs of earlier versions lack


def list_columns(table: str) -> str:
    """The columns of a table, as a query names them."""
    return ", ".join(f'"{name}"' for name in TABLES[table])


def name_type(shape: Shape) -> str:
    """A shape as the name of DuckDB's type."""
    if isinstance(shape, str):
        return shape
    if isinstance(shape, list):
        return f"{name_type(shape[0])}[]"
    fields = ", ".join(f'"{name}" {name_type(kind)}' for name, kind in shape.items())
    return f"STRUCT({fields})"


def from_document(document: Document, version: str) -> dict[str, object]:
    """A document as a row, with the version of the pipeline that extracted it."""
    return {**serde.to_builtins(document), "version": version}


def from_mention(mention: Mention) -> dict[str, object]:
    """A mention as a row."""
    row: dict[str, object] = serde.to_builtins(mention)
    del row["span"]
    return {**row, "start": mention.span.start, "end": mention.span.end}


def from_claim(claim: Claim) -> dict[str, object]:
    """A claim as a row."""
    row: dict[str, object] = serde.to_builtins(claim)
    if isinstance(claim.object, Literal):
        row |= {"object": None, **serde.to_builtins(claim.object)}
    return row


def to_document(row: Row) -> Document:
    """The document of a row."""
    return Document(
        id=row[0],
        text=row[1],
        source=row[2],
        url=row[3],
        title=row[4],
        authors=tuple(row[5]),
        published=row[6],
        publisher=row[7],
        language=row[8],
        zones=tuple(Zone(**zone) for zone in row[9]),
        notes=tuple(row[10]),
        reader=row[11],
    )


def to_mention(row: Row) -> Mention:
    """The mention of a row.

    Raises:
        OntologyError: the ontology has no such kind.
    """
    if row[5] not in ontology.kinds():
        message = f"mention {row[0]} is of the kind {row[5]!r}, which this version doesn't know"
        raise OntologyError(message)
    return Mention(
        id=row[0],
        document=row[1],
        span=Span(start=row[2], end=row[3]),
        text=row[4],
        kind=row[5],
        form=row[6],
        name=row[7],
        chain=row[8],
        authority=row[9],
        type=row[10],
        confidence=row[11],
        origin=row[12],
        reasons=tuple(row[13]),
    )


def to_claim(row: Row) -> Claim:
    """The claim of a row.

    Raises:
        OntologyError: the ontology has no such predicate or stance.
    """
    for known, what, value in (
        (ontology.predicates(), "predicate", row[3]),
        (_STANCES, "stance", row[8]),
    ):
        if value not in known:
            message = f"claim {row[0]} has the {what} {value!r}, which this version doesn't know"
            raise OntologyError(message)
    value = row[4] if row[4] is not None else Literal(value=row[5], datatype=row[6])
    return Claim(
        id=row[0],
        document=row[1],
        subject=row[2],
        predicate=row[3],
        object=value,
        evidence=tuple(Span(**span) for span in row[7]),
        stance=Stance(row[8]),
        speaker=row[9],
        when=row[10],
        when_text=row[11],
        place=row[12],
        confidence=row[13],
        origin=row[14],
    )


def to_decision(row: Row) -> Decision:
    """The decision of a row.

    Raises:
        ValueError: no decision says this.
    """
    return Decision(
        left=row[0],
        right=row[1],
        judgement=Judgement(row[2]),
        score=row[3],
        reasons=tuple(row[4]),
        by=row[5],
    )


_STANCES = frozenset(Stance)
