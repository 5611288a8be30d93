"""FollowTheMoney entities, one a line, as OpenAleph and OpenSanctions' tools read them.

Guarantees: only what may be believed as it is said is in it, since a link there has no stance;
every link has its quote, and as proof its articles; ids, dates and languages are of the model's
form. It leaves out kinds of things that the model has no schema for: topics, works, agreements,
peoples and statements, with what is said of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dateline import ontology
from dateline.core import edtf, serde
from dateline.core.model import Document, Entity, Fact, Literal
from dateline.export.articles import cite
from dateline.export.base import replace_file
from dateline.graph.events import is_statement
from dateline.rdf.statements import actors_of, is_plain

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_Properties: TypeAlias = dict[str, list[str]]
_WIKIDATA = "http://www.wikidata.org/entity/"
_SCHEMATA = {
    "Person": "Person",
    "Company": "Company",
    "GovernmentBody": "PublicBody",
    "Organization": "Organization",
    "Position": "Position",
    "Event": "Event",
    "Place": "Address",
}
_LANGUAGES = {"en": "eng"}  # the model has three letters; articles are read in English
_BODIES = frozenset({"Organization", "Company", "PublicBody"})
_LEGAL = _BODIES | {"Person"}
_LINKS = {  # predicate → schema, property of the subject, property of the object
    "holds_position": ("Occupancy", "holder", "post"),
    "works_for": ("Employment", "employee", "employer"),
    "head_of": ("Directorship", "director", "organization"),
    "member_of": ("Membership", "member", "organization"),
    "owned_by": ("Ownership", "asset", "owner"),
    "subsidiary_of": ("Ownership", "asset", "owner"),
    "spouse_of": ("Family", "person", "relative"),
    "child_of": ("Family", "person", "relative"),
    "sibling_of": ("Family", "person", "relative"),
}
_RANGES = {  # schema → schemata that its two properties take
    "Occupancy": ({"Person"}, {"Position"}),
    "Employment": ({"Person"}, _BODIES),
    "Directorship": ({"Person"}, _BODIES),
    "Membership": (_LEGAL, _BODIES),
    "Ownership": ({"Company"}, _LEGAL),
    "Family": ({"Person"}, {"Person"}),
}
_ENTITIES = {  # predicate → the subject's schema, schemata of the object, and the property
    "position_at": ("Position", _BODIES, "organization"),
    "actor": ("Event", _LEGAL, "involved"),
    "recipient": ("Event", _LEGAL, "involved"),
    "participant": ("Event", _LEGAL, "involved"),
}
_VALUES = {  # predicate → schemata that have the property, and the property
    "birth_date": ({"Person"}, "birthDate"),
    "death_date": ({"Person"}, "deathDate"),
    "born_in": ({"Person"}, "birthPlace"),
    "educated_at": ({"Person"}, "education"),
    "inception": (_BODIES, "incorporationDate"),
    "dissolved": (_BODIES, "dissolutionDate"),
    "ticker": ({"Company"}, "ticker"),
    "acronym": (_BODIES, "abbreviation"),
    "date": ({"Event"}, "date"),
    "place": ({"Event"}, "location"),
}
_NO_LINKS = frozenset({"mentions", "place", "born_in"})  # told otherwise
_DATES = frozenset({"birthDate", "deathDate", "incorporationDate", "dissolutionDate", "date"})


class FtmExporter:
    """Writes `.ftm.json`."""

    name = "ftm"
    endings = (".ftm.json",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write things, articles and links, each as an entity of its own.

        Raises:
            ExportError: the file can't be written.
        """
        with replace_file(path) as file:
            file.writelines(serde.encode_whole(one) + b"\n" for one in _entities(graph))


def _entities(graph: GraphView) -> Iterator[dict[str, object]]:
    actors = actors_of(graph)
    plain = [fact for fact in graph if is_plain(fact, actors)]
    known: dict[str, _Properties] = defaultdict(dict)
    for fact in plain:
        _add_value(fact, known[fact.subject.id])
    for document in graph.documents.values():
        yield _made(_article_id(document.id), "Article", _article(document))
    for entity in graph.entities():
        schema = schema_of(entity)
        if schema is not None:
            said = _named(entity, schema) | known[entity.id]
            yield _made(_thing_id(entity), schema, said)
    for fact in plain:
        link = _link(fact)
        if link is not None:
            schema, ends = link
            yield _made(f"claim-{fact.id}", schema, ends | _proof(fact, graph.documents))


