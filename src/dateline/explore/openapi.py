"""The description of the JSON API that programs read: OpenAPI 3.1, made of the operations.

Guarantees: it has each operation that the server routes, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from dateline.explore.operations import Operation
from dateline.explore.security import TOKEN_HEADER

_SCHEMAS = {"application/json": {"type": "object"}}
_PATH = re.compile(r"\{(\w+)(?::\w+)?\}")


def describe_api(operations: Iterable[Operation]) -> dict[str, Any]:
    """The OpenAPI document."""
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        path = _PATH.sub(r"{\1}", one.path)
        paths.setdefault(path, {})[one.method.lower()] = _describe_operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": version("dateline"),
            "description": "What the graph says, each with its quotes. SPARQL is at /sparql.",
        },
        "paths": paths,
    }


def _describe_operation(one: Operation) -> dict[str, Any]:
    failed = {"description": "What was wrong, in `error`."}
    described: dict[str, Any] = {
        "summary": one.summary,
        "parameters": [
            *(_parameter(name, "path", "Its id.") for name in _PATH.findall(one.path)),
            *(_parameter(name, "query", text) for name, text in one.parameters.items()),
        ],
        "responses": {
            "200": {
                "description": one.summary,
                "content": {one.media: {"schema": _SCHEMAS.get(one.media, {})}},
            },
            "4XX": failed,
        },
    }
    if one.body is not None:
        properties = {
            name: {"type": "string", "description": text} for name, text in one.body.items()
        }
        described["parameters"].append(
            _parameter(TOKEN_HEADER, "header", "The token that the page was given.")
        )
        described["requestBody"] = {
            "content": {
                "application/json": {"schema": {"type": "object", "properties": properties}}
            }
        }
    return described


def _parameter(name: str, place: str, text: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "required": place != "query",
        "description": text,
        "schema": {"type": "string"},
    }
