"""What the trained reader says about one text: plain values, no model.

Guarantees: offsets count code points of the text that was read; clusters are numbered from 0 in
the order of their first mention. Labels are those of the layer (the annotation scheme that a data
set taught); what they mean in the ontology is decided by whoever uses them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace


class Found(Struct, frozen=True, kw_only=True):
    """One place where the text names something.

    Attributes:
        start: first code point.
        end: one past the last code point.
        label: the layer's coarse class (`person`, `location`, …).
        types: finer labels with their probabilities, most probable first; may be empty.
        confidence: probability that exactly this stretch is a mention of that class, 0 to 1.
        cluster: number of the cluster of mentions that name the same thing.
    """

    start: int
    end: int
    label: str
    types: tuple[tuple[str, float], ...] = ()
    confidence: float = 1.0
    cluster: int = 0


class Related(Struct, frozen=True, kw_only=True):
    """One relation between two clusters.

    Attributes:
        subject: number of a cluster.
        label: the layer's label (`based_in0`, `P17`, `Live_In`).
        object: number of a cluster.
        confidence: probability that the text says so, 0 to 1.
        subject_at: index in `Reading.mentions` of the subject's mention that carries it.
        object_at: the same for the object.
    """

    subject: int
    label: str
    object: int
    confidence: float
    subject_at: int
    object_at: int


class Reading(Struct, frozen=True, kw_only=True):
    """What one layer of the reader found in one text: mentions in text order, and relations.

    Attributes:
        layer: the annotation scheme.
        mentions: what it names, in text order.
        relations: what it relates.
        others: what the reader's other layers name there, without clusters, types and relations.
    """

    layer: str
    mentions: tuple[Found, ...] = ()
    relations: tuple[Related, ...] = ()
    others: tuple[Reading, ...] = ()

    @property
    def clusters(self) -> tuple[tuple[Found, ...], ...]:
        """The mentions of each cluster, in text order."""
        rows: dict[int, list[Found]] = {}
        for mention in self.mentions:
            rows.setdefault(mention.cluster, []).append(mention)
        return tuple(tuple(rows[number]) for number in sorted(rows))


def join_readings(layer: str, parts: Sequence[Reading]) -> Reading:
    """The readings of the stretches of a text as one; what they number goes on from each other."""
    mentions: list[Found] = []
    relations: list[Related] = []
    clusters = 0
    for part in parts:
        at = len(mentions)
        mentions += (replace(one, cluster=one.cluster + clusters) for one in part.mentions)
        relations += (
            replace(
                one,
                subject=one.subject + clusters,
                object=one.object + clusters,
                subject_at=one.subject_at + at,
                object_at=one.object_at + at,
            )
            for one in part.relations
        )
        clusters += len(part.clusters)
    return Reading(layer=layer, mentions=tuple(mentions), relations=tuple(relations))
