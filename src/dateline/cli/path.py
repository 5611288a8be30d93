"""`dateline path`: how two things are connected, with the words that say so."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Folder, Json, Most
from dateline.cli.terminal import say
from dateline.cli.viewing import View, takes_view
from dateline.graph.wording import end_label, fact_label, predicate_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.core.model import Document, Fact


@takes_view
def run(
    folder: Folder,
    a: Annotated[str, typer.Argument(help="A name or id to start at.")],
    b: Annotated[str, typer.Argument(help="A name or id to arrive at.")],
    *,
    longest: Annotated[
        int, typer.Option(metavar="N", min=1, help="Most steps; an event between two is one.")
    ] = 3,
    most: Most = 5,
    view: View,
    json: Json = False,
) -> None:
    """Show how two things are connected, the shortest way first; exits with 1 if they aren't."""
    from dateline import workspace
    from dateline.cli.printing import print_json
    from dateline.cli.terminal import make_console
    from dateline.export import claims

    graph = view.apply(workspace.open(folder))
    routes = graph.routes(a, b, longest=longest, most=most)
    ways = [[hop.facts[0] for hop in route] for route in routes]
    if json:
        print_json({"paths": [[claims.fact_to_dict(fact) for fact in way] for way in ways]})
    else:
        out = make_console()
        for number, way in enumerate(ways):
            if number:
                out.print()
            for line in _lines(way, graph.documents):
                out.print(line)
    if not ways:
        say(f"no path of up to {longest} steps from {a} to {b}; try --longest", err=True)
        raise typer.Exit(1)


def _lines(way: Sequence[Fact], documents: Mapping[str, Document]) -> Iterator[str]:
    """A chain's steps, each with its stance and its first quote; an event's two claims are one."""
    from dateline.cli.printing import escape_markup, quote_lines, stance_notes

    for _, group in groupby(enumerate(way), _step_key):
        facts = [fact for _, fact in group]
        first = facts[0]
        notes = [f"[yellow]{escape_markup(first.when)}[/]"] if first.when else []
        notes += stance_notes(first.stance, first.speaker)
        yield "  ".join([escape_markup(_step_label(facts)), *notes])
        yield from quote_lines(documents, first.evidence[:1], indent="    ")


def _step_key(numbered: tuple[int, Fact]) -> str:
    """The event that a claim tells of, else the claim."""
    from dateline.graph.events import is_role_claim

    number, fact = numbered
    return fact.subject.id if is_role_claim(fact) else str(number)


def _step_label(facts: Sequence[Fact]) -> str:
    """What a step says: a claim, or an event with the roles that the two sides have in it."""
    if len(facts) == 1:
        return fact_label(facts[0])
    roles = (f"{predicate_label(one.predicate)} {end_label(one.object)}" for one in facts)
    return f"{facts[0].subject.label}: {', '.join(roles)}"
