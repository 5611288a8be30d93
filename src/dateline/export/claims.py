"""Claims as JSON lines: one fact an object, with its ends, its standing and its quotes.

Guarantees: lines are sorted by id and keys come in a fixed order, so that the same graph gives the
same bytes; every quote equals its document's text at its offsets. It leaves out entities that no
claim speaks of.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from dateline.core import serde
from dateline.core.model import Entity, Evidence, Fact, Literal
from dateline.export.base import replace_file
from dateline.graph.events import Event

if TYPE_CHECKING:
    from dateline.graph.disputes import Dispute
    from dateline.graph.ranking import Ranked
    from dateline.graph.surroundings import Tie
    from dateline.graph.timelines import Moment
    from dateline.graph.view import GraphView


Writer: TypeAlias = Callable[[Entity | Literal], dict[str, Any]]  # an end as plain values


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
            file.writelines(
                serde.encode_whole(fact_to_dict(fact)) + b"\n" for fact in graph.claims()
            )


def fact_to_dict(fact: Fact) -> dict[str, object]:
    """One fact as plain values."""
    evidence = [_evidence_to_dict(one) for one in fact.evidence]
    return {**fact_fields(fact, _end_to_dict), "evidence": evidence}


def fact_fields(fact: Fact, write: Writer) -> dict[str, Any]:
    """One fact as plain values, without its quotes.

    Args:
        fact: the fact.
        write: how entities and values are written.
    """
    return {
        "id": fact.id,
        "predicate": fact.predicate,
        "subject": write(fact.subject),
        "object": write(fact.object),
        "stance": fact.stance.value,
        "speaker": None if fact.speaker is None else write(fact.speaker),
        "when": fact.when,
        "when_text": fact.when_text,
        "place": None if fact.place is None else write(fact.place),
        "confidence": fact.confidence,
        "sources": fact.sources,
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


def event_to_dict(event: Event) -> dict[str, object]:
    """One event as plain values, with whoever and whatever has a role in it."""
    evidence = [_evidence_to_dict(one) for one in event.evidence]
    return {**event_fields(event, _end_to_dict), "evidence": evidence}


def event_fields(event: Event, write: Writer) -> dict[str, Any]:
    """One event as plain values, without its quotes.

    Args:
        event: the event.
        write: how entities and values are written.
    """
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "date": event.date,
        "published": event.published,
        "stance": event.stance.value,
        "speaker": None if event.speaker is None else write(event.speaker),
        "roles": {role: [write(one) for one in ends] for role, ends in event.roles.items()},
    }


def tie_to_dict(tie: Tie) -> dict[str, object]:
    """One neighbour as plain values, with what leads to it."""
    return {
        "entity": entity_to_dict(tie.entity),
        "claims": [fact_to_dict(fact) for fact in tie.facts],
        "events": [entity_to_dict(event) for event in tie.events],
    }


def moment_to_dict(moment: Moment) -> dict[str, object]:
    """One line of a timeline as plain values."""
    return {
        "when": moment.when,
        "told": moment.told,
        "label": moment.label,
        "event": None if moment.event is None else event_to_dict(moment.event),
        "claims": [fact_to_dict(fact) for fact in moment.facts],
        "stance": moment.stance.value,
        "speaker": None if moment.speaker is None else entity_to_dict(moment.speaker),
        "evidence": [_evidence_to_dict(one) for one in moment.evidence],
    }


def dispute_to_dict(dispute: Dispute) -> dict[str, object]:
    """What can't all be right, as plain values: of each side the claims and events."""
    sides = [
        [event_to_dict(one) if isinstance(one, Event) else fact_to_dict(one) for one in side]
        for side in dispute.sides
    ]
    return {"why": dispute.why, "label": dispute.label, "sides": sides}


def ranked_to_dict(ranked: Ranked) -> dict[str, object]:
    """One place in a ranking as plain values."""
    return {
        "entity": entity_to_dict(ranked.entity),
        "score": ranked.score,
        "neighbors": ranked.neighbors,
        "ties": ranked.ties,
    }


def _end_to_dict(end: Entity | Literal) -> dict[str, Any]:
    if isinstance(end, Entity):
        return entity_to_dict(end)
    return {"value": end.value, "datatype": end.datatype}


def _evidence_to_dict(evidence: Evidence) -> dict[str, object]:
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
