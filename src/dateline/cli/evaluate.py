"""`dateline evaluate`: score against what people marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.table import Table

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
    task: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="merge: whether things are told apart across the articles, in one graph of all.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Score what is found in texts against what people marked there; several files count together.

    Exits with 1 if a claim's quote isn't the text's own words.
    """
    from dateline.core import serde
    from dateline.evaluate import evaluate

    outcome = evaluate(dataset, file, system=system, task=task)
    if json:
        typer.echo(serde.encode(outcome.plain()).decode())
    else:
        _print_outcome(outcome)
    raise typer.Exit(0 if outcome.exact == outcome.quotes else 1)


def _print_outcome(outcome: Outcome) -> None:
    """Print the scores as a table."""
    from rich.table import Table

    from dateline.cli.terminal import make_console

    shown = outcome.plain()
    table = Table("measure", "P", "R", "F1", box=None, pad_edge=False)
    for name, values in shown["metrics"].items():
        if name == "merge":
            _add_merge_rows(table, values)
        elif name == "claims":
            table.add_row("quotes that are exact", f"{values['exact']:.1%}", "", "")
        elif name == "linking_curve":
            for row in values:
                label = f"at marked names, if {row['score']:.0%} likely"
                table.add_row(label, f"{row['p_marked']:.1%}", f"{row['r']:.1%}", "")
        elif name == "coref":
            for part, value in values.items():
                table.add_row(f"coref {part}", "", "", f"{value:.1%}")
        else:
            table.add_row(name, *(f"{values[key]:.1%}" for key in ("p", "r", "f1")))
            if "asserted" in values:
                label = f"  of {values['of']:,} that didn't happen, asserted"
                table.add_row(label, f"{values['asserted']:.1%}", "", "")
    out = make_console()
    out.print(table)
    out.print(
        f"{outcome.system} on {outcome.dataset}: {outcome.documents:,} documents,"
        f" {outcome.words:,} words, {shown['words_per_second']:,} words a second"
    )


def _add_merge_rows(table: Table, values: dict[str, Any]) -> None:
    """Add the scores of identity across articles to a table."""
    for name, row in (
        ("pairs of one thing", values),
        ("the same, without a name in common", values["different_names"]),
        ("B³", values["b3"]),
    ):
        table.add_row(name, *(f"{row[key]:.1%}" for key in ("p", "r", "f1")))
    table.add_row("nodes of two things", f"{values['false_merge_rate']:.1%}", "", "")
    for kind, row in values["wrong_pairs"].items():
        table.add_row(f"wrong pairs, {kind}", f"{row['share']:.1%}", "", "")
    table.add_row("found", "", f"{values['found']:.1%}", "")
