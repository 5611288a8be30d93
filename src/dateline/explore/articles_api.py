"""The API about articles: the list, and each one's text with names and claims marked in it.

Guarantees: the pieces of a text, joined, are the text; a piece belongs to one name at most, and to
every claim whose quote it is in. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.core.model import Document, Entity, Evidence, Fact, Span
from dateline.core.text import normalize_name, shorten_name
from dateline.explore.claim_filter import read_count
from dateline.explore.operations import JsonResponse, Operation, get_snapshot
from dateline.explore.records import (
    Record,
    said_record,
    source_record,
    thing_record,
)
from dateline.explore.snapshot import Snapshot
from dateline.graph import filters
from dateline.graph.events import Event
from dateline.graph.on_demand import fetch_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim or an event of an article, and where its words stand there.

    Attributes:
        record: the claim or event as the API gives it.
        spans: its quotes in this article.
    """

    record: Record
    spans: tuple[Span, ...]


def list_articles(request: Request) -> JsonResponse:
    """Articles, the newest first, with some words in them if any are given."""
    snapshot, given = get_snapshot(request), request.query_params
    words = normalize_name(given.get("text", "")[:200])
    documents, found = snapshot.graph.documents, list(snapshot.graph.overview.date_articles())
    if words:
        fetch_ahead(documents, (id_ for id_, _ in found))
        found = [row for row in found if _has_words(documents[row[0]], words)]
    found.sort(key=lambda row: (filters.time_key(row[1]), row[0]), reverse=True)
    dated = [id_ for id_, day in found if day] + [id_ for id_, day in found if not day]
    offset = read_count(given, "offset", default=0, most=10**9)
    limit = read_count(given, "limit", default=50, most=200)
    page = dated[offset : offset + limit]
    fetch_ahead(documents, page)
    some = [documents[one] for one in page]
    said = snapshot.graph.overview.count_said([one.id for one in some])
    rows = [
        {
            **source_record(snapshot, one),
            "claims": said.get(one.id, 0),
            "excerpt": _excerpt(one, words),
        }
        for one in some
    ]
    return JsonResponse({"total": len(dated), "items": rows})


def _has_words(document: Document, words: str) -> bool:
    """Whether an article has some words in a row, without accents or case."""
    text = f"{document.title or ''} {document.publisher or ''} {document.text}"
    return words in normalize_name(text)


def _excerpt(document: Document, words: str) -> str | None:
    """A little of what stands round the words that were looked for."""
    at = normalize_name(document.text).find(words) if words else -1
    if at < 0:
        return None
    text = " ".join(document.text.split())
    found = text.lower().find(words)
    start = max(0, (at if found < 0 else found) - 60)
    cut = f" {text} "[start : start + 162]  # begins and ends with a whole word
    return f"… {' '.join(cut.split(' ')[1:-1])} …"


def describe_article(request: Request) -> JsonResponse:
    """One article: its text in pieces, and what it says; none of a node that copies share."""
    snapshot = get_snapshot(request)
    document = snapshot.document_of(request.path_params["id"])
    if document is None:
        shared = snapshot.find(request.path_params["id"])
        if shared is None or shared.kind not in filters.kinds_below("Article"):
            raise HTTPException(404, "the graph has no such article")
        return JsonResponse({"article": None, "pieces": [], "said": []})
    said = find_said(snapshot, document)
    return JsonResponse(
        {
            "article": {
                **source_record(snapshot, document),
                "authors": list(map(shorten_name, document.authors)),
                "notes": list(map(shorten_name, document.notes)),
            },
            "pieces": cut_text(document, snapshot.marks(document.id), said),
            "said": [one.record for one in said],
        }
    )


def find_said(snapshot: Snapshot, document: Document) -> list[Said]:
    """What an article tells, in the order of its text: events whole, and other claims."""
    facts = snapshot.graph.overview.said_in(document.id)
    event_of = snapshot.graph.event_of
    subjects = dict.fromkeys(fact.subject.id for fact in facts)
    events = [event_of[one] for one in subjects if one in event_of]
    told: list[Fact | Event] = [*events, *snapshot.graph.leading(facts)]
    said = [
        Said(record=said_record(snapshot, one), spans=spans)
        for one in told
        if (spans := _spans_in(document, one.evidence))
    ]
    return sorted(said, key=lambda one: (one.spans[0].start, one.spans[0].end))


def _spans_in(document: Document, evidence: Iterable[Evidence]) -> tuple[Span, ...]:
    spans = (Span(start=one.start, end=one.end) for one in evidence if one.document == document.id)
    return tuple(sorted(dict.fromkeys(spans), key=lambda span: span.start))


def cut_text(
    document: Document, named: Sequence[tuple[Span, Entity]], said: Sequence[Said]
) -> list[Record]:
    """A text in pieces: each with the thing that it names and the claims that it is a quote of.

    Args:
        document: the article.
        named: where it names things, each with the thing, in the order of the text.
        said: what it says; pieces give the numbers of those.
    """
    names = _outermost(named)
    cuts = {0, len(document.text)}
    for span, _ in names:
        cuts |= {span.start, span.end}
    for one in said:
        cuts |= {at for span in one.spans for at in (span.start, span.end)}
    for zone in document.zones:
        cuts |= {zone.start, zone.end}
    ordered = sorted(at for at in cuts if at <= len(document.text))
    return [
        _make_piece(document, Span(start=start, end=end), names, said)
        for start, end in pairwise(ordered)
    ]


def _make_piece(
    document: Document,
    span: Span,
    names: Sequence[tuple[Span, Entity]],
    said: Sequence[Said],
) -> Record:
    piece: Record = {"text": document.text[span.start : span.end], "at": span.start}
    thing = next((entity for place, entity in names if place.covers(span)), None)
    if thing is not None:
        piece["thing"] = thing_record(thing)
    numbers = [
        number for number, one in enumerate(said) if any(place.covers(span) for place in one.spans)
    ]
    if numbers:
        piece["said"] = numbers
    zone = next((one.kind for one in document.zones if one.start <= span.start < one.end), None)
    if zone is not None:
        piece["zone"] = zone
    return piece


def _outermost(named: Sequence[tuple[Span, Entity]]) -> list[tuple[Span, Entity]]:
    """Names that don't overlap: of those that do, the first and longest."""
    found: list[tuple[Span, Entity]] = []
    for span, entity in named:
        if not found or found[-1][0].end <= span.start:
            found.append((span, entity))
    return found


OPERATIONS = (
    Operation(
        path="/api/articles",
        endpoint=list_articles,
        summary="Articles, the newest first.",
        parameters={
            "text": "Words that stand in the article, in a row.",
            "offset": "How many to leave out.",
            "limit": "How many to give, 200 at most.",
        },
    ),
    Operation(
        path="/api/articles/{id:path}",
        endpoint=describe_article,
        summary="One article: its text in pieces, with names and claims marked.",
    ),
)
