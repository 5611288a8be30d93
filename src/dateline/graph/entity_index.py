"""Finding the entity that a text names: by id, IRI, Wikidata number, label, alias or acronym.

Guarantees: an id that an entity had after an earlier build leads to what it is now; of several
things of a name, the one with the most claims is found, of equals the one with the smallest id. It
tells no namesakes apart (`lookup.py` does).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from dateline.core.errors import QueryError
from dateline.core.model import Entity
from dateline.core.text import normalize_name
from dateline.graph import filters


class EntityIndex:
    """The entities of a graph, by all that they are called."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        *,
        base: str,
        moved: Mapping[str, Entity],
        count_claims: Callable[[str], int],
    ) -> None:
        """Take the entities; they are indexed when one is looked for.

        Args:
            entities: id → entity.
            base: the IRI that ids are relative to.
            moved: ids that entities had → the entity that they are now.
            count_claims: how many claims speak of the entity of an id.
        """
        self._entities = entities
        self._base = base
        self._moved = moved
        self._count_claims = count_claims

    def find(self, text: str, *, kinds: Collection[str] | None = None) -> Entity | None:
        """The entity that a text names, None when there is none.

        Args:
            text: what it is called.
            kinds: only entities of these; None for any.
        """
        exact = self._by_key.get(text)
        named = [exact] if exact is not None else self._by_name.get(normalize_name(text), [])
        fitting = [one for one in named if kinds is None or self._entities[one].kind in kinds]
        best = min(fitting, key=lambda one: (-self._count_claims(one), one), default=None)
        return None if best is None else self._entities[best]

    def require(self, entity: Entity | str, *, graph: str) -> Entity:
        """The entity itself, or the one that a text names.

        Args:
            entity: an entity of this graph or of one that it is a part of, or a text.
            graph: what an error calls the graph.

        Raises:
            QueryError: the graph has no such entity.
        """
        found = self.find(entity) if isinstance(entity, str) else self._entities.get(entity.id)
        if found is None:
            shown = entity if isinstance(entity, str) else entity.id
            near = ", ".join(filters.similar_labels(shown, self._entities.values()))
            hint = f"near it: {near}" if near else "search for it with entities()"
            message = f"{graph} has no entity {shown!r}; {hint}"
            raise QueryError(message)
        return found

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """Ids, absolute IRIs, authority IRIs and the numbers that end them → entity id."""
        table: dict[str, str] = {}
        for entity in self._entities.values():
            for iri in entity.same_as:
                table.setdefault(iri, entity.id)
                table.setdefault(iri.rstrip("/").rsplit("/", 1)[-1], entity.id)
        for id_, entity in (*self._moved.items(), *self._entities.items()):
            if entity.id in self._entities:  # a part of a graph hasn't all that moved in it
                table[id_] = table[self._base + id_] = entity.id
        return table

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Normalized name → ids of the entities called so."""
        table: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for name in {normalize_name(one) for one in (entity.label, *entity.aliases)}:
                table[name].append(entity.id)
        return dict(table)
