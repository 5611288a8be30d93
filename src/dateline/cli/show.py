"""`dateline show`: a graph, or one thing in it, in the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from dateline.core.model import Entity, Evidence, Fact, Literal
    from dateline.workspace.knowledge_graph import KnowledgeGraph

_TOP = 15  # entities in the summary: a screenful


def run(
    folder: Folder,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name, acronym, Wikidata id or id.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what is in a graph, or all that it says about one thing, with the quotes."""
    from dateline import workspace
    from dateline.cli.terminal import make_console
    from dateline.core import serde

    graph = workspace.open(folder)
    entity = None if name is None else _find_entity(graph, name, folder)
    if json:
        shown = _graph_counts(graph) if entity is None else _entity_with_claims(graph, entity)
        typer.echo(serde.encode(shown).decode())
    elif entity is None:
        _print_summary(make_console(), graph)
    else:
        _print_entity(make_console(), graph, entity)


def _find_entity(graph: KnowledgeGraph, name: str, folder: Path) -> Entity:
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
    facts, entities = graph.claims(), graph.entities()
    return {
        "name": graph.name,
        "base": graph.base,
        "licence": graph.licence,
        "documents": len(graph.documents),
        "entities": len(entities),
        "claims": len(facts),
        "kinds": dict(_rank_counts(Counter(one.kind for one in entities))),
        "predicates": dict(_rank_counts(Counter(fact.predicate for fact in facts))),
        "stances": dict(_rank_counts(Counter(fact.stance.value for fact in facts))),
        "moved": {old: entity.id for old, entity in graph.who.moved.items()},
    }


def _entity_with_claims(graph: KnowledgeGraph, entity: Entity) -> dict[str, object]:
    """A thing and its claims, each as in `.claims.jsonl`."""
    from dateline.export import claims

    about = [claims.fact_to_dict(fact) for fact in _find_facts(graph, entity)]
    return {"entity": claims.entity_to_dict(entity), "claims": about}


def _find_facts(graph: KnowledgeGraph, entity: Entity) -> list[Fact]:
    """The claims that a thing is an end of, by predicate and time."""
    found = {fact.id: fact for fact in graph.claims(subject=entity)}
    found.update({fact.id: fact for fact in graph.claims(object=entity)})
    return sorted(found.values(), key=lambda one: (one.predicate, one.when or "", one.id))


def _print_summary(out: Console, graph: KnowledgeGraph) -> None:
    from rich.table import Table

    facts, entities = graph.claims(), graph.entities()
    out.print(f"[bold]{_escape_markup(graph.name)}[/]")
    out.print(f"{len(graph.documents)} documents, {len(entities)} entities, {len(facts)} claims")
    out.print()
    kinds = Counter(entity.kind for entity in entities)
    out.print(", ".join(f"{kind} {count}" for kind, count in _rank_counts(kinds)))
    out.print()
    touched = Counter(fact.subject.id for fact in facts if fact.subject.kind != "Article")
    table = Table("claims", "kind", "name", "id", box=None, pad_edge=False)
    by_id = {entity.id: entity for entity in entities}
    for one, count in _rank_counts(touched)[:_TOP]:
        entity = by_id[one]
        table.add_row(str(count), entity.kind, _escape_markup(entity.label), _escape_markup(one))
    out.print(table)


def _print_entity(out: Console, graph: KnowledgeGraph, entity: Entity) -> None:
    kind = entity.kind if entity.type is None else f"{entity.kind}, {entity.type}"
    out.print(
        f"[bold]{_escape_markup(entity.label)}[/]  {kind}  [dim]{_escape_markup(entity.id)}[/]"
    )
    if entity.aliases:
        out.print(f"also: {_escape_markup('; '.join(entity.aliases))}")
    for iri in entity.same_as:
        out.print(f"same as: {_escape_markup(iri)}")
    for fact in _find_facts(graph, entity):
        out.print()
        _print_fact(out, graph, fact)


def _print_fact(out: Console, graph: KnowledgeGraph, fact: Fact) -> None:
    words = fact.predicate.replace("_", " ")
    subject, target = _escape_markup(fact.subject.label), _escape_markup(_end_label(fact.object))
    line = f"{subject} [cyan]{words}[/] {target}"
    for note in (fact.when or fact.when_text, None if fact.stance == "asserted" else fact.stance):
        line += f"  [yellow]{_escape_markup(note)}[/]" if note is not None else ""
    if fact.speaker is not None:
        line += f"  [yellow]says {_escape_markup(fact.speaker.label)}[/]"
    if any(origin.startswith("corrections") for origin in fact.origin):
        line += f"  [yellow]{_escape_markup(', '.join(fact.origin))}[/]"
    out.print(line)
    for evidence in fact.evidence:
        out.print(f"  “{_escape_markup(' '.join(evidence.quote.split()))}”")
        out.print(f"  [dim]{_escape_markup(_evidence_place(graph, evidence))}[/]")


def _evidence_place(graph: KnowledgeGraph, evidence: Evidence) -> str:
    document = graph.documents[evidence.document]
    name = document.title or document.source or document.id
    return f"{name}, {evidence.start}–{evidence.end}"


def _end_label(end: Entity | Literal) -> str:
    label = getattr(end, "label", None)
    return label if isinstance(label, str) else getattr(end, "value", "")


def _rank_counts(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _escape_markup(text: str) -> str:
    """Keep square brackets in a text from being read as style."""
    from rich.markup import escape

    return escape(text)
