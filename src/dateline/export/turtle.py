"""Turtle and TriG, written to be read: prefixes, ids relative to the base, one block a subject.

Guarantees: bytes depend on the projection only; what is shortened reads back as what it was, in
every reader of Turtle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.rdf.lines import in_pieces
from dateline.rdf.terms import Term, curie, datatype_of, value_of

if TYPE_CHECKING:
    from dateline.rdf import Block, Projection

_TYPE = curie("rdf:type")
# Shorter than Turtle allows, so that no name ever needs an escape.
_LOCAL = re.compile(r"[A-Za-z_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
_NUMBERS = {  # what Turtle reads as numbers, in the one spelling that every reader keeps
    curie("xsd:integer"): re.compile(r"0|-?[1-9]\d*"),
    curie("xsd:decimal"): re.compile(r"-?(0|[1-9]\d*)\.(0|\d*[1-9])"),
}
_BETWEEN = " ;\n    "
_KEPT = 1 << 16  # shortened terms; the common ones come again and again


def turtle_pieces(projection: Projection) -> Iterator[bytes]:
    """A projection as Turtle."""
    names = Names(projection)
    yield names.header().encode()
    yield from in_pieces(f"\n{block}" for block in _turtle_blocks(projection.blocks(), names))


def trig_pieces(projection: Projection) -> Iterator[bytes]:
    """A projection as TriG: what is shared first, then one named graph an article."""
    names = Names(projection)
    yield names.header().encode()
    for name, blocks in projection.graphs():
        start, end = ("", "") if name is None else (f"\n{names.shorten(name)} {{", "}\n")
        yield start.encode()
        yield from in_pieces(f"\n{block}" for block in _turtle_blocks(blocks, names))
        yield end.encode()


class Names:
    """Shortens IRIs: relative to the base, or with a prefix."""

    def __init__(self, projection: Projection) -> None:
        """Take the base and the prefixes of a projection; after a "#" nothing is relative."""
        self.base = projection.base if projection.base.endswith("/") else ""
        self.prefixes = projection.prefixes
        self._by_iri = {iri: prefix for prefix, iri in projection.prefixes.items()}
        self.shorten = lru_cache(_KEPT)(self._shorten)

    def header(self) -> str:
        """The base and all prefixes, as Turtle."""
        lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(self.prefixes.items())]
        return (f"@base <{self.base}> .\n" if self.base else "") + "".join(lines)

    def term(self, term: Term) -> str:
        """A term as Turtle."""
        return term if term[-1] != ">" else self.shorten(term)

    def relative(self, iri: str) -> str | None:
        """An IRI relative to the base, when it stays readable that way."""
        local = iri[len(self.base) :]
        known = self.base and iri.startswith(self.base) and _RELATIVE.fullmatch(local)
        return local if known else None

    def prefixed(self, iri: str) -> str | None:
        """An IRI as a prefixed name, when it needs no escape."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._by_iri.get(iri[:cut])
        known = prefix is not None and _LOCAL.fullmatch(iri[cut:])
        return f"{prefix}:{iri[cut:]}" if known else None

    def _shorten(self, term: Term) -> str:
        """What ends in a `>`: an IRI, a literal with its datatype, or a triple term."""
        if term.startswith("<<("):
            return f"<<( {' '.join(map(self.term, term[4:-4].split(' ', 2)))} )>>"
        if term.startswith("<"):
            return self._shorten_iri(term[1:-1])
        datatype = datatype_of(term)
        form = _NUMBERS.get(datatype or "")
        if form is not None and form.fullmatch(value_of(term)) is not None:
            return value_of(term)
        return term.removesuffix(datatype or "") + self.term(datatype or "")

    def _shorten_iri(self, iri: str) -> str:
        local = self.relative(iri)
        short = self.prefixed(iri) if local is None else f"<{local}>"
        return short or f"<{iri}>"


class _Verbs(dict[Term, str]):
    """Predicates as Turtle: few, and asked for again and again."""

    def __init__(self, names: Names) -> None:
        super().__init__({_TYPE: "a"})
        self._names = names

    def __missing__(self, predicate: Term) -> str:
        self[predicate] = self._names.shorten(predicate)
        return self[predicate]


def _turtle_blocks(blocks: Iterable[Block], names: Names) -> Iterator[str]:
    """A block for each subject: predicates in order, their objects on one line."""
    term, shorten, verbs = names.term, names.shorten, _Verbs(names)
    for subject, rows in blocks:
        lines = []
        for predicate, objects in rows:
            if len(objects) == 1:
                one = objects[0]  # what `term` does, without the call: most of all terms come here
                lines.append(f"{verbs[predicate]} {shorten(one) if one[-1] == '>' else one}")
            else:
                lines.append(f"{verbs[predicate]} {', '.join(map(term, objects))}")
        yield f"{shorten(subject)} {_BETWEEN.join(lines)} .\n"
