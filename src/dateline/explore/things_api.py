"""The API about things: search, a thing's page, its claims and events, and the whole graph's.

Guarantees: of a thing that is in thousands of claims an answer holds the first of each list and how
many there are; the rest comes by `offset`. It changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from starlette.requests import Request

from dateline import ontology
from dateline.core.model import Entity, Fact, Literal
from dateline.core.text import shorten_name
from dateline.explore import claim_filter
from dateline.explore.claim_filter import read_count, read_filter, read_groups
from dateline.explore.connections import Line
from dateline.explore.lists import MOST, PAGE, answer_page, page_of
from dateline.explore.operations import (
    JsonResponse,
    Operation,
    get_host,
    get_snapshot,
    require_thing,
)
from dateline.explore.records import (
    Record,
    claim_record,
    event_record,
    full_thing_record,
    source_record,
    thing_record,
)
from dateline.explore.snapshot import Snapshot
from dateline.graph import filters
from dateline.graph.events import Event, color_group, is_statement
from dateline.graph.posts import BY_RANK
from dateline.graph.timelines import Moment, make_timeline
from dateline.graph.wording import predicate_label

_TIES = 30
_LONGEST = 300  # characters of a search: longer ones are no names
_MARKS = 500  # marks of a timeline: more than a screen has room for
_POSTS = frozenset({"holds_position", *BY_RANK}) - {"works_for", "member_of"}


def describe_graph(request: Request) -> JsonResponse:
    """Name, size and contents of the graph, and what happened."""
    snapshot, host = get_snapshot(request), get_host(request)
    graph = snapshot.graph
    counts = snapshot.counts
    return JsonResponse(
        {
            "name": graph.name,
            "licence": graph.licence,
            "base": graph.base,
            "counts": {
                "articles": len(graph.documents),
                "things": counts.things,
                "claims": len(graph),
                "events": counts.happened,
            },
            "groups": dict(counts.groups.most_common()),
            "kinds": {name: one.label for name, one in sorted(ontology.kinds().items())},
            "predicates": [
                {"name": name, "label": predicate_label(name), "claims": number}
                for name, number in counts.predicates.most_common()
            ],
            "stances": dict(counts.stances),
            "sources": dict(sorted(counts.publishers.items())),
            "headlines": [event_record(snapshot, one) for one in snapshot.headlines],
            "foremost": [
                {**thing_record(entity), "claims": graph.overview.weigh(entity.id)}
                for entity in snapshot.foremost
            ],
            "revision": host.revision,
        }
    )


def describe_state(request: Request) -> JsonResponse:
    """Which snapshot is served, and whether the folder has changed since."""
    host = get_host(request)
    _ = host.snapshot  # a look at the folder, which is read again if it has changed
    return JsonResponse(
        {
            "revision": host.revision,
            "stale": host.is_stale,
            "failure": host.failure,
            "undoable": host.undoable,
        }
    )


def search(request: Request) -> JsonResponse:
    """Things whose names match what was typed so far."""
    snapshot, given = get_snapshot(request), request.query_params
    most = read_count(given, "limit", default=10, most=MOST)
    groups = read_groups(given)
    text = given.get("text", "")[:_LONGEST]
    exact = snapshot.find(text.strip().removeprefix(snapshot.graph.base))
    found = [exact] if exact else snapshot.graph.search(text, most=most, groups=groups)
    return JsonResponse({"things": [_hit_record(snapshot, one) for one in found]})


def _hit_record(snapshot: Snapshot, entity: Entity) -> Record:
    known = ontology.kinds().get(entity.kind)
    label = entity.kind if known is None else known.label
    return {
        **thing_record(entity),
        "kind_label": "statement" if is_statement(entity) else label,
        "alias": next(map(shorten_name, entity.aliases), None),
        "claims": snapshot.graph.overview.weigh(entity.id),
    }


def describe_thing(request: Request) -> JsonResponse:
    """All about one thing, the first of each list."""
    snapshot = get_snapshot(request)
    seen = read_filter(snapshot, request.query_params)
    entity = require_thing(snapshot, request.path_params["id"])
    facts, events = seen.facts(entity.id), seen.events(entity.id)
    happened = [one for one in events if not is_statement(one.entity)]
    said = [one for one in events if is_statement(one.entity)]
    plain = seen.graph.leading(facts)
    ties = seen.ties(entity)
    moments = make_timeline(plain, events, statements=True)
    documents = [snapshot.graph.documents[name] for name in entity.documents]
    documents.sort(key=lambda one: filters.time_key(one.published), reverse=True)
    return JsonResponse(
        {
            "thing": full_thing_record(entity),
            "claims": len(facts),
            "hidden": snapshot.graph.overview.weigh(entity.id) - len(facts),
            "happened": page_of(snapshot, _foremost_first(entity, happened), event_record),
            "said": page_of(snapshot, said, event_record),
            "posts": [claim_record(snapshot, one) for one in _find_posts(plain)],
            "groups": _group_claims(snapshot, entity, plain),
            "connections": [_connection_record(Line(seen, entity, tie)) for tie in ties[:_TIES]],
            "connection_count": len(ties),
            "timeline": [_mark_record(one) for one in moments[:_MARKS]],
            "articles": [source_record(snapshot, one) for one in documents[:_TIES]],
            "article_count": len(documents),
        }
    )


def _foremost_first(entity: Entity, events: list[Event]) -> list[Event]:
    """The event itself, then those worth a line, all by time; bare ones last."""
    return sorted(events, key=lambda one: (one.id != entity.id, one.is_bare))


def _find_posts(facts: Sequence[Fact]) -> list[Fact]:
    """The posts of a person, or who has had them at a body, by time."""
    found = [fact for fact in facts if fact.predicate in _POSTS]
    return sorted(found, key=lambda fact: (*filters.time_key(fact.when), fact.id))


def _group_claims(snapshot: Snapshot, entity: Entity, facts: Sequence[Fact]) -> list[Record]:
    """Claims under their predicate: what it does, what is done to it, and last plain values."""
    groups: dict[tuple[int, str, bool], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate not in _POSTS:
            incoming = _is_incoming(entity, fact)
            order = 2 if isinstance(fact.object, Literal) else int(incoming)
            groups[order, fact.predicate, incoming].append(fact)
    return [
        {
            "predicate": predicate,
            "label": predicate_label(predicate),
            "incoming": incoming,
            **page_of(snapshot, _surest_first(groups[order, predicate, incoming]), claim_record),
        }
        for order, predicate, incoming in sorted(groups)
    ]


def _is_incoming(entity: Entity, fact: Fact) -> bool:
    known = ontology.predicates().get(fact.predicate)
    return fact.subject.id != entity.id and not (known is not None and known.symmetric)


def _surest_first(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (-fact.sources, -fact.confidence, fact.id))


def _connection_record(line: Line) -> Record:
    return {
        "thing": thing_record(line.tie.entity),
        "label": line.label,
        "stance": line.stance.value,
        "size": line.tie.size,
    }


def _mark_record(moment: Moment) -> Record:
    """A moment as a mark of the strip: an event by its own page, a claim by its."""
    about = moment.facts[0].subject if moment.event is None else moment.event.entity
    return {
        "when": moment.when or moment.told,
        "label": shorten_name(moment.label),
        "group": color_group(about),
        "id": f"claim/{moment.facts[0].id}" if moment.event is None else about.id,
        "stance": moment.stance.value,
    }


def list_claims(request: Request) -> JsonResponse:
    """Claims about a thing, or all there are, the best supported first."""
    snapshot, given = get_snapshot(request), request.query_params
    seen = read_filter(snapshot, given)
    if not given.get("about"):
        return answer_page(request, seen.facts(), claim_record)
    entity = require_thing(snapshot, given["about"], name="about")
    found = seen.graph.leading(seen.facts(entity.id))
    if given.get("incoming") in {"true", "false"}:
        incoming = given["incoming"] == "true"
        found = [fact for fact in found if _is_incoming(entity, fact) is incoming]
    return answer_page(request, _surest_first(found), claim_record)


def list_between(request: Request) -> JsonResponse:
    """All that is said between two things."""
    snapshot, given = get_snapshot(request), request.query_params
    one = require_thing(snapshot, given.get("a"), name="a")
    other = require_thing(snapshot, given.get("b"), name="b")
    seen = read_filter(snapshot, given)
    ties = seen.ties_between([one], {other.id})[one.id]
    facts = [fact for tie in ties for fact in tie.facts]
    events = [seen.graph.event_of[event.id] for tie in ties for event in tie.events]
    return JsonResponse(
        {
            "a": thing_record(one),
            "b": thing_record(other),
            "claims": page_of(snapshot, _surest_first(facts), claim_record, limit=MOST),
            "events": page_of(snapshot, events, event_record, limit=MOST),
        }
    )


def describe_claim(request: Request) -> JsonResponse:
    """One claim with all its quotes."""
    snapshot = get_snapshot(request)
    fact = snapshot.graph.claim(request.path_params["id"])
    if fact is None:
        return JsonResponse({"error": "the graph has no such claim"}, status_code=404)
    event = snapshot.graph.event_of.get(fact.subject.id)
    return JsonResponse(
        {
            "claim": claim_record(snapshot, fact),
            "event": None if event is None else event_record(snapshot, event),
        }
    )


def list_events(request: Request) -> JsonResponse:
    """What happened, or what was said, to a thing or at all, by time."""
    snapshot, given = get_snapshot(request), request.query_params
    seen = read_filter(snapshot, given)
    if given.get("about"):
        entity = require_thing(snapshot, given["about"], name="about")
        events = _foremost_first(entity, seen.events(entity.id))
    else:
        events = seen.events()
    said = given.get("said") == "true"
    chosen = [one for one in events if is_statement(one.entity) is said]
    return answer_page(request, chosen, event_record)


OPERATIONS = (
    Operation(
        path="/api/graph",
        endpoint=describe_graph,
        summary="Name, size and contents of the graph, with what happened.",
    ),
    Operation(
        path="/api/state",
        endpoint=describe_state,
        summary="Which snapshot is served, and whether a changed folder is being read.",
    ),
    Operation(
        path="/api/search",
        endpoint=search,
        summary="Things whose names match what was typed so far, the best first.",
        parameters={
            "text": "Part of a name, alias or acronym; a Wikidata number; an id of the graph.",
            "group": "Only things of these groups: `person,organization`.",
            "limit": "How many at most; 10 if not given.",
        },
    ),
    Operation(
        path="/api/things/{id:path}",
        endpoint=describe_thing,
        summary="All about one thing: what happened, posts, claims, who is connected, articles.",
        parameters=claim_filter.PARAMETERS,
    ),
    Operation(
        path="/api/claims",
        endpoint=list_claims,
        summary="Claims, of a thing if one is given, with their quotes.",
        parameters={
            "about": "Id or name of a thing.",
            "incoming": "`true` for claims that others are the subject of, `false` for its own.",
            **PAGE,
            **claim_filter.PARAMETERS,
        },
    ),
    Operation(
        path="/api/claims/{id}",
        endpoint=describe_claim,
        summary="One claim with its quotes, and the event that it is of.",
    ),
    Operation(
        path="/api/between",
        endpoint=list_between,
        summary="All that is said between two things.",
        parameters={"a": "Id or name.", "b": "Id or name.", **claim_filter.PARAMETERS},
    ),
    Operation(
        path="/api/events",
        endpoint=list_events,
        summary="What happened, by time, or what was said.",
        parameters={
            "about": "Id or name of a thing that has a part in it.",
            "said": "`true` for statements; else what happened.",
            **PAGE,
            **claim_filter.PARAMETERS,
        },
    ),
)
