"""The application: which function answers which path, and how mistakes are told.

Guarantees: everything under `/api/` answers in JSON, also when something is wrong; any other path
is an IRI of the graph, or a page; no path reads a file that isn't the page's own.
"""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from dateline.core.errors import DatelineError, GraphFolderError
from dateline.explore import (
    articles_api,
    desk_api,
    export_api,
    graph_api,
    queries_api,
    things_api,
)
from dateline.explore.host import Choose, Host, whole
from dateline.explore.linked_data import answer_iri
from dateline.explore.openapi import describe_api
from dateline.explore.operations import JsonResponse, Operation
from dateline.explore.security import HOSTS, Isolation, SecurityHeaders
from dateline.explore.shell import make_shell, read_assets, serve_asset
from dateline.explore.sparql_protocol import answer_sparql

OPERATIONS = (
    *things_api.OPERATIONS,
    *graph_api.OPERATIONS,
    *articles_api.OPERATIONS,
    *queries_api.OPERATIONS,
    *export_api.OPERATIONS,
    *desk_api.OPERATIONS,
)
PAGES = ("/", "/desk", "/articles", "/connect", "/between", "/api", "/events")
_SMALL = 1_000  # bytes of an answer that isn't worth compressing


def make_app(folder: Path, *, choose: Choose = whole) -> ASGIApp:
    """The web application of a graph folder.

    Args:
        folder: the graph's folder.
        choose: what gives the part of the graph that is served.

    Raises:
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
        ConfigError: its `graph.toml` or `corrections.toml` has something that isn't allowed.
        ExportError: this copy of Dateline has no page bundled.
    """
    read_assets()
    app = Starlette(
        routes=[
            *map(_route, _by_exactness()),
            Route("/api/openapi.json", _show_api),
            Route("/api/{rest:path}", _refuse),
            *(Route(path, _show_page) for path in PAGES),
            Route("/assets/{name}", serve_asset),
            Route("/sparql", answer_sparql, methods=["GET", "POST"]),
            Route("/{id:path}", answer_iri),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
            Middleware(Isolation),
            Middleware(GZipMiddleware, minimum_size=_SMALL),
        ],
        exception_handlers={HTTPException: _tell_http, DatelineError: _tell_error},
    )
    app.state.host = Host(folder, choose=choose)
    return SecurityHeaders(app)


def _by_exactness() -> list[Operation]:
    """Operations whose path is fixed before those that take any."""
    return sorted(OPERATIONS, key=lambda one: "{" in one.path)


def _route(one: Operation) -> Route:
    return Route(one.path, one.endpoint, methods=[one.method], middleware=one.guards)


def _refuse(_: Request) -> Response:
    raise HTTPException(404, "the API has no such path; /api/openapi.json lists them")


def _show_page(request: Request) -> Response:
    return make_shell(request)


def _show_api(_: Request) -> JsonResponse:
    return JsonResponse(describe_api(OPERATIONS))


def _tell_http(request: Request, error: Exception) -> Response:
    """Why a request can't be answered: JSON under the API, words elsewhere."""
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    if request.url.path.startswith("/api/"):
        return JsonResponse({"error": error.detail}, status_code=error.status_code)
    return PlainTextResponse(
        f"{error.detail}\n", status_code=error.status_code, headers=error.headers
    )


def _tell_error(request: Request, error: Exception) -> Response:
    """A mistake of the request's, or a folder that can't be used just now."""
    status = 503 if isinstance(error, GraphFolderError) else 400
    return _tell_http(request, HTTPException(status, str(error)))
