"""Several authorities as one: the bundled tables, with what somebody brought over them.

Guarantees: what the bundled tables know comes first, then own authorities in the order of their
names, then those that are for looking up only; entries that share an id are one, with the names of
all. The same question gets the same answer in the same order. It changes no candidate's rank, and
compares no names but in `_anchored`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from dateline import ontology
from dateline.authority.bundled.tables import BundledTables
from dateline.authority.own.compiled import CompiledAuthority
from dateline.authority.records import OWN, Entry

_KEPT = 1 << 16  # entries and names; those of a corpus recur


class LayeredAuthority:
    """The bundled tables and own authorities, asked together."""

    def __init__(self, bundled: BundledTables, own: Sequence[CompiledAuthority]) -> None:
        """Lay authorities over the tables.

        Args:
            bundled: the tables.
            own: what lies over them; the caller closes it.
        """
        self._bundled = bundled
        self._own = tuple(sorted(own, key=lambda one: one.lookup_only))
        self._layers: tuple[BundledTables | CompiledAuthority, ...] = (bundled, *self._own)
        loud = (one for one in self._own if not one.lookup_only)
        self._prose: tuple[BundledTables | CompiledAuthority, ...] = (bundled, *loud)
        self._anchor: Callable[[Entry], str] = lru_cache(_KEPT)(self._anchored)
        self._merged: Callable[[str], Entry | None] = lru_cache(_KEPT)(self._merge)
        self._found: Callable[[str], tuple[Entry, ...]] = lru_cache(_KEPT)(self._search)

    @property
    def bundled(self) -> BundledTables:
        """The tables under it."""
        return self._bundled

    @property
    def version(self) -> str:
        """Names and content of what is looked for in prose, on which reading a document depends."""
        return _name_content(one for one in self._own if not one.lookup_only)

    @property
    def digest(self) -> str:
        """As `version`, with what is only looked up: who is who depends on all of it."""
        return _name_content(self._own)

    def __iter__(self) -> Iterator[Entry]:
        """Every entry: of the bundled tables, then the others in the order of their authorities."""
        for entry in self._bundled:
            yield self._joined(entry)
        for number, layer in enumerate(self._own):
            for entry in layer:
                anchor = self._anchor(entry)
                if all(below.get(anchor) is None for below in self._layers[: number + 1]):
                    yield self._joined(entry)

    def __len__(self) -> int:
        """How many entries there are."""
        return sum(1 for _ in self)

    def get(self, identifier: str) -> Entry | None:
        """The entry with this id, with the names that all authorities have for it."""
        return self._merged(identifier)

    def find(self, name: str) -> tuple[Entry, ...]:
        """All entries that may be called this, those of the bundled tables first."""
        return self._found(name)

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Widely known people of what lies over the tables whose full name sounds like this one."""
        return self._distinct(chain.from_iterable(layer.sounding(name) for layer in self._own))

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The countries and regions that an adjective or a people's name points at."""
        return self._distinct(self._bundled.demonym(word))

    def common(self, name: str) -> bool:
        """Whether a name needs another sign that it is meant; a name of an own entry never does."""
        return self._bundled.common(name)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest name or demonym that starts at a word of running prose, of any authority."""
        found = [one for layer in self._prose if (one := layer.longest(words, start)) is not None]
        if not found:
            return None
        count = max(size for size, _ in found)
        return count, self._distinct(
            chain.from_iterable(entries for size, entries in found if size == count)
        )

    def _search(self, name: str) -> tuple[Entry, ...]:
        return self._distinct(chain.from_iterable(layer.find(name) for layer in self._layers))

    def _distinct(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries, each once and with what all authorities say of it."""
        joined = map(self._joined, entries)
        return tuple({entry.id: entry for entry in joined}.values())

    def _joined(self, entry: Entry) -> Entry:
        return self._merged(self._anchor(entry)) or entry

    def _anchored(self, entry: Entry) -> str:
        """The id that an entry shares with other authorities' entries of the same thing.

        That is the id of the bundled tables' entry that has one of its ids. An own entry without an
        id of Wikidata or GeoNames is also the bundled entry of its name, where that is the only
        one, and of its kind; people and cities share names too often. A person is one only with a
        leader whose id nobody else has either, of the same full name and country. What is for
        looking up only is many things of each name, and is one by its ids alone.
        """
        known = (self._bundled.get(one) for one in (entry.id, *entry.also))
        same = next((one for one in known if one is not None), None)
        if same is not None:
            return same.id
        if entry.lookup_only:
            return entry.id
        if entry.kind == "Person" or (entry.id.startswith(OWN) and entry.kind != "City"):
            named = self._bundled.find(entry.label)
            if len(named) == 1 and _kinds_agree(entry.kind, named[0].kind):
                led = {named[0].country, *(post.of for post in named[0].posts)}
                leader = not named[0].iris and entry.country in {None, *led}
                if entry.kind != "Person" or leader:
                    return named[0].id
        return entry.id

    def _merge(self, identifier: str) -> Entry | None:
        """What all authorities together say of an id, be it one of the other ids of its entry."""
        bundled = self._bundled.get(identifier)
        if bundled is not None:
            identifier = bundled.id
        else:
            first = next((one for layer in self._own if (one := layer.get(identifier))), None)
            if first is None:
                return None
            anchor = self._anchor(first)
            if anchor != identifier:
                return self._merged(anchor)
        others = [one for layer in self._own for one in self._same(layer, identifier, bundled)]
        same = [one for one in (bundled, *others) if one is not None]
        return _unite_entries(same)

    def _same(
        self, layer: CompiledAuthority, identifier: str, bundled: Entry | None
    ) -> Iterator[Entry]:
        """Entries of a layer that are the thing of this id."""
        ids = (identifier,) if bundled is None else (bundled.id, *bundled.also)
        found = [layer.get(one) for one in ids]
        if bundled is not None and not layer.lookup_only:
            found += [one for name in bundled.names for one in layer.find(name)]
        for entry in {one.id: one for one in found if one is not None}.values():
            if self._anchor(entry) == identifier:
                yield entry


def _name_content(layers: Iterable[CompiledAuthority]) -> str:
    return "+".join(f"{one.name}@{one.about['digest']}" for one in layers)


def _kinds_agree(kind: str, other: str) -> bool:
    return ontology.is_a(kind, other) or ontology.is_a(other, kind)


def _unite_entries(entries: Sequence[Entry]) -> Entry:
    """Several authorities' entries of one thing as one; what the first says counts.

    So does its silence on how widely known it is: what the tables or an own list have is known to
    who reads, and isn't weighed by that.
    """
    first = entries[0]
    if len(entries) == 1:
        return first
    ids = dict.fromkeys(chain.from_iterable((one.id, *one.also) for one in entries))
    return replace(
        first,
        names=tuple(dict.fromkeys(chain.from_iterable(one.names for one in entries))),
        country=next((one.country for one in entries if one.country), None),
        posts=next((one.posts for one in entries if one.posts), ()),
        also=tuple(one for one in ids if one != first.id),
    )
