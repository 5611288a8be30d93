"""Archives and packed files: each file in them is read as if it stood alone.

Guarantees: members are read one by one, never written to disk; those that no reader knows are left
out, as in a folder, and so are hidden ones; a damaged or encrypted member is named and the rest is
read, as far as the format allows it. What unpacks to 200 times its size, and more than 64 MiB, is
broken off.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from dateline.core.errors import SourceError
from dateline.core.text import to_printable
from dateline.ingest.base import Damaged, Entry, Item, ReadingOptions
from dateline.ingest.streams import Allowance, Bounded, buffered, look_ahead, to_seekable

_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"bzh", b"\xfd7zxz\x00"
_UNPACKERS: tuple[tuple[bytes, Callable[[BinaryIO], Any]], ...] = (
    (_GZIP, lambda file: gzip.GzipFile(fileobj=file)),
    (_BZIP2, bz2.BZ2File),
    (_XZ, lzma.LZMAFile),
)
_PACKED = (".gz", ".bz2", ".xz")
_ERRORS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
_ZIP_ERRORS = (*_ERRORS, NotImplementedError, RuntimeError)  # another method; a password
_ENCRYPTED = 1  # a flag
_OFTEN = 3  # times that something may be packed: a packed file that a server packed to send it


class ZipReader:
    """Reads the files in a zip."""

    name = "zip"
    endings = (".zip",)
    marks = (b"pk\x03\x04",)

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield the members, in the order of their names.

        Raises:
            SourceError: it is no zip, or unpacks to more than it may.
        """
        seekable = to_seekable(file, source=source)
        try:
            opened = zipfile.ZipFile(seekable)
        except _ZIP_ERRORS as error:
            raise SourceError(_damaged(source, error)) from error
        with opened:
            members = sorted(opened.infolist(), key=lambda member: member.filename)
            packed = sum(member.compress_size for member in members)
            allowance = Allowance(lambda: packed)
            for member in members:
                kind = stat.S_IFMT(member.external_attr >> 16)
                if not member.is_dir() and kind in (0, stat.S_IFREG) and _is_seen(member.filename):
                    yield _open_zipped(opened, member, source, allowance)
                if allowance.spent:
                    allowance.take(0, source=source)


def _open_zipped(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, allowance: Allowance
) -> Item:
    name = f"{source}: {to_printable(member.filename)}"
    if member.flag_bits & _ENCRYPTED:
        return Damaged(name=name, reason="is encrypted; unpack it yourself")
    try:
        file = cast("BinaryIO", opened.open(member))
    except _ZIP_ERRORS as error:
        return Damaged(name=name, reason=f"is damaged ({error}); get the archive anew")
    bounded = Bounded(file, source=name, allowance=allowance, errors=_ZIP_ERRORS)
    return Entry(name=name, file=buffered(bounded), file_name=member.filename)


class TarReader:
    """Reads the files in a tar, packed or not."""

    name = "tar"
    endings = (
        ".tar",
        *(f".tar{ending}" for ending in _PACKED),
        ".tgz",
        ".tbz2",
        ".txz",
    )
    marks: tuple[bytes, ...] = ()

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield the members, in their order.

        Raises:
            SourceError: it is no tar, is damaged, or unpacks to more than it may.
        """
        try:
            with tarfile.open(fileobj=_unpack(file, source), mode="r|") as opened:
                for member in opened:
                    inside = opened.extractfile(member) if member.isreg() else None
                    if inside is not None and _is_seen(member.name):
                        name = f"{source}: {to_printable(member.name)}"
                        bounded = Bounded(
                            cast("BinaryIO", inside),
                            source=name,
                            errors=(*_ERRORS, tarfile.TarError),
                        )
                        yield Entry(name=name, file=buffered(bounded), file_name=member.name)
        except (*_ERRORS, tarfile.TarError) as error:
            raise SourceError(_damaged(source, error)) from error


class PackedReader:
    """Reads a packed file as what it is when unpacked."""

    name = "packed"
    endings = _PACKED
    marks = (_GZIP, _BZIP2, _XZ)

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield the one file in it, under the same name without its last endings.

        Raises:
            SourceError: it is packed again and again.
        """
        inside = source
        while ending := next((one for one in _PACKED if inside.lower().endswith(one)), ""):
            inside = inside[: -len(ending)]
        for _ in range(_OFTEN):
            file = _unpack(file, source)
            head, file = look_ahead(file, len(_XZ))
            if not head.lower().startswith(self.marks):
                yield Entry(name=source, file=file, file_name=inside, certain=True)
                return
        message = f"{source}: is packed more than {_OFTEN} times; unpack it first"
        raise SourceError(message)


def _unpack(file: BinaryIO, source: str) -> BinaryIO:
    """What a file holds when it is unpacked; itself, if it isn't packed."""
    head, file = look_ahead(file, len(_XZ))
    packed = Bounded(file, source=source)
    allowance = Allowance(lambda: packed.count)
    inner = buffered(packed)
    for mark, unpack in _UNPACKERS:
        if head.lower().startswith(mark):
            opened = unpack(inner)
            return buffered(Bounded(opened, source=source, allowance=allowance, errors=_ERRORS))
    return inner


def _is_seen(name: str) -> bool:
    """Whether neither the file nor a folder that it is in is hidden, or added by a Mac."""
    parts = PurePosixPath(name).parts
    return not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _damaged(source: str, error: BaseException) -> str:
    return f"{source}: is damaged, or no archive ({error}); get the file anew"
