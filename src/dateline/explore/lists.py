"""Lists of which an answer holds some, and how many there are.

Guarantees: the rest comes by `offset`; an answer has a hundred items at most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from starlette.requests import Request

from dateline.explore.claim_filter import read_count
from dateline.explore.operations import JsonResponse, get_snapshot
from dateline.explore.records import Record
from dateline.explore.snapshot import Snapshot

Item = TypeVar("Item")

PAGE = {
    "offset": "How many to leave out.",
    "limit": "How many to give, 100 at most; 10 at first.",
}
FIRST = 10  # items of a list that a page shows before somebody asks for more
MOST = 100  # items of one answer


def page_of(
    snapshot: Snapshot,
    items: Sequence[Item],
    record: Callable[[Snapshot, Item], Record],
    *,
    offset: int = 0,
    limit: int = FIRST,
) -> Record:
    """The first items of a list, or those from an offset on, and how many there are."""
    some = items[offset : offset + limit]
    return {"total": len(items), "items": [record(snapshot, one) for one in some]}


def answer_page(
    request: Request, items: Sequence[Item], record: Callable[[Snapshot, Item], Record]
) -> JsonResponse:
    """The items of a list that a request asks for.

    Raises:
        ConfigError: `offset` or `limit` isn't a number.
    """
    given = request.query_params
    offset = read_count(given, "offset", default=0, most=10**9)
    limit = read_count(given, "limit", default=FIRST, most=MOST)
    return JsonResponse(page_of(get_snapshot(request), items, record, offset=offset, limit=limit))
