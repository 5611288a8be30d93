"""`dateline split`: say that two names are two things."""

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
    """Make two nodes of two names; for one name in two articles, write name@article for each."""
    from dateline import curate, workspace

    who = workspace.open(folder).who
    (one, first), (two, second) = who.find(a), who.find(b)
    things = [curate.plain(one), curate.plain(two)]
    graph = curate.add(folder, curate.entry("different", author=author, note=note, things=things))
    said = "are two things now" if first is second else "were two things already, and stay it"
    typer.echo(f"{one} and {two} {said}:")
    for entity in curate.parted(graph, (one, two)):
        typer.echo(f"  {curate.about(graph, entity)}")
