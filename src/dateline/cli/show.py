"""`dateline show`: a graph, or one thing in it, in the terminal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Folder, Json
from dateline.cli.printing import (
    escape_markup,
    event_day,
    mark_end,
    print_json,
    quote_lines,
    stance_notes,
)
from dateline.cli.viewing import View, takes_view
from dateline.graph.wording import end_label, predicate_label

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rich.console import Console

    from dateline.core.model import Entity, Fact
    from dateline.graph.events import Event
    from dateline.workspace.knowledge_graph import KnowledgeGraph

_TOP = 15  # rows of a table in the summary: a screenful
_WHO = ("actor", "recipient", "object", "participant")


@partial(takes_view, but=("since", "until"))
def run(
    folder: Folder,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name, acronym, Wikidata id or id.")
    ] = None,
    *,
    events: Annotated[
        bool, typer.Option("--events", help="List what happened, of NAME or of the whole graph.")
    ] = False,
    kind: Annotated[
        str | None, typer.Option("--type", help="Only events of a type: business, acquire.")
    ] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only events in which this one acts.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only events on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only events on this day or earlier.")
    ] = None,
    stories: Annotated[
        bool,
        typer.Option("--stories", help="List the articles that count as one source, as reprints."),
    ] = False,
    view: View,
    json: Json = False,
) -> None:
    """Show what is in a graph, or all that it says about one thing, with the quotes."""
    from dateline import workspace
    from dateline.cli.terminal import make_console

    graph = view.apply(workspace.open(folder))
    entity = None if name is None else find_entity(graph, name, folder)
    if stories:
        _show_stories(graph, None if entity is None else entity.documents, json=json)
    elif events or any(one is not None for one in (kind, actor, since, until)):
        found = graph.events(type=kind, actor=actor, participant=entity, since=since, until=until)
        _show_events(found, json=json)
    elif json:
        shown = _graph_counts(graph) if entity is None else _entity_with_claims(graph, entity)
        print_json(shown)
    elif entity is None:
        _print_summary(make_console(), graph)
    else:
        _print_entity(make_console(), graph, entity)


def _show_stories(graph: KnowledgeGraph, of: Sequence[str] | None = None, *, json: bool) -> None:
    """Stories that several articles tell, of all or of those that some documents are of."""
    from dateline.cli.terminal import make_console
    from dateline.core.text import to_printable

    found = [one for one in graph.stories if of is None or not set(of).isdisjoint(one)]
    if json:
        print_json({"stories": found})
        return
    out = make_console()
    for number, story in enumerate(found):
        if number:
            out.print()
        for id_ in story:
            one = graph.documents[id_]
            known = (one.published, one.publisher, one.title, one.url or one.source)
            said = "  ".join(to_printable(" ".join(each.split())) for each in known if each)
            out.print(f"[dim]{id_}[/]  {escape_markup(said)}")


def _show_events(found: Sequence[Event], *, json: bool) -> None:
    """Events as one JSON object, or as a table."""
    from dateline.cli.terminal import make_console
    from dateline.export.claims import event_to_dict

    if json:
        print_json({"events": [event_to_dict(one) for one in found]})
    else:
        _print_events(make_console(), found)


def find_entity(graph: KnowledgeGraph, name: str, folder: Path) -> Entity:
    """What a name means.

    Raises:
        QueryError: the graph has nothing called so.
    """
    from dateline.core.errors import QueryError
    from dateline.graph import filters

    entity = graph.entity(name)
    if entity is None:
        near = filters.similar_labels(name, graph.entities())
        hint = f"; near it: {', '.join(near)}" if near else ""
        message = f"{folder} has nothing called {name!r}{hint}"
        raise QueryError(message)
    return entity


def _graph_counts(graph: KnowledgeGraph) -> dict[str, object]:
    """A graph's settings and sizes as plain values."""
    counts = graph.overview.count()
    return {
        "name": graph.name,
        "base": graph.base,
        "licence": graph.licence,
        "documents": len(graph.documents),
        "entities": counts.things,
        "claims": counts.stances.total(),
        "kinds": dict(_rank_counts(counts.kinds)),
        "predicates": dict(_rank_counts(counts.predicates)),
        "stances": dict(_rank_counts(counts.stances)),
        "moved": {old: entity.id for old, entity in graph.who.moved.items()},
    }


def _entity_with_claims(graph: KnowledgeGraph, entity: Entity) -> dict[str, object]:
    """A thing and its claims, each as in `.claims.jsonl`."""
    from dateline.export import claims

    about = [claims.fact_to_dict(fact) for fact in _find_facts(graph, entity)]
    return {"entity": claims.entity_to_dict(entity), "claims": about}


def _find_facts(graph: KnowledgeGraph, entity: Entity) -> list[Fact]:
    """The claims that a thing is an end of: of events, then relations, then statements.

    What an article merely mentions comes last.
    """
    from dateline.graph.events import is_role_claim, is_statement

    def order(fact: Fact) -> tuple[int, str, str, str]:
        place = 1
        if fact.predicate == "mentions":
            place = 3
        elif is_role_claim(fact):
            place = 2 if is_statement(fact.subject) else 0
        return (place, fact.predicate, fact.when or "", fact.id)

    found = {fact.id: fact for fact in graph.claims(subject=entity)}
    found.update({fact.id: fact for fact in graph.claims(object=entity)})
    return sorted(found.values(), key=order)


