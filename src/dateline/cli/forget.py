"""`dateline forget`: take withdrawn articles out, or back in."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note
from dateline.cli.terminal import say


def run(
    folder: Folder,
    article: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="URL, id or file of each.")
    ],
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take them back in.")] = False,
    note: Note = "",
    author: Author = None,
) -> None:
    """Leave out withdrawn articles with all that they claim, now and in later builds."""
    from dateline import workspace
    from dateline.core.text import to_printable
    from dateline.workspace import correct
    from dateline.workspace.forget import forget, remember

    found = remember(folder, article) if undo else forget(folder, article, author=author, note=note)
    for one in found:
        said = " ".join((one.title or "").split()) or one.url or one.source
        say(f"{'back' if undo else 'forgotten'}: {one.id}  {to_printable(said)}")
    graph = workspace.open(folder)
    sizes = (
        correct.format_count(len(graph.documents), "document"),
        correct.format_count(len(graph), "claim"),
    )
    say(f"the graph has {' and '.join(sizes)}")
