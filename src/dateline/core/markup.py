"""Records as HTML for notebooks: plain elements, no script, nothing fetched.

Guarantees: everything that an article says is escaped, and nothing of it can turn the direction of
what stands around it; only addresses of the web become links. It lays out records and knows no
graph.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from dateline.core.characters import drop_unseen, to_whole_characters

if TYPE_CHECKING:
    from dateline.core.model import Entity, Evidence, Fact, Literal

_SHOWN = 3  # quotes of a claim; how many more there are is told


class Shown(Protocol):
    """A record that shows itself."""

    def _repr_html_(self) -> str: ...


def escape(text: str) -> str:
    """Text that is nothing but text, without control characters, in a direction of its own."""
    return f"<bdi>{_safe(text)}</bdi>"


def link(address: str, words: str | None = None) -> str:
    """An address of the web as a link, under some words if they are given; else text alone."""
    shown = escape(address if words is None else words)
    if not is_web(address):
        return shown
    return f'<a href="{_safe(address)}" rel="noopener noreferrer">{shown}</a>'


def is_web(address: str) -> bool:
    """Whether an address is safe to link: a page's `javascript:` must not become a link."""
    try:
        parts = urlsplit(address)
    except ValueError:  # as half a bracket gives, where a number of a machine would stand
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of HTML under the names of their columns."""
    head = "".join(f"<th>{html.escape(one)}</th>" for one in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def show_entity(entity: Entity) -> str:
    """What an entity is, what it is called, and what it is elsewhere."""
    rows = [("id", f"<code>{escape(entity.id)}</code>")]
    kind = entity.kind if entity.type is None else f"{entity.kind}, {entity.type}"
    rows.append(("kind", escape(kind)))
    if entity.aliases:
        rows.append(("also", escape("; ".join(entity.aliases))))
    if entity.same_as:
        rows.append(("same as", "<br>".join(map(link, entity.same_as))))
    rows.append(("articles", str(len(entity.documents))))
    cells = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows)
    return f"<div><strong>{escape(entity.label)}</strong><table>{cells}</table></div>"


def show_fact(fact: Fact) -> str:
    """What a claim says, how it stands, and the words that say it."""
    notes = [fact.stance.value]
    notes += [f"when {escape(fact.when or fact.when_text or '')}"] if _has_time(fact) else []
    notes += [f"where {escape(fact.place.label)}"] if fact.place is not None else []
    notes += [f"says {escape(fact.speaker.label)}"] if fact.speaker is not None else []
    notes += [f"confidence {fact.confidence:.2f}", f"articles {fact.sources}"]
    return card(fact_line(fact), notes, evidence=fact.evidence)


def show_step(fact: Fact) -> str:
    """A claim as a step of a way: what it says, how it stands, and its first words."""
    return card(fact_line(fact), [fact.stance.value], evidence=fact.evidence[:1])


def card(
    line: str,
    notes: Sequence[str],
    *,
    evidence: Sequence[Evidence] = (),
    cells: Sequence[tuple[str, str]] = (),
) -> str:
    """A line of HTML, notes below it, a table of names and values, and the first quotes."""
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{value}</td></tr>" for name, value in cells)
    laid = f"<table>{rows}</table>" if rows else ""
    quotes = [f"<blockquote>{escape(one.quote)}</blockquote>" for one in evidence[:_SHOWN]]
    more = len(evidence) - _SHOWN
    quotes += [f"<p>{more} more quotes</p>"] if more > 0 else []
    return f"<div>{line}<br><small>{' · '.join(notes)}</small>{laid}{''.join(quotes)}</div>"


def picture(svg: bytes, *, words: str) -> str:
    """A drawing as an image: nothing in it runs, and its style stays its own.

    Args:
        svg: the drawing.
        words: what it shows, for those who don't see it.
    """
    data = base64.b64encode(svg).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{_safe(words)}" width="100%">'


def fact_line(fact: Fact) -> str:
    """A claim as a line: "<b>Ada Brink</b> head of <b>Harbour Guard</b>"."""
    words = html.escape(fact.predicate.replace("_", " "))
    return f"<b>{escape(fact.subject.label)}</b> {words} <b>{end_text(fact.object)}</b>"


def end_text(end: Entity | Literal) -> str:
    """A thing's name, or a value in quotation marks."""
    label = getattr(end, "label", None)
    return escape(end.label) if label is not None else f"“{escape(end.value)}”"  # type: ignore[union-attr]


def _safe(text: str) -> str:
    return html.escape(to_whole_characters(drop_unseen(text)))


def _has_time(fact: Fact) -> bool:
    return fact.when is not None or fact.when_text is not None
