"""What a graph can say: kinds, predicates, event types and stances, read from `dateline.ttl`.

Guarantees: the Turtle file is the only source, parsed once a process; names are its local names,
and every table comes sorted by name. It does not check claims (that is `validate.py`), and gives
plain values, no RDF terms.
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
    "event_classes",
    "event_types",
    "is_a",
    "kind_fits",
    "kinds",
    "known_event_type",
    "predicates",
    "read_turtle",
    "text_forms",
    "top_kind",
]

NAMESPACE = "urn:dateline:ontology#"
VERSION = "0.1.0"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_WIKIDATA = "http://www.wikidata.org/entity/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CLOSE = NAMESPACE + "closeMatch"
_EVENTS_ARE = NAMESPACE + "eventsAre"
_EVENT_TYPES = "EventTypes"  # the scheme, which says what holds for types that say nothing

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
        range: kinds that may be its object, or the plainest datatype of a literal.
        usual_range: kinds that news mostly names as its object, where `range` allows more.
        symmetric: whether it reads both ways; stored once, smaller id first.
        mutual: whether it says the same read backwards, stored once or not.
        asymmetric: whether it never holds in both directions at one time.
        functional: `for ever` or `at a time` where a subject has one such object, else empty.
        covered_by: predicates that, where they hold, leave nothing for this one to say.
        identity_clues: what its object tells about which thing its subject is: `affiliation` …
        naming: whether its object is a name of its subject.
        literal: whether its object is a value rather than a thing.
        described: whether its object may be words for a thing that the text doesn't name, too.
        implied: IRIs of standard properties that hold wherever it does, and are written with it.
        implied_inverse: the same, with subject and object swapped.
        implied_between: kind of the subject, kind of the object, and the IRI of a standard property
            that holds as well between things of these kinds.
        mappings: IRIs of standard properties that hold wherever it does, and of those that mean
            nearly the same.
        wikidata: Wikidata properties that mean the same, `P463`; `P35⁻¹` from object to subject.
    """

    name: str
    section: str
    label: str
    comment: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    usual_range: tuple[str, ...]
    symmetric: bool
    mutual: bool
    asymmetric: bool
    functional: str
    covered_by: tuple[str, ...]
    identity_clues: tuple[str, ...]
    naming: bool
    literal: bool
    described: bool
    implied: tuple[str, ...]
    implied_inverse: tuple[str, ...]
    implied_between: tuple[tuple[str, str, str], ...]
    mappings: tuple[str, ...]
    wikidata: tuple[str, ...]


def read_turtle(name: str = "dateline.ttl") -> bytes:
    """The ontology, or its shapes (`shapes.ttl`), as Turtle."""
    return (Path(__file__).parent / name).read_bytes()


@cache
def kinds() -> Mapping[str, Kind]:
    """Name → kind, for every kind that a node may have."""
    found = {
        name: _make_kind(name, values)
        for name, values in _read_nodes().items()
        if _is_entity(name) and name != "Entity" and name not in _classes_of_events()
    }
    return MappingProxyType(found)


@cache
def predicates() -> Mapping[str, Predicate]:
    """Name → predicate, for every predicate that a claim may have."""
    found = {
        name: _make_predicate(name, values)
        for name, values in _read_nodes().items()
        if NAMESPACE + "section" in values
    }
    return MappingProxyType(found)


@cache
def event_types() -> Mapping[str, str | None]:
    """Type or sub-type of an event → the predicate it gives between actor and recipient, if any."""
    found: dict[str, str | None] = {}
    for name, notation in _event_types().items():
        broader = _local_names(_read_nodes()[name].get(_SKOS + "broader", ()))
        values = _read_nodes()[broader[0] if broader else name]
        yields = _local_names(values.get(NAMESPACE + "yields", ()))
        found[notation] = yields[0] if yields else None
    return MappingProxyType(dict(sorted(found.items())))


@cache
def event_meanings() -> Mapping[str, str]:
    """Type or sub-type of an event → what it means, in a sentence."""
    nodes, definition = _read_nodes(), f"{_SKOS}definition"
    return {notation: nodes[name][definition][0] for name, notation in _event_types().items()}


def known_event_type(path: str | None) -> str | None:
    """A type of event, or the nearest one above it that the ontology has; None where none is."""
    while path is not None and path not in event_types():
        path = path.rpartition("/")[0] or None
    return path


@cache
def event_classes(path: str | None) -> tuple[str, ...]:
    """IRIs of the classes that events of a type are in besides those of their kind, ours first.

    A saying isn't what one could go to, and strangers look for it in another class.

    Args:
        path: type of an event; None for one without a type.
    """
    known = known_event_type(path)
    at = next((name for name, one in _event_types().items() if one == known), _EVENT_TYPES)
    while not (found := _local_names(_read_nodes()[at].get(_EVENTS_ARE, ()))):
        at = next(iter(_local_names(_read_nodes()[at].get(_SKOS + "broader", ()))), _EVENT_TYPES)
    return (NAMESPACE + found[0], *_foreign_iris(_read_nodes()[found[0]][_RDFS + "subClassOf"]))


@cache
def text_forms() -> Mapping[str, str]:
    """Name of a reader → the term that says how it makes an article's text."""
    return MappingProxyType(
        {notation: name for name, notation in _concept_notations("TextForm").items()}
    )


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


@cache
def top_kind(kind: str) -> str:
    """The kind right under the root that a kind is or stands below; of one not known, itself."""
    known = kinds().get(kind)
    return kind if known is None or known.parent is None else top_kind(known.parent)


