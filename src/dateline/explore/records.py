"""What the JSON API calls things, claims, events and quotes: plain values, the same everywhere.

Guarantees: addresses are given only where they are safe to follow; positions in a text never leave
the server but as pieces of the text, so that nobody has to count characters as Python does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from dateline import ontology
from dateline.core import markup
from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Span
from dateline.core.text import shorten_name
from dateline.explore.snapshot import Snapshot
from dateline.export.articles import article_record, words_around
from dateline.export.claims import event_fields, fact_fields
from dateline.graph.disputes import Dispute
from dateline.graph.events import ROLES, Event, color_group, is_statement
from dateline.graph.ranking import Ranked
from dateline.graph.timelines import Moment
from dateline.graph.wording import predicate_label

Record = dict[str, Any]

MOST_QUOTES = 40  # of one claim or event; a large story has hundreds that say the same

_LONGEST = 4_000  # characters of a quote: a browser draws a hundred thousand of them too slowly


def thing_record(entity: Entity) -> Record:
    """A thing as others refer to it."""
    return {
        "id": entity.id,
        "label": shorten_name(entity.label),
        "kind": entity.kind,
        "group": color_group(entity),
    }


def full_thing_record(entity: Entity) -> Record:
    """A thing with its names and links."""
    known = ontology.kinds().get(entity.kind)
    return {
        **thing_record(entity),
        "kind_label": entity.kind if known is None else known.label,
        "type": entity.type,
        "aliases": list(map(shorten_name, entity.aliases)),
        "same_as": [iri for iri in entity.same_as if markup.is_web(iri)],
        "confirmed": [iri for iri in entity.confirmed if markup.is_web(iri)],
    }


def end_record(end: Entity | Literal) -> Record:
    """What a claim ends at: a thing, or a value."""
    if isinstance(end, Entity):
        return thing_record(end)
    return {"value": shorten_name(end.value), "datatype": end.datatype}


def claim_record(snapshot: Snapshot, fact: Fact) -> Record:
    """A claim with its quotes."""
    known = ontology.predicates().get(fact.predicate)
    return {
        **fact_fields(fact, end_record),
        "label": predicate_label(fact.predicate),
        "symmetric": known is not None and known.symmetric,
        "when_text": None if fact.when_text is None else shorten_name(fact.when_text),
        "confidence": round(fact.confidence, 3),
        "posts": list(snapshot.graph.posts.titles.get(fact.id, ())),
        "quotes": quote_records(snapshot, fact.evidence),
        "quote_count": len(fact.evidence),
    }


def event_record(snapshot: Snapshot, event: Event) -> Record:
    """What happened, or was said, with who and what has which role."""
    fields = event_fields(event, end_record)
    return {
        **thing_record(event.entity),
        **fields,
        "label": shorten_name(event.label),
        "said": is_statement(event.entity),
        "roles": [
            {"role": role, "label": predicate_label(role), "ends": fields["roles"][role]}
            for role in ROLES
            if role in event.roles
        ],
        "articles": event.articles,
        "quotes": quote_records(snapshot, event.evidence),
        "quote_count": len(event.evidence),
    }


def quote_records(snapshot: Snapshot, evidence: Iterable[Evidence]) -> list[Record]:
    """Quotes with what stands around them, each place in a text once."""
    places = {(one.document, one.start, one.end): one for one in evidence}
    return [quote_record(snapshot, one) for one in list(places.values())[:MOST_QUOTES]]


def quote_record(snapshot: Snapshot, one: Evidence) -> Record:
    """A quote in pieces: the ends of the claim are told apart."""
    document = snapshot.graph.documents[one.document]
    before, after = words_around(one, document)
    return {
        "before": before,
        "pieces": cut_quote(one),
        "after": after,
        "place": f"{one.start}-{one.end}",
        "article": source_record(snapshot, document),
    }


def source_record(snapshot: Snapshot, document: Document) -> Record:
    """An article as a quote cites it."""
    return {"id": snapshot.article_of[document.id], **article_record(document)}


def moment_record(snapshot: Snapshot, moment: Moment) -> Record:
    """A line of a timeline: an event, or a claim that has a time."""
    return {
        "when": moment.when,
        "told": moment.told,
        "label": shorten_name(moment.label),
        "stance": moment.stance.value,
        "event": None if moment.event is None else event_record(snapshot, moment.event),
        "claims": [claim_record(snapshot, fact) for fact in moment.facts],
    }


def dispute_record(snapshot: Snapshot, dispute: Dispute) -> Record:
    """What can't all be right: of each side the claims, or the events."""
    return {
        "key": dispute.key,
        "why": dispute.why,
        "label": shorten_name(dispute.label),
        "sides": [[said_record(snapshot, one) for one in side] for side in dispute.sides],
    }


def said_record(snapshot: Snapshot, said: Fact | Event) -> Record:
    """A claim, or an event, each under its name."""
    if isinstance(said, Event):
        return {"event": event_record(snapshot, said)}
    return {"claim": claim_record(snapshot, said)}


def rank_record(_: Snapshot, ranked: Ranked) -> Record:
    """A place in a ranking."""
    return {
        "thing": thing_record(ranked.entity),
        "score": ranked.score,
        "neighbors": ranked.neighbors,
        "ties": ranked.ties,
    }


def cut_quote(one: Evidence) -> list[Record]:
    """The words of a quote, those of its claim's subject and object marked; subject wins.

    Of one that is no sentence any more, such as a page without a full stop, the start.
    """
    last = min(one.end, one.start + _LONGEST)
    marks = [(one.subject, "subject"), (one.object, "object")]
    inside = [
        (span, name)
        for span, name in marks
        if span is not None and Span(start=one.start, end=one.end).covers(span)
    ]
    cuts = sorted(
        {one.start, last, *(at for span, _ in inside for at in (span.start, span.end) if at < last)}
    )
    pieces: list[Record] = [
        {
            "text": one.quote[start - one.start : end - one.start],
            "end": next(
                (name for span, name in inside if span.start <= start and end <= span.end), None
            ),
        }
        for start, end in pairwise(cuts)
    ]
    return pieces if last == one.end else [*pieces, {"text": " …", "end": None}]
