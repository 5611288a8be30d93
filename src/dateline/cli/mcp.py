"""`dateline mcp`: the graph as tools of an assistant."""

from __future__ import annotations

from importlib.util import find_spec

import typer

from dateline.cli.arguments import Folder
from dateline.cli.viewing import View, takes_view


@takes_view
def run(folder: Folder, *, view: View) -> None:
    """Serve a graph to an assistant, by the Model Context Protocol over standard input and output.

    The assistant starts the command itself; it needs the package mcp, of the extra of that name.
    """
    if find_spec("mcp") is None:
        message = "the package mcp isn't installed; run pip install 'dateline[mcp]'"
        raise typer.BadParameter(message)
    from dateline import workspace
    from dateline.explore.assistant_tools import make_server
    from dateline.explore.host import Host

    workspace.keep_folded(folder)
    make_server(Host(folder, choose=view.apply)).run("stdio")
