"""`dateline path`: how two things are connected, with the words that say so."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Folder, Json, Most
from dateline.cli.terminal import say
from dateline.cli.viewing import View, takes_view
from dateline.core.model import Entity
from dateline.graph.wording import end_label, fact_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.core.model import Document, Fact

_TRIED = 50  # chains for each that is printed: many differ in a claim, and not in what they lead by


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
    found = graph.paths(a, b, longest=longest, most=most * _TRIED)
    ways = list(islice(_drop_parallel(found), most))
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


def _drop_parallel(chains: Iterable[Sequence[Fact]]) -> Iterator[Sequence[Fact]]:
    """Of the chains through the same things the first, which is the surest."""
    seen: set[tuple[frozenset[str], ...]] = set()
    for chain in chains:
        way = tuple(frozenset(_ends(fact)) for fact in chain)
        if way not in seen:
            seen.add(way)
            yield chain


def _ends(fact: Fact) -> set[str]:
    return {one.id for one in (fact.subject, fact.object) if isinstance(one, Entity)}


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
    from dateline.graph.events import is_role

    number, fact = numbered
    event = fact.subject.kind == "Event" and is_role(fact.predicate)
    return fact.subject.id if event else str(number)


def _step_label(facts: Sequence[Fact]) -> str:
    """What a step says: a claim, or an event with the roles that the two sides have in it."""
    if len(facts) == 1:
        return fact_label(facts[0])
    roles = (f"{one.predicate.replace('_', ' ')} {end_label(one.object)}" for one in facts)
    return f"{facts[0].subject.label}: {', '.join(roles)}"
