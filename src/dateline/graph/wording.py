"""Claims, their ends and articles in a few words, for people.

Guarantees: the words are the graph's own names, and the ontology's labels. Names are an article's,
so whoever prints them escapes them.
"""

from __future__ import annotations

from textwrap import shorten

from dateline import ontology
from dateline.core.model import Document, Entity, Fact, Literal

_LINE = 100  # most characters of the first line that stands for an article without a headline


def end_label(end: Entity | Literal) -> str:
    """A thing's name, or a value."""
    return end.label if isinstance(end, Entity) else end.value


def predicate_label(name: str) -> str:
    """A predicate, or the last word of an event's type, in words."""
    known = ontology.predicates().get(name)
    return name.replace("_", " ") if known is None else known.label


def fact_label(fact: Fact) -> str:
    """A claim as a line: "Ada Brink head of Harbour Guard"."""
    return f"{fact.subject.label} {predicate_label(fact.predicate)} {end_label(fact.object)}"


def article_title(document: Document) -> str:
    """An article's title; failing that, its first line, what it was read from, or its id."""
    if document.title:
        return document.title
    first_line = document.text.strip().partition("\n")[0]
    return shorten(first_line, _LINE, placeholder=" …") or document.source or document.id
