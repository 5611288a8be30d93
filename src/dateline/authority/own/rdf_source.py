"""Entries from RDF: SKOS thesauri, and whatever has names and classes of schema.org, ORG or FOAF.

Guarantees: a file is read in one pass, and its size doesn't show in memory; nothing is fetched, be
it context or vocabulary; the order of statements doesn't matter. It infers nothing: a class counts
if it is one of the ontology's mappings, or listed here.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from dateline import ontology
from dateline.authority.own import source_rows
from dateline.authority.own.source_rows import SkippedRow, SourceRow
from dateline.core.errors import SourceError

_Fact: TypeAlias = tuple[str, str, str, str]  # subject, what it says, value, language

ENDINGS = (".ttl", ".nt", ".rdf", ".jsonld", ".nq", ".trig")

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"
_WDT = "http://www.wikidata.org/prop/direct/"
_CONCEPT = _SKOS + "Concept"
_SAYS = {
    _SKOS + "prefLabel": "0 name",
    _SCHEMA + "name": "1 name",
    _FOAF + "name": "2 name",
    _RDFS + "label": "3 name",
    _SKOS + "altLabel": "4 name",
    _SCHEMA + "alternateName": "4 name",
    _SCHEMA + "legalName": "4 name",
    _SKOS + "hiddenLabel": "5 name",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "class",
    _WDT + "P31": "class",
    _SKOS + "exactMatch": "same",
    "http://www.w3.org/2002/07/owl#sameAs": "same",
    _SCHEMA + "sameAs": "same",
    _SCHEMA + "addressCountry": "country",
    _WDT + "P17": "country",
}
_CLASSES = {
    _FOAF + "Person": "Person",
    _FOAF + "Organization": "Organization",
    _FOAF + "Group": "Organization",
    _ORG + "FormalOrganization": "Organization",
    _ORG + "OrganizationalUnit": "Organization",
    _SCHEMA + "CreativeWork": "Work",
    _SCHEMA + "Newspaper": "MediaOutlet",
    _SCHEMA + "CollegeOrUniversity": "EducationalInstitution",
    _SCHEMA + "School": "EducationalInstitution",
    _SCHEMA + "State": "Region",
}
_ENGLISH = re.compile(r"en(-.*)?", re.IGNORECASE)
_BATCH = 10_000  # statements


def read_rdf(file: Path) -> Iterator[SourceRow | SkippedRow]:
    """Read the subjects that have a name.

    Raises:
        SourceError: the file can't be read or parsed.
    """
    with closing(sqlite3.connect("")) as facts:  # on disk where large, and gone when closed
        facts.execute("CREATE TABLE facts (subject TEXT, says TEXT, value TEXT, language TEXT)")
        batch: list[_Fact] = []
        for fact in _read_facts(file):
            batch.append(fact)
            if len(batch) == _BATCH:
                facts.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", batch)
                batch.clear()
        facts.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", batch)
        ordered = facts.execute("SELECT DISTINCT * FROM facts ORDER BY subject, says, value")
        for subject, group in groupby(ordered, key=itemgetter(0)):
            yield from _read_subject(subject, list(group), file)


def _read_facts(file: Path) -> Iterator[_Fact]:
    """The statements that matter here."""
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    try:
        for quad in parse(path=str(file), format=form):
            fact = _fact_of_quad(quad)
            if fact is not None:
                yield fact
    except SyntaxError as error:
        where = f"{file}:{error.lineno}" if error.lineno else f"{file}"
        remote = "remote context" in str(error.msg)  # nothing is fetched
        message = f"{where}: the RDF is broken ({error.msg}); mend the file"
        if remote:
            message = f"{where}: its JSON-LD context is elsewhere; write the context into the file"
        raise SourceError(message) from error


def _fact_of_quad(quad: Quad) -> _Fact | None:
    says = _SAYS.get(_with_https(quad.predicate.value))
    if says is None or not isinstance(quad.subject, NamedNode | BlankNode):
        return None
    value, language = quad.object, ""
    if isinstance(value, Literal):
        language = value.language or ""
    elif not isinstance(value, NamedNode):
        return None
    return str(quad.subject), says, value.value, language


def _with_https(iri: str) -> str:
    """schema.org is written with and without the s."""
    return iri.replace("http://schema.org/", _SCHEMA, 1)


def _read_subject(
    subject: str, facts: Iterable[_Fact], file: Path
) -> Iterator[SourceRow | SkippedRow]:
    """What one subject comes to: an entry, something left out, or nothing at all."""
    named: list[tuple[str, int, str]] = []
    said: dict[str, list[str]] = {"class": [], "same": [], "country": []}
    for _, says, value, language in facts:
        if says in said:
            said[says].append(value)
        else:
            named.append((says, _language_rank(language), value))
    where = f"{file}: {subject}"
    classes = {_with_https(one) for one in said["class"]} - {_CONCEPT}
    found = {kinds_of_classes()[one] for one in classes if one in kinds_of_classes()}
    if classes and not found:
        if named:
            yield SkippedRow(where=where, why=f"of class {_local_name(min(classes))}")
        return
    if not named and not found:
        return
    iri = (subject[1:-1],) if subject.startswith("<") else ()
    yield SourceRow(
        where=where,
        names=source_rows.clean_names(value for _, _, value in sorted(named)),
        kind=_most_exact(found),
        ids=tuple(_subject_ids(iri, said["same"])),
        country=next((source_rows.clean_id(one) for one in said["country"]), None),
    )


def _subject_ids(iri: Iterable[str], same: Iterable[str]) -> Iterator[str]:
    """The subject's IRI, and what it is said to be the same as in Wikidata and GeoNames."""
    yield from map(source_rows.clean_id, iri)
    for one in same:
        known = source_rows.clean_id(one)
        if known != one.strip():
            yield known


def _most_exact(found: set[str]) -> str | None:
    """The most exact of several kinds; none where they exclude each other."""
    exact = [one for one in found if all(ontology.is_a(one, other) for other in found)]
    return exact[0] if exact else None


def _language_rank(language: str) -> int:
    """English before what has no language before other languages."""
    return 0 if _ENGLISH.fullmatch(language) else 1 if language in {"", "mul"} else 2


def _local_name(iri: str) -> str:
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1]


@cache
def kinds_of_classes() -> Mapping[str, str]:
    """IRI of a class → our kind: our own classes, the ontology's mappings, and those above."""
    found: dict[str, set[str]] = {}
    for kind in ontology.kinds().values():
        for iri in kind.mappings:
            found.setdefault(iri, set()).add(kind.name)
    single = {iri: min(names) for iri, names in found.items() if len(names) == 1}
    own = {ontology.NAMESPACE + name: name for name in ontology.kinds()}
    merged = {**single, **own, **_CLASSES}
    merged.pop(_CONCEPT, None)
    return MappingProxyType(merged)
