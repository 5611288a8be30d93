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

# Other schemes name nothing that strangers know, and `javascript:` must never become a link.
_IRI = re.compile(r"(https?://[^/?#\s]|urn:[a-z0-9])[^\s<>\"{}|\\^`]*", re.IGNORECASE)
_DATA = Path(__file__).parent / "bundled" / "data"
_IRIS = {"Q": "http://www.wikidata.org/entity/Q", "geonames:": "https://sws.geonames.org/"}


@dataclass(frozen=True, slots=True)
class Post:
    """One term of somebody in an office.

    Attributes:
        position: what the office is called: `President of South Korea`.
        id: Wikidata id of the office; None when it couldn't be verified.
        of: id of the country or body whose office it is.
        start: year in which the term began; None when unknown.
        end: year in which it ended; None when it lasted at the table's date, or nobody knows.
    """

    position: str
    id: str | None
    of: str | None
    start: int | None
    end: int | None

    @classmethod
    def of_cell(cls, cell: str) -> Post:
        """Make a post of `position;id;of;start;end`, of which all but the first may be empty."""
        position, number, of, start, end = cell.split(";")
        return cls(
            position=position,
            id=number or None,
            of=of or None,
            start=int(start) if start else None,
            end=int(end) if end else None,
        )

    def to_cell(self) -> str:
        """The cell that `of_cell` reads."""
        position = self.position.replace(";", ",")
        years = ("" if year is None else str(year) for year in (self.start, self.end))
        return ";".join((position, self.id or "", self.of or "", *years))


@dataclass(frozen=True, slots=True)
class Entry:
    """One country, region, city, body, outlet or person.

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
        replaced_by: ids of the states that a former one became.
        posts: the offices that a person held, earliest first.
        lookup_only: whether its name alone is no sign of it, so that it isn't looked for in prose;
            see `bundled/lookup_only.py`.
        weight: how widely known it is: in how many Wikipedias it has an article, or a guess at
            that; 0 when nobody says.
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
    replaced_by: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    lookup_only: bool = False
    weight: int = 0

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRIs of its ids, that of `id` first."""
        return tuple(found for one in (self.id, *self.also) if (found := iri_of(one)) is not None)

    @classmethod
    def of(cls, row: dict[str, str]) -> Entry:
        """Make an entry of a table row; columns that the table lacks are empty."""
        acronyms = split_cell(row.get("acronyms", ""))
        names = (row["label"], *split_cell(row.get("names", "")), *acronyms)
        return cls(
            id=row["id"],
            iri=iri_of(row["id"]),
            label=row["label"],
            kind=row["kind"],
            names=tuple(dict.fromkeys(names)),
            acronyms=acronyms,
            demonyms=split_cell(row.get("demonyms", "")),
            country=row.get("country") or None,
            parent=row.get("parent") or None,
            population=int(row.get("population") or 0),
            capital_of=row.get("capital_of") or None,
            seat=row.get("seat") or None,
            also=split_cell(row.get("also", "")),
            replaced_by=split_cell(row.get("replaced_by", "")),
            posts=tuple(Post.of_cell(cell) for cell in split_cell(row.get("posts", ""))),
            lookup_only=bool(row.get("lookup_only")),
        )


def split_cell(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(cell.split("|")) if cell else ()


def iri_of(identifier: str) -> str | None:
    """The IRI that an id stands for: at Wikidata or GeoNames, itself, or in an own one."""
    for prefix, base in _IRIS.items():
        if identifier.startswith(prefix):
            return base + identifier.removeprefix(prefix) + ("/" if prefix != "Q" else "")
    source = identifier.partition("/")[2] if identifier.startswith(OWN) else identifier
    return source if _IRI.fullmatch(source) else None


def read_rows(table: str) -> Iterator[dict[str, str]]:
    """Read a bundled table, line by line, as column name → cell."""
    columns, *found = (line.split("\t") for line in read_lines(table))
    for line in found:
        yield dict(zip(columns, line, strict=False))


def read_lines(table: str) -> list[str]:
    """The lines of a bundled table, column names first, without its comments."""
    return _lines_of_file(f"{table}.tsv")


def read_words(name: str) -> frozenset[str]:
    """Read a bundled word list: one key a line."""
    return frozenset(_lines_of_file(f"{name}.txt"))


def _lines_of_file(file: str) -> list[str]:
    text = (_DATA / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
