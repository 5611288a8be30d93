"""`dateline query`: ask a graph in SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.arguments import Folder, Form, Format, Timeout
from dateline.cli.terminal import write_out
from dateline.cli.viewing import View, takes_view
from dateline.core.errors import QueryError
from dateline.query import LIMIT


@takes_view
def run(
    folder: Folder,
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL", help="The query, or @ and a file that holds it.")
    ],
    *,
    form: Form = Format.TABLE,
    timeout: Timeout = LIMIT,
    view: View,
) -> None:
    """Answer a SPARQL query; common prefixes need no declaration."""
    from dateline import workspace

    text = _read_query(sparql[1:]) if sparql.startswith("@") else sparql
    graph = view.apply(workspace.open(folder))
    write_out(graph.query(text, timeout=timeout).text(form))


def _read_query(name: str) -> str:
    """Read a query from a file.

    Raises:
        QueryError: there is no such file, or it holds no text.
    """
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it isn't text in UTF-8"
        message = f"query: file {name or '“”'} can't be read: {reason}; after @ comes a file's name"
        raise QueryError(message) from error
