"""JSON-LD, compact and with its context inside: one node a line.

Guarantees: bytes depend on the projection only; ids are relative to the base, and terms of the
ontology are bare words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.core import serde
from dateline.export.turtle import Names
from dateline.rdf.lines import in_pieces
from dateline.rdf.terms import Term, curie, datatype_of, language_of, value_of

if TYPE_CHECKING:
    from dateline.rdf import Block, Projection

_TYPE = curie("rdf:type")


def json_ld_pieces(projection: Projection) -> Iterator[bytes]:
    """A projection as JSON-LD."""
    words = _Words(projection)
    yield b'{"@context":' + serde.encode(words.context()) + b',\n"@graph":[\n'
    yield from in_pieces(_lines(projection, words))
    yield b"\n]}\n"


def _lines(projection: Projection, words: _Words) -> Iterator[str]:
    before = ""
    for block in projection.blocks():
        yield before + serde.encode(words.node(block)).decode()
        before = ",\n"


class _Words:
    """Writes terms as JSON-LD has them under one context."""

    def __init__(self, projection: Projection) -> None:
        self._names = Names(projection)
        self._vocabulary = projection.vocabulary
        self._links = projection.links
        self.word = lru_cache(1 << 12)(self._word)

    def context(self) -> dict[str, object]:
        """What makes IRIs of the words of a node."""
        prefixes = self._names.prefixes
        context: dict[str, object] = {"@vocab": prefixes[self._vocabulary]}
        if self._names.base:
            context = {"@base": self._names.base, **context}
        context |= {prefix: iri for prefix, iri in prefixes.items() if prefix}
        return context | {self.word(one): {"@type": "@id"} for one in sorted(self._links)}

    def node(self, block: Block) -> dict[str, object]:
        """A subject and what is said of it."""
        subject, rows = block
        node: dict[str, object] = {"@id": self._id(value_of(subject))}
        for predicate, objects in rows:
            if predicate == _TYPE:
                node["@type"] = [self.word(one) for one in objects]
                continue
            plain = predicate in self._links
            shown = [value_of(one) if plain else self._value(one) for one in objects]
            node[self.word(predicate)] = shown[0] if len(shown) == 1 else shown
        return node

    def _value(self, term: Term) -> object:
        if term.startswith("<"):
            return {"@id": self._id(value_of(term))}
        language, datatype = language_of(term), datatype_of(term)
        if language is not None:
            return {"@language": language, "@value": value_of(term)}
        if datatype is None:
            return value_of(term)
        return {"@type": self.word(datatype), "@value": value_of(term)}

    def _id(self, iri: str) -> str:
        """An IRI where it is read against the base; a bare word would be of the vocabulary."""
        short = self._names.relative(iri) or self._names.prefixed(iri)
        return iri if short is None or short.startswith(":") else short

    def _word(self, term: Term) -> str:
        """An IRI where it is read against the vocabulary."""
        short = self._names.prefixed(value_of(term))
        return value_of(term) if short is None else short.removeprefix(f"{self._vocabulary}:")
