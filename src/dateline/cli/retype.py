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
    from dateline import workspace
    from dateline.workspace import correct

    before = workspace.open(folder)
    one, entity = before.who.find(name)
    values = {"thing": correct.plain(one), "to": kind}
    graph = correct.add(folder, correct.entry("retype", author=author, note=note, **values))
    now = correct.entity_of(graph, entity.chains)
    typer.echo(f"{one} is of the kind {now.kind}: {correct.about(graph, now)}")
    lost = correct.size(before)[0] - correct.size(graph)[0]
    if lost > 0:
        typer.echo(f"left out, since they can't be said of it: {correct.count(lost, 'claim')}")
