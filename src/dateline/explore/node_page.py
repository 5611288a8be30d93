"""A page about a node that the application has none for: a quote, a membership, the data set.

Guarantees: it shows what the graph's triples say of the node and of its parts, and what refers to
it; words are text, whatever stands in them; only the graph's own nodes and addresses of the web are
links; it needs no script.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as html_escape
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Triple

from dateline.core.markup import escape, link, table
from dateline.core.text import shorten_name
from dateline.explore.snapshot import Snapshot
from dateline.graph.view import CLAIM
from dateline.graph.wording import fact_label
from dateline.rdf.terms import PREFIXES

_MOST = 100  # rows of what refers to it: of an outlet that may be thousands
_FORMS = {".ttl": "Turtle", ".jsonld": "JSON-LD", ".nt": "N-Triples"}
_TITLES = ("skos:prefLabel", "schema:name", "dcterms:title", "oa:exact")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/{style}">
</head>
<body class="wide">
<header id="masthead"><a id="name" href="/">{graph}</a></header>
<div id="layout"><main id="content">
<h1>{title}</h1>
<p class="kind">{name}</p>
{body}
</main></div>
</body>
</html>
"""
_BODY = """<p class="actions">{forms}</p>
<section class="part"><h2>What the graph says of it</h2>{own}</section>
<section class="part"><h2>What refers to it</h2>{others}</section>"""

GONE = "The graph had this, and has it no more."
REPLACED = "The article that it was read from was replaced by a newer version."
WITHDRAWN = "The article that it was read from was withdrawn from the graph."


def write_node_page(
    snapshot: Snapshot, name: str, triples: Iterable[Triple], *, style: str
) -> bytes:
    """The page of a node.

    Args:
        snapshot: the graph, for what things and claims are called.
        name: the node's IRI without the graph's base, of characters that need no escape.
        triples: all that is said of it and its parts, and what refers to it.
        style: the name under which the style is served.
    """
    node = NamedNode(snapshot.graph.base + name)
    own, others, titles = [], [], dict[str, str]()
    for one in sorted(triples, key=lambda one: (len(str(one.subject)), str(one))):
        predicate, shown = _shorten(one.predicate), escape(_shorten(one.predicate))
        if not _is_part(one.subject, node):
            others.append((_show(snapshot, one.subject), shown))
        elif one.object == node or not _is_part(one.object, node):
            own.append((shown, _show(snapshot, one.object)))
            titles.setdefault(predicate, own[-1][1])
    more = f"<p>and {len(others) - _MOST:,} more</p>" if len(others) > _MOST else ""
    body = _BODY.format(
        forms=" ".join(
            f'<a class="action" href="/{name}{ending}">{form}</a>'
            for ending, form in _FORMS.items()
        ),
        own=table(("property", "value"), own),
        others=table(("node", "property"), others[:_MOST]) + more if others else "<p>nothing</p>",
    )
    title = next((titles[one] for one in _TITLES if one in titles), name)
    return _write_page(snapshot, name, title, body, style)


def write_gone_page(snapshot: Snapshot, name: str, now: str | None, *, style: str) -> bytes:
    """The page of what was in an article that isn't in the graph any more.

    Args:
        snapshot: the graph.
        name: the IRI without the graph's base.
        now: id of the document that has replaced the article's text, None if there is none.
        style: the name under which the style is served.
    """
    article = snapshot.article_of.get(now or "")
    body = f"<p>{WITHDRAWN if now is None else REPLACED}</p>"
    if article is not None:
        label = escape(shorten_name(_name_node(snapshot, article)))
        body += f'<p>It is now: <a href="/{html_escape(quote(article))}">{label}</a></p>'
    return _write_page(snapshot, html_escape(name), GONE, body, style)


def _write_page(snapshot: Snapshot, name: str, title: str, body: str, style: str) -> bytes:
    graph = escape(snapshot.graph.name)
    page = _PAGE.format(name=name, graph=graph, title=title, style=style, body=body)
    return page.encode("utf-8", "replace")


def _is_part(term: object, node: NamedNode) -> bool:
    """Whether a term is a node or one of its parts (`evidence/1` and `evidence/1/quote`)."""
    return isinstance(term, NamedNode) and f"{term.value}/".startswith(f"{node.value}/")


def _shorten(predicate: NamedNode) -> str:
    """An IRI by its prefix, if it has one that is known."""
    for prefix, start in PREFIXES.items():
        if predicate.value.startswith(start):
            return f"{prefix}:{predicate.value.removeprefix(start)}".lstrip(":")
    return predicate.value


def _show(snapshot: Snapshot, term: object) -> str:
    """A term: the graph's own nodes by what they are called, and as links."""
    if isinstance(term, Literal):
        return escape(shorten_name(term.value))
    iri = getattr(term, "value", "")
    local = iri.removeprefix(snapshot.graph.base)
    if local == iri:
        return link(iri) if _shorten(NamedNode(iri)) == iri else escape(_shorten(NamedNode(iri)))
    label = escape(shorten_name(_name_node(snapshot, unquote(local))))
    return f'<a href="/{html_escape(local)}">{label}</a>'


def _name_node(snapshot: Snapshot, name: str) -> str:
    """What a thing, claim or article is called; of another node its name."""
    if name.startswith(CLAIM):
        fact = snapshot.graph.claim(name)
        return name if fact is None else fact_label(fact)
    entity, document = snapshot.find(name), snapshot.document_of(name)
    label = None if document is None else document.title
    return label or name if entity is None else entity.label
