"""Finding entries by id, by name, and by the words of a text.

Guarantees: a lookup costs a few dictionary reads whatever the size of the tables; candidates
come in one order: countries first, then by population, where a region counts as half a million
at least, then by table and line; case is respected where it carries meaning: `who`, `us` and
`turkey` find nothing. What stands only in a look-up table (a town called Same, a province called
Meta, somebody's name) is never found in running prose, only when its name is asked for. It doesn't
match misspelt names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from dateline.authority import name_keys, records, running_prose
from dateline.authority.bundled.lookup_only import LookupOnlyTables, load_lookup_only
from dateline.authority.national import offices
from dateline.authority.records import Entry

_Index = dict[str, list[tuple[int, str]]]  # key → (row number, name as written) of each sense
_Test = Callable[[str, str], bool]

_REGION = 500_000  # a region without a count ranks between Washington, D.C. and Ontario, California


class BundledTables:
    """An index of entries; entries themselves are made when they are first asked for."""

    version = digest = ""  # nothing lies over them
    __slots__ = (
        "_common",
        "_demonyms",
        "_entries",
        "_ids",
        "_lookup_only",
        "_names",
        "_offices",
        "_reach",
        "_rows",
        "_wikidata",
    )  # fmt: skip

    def __init__(
        self,
        rows: Iterable[dict[str, str]],
        *,
        common: frozenset[str],
        lookup_only: LookupOnlyTables | None = None,
        wikidata: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Index table rows.

        Args:
            rows: one dictionary an entry; see `records.Entry.of`.
            common: keys of names that are also ordinary words, first names or surnames.
            lookup_only: rows whose names aren't looked for in prose; they count after the others.
            wikidata: id of an entry, or of a body that every state has → its id in Wikidata.
        """
        self._rows = tuple(rows)
        self._common = common
        self._entries: dict[int, Entry] = {}
        self._lookup_only = LookupOnlyTables(()) if lookup_only is None else lookup_only
        self._ids = {row["id"]: number for number, row in enumerate(self._rows)}
        for identifier, number in self._lookup_only.ids.items():
            self._ids[identifier] = len(self._rows) + number
        for number, row in enumerate(self._rows):
            for identifier in records.split_cell(row.get("also", "")):
                self._ids.setdefault(identifier, number)
        self._wikidata = wikidata
        self._offices: dict[str, str] = {}
        for identifier, other in wikidata.items():
            if identifier in self._ids:
                self._ids.setdefault(other, self._ids[identifier])
            else:
                self._offices[other] = identifier
        self._names: _Index = {}
        self._demonyms: _Index = {}
        self._reach: dict[str, int] = {}
        for number, row in enumerate(self._rows):
            named = (row["label"], *records.split_cell(row.get("names", "")))
            self._add(self._names, number, (*named, *records.split_cell(row.get("acronyms", ""))))
            self._add(self._demonyms, number, records.split_cell(row.get("demonyms", "")))

    @property
    def bundled(self) -> BundledTables:
        """The tables themselves, to which nothing was added."""
        return self

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, in the order of the tables, those of look-up tables last."""
        return (self._entry(number) for number in range(len(self)))

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._rows) + len(self._lookup_only)

    def get(self, identifier: str) -> Entry | None:
        """The entry with this id (`Q884`, `geonames:1835848`), its own or another of it.

        Ids of bodies that every state has (`dateline:Q114/ministry-interior`) are in no table:
        their entry is made of the country's and `national/offices.toml`.
        """
        number = self._ids.get(identifier)
        if number is not None:
            return self._entry(number)
        return self._body(self._offices.get(identifier, identifier))

    def find(self, name: str) -> tuple[Entry, ...]:
        """All entries that may be called this, likeliest first.

        Case, diacritics, hyphens, American or British spelling and a leading "the" don't
        matter, but acronyms and names of up to four letters must be written exactly, and names
        that are also ordinary words, or stand in a look-up table, need their capital.
        """
        found = self._called(name)
        if not found and name[:4].casefold() == "the ":
            return self._called(name[4:])
        return found

    def sounding(self, name: str) -> tuple[Entry, ...]:  # noqa: ARG002 - see similar_names.py
        """Nobody: names like those of the tables are found by `similar_names.py`."""
        return ()

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The countries and regions that an adjective or a people's name points at: "Korean"."""
        return self._ordered(self._match(self._demonyms, word, running_prose.fits_prose))

    def common(self, name: str) -> bool:
        """Whether a name is also an ordinary word, first name or surname ("Nice", "Jackson").

        Such a name needs some other sign that it is meant; its case alone isn't one. A country's
        name never counts: "Turkey" with its capital is the country.
        """
        if name_keys.make_key(name) not in self._common:
            return False
        return all(entry.kind != "Country" for entry in self.find(name))

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest name or demonym that starts at a word of running prose.

        Words are a tokeniser's or whitespace's; capitals must stand where the name has them.
        Words wholly in capitals match only acronyms: capitals hide what is a name. `demonym`
        tells whether the words found are a demonym.

        Returns:
            The number of words and the candidates, or None.
        """
        for count, pieces in running_prose.word_stretches(words, start, self._reach.get):
            found = self._senses(pieces)
            if found:
                return count, found
        return None

    def _body(self, identifier: str) -> Entry | None:
        found = offices.split_office_id(identifier)
        number = None if found is None else self._ids.get(found[0])
        if found is None or number is None:
            return None
        country = self._entry(number)
        only = (word for word in country.demonyms if self.demonym(word) == (country,))
        made = offices.make_office_entry(country, found[1], adjective=next(only, None))
        return None if made is None else self._with_wikidata(made)

    def _senses(self, pieces: running_prose.Pieces) -> tuple[Entry, ...]:
        surface, key = running_prose.join_pieces(pieces)
        senses = [*self._names.get(key, ()), *self._demonyms.get(key, ())]
        if not senses:
            return ()
        return self._ordered(
            number for number, name in senses if running_prose.fits_prose(surface, name)
        )

    def _called(self, name: str) -> tuple[Entry, ...]:
        hidden = (len(self._rows) + number for number in self._lookup_only.find(name))
        return self._ordered([*self._match(self._names, name, self._fits_loosely), *hidden])

    def _match(self, index: _Index, name: str, fits: _Test) -> list[int]:
        senses = index.get(name_keys.make_key(name), ())
        surface = name_keys.written_form(name)
        return [number for number, known in senses if fits(surface, known)]

    def _fits_loosely(self, surface: str, name: str) -> bool:
        if name_keys.needs_exact_case(name):
            return surface == name
        return surface[:1].isupper() or name_keys.make_key(name) not in self._common

    def _ordered(self, numbers: Iterable[int]) -> tuple[Entry, ...]:
        def rank(number: int) -> tuple[bool, int, int]:
            entry = self._entry(number)
            people = max(entry.population, _REGION) if entry.kind == "Region" else entry.population
            return entry.kind != "Country", -people, number

        return tuple(self._entry(number) for number in sorted(set(numbers), key=rank))

    def _entry(self, number: int) -> Entry:
        entry = self._entries.get(number)
        if entry is None:
            entry = self._entries[number] = self._with_wikidata(Entry.of(self._row(number)))
        return entry

    def _with_wikidata(self, entry: Entry) -> Entry:
        other = self._wikidata.get(entry.id)
        return entry if other is None else replace(entry, also=(*entry.also, other))

    def _row(self, number: int) -> dict[str, str]:
        past = number - len(self._rows)
        return self._lookup_only.row(past) if past >= 0 else self._rows[number]

    def _add(self, index: _Index, number: int, names: Iterable[str]) -> None:
        for name in names:
            pieces = name_keys.cut_name(name)
            surface, key = running_prose.join_pieces(pieces)
            index.setdefault(key, []).append((number, surface))
            first = pieces[0][1]
            if len(pieces) > self._reach.get(first, 0):
                self._reach[first] = len(pieces)


@cache
def load_bundled() -> BundledTables:
    """The bundled authority, read once a process."""
    rows = [row for table in records.TABLES for row in records.read_rows(table)]
    return BundledTables(
        rows,
        common=records.read_words("common"),
        lookup_only=load_lookup_only(),
        wikidata={row["id"]: row["wikidata"] for row in records.read_rows("wikidata")},
    )
