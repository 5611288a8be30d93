"""`dateline merge`: say that two nodes are one thing."""

from __future__ import annotations

from dateline.cli.arguments import Author, Folder, NameOrId, Note
from dateline.cli.terminal import say


def run(
    folder: Folder,
    a: NameOrId,
    b: NameOrId,
    *,
    note: Note = "",
    author: Author = None,
) -> None:
    """Make two nodes one; the entry in corrections.toml holds for all builds to come."""
    from dateline.workspace import correct

    graph, (one, two), joined = correct.judge_pair(folder, "same", a, b, author=author, note=note)
    said = "were one thing already, and stay it" if joined else "are one thing now"
    (entity, _) = correct.entities_of(graph, (one, two))
    say(f"{one} and {two} {said}: {correct.describe_entity(graph, entity)}")
