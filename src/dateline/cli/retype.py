"""`dateline retype`: say what kind of thing something is."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note


def run(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, name@article, or id.")],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="What it is, e.g. Person.")],
    *,
    note: Note = "",
    author: Author = None,
) -> None:
    """Give a thing another kind; what can't be said of that kind is left out."""
    from dateline import curate, workspace

    before = workspace.open(folder)
    one, entity = before.who.find(name)
    values = {"thing": curate.plain(one), "to": kind}
    graph = curate.add(folder, curate.entry("retype", author=author, note=note, **values))
    now = curate.entity_of(graph, entity.chains)
    typer.echo(f"{one} is of the kind {now.kind}: {curate.about(graph, now)}")
    lost = curate.size(before)[0] - curate.size(graph)[0]
    if lost > 0:
        typer.echo(f"left out, since they can't be said of it: {curate.count(lost, 'claim')}")
