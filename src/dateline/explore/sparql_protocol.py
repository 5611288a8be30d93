"""The SPARQL 1.1 Protocol at `/sparql`: queries by GET and POST, in the form that is asked for.

Guarantees: queries only read; updates are refused, and so are other data sets than the graph; a
query ends at its time limit; the endpoint describes itself where no query is given. Answers in CSV
can't run as formulas, as everywhere in Dateline.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn
from urllib.parse import parse_qsl

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from pyoxigraph import serialize as serialize_rdf
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.core.characters import to_xml_text
from dateline.core.errors import QueryError
from dateline.explore.negotiation import choose_type
from dateline.explore.operations import get_snapshot, read_body
from dateline.explore.shell import make_shell
from dateline.explore.snapshot import Snapshot
from dateline.query import LIMIT, child
from dateline.query.answers import evaluate, query
from dateline.rdf.terms import PREFIXES

_RDFLIB_DEFAULT = "urn:x-rdflib:default"  # how rdflib's data sets call the default graph
_LARGEST = 1_000_000  # bytes of a query: longer ones are made by programs that should send less
_JSON, _CSV = "application/sparql-results+json", "text/csv"
_ROWS = {
    _JSON: QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    _CSV: QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
RDF_TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
    "text/plain": RdfFormat.N_TRIPLES,
}
SHORT = {
    "json": f"{_JSON}, application/ld+json",  # rows in the first, triples in the second
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": _CSV,
    "tsv": "text/tab-separated-values",
}
_SD = "http://www.w3.org/ns/sparql-service-description#"
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{endpoint}> a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON>,
    <http://www.w3.org/ns/formats/SPARQL_Results_XML>,
    <http://www.w3.org/ns/formats/SPARQL_Results_CSV>,
    <http://www.w3.org/ns/formats/SPARQL_Results_TSV>,
    <http://www.w3.org/ns/formats/Turtle>, <http://www.w3.org/ns/formats/N-Triples>,
    <http://www.w3.org/ns/formats/JSON-LD>, <http://www.w3.org/ns/formats/RDF_XML> ;
  sd:defaultDataset [ a sd:Dataset ; sd:namedGraph [ sd:name <urn:dateline:ontology> ] ] .
"""


async def answer_sparql(request: Request) -> Response:
    """Answer a query, describe the endpoint, or show the page to ask on."""
    given = await _read_parameters(request)
    if "update" in given:
        raise HTTPException(403, "updates are refused: correct the graph through the page")
    for name in ("default-graph-uri", "named-graph-uri"):
        if set(given.get(name, ())) - {_RDFLIB_DEFAULT}:
            raise HTTPException(400, f"{name}: the data set is the graph; leave it out")
    queries = given.get("query", [])
    if not queries and request.method in {"GET", "HEAD"}:
        return _introduce(request)
    if len(queries) != 1:
        raise HTTPException(400, "give one query")
    accept = SHORT.get(given.get("format", [""])[0], request.headers.get("accept"))
    timeout = _read_timeout(given.get("timeout", []))
    snapshot = get_snapshot(request)
    return await run_in_threadpool(ask, snapshot, queries[0], accept=accept, timeout=timeout)


def ask(snapshot: Snapshot, sparql: str, *, accept: str | None, timeout: float) -> Response:
    """Answer a query in the form that a header asks for.

    Raises:
        HTTPException: the query can't be answered, or not in that form.
    """
    try:
        kind, content = evaluate(snapshot.graph, sparql, timeout=timeout)
        if kind == child.TRIPLES:
            return write_triples(content, accept)
        media = choose_type(accept, tuple(_ROWS))
        if media is None:
            refuse_form("rows come", _ROWS)
        found = parse_query_results(content, QueryResultsFormat.JSON)
        if _ROWS[media] is QueryResultsFormat.JSON:
            data: bytes | None = content
        elif media == _CSV and not isinstance(found, QueryBoolean):
            data = query(snapshot.graph, sparql, timeout=timeout).text("csv").encode()
        else:
            data = found.serialize(format=_ROWS[media])
    except QueryError as error:
        raise HTTPException(400, str(error)) from error
    return _respond(data or b"", media)


def write_triples(content: bytes, accept: str | None) -> Response:
    """Triples, given as N-Triples, in the form that a header asks for.

    Raises:
        HTTPException: it asks for none that there is.
    """
    quads = parse(content, format=RdfFormat.N_TRIPLES, lenient=True)
    triples = sorted((one.triple for one in quads), key=str)
    return _serialize(triples, accept, {one: iri for one, iri in PREFIXES.items() if one})


def _serialize(triples: Iterable[Triple], accept: str | None, prefixes: dict[str, str]) -> Response:
    media = choose_type(accept, tuple(RDF_TYPES))
    if media is None:
        refuse_form("triples come", RDF_TYPES)
    data = serialize_rdf(triples, format=RDF_TYPES[media], prefixes=prefixes) or b""
    return _respond(data, media)


def refuse_form(what: str, forms: Iterable[str]) -> NoReturn:
    """Say which forms there are to a client that takes none; with another header it might.

    Raises:
        HTTPException: always.
    """
    raise HTTPException(406, f"{what} as {', '.join(forms)}", headers={"vary": "accept"})


def _respond(data: bytes, media: str) -> Response:
    if media.endswith("xml"):  # whoever wrote it lets through what XML can't hold
        data = to_xml_text(data.decode()).replace("\r", "&#13;").encode()
    return Response(data, media_type=media, headers={"vary": "accept"})


def _introduce(request: Request) -> Response:
    """The page to ask on for a browser, the endpoint's own description for a program."""
    accept = request.headers.get("accept")
    if choose_type(accept, (*RDF_TYPES, "text/html")) == "text/html":
        return make_shell(request)
    endpoint = f"{request.url.scheme}://{request.url.netloc}/sparql"
    described = parse(_DESCRIPTION.format(endpoint=endpoint), format=RdfFormat.TURTLE)
    return _serialize([one.triple for one in described], accept, {"sd": _SD})


def _read_timeout(given: list[str]) -> float:
    """The seconds that a client gives its query, of those that it may have."""
    try:
        wanted = float(given[0]) if given else LIMIT
    except ValueError:
        wanted = 0.0
    if not wanted > 0:
        raise HTTPException(400, "timeout: give seconds above 0")
    return min(wanted, LIMIT)


async def _read_parameters(request: Request) -> dict[str, list[str]]:
    """The parameters of a request, from wherever the protocol lets them stand.

    Raises:
        HTTPException: the body is too long, of another type, or no text.
    """
    pairs = list(request.query_params.multi_items())
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _read_body(request)
        if kind == "application/sparql-query":
            pairs.append(("query", body))
        elif kind == "application/sparql-update":
            pairs.append(("update", body))
        elif kind == "application/x-www-form-urlencoded":
            pairs += parse_qsl(body, keep_blank_values=True)
        else:
            raise HTTPException(415, "send application/sparql-query, or a form")
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


async def _read_body(request: Request) -> str:
    try:
        return (await read_body(request, most=_LARGEST, what="a query")).decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query isn't text in UTF-8") from error
