"""RDF files: Turtle, N-Triples, N-Quads, TriG, JSON-LD and RDF/XML.

Guarantees: the same graph gives the same bytes; each format holds the same triples, and N-Quads and
TriG also the named graph of each article. Turtle and JSON-LD are written to be read: prefixes,
ids relative to the base, one block a subject. What is written is decided in `dateline.rdf`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, serialize
from pyoxigraph import Literal as RdfLiteral

from dateline.core.errors import ExportError
from dateline.export.base import replace_file
from dateline.rdf import quads, triples
from dateline.rdf.terms import PREFIXES, value_of

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_TYPE = PREFIXES["rdf"] + "type"
_XSD_STRING = PREFIXES["xsd"] + "string"
# Shorter than Turtle allows, so that no name ever needs an escape.
_LOCAL = re.compile(r"[A-Za-z_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
_NUMBERS = {  # what Turtle reads as numbers, in the one spelling that every reader keeps
    PREFIXES["xsd"] + "integer": re.compile(r"0|-?[1-9]\d*"),
    PREFIXES["xsd"] + "decimal": re.compile(r"-?(0|[1-9]\d*)\.(0|\d*[1-9])"),
}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class RdfExporter:
    """Writes a graph as RDF, in the format that the file's ending names."""

    name = "rdf"
    endings = (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf")
    holds_text = True

    def write(self, graph: GraphView, path: Path, *, with_text: bool = False) -> None:
        """Write the graph to a file, replacing it in one step.

        Args:
            graph: the graph.
            path: the file.
            with_text: whether to write the articles' texts as well.

        Raises:
            ExportError: the ending isn't one of `endings`, or the file can't be written.
        """
        writer = _WRITERS.get(path.suffix.lower())
        if writer is None:
            message = f"{path}: no RDF format has this ending; use one of {' '.join(self.endings)}"
            raise ExportError(message)
        content = writer(graph, with_text=with_text)
        with replace_file(path) as file:
            file.write(content)


def to_turtle(graph: GraphView, *, with_text: bool = False) -> bytes:
    """The graph as Turtle."""
    names = _Names(graph.base)
    rows = triples(graph, with_text=with_text)
    return "\n".join([names.header(), *_turtle_blocks(rows, names)]).encode()


def to_trig(graph: GraphView, *, with_text: bool = False) -> bytes:
    """The graph as TriG: what is shared first, then one named graph an article."""
    names = _Names(graph.base)
    parts = [names.header()]
    for article, content in _by_graph(quads(graph, with_text=with_text)):
        blocks = "\n".join(_turtle_blocks([quad.triple for quad in content], names))
        wrapped = isinstance(article, NamedNode)
        parts.append(f"{names.term(article)} {{\n{blocks}}}\n" if wrapped else blocks)
    return "\n".join(parts).encode()


def to_json_ld(graph: GraphView, *, with_text: bool = False) -> bytes:
    """The graph as JSON-LD, compact, with its context inside."""
    names = _Names(graph.base)
    context = {"@base": names.base or None, "@vocab": PREFIXES[""]}
    context |= {prefix: iri for prefix, iri in PREFIXES.items() if prefix}
    found = triples(graph, with_text=with_text)
    nodes = [_json_ld_node(subject, rows, names) for subject, rows in _by_subject(found)]
    whole = {"@context": context, "@graph": nodes}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _n_triples(graph: GraphView, *, with_text: bool) -> bytes:
    return b"".join(f"{triple} .\n".encode() for triple in triples(graph, with_text=with_text))


def _n_quads(graph: GraphView, *, with_text: bool) -> bytes:
    return b"".join(f"{quad} .\n".encode() for quad in quads(graph, with_text=with_text))


def _rdf_xml(graph: GraphView, *, with_text: bool) -> bytes:
    """RDF/XML; characters that XML can't hold become U+FFFD, the mark for a lost character."""
    found = triples(graph, with_text=with_text)
    rows = [Triple(row.subject, row.predicate, _for_xml(row.object)) for row in found]
    written = serialize(rows, format=RdfFormat.RDF_XML, prefixes=PREFIXES) or b""
    start, root, rest = re.split(rb"(<rdf:RDF [^>]*>)", written, maxsplit=1)
    declared = sorted(re.findall(rb' xmlns:?\w*="[^"]*"', root))  # they come in random order
    return b"".join((start, b"<rdf:RDF", *declared, b">", rest))


def _for_xml(value: Any) -> Any:
    if not isinstance(value, RdfLiteral) or _NOT_XML.search(value.value) is None:
        return value
    safe = _NOT_XML.sub("\ufffd", value.value)
    if value.language is not None:
        return RdfLiteral(safe, language=value.language)
    return RdfLiteral(safe, datatype=value.datatype)


class _Writer(Protocol):
    def __call__(self, graph: GraphView, *, with_text: bool) -> bytes: ...


_WRITERS: dict[str, _Writer] = {
    ".ttl": to_turtle,
    ".nt": _n_triples,
    ".nq": _n_quads,
    ".trig": to_trig,
    ".jsonld": to_json_ld,
    ".rdf": _rdf_xml,
}


class _Names:
    """Shortens IRIs: relative to the base, or with a prefix."""

    def __init__(self, base: str) -> None:
        self.base = base if base.endswith("/") else ""  # after a "#" nothing is relative
        self._known: dict[str, str] = {}

    def header(self) -> str:
        """The base and all prefixes, as Turtle."""
        lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items())]
        return (f"@base <{self.base}> .\n" if self.base else "") + "".join(lines)

    def term(self, value: Any) -> str:
        """A term as Turtle."""
        if isinstance(value, NamedNode):
            return self._iri(value.value)
        datatype = value.datatype.value
        if value.language is not None or datatype == _XSD_STRING:
            return str(value)
        form = _NUMBERS.get(datatype)
        if form is not None and form.fullmatch(value.value) is not None:
            return str(value.value)
        return f"{RdfLiteral(value.value)}^^{self._iri(datatype)}"

    def relative(self, iri: str) -> str | None:
        """An IRI relative to the base, when it stays readable that way."""
        local = iri[len(self.base) :]
        known = self.base and iri.startswith(self.base) and _RELATIVE.fullmatch(local)
        return local if known else None

    def prefixed(self, iri: str) -> str | None:
        """An IRI as a prefixed name, when it needs no escape."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = _BY_IRI.get(iri[:cut])
        known = prefix is not None and _LOCAL.fullmatch(iri[cut:])
        return f"{prefix}:{iri[cut:]}" if known else None

    def _iri(self, iri: str) -> str:
        if iri not in self._known:
            local = self.relative(iri)
            short = self.prefixed(iri) if local is None else f"<{local}>"
            self._known[iri] = short or f"<{iri}>"
        return self._known[iri]


_BY_IRI = {iri: prefix for prefix, iri in PREFIXES.items()}


def _by_subject(rows: Iterable[Triple]) -> Iterator[tuple[str, list[Triple]]]:
    """Runs of one subject; the rows are sorted."""
    for subject, found in groupby(rows, key=lambda row: value_of(row.subject)):
        yield subject, list(found)


def _by_graph(rows: Sequence[Quad]) -> Iterator[tuple[Any, list[Quad]]]:
    """The rows of the default graph, then those of each named graph."""
    key = _graph_key
    for _, found in groupby(sorted(rows, key=key), key=key):  # sorting keeps the order within
        content = list(found)
        yield content[0].graph_name, content


def _graph_key(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _turtle_blocks(rows: Iterable[Triple], names: _Names) -> Iterator[str]:
    """Turtle, a block for each subject: predicates in order, their objects on one line."""
    for _, found in _by_subject(rows):
        lines = []
        for predicate, same in groupby(found, key=lambda row: row.predicate):
            verb = "a" if predicate.value == _TYPE else names.term(predicate)
            lines.append(f"{verb} {', '.join(names.term(row.object) for row in same)}")
        yield f"{names.term(found[0].subject)} " + " ;\n    ".join(lines) + " .\n"


def _json_ld_node(subject: str, rows: Sequence[Triple], names: _Names) -> dict[str, Any]:
    """A JSON-LD node."""
    node: dict[str, Any] = {"@id": _json_ld_id(subject, names)}
    for predicate, same in groupby(rows, key=lambda row: str(row.predicate.value)):
        values = [row.object for row in same]
        if predicate == _TYPE:
            node["@type"] = [_json_ld_term(value_of(value), names) for value in values]
        else:
            shown = [_json_ld_value(value, names) for value in values]
            node[_json_ld_term(predicate, names)] = shown[0] if len(shown) == 1 else shown
    return node


def _json_ld_value(value: Any, names: _Names) -> Any:
    if isinstance(value, NamedNode):
        return {"@id": _json_ld_id(value.value, names)}
    if value.language is not None:
        return {"@language": value.language, "@value": value.value}
    if value.datatype.value == _XSD_STRING:
        return value.value
    return {"@type": _json_ld_term(value.datatype.value, names), "@value": value.value}


def _json_ld_id(iri: str, names: _Names) -> str:
    """An IRI where JSON-LD reads it against the base; a bare word would be of the vocabulary."""
    short = names.relative(iri) or names.prefixed(iri)
    return iri if short is None or short.startswith(":") else short


def _json_ld_term(iri: str, names: _Names) -> str:
    """An IRI where JSON-LD reads it against the vocabulary."""
    short = names.prefixed(iri)
    return iri if short is None else short.removeprefix(":")
