"""A graph as RDF: what it says, as triples and quads of pyoxigraph for who wants them as objects.

Guarantees: the same triples, in the same order, as in every RDF file. What they are is decided in
`projection.py`; it knows no file format (`export/rdf.py` writes them) and answers no query
(`query/answers.py` does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.rdf.lines import quad_lines, triple_lines
from dateline.rdf.projection import Block, Projection

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple

    from dateline.graph.view import GraphView

__all__ = ["Block", "Projection", "quad_lines", "quads", "triple_lines", "triples"]


def quads(graph: GraphView, *, with_text: bool = False) -> list[Quad]:
    """Everything a graph says; what stands or falls with an article is in its named graph.

    Args:
        graph: the graph.
        with_text: whether to give the articles' texts as well.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    from pyoxigraph import RdfFormat, parse

    lines = b"".join(quad_lines(Projection(graph, with_text=with_text)))
    return list(parse(lines, format=RdfFormat.N_QUADS))


def triples(graph: GraphView, *, with_text: bool = False) -> list[Triple]:
    """Everything a graph says, without the named graphs.

    Args:
        graph: the graph.
        with_text: whether to give the articles' texts as well.

    Raises:
        OntologyError: a claim or an entity uses what the ontology doesn't have.
    """
    from pyoxigraph import RdfFormat, parse

    lines = b"".join(triple_lines(Projection(graph, with_text=with_text)))
    return [quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES)]
