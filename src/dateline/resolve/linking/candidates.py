"""Which entries of the authority a chain may be, before anything is decided.

Guarantees: a candidate is of the chain's sort (a place for a place, a body for a body, a person for
a person) and is called what the chain is called, or nearly so; an acronym that the article spells
out as something else has none. It doesn't choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dateline import ontology
from dateline.authority import Authority, Entry, name_keys
from dateline.authority.bundled import similar_names
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.linking_words import linking_words

_NEVER = frozenset({"People", "Topic", "Position", "Article"})
_WITH_LEGAL_FORM = frozenset({"Company", "Organization"})
_BUILDINGS = frozenset({"Place", "Facility"})
_ONE_SOUND = 0.75  # "Walid al-Moallem" and "Walid Muallem"
_ONE_SLIP = 0.92  # "Vladimir Urin" is .89 Vladimir Putin


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a chain may be.

    Attributes:
        entry: the entry.
        how: `name`, `acronym`, `demonym`, `last word` for that of it alone, `surname` for that and
            a post, `bare surname` for that without one or, for a name that is only nearly the
            entry's, `similar`.
        name: the chain's name that led here.
        likeness: how alike the names are, 1 for the same.
    """

    entry: Entry
    how: str
    name: str
    likeness: float = 1.0


def find_candidates(chain: ChainSummary, authority: Authority) -> tuple[Candidate, ...]:
    """The entries that a chain may be, in the authority's order.

    Args:
        chain: the chain.
        authority: the tables.
    """
    if chain.top_kind in _NEVER:
        return ()
    if not chain.names:
        return _by_adjectives(chain, authority)
    found = _by_names(chain, authority)
    if chain.top_kind == "Person" and all(" " not in name for name in chain.names):
        return tuple(found)  # of whom a surname is enough
    if not found and chain.authorities:
        entries = (authority.get(one) for one in sorted(chain.authorities))
        name = min(chain.names)
        found = [Candidate(one, "name", name) for one in entries if one is not None]
    if not found:
        found = list(_by_similar_names(chain, authority))
    kept = [one for one in found if not _spelt_out_otherwise(chain, one, authority)]
    return tuple(_without_inner(kept))


def fits_kind(chain: ChainSummary, entry: Entry) -> bool:
    """Whether an entry is of the chain's sort: a place for a place, a body for a body.

    A body of a list of the world may also be what was read as its building, or as some place.
    """
    if entry.weight and chain.kind in _BUILDINGS and ontology.is_a(entry.kind, "Organization"):
        return True
    return all(
        ontology.is_a(entry.kind, top) == ontology.is_a(chain.kind, top)
        for top in ("Place", "Person")
    )


def kinds_agree(kind: str, other: str) -> bool:
    """Whether two kinds are of one line, or such as readers of a text take for each other."""
    alike = linking_words().kinds_alike
    related = ontology.is_a(kind, other) or ontology.is_a(other, kind)
    return related or other in alike.get(kind, ())


def _by_adjectives(chain: ChainSummary, authority: Authority) -> tuple[Candidate, ...]:
    """The countries that all adjectives of a chain point at."""
    lists = [(word, authority.demonym(word)) for word in sorted(chain.adjectives)]
    if not lists:
        return ()
    shared = set.intersection(*({entry.id for entry in entries} for _, entries in lists))
    word, entries = lists[0]
    return tuple(Candidate(entry, "demonym", word) for entry in entries if entry.id in shared)


def _by_names(chain: ChainSummary, authority: Authority) -> list[Candidate]:
    """Entries that every known name of a chain allows, found by the longest of them."""
    if any(_part_of_one(name, authority) for name in chain.names):
        return []
    lists = []
    full = chain.top_kind == "Person" and any(" " in name for name in chain.names)
    for name in sorted(chain.names, key=lambda one: (-len(one), one)):
        if full and " " not in name:
            continue  # a surname says less than the name that the article gives
        entries = [entry for entry in look_up(name, authority) if fits_kind(chain, entry)]
        if entries:
            lists.append((name, entries))
    known = [(name, plain) for name, entries in lists if (plain := _of_the_tables(entries))]
    if not known:
        return _of_the_world(lists)
    lists = known
    shared = set.intersection(*({entry.id for entry in entries} for _, entries in lists))
    if not shared and chain.authorities:
        shared = chain.authorities  # the annotator had the words; the names contradict each other
    return [
        Candidate(entry, "acronym" if name in entry.acronyms else "name", name)
        for name, entries in lists[:1]
        for entry in entries
        if entry.id in shared
    ]


