"""Write data/common.txt: keys of bundled names that are also ordinary words or people's names.

Needs `pip install english-words names wordfreq`, and the finished tables. A name counts when it
is one word and is an English word in use, or a first name or surname of the 1990 United States
census that is frequent there, and not the name of a country, region, capital or very large city.
"""

from __future__ import annotations

from pathlib import Path

import names
from english_words import get_english_words_set
from wordfreq import zipf_frequency

from dateline.authority import load_bundled, records
from dateline.authority.name_keys import make_key

TARGET = Path(records.__file__).parent / "data/common.txt"
USED = 3.2  # zipf: about 1.6 in a million words
LARGE, LARGE_CAPITAL = 1_000_000, 200_000
SHARES = {"dist.all.last": 0.006, "dist.female.first": 0.004, "dist.male.first": 0.004}  # per cent
ALSO = {  # large, a company, or a first name elsewhere than in America
    "ajax", "banda", "constantine", "hitachi", "imus", "latina", "male", "mary", "samba",
    "toyota", "turkey", "victoria", "vladimir", "washington",
}  # fmt: skip
NOT = {  # rarely anything but the city
    "boston", "calais", "denver", "geneva", "jena", "metz", "sheffield", "york",
}  # fmt: skip
HEADER = """# Names of the other tables, as keys, that are also English words in use (english-words,
# MIT; wordfreq, Apache-2.0) or frequent American names (names, census of 1990, public domain).
# Made by scripts/authority_common.py on 2026-11-25.
"""


def main() -> None:
    """Test every one-word name that isn't a country's."""
    words = {word for word in get_english_words_set(["gcide", "web2"]) if word.islower()}
    people = frequent_names()
    found = set(ALSO)
    for entry in load_bundled():
        if entry.kind in {"Country", "IntergovernmentalOrganization"}:
            continue
        for name in {make_key(name) for name in entry.names if name not in entry.acronyms}:
            word = name in words and zipf_frequency(name, "en") >= USED
            if " " not in name and (word or name in people) and not largest(name):
                found.add(name)
    TARGET.write_text(HEADER + "\n".join(sorted(found - NOT)) + "\n", encoding="utf-8")


def largest(name: str) -> bool:
    """Whether some place of this name is so large, or so much in the news, that it is meant."""
    return any(
        entry.population >= (LARGE if entry.capital_of is None else LARGE_CAPITAL)
        or entry.kind in {"Country", "Region"}
        for entry in load_bundled().find(name.capitalize())
        if not entry.lookup_only
    )


def frequent_names() -> set[str]:
    """First names and surnames with their share of the population above the limits."""
    found = set()
    for file, share in SHARES.items():
        for line in (Path(names.__file__).parent / file).read_text().splitlines():
            name, percent = line.split()[:2]
            if float(percent) >= share:
                found.add(name.lower())
    return found


if __name__ == "__main__":
    main()
