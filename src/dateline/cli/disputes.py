"""`dateline disputes`: what can't all be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.cli.arguments import Folder, Json
from dateline.cli.viewing import View, takes_view
from dateline.graph.disputes import said_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.core.model import Document
    from dateline.graph.disputes import Dispute


@takes_view
def run(folder: Folder, *, view: View, json: Json = False) -> None:
    """List what some hold and others deny or have otherwise, with the words of both."""
    from dateline import workspace
    from dateline.cli.printing import print_json, say_nothing_found
    from dateline.cli.terminal import make_console
    from dateline.export import claims

    graph = view.apply(workspace.open(folder))
    found = graph.disputes()
    if json:
        print_json({"disputes": [claims.dispute_to_dict(one) for one in found]})
        return
    if not found:
        say_nothing_found()
    out = make_console()
    for number, one in enumerate(found):
        if number:
            out.print()
        for line in _lines(one, graph.documents):
            out.print(line)


def _lines(one: Dispute, documents: Mapping[str, Document]) -> Iterator[str]:
    """What is held, and below it all sides with who says so and their first quote."""
    from dateline.cli.printing import escape_markup, quote_lines

    yield f"[bold]{escape_markup(one.label)}[/]"
    for said in (said for side in one.sides for said in side):
        speaker = "" if said.speaker is None else f", says {said.speaker.label}"
        other = f": {said_label(said)}" if one.why == "differs" else ""
        yield f"  [yellow]{said.stance.value}{escape_markup(speaker)}[/]{escape_markup(other)}"
        yield from quote_lines(documents, said.evidence[:1], indent="    ")
