"""Entities, facts and chains as rows of a fold, and rows as these.

Guarantees: what was made a row and read back is equal, once its ends and quotes are given. It knows
no database.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Span, Stance
from dateline.graph.entity_building import Anchor
from dateline.workspace.store_rows import Row

_STANCES = {str(one): one for one in Stance}


def from_fact(fact: Fact) -> dict[str, object]:
    """A fact as a row; of its quotes the places, since the words are the documents'."""
    thing = fact.object if isinstance(fact.object, Entity) else None
    value = fact.object if isinstance(fact.object, Literal) else None
    return {
        "id": fact.id,
        "subject": fact.subject.id,
        "predicate": fact.predicate,
        "object": None if thing is None else thing.id,
        "value": None if value is None else value.value,
        "datatype": None if value is None else value.datatype,
        "stance": fact.stance,
        "speaker": None if fact.speaker is None else fact.speaker.id,
        "when": fact.when,
        "when_text": fact.when_text,
        "place": None if fact.place is None else fact.place.id,
        "confidence": fact.confidence,
        "sources": fact.sources,
        "evidence": [
            {
                "document": one.document,
                "start": one.start,
                "end": one.end,
                "subject": one.subject,
                "object": one.object,
            }
            for one in fact.evidence
        ],
        "origin": fact.origin,
    }


def to_fact(row: Row, entities: Mapping[int, Entity], documents: Mapping[str, Document]) -> Fact:
    """The fact of a row.

    Args:
        row: the columns of `facts`, but for the number.
        entities: number → entity, of all its ends.
        documents: id → document, of all its quotes.
    """
    end = Literal(value=row[4], datatype=row[5]) if row[3] is None else entities[row[3]]
    return Fact(
        id=row[0],
        subject=entities[row[1]],
        predicate=row[2],
        object=end,
        stance=_STANCES[row[6]],
        speaker=None if row[7] is None else entities[row[7]],
        when=row[8],
        when_text=row[9],
        place=None if row[10] is None else entities[row[10]],
        confidence=row[11],
        sources=row[12],
        evidence=tuple(_to_evidence(one, documents) for one in row[13]),
        origin=tuple(row[14]),
    )


def _to_evidence(one: Mapping[str, Any], documents: Mapping[str, Document]) -> Evidence:
    start, end = one["start"], one["end"]
    return Evidence(
        document=one["document"],
        start=start,
        end=end,
        quote=documents[one["document"]].text[start:end],
        subject=_to_span(one["subject"]),
        object=_to_span(one["object"]),
    )


def _to_span(place: Mapping[str, int] | None) -> Span | None:
    return None if place is None else Span(start=place["start"], end=place["end"])


def to_entity(row: Row) -> Entity:
    """The entity of a row, but for the number and the degree."""
    return Entity(
        id=row[0],
        kind=row[1],
        label=row[2],
        aliases=tuple(row[3]),
        same_as=tuple(row[4]),
        confirmed=tuple(row[5]),
        type=row[6],
        chains=tuple(row[7]),
        documents=tuple(row[8]),
    )


def to_anchor(row: Row) -> Anchor:
    """The anchor of a row, but for the entity."""
    return Anchor(
        id=row[0],
        document=row[1],
        span=_to_span(row[2]),
        lead=row[3],
        names=tuple(row[4]),
        kind=row[5],
        size=row[6],
        reasons=tuple(row[7]),
    )
