"""Reading and writing `corrections.toml`.

Guarantees: reading is strict, and an error names the file and the correction; writing adds
corrections at the end, or takes some out, and leaves every other byte as it is; a file is written
whole or not at all, by one process at a time, so that no correction is lost. It doesn't know
whether a graph has what the corrections speak of.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from dateline.core.errors import ConfigError
from dateline.graph.corrections.records import Correction, parse_correction, to_plain_values

FILE = "corrections.toml"

_FIRST = (
    "do",
    "thing",
    "things",
    "subject",
    "predicate",
    "object",
    "articles",
)  # then the rest, as declared
_LAST = ("author", "date", "note")
_HEAD = re.compile(rb"^[ \t]*\[\[ *correction *\]\]", re.MULTILINE)  # where an entry begins
_REMARKS = re.compile(rb"[ \t]*(#.*)?\r?\n?")  # a line that is no part of an entry
_PATIENCE = 60.0  # seconds to wait for another process: it opens the graph before it writes


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of a graph folder, in the order of the file; none when it has no such file.

    Raises:
        ConfigError: the file can't be read, isn't TOML, or a correction says what isn't allowed.
    """
    path = folder / FILE
    return _parse_file(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that people edit; none when it isn't there.

    Raises:
        ConfigError: it can't be read, or is no file that an editor has written.
    """
    try:
        if path.exists() and not path.is_file():  # a device has no end
            message = f"{path}: isn't a file; put one there, or take it away"
            raise ConfigError(message)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):  # the store tells what is no graph
        return b""
    except OSError as error:
        message = f"{path}: can't be read ({error.strerror}); check the file"
        raise ConfigError(message) from error


@contextmanager
def lock_corrections(folder: Path) -> Iterator[None]:
    """Keep other processes from writing a folder's file, from reading it to writing it.

    A block may be inside another. Readers don't wait: a file is replaced in one step.

    Raises:
        ConfigError: another process keeps it for a minute, or the folder can't be written.
    """
    from filelock import FileLock, Timeout  # once imported, it is called at every `id`

    path = folder / FILE
    lock = FileLock(folder / f".{FILE}.lock", timeout=_PATIENCE, is_singleton=True)
    try:
        lock.acquire()
    except Timeout as error:
        message = f"{path}: is being changed by another process; try again when it has ended"
        raise ConfigError(message) from error
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        yield
    finally:
        lock.release()


def append_corrections(folder: Path, entries: Iterable[Correction]) -> bytes:
    """Add corrections at the end of a folder's file.

    Returns:
        What was added, for `retract_corrections`.

    Raises:
        ConfigError: the file can't be read or written, or holds its corrections in another way.
    """
    with lock_corrections(folder):
        return _append_to_file(folder / FILE, entries)


def _append_to_file(path: Path, entries: Iterable[Correction]) -> bytes:
    before = read_bytes(path)
    _parse_file(path, before)
    newline = "\r\n" if b"\r\n" in before else "\n"
    blocks = [render_correction(entry).replace("\n", newline) for entry in entries]
    gap = "" if not before or before.endswith(b"\n") else newline
    added = (gap + "".join(newline + block for block in blocks)).encode("utf-8")
    try:
        _parse_file(path, before + added)
    except ConfigError as error:
        message = f"{path}: can't be added to; write its entries as [[correction]] tables"
        raise ConfigError(message) from error
    _replace_file(path, before + added)
    return added


def retract_corrections(folder: Path, added: bytes) -> None:
    """Take away what `append_corrections` added last.

    Raises:
        ConfigError: the file doesn't end with that any more, or can't be written.
    """
    path = folder / FILE
    with lock_corrections(folder):
        now = read_bytes(path)
        if not now.endswith(added):
            message = f"{path}: was changed by somebody else meanwhile; take the entry out by hand"
            raise ConfigError(message)
        _replace_file(path, now[: len(now) - len(added)])


def remove_corrections(folder: Path, gone: Collection[Correction]) -> None:
    """Take entries out of a folder's file; comments and all other entries stay as they are.

    Raises:
        ConfigError: the file is written so that they can't be told apart, or can't be written.
    """
    path = folder / FILE
    with lock_corrections(folder):
        now = read_bytes(path)
        known = _parse_file(path, now)
        heads = [one.start() for one in _HEAD.finditer(now)]
        places = [*heads, len(now)]
        rest = now[: places[0]]
        for entry, start, end in zip(known, places, places[1:], strict=False):
            block = now[start:end]
            rest += _find_remarks(block) if entry in gone else block
        try:
            kept = len(heads) == len(known) and _parse_file(path, rest)
        except ConfigError:
            kept = False
        if kept != tuple(one for one in known if one not in gone):
            message = f"{path}: its entries can't be told apart; take the entry out by hand"
            raise ConfigError(message)
        _replace_file(path, rest)


def _find_remarks(block: bytes) -> bytes:
    """The comments behind an entry: they are about the next one."""
    lines = block.splitlines(keepends=True)
    first = len(lines)
    while first > 0 and _REMARKS.fullmatch(lines[first - 1]):
        first -= 1
    return b"".join(lines[first:])


def render_correction(entry: Correction) -> str:
    """A correction as TOML, the decision first, then who, when and why."""
    values = to_plain_values(entry)
    keys = [key for key in _FIRST if key in values]
    keys += [key for key in values if key not in (*_FIRST, *_LAST)]
    keys += [key for key in _LAST if key in values]
    return "[[correction]]\n" + "".join(f"{key} = {_render_value(values[key])}\n" for key in keys)


def _render_value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_render_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        if len(value) > 1 and any(isinstance(one, dict) for one in value):
            return "[\n" + "".join(f"  {_render_value(one)},\n" for one in value) + "]"
        return "[" + ", ".join(_render_value(one) for one in value) + "]"
    # JSON escapes what TOML does, all but one character, and in the same way.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _parse_file(path: Path, data: bytes) -> tuple[Correction, ...]:
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise ConfigError(message) from error
    strangers = sorted(values.keys() - {"correction"})
    if strangers:
        message = f"{path}: no key {strangers[0]!r}; every entry begins with [[correction]]"
        raise ConfigError(message)
    found = values.get("correction", [])
    if not isinstance(found, list):
        message = f"{path}: every entry begins with [[correction]], in double brackets"
        raise ConfigError(message)
    made = []
    for number, raw in enumerate(found, start=1):
        try:
            made.append(parse_correction(raw))
        except ConfigError as error:
            message = f"{path}: entry {number}: {error}"
            raise ConfigError(message) from error
    return tuple(made)


def _replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a name that starts with a dot doesn't count as content."""
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(draft).chmod(path.stat().st_mode & 0o777)
        else:
            Path(draft).chmod(0o644)
        Path(draft).replace(path.resolve())
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> ConfigError:
    return ConfigError(f"{path}: can't be written ({error.strerror}); check the folder")
