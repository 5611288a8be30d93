"""One authority that somebody brought, compiled: an SQLite file that is looked up, never changed.

Guarantees: a look-up reads a few pages of the file whatever its size, and the last ones are kept in
memory; names match by the same keys as those of the bundled tables. A file that is for looking up
only has no names that are looked for in prose. It merges nothing with other authorities
(`layered.py` does), and decides nothing.

    entries  number, id, kind, names, country, also, posts, weight: in the order of ids; several
             values by line
    found    hash of an id, a name's key, or the sound of a widely known person's name → number
    reach    hash of a first word's key → pieces of the longest name that begins with it
    about    what the file says of itself
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dateline import ontology
from dateline.authority import name_keys, running_prose
from dateline.authority.phonetic_key import phonetic_name
from dateline.authority.records import Entry, Post, iri_of
from dateline.core.errors import ConfigError
from dateline.reader.words import frequent_words

FORMAT = (
    "3"  # another when the tables, `name_keys.py` or `forms` change: older files are then refused
)
SCHEMA = """
CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT, kind TEXT, names TEXT, country TEXT,
    also TEXT, posts TEXT, weight INTEGER);
CREATE TABLE found (hash INTEGER, number INTEGER, PRIMARY KEY (hash, number)) WITHOUT ROWID;
CREATE TABLE reach (hash INTEGER PRIMARY KEY, pieces INTEGER);
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
UNSEEN = frozenset({"Article", "Position", "Topic"})  # kinds whose names are also plain speech

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
KNOWN = 10  # weight, from which people are found by the sound of their names
_KEPT = 1 << 16  # look-ups; a text's words recur
_FEW = 3  # letters; a single shorter word is nobody's name by itself
_ENTRIES = "SELECT id, kind, names, country, also, posts, weight FROM entries"
_NAMED = f"{_ENTRIES} JOIN found USING (number) WHERE hash = ? ORDER BY number"
_REACH = "SELECT pieces FROM reach WHERE hash = ?"


