"""`dateline rename`: show a thing by another name."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note
from dateline.cli.terminal import say


def run(
    folder: Folder,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A name, name@article, or id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name to show.")],
    *,
    note: Note = "",
    author: Author = None,
) -> None:
    """Show a thing by another name; the old one stays an alias, and the id stays as it is."""
    from dateline import workspace
    from dateline.workspace import correct

    one, entity = workspace.open(folder).who.find(old)
    values = {"thing": correct.to_plain_address(one), "to": new}
    graph = correct.add_correction(
        folder, correct.make_correction("rename", author=author, note=note, **values)
    )
    now = correct.entity_of(graph, entity.chains)
    say(f"“{entity.label}” is shown as “{now.label}”: {correct.describe_entity(graph, now)}")
