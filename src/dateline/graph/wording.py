"""Claims and their ends in a few words, for people.

Guarantees: the words are the graph's own names and predicates. They are an article's, so whoever
prints them escapes them.
"""

from __future__ import annotations

from dateline.core.model import Entity, Fact, Literal


def end_label(end: Entity | Literal) -> str:
    """A thing's name, or a value."""
    return end.label if isinstance(end, Entity) else end.value


def fact_label(fact: Fact) -> str:
    """A claim as a line: "Ada Brink head of Harbour Guard"."""
    words = fact.predicate.replace("_", " ")
    return f"{fact.subject.label} {words} {end_label(fact.object)}"