def hash_key(space: str, text: str) -> int:
    """A 32-bit hash of an id (space `id`), a name's key (`name`), a first word, a name's sound.

    Short, since a file has millions: what is found by it is compared with what was asked for.
    """
    digest = hashlib.blake2b(f"{space} {text}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, signed=True)


def name_forms(name: str, kind: str) -> Iterator[running_prose.Pieces]:
    """How a name may stand in a text.

    As it is, with "ue" for "ü", without a "The" that two words follow, and a body's without its
    legal form: an official list has "Ritter Shipping Ltd", the news says "Ritter Shipping".
    """
    if (plain := name.translate(_UMLAUTS)) != name:
        yield from name_forms(plain, kind)
    pieces = name_keys.cut_name(name)
    if pieces:
        yield pieces
    if len(pieces) > 2 and pieces[0][1] == "the":  # noqa: PLR2004 - the article and two words
        pieces = pieces[1:]
        yield pieces
    if pieces and pieces[-1][1] in name_keys.LEGAL_FORMS and ontology.is_a(kind, "Organization"):
        while len(pieces) > 1 and pieces[-1][1] in name_keys.LEGAL_FORMS:
            pieces = pieces[:-1]
        yield pieces


class CompiledAuthority:
    """Looks things up in one compiled file."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            ConfigError: it isn't there, or isn't of this version.
        """
        self.name = path.stem
        self._db = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self.about: dict[str, str] = dict(self._db.execute("SELECT key, value FROM about"))
        except sqlite3.DatabaseError:
            self.about = {}
        if self.about.get("format") != FORMAT:
            self.close()
            message = (
                f"{path}: isn't an authority that this version of Dateline reads;"
                f" run `dateline authority add FILE --name {self.name}` again"
            )
            raise ConfigError(message)
        self.lookup_only = self.about["lookup_only"] == "yes"
        self._named: Callable[[str], tuple[_Named, ...]] = lru_cache(_KEPT)(self._read_named)
        self._reach: Callable[[str], int | None] = lru_cache(_KEPT)(self._read_reach)

    def close(self) -> None:
        """Close the file; nothing can be looked up any more."""
        self._db.close()

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, in the order of ids."""
        return map(self._entry, self._db.execute(f"{_ENTRIES} ORDER BY number"))

    def __len__(self) -> int:
        """How many entries there are."""
        return int(self.about["entries"])

    def get(self, identifier: str) -> Entry | None:
        """The first entry that has this id, be it by its other ids."""
        rows = map(self._entry, self._db.execute(_NAMED, (hash_key("id", identifier),)))
        return next((one for one in rows if identifier in {one.id, *one.also}), None)

    def find(self, name: str) -> tuple[Entry, ...]:
        """All entries that may be called this, in the order of ids."""
        found = self._find(name)
        if not found and name[:4].casefold() == "the ":
            return self._find(name[4:])
        return found

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Widely known people whose full name sounds like this one, in the order of ids."""
        sound = phonetic_name(name)
        rows = self._db.execute(_NAMED, (hash_key("sound", sound),)) if sound else ()
        found = map(self._entry, rows)
        return tuple(one for one in found if sound in map(phonetic_name, one.names))

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest name that starts at a word of running prose.

        A name of several words needs two with capitals; a single word must have one, and be no
        frequent word.
        """
        for count, pieces in running_prose.word_stretches(words, start, self._reach):
            found = tuple(self._in_prose(pieces))
            if found:
                return count, found
        return None

    def _find(self, name: str) -> tuple[Entry, ...]:
        surface, key = running_prose.join_pieces(name_keys.cut_name(name))
        capital = surface[:1].isupper() or key not in frequent_words()
        return tuple(
            entry
            for entry, names in self._named(key)
            if any(surface == one if name_keys.needs_exact_case(one) else capital for one in names)
        )

    def _in_prose(self, pieces: running_prose.Pieces) -> Iterator[Entry]:
        surface, key = running_prose.join_pieces(pieces)
        if _is_plain(pieces, key):
            return
        for entry, names in self._named(key):
            if entry.kind not in UNSEEN and any(
                running_prose.fits_prose(surface, one) for one in names
            ):
                yield entry

    def _read_named(self, key: str) -> tuple[_Named, ...]:
        """Entries with a name of this key, and these names; the hash alone may be another's."""
        rows = map(self._entry, self._db.execute(_NAMED, (hash_key("name", key),)))
        named = ((entry, tuple(_written_forms(entry, key))) for entry in rows)
        return tuple((entry, names) for entry, names in named if names)

    def _read_reach(self, first: str) -> int | None:
        row = self._db.execute(_REACH, (hash_key("first", first),)).fetchone()
        return None if row is None else int(row[0])

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        identifier, kind, names, country, also, posts, weight = row
        every = tuple(names.split("\n"))
        return Entry(
            id=identifier,
            iri=iri_of(identifier),
            label=every[0],
            kind=kind,
            names=every,
            acronyms=(),
            demonyms=(),
            country=country,
            parent=None,
            population=0,
            capital_of=None,
            seat=None,
            also=tuple(also.split("\n")) if also else (),
            posts=tuple(map(Post.of_cell, posts.split("\n"))) if posts else (),
            lookup_only=self.lookup_only,
            weight=weight,
        )


_Named = tuple[Entry, tuple[str, ...]]


def _is_plain(pieces: running_prose.Pieces, key: str) -> bool:
    """Whether words are too plain to be a name by themselves."""
    if len(pieces) > 1:
        return sum(not piece[:1].islower() for piece, _ in pieces) < 2  # noqa: PLR2004 - see above
    return len(key) < _FEW or not pieces[0][0][:1].isupper() or key in frequent_words()


def _written_forms(entry: Entry, key: str) -> Iterator[str]:
    for name in entry.names:
        for pieces in name_forms(name, entry.kind):
            surface, own = running_prose.join_pieces(pieces)
            if own == key:
                yield surface
