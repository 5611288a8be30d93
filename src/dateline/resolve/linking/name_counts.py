"""How many others may be called like somebody, by how often the parts of the name are borne.

Guarantees: depends on the name alone. The counts are of the 127,000 people of the world's list,
most of them in parliaments: words that few of them have are in no line, and count as `FEW`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.resolve.identity.people_names import PersonName

FEW = 3
_SHARE = 1000  # so many pairs of given and family name are about one namesake in the news


def count_namesakes(name: PersonName) -> float:
    """How many of a given name and how many of a family name, multiplied, as a share."""
    families, given = _load_counts()
    return families.get(name.family, FEW) * given.get(name.given[0], FEW) / _SHARE


def is_borne(word: str) -> bool:
    """Whether some people of the list have a word for a name, family or given."""
    return any(word in counts for counts in _load_counts())


@cache
def _load_counts() -> tuple[dict[str, int], dict[str, int]]:
    """Family name → how many have it, and the same of given names."""
    found: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for line in files(__package__).joinpath("name_counts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, family, given = line.split("\t")
            for counts, cell in zip(found, (family, given), strict=True):
                if cell:
                    counts[name] = int(cell)
    return found
