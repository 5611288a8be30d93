"""Entries from FollowTheMoney entities, one JSON object a line (OpenSanctions, OpenAleph).

Guarantees: weak aliases are left out, since they fit too many; schemata that have no kind of ours
(vessels, addresses, ownerships, …) are counted. It follows no references between entities.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.authority.own import source_rows, table_source
from dateline.authority.own.source_rows import SkippedRow, SourceRow

_KINDS = {
    "Company": "Company",
    "LegalEntity": "Organization",
    "Organization": "Organization",
    "Person": "Person",
    "PublicBody": "GovernmentBody",
}
_NAMES = ("name", "alias", "previousName", "abbreviation")
_COUNTRIES = ("mainCountry", "jurisdiction", "nationality", "citizenship", "country")


class _Entity(msgspec.Struct, frozen=True):
    """One entity, as far as it matters here."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}
    caption: str | None = None

    def texts(self, name: str) -> tuple[str, ...]:
        """The values of a property that are text; nested entities are none."""
        return tuple(one for one in self.properties.get(name, ()) if isinstance(one, str))


def looks_like(line: bytes) -> bool:
    """Whether a line of JSON has what makes an entity."""
    try:
        keys = msgspec.json.decode(line, type=dict[str, Any]).keys()
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return {"id", "schema", "properties"} <= keys


def read_ftm(file: Path) -> Iterator[SourceRow | SkippedRow]:
    """Read entities.

    Raises:
        SourceError: the file can't be read, or a line is no entity.
    """
    for where, entity in table_source.read_objects(file, _Entity):
        kind = _KINDS.get(entity.schema)
        if kind is None:
            yield SkippedRow(where=where, why=f"of schema {entity.schema}")
            continue
        named = [value for name in _NAMES for value in entity.texts(name)]
        shown = [entity.caption] if entity.caption in named else []
        yield SourceRow(
            where=where,
            names=source_rows.clean_names((*shown, *named)),
            kind=kind,
            ids=tuple(
                source_rows.clean_id(one) for one in (entity.id, *entity.texts("wikidataId"))
            ),
            country=_choose_country(entity),
        )


def _choose_country(entity: _Entity) -> str | None:
    """The country, by the first property that has one and no other."""
    values = (entity.texts(name) for name in _COUNTRIES)
    return next((one[0] for one in values if len(one) == 1), None)