def kind_fits(kind: str, allowed: tuple[str, ...]) -> bool:
    """Whether a kind may stand where a domain or range allows the kinds given."""
    return any(is_a(kind, one) for one in allowed)


@cache
def _read_nodes() -> Mapping[str, _Values]:
    """Local name, or a nameless node's label → what the file says of it, sorted by name."""
    from pyoxigraph import BlankNode, RdfFormat, parse

    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(read_turtle(), format=RdfFormat.TURTLE):
        ours = quad.subject.value.startswith(NAMESPACE) or isinstance(quad.subject, BlankNode)
        if ours:
            name = quad.subject.value.removeprefix(NAMESPACE)
            found[name][quad.predicate.value].append(quad.object.value)
    return {
        name: {key: tuple(sorted(values)) for key, values in found[name].items()}
        for name in sorted(found)
    }


@cache
def _event_types() -> Mapping[str, str]:
    return _concept_notations("EventType")


def _concept_notations(kind: str) -> dict[str, str]:
    """Local name → notation, of the concepts of a class."""
    return {
        name: values[_SKOS + "notation"][0]
        for name, values in _read_nodes().items()
        if NAMESPACE + kind in values.get(_RDF + "type", ())
    }


@cache
def _classes_of_events() -> frozenset[str]:
    """Classes that an event's type puts it in, so that they are no kinds of their own."""
    return frozenset(
        one
        for values in _read_nodes().values()
        for one in _local_names(values.get(_EVENTS_ARE, ()))
    )


@cache
def _is_entity(name: str) -> bool:
    parents = _local_names(_read_nodes().get(name, {}).get(_RDFS + "subClassOf", ()))
    return name == "Entity" or any(_is_entity(parent) for parent in parents)


def _make_kind(name: str, values: _Values) -> Kind:
    above = _local_names(values[_RDFS + "subClassOf"])[0]
    implied = _foreign_iris(values.get(_RDFS + "subClassOf", ()))
    close = _foreign_iris(values.get(_CLOSE, ()))
    return Kind(
        name=name,
        parent=None if above == "Entity" else above,
        label=values[_RDFS + "label"][0],
        comment=values[_RDFS + "comment"][0],
        implied=implied,
        mappings=implied + close,
    )


def _make_predicate(name: str, values: _Values) -> Predicate:
    above = _foreign_iris(values.get(_RDFS + "subPropertyOf", ()))
    inverse = values.get(NAMESPACE + "inverseMatch", ())
    close = values.get(_CLOSE, ())
    ends = _end_kinds(values, _RDFS + "range", _SCHEMA + "rangeIncludes")
    types = values[_RDF + "type"]
    symmetric = _OWL + "SymmetricProperty" in types
    return Predicate(
        name=name,
        section=values[NAMESPACE + "section"][0],
        label=values[_RDFS + "label"][0],
        comment=values[_RDFS + "comment"][0],
        domain=_end_kinds(values, _RDFS + "domain", _SCHEMA + "domainIncludes"),
        range=ends,
        usual_range=_local_names(values.get(NAMESPACE + "usualRange", ())) or ends,
        symmetric=symmetric,
        mutual=symmetric or NAMESPACE + "mutual" in values,
        asymmetric=_OWL + "AsymmetricProperty" in types
        or NAMESPACE + "asymmetricAtATime" in values,
        functional="".join(values.get(NAMESPACE + "functional", ())),
        covered_by=_local_names(values.get(NAMESPACE + "coveredBy", ())),
        identity_clues=values.get(NAMESPACE + "identityClue", ()),
        naming=_SCHEMA + "alternateName" in above,
        literal=ends[0].startswith("xsd:"),
        described=NAMESPACE + "described" in values,
        implied=() if NAMESPACE + "saidOnce" in values else above,
        implied_inverse=values.get(NAMESPACE + "impliesInverse", ()),
        implied_between=_implied_between(values),
        mappings=above + close + values.get(NAMESPACE + "broadMatch", ()),
        wikidata=_wikidata_numbers(close, "") + _wikidata_numbers(inverse, "⁻¹"),
    )


def _implied_between(values: _Values) -> tuple[tuple[str, str, str], ...]:
    """Kinds of subject and object, and the standard property that holds between things of them."""
    nodes = [_read_nodes()[label] for label in values.get(NAMESPACE + "impliesBetween", ())]
    ends = [_local_names(one[_RDF + "subject"] + one[_RDF + "object"]) for one in nodes]
    implied = [one[_RDF + "predicate"][0] for one in nodes]
    return tuple(sorted((start, end, iri) for (start, end), iri in zip(ends, implied, strict=True)))


def _end_kinds(values: _Values, one: str, several: str) -> tuple[str, ...]:
    """The kinds or the datatype that may stand at one end of a predicate."""
    both = (*values.get(one, ()), *values.get(several, ()))
    datatypes = tuple(iri.replace(_XSD, "xsd:") for iri in both if iri.startswith(_XSD))
    return datatypes[:1] or _local_names(both)


def _wikidata_numbers(iris: tuple[str, ...], suffix: str) -> tuple[str, ...]:
    return tuple(iri[len(_WIKIDATA) :] + suffix for iri in iris if iri.startswith(_WIKIDATA))


def _local_names(iris: tuple[str, ...]) -> tuple[str, ...]:
    """Local names of the IRIs that are this ontology's own."""
    return tuple(iri[len(NAMESPACE) :] for iri in iris if iri.startswith(NAMESPACE))


def _foreign_iris(iris: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(iri for iri in iris if not iri.startswith(NAMESPACE))
