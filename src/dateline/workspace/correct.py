"""Adding a person's correction to a graph folder.

Guarantees: a correction is written only when the graph, with it, follows it; what matches nothing,
or contradicts a correction that is there, is refused with the reason and nothing is written. It
changes no record, and learns nothing.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline import workspace
from dateline.core.errors import ConfigError, GraphFolderError
from dateline.graph import corrections
from dateline.graph.corrections import Correction, ThingAddress
from dateline.graph.corrections.records import parse_address, without_author
from dateline.workspace import store
from dateline.workspace.duckdb_files import require_store

if TYPE_CHECKING:
    from dateline.core.model import Entity
    from dateline.workspace.knowledge_graph import KnowledgeGraph


def correct(
    folder: str | Path, *, do: str, author: str | None = None, note: str = "", **values: Any
) -> KnowledgeGraph:
    """Add a correction to a graph folder, as if it had been written into `corrections.toml`.

    Args:
        folder: the graph's folder.
        do: what is decided: `same`, `rename`, `drop` …
        author: who decided; the login name when None.
        note: why, for others to read.
        values: the other keys of the correction.

    Returns:
        The graph with the correction.

    Raises:
        ConfigError: the correction isn't allowed, or the graph can't follow it; nothing is written.
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
    """
    return add_correction(folder, make_correction(do, author=author, note=note, **values))


def make_correction(
    do: str, *, author: str | None = None, note: str = "", **values: Any
) -> Correction:
    """Make a correction of today.

    Raises:
        ConfigError: a key or a value isn't allowed.
    """
    who = login_name() if author is None else author
    today = datetime.now().astimezone().date()
    return corrections.parse_correction(
        {"do": do, **values, "author": who, "date": today, "note": note}
    )


def add_correction(folder: str | Path, new: Correction) -> KnowledgeGraph:
    """Write a correction if the graph follows it; returns the graph with it.

    Raises:
        ConfigError: the graph can't follow it, or the file can't be written.
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
    """
    path = Path(folder)
    require_store(path / store.FILE)  # before anything is written, if only to keep others out
    with corrections.lock_corrections(path):
        return _add_if_followed(path, new)


def _add_if_followed(path: Path, new: Correction) -> KnowledgeGraph:
    """Write a correction if the graph follows it, while nobody else writes."""
    known = corrections.read_corrections(path)
    for number, one in enumerate(known, start=1):
        if without_author(one) == without_author(new):
            message = f"nothing is written: correction {number} says so already: {one}"
            raise ConfigError(message)
    graph = workspace.open_with(path, (*known, new))
    ours = len(known) + 1
    for unmet in graph.unmet:
        if unmet.number == ours:
            message = f"nothing is written, since it couldn't be followed: {new}: {unmet.why}"
            raise ConfigError(message)
        if unmet.other == ours:
            said = f"correction {unmet.number}, {unmet.entry}"
            message = f"nothing is written: it contradicts {said}; take that entry out first"
            raise ConfigError(message)
    corrections.append_corrections(path, [new])
    with suppress(GraphFolderError):  # somebody else is at the store: the next build folds it
        workspace.fold(path, made=graph)
    return graph


def judge_pair(
    folder: Path, do: str, a: str, b: str, *, author: str | None, note: str
) -> tuple[KnowledgeGraph, tuple[ThingAddress, ThingAddress], bool]:
    """Decide whether two things are one: the graph with it, the two, and whether they were one.

    Args:
        folder: the graph's folder.
        do: `same` or `different`.
        a: a name, name@article, or id.
        b: another.
        author: who decided; the login name when None.
        note: why, for others to read.

    Raises:
        QueryError: the graph has nothing of a name, or several things.
        ConfigError: the graph can't follow it, or the file can't be written.
    """
    who = workspace.open(folder).who
    (one, first), (two, second) = who.find(a), who.find(b)
    new = make_correction(
        do, author=author, note=note, things=[to_plain_address(one), to_plain_address(two)]
    )
    return add_correction(folder, new), (one, two), first is second


def login_name() -> str:
    """The user's login name; empty where there is none, as in a bare container."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def to_plain_address(one: ThingAddress) -> Any:
    """A thing as a correction writes it: its name alone where that says the same."""
    name = one.name
    if name is not None and parse_address(name) == one:
        return name
    return {key: value for key in one.__struct_fields__ if (value := getattr(one, key)) is not None}


def entity_of(graph: KnowledgeGraph, chains: Iterable[str]) -> Entity:
    """The entity that has the first of some chains that is in the graph."""
    return next(
        graph.who.of_chain[chain] for chain in sorted(chains) if chain in graph.who.of_chain
    )


def other_entities(graph: KnowledgeGraph, chains: Iterable[str], but: Entity) -> tuple[Entity, ...]:
    """The entities that have some of these chains, but for one."""
    found = {one.id: one for chain in chains if (one := graph.who.of_chain.get(chain)) is not None}
    return tuple(found[name] for name in sorted(found) if name != but.id)


def entities_of(graph: KnowledgeGraph, things: Iterable[ThingAddress]) -> tuple[Entity, ...]:
    """The entity of each thing."""
    return tuple(entity_of(graph, graph.who.chains(one)) for one in things)


def count_claims(graph: KnowledgeGraph) -> tuple[int, int]:
    """How many claims a graph has, and how many quotes."""
    facts = graph.claims()
    return len(facts), sum(len(fact.evidence) for fact in facts)


def describe_entity(graph: KnowledgeGraph, entity: Entity) -> str:
    """An entity with its size: `person/ann-ode (5 mentions in 2 articles, 7 claims)`."""
    mentions = sum(graph.who.anchors[chain].size for chain in entity.chains)
    claims = len({*_claim_ids(graph, entity)})
    counts = (
        format_count(mentions, "mention"),
        format_count(len(entity.documents), "article"),
        format_count(claims, "claim"),
    )
    return f"{entity.id} ({counts[0]} in {counts[1]}, {counts[2]})"


def _claim_ids(graph: KnowledgeGraph, entity: Entity) -> Iterable[str]:
    """Ids of the claims that an entity is an end of."""
    found = (*graph.claims(subject=entity), *graph.claims(object=entity))
    return (fact.id for fact in found)


def format_count(number: int, one: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"
