"""`dateline query`: ask a graph in SPARQL."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.arguments import Folder


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
) -> None:
    """Answer a SPARQL query; common prefixes need no declaration."""
    from dateline import workspace

    text = _read(Path(sparql[1:])) if sparql.startswith("@") else sparql
    typer.echo(workspace.open(folder).query(text).text(form), nl=False)


def _read(path: Path) -> str:
    """Read a query from a file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"query file {path} can't be read: {error}"
        raise typer.BadParameter(message) from error
