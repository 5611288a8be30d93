"""`dateline timeline`: what befell a thing, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Folder, Json, Name
from dateline.cli.viewing import View, takes_view
from dateline.graph.wording import article_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.core.model import Document
    from dateline.graph.timelines import Moment


@takes_view
def run(
    folder: Folder,
    name: Name,
    *,
    statements: Annotated[
        bool, typer.Option("--statements", help="Also what it said, and what was said of it.")
    ] = False,
    view: View,
    json: Json = False,
) -> None:
    """List what befell a thing, earliest first; a date in brackets is that of the article."""
    from dateline import workspace
    from dateline.cli.printing import print_json, print_table
    from dateline.cli.terminal import make_console
    from dateline.export import claims

    graph = view.apply(workspace.open(folder))
    moments = graph.moments(name, statements=statements)
    if json:
        print_json({"timeline": [claims.moment_to_dict(one) for one in moments]})
        return
    rows = (_row(one, graph.documents) for one in moments)
    print_table(make_console(), ["when", "what", "stance", "quote", "article"], rows)


def _row(one: Moment, documents: Mapping[str, Document]) -> list[str]:
    quote = one.evidence[0]
    article = documents[quote.document]
    speaker = "" if one.speaker is None else f", says {one.speaker.label}"
    return [
        one.when or f"({one.told})",
        one.label,
        "" if one.stance == "asserted" and not speaker else f"{one.stance.value}{speaker}",
        " ".join(quote.quote.split()),
        article_title(article),
    ]
