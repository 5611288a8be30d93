"""What the authority knows of the things of a graph, as statements of its own.

Guarantees: no statement is the graph's or an article's (`:AuthorityStatement`, without a stance, a
quote or a plain triple); each leads to the entry that it is from. What it tells of: the country and
the region or body that a thing is in, what a city is the capital of, and people's terms of office.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from dateline.authority import Authority, Entry
from dateline.core.ids import content_id
from dateline.ontology import is_a
from dateline.rdf import terms
from dateline.rdf.nodes import Node, Nodes, Said
from dateline.rdf.terms import Term, curie

if TYPE_CHECKING:
    from dateline.core.model import Entity
    from dateline.graph.view import GraphView

_Years: TypeAlias = tuple[int | None, int | None]
_Row: TypeAlias = tuple[str, Term, _Years]  # predicate, object, years


def authority_statements(graph: GraphView, authority: Authority) -> Iterator[Node]:
    """What is known of each linked thing, sorted by the thing; first who knows it.

    Args:
        graph: the graph.
        authority: what its things are linked to.
    """
    nodes = Nodes(graph.base)
    agent = nodes.iri("authority")
    own = {iri: nodes.entity(one) for one in graph.entities() for iri in one.same_as}
    yield (
        agent,
        {
            curie("rdf:type"): [curie("prov:Agent")],
            curie("schema:name"): [terms.string_literal("Dateline's authority", language="en")],
            curie("schema:softwareVersion"): [terms.string_literal(version("dateline"))],
        },
    )
    made = []
    for entity in graph.entities():
        entry = _find_entry(entity, authority)
        if entry is None or entry.iri is None:
            continue
        for predicate, value, years in _rows(entry, authority, own):
            local = content_id("known", entity.id, predicate, value, *map(str, years))
            said: Said = {
                curie("rdf:type"): [curie(":AuthorityStatement")],
                curie("rdf:subject"): [nodes.entity(entity)],
                curie("rdf:predicate"): [curie(f":{predicate}")],
                curie("rdf:object"): [value],
                curie("prov:wasAttributedTo"): [agent],
            }
            source = terms.link_iri(entry.iri)
            if source is not None:
                said[curie("prov:wasDerivedFrom")] = [source]
            for name, year in zip(("schema:startDate", "schema:endDate"), years, strict=True):
                if year is not None:
                    said[curie(name)] = [terms.typed_literal(f"{year:04}", "xsd:gYear")]
            made.append((nodes.iri(f"known/{local}"), said))
    yield from sorted(made, key=lambda one: one[0])


def _find_entry(entity: Entity, authority: Authority) -> Entry | None:
    """The entry that an entity is linked to: of the id that an address of it ends in."""
    for iri in entity.same_as:
        for identifier in (iri.rstrip("/").rpartition("/")[2], iri):
            known = f"geonames:{identifier}" if identifier.isdigit() else identifier
            entry = authority.get(known)
            if entry is not None and iri in entry.iris:
                return entry
    return None


def _rows(entry: Entry, authority: Authority, own: dict[str, Term]) -> Iterator[_Row]:
    """What an entry tells: predicate, object, and years where there are any."""
    place = is_a(entry.kind, "Place")
    inside = "located_in" if place else "part_of"
    for predicate, identifier in (
        ("country" if entry.kind != "Person" else "citizen_of", entry.country),
        (inside, entry.parent if entry.parent != entry.country else None),
        ("capital_of", entry.capital_of),
    ):
        value = None if identifier is None else _node(identifier, authority, own)
        if value is not None:
            yield predicate, value, (None, None)
    for post in entry.posts:
        office = None if post.id is None else _node(post.id, authority, own)
        if office is None:
            office = terms.string_literal(post.position, language="en")
        yield "holds_position", office, (post.start, post.end)


def _node(identifier: str, authority: Authority, own: dict[str, Term]) -> Term | None:
    """The graph's node of an entry, or its address; None where it has neither."""
    entry = authority.get(identifier)
    iris = () if entry is None else entry.iris
    for iri in iris:
        if iri in own:
            return own[iri]
    if iris:
        return terms.link_iri(iris[0])
    known = identifier.startswith("Q") and identifier[1:].isdigit()
    return curie(f"wd:{identifier}") if known else None
