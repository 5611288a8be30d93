"""`dateline stages`: the pipeline as a table."""

from __future__ import annotations

import typer


def run() -> None:
    """Show the stages, the plug-ins that fill them, and what each needs and gives.

    Exits with 1 if a plug-in can't be loaded or needs what no other gives.
    """
    from rich.table import Table

    from dateline.cli.terminal import make_console
    from dateline.workspace.stage_table import list_stages

    table = Table("stage", "plug-in", "needs", "gives", "unmet", box=None, pad_edge=False)
    rows = list_stages()
    for row in rows:
        cells = (row.needs, row.gives, row.unmet)
        table.add_row(row.stage, row.plugin, *(", ".join(cell) for cell in cells))
    make_console().print(table)
    raise typer.Exit(1 if any(row.unmet for row in rows) else 0)
