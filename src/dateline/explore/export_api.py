"""Downloads of what is seen: the graph, or the part that the filters leave, in any format.

Guarantees: a file is what `dateline export` writes of the same part; a browser is told to save it,
and never shows it as a page of this server.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from dateline.core import plugins
from dateline.explore import claim_filter
from dateline.explore.claim_filter import read_count, read_filter
from dateline.explore.operations import JsonResponse, Operation, get_snapshot, require_thing

_UNSAFE = re.compile(r"[^\w-]+", re.ASCII)
_NO_ENDING = re.compile(r"[^\w.]+", re.ASCII)
_MEDIA = "application/octet-stream"
_FARTHEST = 6  # steps round a thing; from there on it is most of the graph


def list_formats(_: Request) -> JsonResponse:
    """The endings of files that a graph can be written to."""
    return JsonResponse({"formats": sorted(plugins.load_by_ending("exporters"))})


def export_seen(request: Request) -> Response:
    """The part of the graph that the filters leave, as a file."""
    snapshot, given = get_snapshot(request), request.query_params
    graph = read_filter(snapshot, given).narrowed()
    name = _UNSAFE.sub("-", snapshot.graph.name).strip("-") or "graph"
    if given.get("around"):
        centre = require_thing(snapshot, given["around"], name="around")
        graph = graph.subgraph(
            around=centre.id, hops=read_count(given, "hops", default=1, most=_FARTHEST)
        )
        name = _UNSAFE.sub("-", centre.id.rpartition("/")[2]).strip("-") or name
    file = f"{name}.{_NO_ENDING.sub('', given.get('format', 'ttl')).lstrip('.')}"
    plugins.find_exporter(Path(file))
    with tempfile.TemporaryDirectory() as folder:
        content = graph.export(Path(folder) / file).read_bytes()
    return Response(
        content,
        media_type=_MEDIA,
        headers={"content-disposition": f'attachment; filename="{file}"'},
    )


OPERATIONS = (
    Operation(
        path="/api/formats",
        endpoint=list_formats,
        summary="The formats in which the graph can be downloaded.",
    ),
    Operation(
        path="/api/export",
        endpoint=export_seen,
        summary="The graph, or the part that the filters leave, as a file.",
        parameters={
            "format": "The ending of the file: `ttl`, `csv`, `graphml`, `html` …",
            "around": "Only what is near a thing: its id or name.",
            "hops": "Most steps from it; 1 if not given.",
            **claim_filter.PARAMETERS,
        },
        media=_MEDIA,
    ),
)
