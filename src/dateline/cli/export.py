"""`dateline export`: write a graph in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.arguments import Folder, Quiet
from dateline.cli.viewing import View, takes_view

if TYPE_CHECKING:
    from dateline.workspace.knowledge_graph import KnowledgeGraph

_PICTURES = frozenset({".html", ".svg", ".png", ".pdf"})
_MANY = 10_000  # things: the page opens in seconds up to here (docs/benchmark.md)
_Targets = Annotated[
    list[Path],
    typer.Option(
        metavar="FILE", help="What to write; the ending says in which format. Repeat for more."
    ),
]
_WithText = Annotated[
    bool,
    typer.Option(
        "--with-text", help="Write the articles' texts as well, which quotes' offsets count in."
    ),
]
_WithAuthority = Annotated[
    bool,
    typer.Option(
        "--with-authority",
        help="Write what the authority knows of the graph's things, as statements of its own.",
    ),
]
_Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Which RDF: plain (bare triples), schema (schema.org), wikidata. Default: all.",
    ),
]


@takes_view
def run(
    folder: Folder,
    *,
    to: _Targets,
    more: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE…]", help="More files.")
    ] = None,
    with_text: _WithText = False,
    with_authority: _WithAuthority = False,
    rdf12: Annotated[
        bool,
        typer.Option("--rdf12", help="Write RDF 1.2: statements about triple terms."),
    ] = False,
    profile: _Profile = None,
    view: View,
    quiet: Quiet = False,
) -> None:
    """Write a graph to files: .ttl, .jsonld, .graphml, .html and others by their ending."""
    from dateline import workspace
    from dateline.core import plugins

    targets = [*to, *(more or ())]
    asked: dict[str, Any] = {
        "with_text": with_text,
        "with_authority": with_authority,
        "rdf12": rdf12,
        "profile": profile,
    }
    for target in targets:
        # A typing error shows before any work is done.
        plugins.find_exporter(target, options=[name for name, value in asked.items() if value])
    graph = view.apply(workspace.open(folder))
    for target in targets:
        graph.export(target, **asked)
        if not quiet:
            typer.echo(f"wrote {target}", err=True)
            if target.suffix.lower() in _PICTURES and len(graph.entities()) > _MANY:
                typer.echo(f"{target}: {_hint(graph)}", err=True)


def _hint(graph: KnowledgeGraph) -> str:
    """What to do about a picture that has more than anybody can see."""
    return (
        f"{len(graph.entities()):,} things are more than a picture shows well; write a part, "
        "with --around NAME, --since DATE or --kinds, or look at all of it with `dateline serve`"
    )
