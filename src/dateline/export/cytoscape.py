"""Cytoscape JSON, for Cytoscape, Cytoscape.js and networkx: nodes and edges, an element a line.

Guarantees: attributes are those of every network (`network.py`), sorted by id; names that Cytoscape
shows and tells edges apart by (`name`, `interaction`) are there, and so is what networkx makes the
network of `to_networkx` of (`directed`, `multigraph`, `value` of a node, `key` of an edge).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core import serde
from dateline.core.model import Literal
from dateline.export.base import replace_file
from dateline.export.network import Plain, edge_attributes, literal_node, node_attributes
from dateline.rdf.lines import in_pieces

if TYPE_CHECKING:
    from dateline.graph.view import GraphView


class CytoscapeExporter:
    """Writes `.cyjs`."""

    name = "cytoscape"
    endings = (".cyjs",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write a graph for Cytoscape.

        Raises:
            ExportError: the file can't be written.
        """
        with replace_file(path) as file:
            file.writelines(in_pieces(_lines(graph)))


def _lines(graph: GraphView) -> Iterator[str]:
    about = {"name": graph.name, "shared_name": graph.name, "base": graph.base}
    yield '{"format_version":"1.0","generated_by":"Dateline","directed":true,"multigraph":true,'
    yield f'"target_cytoscapejs_version":"~3.0","data":{_json(about)},\n"elements":{{"nodes":[\n'
    yield from _joined(_nodes(graph))
    yield '\n],"edges":[\n'
    yield from _joined(_edges(graph))
    yield "\n]}}\n"


def _nodes(graph: GraphView) -> Iterator[dict[str, Plain]]:
    for entity in graph.entities():
        yield {
            "id": entity.id,
            "value": entity.id,
            "name": entity.label,
            **node_attributes(entity),
        }
    for fact in graph:
        if isinstance(fact.object, Literal):
            words = fact.object.value
            yield {
                "id": literal_node(fact),
                "value": literal_node(fact),
                "name": words,
                "label": words,
                "kind": "Literal",
                "datatype": fact.object.datatype,
            }


def _edges(graph: GraphView) -> Iterator[dict[str, Plain]]:
    for fact in graph:
        end = fact.object
        yield {
            "id": fact.id,
            "key": fact.id,
            "source": fact.subject.id,
            "target": literal_node(fact) if isinstance(end, Literal) else end.id,
            "name": fact.predicate,
            "interaction": fact.predicate,
            **edge_attributes(fact, graph.documents),
        }


def _joined(elements: Iterable[Mapping[str, Plain]]) -> Iterator[str]:
    before = ""
    for element in elements:
        yield f'{before}{{"data":{_json(element)}}}'
        before = ",\n"


def _json(values: Mapping[str, Plain]) -> str:
    return serde.encode_whole(values).decode()
