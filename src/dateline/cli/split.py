"""`dateline split`: say that two names are two things."""

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
    """Make two nodes of two names; for one name in two articles, write name@article for each."""
    from dateline.workspace import correct

    graph, (one, two), joined = correct.judge_pair(
        folder, "different", a, b, author=author, note=note
    )
    said = "are two things now" if joined else "were two things already, and stay it"
    say(f"{one} and {two} {said}:")
    for entity in correct.entities_of(graph, (one, two)):
        say(f"  {correct.describe_entity(graph, entity)}")
