"""Check the Wikidata ids of data/bodies.tsv and data/places.tsv against independent tables.

Usage: authority_check.py FOLDER, a folder that holds `supraverden/data/general_list.yaml`
(github.com/confirmordeny/supraverden) and `country-codes/data/country-codes.csv`
(github.com/datasets/country-codes). Prints what differs; exits with 1 if an id is not there.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from dateline.authority import records
from dateline.authority.name_keys import make_key

REALMS = {"Q55": "Q29999"}  # we link the country, country-codes the Kingdom of the Netherlands


def main(folder: Path) -> int:
    """Report both tables and return the exit status."""
    return max(check_bodies(folder), check_countries(folder))


def check_bodies(folder: Path) -> int:
    """Every linked body must be in the list; a name that shares no word with it is shown."""
    known = organisations(folder / "supraverden/data/general_list.yaml")
    linked = [row for row in records.read_rows("bodies") if row["id"].startswith("Q")]
    missing = [row for row in linked if row["id"] not in known]
    for row in missing:
        print(f"not in the list: {row['id']} {row['label']}")
    for row in linked:
        theirs = known.get(row["id"], set())
        ours = {
            row["label"],
            *records.split_cell(row["names"]),
            *records.split_cell(row["acronyms"]),
        }
        if theirs and not {make_key(name) for name in ours} & {make_key(name) for name in theirs}:
            print(f"look at: {row['id']} {row['label']} — there {sorted(theirs)}")
    print(f"bodies: {len(linked)} linked, {len(missing)} not in the list")
    return 1 if missing else 0


def organisations(path: Path) -> dict[str, set[str]]:
    """Wikidata id → English names and abbreviations, read line by line."""
    known: dict[str, set[str]] = {}
    names: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[0] not in " :":  # a long key stands as "? key", its first value after ": "
            names = {line.removeprefix("? ").rstrip(":").strip("'\"")}
        elif found := re.match(r"[ :] Wikidata_code: (Q\d+)", line):
            known[found[1]] = names
        elif found := re.match(r"  (?:Name_(?:other_)?(?:\d_)?en|Abbreviation_en): (.+)", line):
            names.add(found[1].strip("'\""))
    return known


def check_countries(folder: Path) -> int:
    """Every country of the other table must be ours, with the same id."""
    ours = {
        row["iso"].split("|")[0]: row["id"] for row in records.read_rows("places") if row["iso"]
    }
    wrong = 0
    with (folder / "country-codes/data/country-codes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        code, theirs = row["ISO3166-1-Alpha-2"], row["wikidata_id"].rpartition("/")[2]
        mine = ours.get(code, "")
        if theirs and REALMS.get(mine, mine) != theirs:
            wrong += 1
            print(f"differs: {code} {row['CLDR display name']}: ours {mine}, there {theirs}")
    print(f"countries: {len(rows)} compared, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
