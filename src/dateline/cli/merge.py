"""`dateline merge`: say that two nodes are one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note


def run(
    folder: Folder,
    a: Annotated[str, typer.Argument(metavar="A", help="A name, name@article, or id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="A name, name@article, or id.")],
    *,
    note: Note = "",
    author: Author = None,
) -> None:
    """Make two nodes one; the entry in corrections.toml holds for all builds to come."""
    from dateline import curate, workspace

    who = workspace.open(folder).who
    (one, first), (two, second) = who.find(a), who.find(b)
    things = [curate.plain(one), curate.plain(two)]
    graph = curate.add(folder, curate.entry("same", author=author, note=note, things=things))
    said = "were one thing already, and stay it" if first is second else "are one thing now"
    typer.echo(
        f"{one} and {two} {said}: {curate.about(graph, curate.entity_of(graph, first.chains))}"
    )
