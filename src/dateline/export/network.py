"""The graph for network tools: networkx, GraphML (yEd, Gephi, igraph), node-link JSON.

Guarantees: nodes and edges come sorted by id; every attribute is a plain string, number or
boolean, with lists joined by `; ` and unknown values left out, so that every reader takes them.
Literal claims become nodes of kind `Literal`, so that no claim is lost. Quotes are the first of
each claim: all of them are in `.claims.jsonl`. GEXF is in `gexf.py`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dateline.core.characters import to_whole_characters, to_xml_text
from dateline.core.model import Document, Entity, Fact, Literal
from dateline.export.articles import cite
from dateline.export.base import replace_file

if TYPE_CHECKING:
    import networkx as nx

    from dateline.graph.view import GraphView

Plain: TypeAlias = str | int | float | bool


class NetworkExporter:
    """Writes `.graphml` and node-link `.json`."""

    name = "network"
    endings = (".graphml", ".json")

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
                    written = io.BytesIO()
                    nx.write_graphml_xml(_fit_for_xml(network), written)
                    # Of a text; every reader of XML would make a line feed of it.
                    file.write(written.getvalue().replace(b"\r", b"&#13;"))
                case _:
                    data = nx.node_link_data(network, edges="edges")
                    text = json.dumps(data, ensure_ascii=False, indent=1)
                    file.write(f"{to_whole_characters(text)}\n".encode())


def to_networkx(graph: GraphView) -> nx.MultiDiGraph[str]:
    """The graph as a multigraph: entity ids as nodes, claim ids as keys of edges."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=graph.name, base=graph.base)
    for entity in graph.entities():
        network.add_node(entity.id, **node_attributes(entity))
    for fact in graph.claims():
        target = fact.object
        if isinstance(target, Literal):
            end = literal_node(fact)
            known = _drop_unknown(label=target.value, kind="Literal", datatype=target.datatype)
            network.add_node(end, **known)
        else:
            end = target.id
        network.add_edge(
            fact.subject.id, end, key=fact.id, **edge_attributes(fact, graph.documents)
        )
    return network


def literal_node(fact: Fact) -> str:
    """The node of a claim's words or figure: "gunmen" here aren't "gunmen" there."""
    return f"literal/{fact.id}"


def node_attributes(entity: Entity) -> dict[str, Plain]:
    """What is known of a thing."""
    return _drop_unknown(
        label=entity.label,
        kind=entity.kind,
        aliases=_join_values(entity.aliases),
        same_as=_join_values(entity.same_as),
        type=entity.type,
        documents=len(entity.documents),
    )


def edge_attributes(fact: Fact, documents: Mapping[str, Document]) -> dict[str, Plain]:
    """What is known of a claim, and which articles make it."""
    cited = cite(fact, documents)
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
        articles=_join_values(cited.titles),
        article_ids=_join_values(cited.documents),
        urls=_join_values(cited.urls),
        published=cited.published,
    )


def _drop_unknown(**values: Plain | None) -> dict[str, Plain]:
    """The values that are known; network formats have no null."""
    return {name: value for name, value in values.items() if value is not None}


def _fit_for_xml(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same network, with a mark for every character that XML can't hold."""
    known = [data for _, data in network.nodes(data=True)]
    for data in (network.graph, *known, *(data for *_, data in network.edges(data=True))):
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = to_xml_text(value)
    return network


def _join_values(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
