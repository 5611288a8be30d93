"""The graph for network tools: networkx, GraphML (yEd, Gephi, igraph), GEXF, node-link JSON.

Guarantees: nodes and edges come sorted by id; every attribute is a plain string, number or
boolean, with lists joined by `; ` and unknown values left out, so that every reader takes them.
Literal claims become nodes of kind `Literal`, so that no claim is lost. Quotes are the first of
each claim: all of them are in `.claims.jsonl`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core.model import Entity, Fact, Literal
from dateline.export.base import replace_file

if TYPE_CHECKING:
    import networkx as nx

    from dateline.graph.view import GraphView

_Plain = str | int | float | bool


class NetworkExporter:
    """Writes `.graphml`, `.gexf` and node-link `.json`."""

    name = "network"
    endings = (".graphml", ".gexf", ".json")

    def write(self, graph: GraphView, path: Path) -> None:
        """Write a graph in the format of the path's ending.

        Raises:
            ExportError: the file can't be written.
        """
        import networkx as nx

        network = to_networkx(graph)
        with replace_file(path) as file:
            match path.suffix.lower():
                case ".graphml":
                    # Not `write_graphml`: which writer that is depends on whether lxml is there.
                    nx.write_graphml_xml(network, file)
                case ".gexf":
                    text = "\n".join(nx.generate_gexf(network))
                    # networkx notes the day of writing; the same graph is the same file.
                    text = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
                    file.write(f"{text}\n".encode())
                case _:
                    data = nx.node_link_data(network, edges="edges")
                    text = json.dumps(data, ensure_ascii=False, indent=1)
                    file.write(f"{text}\n".encode())


def to_networkx(graph: GraphView) -> nx.MultiDiGraph[str]:
    """The graph as a multigraph: entity ids as nodes, claim ids as keys of edges."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=graph.name, base=graph.base)
    for entity in graph.entities():
        network.add_node(entity.id, **_node_attributes(entity))
    for fact in graph.claims():
        target = fact.object
        if isinstance(target, Literal):
            end = f"literal/{fact.id}"  # "gunmen" here aren't "gunmen" there
            network.add_node(end, label=target.value, kind="Literal", datatype=target.datatype)
        else:
            end = target.id
        network.add_edge(fact.subject.id, end, key=fact.id, **_edge_attributes(fact))
    return network


def _node_attributes(entity: Entity) -> dict[str, _Plain]:
    return _drop_unknown(
        label=entity.label,
        kind=entity.kind,
        aliases=_join_values(entity.aliases),
        same_as=_join_values(entity.same_as),
        type=entity.type,
        documents=len(entity.documents),
    )


def _edge_attributes(fact: Fact) -> dict[str, _Plain]:
    return _drop_unknown(
        label=fact.predicate,
        predicate=fact.predicate,
        stance=fact.stance.value,
        speaker=None if fact.speaker is None else fact.speaker.id,
        when=fact.when,
        when_text=fact.when_text,
        place=None if fact.place is None else fact.place.id,
        confidence=float(fact.confidence),
        weight=float(fact.sources),
        sources=fact.sources,
        quote=fact.evidence[0].quote if fact.evidence else None,
    )


def _drop_unknown(**values: _Plain | None) -> dict[str, _Plain]:
    """The values that are known; network formats have no null."""
    return {
        name: _drop_control_characters(value) for name, value in values.items() if value is not None
    }


def _drop_control_characters(value: _Plain) -> _Plain:
    """Leave out control characters, which XML can't hold."""
    if not isinstance(value, str):
        return value
    return "".join(letter for letter in value if letter.isprintable() or letter in "\n\t")


def _join_values(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
