"""`dateline check`: see whether a graph is sound."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Folder, Quiet
from dateline.cli.terminal import say


def run(
    folder: Folder,
    *,
    shapes: Annotated[
        bool | None,
        typer.Option(
            help="Run the SHACL shapes, or don't; on its own accord only for small graphs."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Check quotes, ids, kinds, dates and shapes; exits with 1 if anything is wrong."""
    from dateline import workspace
    from dateline.validate import check
    from dateline.workspace import store

    graph = workspace.open(folder)
    with store.Store(folder / store.FILE, read_only=True) as records:
        findings = check(graph, store=records, shapes=shapes)
    for finding in findings:
        say(str(finding))
    if not quiet:
        say(
            f"{len(findings)} findings in {len(graph.claims())} claims"
            f" of {len(graph.documents)} documents",
            err=True,
        )
    raise typer.Exit(1 if findings else 0)
