"""What is wrong with a file of a graph folder, in one line: what happened, and what to do.

Guarantees: whatever DuckDB or the system says of a file becomes a `GraphFolderError` that names it;
an interrupt stays one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from dateline.core.errors import GraphFolderError

# What is said → what happened, and what to do; the first that fits.
_REASONS = (
    ("could not set lock", "is in use by another process; wait for it to end"),
    ("no space left", "can't be written: the disk is full; make room and run the same again"),
    ("file too large", "can't be written: it would pass the limit on the size of files; raise it"),
    ("disk quota", "can't be written: the disk quota is used up; make room and run the same again"),
    ("permission denied", "can't be opened: permission denied; check whose file it is"),
    ("read-only file system", "can't be written: the disk is read-only; build elsewhere"),
)


@contextmanager
def explain_errors(name: str, *, use: str, advice: str) -> Iterator[None]:
    """Say in one line what DuckDB says in many.

    Args:
        name: the file.
        use: what it can't be used as, when the reason is none of the usual ones.
        advice: what to do then.

    Raises:
        GraphFolderError: something is wrong with the file.
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
        raise GraphFolderError(message) from error
