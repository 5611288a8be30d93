"""What keeps articles, other sites and other machines out: headers, hosts and tokens.

Guarantees: a page may run this server's own script and style and nothing else, and load from this
server alone; a request under a foreign host name (DNS rebinding) is refused, and so is what another
site loads from here, but for links that are followed; a request that changes something needs the
token of the page, and an origin that is this server. No header lets another site read an answer.
"""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "[::1]")
TOKEN_HEADER = "x-dateline-token"  # noqa: S105 - its name

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds the headers to every answer, also to those of errors."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Isolation:
    """Refuses what pages of other sites load from here: they may link to a page, and no more.

    They couldn't read an answer, but could have this machine compute it.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and not _is_invited(scope["method"], Headers(scope=scope)):
            refusal = PlainTextResponse("a page of another site may only link here\n", 403)
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_invited(method: str, headers: Headers) -> bool:
    """Whether a request is of this site, of no site, or a link that somebody has followed."""
    if headers.get("sec-fetch-site", "none") in {"same-origin", "none"}:
        return True
    followed = headers.get("sec-fetch-mode") == "navigate"
    return followed and method == "GET" and headers.get("sec-fetch-dest") == "document"


def find_forgery(request: Request, token: str) -> str | None:
    """Why a request that changes something isn't believed to be the page's; None if it is.

    A browser names the origin of every such request; a program that names none must know the token,
    which only this server's own pages are given.
    """
    headers: Headers = request.headers
    origin = headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.url.netloc}":
        return f"a page of {origin} may not correct this graph"
    if not secrets.compare_digest(headers.get(TOKEN_HEADER, "").encode(), token.encode()):
        return f"the header {TOKEN_HEADER} is missing or old; load the page again"
    return None
