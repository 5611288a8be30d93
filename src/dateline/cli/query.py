"""`dateline query`: ask a graph in SPARQL."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.arguments import Folder
from dateline.core.errors import QueryError
from dateline.query import LIMIT


class Format(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"


def run(
    folder: Folder,
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL", help="The query, or @ and a file that holds it.")
    ],
    *,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.TABLE,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="Most time that the evaluation may take.")
    ] = LIMIT,
) -> None:
    """Answer a SPARQL query; common prefixes need no declaration."""
    from dateline import workspace

    if not timeout > 0:
        message = f"--timeout {timeout:g} leaves no time; give seconds above 0"
        raise typer.BadParameter(message)
    text = _read_query(sparql[1:]) if sparql.startswith("@") else sparql
    typer.echo(workspace.open(folder).query(text, timeout=timeout).text(form), nl=False)


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
