"""Statements of a text written in a test."""

from __future__ import annotations

from typing import Any

from tests.news import read_one

from dateline.core.model import Literal


def read_statements(text: str) -> list[dict[str, Any]]:
    """Each statement of a text: role → names and words, its words under `content`, its type."""
    found = read_one(text)
    nodes = {one.subject for one in found.claims if one.predicate == "content"}
    rows = []
    for node in sorted(nodes, key=lambda one: found.mentions[one].span.start):
        row: dict[str, Any] = {"type": found.mentions[node].type}
        for one in found.claims:
            if one.subject == node:
                target = one.object
                name = target.value if isinstance(target, Literal) else found.name(target)
                row.setdefault(one.predicate, set()).add(name)
        rows.append(row)
    return rows
