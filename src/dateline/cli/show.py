"""`dateline show`: a graph, or one thing in it, in the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.facts import Evidence, Fact
    from dateline.graph import KnowledgeGraph
    from dateline.model import Entity, Literal

_TOP = 15  # entities in the summary: a screenful


def run(
    folder: Folder,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name, acronym, Wikidata id or id.")
    ] = None,
) -> None:
    """Show what is in a graph, or all that it says about one thing, with the quotes."""
    from rich.console import Console

    from dateline import workspace
    from dateline.errors import QueryError

    graph = workspace.open(folder)
    console = Console(highlight=False, emoji=False)
    if name is None:
        _summary(console, graph)
        return
    entity = graph.entity(name)
    if entity is None:
        near = _similar(name, graph.entities())
        hint = f"; near it: {', '.join(near)}" if near else ""
        message = f"{folder} has nothing called {name!r}{hint}"
        raise QueryError(message)
    _entity(console, graph, entity)


def _summary(console: Console, graph: KnowledgeGraph) -> None:
    from rich.table import Table

    facts, entities = graph.claims(), graph.entities()
    console.print(f"[bold]{_safe(graph.name)}[/]")
    console.print(
        f"{len(graph.documents)} documents, {len(entities)} entities, {len(facts)} claims"
    )
    console.print()
    kinds = Counter(entity.kind for entity in entities)
    console.print(", ".join(f"{kind} {count}" for kind, count in _ranked(kinds)))
    console.print()
    touched = Counter(fact.subject.id for fact in facts if fact.subject.kind != "Article")
    table = Table("claims", "kind", "name", "id", box=None, pad_edge=False)
    by_id = {entity.id: entity for entity in entities}
    for one, count in _ranked(touched)[:_TOP]:
        entity = by_id[one]
        table.add_row(str(count), entity.kind, _safe(entity.label), _safe(one))
    console.print(table)


def _entity(console: Console, graph: KnowledgeGraph, entity: Entity) -> None:
    kind = entity.kind if entity.type is None else f"{entity.kind}, {entity.type}"
    console.print(f"[bold]{_safe(entity.label)}[/]  {kind}  [dim]{_safe(entity.id)}[/]")
    if entity.aliases:
        console.print(f"also: {_safe('; '.join(entity.aliases))}")
    for iri in entity.same_as:
        console.print(f"same as: {_safe(iri)}")
    about = {fact.id: fact for fact in graph.claims(subject=entity)}
    about.update({fact.id: fact for fact in graph.claims(object=entity)})
    for fact in sorted(about.values(), key=lambda one: (one.predicate, one.when or "", one.id)):
        console.print()
        _fact(console, graph, fact)


def _fact(console: Console, graph: KnowledgeGraph, fact: Fact) -> None:
    words = fact.predicate.replace("_", " ")
    line = f"{_safe(fact.subject.label)} [cyan]{words}[/] {_safe(_label(fact.object))}"
    for note in (fact.when or fact.when_text, None if fact.stance == "asserted" else fact.stance):
        line += f"  [yellow]{_safe(note)}[/]" if note is not None else ""
    if fact.speaker is not None:
        line += f"  [yellow]says {_safe(fact.speaker.label)}[/]"
    console.print(line)
    for evidence in fact.evidence:
        console.print(f"  “{_safe(' '.join(evidence.quote.split()))}”")
        console.print(f"  [dim]{_safe(_where(graph, evidence))}[/]")


def _where(graph: KnowledgeGraph, evidence: Evidence) -> str:
    document = graph.documents[evidence.document]
    name = document.title or document.source or document.id
    return f"{name}, {evidence.start}–{evidence.end}"


def _label(end: Entity | Literal) -> str:
    label = getattr(end, "label", None)
    return label if isinstance(label, str) else getattr(end, "value", "")


def _similar(name: str, entities: Iterable[Entity]) -> list[str]:
    """Up to three labels that look like a name, closest first."""
    from rapidfuzz import fuzz, process

    labels = sorted({entity.label for entity in entities})
    found = process.extract(name, labels, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return [label for label, _, _ in found]


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _safe(text: str) -> str:
    """Keep square brackets in a text from being read as style."""
    from rich.markup import escape

    return escape(text)
