"""Which entries of the map the described tables tell Wikidata ids of, by name, state and sort.

A row "Gatineau: city in Québec, Canada" is the only entry called Gatineau that is a city of that
province. Read by authority_ids.py; only the ids are taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from authority_tables import read_rows
from authority_world import tell_kind
from dateline.authority import BundledTables, Entry, name_keys

DESCRIBED = ("popular", "popular-wiki27k")
SORTS = {"City": "City", "Region": "Region", "Place": "City"}  # what a described kind may be here
_BETWEEN = re.compile(r"[,;()]| (?:of|in|the|and|between|U\.S\.|state|city) ")


def find_places(
    folder: Path, known: BundledTables, taken: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield entry and Wikidata id of what has none yet and one row alone fits.

    Args:
        folder: with the described tables.
        known: the tables.
        taken: entry → id that it has already by other means.
    """
    fitting: dict[str, set[str]] = defaultdict(set)
    numbers = set(taken.values())
    for table in DESCRIBED:
        for row in read_rows(folder, table):
            if row["kind"] != "Place" or known.get(row["qid"]) or row["qid"] in numbers:
                continue
            entry = only_entry(row, SORTS.get(tell_kind(table, row), ""), known)
            if entry is not None and entry.id not in taken:
                fitting[entry.id].add(row["qid"])
    yield from ((one, ids.pop()) for one, ids in sorted(fitting.items()) if len(ids) == 1)


def only_entry(row: Mapping[str, str], kind: str, known: BundledTables) -> Entry | None:
    """The one entry of a row's very name and kind that lies where the row says."""
    key = name_keys.make_key(row["name"])
    around = {one.id for one in places_in(row, known)}
    same = [
        one
        for one in known.find(row["name"])
        if one.kind == kind and key in {*map(name_keys.make_key, one.names)}
    ]
    here = [one for one in same if (one.parent or one.country) in around]
    unnumbered = not any(one[:1] == "Q" for it in here for one in (it.id, *it.also))
    return here[0] if len(here) == 1 and unnumbered else None


def places_in(row: Mapping[str, str], known: BundledTables) -> Iterator[Entry]:
    """Yield countries and states that a description or "Paris, Texas" names."""
    behind = (one.partition(", ")[2] for one in row["aliases"].split("|"))
    for part in (*_BETWEEN.split(row["extra"]), *behind):
        found: Iterable[Entry] = known.find(part.strip()) if part.strip() else ()
        yield from (one for one in found if one.kind in {"Country", "Region"})
