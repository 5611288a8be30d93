"""What the pictures show of a graph: entities with places, claims, and the words around each quote.

Guarantees: plain values fit for JSON, the same bytes for the same graph; of the articles only what
is quoted goes out, with a little of what stands round it. It chooses no colours and hides nothing:
the page filters, and the static picture takes `story`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dateline import dates, ontology
from dateline.export.layout import Edge, Point, layout
from dateline.model import Document, Entity, Literal, Span

if TYPE_CHECKING:
    from dateline.facts import Evidence, Fact
    from dateline.graph import KnowledgeGraph

_CONTEXT = 120  # most characters shown before and after a quote
_RING = 40.0  # distance between nodes that are placed round others afterwards
_EPOCH = 719163  # ordinal of 1970-01-01, from which the page counts days

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A graph with places, for any kind of drawing.

    Attributes:
        entities: all entities, sorted by id.
        facts: all facts, sorted by id.
        places: a place for each entity, in the same order.
        story: indexes of the pairs of entities that are drawn: no articles, no `mentions`.
    """

    entities: Sequence[Entity]
    facts: Sequence[Fact]
    places: Sequence[Point]
    story: Sequence[Edge]


def draw(graph: KnowledgeGraph) -> Picture:
    """Lay a graph out: the story first, then articles and the rest round what they touch."""
    entities, facts = graph.entities(), graph.claims()
    index = {entity.id: number for number, entity in enumerate(entities)}
    ties = [
        (index[fact.subject.id], index[fact.object.id], fact.predicate)
        for fact in facts
        if isinstance(fact.object, Entity) and fact.object.id != fact.subject.id
    ]
    aside = {number for number, entity in enumerate(entities) if group_of(entity) == "article"}
    pairs = sorted(
        {
            (min(a, b), max(a, b))
            for a, b, predicate in ties
            if predicate != "mentions" and a not in aside and b not in aside
        }
    )
    order = sorted({end for pair in pairs for end in pair})
    seat = {number: place for place, number in enumerate(order)}
    found = layout(len(order), [(seat[a], seat[b]) for a, b in pairs])
    places = dict(zip(order, found, strict=True))
    _place_rest(places, len(entities), [(a, b) for a, b, _ in ties])
    return Picture(
        entities=entities,
        facts=facts,
        places=[places[number] for number in range(len(entities))],
        story=pairs,
    )


def payload(graph: KnowledgeGraph) -> Record:
    """Everything the page needs, as JSON values."""
    picture = draw(graph)
    articles = {document: number for number, document in enumerate(graph.documents)}
    index = {entity.id: number for number, entity in enumerate(picture.entities)}
    passages = _Passages(graph.documents, articles)
    claims = [_claim(fact, index, passages) for fact in picture.facts]
    return {
        "name": graph.name,
        "licence": graph.licence,
        "kinds": _kinds(picture.entities),
        "predicates": _predicates(picture.facts),
        "articles": [_article(document) for document in graph.documents.values()],
        "entities": [
            _entity(entity, place, articles)
            for entity, place in zip(picture.entities, picture.places, strict=True)
        ],
        "claims": claims,
        "passages": passages.rows,
    }


def group_of(entity: Entity) -> str:
    """The colour group of an entity: the top of its kind's tree, in lower case."""
    kind, known = entity.kind, ontology.kinds()
    while kind in known and (parent := known[kind].parent) is not None:
        kind = parent
    return kind.lower()


