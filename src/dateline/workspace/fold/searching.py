"""Search as you type in a kept graph.

Guarantees: it finds what `NameSearch` finds of a graph that is at hand, in the same order; the file
ranks the names, and only what is found is read.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from dateline.core.model import Entity
from dateline.core.text import nearest, normalize_name
from dateline.graph.events import color_group
from dateline.graph.name_search import TOLD, Rank
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.shelves import Entities

_TOLD = ", ".join(f"'{kind}'" for kind in sorted(TOLD))
_SORT = "concat(kind, ' ', type)"  # what the colour groups go by; there are few
_RANKED = f"""
    SELECT n FROM (
        SELECT entity, max(CASE
            WHEN name = $1 THEN {Rank.WHOLE}
            WHEN starts_with(name, $1) THEN {Rank.START}
            WHEN contains(name, ' ' || $1)
                OR regexp_matches(name[strpos(name, $1) - 1], '[^\\p{{L}}\\p{{N}}]')
                THEN {Rank.WORD}
            ELSE {Rank.INSIDE} END) AS rank
        FROM names WHERE contains(name, $1) GROUP BY entity
    ) JOIN entities ON n = entity
    WHERE degree > 0 AND ($2 IS NULL OR list_contains($2, {_SORT}))
    ORDER BY rank DESC, kind IN ({_TOLD}), degree DESC, id LIMIT $3"""


class KeptNames:
    """Things by a part of a name."""

    def __init__(self, file: FoldFile, entities: Entities) -> None:
        """Take the file, and what is read of it."""
        self._file = file
        self._entities = entities

    def find(self, text: str, *, most: int, groups: Collection[str] = ()) -> list[Entity]:
        """The best things for what was typed so far; see `NameSearch.find`."""
        wanted = normalize_name(text)
        if not wanted:
            return []
        among = self._sorts_in(groups) if groups else None
        found = [number for (number,) in self._file.rows(_RANKED, [wanted, among, most])]
        return self._entities.numbered(found or self._find_alike(text, most, among))

    def _find_alike(self, text: str, most: int, among: Collection[str] | None) -> list[int]:
        """Numbers of what has a name which looks like one that nothing has."""
        names: dict[str, int] = {}
        for number, sort, called in self._called:
            if among is None or sort in among:
                for name in called:
                    names.setdefault(name, number)
        return list(dict.fromkeys(names[name] for name in nearest(text, names)[:most]))

    @cached_property
    def _called(self) -> list[tuple[int, str, list[str]]]:
        """Number, sort and names of whatever has a name rather than a headline."""
        query = f"""
            SELECT n, {_SORT}, list_prepend(label, aliases) FROM entities
            WHERE degree > 0 AND kind NOT IN ({_TOLD}) ORDER BY id"""
        return list(self._file.rows(query))

    def _sorts_in(self, groups: Collection[str]) -> list[str]:
        """The sorts of things that some colour groups have."""
        return [
            sort
            for sort, kind, type_ in self._file.rows(
                f"SELECT DISTINCT {_SORT}, kind, type FROM entities"
            )
            if color_group(Entity(id="", kind=kind, label="", type=type_)) in groups
        ]
