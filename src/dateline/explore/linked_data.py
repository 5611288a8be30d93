"""The graph's IRIs under this server: each answers with a page, or with what the graph says of it.

Guarantees: what is described is what SPARQL would find: the triples of the thing, and those of the
statements about it, under the graph's own base; an id of an earlier build leads on to what the
thing is now; what was in an article that isn't in the graph any more is gone, and not unknown.
"""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import quote

from pyoxigraph import RdfFormat, parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.core.errors import GraphFolderError, QueryError
from dateline.explore.negotiation import choose_type
from dateline.explore.node_page import (
    GONE,
    REPLACED,
    WITHDRAWN,
    write_gone_page,
    write_node_page,
)
from dateline.explore.operations import get_host, get_snapshot
from dateline.explore.shell import make_shell, name_style
from dateline.explore.snapshot import Snapshot
from dateline.explore.sparql_protocol import RDF_TYPES, refuse_form, write_triples
from dateline.export.dossier import dossier_lines
from dateline.graph.view import CLAIM
from dateline.query.answers import evaluate
from dateline.workspace.gone import Gone, find_gone

# Nodes that have no page in the application; of a claim only its parts.
_OWN = re.compile(
    r"(?:evidence|outlet|membership)/[\w./-]+|claim/[\w.-]+/[a-z]+|dataset|software", re.ASCII
)
_DOSSIER = "text/markdown"
_SUFFIXES = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".md": _DOSSIER,
}


def answer_iri(request: Request) -> Response:
    """A page or a description of what an IRI names, by what the client takes.

    Raises:
        HTTPException: the graph has no such thing, or can't be described in that form.
    """
    snapshot = get_snapshot(request)
    name, media = _split_suffix(request.path_params["id"])
    known, now = _look_up(snapshot, name)
    media = media or choose_type(request.headers.get("accept"), ("text/html", *RDF_TYPES))
    if media is None:
        refuse_form("this comes", ("text/html", *RDF_TYPES))
    if known and now != name:
        # what was merged may be parted again, so that no client may keep where it leads
        headers = {"vary": "accept", "cache-control": "no-store"}
        return RedirectResponse(f"/{quote(now)}", status_code=307, headers=headers)
    own = not known and _OWN.fullmatch(name) is not None
    asked = own or (known and media in RDF_TYPES)
    content = _describe(snapshot, name, own=own) if asked else b""
    gone = None if known or content else _find_gone(request, name)
    if gone is not None:
        return _lead_on(snapshot, name, gone, media)
    if media == "text/html":
        if not content:
            return make_shell(request, 200 if known else 404)
        return _write_page(snapshot, name, content)
    if media == _DOSSIER and known:
        return _write_dossier(snapshot, name)
    if not content:
        raise HTTPException(404, "the graph has no such thing", headers={"vary": "accept"})
    return write_triples(content, media)


def _find_gone(request: Request, name: str) -> Gone | None:
    """What became of a name that the graph doesn't know; nothing is told during a build."""
    with suppress(GraphFolderError):
        return find_gone(get_host(request).folder, name)
    return None


def _lead_on(snapshot: Snapshot, name: str, gone: Gone, media: str) -> Response:
    """The way to what has replaced an article, or to its same words; else that it is gone.

    Raises:
        HTTPException: it is gone, told to a program.
    """
    article = snapshot.article_of.get(gone.now or "")
    place = article if name.startswith("article/") else None
    if article is not None and gone.quote is not None:
        said = (
            one for fact in snapshot.graph.overview.said_in(gone.now or "") for one in fact.evidence
        )
        same = (one for one in said if (one.document, one.quote) == (gone.now, gone.quote))
        place = next((f"evidence/{one.document}-{one.start}-{one.end}" for one in same), None)
    headers = {"vary": "accept", "cache-control": "no-store"}
    if place is not None:
        return RedirectResponse(f"/{quote(place)}", status_code=307, headers=headers)
    if media != "text/html":
        raise HTTPException(410, f"{GONE} {WITHDRAWN if gone.now is None else REPLACED}", headers)
    page = write_gone_page(snapshot, name, gone.now, style=name_style())
    return HTMLResponse(page, status_code=410, headers=headers)


def _describe(snapshot: Snapshot, name: str, *, own: bool) -> bytes:
    """The triples of a node, its parts and the statements about it, as N-Triples.

    Args:
        snapshot: the graph.
        name: the node's IRI without the graph's base.
        own: whether all that refers to it is wanted, too: where there is no page, there are few.

    Raises:
        HTTPException: they can't be found in time.
    """
    iri = f"<{snapshot.graph.base}{name}>"
    back = f"?s ?q {iri} . BIND({iri} AS ?r)" if own else f"?s rdf:subject {iri} ; ?q ?r"
    sparql = (
        f"CONSTRUCT {{ {iri} ?p ?o . ?s ?q ?r }}"
        f" WHERE {{ {{ {iri} ?p ?o }} UNION {{ {back} }} UNION"
        f' {{ {iri} ?x ?s . ?s ?q ?r FILTER(STRSTARTS(STR(?s), CONCAT(STR({iri}), "/"))) }} }}'
    )
    try:
        return evaluate(snapshot.graph, sparql)[1]
    except QueryError as error:
        raise HTTPException(503, str(error)) from error


def _write_page(snapshot: Snapshot, name: str, content: bytes) -> Response:
    """The page of a node that the application has none for."""
    triples = parse(content, format=RdfFormat.N_TRIPLES, lenient=True)
    found = (one.triple for one in triples)
    page = write_node_page(snapshot, name, found, style=name_style())
    return HTMLResponse(page, headers={"cache-control": "no-store", "vary": "accept"})


def _write_dossier(snapshot: Snapshot, name: str) -> Response:
    """All that articles say of a thing, as a page of Markdown.

    Raises:
        HTTPException: what is named is no thing.
    """
    entity = snapshot.find(name)
    if entity is None:
        raise HTTPException(404, "only things have a dossier")
    text = "".join(f"{line}\n" for line in dossier_lines(snapshot.graph, entity))
    return Response(text.encode("utf-8", "replace"), media_type=_DOSSIER)


def _look_up(snapshot: Snapshot, name: str) -> tuple[bool, str]:
    """Whether the graph has a node of an id, and which id it has now."""
    entity = snapshot.find(name)
    if entity is not None:
        return True, entity.id
    if name.startswith(CLAIM):
        fact = snapshot.graph.claim(name)
        return (False, name) if fact is None else (True, f"{CLAIM}{fact.id}")
    return snapshot.document_of(name) is not None, name


def _split_suffix(name: str) -> tuple[str, str | None]:
    """A name that asks for a form by its ending, without it."""
    for suffix, media in _SUFFIXES.items():
        if name.endswith(suffix):
            return name.removesuffix(suffix), media
    return name, None
