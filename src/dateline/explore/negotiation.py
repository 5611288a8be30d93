"""Which form of an answer a client wants, by its `Accept` header.

Guarantees: of the forms that are offered, the one that the header likes most, of equals the first;
a header that can't be read counts as none.
"""

from __future__ import annotations

from collections.abc import Sequence


def choose_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type to answer with; None when the client takes none of them.

    Args:
        accept: the header; None or empty takes anything.
        offered: media types, the server's favourite first.
    """
    wanted = [_parse_range(part) for part in (accept or "*/*").split(",") if part.strip()]
    best = max(offered, key=lambda one: _quality(one, wanted), default=None)
    return None if best is None or not _quality(best, wanted) else best


def _parse_range(part: str) -> tuple[str, float]:
    """A media range and how much it is liked, 0 to 1."""
    media, *parameters = (one.strip() for one in part.lower().split(";"))
    quality = 1.0
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return media, quality


def _quality(media: str, wanted: Sequence[tuple[str, float]]) -> float:
    """How much a type is liked: the most exact range that it falls in says so."""
    for pattern in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [quality for one, quality in wanted if one == pattern]
        if found:
            return max(found)
    return 0.0
