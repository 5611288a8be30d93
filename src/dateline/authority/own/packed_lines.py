"""The lines of a file that may be packed (gzip, bzip2) and too large for memory, from any place on.

Guarantees: a place that was reached can be gone on from later, and nothing is then read that lies
before the last start of a packed stream; a file that breaks off or is damaged is a `SourceError`.
It doesn't look into the lines.
"""

from __future__ import annotations

import bz2
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from dateline.core.errors import SourceError

ENDINGS = (".gz", ".bz2")

_BLOCK = 1 << 18  # bytes read at a time; unpacked they are some five to twenty times as many


@dataclass(frozen=True, slots=True)
class Place:
    """Where lines begin.

    Attributes:
        start: offset in the file at which a packed stream starts (any line, if it isn't packed).
        skip: bytes, unpacked, from there on.
        line: how many lines come before.
    """

    start: int = 0
    skip: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines.

    Attributes:
        lines: the lines, without their ends.
        first: number of the first of them.
        after: the place behind them.
        read: how many bytes of the file were read so far.
    """

    lines: Sequence[bytes]
    first: int
    after: Place
    read: int


class _Unpacker(Protocol):
    """One packed stream; `eof` once its end was read, with what came behind it."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


class _Plain:
    """Bytes that aren't packed: each block is a stream of its own, so that any place is a start."""

    eof = False
    unused_data = b""

    def decompress(self, data: bytes, /) -> bytes:
        self.eof = True
        return data


def unpacked_name(file: Path) -> str:
    """A file's name without the ending of packing."""
    return file.stem if file.suffix.lower() in ENDINGS else file.name


def read_blocks(
    file: Path, place: Place = Place(), *, whole: Callable[[Sequence[bytes]], int] = len
) -> Iterator[Block]:
    """Read lines in blocks.

    Args:
        file: the file; its ending tells how it is packed.
        place: where to begin, as a block of the same file had it.
        whole: of lines, how many make whole things; the others are given with the next lines.

    Raises:
        SourceError: the file is damaged, or ends before it should.
    """
    kept, total, number = b"", 0, place.line
    streams = [(place.start, 0)]  # where streams start: in the file, and unpacked from here on
    with file.open("rb") as opened:
        opened.seek(place.start)
        for data, start, before in _unpack(opened, file):
            if streams[-1][0] != start:
                streams.append((start, before))
            total = before + len(data)
            fresh = data[max(place.skip - before, 0) :]
            *lines, kept = (kept + fresh).split(b"\n")
            count = whole(lines)
            if not count:
                kept = b"\n".join((*lines, kept))
                continue
            kept = b"\n".join((*lines[count:], kept))
            end = total - len(kept)
            while len(streams) > 1 and streams[1][1] <= end:
                streams.pop(0)
            first, number = number + 1, number + count
            after = Place(streams[0][0], end - streams[0][1], number)
            yield Block(lines[:count], first, after, opened.tell())
        if kept:
            rest = kept.removesuffix(b"\n").split(b"\n")
            after = Place(streams[0][0], total - streams[0][1], number + len(rest))
            yield Block(rest, number + 1, after, opened.tell())


def _unpack(opened: BinaryIO, file: Path) -> Iterator[tuple[bytes, int, int]]:
    """What a file has unpacked, piece by piece.

    Yields:
        The bytes, where in the file their stream starts, and how many bytes came before them.
    """
    start, total = opened.tell(), 0
    stream, begun = _make_unpacker(file), False
    try:
        while packed := opened.read(_BLOCK):
            while packed:
                data = stream.decompress(packed)
                packed, begun = stream.unused_data, True
                if data:
                    yield data, start, total
                    total += len(data)
                if stream.eof:
                    packed = packed.lstrip(b"\0")  # what some programs fill a file up with
                    start = opened.tell() - len(packed)
                    stream, begun = _make_unpacker(file), False
    except (OSError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        message = f"{file}: is damaged at byte {opened.tell():,} or before ({error}); get it again"
        raise SourceError(message) from error
    if begun:
        message = f"{file}: breaks off at byte {opened.tell():,}; get the rest of it"
        raise SourceError(message)


def _make_unpacker(file: Path) -> _Unpacker:
    ending = file.suffix.lower()
    if ending == ".bz2":
        return bz2.BZ2Decompressor()
    return zlib.decompressobj(zlib.MAX_WBITS | 16) if ending == ".gz" else _Plain()