def _of_the_world(lists: Sequence[tuple[str, Sequence[Entry]]]) -> list[Candidate]:
    """What any of a chain's names may mean, each found by the longest that it has."""
    made: dict[str, Candidate] = {}
    for name, entries in lists:
        for entry in entries:
            made.setdefault(entry.id, Candidate(entry, "name", name))
    return list(made.values())


def _of_the_tables(entries: Sequence[Entry]) -> list[Entry]:
    """Entries without those of the world, if there are others; people have namesakes everywhere."""
    plain = [entry for entry in entries if not entry.weight]
    return list(entries) if plain and plain[0].kind == "Person" else plain


def _part_of_one(name: str, authority: Authority) -> bool:
    """Whether a name is that of a part which no table has: West Yorkshire isn't Yorkshire."""
    first, _, rest = name.partition(" ")
    part = first.casefold() in linking_words().parts_of_places and rest != ""
    return part and not authority.find(name) and bool(authority.find(rest))


def look_up(name: str, authority: Authority) -> Sequence[Entry]:
    """Entries of a name, also where it says more than the entry's does: "London, Ontario"."""
    name = name.removesuffix("'s").removesuffix("’s")
    found = authority.find(name)
    if found:
        return found
    city, comma, place = name.partition(", ")
    if comma:
        wider = {entry.id for entry in authority.find(place)}
        return [one for one in authority.find(city) if {one.country, one.parent} & wider]
    folded = name.casefold()
    for before in linking_words().before_places:
        if folded.startswith(before):
            return [one for one in authority.find(name[len(before) :]) if one.kind != "Country"]
    if (short := name_keys.without_legal_form(name)) != name:
        return [one for one in authority.find(short) if one.kind in _WITH_LEGAL_FORM]
    for after, kind in linking_words().after_places.items():
        if folded.endswith(after):
            return [one for one in authority.find(name[: -len(after)]) if one.kind == kind]
    return ()


def _by_similar_names(chain: ChainSummary, authority: Authority) -> Iterator[Candidate]:
    """Entries whose name is spelt a little otherwise than the chain's longest."""
    name = min(chain.names, key=lambda one: (-len(one), one))
    for entry, likeness in similar_names.similar_names_of(authority).find(name):
        person = entry.kind == "Person"
        if fits_kind(chain, entry) and not (person and likeness < _ONE_SLIP):
            yield Candidate(entry, "similar", name, likeness)
    for entry in authority.sounding(name) if chain.top_kind == "Person" else ():
        likeness = max(fuzz.ratio(name.casefold(), one.casefold()) for one in entry.names) / 100
        if likeness >= _ONE_SOUND:
            yield Candidate(entry, "similar", name, likeness)


def _spelt_out_otherwise(chain: ChainSummary, found: Candidate, authority: Authority) -> bool:
    """Whether the article spells an acronym out as something else: ECB as a cricket board."""
    if found.how != "acronym":
        return False
    long = [name for name in chain.names if " " in name]
    known = similar_names.similar_names_of(authority)
    return any(
        all(one.id != found.entry.id for one in look_up(name, authority))
        and all(one.id != found.entry.id for one, _ in known.find(name))
        for name in long
    )


def _without_inner(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out what lies in a larger thing of the same name: Luxembourg's city in Luxembourg.

    D.C. is the other way round: the city is all that there is of the district.
    """
    made = list(found)
    countries = {one.entry.id for one in made if one.entry.kind == "Country"}
    cities = {one.entry.parent for one in made if one.entry.capital_of is not None}
    return [
        one
        for one in made
        if not (one.entry.kind == "City" and one.entry.country in countries)
        and not (one.entry.kind == "Region" and one.entry.id in cities)
    ]
