"""How claims, events and tables are printed in the terminal.

Guarantees: what an article says is never taken for style, and a table's row is one line when it
goes into a pipe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from dateline.core.characters import to_terminal
from dateline.core.model import Entity
from dateline.graph.wording import article_title, end_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console

    from dateline.core.model import Document, Evidence, Literal, Stance
    from dateline.graph.events import Event


# What JSON lets stand as it is: other control characters are escaped already.
_RAW = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def print_json(shown: Mapping[str, object]) -> None:
    """One JSON object on a line; what a terminal would obey is escaped, as JSON does it."""
    from dateline.core import serde

    text = serde.encode_whole(shown).decode()
    typer.echo(_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def print_table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows of an article's words under their columns' names; that there are none is told."""
    from rich.table import Table

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(escape_markup, row))
    if table.row_count:
        out.print(table)
    else:
        say_nothing_found()


def say_nothing_found() -> None:
    """Tell people, and no pipe, that all went well and there is nothing."""
    typer.echo("nothing found", err=True)


def escape_markup(text: str) -> str:
    """A text on one line, whose square brackets are no style, and that no terminal obeys."""
    from rich.markup import escape

    return escape(to_terminal(" ".join(text.split())))


def mark_end(end: Entity | Literal) -> str:
    """A name, or in quotation marks the words of what has none."""
    return escape_markup(end_label(end) if isinstance(end, Entity) else f"“{end_label(end)}”")


def event_day(event: Event) -> str:
    """An event's date; failing that, the day of the first article about it, in brackets."""
    return event.date or (f"({event.published})" if event.published else "")


def stance_notes(stance: Stance, speaker: Entity | None) -> list[str]:
    """How texts hold what they don't assert, and who says so."""
    notes = [] if stance == "asserted" else [f"[yellow]{stance.value}[/]"]
    return notes if speaker is None else [*notes, f"[yellow]says {escape_markup(speaker.label)}[/]"]


def quote_lines(
    documents: Mapping[str, Document], quotes: Iterable[Evidence], *, indent: str = "  "
) -> Iterator[str]:
    """Each quote on a line, and its place on the next."""
    for evidence in quotes:
        yield f"{indent}“{escape_markup(evidence.quote)}”"
        yield f"{indent}[dim]{escape_markup(evidence_place(documents, evidence))}[/]"


def evidence_place(documents: Mapping[str, Document], evidence: Evidence) -> str:
    """Where a quote stands: the article, and the offsets in its text."""
    document = documents[evidence.document]
    return f"{article_title(document)}, {evidence.start}–{evidence.end}"
