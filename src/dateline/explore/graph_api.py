"""The API behind the drawing: a thing's neighbours, how two things are connected, and why.

Guarantees: of a graph only a part is ever given; the shortest ways are found first, and longer ones
only where there are no shorter. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from starlette.requests import Request

from dateline.core.model import Entity, Fact
from dateline.explore import claim_filter
from dateline.explore.claim_filter import ClaimFilter, read_count, read_filter
from dateline.explore.connections import neighbourhood_record
from dateline.explore.operations import JsonResponse, Operation, get_snapshot, require_thing
from dateline.explore.records import claim_record, thing_record
from dateline.explore.snapshot import Snapshot
from dateline.graph.explaining import explain_identity, explain_name

Route: TypeAlias = list[tuple[Entity, tuple[Fact, ...]]]  # where each step leads, and its claims

_NEIGHBOURS = 24
_MOST_NEIGHBOURS = 120
_LONGEST = 4  # claims in a chain: two events between two things, with one that took part in both
_PATHS = 20


def list_neighbours(request: Request) -> JsonResponse:
    """A thing with its strongest neighbours, and the lines between all that is drawn."""
    snapshot, given = get_snapshot(request), request.query_params
    centre = require_thing(snapshot, given.get("of"), name="of")
    most = read_count(given, "limit", default=_NEIGHBOURS, most=_MOST_NEIGHBOURS)
    found = neighbourhood_record(
        snapshot, centre, read_filter(given), most=most, among=given.getlist("among")
    )
    return JsonResponse(found)


def list_paths(request: Request) -> JsonResponse:
    """The shortest chains of claims that lead from one thing to another."""
    snapshot, given = get_snapshot(request), request.query_params
    start = require_thing(snapshot, given.get("from"), name="from")
    goal = require_thing(snapshot, given.get("to"), name="to")
    longest = read_count(given, "longest", default=_LONGEST, most=_LONGEST)
    routes = find_routes(snapshot, start, goal, wanted=read_filter(given), longest=longest)
    return JsonResponse(
        {
            "from": thing_record(start),
            "to": thing_record(goal),
            "total": len(routes),
            "paths": [
                [
                    {
                        "claims": [claim_record(snapshot, fact) for fact in facts],
                        "to": thing_record(there),
                    }
                    for there, facts in route
                ]
                for route in routes[:_PATHS]
            ],
        }
    )


def find_routes(
    snapshot: Snapshot,
    start: Entity,
    goal: Entity,
    *,
    wanted: ClaimFilter = ClaimFilter(),  # noqa: B008 - it never changes
    longest: int = _LONGEST,
) -> list[Route]:
    """The shortest ways from one thing to another, the surest first.

    Args:
        snapshot: the graph.
        start: where to start.
        goal: where to arrive.
        wanted: which claims may be walked.
        longest: most claims in a chain.
    """
    for length in range(1, longest + 1):
        found = [
            path
            for path in snapshot.graph.paths(start, goal, longest=length)
            if all(wanted.passes(snapshot, fact) for fact in path)
        ]
        if found:
            return _group_by_route(start, sorted(found, key=_worth))
    return []


def _worth(path: Sequence[Fact]) -> tuple[int, float, list[str]]:
    """Sort key: the shortest, then the surest."""
    doubt = 1.0
    for fact in path:
        doubt *= fact.confidence
    return len(path), -doubt, [fact.id for fact in path]


def _group_by_route(start: Entity, paths: Sequence[Sequence[Fact]]) -> list[Route]:
    """Chains that lead over the same things as one, each step with all its claims."""
    routes: dict[tuple[str, ...], list[tuple[Entity, dict[str, Fact]]]] = {}
    for path in paths:
        stops = _walk(start, path)
        steps = routes.setdefault(tuple(one.id for one in stops), [(one, {}) for one in stops])
        for fact, (_, facts) in zip(path, steps, strict=True):
            facts[fact.id] = fact
    return [[(there, tuple(facts.values())) for there, facts in steps] for steps in routes.values()]


def _walk(start: Entity, path: Sequence[Fact]) -> list[Entity]:
    """Where each claim of a chain leads."""
    stops = [start]
    for fact in path:
        there = fact.object if fact.subject.id == stops[-1].id else fact.subject
        assert isinstance(there, Entity)  # noqa: S101 - paths lead from thing to thing
        stops.append(there)
    return stops[1:]


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
    steps = [{"text": step.text, "quotes": list(step.quotes)} for step in why.steps]
    links = [
        {
            "text": f"linked to {made.right}, {made.score:.2f}: {'; '.join(made.reasons)}",
            "quotes": [],
        }
        for made in who.decisions
        if made.left in one.chains and made.right not in who.anchors and made.judgement == "same"
    ]
    merged = {link["text"]: link for link in links}
    return JsonResponse({"title": why.title, "one": why.one, "steps": [*merged.values(), *steps]})


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
            "longest": "Most claims in a chain, up to 4.",
            **claim_filter.PARAMETERS,
        },
    ),
    Operation(
        path="/api/why",
        endpoint=explain,
        summary="Why a thing is one and of its kind, or why two are, or aren't, one.",
        parameters={"a": "Id or name.", "b": "Another, to compare with."},
    ),
)
