"""Write data/leaders.tsv: people at the head of states and international bodies, with their terms.

Usage: authority_leaders.py FOLDER, a folder that holds
`world-leaders-2021/data/{wikidata,wikipedia}.csv`
(github.com/every-politician-scrapers/world-leaders-2021), which list who was in office in 2022
with the Wikidata ids (CC0) of people and offices. Our table beside this script says the rest, and
what has changed since; where both know of somebody's offices in a country, ours counts.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from authority_countries import TARGET as PLACES
from authority_countries import slug, table
from dateline.authority import load_bundled, records
from dateline.authority.name_keys import make_key

TARGET = PLACES.with_name("leaders.tsv")
COLUMNS = ("id", "keys", "label", "kind", "names", "posts")
REALMS = {"Q756617": "Q35", "Q29999": "Q55"}  # realms → the countries
OFFICE = re.compile(
    "(vice president|president|prime minister|premier|(federal )?chancellor|taoiseach|king|emir"
    "|sultan|pope|emperor|monarch |supreme leader|governor|grand duke|prince|regent|leader"
    "|chairm[ae]n|general secretary|cardinal secretary|head|member|captain regent"
    "|minister of state|yang|druk|ngwenyama|o le ao|chief minister|episcopal|french co-prince)",
    re.IGNORECASE,
)
MISTAKEN = {  # country and holder: another office's, an office for a name
    ("Q865", "Su Tseng-chang"),
    ("Q878", "Prime Minister of the United Arab Emirates"),
}
HEADER = """# Heads of states, governments, foreign ministries, international bodies. posts: office;
# its id;country or body;first year;last year|… Ids and offices of 2022: Wikidata (CC0) through
# every-politician-scrapers/world-leaders-2021; the rest by hand (Apache-2.0), November 2026.
# Made by scripts/authority_leaders.py on 2026-11-25; don't edit.
"""


@dataclass
class Person:
    """Somebody, and the offices as cells: name, id, country or body, first and last year."""

    id: str
    label: str
    names: list[str] = field(default_factory=list)
    posts: list[tuple[str, str, str, str, str]] = field(default_factory=list)


def main(folder: Path) -> None:
    """Join the list with our table and write both."""
    people = listed(folder / "world-leaders-2021/data")
    offices = {post[:3] for person in people.values() for post in person.posts}
    by_key = {make_key(person.label): person for person in people.values()}
    for row in table("authority_leaders.tsv"):
        names = records.split_cell(row["names"])
        known = [
            by_key[make_key(name)] for name in (row["label"], *names) if make_key(name) in by_key
        ]
        person = known[0] if known else Person("dateline:" + slug(row["label"]), row["label"])
        people[person.id] = person
        spelt = dict.fromkeys((person.label, *person.names, *names))
        person.label, person.names = row["label"], [n for n in spelt if n != row["label"]]
        merge(person, [ours(cell, offices) for cell in row["posts"].split("|")])
    lines = ["\t".join(COLUMNS), *map(line, sorted(people.values(), key=lambda one: one.label))]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def listed(folder: Path) -> dict[str, Person]:
    """Who the list has, by Wikidata id."""
    people: dict[str, Person] = {}
    for file in ("wikidata.csv", "wikipedia.csv"):
        with (folder / file).open(encoding="utf-8") as rows:
            for raw in csv.DictReader(rows):
                row = {name.lower(): cell for name, cell in raw.items()}
                country = country_id(row)
                label = re.sub(r"\s*\(.*\)$", "", row["officeholderlabel"])
                position = row["positionlabel"][:1].upper() + row["positionlabel"][1:]
                sound = OFFICE.match(position) and not re.match(r"Q\d|Pope$|List", label)
                if not sound or (country, label) in MISTAKEN or position == label:
                    continue
                person = people.setdefault(row["officeholder"], Person(row["officeholder"], label))
                post = (position, row["position"], country, row["start_year"], row["end_year"])
                if file == "wikidata.csv" or country not in {p[2] for p in person.posts}:
                    person.posts.append(post)
    return people


def country_id(row: dict[str, str]) -> str:
    """Our id of a row's country; empty for a state that we don't have."""
    number = REALMS.get(row.get("countryid", ""), row.get("countryid", ""))
    if number:
        return number if load_bundled().get(number) is not None else ""
    found = [
        e
        for e in load_bundled().find(re.sub(r"\s*\(.*", "", row["country"]))
        if e.kind == "Country"
    ]
    return found[0].id if found else ""


_CODES = {code: row["id"] for row in records.read_rows("places") for code in row["iso"].split("|")}


def ours(cell: str, offices: set[tuple[str, str, str]]) -> tuple[str, str, str, str, str]:
    """A post of our table, with the office's id where the list has one of that sort and country."""
    position, holder, start, end = cell.split(";")
    of = _CODES.get(holder, holder)
    exact = {number for name, number, _ in offices if name == position}
    alike = {
        number for name, number, land in offices if land == of and sort(name) == sort(position)
    }
    found = exact or alike
    return position, found.pop() if len(found) == 1 else "", of, start, end


def sort(position: str) -> str:
    """What sort of office it is, whatever the country is called in it."""
    return position.split(" of ", maxsplit=1)[0].removeprefix("Federal ").casefold()


def merge(person: Person, posts: Iterable[tuple[str, str, str, str, str]]) -> None:
    """Replace what the list says of a person's offices in our countries."""
    new = list(posts)
    covered = {post[2] for post in new}
    person.posts = [post for post in person.posts if post[2] not in covered] + new


def line(person: Person) -> str:
    """One row."""
    posts = sorted(person.posts, key=lambda post: (post[3] or "0", post))
    names = [name for name in person.names if name != person.label]
    spelt = dict.fromkeys(make_key(name) for name in (person.label, *names))
    cells = (
        person.id,
        "|".join(spelt),
        person.label,
        "Person",
        "|".join(names),
        "|".join(";".join(post) for post in posts),
    )
    return "\t".join(cells)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
