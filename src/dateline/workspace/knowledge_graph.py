"""The knowledge graph as people use it: the view of a corpus, with queries and exports on it.

Guarantees: what it says is what `graph/view.py` says; nothing here changes a graph folder. Query
engine and exporters are loaded when they are asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core import markup, plugins
from dateline.graph.view import GraphView
from dateline.query import LIMIT

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from dateline.query.answers import Answer
    from dateline.query.named import NamedQuery


_DRAWN = 40  # things in the picture that a notebook shows of a graph


class KnowledgeGraph(GraphView):
    """Entities, and the facts between them, each with the words that say it.

    Attributes:
        folder: the graph's folder, for queries of one's own; None for one that is in none.
    """

    folder: Path | None = None

    def _repr_html_(self) -> str:
        """How a notebook shows it: a picture of its middle, and its size."""
        from dateline.export.svg import draw_svg

        foremost = self.overview.find_foremost(_DRAWN)
        if not foremost:
            return super()._repr_html_()
        middle = self.subgraph(around=foremost, hops=0)
        words = f"The {len(foremost)} things that most is said of, and what is said between them."
        drawn = markup.picture(draw_svg(middle), words=words)
        return f"<div>{drawn}<p>{words}</p>{super()._repr_html_()}</div>"

    def query(self, sparql: str, *, timeout: float | None = LIMIT) -> Answer:
        """Answer a SPARQL query; see `dateline.query.answers`.

        Args:
            sparql: the query; common prefixes need no declaration.
            timeout: most seconds that it may take; None for as long as it takes.

        Raises:
            QueryError: the query doesn't parse, takes too long or can't be evaluated.
        """
        from dateline.query.answers import query

        return query(self, sparql, timeout=timeout)

    def ask(self, name: str, /, *, timeout: float | None = LIMIT, **parameters: object) -> Answer:
        """Answer a named query; `questions` lists them.

        Args:
            name: the query's, such as `who-held`.
            timeout: most seconds that it may take; None for as long as it takes.
            parameters: what it is told, by name.

        Raises:
            QueryError: no such query, a parameter is missing, unknown or names nothing here, or
                the query can't be answered.
            OntologyError: a kind, predicate, stance or date that is none.
        """
        from dateline.query.asking import ask

        return ask(self, name, parameters, folder=self.folder, timeout=timeout)

    def questions(self) -> list[NamedQuery]:
        """The named queries that there are, the graph's own among them, sorted by name.

        Raises:
            QueryError: a file of one's own can't be read, or its head isn't as it must be.
        """
        from dateline.query.named import list_queries

        return list_queries(self.folder)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The graph as a networkx multigraph whose attributes are plain values."""
        from dateline.export.network import to_networkx

        return to_networkx(self)

    def to_rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib dataset, with the triples of the Turtle file."""
        from dateline.rdf.dataset import to_rdflib

        return to_rdflib(self)

    def export(
        self,
        path: Path | str,
        *,
        with_text: bool = False,
        with_authority: bool = False,
        rdf12: bool = False,
        profile: str | None = None,
    ) -> Path:
        """Write the graph to a file, in the format that the name's ending says.

        Args:
            path: the file.
            with_text: whether to write the articles' texts as well, which only RDF can hold.
            with_authority: whether to write what the authority knows of the graph's things, too, as
                statements of its own; in RDF only.
            rdf12: whether to write statements as RDF 1.2 has them, about triple terms.
            profile: which part of RDF to write, and in whose words: `plain`, `schema` or
                `wikidata`; None for everything.

        Raises:
            ExportError: no exporter knows the ending, its format hasn't what is asked of it, or the
                file can't be written.
        """
        target = Path(path)
        options = {
            "with_text": with_text,
            "with_authority": with_authority,
            "rdf12": rdf12,
            "profile": profile,
        }
        asked = {name: value for name, value in options.items() if value}
        plugins.find_exporter(target, options=asked).write(self, target, **asked)
        return target
