"""RDF/XML: one description a subject, in the order of the projection.

Guarantees: bytes depend on the projection only; characters that XML can't hold become U+FFFD, the
mark for a lost character; line ends of a text stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dateline.core.characters import to_xml_text
from dateline.export.turtle import Names
from dateline.rdf.lines import in_pieces
from dateline.rdf.terms import PREFIXES, Term, datatype_of, language_of, value_of

if TYPE_CHECKING:
    from dateline.rdf import Block, Projection

_PLAIN = re.compile(
    "[ !#-%'-;=?-\\[\\]-~\u00a0-\ud7ff]*"
)  # words that XML and N-Triples have as they are
_KEPT = 1 << 16  # objects that are written once; the common ones come again and again


def rdf_xml_pieces(projection: Projection) -> Iterator[bytes]:
    """A projection as RDF/XML."""
    names = Names(projection)
    used = {**names.prefixes, "rdf": PREFIXES["rdf"]}  # whose elements hold all others
    declared = "".join(
        f' xmlns{prefix and ":" + prefix}="{iri}"' for prefix, iri in sorted(used.items())
    )
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'.encode()
    yield from in_pieces(_descriptions(projection.blocks(), names))
    yield b"</rdf:RDF>\n"


def _descriptions(blocks: Iterable[Block], names: Names) -> Iterator[str]:
    """An element for each subject, with one for each of its triples."""
    elements, write = _Elements(names), lru_cache(_KEPT)(_write)
    for subject, rows in blocks:
        lines = []
        for predicate, objects in rows:
            start, end = elements[predicate]
            for one in objects:
                # Words in a language are many and differ: to look them up would take longer.
                content = write(one) if one[-1] == ">" else _write(one)
                lines.append(f"{start}{content}{end}" if one[0] == '"' else start + content)
        about = _quote(subject[1:-1])
        yield f"<rdf:Description rdf:about={about}>{''.join(lines)}\n</rdf:Description>\n"


class _Elements(dict[Term, tuple[str, str]]):
    """Predicate → how its element starts and ends."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, predicate: Term) -> tuple[str, str]:
        name, declared = _element(value_of(predicate), self._names)
        self[predicate] = f"\n\t<{name}{declared}", f"</{name}>"
        return self[predicate]


def _element(predicate: str, names: Names) -> tuple[str, str]:
    """An element's name, and what declares its prefix where the root doesn't."""
    short = names.prefixed(predicate)
    if short is not None:
        return short.removeprefix(":"), ""
    cut = max(predicate.rfind("#"), predicate.rfind("/")) + 1
    return f"p:{predicate[cut:]}", f" xmlns:p={_quote(predicate[:cut])}"


def _write(term: Term) -> str:
    """What stands behind an element's name: the object, if it is words up to where they end."""
    if term[0] == "<":
        return f" rdf:resource={_quote(term[1:-1])}/>"
    language, datatype = language_of(term), datatype_of(term)
    said = "" if language is None else f' xml:lang="{language}"'
    said += "" if datatype is None else f" rdf:datatype={_quote(datatype[1:-1])}"
    words = term[1 : term.rindex('"')]
    if _PLAIN.fullmatch(words) is None:
        words = escape(to_xml_text(value_of(term)), {"\r": "&#13;"})
    return f"{said}>{words}"


def _quote(iri: str) -> str:
    """An IRI as the value of an attribute; of what XML escapes, it can have one character."""
    return f'"{iri.replace("&", "&amp;")}"'
