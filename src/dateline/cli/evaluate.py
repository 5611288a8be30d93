"""`dateline evaluate`: score against what people marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.evaluate import Outcome


def run(
    dataset: Annotated[
        str, typer.Argument(metavar="DATASET", help="The data set whose labels the files use.")
    ],
    file: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Gold documents, .jsonl or .jsonl.gz.")
    ],
    *,
    system: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="dateline, rules, reader or spacy; by default what the data set names.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Score what is found in texts against what people marked there; several files count together.

    Exits with 1 if a claim's quote isn't the text's own words.
    """
    from dateline import serde
    from dateline.evaluate import evaluate

    outcome = evaluate(dataset, file, system=system)
    if json:
        typer.echo(serde.encode(outcome.plain()).decode())
    else:
        _show(outcome)
    raise typer.Exit(0 if outcome.exact == outcome.quotes else 1)


def _show(outcome: Outcome) -> None:
    """Print the scores as a table."""
    from rich.table import Table

    from dateline.cli.terminal import console

    shown = outcome.plain()
    table = Table("measure", "P", "R", "F1", box=None, pad_edge=False)
    for name, values in shown["metrics"].items():
        if name == "claims":
            table.add_row("quotes that are exact", f"{values['exact']:.1%}", "", "")
        elif name == "coref":
            for part, value in values.items():
                table.add_row(f"coref {part}", "", "", f"{value:.1%}")
        else:
            table.add_row(name, *(f"{values[key]:.1%}" for key in ("p", "r", "f1")))
    out = console()
    out.print(table)
    out.print(
        f"{outcome.system} on {outcome.dataset}: {outcome.documents:,} documents,"
        f" {outcome.words:,} words, {shown['words_per_second']:,} words a second"
    )
