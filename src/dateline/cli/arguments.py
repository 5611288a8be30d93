"""Arguments and options that several verbs share, so that they read the same everywhere.

Guarantees: declares, and does nothing else.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"


def _check_timeout(seconds: float) -> float:
    if not seconds > 0:
        message = f"--timeout {seconds:g} leaves no time; give seconds above 0"
        raise typer.BadParameter(message)
    return seconds


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The graph's folder.")]
NewFolder = Annotated[Path, typer.Option(metavar="DIR", help="The graph's folder; made if new.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of articles that give none.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
NameOrId = Annotated[str, typer.Argument(help="A name, name@article, or id.")]
Note = Annotated[str, typer.Option(metavar="TEXT", help="Why, for others to read.")]
Author = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decided; your login name if not given.")
]
Name = Annotated[str, typer.Argument(help="A name, acronym, Wikidata id or id.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Most = Annotated[int, typer.Option("--most", metavar="N", min=1, help="Most rows to print.")]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
Timeout = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        help="Most time that the evaluation may take.",
        callback=_check_timeout,
    ),
]
