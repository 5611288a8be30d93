"""`dateline authority`: authorities of one's own, added from files, listed, removed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Bring lists of names of your own, for builds to find and link.")


@app.command(name="add")
def add_authority(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table, RDF or FtM entities.")],
    *,
    name: Annotated[
        str | None, typer.Option(help="What to call it; as the file is called unless given.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="Kind of what has none in the file, e.g. Person.")
    ] = None,
) -> None:
    """Add a file's names to what builds know; one added before by that name is replaced.

    Exits with 1 if something in the file isn't as it should be; the rest is added.
    """
    from dateline.authority import load_bundled
    from dateline.authority.own import installing

    added, counts = installing.add_authority(file, load_bundled(), name=name, kind=kind)
    for why, count in sorted(counts.notes.items()):
        typer.echo(f"note: {count:,} {why} (first: {counts.first[why]})", err=True)
    typer.echo(f"added {_count_entries(added.entries)} as {added.name}")
    raise typer.Exit(1 if counts.faults else 0)


@app.command(name="list")
def list_authorities() -> None:
    """List your own authorities."""
    from rich.table import Table

    from dateline.authority.own import installing
    from dateline.cli.terminal import make_console

    table = Table("name", "entries", "from", box=None, pad_edge=False)
    for one in installing.list_authorities():
        table.add_row(one.name, f"{one.entries:,}", one.source)
    if table.row_count:
        make_console().print(table)
    else:
        typer.echo(
            f"none in {installing.data_folder()}; `dateline authority add FILE` adds one", err=True
        )


@app.command(name="remove")
def remove_authority(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `list` shows it.")],
) -> None:
    """Remove one of your own authorities."""
    from dateline.authority.own import installing

    installing.remove_authority(name)


def _count_entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"
