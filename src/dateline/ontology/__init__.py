"""What a graph can say: kinds, predicates, event types and stances, read from `dateline.ttl`.

Guarantees: the Turtle file is the only source, parsed once a process; names are its local names,
and every table comes sorted by name. It does not check claims (that is `validate.py`) and holds no
RDF terms, so that reading a kind's name costs no RDF library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

__all__ = [
    "NAMESPACE",
    "VERSION",
    "Kind",
    "Predicate",
    "event_types",
    "fits",
    "is_a",
    "kinds",
    "predicates",
    "source",
]

NAMESPACE = "urn:dateline:ontology#"
VERSION = "0.1.0"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_WIKIDATA = "http://www.wikidata.org/entity/"

_Values: TypeAlias = Mapping[str, tuple[str, ...]]  # property IRI → values, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entity.

    Attributes:
        name: its name in Python, JSON Lines and RDF: `GovernmentBody`.
        parent: the kind above it, None at the top.
        label: its name in words.
        comment: what belongs to it.
        implied: IRIs of the standard classes that each of its entities is in.
        mappings: `implied`, and the IRIs of classes that mean nearly the same.
    """

    name: str
    parent: str | None
    label: str
    comment: str
    implied: tuple[str, ...]
    mappings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What may stand between a subject and an object.

    Attributes:
        name: its name in Python, JSON Lines and RDF: `partner_of`.
        section: the group it belongs to: `Dealings`.
        label: its name in words.
        comment: what it says.
        domain: kinds that may be its subject; `Entity` is any.
        range: kinds that may be its object, or the datatype of a literal.
        symmetric: whether it reads both ways; stored once, smaller id first.
        literal: whether its object is a value rather than a thing.
        implied: IRIs of standard properties that hold wherever it does.
        implied_inverse: the same, with subject and object swapped.
        mappings: `implied`, and the IRIs of properties that mean nearly the same.
        wikidata: Wikidata properties that mean the same, `P463`; `P35⁻¹` from object to subject.
    """

    name: str
    section: str
    label: str
    comment: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool
    literal: bool
    implied: tuple[str, ...]
    implied_inverse: tuple[str, ...]
    mappings: tuple[str, ...]
    wikidata: tuple[str, ...]


def source(name: str = "dateline.ttl") -> bytes:
    """The ontology, or its shapes (`shapes.ttl`), as Turtle."""
    return (Path(__file__).parent / name).read_bytes()


@cache
def kinds() -> Mapping[str, Kind]:
    """Name → kind, for every kind that a node may have."""
    found = {
        name: _kind(name, values)
        for name, values in _nodes().items()
        if _is_entity(name) and name != "Entity"
    }
    return MappingProxyType(found)


@cache
def predicates() -> Mapping[str, Predicate]:
    """Name → predicate, for every predicate that a claim may have."""
    found = {
        name: _predicate(name, values)
        for name, values in _nodes().items()
        if NAMESPACE + "section" in values
    }
    return MappingProxyType(found)


@cache
def event_types() -> Mapping[str, str | None]:
    """Type or sub-type of an event → the predicate it gives between actor and recipient, if any."""
    notations = {
        name: values[_SKOS + "notation"][0]
        for name, values in _nodes().items()
        if NAMESPACE + "EventType" in values.get(_RDF + "type", ())
    }
    found: dict[str, str | None] = {}
    for name, notation in notations.items():
        broader = _local(_nodes()[name].get(_SKOS + "broader", ()))
        values = _nodes()[broader[0] if broader else name]
        yields = _local(values.get(NAMESPACE + "yields", ()))
        found[notation] = yields[0] if yields else None
    return MappingProxyType(dict(sorted(found.items())))


@cache
def is_a(kind: str, ancestor: str) -> bool:
    """Whether a kind is another or stands below it; every kind is an `Entity`."""
    if ancestor == "Entity":
        return kind in kinds()
    at: str | None = kind
    while at is not None and at != ancestor:
        known = kinds().get(at)
        at = None if known is None else known.parent
    return at is not None


def fits(kind: str, allowed: tuple[str, ...]) -> bool:
    """Whether a kind may stand where a domain or range allows the kinds given."""
    return any(is_a(kind, one) for one in allowed)


@cache
def _nodes() -> Mapping[str, _Values]:
    """Local name → what the file says of it, sorted by name."""
    from pyoxigraph import RdfFormat, parse

    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(source(), format=RdfFormat.TURTLE):
        subject = quad.subject.value
        if subject.startswith(NAMESPACE):
            found[subject[len(NAMESPACE) :]][quad.predicate.value].append(quad.object.value)
    return {
        name: {key: tuple(sorted(values)) for key, values in found[name].items()}
        for name in sorted(found)
    }


@cache
def _is_entity(name: str) -> bool:
    parents = _local(_nodes().get(name, {}).get(_RDFS + "subClassOf", ()))
    return name == "Entity" or any(_is_entity(parent) for parent in parents)


def _kind(name: str, values: _Values) -> Kind:
    above = _local(values[_RDFS + "subClassOf"])[0]
    implied = _foreign(values.get(_RDFS + "subClassOf", ()))
    close = _foreign(values.get(_SKOS + "closeMatch", ()))
    return Kind(
        name=name,
        parent=None if above == "Entity" else above,
        label=values[_RDFS + "label"][0],
        comment=values[_RDFS + "comment"][0],
        implied=implied,
        mappings=implied + close,
    )


def _predicate(name: str, values: _Values) -> Predicate:
    implied = _foreign(values.get(_RDFS + "subPropertyOf", ()))
    inverse = values.get(NAMESPACE + "inverseMatch", ())
    close = values.get(_SKOS + "closeMatch", ())
    types = values[_RDF + "type"]
    return Predicate(
        name=name,
        section=values[NAMESPACE + "section"][0],
        label=values[_RDFS + "label"][0],
        comment=values[_RDFS + "comment"][0],
        domain=_ends(values, _RDFS + "domain", _SCHEMA + "domainIncludes"),
        range=_ends(values, _RDFS + "range", _SCHEMA + "rangeIncludes"),
        symmetric=_OWL + "SymmetricProperty" in types,
        literal=_OWL + "DatatypeProperty" in types,
        implied=implied,
        implied_inverse=values.get(NAMESPACE + "impliesInverse", ()),
        mappings=implied + close + values.get(_SKOS + "broadMatch", ()),
        wikidata=_wikidata(close, "") + _wikidata(inverse, "⁻¹"),
    )


def _ends(values: _Values, one: str, several: str) -> tuple[str, ...]:
    """The kinds or the datatype that may stand at one end of a predicate."""
    both = (*values.get(one, ()), *values.get(several, ()))
    xsd = "http://www.w3.org/2001/XMLSchema#"
    return tuple(
        value.removeprefix(NAMESPACE) if value.startswith(NAMESPACE) else value.replace(xsd, "xsd:")
        for value in both
    )


def _wikidata(iris: tuple[str, ...], suffix: str) -> tuple[str, ...]:
    return tuple(iri[len(_WIKIDATA) :] + suffix for iri in iris if iri.startswith(_WIKIDATA))


def _local(iris: tuple[str, ...]) -> tuple[str, ...]:
    """Local names of the IRIs that are this ontology's own."""
    return tuple(iri[len(NAMESPACE) :] for iri in iris if iri.startswith(NAMESPACE))


def _foreign(iris: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(iri for iri in iris if not iri.startswith(NAMESPACE))