def _place_rest(places: dict[int, Point], count: int, ties: Sequence[Edge]) -> None:
    """Place what isn't in the story: near what it touches, in turn, else outside."""
    near: dict[int, list[int]] = {number: [] for number in range(count)}
    for a, b in ties:
        near[a].append(b)
        near[b].append(a)
    waiting = [number for number in range(count) if number not in places]
    for turn in (1, 2):  # articles touch the story, the rest may touch only articles
        ready = [one for one in waiting if any(other in places for other in near[one])]
        middles = [
            _middle([places[other] for other in near[one] if other in places]) for one in ready
        ]
        for seat, (one, (x, y)) in enumerate(zip(ready, middles, strict=True)):
            dx, dy = _around(seat)
            places[one] = (round(x + dx * turn, 1), round(y + dy * turn, 1))
        waiting = [one for one in waiting if one not in places]
    edge = max((abs(x) for x, _ in places.values()), default=0.0)
    for seat, one in enumerate(waiting):
        places[one] = (
            round(edge + _RING * (1 + seat // 20), 1),
            round(_RING * (seat % 20 - 10), 1),
        )


def _middle(points: Sequence[Point]) -> Point:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def _around(seat: int) -> Point:
    """One of eight steps aside, so that two nodes with the same neighbours don't coincide."""
    steps = ((1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7), (-0.7, 0.7), (-0.7, -0.7), (0.7, -0.7))
    dx, dy = steps[seat % 8]
    return (dx * _RING * (1 + seat % 3), dy * _RING * (1 + seat % 3))


class _Passages:
    """The quotes with what stands round them, each once, however many claims it shows."""

    def __init__(self, documents: Mapping[str, Document], articles: Mapping[str, int]) -> None:
        self.rows: list[Record] = []
        self._documents = documents
        self._articles = articles
        self._seen: dict[tuple[str, int, int], int] = {}

    def evidence(self, evidence: Evidence) -> Record:
        """A reference to a passage, and where in its quote the two ends of a claim stand."""
        key = (evidence.document, evidence.start, evidence.end)
        if key not in self._seen:
            self._seen[key] = len(self.rows)
            self.rows.append(self._passage(evidence))
        return {
            "passage": self._seen[key],
            "subject": _inside(evidence, evidence.subject),
            "object": _inside(evidence, evidence.object),
        }

    def _passage(self, evidence: Evidence) -> Record:
        text = self._documents[evidence.document].text
        before = text[max(0, evidence.start - _CONTEXT) : evidence.start]
        after = text[evidence.end : evidence.end + _CONTEXT]
        return {
            "article": self._articles[evidence.document],
            "before": _cut_start(before, whole=evidence.start <= _CONTEXT),
            "quote": evidence.quote,
            "after": _cut_end(after, whole=evidence.end + _CONTEXT >= len(text)),
        }


def _cut_start(text: str, *, whole: bool) -> str:
    """What stands before a quote, from the start of its paragraph or of a word."""
    lines = text.rsplit("\n", 1)
    if len(lines) > 1 or whole:
        return lines[-1].lstrip()
    _, _, rest = text.partition(" ")
    return f"… {rest}" if rest else ""


def _cut_end(text: str, *, whole: bool) -> str:
    """What stands after a quote, to the end of its paragraph or of a word."""
    lines = text.split("\n", 1)
    if len(lines) > 1 or whole:
        return lines[0].rstrip()
    rest, _, _ = text.rpartition(" ")
    return f"{rest} …" if rest else ""


def _inside(evidence: Evidence, span: Span | None) -> list[int] | None:
    """A span counted from its quote's start, in UTF-16 units, as the page's language counts."""
    if span is None or not (evidence.start <= span.start and span.end <= evidence.end):
        return None
    ends = (span.start - evidence.start, span.end - evidence.start)
    return [len(evidence.quote[:end].encode("utf-16-le", "surrogatepass")) // 2 for end in ends]


def _claim(fact: Fact, index: Mapping[str, int], passages: _Passages) -> Record:
    literal = fact.object if isinstance(fact.object, Literal) else None
    dated = literal.value if literal is not None and literal.datatype == "edtf" else None
    return {
        "id": fact.id,
        "subject": index[fact.subject.id],
        "predicate": fact.predicate,
        "object": index[fact.object.id] if isinstance(fact.object, Entity) else None,
        "value": None if literal is None else " ".join(filter(None, (literal.value, literal.unit))),
        "date": dated is not None,
        "stance": str(fact.stance),
        "speaker": None if fact.speaker is None else index.get(fact.speaker.id),
        "place": None if fact.place is None else index.get(fact.place.id),
        "when": fact.when,
        "whenText": fact.when_text,
        "days": _days(fact.when or dated),
        "confidence": round(fact.confidence, 3),
        "sources": fact.sources,
        "evidence": [passages.evidence(one) for one in fact.evidence],
    }


def _days(edtf: str | None) -> list[int | None] | None:
    """First and last day of a date, counted from 1970; None for an open end or no date."""
    if edtf is None:
        return None
    ends = (dates.first_day(edtf), dates.last_day(edtf))
    if ends == (None, None):
        return None
    return [None if day is None else day.toordinal() - _EPOCH for day in ends]


def _entity(entity: Entity, place: Point, articles: Mapping[str, int]) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "links": [iri for iri in entity.same_as if _is_web(iri)],
        "type": entity.type,
        "articles": sorted(articles[one] for one in entity.documents if one in articles),
        "x": place[0],
        "y": place[1],
    }


def _article(document: Document) -> Record:
    first_line = document.text.strip().partition("\n")[0]
    return {
        "title": document.title or first_line[:100] or document.source,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url if document.url is not None and _is_web(document.url) else None,
        "days": _days(document.published),
    }


def _is_web(address: str) -> bool:
    """Whether an address is safe to link: a page's `javascript:` must not become a link."""
    return urlsplit(address).scheme in {"http", "https"}


def _kinds(entities: Iterable[Entity]) -> list[Record]:
    used = {entity.kind: entity for entity in entities}
    known = ontology.kinds()
    return [
        {
            "name": kind,
            "label": known[kind].label if kind in known else kind,
            "group": group_of(used[kind]),
        }
        for kind in sorted(used)
    ]


def _predicates(facts: Iterable[Fact]) -> Record:
    known = ontology.predicates()
    return {
        name: {"label": known[name].label, "symmetric": known[name].symmetric}
        for name in sorted({fact.predicate for fact in facts})
        if name in known
    }
