"""Write src/dateline/english/forenames.tsv: which forenames are women's, and which are men's.

Usage: forenames.py. Needs `faker`, whose lists of forenames are by language and gender. A name is
of the gender that has it in at least four times as many of those lists as the other; what isn't
written in Latin letters is left out, and so is what is a surname where surnames come first.
"""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import faker.providers.person as people

TARGET = Path(__file__).parents[1] / "src/dateline/english/forenames.tsv"
SURE = 4  # times as many lists
# Surnames that stand first in Korean and Vietnamese names; Faker has those of Chinese ones.
FIRST = frozenset({"abe", "an", "le", "lee", "lim", "mai", "park", "son", "tan", "wong"})
LATIN = "\u0250"  # the first letter beyond Latin ones
HEADER = """\
# Forenames in small letters, and whose they are: f women's, m men's. From the lists of Faker
# {version} (MIT), by scripts/forenames.py; don't edit.
"""


def main() -> None:
    """Count, choose and write."""
    lists: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"f": set(), "m": set()})
    for language, gender, name in read_lists():
        lists[name][gender].add(language)
    for name in FIRST.union(*read_surnames()) & lists.keys():
        del lists[name]
    rows = []
    for name, found in sorted(lists.items()):
        women, men = len(found["f"]), len(found["m"])
        if women >= SURE * men or men >= SURE * women:
            rows.append(f"{name}\t{'f' if women > men else 'm'}\n")
    TARGET.write_text(HEADER.format(version=version("faker")) + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} of {len(lists)} forenames in {TARGET.name}")


def read_lists() -> Iterator[tuple[str, str, str]]:
    """Language, gender, and each forename in small letters."""
    for language, provider in read_providers():
        for kind in dir(provider):
            names = getattr(provider, kind)
            gender = "f" if kind.endswith("female") else "m" if kind.endswith("male") else ""
            if kind.startswith("first_name") and gender and not callable(names):
                for name in map(str.strip, names):
                    if name and "." not in name and max(name) < LATIN:
                        yield language, gender, name.lower()


def read_surnames() -> Iterator[set[str]]:
    """Surnames of languages that put them first, in Latin letters."""
    for _, provider in read_providers():
        yield {name.lower() for name in getattr(provider, "last_romanized_names", ())}


def read_providers() -> Iterator[tuple[str, Any]]:
    """What has the names of each language."""
    for module in pkgutil.iter_modules(people.__path__):
        yield module.name, import_module(f"{people.__name__}.{module.name}").Provider


if __name__ == "__main__":
    main()
