"""RDF files: Turtle, N-Triples, N-Quads, TriG, JSON-LD and RDF/XML.

Guarantees: the same graph gives the same bytes; each format holds the same triples, and N-Quads and
TriG also the named graph of each article; a file is written node by node, so that its size isn't
what memory it takes. What is written is decided in `dateline.rdf`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core.errors import ExportError
from dateline.export.base import replace_file
from dateline.export.json_ld import json_ld_pieces
from dateline.export.rdf_xml import rdf_xml_pieces
from dateline.export.turtle import trig_pieces, turtle_pieces
from dateline.rdf import Projection, quad_lines, triple_lines
from dateline.rdf.profiles import project

if TYPE_CHECKING:
    from dateline.graph.view import GraphView


class RdfExporter:
    """Writes a graph as RDF, in the format that the file's ending names."""

    name = "rdf"
    endings = (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf")
    options = {  # noqa: RUF012 -- as immutable as the endings
        "with_text": endings,
        "with_authority": endings,
        "rdf12": (".ttl", ".nt", ".nq", ".trig"),  # the others have no word for triple terms yet
        "profile": endings,
    }

    def write(
        self,
        graph: GraphView,
        path: Path,
        *,
        with_text: bool = False,
        with_authority: bool = False,
        rdf12: bool = False,
        profile: str | None = None,
    ) -> None:
        """Write the graph to a file, replacing it in one step.

        Args:
            graph: the graph.
            path: the file.
            with_text: whether to write the articles' texts as well.
            with_authority: whether to write what the authority knows of its things, too.
            rdf12: whether to write statements as RDF 1.2 has them, about triple terms.
            profile: a name of `dateline.rdf.profiles.PROFILES`; None for everything.

        Raises:
            ExportError: the ending isn't one of `endings`, there is no such profile, or the file
                can't be written.
        """
        projection = project(
            graph,
            with_text=with_text,
            with_authority=with_authority,
            rdf12=rdf12,
            profile=profile,
        )
        pieces = _pieces(path, projection)
        with replace_file(path) as file:
            file.writelines(pieces)


def _pieces(path: Path, projection: Projection) -> Iterator[bytes]:
    """What to write, by a file's ending."""
    match path.suffix.lower():
        case ".ttl":
            return turtle_pieces(projection)
        case ".trig":
            return trig_pieces(projection)
        case ".nt":
            return triple_lines(projection)
        case ".nq":
            return quad_lines(projection)
        case ".jsonld":
            return json_ld_pieces(projection)
        case ".rdf":
            return rdf_xml_pieces(projection)
    known = " ".join(RdfExporter.endings)
    message = f"{path}: no RDF format has this ending; use one of {known}"
    raise ExportError(message)
