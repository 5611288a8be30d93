"""`dateline drop`: leave a claim out."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.arguments import Author, Folder, Note
from dateline.cli.terminal import say


def run(
    folder: Folder,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="A name, name@article, or id.")],
    predicate: Annotated[str, typer.Argument(metavar="PREDICATE", help="As `show` has it.")],
    object_: Annotated[
        str, typer.Argument(metavar="OBJECT", help="A name, name@article, id or value.")
    ],
    *,
    note: Note = "",
    author: Author = None,
) -> None:
    """Leave out what the graph says of two things, or of a thing and a value, by one predicate."""
    from dateline import ontology, workspace
    from dateline.core.model import Literal
    from dateline.workspace import correct

    before = workspace.open(folder)
    known = ontology.predicates().get(predicate)
    literal = known is not None and (
        known.literal
        or any(one.object == Literal(value=object_) for one in before.claims(predicate=predicate))
    )
    values = {
        "subject": correct.to_plain_address(before.who.find(subject)[0]),
        "predicate": predicate,
        "object": object_ if literal else correct.to_plain_address(before.who.find(object_)[0]),
    }
    after = correct.add_correction(
        folder, correct.make_correction("drop", author=author, note=note, **values)
    )
    claims, quotes = (
        one - two
        for one, two in zip(correct.count_claims(before), correct.count_claims(after), strict=True)
    )
    left_out = (
        f"{correct.format_count(claims, 'claim')} with {correct.format_count(quotes, 'quote')}"
    )
    say(f"left out: {left_out}")
