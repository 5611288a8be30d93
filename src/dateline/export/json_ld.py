"""JSON-LD, compact and with its context inside: one node a line.

Guarantees: bytes depend on the projection only; ids are relative to the base, and terms of the
ontology are bare words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.core import serde
from dateline.export.turtle import Names, prefixed
from dateline.rdf.lines import in_pieces
from dateline.rdf.terms import PREFIXES, Term, curie, datatype_of, language_of, value_of

if TYPE_CHECKING:
    from dateline.rdf import Block, Projection

_TYPE = curie("rdf:type")


def json_ld_pieces(projection: Projection, base: str) -> Iterator[bytes]:
    """A projection as JSON-LD.

    Args:
        projection: what to write.
        base: what its nodes' IRIs begin with.
    """
    names = Names(base)
    context = {"@base": names.base or None, "@vocab": PREFIXES[""]}
    context |= {prefix: iri for prefix, iri in PREFIXES.items() if prefix}
    yield b'{"@context":' + serde.encode(context) + b',\n"@graph":[\n'
    yield from in_pieces(_lines(projection, names))
    yield b"\n]}\n"


def _lines(projection: Projection, names: Names) -> Iterator[str]:
    before = ""
    for block in projection.blocks():
        yield before + serde.encode(_node(block, names)).decode()
        before = ",\n"


def _node(block: Block, names: Names) -> dict[str, object]:
    subject, rows = block
    node: dict[str, object] = {"@id": _id(value_of(subject), names)}
    for predicate, objects in rows:
        if predicate == _TYPE:
            node["@type"] = [_word(one) for one in objects]
        else:
            shown = [_value(one, names) for one in objects]
            node[_word(predicate)] = shown[0] if len(shown) == 1 else shown
    return node


def _value(term: Term, names: Names) -> object:
    if term.startswith("<"):
        return {"@id": _id(value_of(term), names)}
    language, datatype = language_of(term), datatype_of(term)
    if language is not None:
        return {"@language": language, "@value": value_of(term)}
    if datatype is None:
        return value_of(term)
    return {"@type": _word(datatype), "@value": value_of(term)}


def _id(iri: str, names: Names) -> str:
    """An IRI where JSON-LD reads it against the base; a bare word would be of the vocabulary."""
    short = names.relative(iri) or prefixed(iri)
    return iri if short is None or short.startswith(":") else short


@lru_cache(1 << 12)
def _word(term: Term) -> str:
    """An IRI where JSON-LD reads it against the vocabulary."""
    short = prefixed(value_of(term))
    return value_of(term) if short is None else short.removeprefix(":")
