"""`dateline link`: say what a thing is elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note
from dateline.cli.terminal import say


def run(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, name@article, or id.")],
    link: Annotated[str, typer.Argument(metavar="ID", help="Q884, geonames:…, own id or IRI.")],
    *,
    remove: Annotated[bool, typer.Option("--remove", help="It isn't that, and never was.")] = False,
    note: Note = "",
    author: Author = None,
) -> None:
    """Link a thing to an id of Wikidata, GeoNames, your own or an IRI; or take a link away."""
    from dateline import workspace
    from dateline.workspace import correct

    one, entity = workspace.open(folder).who.find(name)
    do = "unlink" if remove else "link"
    values = {"thing": correct.to_plain_address(one), "to": link}
    graph = correct.add_correction(
        folder, correct.make_correction(do, author=author, note=note, **values)
    )
    now = correct.entity_of(graph, graph.who.chains(one) or entity.chains)
    said = "isn't linked to" if remove else "is linked to"
    say(f"{one} {said} {link}: {correct.describe_entity(graph, now)}")
    for other in correct.other_entities(graph, entity.chains, now):
        say(f"as before, since it isn't called so: {correct.describe_entity(graph, other)}")
