"""`dateline retype`: say what kind of thing something is."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note
from dateline.cli.terminal import say


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
    values = {"thing": correct.to_plain_address(one), "to": kind}
    graph = correct.add_correction(
        folder, correct.make_correction("retype", author=author, note=note, **values)
    )
    now = correct.entity_of(graph, entity.chains)
    say(f"{one} is of the kind {now.kind}: {correct.describe_entity(graph, now)}")
    lost = correct.count_claims(before)[0] - correct.count_claims(graph)[0]
    if lost > 0:
        say(f"left out, since they can't be said of it: {correct.format_count(lost, 'claim')}")
