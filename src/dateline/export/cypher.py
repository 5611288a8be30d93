"""A Cypher script for Neo4j, and the CSV files beside it that it loads.

Guarantees: running it twice changes nothing; nothing that an article says is ever a part of the
script; no cell of the files is one that a spreadsheet would compute, or has a backslash, which
Neo4j takes for an escape: both are encoded with `%`, and the script decodes them.
The files come first and the script last, so that it never loads what isn't there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from dateline import ontology
from dateline.core.characters import is_formula
from dateline.core.model import Literal
from dateline.export.articles import cite
from dateline.export.base import replace_file
from dateline.export.network import literal_node
from dateline.export.table_files import csv_lines
from dateline.export.tables import Row
from dateline.rdf.lines import in_pieces

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_Columns: TypeAlias = Mapping[
    str, str
]  # name → how it is read: encoded `words`, `text`, a function

_GUARD = "%_"  # before a text that a spreadsheet could compute
_CODES = {_GUARD: "", "%5C": "\\", "%25": "%"}  # in the order in which they are decoded
_THINGS: _Columns = {"label": "words", "kind": "text", "type": "text"}
_THINGS = {**_THINGS, "aliases": "words", "same_as": "words"}
_SOURCES: _Columns = dict.fromkeys(("title", "url", "published", "publisher"), "words")
_RELATIONS: _Columns = {
    **dict.fromkeys(("stance", "speaker", "when"), "text"),
    "when_text": "words",
    "place": "text",
    "confidence": "toFloat",
    "sources": "toInteger",
    **dict.fromkeys(("quote", "urls"), "words"),
    "articles": "text",
}
_QUOTES: _Columns = {"end": "toInteger", "quote": "words"}


class CypherExporter:
    """Writes `.cypher`, and four `.cypher.….csv` beside it."""

    name = "cypher"
    endings = (".cypher",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the script and its files, each replaced in one step.

        Raises:
            ExportError: one of the files can't be written.
        """
        parts: dict[str, tuple[Sequence[str], _Columns, Iterator[Row]]] = {
            "things": (["id"], _THINGS, _things(graph)),
            "sources": (["id"], _SOURCES, _sources(graph)),
            "relations": (["id", "start", "stop", "predicate"], _RELATIONS, _relations(graph)),
            "quotes": (["claim", "thing", "source", "start"], _QUOTES, _quotes(graph)),
        }
        names = {part: f"{path.name}.{part}.csv" for part in parts}
        for part, (keys, columns, rows) in parts.items():
            lines = csv_lines((*keys, *columns), (_encoded(row, columns) for row in rows))
            with replace_file(path.with_name(names[part])) as file:
                file.writelines(in_pieces(lines))
        with replace_file(path) as file:
            file.write("\n".join(_script(graph, names)).encode())


def encode_cell(text: str) -> str:
    """A text as it stands in a file: without what some readers take for an escape, no formula."""
    guard = _GUARD if text.startswith("'") or is_formula(text) else ""
    return guard + text.replace("%", "%25").replace("\\", "%5C")


def _encoded(row: Row, columns: _Columns) -> Row:
    return {
        name: encode_cell(value)
        if isinstance(value, str) and columns.get(name) == "words"
        else value
        for name, value in row.items()
    }


