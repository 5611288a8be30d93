"""Files on disk and in S3, by one name each: a path, or `s3://bucket/folder/file`.

Guarantees: a file is written whole or not at all, whenever the process dies, and nobody sees half
of one; only names of S3 ask the network for anything. Whose buckets they are, where they stand and
how to get in is told by the variables that AWS's own tools read (`AWS_ENDPOINT_URL`, `AWS_REGION`,
`AWS_ACCESS_KEY_ID` …). It needs pyarrow for S3: `pip install 'dateline[cluster]'`.
"""

from __future__ import annotations

import io
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from uuid import uuid4

from dateline.core.errors import ConfigError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_S3 = "s3://"
_BUFFER = 1 << 20  # bytes asked for at a time: a request costs more than they do


def is_remote(name: str) -> bool:
    """Whether a name is one of S3."""
    return name.startswith(_S3)


def read_file(name: str) -> bytes | None:
    """All bytes of a file; None when there is none.

    Raises:
        OSError: it can't be read.
    """
    with suppress(FileNotFoundError):
        if not is_remote(name):
            return Path(name).read_bytes()
        system, key = _open_bucket(name)
        with system.open_input_stream(key) as stream:
            return cast("bytes", stream.read())
    return None


def write_file(name: str, data: bytes) -> None:
    """Write a file; its folder is made if need be.

    S3 itself shows an object only when all of it is there.

    Raises:
        OSError: it can't be written.
    """
    if is_remote(name):
        system, key = _open_bucket(name)
        with system.open_output_stream(key) as stream:
            stream.write(data)
        return
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{uuid4().hex}")  # two may write the same at once
    try:
        half.write_bytes(data)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def list_remote(name: str) -> list[str]:
    """Names of the files of S3 that one name is, or that its folder holds, to the bottom; sorted.

    Raises:
        OSError: the bucket can't be asked.
    """
    system, path = _open_bucket(name.rstrip("/"))
    from pyarrow.fs import FileSelector, FileType

    if system.get_file_info(path).type == FileType.File:
        return [name]
    found = system.get_file_info(FileSelector(path, recursive=True, allow_not_found=True))
    return sorted(f"{_S3}{one.path}" for one in found if one.type == FileType.File)


def open_remote(name: str) -> BinaryIO:
    """Open a file of S3 for reading; it can be read from anywhere in it.

    Raises:
        OSError: it isn't there, or can't be read.
    """
    system, path = _open_bucket(name)
    return io.BufferedReader(system.open_input_file(path), _BUFFER)


def _open_bucket(name: str) -> tuple[FileSystem, str]:
    """What a name's bucket is reached by, and what the name is called there."""
    path = name.removeprefix(_S3)
    return _connect(path.partition("/")[0]), path


@cache
def _connect(bucket: str) -> FileSystem:
    """Connect to a bucket, in whatever region it is.

    Raises:
        ConfigError: pyarrow isn't installed, or no bucket has such a name.
        OSError: the bucket isn't there.
    """
    try:
        from pyarrow.fs import FileSystem
    except ImportError as error:
        message = f"{_S3}{bucket} needs the package pyarrow; run pip install 'dateline[cluster]'"
        raise ConfigError(message) from error
    try:
        return FileSystem.from_uri(f"{_S3}{bucket}")[0]
    except ValueError as error:
        message = f"{_S3}{bucket} is no name of a bucket; write it like s3://bucket/folder"
        raise ConfigError(message) from error
