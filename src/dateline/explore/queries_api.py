"""The API of named queries: what there is to ask, and its answers.

Guarantees: what a query is told becomes terms and never a part of its text; an answer has the forms
and the limits that it has at `/sparql`.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.explore.operations import JsonResponse, Operation, get_snapshot
from dateline.explore.records import Record
from dateline.explore.sparql_protocol import SHORT, ask
from dateline.query import LIMIT
from dateline.query.asking import fill_in
from dateline.query.named import NamedQuery, find_query

_FORM = "format"  # no parameter of a query: those stand behind its name


def list_queries(request: Request) -> JsonResponse:
    """The named queries, with what each takes."""
    queries = get_snapshot(request).graph.questions()
    return JsonResponse({"total": len(queries), "items": [_query_record(one) for one in queries]})


def _query_record(one: NamedQuery) -> Record:
    return {
        "name": one.name,
        "about": one.about,
        "own": one.path is not None,
        "parameters": [
            {
                "name": each.name,
                "type": each.type,
                "kind": each.kind,
                "optional": each.optional,
                "about": each.about,
            }
            for each in one.parameters
        ],
    }


def answer_query(request: Request) -> Response:
    """The answer to a named query, or with `format=sparql` what it asks."""
    snapshot, given = get_snapshot(request), dict(request.query_params)
    form = given.pop(_FORM, "json")
    asked = find_query(request.path_params["name"], snapshot.graph.folder)
    told = {name: value for name, value in given.items() if value}
    sparql = fill_in(snapshot.graph, asked, told)
    if form == "sparql":
        return JsonResponse({"sparql": sparql})
    return ask(snapshot, sparql, accept=SHORT.get(form, form), timeout=LIMIT)


OPERATIONS = (
    Operation(
        path="/api/queries",
        endpoint=list_queries,
        summary="The named queries, the graph's own among them, with what each takes.",
    ),
    Operation(
        path="/api/queries/{name}",
        endpoint=answer_query,
        summary="The answer to a named query; what it is told stands behind its parameters' names.",
        parameters={_FORM: "`json`, `xml`, `csv` or `tsv`; or `sparql`, for what would be asked."},
        media="application/sparql-results+json",
        takes_more=True,
    ),
)
