"""`dateline authority`: authorities of one's own, added from files, listed, removed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.terminal import say

if TYPE_CHECKING:
    from rich.progress import TaskID

    from dateline.authority.own.wikidata_source import OnProgress

app = typer.Typer(help="Bring lists of names of your own, for builds to find and link.")


@app.command(name="add")
def add_authority(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table, RDF, FtM entities, Wikidata's dump.")
    ],
    *,
    name: Annotated[
        str | None, typer.Option(help="What to call it; as the file is called unless given.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="Kind of what has none in the file, e.g. Person.")
    ] = None,
    languages: Annotated[
        str | None, typer.Option(help="Of Wikidata: languages of names, e.g. en,fr; en by default.")
    ] = None,
    min_sitelinks: Annotated[
        int | None,
        typer.Option(min=0, help="Of Wikidata: only what so many Wikipedias have; 5 by default."),
    ] = None,
) -> None:
    """Add a file's names to what builds know; one added before by that name is replaced.

    Exits with 1 if something in the file isn't as it should be; the rest is added. Run it again to
    go on after Ctrl-C with a dump of Wikidata.
    """
    from dateline.authority import load_bundled
    from dateline.authority.own import installing
    from dateline.cli.terminal import Interrupted

    codes = None if languages is None else [one.strip() for one in languages.split(",")]
    try:
        with _progress() as on_progress:
            added, counts = installing.add_authority(
                file,
                load_bundled(),
                name=name,
                kind=kind,
                languages=codes,
                min_sitelinks=min_sitelinks,
                on_progress=on_progress,
            )
    except KeyboardInterrupt as error:
        lines = installing.count_staged(file, name)
        message = "stopped: nothing is changed"
        if lines:
            message = f"stopped: {lines:,} lines are read; the same command goes on from there"
        raise Interrupted(message) from error
    for why, count in sorted(counts.notes.items()):
        say(f"note: {count:,} {why} (first: {counts.first[why]})", err=True)
    typer.echo(f"added {_count_entries(added.entries)} as {added.name}")
    raise typer.Exit(1 if counts.faults else 0)


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """A bar where somebody watches, from when there is something to tell; else nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def on_progress(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=of)
            progress.update(tasks[what], completed=done)

        yield on_progress


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
