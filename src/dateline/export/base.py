"""What an exporter is: a graph and a file in, the file written, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from dateline.core.errors import ExportError

if TYPE_CHECKING:
    from dateline.graph.view import GraphView


class Exporter(Protocol):
    """Writes graphs in one family of formats, told apart by the ends of file names.

    One that takes options says so in `options`: a keyword of its `write` → the endings that it is
    for. Those there are: `with_text`, `rdf12`, `profile`.
    """

    name: str
    endings: tuple[str, ...]

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the graph to a file, replacing it in one step.

        Raises:
            ExportError: the ending isn't one of `endings`, or the file can't be written.
        """
        ...


@contextmanager
def replace_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` when the block ends without an error.

    Until then, and after an error, whatever stood at `path` stays: a reader never sees half a file.

    Raises:
        ExportError: the file can't be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).chmod(0o666 & ~_read_umask())
        Path(name).replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path}: can't be written ({error.strerror}); choose another place")


def _read_umask() -> int:
    """The process's mask of permissions; `mkstemp` ignores it and lets only the owner read."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
