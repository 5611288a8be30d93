"""Write data/wikidata.tsv: Wikidata ids of entries whose own tables have none.

Usage: authority_ids.py FOLDER, a folder that holds `authority-qids.tsv.gz`, in which entries were
matched by GeoNames id, name and country, `officeholders.tsv.gz` and `legislators-*.tsv.gz`, for
years of birth and death, and the tables of authority_places.py. `authority_ids.tsv`, beside this
script, has those found by hand. What doesn't hold is left out and printed with why.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from authority_places import find_places
from authority_tables import DATA, read_rows, years_of_life
from dateline.authority import BundledTables, Entry, records
from dateline.authority.bundled.lookup_only import load_lookup_only
from dateline.authority.name_keys import make_key

TARGET = DATA / "wikidata.tsv"
PEOPLE = ("officeholders", "legislators-1", "legislators-2")
ADULT = 25  # years; nobody in the table came into office younger
HEADER = """# Wikidata ids (CC0) of entries that have none in their tables, and of offices that
# are in no table: matched by GeoNames id through Natural Earth (public domain), by name and state
# through hearvox/wiki-media-cred (CC0), by name and country through ror.org (CC0),
# name-suggestion-index (BSD 3-Clause), ringgaard/sling (Apache-2.0), descriptions in
# villmow/datasets_knowledge_embedding (MIT) and THU-KEG/PKGC, every-politician-scrapers and others
# (Wikidata's, CC0), and by hand (scripts/authority_ids.tsv); read through, but for those by
# descriptions, of which a sample was. Made by scripts/authority_ids.py; don't edit.
"""
READ = Path(__file__).with_suffix(".tsv")  # found and read by hand
OURS = {"dateline:john-f-kennedy": "Q9696"}  # whom the matches had as a senator of Georgia
# Read and found to be something else than the entry.
WRONG = {
    "dateline:the-sunday-times": "the paper of Perth",
    "dateline:Q30/presidency": "the office around the president",
    "dateline:Q664/coast-guard": "a charity",
    "dateline:Q148/ministry-health": "a commission that came after the ministry",
    "dateline:balochistan": "Pakistan's province alone",
    "dateline:jammu": "the city",
    "geonames:1273294": "the union territory",
    "geonames:2349276": "Onitsha",
    "dateline:west-asia": "the Middle East",
    "dateline:Q30/ministry-commerce-and-labour": "the department that was made of it",
}


def main(folder: Path) -> None:
    """Check the matches and write those that hold."""
    known = tables_alone()
    rows = list(read_rows(folder, "authority-qids"))
    lives = {
        row["qid"]: years_of_life(row["extra"])
        for name in PEOPLE
        for row in read_rows(folder, name)
    }
    kept: dict[str, str] = {}
    chosen = choose_one_each(rows)
    for row in rows:
        entry = known.get(row["id"])
        why = fault(row, entry, known, lives) or (
            "" if row["id"] == chosen[row["qid"]] else f"the same as {chosen[row['qid']]}"
        )
        if why:
            print(f"left out: {row['id']} {row['label']!r} {row['qid']}: {why}")
        else:
            kept[row["id"]] = row["qid"]
    kept |= OURS
    kept |= read_by_hand(known, kept)
    kept |= find_places(folder, known, kept)
    lines = ["id\twikidata", *(f"{one}\t{kept[one]}" for one in sorted(kept))]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(rows)} kept")


def read_by_hand(known: BundledTables, kept: Mapping[str, str]) -> dict[str, str]:
    """The ids that were found by hand, of entries and for things that have none yet."""
    made: dict[str, str] = {}
    for line in READ.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "id\t")):
            continue
        identifier, number, label = line.split("\t")
        entry = known.get(identifier)
        if entry is None:
            why = "there is no such entry"
        elif number in {*kept.values(), *made.values()} or known.get(number) is not None:
            why = "something else has it"
        elif identifier in kept and kept[identifier] != number:
            why = f"the tables say {kept[identifier]}"
        else:
            made[identifier] = number
            continue
        print(f"left out: {identifier} {label!r} {number}: {why}")
    return made


def tables_alone() -> BundledTables:
    """The tables without the ids that this script writes."""
    rows = [row for table in records.TABLES for row in records.read_rows(table)]
    return BundledTables(rows, common=frozenset(), lookup_only=load_lookup_only())


def choose_one_each(rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """Wikidata id → the entry that it belongs to: that of its very name, else the shortest id."""
    rows = [row for row in rows if row["id"] not in WRONG]
    rows.sort(
        key=lambda row: (
            words_of(row["label"]) != words_of(row["matched_name"]),
            len(row["id"]),
            row["id"],
        )
    )
    chosen: dict[str, str] = {}
    for row in rows:
        chosen.setdefault(row["qid"], row["id"])
    return chosen


def words_of(name: str) -> frozenset[str]:
    """The words of a name, in any order, without the country in brackets."""
    return frozenset(make_key(name.partition(" (")[0]).split()) - {"the"}


def fault(
    row: Mapping[str, str],
    entry: Entry | None,
    known: BundledTables,
    lives: Mapping[str, tuple[int | None, int | None]],
) -> str:
    """Why a match doesn't hold; empty where it does."""
    if entry is None:
        return "there is no such entry"
    if row["id"] in WRONG:
        return f"it is {WRONG[row['id']]}"
    other = known.get(row["qid"])
    if other is not None:
        return f"that is {other.label!r} ({other.kind})"
    return "; ".join(faults_of_life(entry, *lives.get(row["qid"], (None, None))))


def faults_of_life(entry: Entry, born: int | None, died: int | None) -> Iterator[str]:
    """What years of birth and death say against somebody's terms."""
    starts = [post.start for post in entry.posts if post.start is not None]
    if starts and born is not None and min(starts) < born + ADULT:
        yield f"born in {born}, in office in {min(starts)}"
    if starts and died is not None and max(starts) > died:
        yield f"died in {died}, in office in {max(starts)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
