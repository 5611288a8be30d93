"""Claims as JSON lines: one fact an object, with its ends, its standing and its quotes.

Guarantees: lines are sorted by id and keys come in a fixed order, so that the same graph gives the
same bytes; every quote equals its document's text at its offsets. It leaves out entities that no
claim speaks of.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core import serde
from dateline.core.model import Entity, Evidence, Fact, Literal
from dateline.export.base import replace_file

if TYPE_CHECKING:
    from dateline.graph.view import GraphView


class ClaimsExporter:
    """Writes `.claims.jsonl`."""

    name = "claims"
    endings = (".claims.jsonl",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write all claims of a graph.

        Raises:
            ExportError: the file can't be written.
        """
        with replace_file(path) as file:
            file.write(serde.encode_lines(fact_to_dict(fact) for fact in graph.claims()))


def fact_to_dict(fact: Fact) -> dict[str, object]:
    """One fact as plain values."""
    return {
        "id": fact.id,
        "predicate": fact.predicate,
        "subject": entity_to_dict(fact.subject),
        "object": entity_to_dict(fact.object)
        if isinstance(fact.object, Entity)
        else _literal_to_dict(fact.object),
        "stance": fact.stance.value,
        "speaker": None if fact.speaker is None else entity_to_dict(fact.speaker),
        "when": fact.when,
        "when_text": fact.when_text,
        "place": None if fact.place is None else entity_to_dict(fact.place),
        "confidence": fact.confidence,
        "sources": fact.sources,
        "evidence": [_evidence_to_dict(one) for one in fact.evidence],
    }


def entity_to_dict(one: Entity) -> dict[str, object]:
    """One entity as plain values."""
    shown: dict[str, object] = {
        "id": one.id,
        "label": one.label,
        "kind": one.kind,
        "aliases": one.aliases,
        "same_as": one.same_as,
    }
    return shown if one.type is None else {**shown, "type": one.type}


def _literal_to_dict(literal: Literal) -> dict[str, object]:
    shown: dict[str, object] = {"value": literal.value, "datatype": literal.datatype}
    return shown if literal.unit is None else {**shown, "unit": literal.unit}


def _evidence_to_dict(evidence: Evidence) -> dict[str, object]:
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