def _script(graph: GraphView, names: Mapping[str, str]) -> Iterator[str]:
    files = {part: f"file:///{quote(name)}" for part, name in names.items()}
    yield "// Written by Dateline. Put the files beside this one that end in .csv into Neo4j's"
    yield "// import folder, then run: cypher-shell -f THIS-FILE"
    for label in ("Thing", "Source"):
        yield (
            f"CREATE CONSTRAINT dateline_{label.lower()} IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
        )
    for part, label, columns in (("things", "Thing", _THINGS), ("sources", "Source", _SOURCES)):
        yield f"LOAD CSV WITH HEADERS FROM '{files[part]}' AS row"
        yield f"MERGE (n:{label} {{id: row.id}})"
        yield _setting("n", columns)
    for kind in sorted({entity.kind for entity in graph.entities()}):
        yield f"LOAD CSV WITH HEADERS FROM '{files['things']}' AS row"
        yield f"WITH row WHERE row.kind = '{kind}'"
        yield f"MATCH (n:Thing {{id: row.id}}) SET n:{':'.join(_with_those_above(kind))};"
    for predicate in sorted({fact.predicate for fact in graph}):
        yield f"LOAD CSV WITH HEADERS FROM '{files['relations']}' AS row"
        yield f"WITH row WHERE row.predicate = '{predicate}'"
        yield "MATCH (a:Thing {id: row.start}), (b:Thing {id: row.stop})"
        yield f"MERGE (a)-[r:{predicate.upper()} {{id: row.id}}]->(b)"
        yield _setting("r", _RELATIONS)
    yield f"LOAD CSV WITH HEADERS FROM '{files['quotes']}' AS row"
    yield "MATCH (a:Thing {id: row.thing}), (b:Source {id: row.source})"
    yield "MERGE (a)-[r:QUOTED_IN {claim: row.claim, start: toInteger(row.start)}]->(b)"
    yield _setting("r", _QUOTES)
    yield ""


def _setting(name: str, columns: _Columns) -> str:
    """What sets all properties; an empty cell is null there, which sets none."""
    values = ", ".join(
        f"{name}.`{column}` = {_read(column, reader)}" for column, reader in columns.items()
    )
    return f"SET {values};"


def _read(column: str, reader: str) -> str:
    value = f"row.`{column}`"
    if reader == "words":
        for code, meant in _CODES.items():
            value = f"replace({value}, '{code}', '{meant.replace(chr(92), chr(92) * 2)}')"
    elif reader != "text":
        value = f"{reader}({value})"
    return value


def _with_those_above(kind: str) -> Iterator[str]:
    at: str | None = kind
    while at is not None:
        yield at
        known = ontology.kinds().get(at)
        at = None if known is None else known.parent


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _things(graph: GraphView) -> Iterator[Row]:
    for entity in graph.entities():
        yield {
            "id": entity.id,
            "label": entity.label,
            "kind": entity.kind,
            "type": entity.type,
            "aliases": _joined(entity.aliases),
            "same_as": _joined(entity.same_as),
        }
    for fact in graph:
        if isinstance(fact.object, Literal):
            found: Row = {"id": literal_node(fact), "label": fact.object.value, "kind": "Literal"}
            yield {**dict.fromkeys(_THINGS), **found, "type": fact.object.datatype}


def _sources(graph: GraphView) -> Iterator[Row]:
    for document in graph.documents.values():
        yield {
            "id": document.id,
            "title": document.title,
            "url": document.url,
            "published": document.published,
            "publisher": document.publisher,
        }


def _relations(graph: GraphView) -> Iterator[Row]:
    for fact in graph:
        cited = cite(fact, graph.documents)
        yield {
            "id": fact.id,
            "start": fact.subject.id,
            "stop": literal_node(fact) if isinstance(fact.object, Literal) else fact.object.id,
            "predicate": fact.predicate,
            "stance": fact.stance.value,
            "speaker": None if fact.speaker is None else fact.speaker.id,
            "when": fact.when,
            "when_text": fact.when_text,
            "place": None if fact.place is None else fact.place.id,
            "confidence": fact.confidence,
            "sources": fact.sources,
            "quote": fact.evidence[0].quote if fact.evidence else None,
            "articles": _joined(cited.documents),
            "urls": _joined(cited.urls),
        }


def _quotes(graph: GraphView) -> Iterator[Row]:
    for fact in graph:
        for one in fact.evidence:
            yield {
                "claim": fact.id,
                "thing": fact.subject.id,
                "source": one.document,
                "start": one.start,
                "end": one.end,
                "quote": one.quote,
            }
