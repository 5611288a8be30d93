"""What the JSON API calls things, claims, events and quotes: plain values, the same everywhere.

Guarantees: addresses are given only where they are safe to follow; positions in a text never leave
the server but as pieces of the text, so that nobody has to count characters as Python does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from dateline import ontology
from dateline.core.model import Document, Entity, Evidence, Fact, Literal, Span
from dateline.core.text import shorten_name
from dateline.explore.snapshot import Snapshot
from dateline.export.picture import article_record, color_group, is_web, words_around
from dateline.graph.events import ROLES, Event, is_statement

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
        "same_as": [iri for iri in entity.same_as if is_web(iri)],
        "confirmed": [iri for iri in entity.confirmed if is_web(iri)],
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
        "id": fact.id,
        "subject": thing_record(fact.subject),
        "predicate": fact.predicate,
        "label": predicate_label(fact.predicate),
        "symmetric": known is not None and known.symmetric,
        "object": end_record(fact.object),
        "stance": fact.stance.value,
        "speaker": None if fact.speaker is None else thing_record(fact.speaker),
        "place": None if fact.place is None else thing_record(fact.place),
        "when": fact.when,
        "when_text": None if fact.when_text is None else shorten_name(fact.when_text),
        "confidence": round(fact.confidence, 3),
        "sources": fact.sources,
        "posts": list(snapshot.posts.titles.get(fact.id, ())),
        "quotes": quote_records(snapshot, fact.evidence),
        "quote_count": len(fact.evidence),
    }


def event_record(snapshot: Snapshot, event: Event) -> Record:
    """What happened, or was said, with who and what has which role."""
    return {
        **thing_record(event.entity),
        "type": event.type,
        "date": event.date,
        "published": event.published,
        "stance": event.stance.value,
        "speaker": None if event.speaker is None else thing_record(event.speaker),
        "said": is_statement(event.entity),
        "roles": [
            {
                "role": role,
                "label": predicate_label(role),
                "ends": [end_record(one) for one in event.roles[role]],
            }
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
    record = article_record(document)
    del record["days"]
    return {"id": snapshot.article_of[document.id], **record}


def predicate_label(name: str) -> str:
    """A predicate in words."""
    known = ontology.predicates().get(name)
    return name.replace("_", " ") if known is None else known.label


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
