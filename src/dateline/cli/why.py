"""`dateline why`: why two names are, or are not, one node."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Folder


def run(
    folder: Folder,
    a: Annotated[str, typer.Argument(metavar="A", help="A name, name@article, or id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="A name, name@article, or id.")],
) -> None:
    """Explain why two names are one node or two: who decided what, and on what words."""
    from dateline import workspace

    typer.echo(workspace.open(folder).why(a, b))
