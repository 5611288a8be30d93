"""The API about a graph as a network: neighbours, routes, timelines, rankings, disputes, and why.

Guarantees: what is answered is what the graph's own functions say; of a graph only a part is ever
given; the shortest ways are found first, and longer ones only where there are no shorter. It
changes nothing.
"""

from __future__ import annotations

from starlette.requests import Request

from dateline.core.text import shorten_name
from dateline.explore import claim_filter
from dateline.explore.claim_filter import read_count, read_filter
from dateline.explore.connections import neighbourhood_record
from dateline.explore.lists import PAGE, answer_page
from dateline.explore.operations import JsonResponse, Operation, get_snapshot, require_thing
from dateline.explore.records import (
    claim_record,
    dispute_record,
    moment_record,
    rank_record,
    thing_record,
)
from dateline.graph.explaining import explain_identity, explain_name
from dateline.graph.filters import kinds_below
from dateline.graph.on_demand import decisions_about
from dateline.graph.paths import count_steps
from dateline.graph.timelines import make_timeline

_NEIGHBOURS = 24
_MOST_NEIGHBOURS = 120
_LONGEST = 4  # steps
_PATHS = 20
_COUNTED = 1_000  # routes: of more it is only told that there are so many


def list_neighbours(request: Request) -> JsonResponse:
    """A thing with its strongest neighbours, and the lines between all that is drawn."""
    snapshot, given = get_snapshot(request), request.query_params
    centre = require_thing(snapshot, given.get("of"), name="of")
    most = read_count(given, "limit", default=_NEIGHBOURS, most=_MOST_NEIGHBOURS)
    seen = read_filter(snapshot, given)
    found = neighbourhood_record(snapshot, centre, seen, most=most, among=given.getlist("among"))
    return JsonResponse(found)


def list_paths(request: Request) -> JsonResponse:
    """The shortest chains of claims that lead from one thing to another."""
    snapshot, given = get_snapshot(request), request.query_params
    start = require_thing(snapshot, given.get("from"), name="from")
    goal = require_thing(snapshot, given.get("to"), name="to")
    longest = read_count(given, "longest", default=_LONGEST, most=_LONGEST)
    seen = read_filter(snapshot, given)
    found = seen.routes(start, goal, longest=longest, most=_COUNTED)
    return JsonResponse(
        {
            "from": thing_record(start),
            "to": thing_record(goal),
            "total": len(found),
            "steps": count_steps(found[0]) if found else 0,
            "paths": [
                [
                    {
                        "claims": [claim_record(snapshot, fact) for fact in hop.facts],
                        "to": thing_record(hop.entity),
                    }
                    for hop in route
                ]
                for route in found[:_PATHS]
            ],
        }
    )


def show_timeline(request: Request) -> JsonResponse:
    """What befell a thing, earliest first."""
    snapshot, given = get_snapshot(request), request.query_params
    entity = require_thing(snapshot, given.get("of"), name="of")
    seen, said = read_filter(snapshot, given), given.get("said") == "true"
    moments = make_timeline(seen.facts(entity.id), seen.events(entity.id), statements=said)
    return answer_page(request, moments, moment_record)


def rank_things(request: Request) -> JsonResponse:
    """The things that are most connected."""
    given = request.query_params
    ranked = get_snapshot(request).ranking(given.get("by") or "degree")
    if given.get("kind"):
        kinds = kinds_below(given["kind"])
        ranked = [one for one in ranked if one.entity.kind in kinds]
    return answer_page(request, ranked, rank_record)


def list_disputes(request: Request) -> JsonResponse:
    """What can't all be right, about what most is said of first."""
    return answer_page(request, get_snapshot(request).graph.disputes(), dispute_record)


def explain(request: Request) -> JsonResponse:
    """Why a thing is one and of its kind, or why two are, or aren't, one."""
    snapshot, given = get_snapshot(request), request.query_params
    one = require_thing(snapshot, given.get("a"), name="a")
    who = snapshot.graph.who
    if given.get("b"):
        other = require_thing(snapshot, given.get("b"), name="b")
        why = explain_identity(who, one.id, other.id)
    else:
        why = explain_name(who, one.id)
    steps = [
        {"text": shorten_name(step.text), "quotes": list(map(shorten_name, step.quotes))}
        for step in why.steps
    ]
    links = [
        {
            "text": shorten_name(
                f"linked to {made.right}, {made.score:.2f}: {'; '.join(made.reasons)}"
            ),
            "quotes": [],
        }
        for made in decisions_about(who.decisions, one.chains)
        if made.left in one.chains and made.right not in who.anchors and made.judgement == "same"
    ]
    merged = {link["text"]: link for link in links}
    return JsonResponse(
        {"title": shorten_name(why.title), "one": why.one, "steps": [*merged.values(), *steps]}
    )


OPERATIONS = (
    Operation(
        path="/api/neighbours",
        endpoint=list_neighbours,
        summary="A thing with its strongest neighbours, and the lines between them.",
        parameters={
            "of": "Id or name of a thing.",
            "limit": "How many neighbours at most; 24 if not given.",
            "among": "Id of a thing that is drawn already; may be given several times.",
            **claim_filter.PARAMETERS,
        },
    ),
    Operation(
        path="/api/paths",
        endpoint=list_paths,
        summary="How two things are connected: the shortest chains of claims between them.",
        parameters={
            "from": "Id or name.",
            "to": "Id or name.",
            "longest": "Most steps in a chain, up to 4; an event between two things is one.",
            **claim_filter.PARAMETERS,
        },
    ),
    Operation(
        path="/api/timeline",
        endpoint=show_timeline,
        summary="What befell a thing, earliest first: events, and other claims that have a time.",
        parameters={
            "of": "Id or name of a thing.",
            "said": "`true` for what it said and what was said of it, as well.",
            **PAGE,
            **claim_filter.PARAMETERS,
        },
    ),
    Operation(
        path="/api/ranking",
        endpoint=rank_things,
        summary="The things that are tied to most others, by claims and through events.",
        parameters={
            "by": "`degree`, `betweenness` or `closeness`; the first of them may take long.",
            "kind": "Only things of this kind and those below: `Person`.",
            **PAGE,
        },
    ),
    Operation(
        path="/api/disputes",
        endpoint=list_disputes,
        summary="What some hold and others deny, or have otherwise where there can be one only.",
        parameters=PAGE,
    ),
    Operation(
        path="/api/why",
        endpoint=explain,
        summary="Why a thing is one and of its kind, or why two are, or aren't, one.",
        parameters={"a": "Id or name.", "b": "Another, to compare with."},
    ),
)
