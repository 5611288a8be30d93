"""`dateline build`: read articles and add what they say to a graph."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import NewFolder, Published, Quiet
from dateline.cli.progress import show_progress
from dateline.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.ingest import ReadingOptions
    from dateline.workspace.knowledge_graph import KnowledgeGraph
    from dateline.workspace.reading import Source
    from dateline.workspace.storing import Report


class Engine(StrEnum):
    """Who reads articles."""

    LOCAL = "local"
    RAY = "ray"


_SHOWN = 5  # notes; a corpus in an old encoding has one for every file
_Fields = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PART=COLUMN",
        help="Column of a table that holds a part of the article (text=body); again for more.",
    ),
]
_Shards = Annotated[
    str | None,
    typer.Option(
        metavar="PLACE",
        help="For ray: a folder that all machines reach, or s3://…; else in the graph's.",
    ),
]


def run(
    source: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, globs, or - for stdin.")
    ],
    *,
    graph: NewFolder,
    published: Published = None,
    field: _Fields = None,
    any_language: Annotated[
        bool,
        typer.Option("--any-language", help="Read what isn't English as if it were."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Processes; one a core if there is much to read."),
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="Who reads: processes of this machine, or a Ray cluster.")
    ] = Engine.LOCAL,
    shards: _Shards = None,
    quiet: Quiet = False,
) -> None:
    """Read articles, extract what they say, and add it to a graph.

    Run it again to add more, or to go on after Ctrl-C; what was read before isn't read anew.
    """
    from dateline import workspace
    from dateline.cli.terminal import Interrupted
    from dateline.ingest import ReadingOptions

    place = _choose_place(shards, engine=engine, graph=graph)
    todo = workspace.find_sources(source, published=published)
    options = ReadingOptions(fields=_parse_fields(field or ()), any_language=any_language)
    try:
        report, built = _update_graph(
            graph, todo, options=options, workers=workers, shards=place, quiet=quiet
        )
    except KeyboardInterrupt as error:
        kept = _count_words(workspace.count_documents(graph), "document")
        message = f"stopped: {graph} holds {kept}; the same command goes on from there"
        raise Interrupted(message) from error
    _print_problems(report, built)
    if not quiet:
        _print_summary(graph, report, built)
    raise typer.Exit(1 if report.failures else 0)


def _choose_place(given: str | None, *, engine: Engine, graph: Path) -> str | None:
    """Where shards go; None when there are none.

    Raises:
        ConfigError: there are none, and yet a place for them.
    """
    from dateline.core.errors import ConfigError
    from dateline.core.places import is_remote

    if engine is Engine.LOCAL:
        if given is not None:
            message = f"--shards {given} is for clusters; add --engine ray"
            raise ConfigError(message)
        return None
    place = str(graph / "shards") if given is None else given
    return place.rstrip("/") if is_remote(place) else str(Path(place).absolute())


def _parse_fields(given: Sequence[str]) -> dict[str, str]:
    """The columns that are named, by the part.

    Raises:
        ConfigError: it isn't PART=COLUMN, or there is no such part.
    """
    from dateline.core.errors import ConfigError
    from dateline.ingest.base import check_fields

    for one in given:
        if not one.partition("=")[2]:
            message = f"--field {one!r} names no column; write it like text=body"
            raise ConfigError(message)
    fields = {part.strip(): column for part, _, column in (one.partition("=") for one in given)}
    check_fields(fields)
    return fields


def _update_graph(
    graph: Path,
    todo: Sequence[Source],
    *,
    options: ReadingOptions,
    workers: int | None,
    shards: str | None,
    quiet: bool,
) -> tuple[Report, KnowledgeGraph]:
    """Build, and tell how far it is unless nobody wants to know."""
    from dateline import workspace

    if quiet:
        return workspace.update(graph, todo, options=options, workers=workers, shards=shards)
    with show_progress(len(todo)) as on_progress:
        return workspace.update(
            graph, todo, options=options, workers=workers, shards=shards, on_progress=on_progress
        )


def _print_problems(report: Report, built: KnowledgeGraph) -> None:
    """Name what failed, and what corrections couldn't be followed."""
    for failure in report.failures:
        message = failure.message.removeprefix(f"{failure.source}: ")
        say(f"failed: {failure.source}: {message} ({failure.kind})", err=True)
    for unmet in built.unmet:
        say(f"not followed: {unmet}", err=True)


def _print_summary(graph: Path, report: Report, built: KnowledgeGraph) -> None:
    """Say what was added, and what had to be assumed."""
    again = f" ({report.known} known already)" if report.known else ""
    failed = f", {len(report.failures)} failed" if report.failures else ""
    say(f"added {_count_words(report.added, 'document')} to {graph}{again}{failed}")
    for language, count in report.left_out.items():
        words = _count_words(count, "document")
        say(f"left out: {words} in {language}; --any-language reads what isn't English")
    sizes = (
        _count_words(len(built.documents), "document"),
        _count_words(len(built.who.entities), "entity", "entities"),
        _count_words(len(built), "claim"),
    )
    say(f"the graph has {', '.join(sizes)}")
    if report.hidden:
        left = _count_words(report.hidden, "document")
        say(f"left out: {left} (older versions of articles, or forgotten)")
    for note in report.notes[:_SHOWN]:
        say(f"note: {note}")
    if len(report.notes) > _SHOWN:
        say(f"note: … and {len(report.notes) - _SHOWN} more")


def _count_words(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
