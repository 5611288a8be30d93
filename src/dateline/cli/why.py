"""`dateline why`: why two names are, or are not, one node."""

from __future__ import annotations

import typer

from dateline.cli.arguments import Folder, NameOrId


def run(
    folder: Folder,
    a: NameOrId,
    b: NameOrId,
) -> None:
    """Explain why two names are one node or two: who decided what, and on what words."""
    from dateline import workspace

    typer.echo(workspace.open(folder).why(a, b))
