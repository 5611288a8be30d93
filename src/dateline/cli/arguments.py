"""Arguments and options that several verbs share, so that they read the same everywhere.

Guarantees: declares, and does nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The graph's folder.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
NameOrId = Annotated[str, typer.Argument(help="A name, name@article, or id.")]
Note = Annotated[str, typer.Option(metavar="TEXT", help="Why, for others to read.")]
Author = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decided; your login name if not given.")
]
Stances = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Only claims that stand so: asserted,reported."),
]
