"""The table of relational nouns: what "subsidiary" says of two things, read from `nouns.tsv`.

Guarantees: read once, checked row by row, never changed. A row whose predicate the ontology lacks
is refused. What the columns mean is told at the head of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.core.errors import OntologyError
from dateline.ontology import is_a, kinds, predicates

ANY = "*"  # stands for a noun that has no row of its own
COLUMNS = ("nouns", "links", "thing", "owner", "predicate")


@dataclass(frozen=True, slots=True)
class RelationalNoun:
    """One row of the table; `inverse` where the predicate goes from the owner to the thing."""

    links: frozenset[str]
    thing: frozenset[str]
    owner: frozenset[str]
    predicate: str
    inverse: bool

    def fits(self, link: str, thing: str, owner: str) -> bool:
        """Whether a row is about ends of these kinds that a link joins."""
        return link in self.links and thing in self.thing and owner in self.owner


@cache
def load_relational_nouns() -> dict[str, tuple[RelationalNoun, ...]]:
    """The table that is part of the package: noun → its rows; "" has those of names alone."""
    return read_relational_nouns(files(__package__).joinpath("nouns.tsv").read_text("utf-8"))


def read_relational_nouns(text: str) -> dict[str, tuple[RelationalNoun, ...]]:
    """Read a table; the rows of a noun are in the order of the text.

    Raises:
        OntologyError: other columns, or a kind or predicate that the ontology lacks.
    """
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    if tuple(lines[0]) != COLUMNS:
        message = f"nouns.tsv: the columns are {', '.join(COLUMNS)}"
        raise OntologyError(message)
    found: dict[str, list[RelationalNoun]] = {}
    for nouns, links, thing, owner, predicate in lines[1:]:
        if predicate.lstrip("^") not in predicates():
            message = f"nouns.tsv: {predicate!r} is no predicate"
            raise OntologyError(message)
        row = RelationalNoun(
            links=frozenset(links.split()),
            thing=_with_kinds_below(thing),
            owner=_with_kinds_below(owner),
            predicate=predicate.lstrip("^"),
            inverse=predicate.startswith("^"),
        )
        for noun in nouns.split("|"):
            found.setdefault(noun, []).append(row)
    return {noun: tuple(rows) for noun, rows in found.items()}


def _with_kinds_below(text: str) -> frozenset[str]:
    named = text.split("|")
    for name in named:
        if name not in kinds():
            message = f"nouns.tsv: {name!r} is no kind"
            raise OntologyError(message)
    return frozenset(kind for kind in kinds() for name in named if is_a(kind, name))
