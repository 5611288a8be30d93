"""GEXF 1.3 for Gephi: a dynamic network, whose time line is when claims hold.

Guarantees: the file has what the schema allows and nothing else; nodes and edges come sorted by id;
every edge names its claim, quote and articles. An edge lasts as long as its claim says; of a claim
without a time, `time_from` says that the edge begins with the first article. A node is there from
its first edge to its last, and always if an edge has no beginning or end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from dateline import ontology
from dateline.core import edtf
from dateline.core.characters import to_xml_text
from dateline.core.model import Document, Fact, Literal
from dateline.export.articles import cite
from dateline.export.base import replace_file
from dateline.export.network import Plain, edge_attributes, literal_node, node_attributes
from dateline.rdf.lines import in_pieces

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_Span: TypeAlias = tuple[str | None, str | None]  # first and last day, None where open

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)
_GRAPH = '<graph defaultedgetype="directed" idtype="string" mode="dynamic"'
_TIMES = ' timeformat="date" timerepresentation="interval">\n'
_NODE = {
    "kind": "string",
    "type": "string",
    "aliases": "string",
    "same_as": "string",
    "documents": "integer",
    "datatype": "string",
}
_EDGE = {
    "predicate": "string",
    "stance": "string",
    "speaker": "string",
    "when": "string",
    "when_text": "string",
    "time_from": "string",
    "place": "string",
    "confidence": "double",
    "sources": "integer",
    "quote": "string",
    "articles": "string",
    "article_ids": "string",
    "urls": "string",
    "published": "string",
}


class GexfExporter:
    """Writes `.gexf`."""

    name = "gexf"
    endings = (".gexf",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write a graph for Gephi.

        Raises:
            ExportError: the file can't be written.
        """
        with replace_file(path) as file:
            file.writelines(in_pieces(_lines(graph)))


def _lines(graph: GraphView) -> Iterator[str]:
    facts = sorted(graph, key=lambda fact: fact.id)
    spans = {fact.id: _span_of(fact, graph.documents) for fact in facts}
    times = _node_times(facts, spans)
    yield _HEAD
    yield f"<meta>{_element('creator', 'Dateline')}{_element('description', graph.name)}</meta>\n"
    yield _GRAPH + _TIMES
    for owner, known in (("node", _NODE), ("edge", _EDGE)):
        yield f'<attributes class="{owner}">\n'
        for name, sort in known.items():
            yield f'<attribute id="{name}" title="{name}" type="{sort}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for entity in graph.entities():
        yield _node(entity.id, node_attributes(entity), times.get(entity.id, (None, None)))
    for fact in facts:
        if isinstance(fact.object, Literal):
            found = {"label": fact.object.value, "kind": "Literal"}
            end = literal_node(fact)
            yield _node(end, found | {"datatype": fact.object.datatype}, times[end])
    yield "</nodes>\n<edges>\n"
    for fact in facts:
        yield _edge(fact, graph.documents, spans[fact.id])
    yield "</edges>\n</graph>\n</gexf>\n"


def _node(node: str, found: Mapping[str, Plain], span: _Span) -> str:
    shown = {"id": node, "label": found["label"], "start": span[0], "end": span[1]}
    values = {name: found[name] for name in _NODE if name in found}
    return f"<node{_attributes(shown)}>{_values(values)}</node>\n"


def _edge(fact: Fact, documents: Mapping[str, Document], span: _Span) -> str:
    found = edge_attributes(fact, documents)
    both = ontology.predicates()[fact.predicate].symmetric
    shown = {
        "id": fact.id,
        "source": fact.subject.id,
        "target": literal_node(fact) if isinstance(fact.object, Literal) else fact.object.id,
        "type": "mutual" if both else None,  # networkx takes no undirected edge among others
        "kind": fact.predicate,  # tells parallel edges apart
        "label": fact.predicate,
        "weight": fact.sources,
        "start": span[0],
        "end": span[1],
    }
    if span != (None, None):
        found["time_from"] = "claim" if _has_time(fact) else "article"
    values = {name: found[name] for name in _EDGE if name in found}
    return f"<edge{_attributes(shown)}>{_values(values)}</edge>\n"


def _has_time(fact: Fact) -> bool:
    return fact.when is not None and edtf.is_edtf(fact.when)


def _span_of(fact: Fact, documents: Mapping[str, Document]) -> _Span:
    """The days that a claim is of; without any, those from its first article on."""
    when = fact.when if _has_time(fact) else None
    if when is None:
        published = cite(fact, documents).published
        return (None if published is None else str(edtf.first_day(published))), None
    first, last = edtf.date_bounds(when)
    return (None if first is None else str(first)), (None if last is None else str(last))


def _node_times(facts: Iterable[Fact], spans: Mapping[str, _Span]) -> dict[str, _Span]:
    """Node → the days from its first edge to its last; open where any edge is."""
    found: dict[str, _Span] = {}
    for fact in facts:
        end = literal_node(fact) if isinstance(fact.object, Literal) else fact.object.id
        for node in (fact.subject.id, end):
            start, stop = spans[fact.id]
            if node in found:
                before, after = found[node]
                start = None if start is None or before is None else min(start, before)
                stop = None if stop is None or after is None else max(stop, after)
            found[node] = start, stop
    return found


def _values(values: Mapping[str, Plain]) -> str:
    inside = "".join(f"<attvalue for={quoteattr(name)}{_attributes({'value': value})}/>"
                     for name, value in values.items())  # fmt: skip
    return f"<attvalues>{inside}</attvalues>" if inside else ""


def _attributes(values: Mapping[str, Plain | None]) -> str:
    return "".join(
        f" {name}={quoteattr(to_xml_text(str(value)))}"
        for name, value in values.items()
        if value is not None
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(to_xml_text(text))}</{name}>"
