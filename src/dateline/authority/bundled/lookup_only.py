"""Tables whose names are looked up when asked for, and never looked for in running prose.

There are towns called Same, Man and Liberal, and a department called Meta. Where something else
says that a place or a person is named, the name may be looked up here; the words alone prove
nothing. Guarantees: an entry is found by each of its names, if the name's capital is there. A row
is cut into cells when it is first looked at: there are many, and a text needs few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.authority import name_keys, records

TABLES = ("regions", "towns", "leaders")


class LookupOnlyTables:
    """The rows of look-up tables, numbered one table after another.

    Ids and keys of names, which every look-up needs, stand ready in a row's first two cells. Of
    several ids, the first is the entry's and the others are in `also`.
    """

    __slots__ = ("_columns", "_keys", "_lines", "_starts", "ids")

    ids: Mapping[str, int]
    """Id → number of its row."""

    def __init__(self, tables: Iterable[list[str]]) -> None:
        """Index tables.

        Args:
            tables: the lines of each, column names first; see `records.lines`.
        """
        self._columns: list[tuple[str, ...]] = []
        self._starts: list[int] = []
        self._lines: list[str] = []
        for columns, *lines in tables:
            self._columns.append(tuple(columns.split("\t")))
            self._starts.append(len(self._lines))
            self._lines += lines
        ids: dict[str, int] = {}
        keys: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            identifiers, known, _ = line.split("\t", 2)
            for identifier in identifiers.split("|"):
                ids[identifier] = number
            for key in known.split("|"):
                keys[key].append(number)
        self.ids, self._keys = ids, dict(keys)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._lines)

    def row(self, number: int) -> dict[str, str]:
        """Column name → cell of one row, and that it is of a look-up table."""
        columns = self._columns[bisect_right(self._starts, number) - 1]
        row = dict(zip(columns, self._lines[number].split("\t"), strict=True))
        first, _, also = row["id"].partition("|")
        return {**row, "id": first, "also": also, "lookup_only": "yes"}

    def find(self, name: str) -> Iterator[int]:
        """Numbers of the rows that have this name, among others."""
        wanted, surface = name_keys.make_key(name), name_keys.written_form(name)
        for number in self._keys.get(wanted, ()):
            row = self.row(number)
            names = (row["label"], *records.split_cell(row["names"]))
            if any(
                name_keys.make_key(one) == wanted
                and _fits_written(surface, name_keys.written_form(one))
                for one in names
            ):
                yield number


def load_lookup_only() -> LookupOnlyTables:
    """Read the bundled look-up tables."""
    return LookupOnlyTables(records.read_lines(table) for table in TABLES)


def _fits_written(surface: str, name: str) -> bool:
    if name_keys.needs_exact_case(name):
        return surface == name
    return surface[:1].isupper() or not name[:1].isupper()
