"""A projection as N-Triples and N-Quads: one statement a line, in pieces of some thousand lines.

Guarantees: bytes depend on the projection only; no piece is much larger than a megabyte or than
what one node says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.rdf.projection import Block, Projection

_PIECE = 4096  # lines or blocks that are handed on at a time


def triple_lines(projection: Projection) -> Iterator[bytes]:
    """Each triple as a line of N-Triples."""
    return in_pieces(_lines(projection.blocks(), ""))


def quad_lines(projection: Projection) -> Iterator[bytes]:
    """Each quad as a line of N-Quads."""
    for name, blocks in projection.graphs():
        yield from in_pieces(_lines(blocks, "" if name is None else f" {name}"))


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Texts joined and encoded, many at a time: a call for each would take longer than the rest."""
    piece: list[str] = []
    for text in texts:
        piece.append(text)
        if len(piece) == _PIECE:
            yield "".join(piece).encode()
            piece.clear()
    yield "".join(piece).encode()


def _lines(blocks: Iterable[Block], graph: str) -> Iterator[str]:
    for subject, rows in blocks:
        for predicate, objects in rows:
            for value in objects:
                yield f"{subject} {predicate} {value}{graph} .\n"
