"""The shell of the page, and the script and style that were bundled at build time.

Guarantees: the shell holds the graph's name and the token, both escaped, and nothing of an article;
script and style are files of this server, named by their content, so that a browser keeps them
until they change.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping
from functools import cache
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dateline.core.errors import ExportError
from dateline.explore.operations import get_host

_TYPES = {"app.js": "text/javascript", "app.css": "text/css"}
_SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="dateline-token" content="{token}">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/{style}">
<script src="/assets/{script}" defer></script>
</head>
<body>
<noscript><p>This page reads its graph with JavaScript, which is switched off here.
The same is at <a href="/api/graph">/api/graph</a>.</p></noscript>
</body>
</html>
"""


def make_shell(request: Request, status: int = 200) -> Response:
    """The page, whatever it will show."""
    host = get_host(request)
    text = _SHELL.format(
        token=html.escape(host.token),
        title=html.escape(host.snapshot.graph.name),
        script=_stamp("app.js"),
        style=name_style(),
    )
    headers = {"cache-control": "no-store", "vary": "accept"}
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status, headers=headers)


def serve_asset(request: Request) -> Response:
    """A file of the page.

    Raises:
        HTTPException: there is none of this name.
    """
    asked = request.path_params["name"]
    name = _stamped_names().get(asked)
    if name is None:
        raise HTTPException(404, "no such file")
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(read_assets()[name], media_type=_TYPES[name], headers=kept)


@cache
def read_assets() -> Mapping[str, bytes]:
    """The bundled files, by name.

    Raises:
        ExportError: this copy of Dateline has none.
    """
    folder = resources.files("dateline.explore").joinpath("bundle")
    found = {name: folder.joinpath(name) for name in _TYPES}
    if not all(file.is_file() for file in found.values()):
        message = "the page isn't bundled in this copy of dateline; `pip install .` bundles it"
        raise ExportError(message)
    return {name: file.read_bytes() for name, file in found.items()}


def name_style() -> str:
    """The name under which the page's style is served."""
    return _stamp("app.css")


def _stamp(name: str) -> str:
    return next(stamped for stamped, own in _stamped_names().items() if own == name)


@cache
def _stamped_names() -> Mapping[str, str]:
    """The name under which each file is served, with a hash of what is in it → its own."""
    assets = read_assets()
    return {f"{hashlib.sha256(assets[name]).hexdigest()[:12]}.{name}": name for name in assets}
