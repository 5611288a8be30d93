"""A graph out of a fold: looked into without being loaded.

Guarantees: it says what the graph says that was folded, in the same order. It writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from dateline.core.model import Entity, Fact
from dateline.graph.corrections import Correction, Ruled, Unmet
from dateline.graph.lookup import Lookup
from dateline.graph.on_demand import Kept, Shelf
from dateline.graph.posts import ToldPosts
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.overview import KeptOverview
from dateline.workspace.fold.searching import KeptNames
from dateline.workspace.fold.shelves import (
    Anchors,
    Decisions,
    Documents,
    Entities,
    Facts,
    Ids,
)
from dateline.workspace.fold.touching import Touching

Value = TypeVar("Value")


def read_kept(file: FoldFile, entries: Sequence[Correction], *, base: str) -> Kept:
    """What a fold keeps of a graph, read when it is asked for.

    Args:
        file: the fold.
        entries: the corrections that it follows.
        base: the IRI that ids are relative to.
    """
    documents, entities = Documents(file), Entities(file)
    facts = Facts(file, entities, documents)
    anchors, moved = Anchors(file), _Moved(file, entities)
    who = Lookup(
        documents=documents,
        entities=entities,
        anchors=anchors,
        decisions=Decisions(file),
        ruled=_read_ruled(file, entries),
        former=Ids(file, table="former", to="chain"),
        said={},  # only who folds asks for it
        moved_claims=Ids(file, table="moved_claims", to="fact"),
    )
    vars(who).update(
        of_chain=_OfChain(anchors, entities),
        moved=moved,
        anchors_in=anchors.in_document,
    )
    return Kept(
        documents=documents,
        entities=entities,
        facts=facts,
        touching=Touching(file, entities, facts),
        posts=ToldPosts(
            told_by=_Told(file, facts, lambda one: _numbered(facts, one[0])),
            titles=_Told(file, facts, lambda one: one[1]),
        ),
        terms=_Told(file, facts, lambda one: one[2]),
        keys=_Keys(file, entities, moved, base),
        named=_Named(file, entities),
        search=KeptNames(file, entities),
        degree=entities.degree,
        overview=lambda event_of: KeptOverview(file, entities, facts, event_of),
        stories=_read_stories(file),
        unmet=tuple(
            Unmet(number=number, entry=entries[number - 1], why=why, other=other)
            for number, why, other in file.rows("SELECT * FROM unmet ORDER BY number, why")
        ),
        who=who,
    )


def _numbered(facts: Facts, number: int | None) -> Fact | None:
    return None if number is None else facts.numbered([number])[0]


def _read_stories(file: FoldFile) -> tuple[tuple[str, ...], ...]:
    query = "SELECT list(document ORDER BY document) FROM stories GROUP BY story ORDER BY story"
    return tuple(tuple(story) for (story,) in file.rows(query))


def _read_ruled(file: FoldFile, entries: Sequence[Correction]) -> tuple[Ruled, ...]:
    return tuple(
        Ruled(entries[number - 1], tuple(map(frozenset, groups)), followed)
        for number, groups, followed in file.rows("SELECT * FROM ruled ORDER BY rowid")
    )


class _Told(Shelf[Value]):
    """Id of a fact → one of the things that all facts together say of it."""

    def __init__(
        self, file: FoldFile, facts: Facts, of: Callable[[tuple[Any, Any, Any]], Value | None]
    ) -> None:
        self._file = file
        self._facts = facts
        self._of = of

    def __getitem__(self, fact: str) -> Value:
        found = None if self._facts.find(fact) is None else self._facts.told.get(fact)
        value = None if found is None else self._of(found)
        if value is None:
            raise KeyError(fact)
        return value

    def __iter__(self) -> Iterator[str]:
        query = "SELECT fact FROM told UNION SELECT fact FROM terms"
        told = [number for (number,) in self._file.rows(query)]
        return (fact.id for fact in self._facts.numbered(told) if fact.id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def fetch(self, keys: Iterable[str]) -> None:
        """Nothing: facts that are asked about are at hand."""


class _OfChain(Shelf[Entity]):
    """Chain → its entity."""

    def __init__(self, anchors: Anchors, entities: Entities) -> None:
        self._anchors = anchors
        self._entities = entities

    def __getitem__(self, chain: str) -> Entity:
        _ = self._anchors[chain]
        return self._entities.numbered([self._anchors.entities[chain]])[0]

    def __contains__(self, chain: object) -> bool:
        return chain in self._anchors

    def __iter__(self) -> Iterator[str]:
        return (chain for entity in self._entities.values() for chain in entity.chains)

    def __len__(self) -> int:
        return len(self._anchors)

    def fetch(self, keys: Iterable[str]) -> None:
        wanted = list(keys)
        self._anchors.fetch(wanted)
        known = self._anchors.entities
        self._entities.fetch_numbered(known[one] for one in wanted if one in known)


class _Moved(Shelf[Entity]):
    """Id that an entity had → the entity that it is now."""

    def __init__(self, file: FoldFile, entities: Entities) -> None:
        self._file = file
        self._entities = entities

    def __getitem__(self, name: str) -> Entity:
        number = self._file.value("SELECT entity FROM moved WHERE id = ?", [name])
        if number is None:
            raise KeyError(name)
        return self._entities.numbered([number])[0]

    def __iter__(self) -> Iterator[str]:
        return (name for (name,) in self._file.rows("SELECT id FROM moved ORDER BY id"))

    def __len__(self) -> int:
        return self._file.count("moved")

    def fetch(self, keys: Iterable[str]) -> None:
        """Nothing: there are few."""


class _Keys(Shelf[str]):
    """Id, absolute IRI, authority's IRI or number → id of the entity."""

    def __init__(self, file: FoldFile, entities: Entities, moved: _Moved, base: str) -> None:
        self._file = file
        self._entities = entities
        self._moved = moved
        self._base = base

    def __getitem__(self, text: str) -> str:
        for name in (text, text.removeprefix(self._base)):
            for table in (self._entities, self._moved):
                found = table.get(name)
                if found is not None:
                    return found.id
        query = "SELECT entity FROM keys WHERE key = ?"
        near = self._entities.numbered(number for (number,) in self._file.rows(query, [text]))
        if not near:
            raise KeyError(text)
        return min(one.id for one in near)

    def __iter__(self) -> Iterator[str]:
        query = "SELECT DISTINCT key FROM keys"
        bare = [*self._entities, *self._moved]
        return iter([*(key for (key,) in self._file.rows(query)), *bare, *map(self._iri, bare)])

    def _iri(self, name: str) -> str:
        return self._base + name

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def fetch(self, keys: Iterable[str]) -> None:
        """Nothing: one is asked for at a time."""


class _Named(Shelf[list[str]]):
    """Normalized name → ids of the entities called so."""

    def __init__(self, file: FoldFile, entities: Entities) -> None:
        self._file = file
        self._entities = entities

    def __getitem__(self, name: str) -> list[str]:
        query = "SELECT entity FROM names WHERE name = ? AND called"
        found = [number for (number,) in self._file.rows(query, [name])]
        if not found:
            raise KeyError(name)
        return sorted(one.id for one in self._entities.numbered(found))

    def __iter__(self) -> Iterator[str]:
        query = "SELECT DISTINCT name FROM names WHERE called"
        return (name for (name,) in self._file.rows(query))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def fetch(self, keys: Iterable[str]) -> None:
        """Nothing: one is asked for at a time."""
