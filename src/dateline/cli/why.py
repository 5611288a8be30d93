"""`dateline why`: why a name is one and of its kind, and why two are, or are not, one node."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Folder, NameOrId
from dateline.cli.terminal import say


def run(
    folder: Folder,
    a: NameOrId,
    b: Annotated[str | None, typer.Argument(help="Another name, to compare with.")] = None,
) -> None:
    """Explain why a name is of its kind, or why two are one node: on what words, by whom."""
    from dateline import workspace

    say(str(workspace.open(folder).why(a, b)))
