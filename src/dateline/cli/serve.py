"""`dateline serve`: the graph in the browser, with a SPARQL endpoint."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Folder
from dateline.cli.viewing import View, takes_view

_PORT = 8420


@takes_view
def run(
    folder: Folder,
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")
    ] = _PORT,
    open_: Annotated[
        bool, typer.Option("--open/--no-open", help="Whether to open the page in the browser.")
    ] = True,
    view: View,
) -> None:
    """Show a graph in the browser, on this machine alone, until Ctrl-C."""
    from dateline.explore.running import serve

    serve(folder, port=port, tell=_print_address, browser=open_, choose=view.apply)


def _print_address(address: str) -> None:
    typer.echo(f"{address} (Ctrl-C to stop)")
