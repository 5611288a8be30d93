"""`dateline dossier`: all that articles say of one thing, as a page of Markdown."""

from __future__ import annotations

from dateline.cli.arguments import Folder, Name
from dateline.cli.terminal import say
from dateline.cli.viewing import View, takes_view


@takes_view
def run(
    folder: Folder,
    name: Name,
    *,
    view: View,
) -> None:
    """Print a dossier of one thing in Markdown: who it is, what it did and said, with quotes."""
    from dateline import workspace
    from dateline.cli.show import find_entity
    from dateline.export.dossier import dossier_lines

    graph = view.apply(workspace.open(folder))
    for line in dossier_lines(graph, find_entity(graph, name, folder)):
        say(line)
