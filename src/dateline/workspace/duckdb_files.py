"""DuckDB's files of a graph folder: opened, and asked, quietly.

Guarantees: no query fetches an extension from the network, or draws a bar among results; whatever
DuckDB or the system says of a file becomes a `GraphFolderError` that names it, with what to do, in
one line; an interrupt stays one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dateline.core.errors import GraphFolderError
from dateline.core.text import to_printable

# What is said → what happened, and what to do; the first that fits.
_REASONS = (
    ("could not set lock", "is in use by another process; wait for it to end"),
    ("no space left", "can't be written: the disk is full; make room and run the same again"),
    ("file too large", "can't be written: it would pass the limit on the size of files; raise it"),
    (
        "out of memory",
        "needs more memory than it may have; build parts of it as graphs of their own",
    ),
    ("disk quota", "can't be written: the disk quota is used up; make room and run the same again"),
    ("permission denied", "can't be opened: permission denied; check whose file it is"),
    ("read-only file system", "can't be written: the disk is read-only; build elsewhere"),
)


class DamagedFileError(GraphFolderError):
    """A file can't be used, for none of the reasons that a person could do away with."""


def check_path(path: Path) -> None:
    """See that a file of ours can be at a path.

    Raises:
        GraphFolderError: the path isn't text, or has a `?`, behind which DuckDB reads options.
    """
    name = str(path)
    if "?" in name or not name.isprintable():
        message = (
            f"{to_printable(name)}: a graph's path can't hold “?” or what isn't text; rename it"
        )
        raise GraphFolderError(message)


def require_store(path: Path) -> None:
    """See that there is a store at a path.

    Raises:
        GraphFolderError: there is none.
    """
    if not path.is_file():
        message = f"{path.parent} isn't a graph: it has no {path.name}; make one with `build`"
        raise GraphFolderError(message)


def connect(path: Path | None, *, read_only: bool, **settings: str) -> duckdb.DuckDBPyConnection:
    """Open a file.

    Args:
        path: the file; None for tables in memory.
        read_only: don't lock it; several readers may then be at it.
        settings: DuckDB's own, such as `memory_limit`.

    Raises:
        duckdb.Error: it can't be opened.
    """
    made = duckdb.connect(
        ":memory:" if path is None else path,
        read_only=read_only,
        config={"autoinstall_known_extensions": "false", **settings},
    )
    return _silence(made)


def open_cursor(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A stream of its own, so that several can be open."""
    return _silence(connection.cursor())


def _silence(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return connection.execute("SET enable_progress_bar = false")


def remove_file(path: Path) -> None:
    """Delete a file, and what DuckDB left beside it if it was cut off: that fits no other file."""
    for one in (path, path.with_name(f"{path.name}.wal")):
        one.unlink(missing_ok=True)


def quote_path(path: Path) -> str:
    """A path as SQL's text."""
    escaped = str(path).replace("'", "''")
    return f"'{escaped}'"


@contextmanager
def explain_errors(name: str, *, use: str, advice: str) -> Iterator[None]:
    """Say in one line what DuckDB says in many.

    Args:
        name: the file.
        use: what it can't be used as, when the reason is none of the usual ones.
        advice: what to do then.

    Raises:
        GraphFolderError: something is wrong with the file; `DamagedFileError` if it is what it
            holds, as far as is known.
    """
    try:
        yield
    except (duckdb.Error, RuntimeError, OSError) as error:
        if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        if not isinstance(error, duckdb.Error | OSError):
            raise
        said = " ".join(str(error).split()).lower()
        for sign, reason in _REASONS:
            if sign in said:
                message = f"{name} {reason}"
                raise GraphFolderError(message) from error
        message = f"{name} can't be used as {use}: {str(error).splitlines()[0]}; {advice}"
        raise DamagedFileError(message) from error