def _print_summary(out: Console, graph: KnowledgeGraph) -> None:
    from rich.table import Table

    told = graph.overview
    counts = told.count()
    sizes = f"{counts.things} entities, {counts.stances.total()} claims"
    out.print(f"[bold]{escape_markup(graph.name)}[/]")
    out.print(f"{len(graph.documents)} documents, {sizes}")
    out.print()
    out.print(", ".join(f"{kind} {count}" for kind, count in _rank_counts(counts.kinds)))
    headlines = told.find_headlines(_TOP)
    if headlines:
        out.print()
        _print_events(out, headlines)
    out.print()
    table = Table("claims", "kind", "name", "id", box=None, pad_edge=False)
    for one in told.find_foremost(_TOP):
        claims = str(told.weigh(one.id))
        table.add_row(claims, one.kind, escape_markup(one.label), escape_markup(one.id))
    out.print(table)


def _print_events(out: Console, events: Sequence[Event]) -> None:
    """Events worth a line, as a table; how many aren't, below it."""
    from rich.table import Table

    table = Table("date", "type", "what", "who", box=None, pad_edge=False)
    told = [event for event in events if not event.is_bare]
    for event in told:
        who = [mark_end(end) for role in _WHO for end in event.roles.get(role, ())]
        what = "  ".join([escape_markup(event.label), *stance_notes(event.stance, event.speaker)])
        table.add_row(event_day(event), event.type or "", what, ", ".join(who))
    out.print(table)
    if len(told) < len(events):
        out.print(f"[dim]{len(events) - len(told)} more with an actor and a verb only[/]")


def _print_entity(out: Console, graph: KnowledgeGraph, entity: Entity) -> None:
    """What a thing is, what happened, how it stands to others, what was said, who mentions it."""
    from dateline.graph.events import is_statement

    kind = entity.kind if not entity.type else f"{entity.kind}, {entity.type}"
    out.print(f"[bold]{escape_markup(entity.label)}[/]  {kind}  [dim]{escape_markup(entity.id)}[/]")
    if entity.aliases:
        out.print(f"also: {escape_markup('; '.join(entity.aliases))}")
    for iri in entity.same_as:
        out.print(f"same as: {escape_markup(iri)}")
    facts, events = _find_facts(graph, entity), graph.events_with.get(entity.id, ())
    _print_section(
        out,
        "What happened",
        (
            _event_lines(graph, event)
            for event in events
            if not is_statement(event.entity) and (not event.is_bare or event.id == entity.id)
        ),
    )
    ties, titles = graph.leading(facts), graph.posts.titles
    _print_section(
        out, "Relations", (_fact_lines(graph, one, titles.get(one.id, ())) for one in ties)
    )
    said = (_event_lines(graph, event) for event in events if is_statement(event.entity))
    _print_section(out, "Statements", said)
    mentions = (_fact_lines(graph, one) for one in facts if one.predicate == "mentions")
    _print_section(out, "Mentioned", mentions)


def _print_section(out: Console, title: str, blocks: Iterable[list[str]]) -> None:
    """Blocks of lines, each after an empty line, under a title if there are any."""
    for number, lines in enumerate(blocks):
        out.print("" if number else f"\n[bold]{title}[/]\n")
        for line in lines:
            out.print(line)


def _event_lines(graph: KnowledgeGraph, event: Event) -> list[str]:
    """An event's headline, who and what has which role, and its quotes; content is quoted there."""
    notes = stance_notes(event.stance, event.speaker)
    roles = [
        f"{role} {', '.join(map(mark_end, ends))}"
        for role, ends in event.roles.items()
        if role != "content"
    ]
    day = event_day(event)
    return [
        "  ".join([*([day] if day else []), escape_markup(event.label), *notes]),
        *([f"  {' · '.join(roles)}"] if roles else []),
        *quote_lines(graph.documents, event.evidence),
    ]


def _fact_lines(graph: KnowledgeGraph, fact: Fact, titles: Sequence[str] = ()) -> list[str]:
    """What a claim says, with the names of the posts that it is about, and its quotes."""
    words = predicate_label(fact.predicate)
    subject, target = escape_markup(fact.subject.label), escape_markup(end_label(fact.object))
    notes = [f"[yellow]{escape_markup(one)}[/]" for one in (fact.when or fact.when_text,) if one]
    notes += stance_notes(fact.stance, fact.speaker)
    if any(origin.startswith("corrections") for origin in fact.origin):
        notes.append(f"[yellow]{escape_markup(', '.join(fact.origin))}[/]")
    line = ", ".join([f"{subject} [cyan]{words}[/] {target}", *map(escape_markup, titles)])
    return ["  ".join([line, *notes]), *quote_lines(graph.documents, fact.evidence)]


def _rank_counts(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
