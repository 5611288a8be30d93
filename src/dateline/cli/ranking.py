"""`dateline ranking`: the things that are most connected."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Folder, Json, Most
from dateline.cli.viewing import View, takes_view


@takes_view
def run(
    folder: Folder,
    *,
    by: Annotated[
        str, typer.Option(metavar="MEASURE", help="degree, betweenness or closeness.")
    ] = "degree",
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="List only things of this kind.")
    ] = None,
    most: Most = 20,
    view: View,
    json: Json = False,
) -> None:
    """List the things that are tied to most others, by claims and through events."""
    from dateline import workspace
    from dateline.cli.printing import print_json, print_table
    from dateline.cli.terminal import make_console
    from dateline.export import claims

    ranked = view.apply(workspace.open(folder)).ranking(by=by, kind=kind)[:most]
    if json:
        print_json({"by": by, "ranking": [claims.ranked_to_dict(one) for one in ranked]})
        return
    rows = (
        [f"{one.score:g}", str(one.neighbors), str(one.ties), one.entity.kind, one.entity.label]
        for one in ranked
    )
    print_table(make_console(), [by, "neighbours", "ties", "kind", "name"], rows)