def schema_of(entity: Entity) -> str | None:
    """The model's schema for a thing; None where it has none."""
    if is_statement(entity):
        return None
    at: str | None = entity.kind
    while at is not None and at not in _SCHEMATA:
        at = ontology.kinds()[at].parent if at in ontology.kinds() else None
    return None if at is None else _SCHEMATA[at]


def _made(one: str, schema: str, properties: Mapping[str, Iterable[str]]) -> dict[str, object]:
    """An entity, without empty properties and with each value once."""
    kept = {name: list(dict.fromkeys(values)) for name, values in properties.items()}
    return {"id": one, "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _named(entity: Entity, schema: str) -> _Properties:
    numbers = (one.removeprefix(_WIKIDATA) for one in entity.same_as if one.startswith(_WIKIDATA))
    said = {
        "name": [entity.label],
        "alias": [one for one in entity.aliases if one != entity.label],
        "wikidataId": [one for one in numbers if one[:1] == "Q"],
        "proof": [_article_id(one) for one in entity.documents],
    }
    return said | ({"full": [entity.label]} if schema == "Address" else {})


def _article(document: Document) -> _Properties:
    published = _date(document.published)
    language = _LANGUAGES.get(document.language.partition("-")[0].lower())
    web = document.url is not None and document.url.lower().startswith(("http://", "https://"))
    return {
        "title": [document.title] if document.title else [],
        "name": [document.title or document.id],
        "author": list(document.authors),
        "publisher": [document.publisher] if document.publisher else [],
        "sourceUrl": [document.url] if web and document.url else [],
        "publishedAt": published,
        "language": [language] if language else [],
    }


def _add_value(fact: Fact, said: _Properties) -> None:
    """What a claim says of its subject as a property of it."""
    schema = schema_of(fact.subject)
    if _is_property(fact) and isinstance(fact.object, Entity):
        name = _ENTITIES[fact.predicate][2]
        said[name] = [*said.get(name, ()), _thing_id(fact.object)]
        quotes = [one.quote for one in fact.evidence]
        said["description"] = [*said.get("description", ()), *quotes]
        return
    schemata, name = _VALUES.get(fact.predicate, (frozenset(), ""))
    if schema not in schemata:
        return
    value = fact.object.value if isinstance(fact.object, Literal) else fact.object.label
    values = _date(value) if name in _DATES else [value]
    said[name] = [*said.get(name, ()), *values]


def _is_property(fact: Fact) -> bool:
    """Whether a claim is a property of its subject that leads to another entity."""
    known = _ENTITIES.get(fact.predicate)
    if known is None or not isinstance(fact.object, Entity):
        return False
    return schema_of(fact.subject) == known[0] and schema_of(fact.object) in known[1]


def _link(fact: Fact) -> tuple[str, _Properties] | None:
    """A claim between two things as an entity of its own; None where one isn't in the model."""
    if not isinstance(fact.object, Entity) or fact.predicate in _NO_LINKS or _is_property(fact):
        return None
    ends = schema_of(fact.subject), schema_of(fact.object)
    if None in ends:
        return None
    ids = [_thing_id(fact.subject)], [_thing_id(fact.object)]
    label = ontology.predicates()[fact.predicate].label
    schema, start, end = _LINKS.get(fact.predicate, ("UnknownLink", "subject", "object"))
    allowed = _RANGES.get(schema)
    if allowed is not None and (ends[0] not in allowed[0] or ends[1] not in allowed[1]):
        schema, start, end = "UnknownLink", "subject", "object"
    role = "relationship" if schema == "Family" else "role"
    said = {start: ids[0], end: ids[1]}
    return schema, said if schema == "Occupancy" else said | {role: [label]}


def _proof(fact: Fact, documents: Mapping[str, Document]) -> _Properties:
    """When a claim holds, its words, and the articles that have them."""
    cited = cite(fact, documents)
    start, _, end = (fact.when or "").partition("/")
    interval = fact.when is not None and "/" in fact.when
    return {
        "date": [] if interval else _date(fact.when),
        "startDate": _date(start) if interval else [],
        "endDate": _date(end) if interval else [],
        "description": [one.quote for one in fact.evidence],
        "proof": [_article_id(one) for one in cited.documents],
        "sourceUrl": [one for one in cited.urls if one.lower().startswith(("http://", "https://"))],
        "recordId": [fact.id],
    }


def _date(when: str | None) -> list[str]:
    """A date as the model has it: a year, month or day; none where it is an interval or words."""
    return [when] if when is not None and edtf.to_xsd(when) is not None else []


def _thing_id(entity: Entity) -> str:
    """An id of the model's form, which has no slashes."""
    return entity.id.replace("/", "-")


def _article_id(document: str) -> str:
    return f"document-{document}"
