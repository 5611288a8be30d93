"""RDF/XML: one description a subject, in the order of the projection.

Guarantees: bytes depend on the projection only; characters that XML can't hold become U+FFFD, the
mark for a lost character; line ends of a text stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from dateline.core.characters import to_xml_text
from dateline.export.turtle import Names
from dateline.rdf.lines import in_pieces
from dateline.rdf.terms import PREFIXES, Term, datatype_of, language_of, value_of

if TYPE_CHECKING:
    from dateline.rdf import Block, Projection


def rdf_xml_pieces(projection: Projection) -> Iterator[bytes]:
    """A projection as RDF/XML."""
    names = Names(projection)
    used = {**names.prefixes, "rdf": PREFIXES["rdf"]}  # whose elements hold all others
    declared = "".join(
        f' xmlns{prefix and ":" + prefix}="{iri}"' for prefix, iri in sorted(used.items())
    )
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'.encode()
    yield from in_pieces(_description(block, names) for block in projection.blocks())
    yield b"</rdf:RDF>\n"


def _description(block: Block, names: Names) -> str:
    subject, rows = block
    lines = [f"<rdf:Description rdf:about={quoteattr(value_of(subject))}>"]
    for predicate, objects in rows:
        name, declared = _element(value_of(predicate), names)
        lines += [f"\t<{name}{declared}{_content(one, name)}" for one in objects]
    return "\n".join((*lines, "</rdf:Description>\n"))


def _element(predicate: str, names: Names) -> tuple[str, str]:
    """An element's name, and what declares its prefix where the root doesn't."""
    short = names.prefixed(predicate)
    if short is not None:
        return short.removeprefix(":"), ""
    cut = max(predicate.rfind("#"), predicate.rfind("/")) + 1
    return f"p:{predicate[cut:]}", f" xmlns:p={quoteattr(predicate[:cut])}"


def _content(term: Term, name: str) -> str:
    """What stands behind the element's name: the object, and the end of the element."""
    if term.startswith("<"):
        return f" rdf:resource={quoteattr(value_of(term))}/>"
    language, datatype = language_of(term), datatype_of(term)
    said = "" if language is None else f' xml:lang="{language}"'
    said += "" if datatype is None else f" rdf:datatype={quoteattr(value_of(datatype))}"
    words = escape(to_xml_text(value_of(term)), {"\r": "&#13;"})
    return f"{said}>{words}</{name}>"
