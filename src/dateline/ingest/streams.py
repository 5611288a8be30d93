"""Reading from files that may be endless, damaged or packed to deceive, within bounds.

Guarantees: what is handed out in one piece has a greatest size; what a packed file unpacks to is
at most so many times its own size; a library's error over damaged bytes becomes a `SourceError`
that names the file. It knows no format.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline.core.errors import SourceError

if TYPE_CHECKING:
    from typing_extensions import Buffer

LARGEST = 1 << 26  # bytes, 64 MiB: a hundred times the largest page that holds an article
LONGEST_LINE = 1 << 24  # bytes, 16 MiB: sixteen times the longest article that is read
_BLANK = 1 << 20  # bytes of blank lines in a run
RATIO = 200  # times: text packs to a tenth, logs to a fiftieth; what packs better is no news
FLOOR = 1 << 26  # bytes that anything may unpack to
_CHUNK = 1 << 16


class Allowance:
    """How much may come out of a packed file, all that is in it together."""

    def __init__(self, packed: Callable[[], int]) -> None:
        """Start with nothing taken.

        Args:
            packed: how many bytes have gone in by now.
        """
        self._packed, self._taken = packed, 0

    @property
    def spent(self) -> bool:
        """Whether more has come out than may."""
        return self._taken > FLOOR + RATIO * self._packed()

    def take(self, size: int, *, source: str) -> None:
        """Count bytes that came out.

        Raises:
            SourceError: they are too many.
        """
        self._taken += size
        if self.spent:
            message = f"{source}: unpacks to more than {RATIO} times its size"
            message = f"{message}, as no articles do; unpack it yourself if you trust it"
            raise SourceError(message)


class Bounded(io.RawIOBase):
    """A stream that counts what comes out of another, and refuses to give more than it may."""

    def __init__(
        self,
        file: BinaryIO,
        *,
        source: str,
        allowance: Allowance | None = None,
        errors: tuple[type[Exception], ...] = (OSError,),
    ) -> None:
        """Wrap a stream.

        Args:
            file: where bytes come from.
            source: its name, for messages.
            allowance: how much may come out; None for no bound.
            errors: what the library under it raises over damaged bytes.
        """
        self._file, self._source = file, source
        self._allowance, self._errors = allowance, errors
        self.count = 0

    def readable(self) -> bool:
        """It is there for nothing else."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Fill a buffer with what comes next.

        Raises:
            SourceError: the bytes are damaged, or there are more than there may be.
        """
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(len(view))
        except self._errors as error:
            reason = " ".join(str(error).split())
            message = f"{self._source}: is damaged ({reason}); get the file anew"
            raise SourceError(message) from error
        view[: len(data)] = data
        self.count += len(data)
        if self._allowance is not None:
            self._allowance.take(len(data), source=self._source)
        return len(data)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """A stream that can be read line by line."""
    return cast("BinaryIO", io.BufferedReader(raw, _CHUNK))


class _Chained(io.RawIOBase):
    """What was read off the front of a stream, and then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._head[: len(view)] if self._head else self._rest.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)


def look_ahead(file: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    head = file.read(size)
    if file.seekable():
        file.seek(-len(head), io.SEEK_CUR)
        return head, file
    return head, buffered(_Chained(head, file))


def look_at_line(file: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first line of a stream that isn't blank, as far as a line may go, and the whole stream.

    No more is read, so that what comes before damage is handed out.
    """
    seen = line = file.readline(LONGEST_LINE)
    while line and not line.strip() and len(seen) < LONGEST_LINE:
        line = file.readline(LONGEST_LINE)
        seen += line
    if file.seekable():
        file.seek(-len(seen), io.SEEK_CUR)
        return line, file
    return line, buffered(_Chained(seen, file))


def read_whole(file: BinaryIO, *, source: str) -> bytes:
    """All bytes of what is one article, or has to be in memory to be read.

    Raises:
        SourceError: there are too many.
    """
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"{source}: is larger than {LARGEST >> 20} MiB, which no article is; split it"
        raise SourceError(message)
    return data


def to_seekable(file: BinaryIO, *, source: str) -> BinaryIO:
    """The same bytes in a stream that can go back; in memory, if need be.

    Raises:
        SourceError: they are too many for that.
    """
    return file if file.seekable() else io.BytesIO(read_whole(file, source=source))


def read_lines(file: BinaryIO, *, source: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a stream, with their numbers from 1.

    Raises:
        SourceError: a line, or a run of blank ones, has no end.
    """
    number = blank = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        blank = 0 if line.strip() else blank + len(line)
        if len(line) > LONGEST_LINE or blank > _BLANK:
            what = "a run of blank lines" if blank else "a line"
            message = f"{source}: has {what} up to line {number} that is longer than any article"
            message = f"{message}; check the file"
            raise SourceError(message)
        yield number, line
