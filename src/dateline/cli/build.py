"""`dateline build`: read articles and add what they say to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Quiet
from dateline.cli.progress import show_progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.workspace.batches import Source
    from dateline.workspace.knowledge_graph import KnowledgeGraph
    from dateline.workspace.storing import Report

_SHOWN = 5  # notes; a corpus in an old encoding has one for every file


def run(
    source: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, globs, or - for stdin.")
    ],
    *,
    graph: Annotated[Path, typer.Option(metavar="DIR", help="The graph's folder; made if new.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of articles that give none."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Processes; one a core if there is much to read."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Read articles, extract what they say, and add it to a graph.

    Run it again to add more, or to go on after Ctrl-C; what was read before isn't read anew.
    """
    from dateline import workspace
    from dateline.cli.terminal import Interrupted

    todo = workspace.find_sources(source, published=published)
    try:
        report, built = _update_graph(graph, todo, workers=workers, quiet=quiet)
    except KeyboardInterrupt as error:
        kept = _count_words(workspace.count_documents(graph), "document")
        message = f"stopped: {graph} holds {kept}; the same command goes on from there"
        raise Interrupted(message) from error
    for failure in report.failures:
        message = failure.message.removeprefix(f"{failure.source}: ")
        typer.echo(f"failed: {failure.source}: {message} ({failure.kind})", err=True)
    for unmet in built.unmet:
        typer.echo(f"not followed: {unmet}", err=True)
    if not quiet:
        _print_summary(graph, report, built)
    raise typer.Exit(1 if report.failures else 0)


def _update_graph(
    graph: Path, todo: Sequence[Source], *, workers: int | None, quiet: bool
) -> tuple[Report, KnowledgeGraph]:
    """Build, and tell how far it is unless nobody wants to know."""
    from dateline import workspace

    if quiet:
        return workspace.update(graph, todo, workers=workers)
    with show_progress(len(todo)) as on_progress:
        return workspace.update(graph, todo, workers=workers, on_progress=on_progress)


def _print_summary(graph: Path, report: Report, built: KnowledgeGraph) -> None:
    """Say what was added, and what had to be assumed."""
    again = f" ({report.known} known already)" if report.known else ""
    failed = f", {len(report.failures)} failed" if report.failures else ""
    typer.echo(f"added {_count_words(report.added, 'document')} to {graph}{again}{failed}")
    sizes = (
        _count_words(len(built.documents), "document"),
        _count_words(len(built.entities()), "entity", "entities"),
        _count_words(len(built.claims()), "claim"),
    )
    typer.echo(f"the graph has {', '.join(sizes)}")
    for note in report.notes[:_SHOWN]:
        typer.echo(f"note: {note}")
    if len(report.notes) > _SHOWN:
        typer.echo(f"note: … and {len(report.notes) - _SHOWN} more")


def _count_words(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
