"""Names that are spelt much like an entry's, and small towns that share a name with one.

Guarantees: a look-up reads one small block of names, never all of them; only names long enough
that likeness isn't chance are compared; nothing here says that a likeness is a link. Built once,
when it is first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz import fuzz, process

from dateline.authority import Authority, name_keys, records
from dateline.authority.phonetic_key import phonetic_key
from dateline.authority.records import Entry

_LONG = 7  # letters; "Austria" is the shortest, and one wrong letter of seven is a seventh
_ALIKE = 88  # of 100: "Kazakstan" and "Kazakhstan" 95, "Ahmadi-Nejad" 100, "Slovenia" 75
_COARSE = str.maketrans("bdgjcv", "ptkkkf", "Ah")  # a slip may make one sound of another
_BLOCK = 3  # consonants; a block holds a few dozen names


class SimilarNames:
    """The names of the bundled tables in blocks of like sound."""

    __slots__ = ("_authority", "_blocks")

    def __init__(self, authority: Authority) -> None:
        """Sort the names that are long enough into blocks."""
        blocks: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key, identifier in _names_to_compare():
            if _count_letters(key) >= _LONG:
                blocks[_block_key(key)][key].append(identifier)
        self._authority = authority
        self._blocks = {block: dict(names) for block, names in blocks.items()}

    def find(self, name: str) -> tuple[tuple[Entry, float], ...]:
        """Entries with a name spelt much like this one, and how alike, best first.

        Args:
            name: a name that the authority doesn't have as it is written.

        Returns:
            Each entry once, with a likeness up to 1.
        """
        key = name_keys.make_key(name)
        if _count_letters(key) < _LONG or name.isupper():
            return ()
        names = self._blocks.get(_block_key(key), {})
        best: dict[str, float] = {}
        for other, score, _ in process.extract(
            key, tuple(names), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        ):
            if len(other.split()) == len(key.split()):  # "South Korea" isn't a slip for "Korea"
                for one in names[other]:
                    best[one] = max(score / 100, best.get(one, 0.0))
        ordered = sorted(best, key=lambda one: (-best[one], one))
        found = ((self._authority.get(one), best[one]) for one in ordered)
        return tuple((entry, score) for entry, score in found if entry is not None)


def _names_to_compare() -> Iterator[tuple[str, str]]:
    """Key and id of each name that may be misspelt: of what is looked for in prose, and of leaders.

    Not those of other look-up tables: too many of their names are like some other word. Entries
    aren't made for it, which takes longer than all the rest.
    """
    for row in chain.from_iterable(map(records.read_rows, records.TABLES)):
        acronyms = records.split_cell(row.get("acronyms", ""))
        for name in (row["label"], *records.split_cell(row.get("names", ""))):
            if name not in acronyms:
                yield name_keys.make_key(name), row["id"]
    for line in records.read_lines("leaders")[1:]:
        identifier, known, _ = line.split("\t", 2)
        yield from ((key, identifier) for key in known.split("|") if " " in key)


def similar_names_of(authority: Authority) -> SimilarNames:
    """Similar names in the bundled tables; own entries are found as they are spelt only."""
    return _index_names(authority.bundled)


@lru_cache(maxsize=2)
def _index_names(authority: Authority) -> SimilarNames:
    return SimilarNames(authority)


@cache
def load_namesakes() -> dict[str, tuple[tuple[str, int], ...]]:
    """Key of a name → the states and countries with a smaller town of it, and its people."""
    found = {}
    for row in records.read_rows("namesakes"):
        pairs = (one.rsplit(":", 1) for one in records.split_cell(row["where"]))
        found[row["name"]] = tuple((place, int(people)) for place, people in pairs)
    return found


def _count_letters(key: str) -> int:
    return sum(map(str.isalpha, key))


def _block_key(key: str) -> str:
    """The first consonants of a name as they sound, whoever romanised it."""
    letters = "".join(filter(str.isalpha, key))
    return phonetic_key(letters).translate(_COARSE)[:_BLOCK]
