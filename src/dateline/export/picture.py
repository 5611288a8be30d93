"""What the pictures show of a graph: entities with places, claims, and the words around each quote.

Guarantees: plain values fit for JSON, the same bytes for the same graph; of the articles only what
is quoted goes out, with a little of what stands round it. It chooses no colours and drops nothing:
of a large graph the page hides what isn't in `story` at first, and the static picture leaves it
out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline import ontology
from dateline.core import edtf, markup
from dateline.core.model import Document, Entity, Literal, Span
from dateline.core.text import shorten_name
from dateline.export.articles import article_record, words_around
from dateline.export.layout import find_components, place_nodes
from dateline.export.packing import Edge, Point, place_beside
from dateline.graph.events import (
    ROLES,
    Event,
    color_group,
    is_statement,
    pick_headlines,
    rank_events,
)
from dateline.graph.on_demand import fetch_ahead
from dateline.graph.posts import ToldPosts

if TYPE_CHECKING:
    from dateline.core.model import Evidence, Fact
    from dateline.graph.view import GraphView

LARGE = 150  # things from which the story is too much to draw all of it at first
FEW = 4  # things from which a group is drawn at first all the same
HAPPENINGS = 60  # most events that a large graph draws at first
_HEADLINES = 12  # most events that the page lists at first
# Drawn from who does it to the event, and from there to whom it is done to.
INWARD = frozenset({"actor", "origin", "instrument"})
_EPOCH = 719163  # ordinal of 1970-01-01, from which the page counts days

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A graph with places, for any kind of drawing.

    Attributes:
        entities: all entities, sorted by id.
        facts: all facts, sorted by id.
        places: a place for each entity, in the same order.
        story: indexes of the pairs of entities that are drawn at first: no articles, no
            `mentions`, no events that aren't worth a line, nothing that another claim or a drawn
            event tells; of a large graph no statements, no small groups, and only the foremost
            events.
        large: whether the graph is too large to draw all of it at first.
        events: all events, statements among them, by time.
        minor: ids of the events that aren't drawn at first, but for statements.
        posts: which claims about posts go without saying.
        retold: id of a claim → the event that tells it as well.
    """

    entities: Sequence[Entity]
    facts: Sequence[Fact]
    places: Sequence[Point]
    story: Sequence[Edge]
    large: bool
    events: Sequence[Event]
    minor: Collection[str]
    posts: ToldPosts
    retold: Mapping[str, Event]


def lay_out_picture(graph: GraphView) -> Picture:
    """Lay a graph out: what is drawn at first, other groups round it, the rest in gaps."""
    entities, facts = graph.entities(), graph.claims()
    index = {entity.id: number for number, entity in enumerate(entities)}
    groups = [color_group(entity) for entity in entities]
    posts = graph.posts
    ties = [
        (index[fact.subject.id], index[fact.object.id], fact)
        for fact in facts
        if isinstance(fact.object, Entity) and fact.object.id != fact.subject.id
    ]
    events, retold = graph.all_events, graph.retold
    fetch_ahead(retold, (fact.id for fact in facts))
    lines = [
        (min(a, b), max(a, b), fact.id)
        for a, b, fact in ties
        if fact.predicate != "mentions"
        and fact.id not in posts.told_by
        and "article" not in (groups[a], groups[b])
    ]
    pairs = sorted({(a, b) for a, b, _ in lines})
    large = len({end for pair in pairs for end in pair}) > LARGE
    minor = _find_minor_events(events, large=large)
    aside = {index[one] for one in minor}
    drawn = {(a, b) for a, b, id_ in lines if id_ not in retold or retold[id_].id in minor}
    told = sorted(pair for pair in drawn if aside.isdisjoint(pair))
    story = _notable_pairs(told, groups) if large else told
    places = _place_story(story, pairs)
    found = place_beside(places, len(entities), [(a, b) for a, b, _ in ties])
    return Picture(
        entities=entities,
        facts=facts,
        places=[found[number] for number in range(len(entities))],
        story=story,
        large=large,
        events=events,
        minor=minor,
        posts=posts,
        retold=retold,
    )


def _find_minor_events(events: Iterable[Event], *, large: bool) -> set[str]:
    """The events that aren't worth a line; of a large graph, all but the foremost between two."""
    happened = [event for event in events if not is_statement(event.entity)]
    ranked = rank_events(happened)
    if large:
        ranked = [event for event in ranked if len(event.participants) > 1][:HAPPENINGS]
    return {event.id for event in happened} - {event.id for event in ranked}


def page_data(graph: GraphView) -> Record:
    """Everything the page needs, as JSON values."""
    picture = lay_out_picture(graph)
    articles = {document: number for number, document in enumerate(graph.documents)}
    index = {entity.id: number for number, entity in enumerate(picture.entities)}
    passages = _Passages(graph.documents, articles)
    numbers = {fact.id: number for number, fact in enumerate(picture.facts)}
    told = {one: numbers[lead.id] for one, lead in picture.posts.told_by.items()}
    claims = [
        {
            **_claim_record(fact, index, passages),
            "toldBy": told.get(fact.id),
            "posts": list(picture.posts.titles.get(fact.id, ())),
            "event": index[picture.retold[fact.id].id] if fact.id in picture.retold else None,
        }
        for fact in picture.facts
    ]
    statements = [
        number
        for number, entity in enumerate(picture.entities)
        if color_group(entity) == "statement"
    ]
    happened = [event for event in picture.events if not is_statement(event.entity)]
    return {
        "name": graph.name,
        "licence": graph.licence,
        "large": picture.large,
        "few": FEW,
        "kinds": _kind_records(picture.entities),
        "predicates": _predicate_records(picture.facts),
        "articles": [
            {**article_record(document), "days": _day_range(document.published)}
            for document in graph.documents.values()
        ],
        "entities": [
            _entity_record(entity, place, articles)
            for entity, place in zip(picture.entities, picture.places, strict=True)
        ],
        "statements": statements,
        "roles": list(ROLES),
        "events": [_event_record(event, index) for event in picture.events],
        "minor": sorted(index[one] for one in picture.minor),
        "headlines": [index[event.id] for event in pick_headlines(happened, _HEADLINES)],
        "claims": claims,
        "passages": passages.rows,
    }


