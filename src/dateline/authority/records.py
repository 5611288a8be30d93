"""What the authority knows of one thing, and the tables that it is read from.

Guarantees: a table is tab-separated text with `#` comments first, then a line of column names,
so that a change shows as a line in a diff; cells that hold several values separate them with
`|`. It doesn't check what the tables say: the tests do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLES = ("places", "bodies", "cities", "media")  # order breaks ties between candidates

OWN = "own:"  # begins the ids of entries that somebody brought: `own:NAME/…`

_IRI = re.compile(r"([a-z][a-z0-9+.-]*://|urn:)\S", re.IGNORECASE)
_DATA = Path(__file__).parent / "data"
_IRIS = {"Q": "http://www.wikidata.org/entity/Q", "geonames:": "https://sws.geonames.org/"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One country, region, city, body or outlet.

    Attributes:
        id: Wikidata id (`Q884`), GeoNames id (`geonames:1835848`), `own:NAME/…` for an entry that
            somebody brought, or, unlinked, `dateline:…`.
        iri: IRI of that id at its owner; None when it isn't linked.
        label: common English name.
        kind: entity kind of the ontology.
        names: every name as written, label first, acronyms last.
        acronyms: the names that only count with exactly this case.
        demonyms: adjectives and nouns for what comes from there: `Korean`, `Koreans`.
        country: id of the country that it is in or belongs to; None for countries themselves.
        parent: id of the region or body that it is part of.
        population: people, as GeoNames counts them; 0 when unknown or meaningless.
        capital_of: id of the country whose capital it is.
        seat: city in which a body has its headquarters.
        also: other ids of the same thing.
    """

    id: str
    iri: str | None
    label: str
    kind: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    demonyms: tuple[str, ...]
    country: str | None
    parent: str | None
    population: int
    capital_of: str | None
    seat: str | None
    also: tuple[str, ...] = ()

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRIs of its ids, that of `id` first."""
        return tuple(found for one in (self.id, *self.also) if (found := iri(one)) is not None)

    @classmethod
    def of(cls, row: dict[str, str]) -> Entry:
        """Make an entry of a table row; columns that the table lacks are empty."""
        acronyms = split(row.get("acronyms", ""))
        names = (row["label"], *split(row.get("names", "")), *acronyms)
        return cls(
            id=row["id"],
            iri=iri(row["id"]),
            label=row["label"],
            kind=row["kind"],
            names=tuple(dict.fromkeys(names)),
            acronyms=acronyms,
            demonyms=split(row.get("demonyms", "")),
            country=row.get("country") or None,
            parent=row.get("parent") or None,
            population=int(row.get("population") or 0),
            capital_of=row.get("capital_of") or None,
            seat=row.get("seat") or None,
        )


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(cell.split("|")) if cell else ()


def iri(identifier: str) -> str | None:
    """The IRI of a Wikidata or GeoNames id, or in an id of `own.py`; None where there is none."""
    for prefix, base in _IRIS.items():
        if identifier.startswith(prefix):
            return base + identifier.removeprefix(prefix) + ("/" if prefix != "Q" else "")
    source = identifier.partition("/")[2] if identifier.startswith(OWN) else ""
    return source if _IRI.match(source) else None


def rows(table: str) -> Iterator[dict[str, str]]:
    """Read a bundled table, line by line, as column name → cell."""
    lines = (line for line in _text(f"{table}.tsv").splitlines() if not line.startswith("#"))
    columns = next(lines).split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=False))


def words(name: str) -> frozenset[str]:
    """Read a bundled word list: one key a line."""
    lines = _text(f"{name}.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _text(file: str) -> str:
    return (_DATA / file).read_text(encoding="utf-8")
