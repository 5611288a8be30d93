"""RDF terms: prefixes, the IRIs of a graph's nodes, and literals typed by what they hold.

A term is a text in the syntax of N-Triples (`<urn:x>`, `"words"@en`), and not an object, since a
graph has hundreds of thousands of them and most are written once and forgotten.

Guarantees: every IRI is valid and percent-safe, and depends on what it names only; what is typed as
a number, a truth value or a date is one, so that no reader warns; whatever stands in a text, its
literal is one line. It decides nothing about what a graph says; `projection.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TypeAlias
from urllib.parse import quote

from pyoxigraph import NamedNode

from dateline import ontology
from dateline.core import edtf
from dateline.core.characters import to_whole_characters
from dateline.core.model import Literal

Term: TypeAlias = str

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
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff]')
_SHORT_ESCAPES = {"\t": "t", "\n": "n", "\r": "r", "\b": "b", "\f": "f", '"': '"', "\\": "\\"}
_ESCAPES = {number: f"\\u{number:04X}" for number in (*range(0x20), 0x7F)}
_ESCAPES |= {ord(letter): f"\\{short}" for letter, short in _SHORT_ESCAPES.items()}
_ESCAPE = re.compile(r"\\(u[0-9A-F]{4}|.)")
_UNESCAPES = {shown[1:]: chr(number) for number, shown in _ESCAPES.items()}


@cache
def curie(prefixed: str) -> Term:
    """The IRI of a prefixed name: `skos:prefLabel`, or `:partner_of` of this ontology."""
    prefix, _, local = prefixed.partition(":")
    return make_iri(PREFIXES[prefix] + local)


def make_iri(value: str) -> Term:
    """An IRI, from text that is expected to be one.

    Raises:
        ValueError: it isn't one.
    """
    return str(NamedNode(value))


def value_of(term: Term) -> str:
    """The text of an IRI or a literal, without its datatype or language."""
    if term.startswith("<"):
        return term[1:-1]
    return _ESCAPE.sub(_unescape, term[1 : term.rindex('"')])


def language_of(term: Term) -> str | None:
    """The language of a literal; None where it has none."""
    return term.rpartition('"')[2].removeprefix("@") if term[-1] not in '">' else None


def datatype_of(term: Term) -> Term | None:
    """The datatype that a literal is written with; None for words and for an IRI."""
    typed = term[0] == '"' and term[-1] == ">"
    return term[term.rindex('"^^') + 3 :] if typed else None


def web_iri(value: str) -> Term | None:
    """A web address from the outside as an IRI, made percent-safe; None when it isn't one."""
    if _WEB.match(value) is None:
        return None
    escaped = _BARE_PERCENT.sub("%25", value.strip())
    try:
        return make_iri(quote(escaped, safe="!#$%&'()*+,-./:;=?@_~", errors="replace"))
    except ValueError:  # an address that no escaping mends, such as a port that is a word
        return None


def link_iri(value: str) -> Term | None:
    """The IRI of a thing elsewhere, as it is; None where it isn't one that may be followed."""
    if _WEB.match(value) is None and not value.lower().startswith("urn:"):
        return None
    try:
        return make_iri(value)
    except ValueError:
        return web_iri(value)


def string_literal(value: str, *, language: str | None = None) -> Term:
    """Words, with a language tag if one is given and well formed.

    Half a surrogate pair, which a broken page can leave in a text, isn't a character and becomes
    a question mark.
    """
    return f'"{escape(value)}"{language_suffix(language)}'


@cache
def language_suffix(language: str | None) -> str:
    """What stands behind words in a language: `@en`; nothing where the tag isn't well formed."""
    wrong = language is None or _TAG.fullmatch(language) is None
    return "" if wrong else f"@{language}".lower()


def escape(text: str) -> str:
    """A text as it stands between the quotation marks of a literal."""
    if _SPECIAL.search(text) is None:  # nine of ten texts, and much quicker to find out
        return text
    return to_whole_characters(text).translate(_ESCAPES)


def typed_literal(value: str, datatype: str) -> Term:
    """A value of a datatype given as a prefixed name; plain words where it isn't one."""
    form = _LEXICAL.get(datatype)
    if datatype == "xsd:string" or (form is not None and not form(value)):
        return string_literal(value)
    return f'"{escape(value)}"^^{curie(datatype)}'


@cache
def integer_literal(value: int) -> Term:
    """A number as an `xsd:integer`."""
    return typed_literal(str(value), "xsd:integer")


def decimal_literal(number: Decimal) -> Term:
    """A number without the noughts that only show how it was written."""
    shown = f"{number:f}"
    return typed_literal(shown.rstrip("0").rstrip(".") if "." in shown else shown, "xsd:decimal")


def date_literal(when: str) -> Term:
    """An EDTF date as the XSD type of its precision, or as EDTF where XSD has none for it."""
    return typed_literal(*(edtf.to_xsd(when) or (when, "edtf:EDTF")))


def claim_literal(value: Literal) -> Term:
    """The literal of a claim; plain words where its datatype has no name that can be written."""
    if value.datatype == "edtf":
        return date_literal(value.value)
    prefix, _, local = value.datatype.partition(":")
    if prefix in PREFIXES and _LOCAL.fullmatch(local):
        return typed_literal(value.value, value.datatype)
    return string_literal(value.value)


def event_type(path: str) -> Term:
    """The IRI of a type of event: `agree/sign` is `:type-agree-sign`."""
    return curie(":type-" + re.sub(r"[^A-Za-z0-9_]+", "-", path))


def _unescape(found: re.Match[str]) -> str:
    return _UNESCAPES[found[1]]
