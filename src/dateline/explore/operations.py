"""The operations of the JSON API: what each is for, what it takes, and the answers they share.

Guarantees: every answer is JSON in ASCII, so that whatever stands in an article reaches the page as
it is; the page about the API is made of the same records as its routes, so it can't go stale.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.core.errors import QueryError
from dateline.core.model import Entity
from dateline.core.text import nearest
from dateline.explore.host import Host
from dateline.explore.snapshot import Snapshot

Endpoint = Callable[..., Any]

_LONGEST = 2_000  # characters of a name or id: an event's is a whole sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one path.

    Attributes:
        path: the path as the router has it: `/api/things/{id:path}`.
        endpoint: the function that answers.
        summary: what it answers, in a sentence.
        parameters: name → what it says; those of the path are told by the path.
        body: for a POST, key → what it says.
        media: what the answer is.
        takes_more: whether it takes other parameters, too, and refuses those that it doesn't know.
    """

    path: str
    endpoint: Endpoint
    summary: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, str] | None = None
    media: str = "application/json"
    takes_more: bool = False

    @property
    def method(self) -> str:
        """`GET`, or `POST` for what changes something."""
        return "GET" if self.body is None else "POST"

    @property
    def guards(self) -> list[Middleware]:
        """What stands before it."""
        return [] if self.takes_more else [Middleware(KnownParameters, names=self.parameters)]


class KnownParameters:
    """Refuses a request with parameters that its operation doesn't take."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        """Stand before an operation that takes these."""
        self.app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on.

        Raises:
            HTTPException: it has another parameter.
        """
        for name in QueryParams(scope["query_string"]):
            if name not in self._names:
                near = ", ".join(nearest(name[:_LONGEST], self._names) or self._names)
                takes = f"near it: {near}" if near else "it takes none"
                raise HTTPException(400, f"no parameter {name[:_LONGEST]!r}; {takes}")
        await self.app(scope, receive, send)


class JsonResponse(Response):
    """JSON that no character of an article can break."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Write a value; all but ASCII is escaped, as half a surrogate pair has no other form."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


def get_host(request: Request) -> Host:
    """The folder that is served."""
    host: Host = request.app.state.host
    return host


def get_snapshot(request: Request) -> Snapshot:
    """The newest snapshot of it."""
    return get_host(request).snapshot


async def read_body(request: Request, *, most: int, what: str) -> bytes:
    """What a request sends.

    Args:
        request: the request.
        most: most bytes that it may send.
        what: what it sends, for the message.

    Raises:
        HTTPException: it sends more.
    """
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > most:
            raise HTTPException(413, f"{what} has {most:,} bytes at most")
    return data


def require_thing(snapshot: Snapshot, text: str | None, *, name: str = "id") -> Entity:
    """The thing of an id, or that a name means.

    Raises:
        HTTPException: there is none.
    """
    if not text:
        raise HTTPException(400, f"{name} is missing: give the id or the name of a thing")
    try:
        return snapshot.graph.require(text[:_LONGEST])
    except QueryError as error:
        raise HTTPException(404, str(error)) from error
