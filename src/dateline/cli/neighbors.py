"""`dateline neighbors`: what is one step from a thing, and what ties it to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.cli.arguments import Folder, Json, Name
from dateline.cli.viewing import View, takes_view
from dateline.graph.wording import predicate_label

if TYPE_CHECKING:
    from dateline.graph.surroundings import Tie

_EVENTS = 3  # named in a row; how many more there are is counted


@takes_view
def run(folder: Folder, name: Name, *, view: View, json: Json = False) -> None:
    """List what is tied to a thing, by claims and through events, the closest first."""
    from dateline import workspace
    from dateline.cli.printing import print_json, print_table
    from dateline.cli.terminal import make_console
    from dateline.export import claims

    graph = view.apply(workspace.open(folder))
    ties = graph.close_ties(name)
    if json:
        print_json({"neighbors": [claims.tie_to_dict(tie) for tie in ties]})
        return
    rows = ([str(tie.size), tie.entity.kind, tie.entity.label, _ways(tie)] for tie in ties)
    print_table(make_console(), ["ties", "kind", "name", "through"], rows)


def _ways(tie: Tie) -> str:
    """The predicates between two things, and the events that both are in."""
    ways = sorted({predicate_label(fact.predicate) for fact in tie.facts})
    ways += [event.label for event in tie.events[:_EVENTS]]
    more = len(tie.events) - _EVENTS
    return "; ".join([*ways, *([f"{more} more events"] if more > 0 else [])])