def _event_record(event: Event, index: Mapping[str, int]) -> Record:
    return {
        "entity": index[event.id],
        "date": event.date,
        "published": event.published,
        "days": _day_range(event.time),
        "stance": str(event.stance),
        "speaker": None if event.speaker is None else index[event.speaker.id],
        "bare": event.is_bare,
    }


def _notable_pairs(pairs: Sequence[Edge], groups: Sequence[str]) -> list[Edge]:
    """The pairs of the groups that are worth a look, once statements are left out."""
    spoken = [pair for pair in pairs if "statement" not in (groups[pair[0]], groups[pair[1]])]
    parts = find_components(len(groups), spoken)
    kept = {node for part in parts if len(part) >= FEW for node in part}
    return [pair for pair in spoken if pair[0] in kept]


def _place_story(story: Sequence[Edge], pairs: Sequence[Edge]) -> dict[int, Point]:
    """Places for the story, and round it for the components of pairs that don't touch it."""
    drawn = {end for pair in story for end in pair}
    touched = {end for pair in pairs if drawn & set(pair) for end in pair} - drawn
    apart = [pair for pair in pairs if not (drawn | touched) & set(pair)]
    order = sorted({end for pair in (*story, *apart) for end in pair})
    seat = {number: place for place, number in enumerate(order)}
    found = place_nodes(
        len(order),
        [(seat[a], seat[b]) for a, b in (*story, *apart)],
        last=[seat[number] for number in order if number not in drawn],
    )
    return dict(zip(order, found, strict=True))


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
            "subject": span_in_quote(evidence, evidence.subject),
            "object": span_in_quote(evidence, evidence.object),
        }

    def _passage(self, evidence: Evidence) -> Record:
        before, after = words_around(evidence, self._documents[evidence.document])
        return {
            "article": self._articles[evidence.document],
            "before": before,
            "quote": evidence.quote,
            "after": after,
        }


def span_in_quote(evidence: Evidence, span: Span | None) -> list[int] | None:
    """A span counted from its quote's start, in UTF-16 units, as the page's language counts."""
    if span is None or not (evidence.start <= span.start and span.end <= evidence.end):
        return None
    ends = (span.start - evidence.start, span.end - evidence.start)
    return [len(evidence.quote[:end].encode("utf-16-le", "surrogatepass")) // 2 for end in ends]


def _claim_record(fact: Fact, index: Mapping[str, int], passages: _Passages) -> Record:
    literal = fact.object if isinstance(fact.object, Literal) else None
    dated = literal.value if literal is not None and literal.datatype == "edtf" else None
    return {
        "id": fact.id,
        "subject": index[fact.subject.id],
        "predicate": fact.predicate,
        "object": index[fact.object.id] if isinstance(fact.object, Entity) else None,
        "value": None if literal is None else shorten_name(literal.value),
        "date": dated is not None,
        "stance": str(fact.stance),
        "speaker": None if fact.speaker is None else index.get(fact.speaker.id),
        "place": None if fact.place is None else index.get(fact.place.id),
        "when": fact.when,
        "whenText": None if fact.when_text is None else shorten_name(fact.when_text),
        "days": _day_range(fact.when or dated),
        "confidence": round(fact.confidence, 3),
        "sources": fact.sources,
        "evidence": [passages.evidence(one) for one in fact.evidence],
    }


def _day_range(when: str | None) -> list[int | None] | None:
    """First and last day of a date, counted from 1970; None for an open end or no date."""
    if when is None or not edtf.is_edtf(when):
        return None
    ends = (edtf.first_day(when), edtf.last_day(when))
    if ends == (None, None):
        return None
    return [None if day is None else day.toordinal() - _EPOCH for day in ends]


def _entity_record(entity: Entity, place: Point, articles: Mapping[str, int]) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "label": shorten_name(entity.label),
        "aliases": list(map(shorten_name, entity.aliases)),
        "links": [iri for iri in entity.same_as if markup.is_web(iri)],
        "type": entity.type,
        "articles": sorted(articles[one] for one in entity.documents if one in articles),
        "x": place[0],
        "y": place[1],
    }


def _kind_records(entities: Iterable[Entity]) -> list[Record]:
    known = ontology.kinds()
    return [
        {
            "name": kind,
            "label": known[kind].label if kind in known else kind,
            "group": ontology.top_kind(kind).lower(),
        }
        for kind in sorted({entity.kind for entity in entities})
    ]


def _predicate_records(facts: Iterable[Fact]) -> Record:
    known = ontology.predicates()
    return {
        name: {
            "label": known[name].label,
            "symmetric": known[name].symmetric,
            "inward": name in INWARD,
        }
        for name in sorted({fact.predicate for fact in facts})
        if name in known
    }
