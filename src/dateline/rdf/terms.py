"""RDF terms: prefixes, the IRIs of a graph's nodes, and literals typed by what they hold.

Guarantees: every IRI is valid and percent-safe, and depends on what it names only; what is typed as
a number, a truth value or a date is one, so that no reader warns. It decides nothing about what a
graph says; `__init__.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from dateline import ontology
from dateline.core import edtf
from dateline.core.model import Literal

PREFIXES = {
    "": ontology.NAMESPACE,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "geonames": "https://sws.geonames.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LEXICAL: dict[str, Callable[[str], object]] = {  # datatype → whether a value is one of it
    "xsd:integer": re.compile(r"[+-]?[0-9]+").fullmatch,
    "xsd:decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)").fullmatch,
    "xsd:boolean": re.compile(r"true|false|0|1").fullmatch,
    "xsd:date": lambda value: edtf.to_xsd(value) == (value, "xsd:date"),
    "xsd:gYearMonth": lambda value: edtf.to_xsd(value) == (value, "xsd:gYearMonth"),
    "xsd:gYear": lambda value: edtf.to_xsd(value) == (value, "xsd:gYear"),
    "edtf:EDTF": edtf.is_edtf,
}
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)


def value_of(term: Any) -> str:
    """The text of an IRI or a literal; the graph has no other terms."""
    value: str = term.value
    return value


@cache
def curie(prefixed: str) -> NamedNode:
    """The IRI of a prefixed name: `skos:prefLabel`, or `:partner_of` of this ontology."""
    prefix, _, local = prefixed.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def make_iri(value: str) -> NamedNode:
    """An IRI that is known to be valid."""
    return NamedNode(value)


def web_iri(value: str) -> NamedNode | None:
    """A web address from the outside as an IRI, made percent-safe; None when it isn't one."""
    if _WEB.match(value) is None:
        return None
    escaped = _BARE_PERCENT.sub("%25", value.strip())
    try:
        return NamedNode(quote(escaped, safe="!#$%&'()*+,-./:;=?@_~", errors="replace"))
    except ValueError:  # an address that no escaping mends, such as a port that is a word
        return None


def link_iri(value: str) -> NamedNode | None:
    """The IRI of a thing elsewhere, as it is; None where it isn't one that may be followed."""
    if _WEB.match(value) is None and not value.lower().startswith("urn:"):
        return None
    try:
        return NamedNode(value)
    except ValueError:
        return web_iri(value)


def string_literal(value: str, *, language: str | None = None) -> RdfLiteral:
    """Words, with a language tag if one is given and well formed.

    Half a surrogate pair, which a broken page can leave in a text, isn't a character and becomes
    a question mark.
    """
    safe = value.encode("utf-8", "replace").decode("utf-8")
    if language is None or _TAG.fullmatch(language) is None:
        return RdfLiteral(safe)
    return RdfLiteral(safe, language=language.lower())


def typed_literal(value: str, datatype: str) -> RdfLiteral:
    """A value of a datatype given as a prefixed name; plain words where it isn't one."""
    form = _LEXICAL.get(datatype)
    if datatype == "xsd:string" or (form is not None and not form(value)):
        return string_literal(value)
    return RdfLiteral(value, datatype=curie(datatype))


def decimal_literal(number: Decimal) -> RdfLiteral:
    """A number without the noughts that only show how it was written."""
    shown = f"{number:f}"
    return typed_literal(shown.rstrip("0").rstrip(".") if "." in shown else shown, "xsd:decimal")


def date_literal(when: str) -> RdfLiteral:
    """An EDTF date as the XSD type of its precision, or as EDTF where XSD has none for it."""
    return typed_literal(*(edtf.to_xsd(when) or (when, "edtf:EDTF")))


def claim_literal(value: Literal) -> RdfLiteral:
    """The literal of a claim."""
    if value.datatype == "edtf":
        return date_literal(value.value)
    prefix = value.datatype.partition(":")[0]
    return (
        typed_literal(value.value, value.datatype)
        if prefix in PREFIXES
        else string_literal(value.value)
    )


def event_type(path: str) -> NamedNode:
    """The IRI of a type of event: `agree/sign` is `:type-agree-sign`."""
    return curie(":type-" + re.sub(r"[^A-Za-z0-9_]+", "-", path))
