"""Which entries of the authority a chain may be, before anything is decided.

Guarantees: a candidate is of the chain's sort (a place for a place, a body for a body, a person for
a person) and is called what the chain is called, or nearly so; an acronym that the article spells
out as something else has none. It doesn't choose.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from dateline import ontology
from dateline.authority import Authority, Entry, name_keys
from dateline.authority.bundled import similar_names
from dateline.core.model import Claim, Mention
from dateline.english.lexicon import lexicon
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.linking_words import linking_words
from dateline.resolve.linking.name_counts import is_borne

_NEVER = frozenset({"People", "Topic", "Position", "Article"})
_WITH_LEGAL_FORM = frozenset({"Company", "Organization"})
_AFTER_ANYTHING = frozenset({"Work", "Event"})
_AFTER_PLACES = ("SportsTeam", "GovernmentBody", "IntergovernmentalOrganization")
_BUILDINGS = frozenset({"Place", "Facility"})
_KIN = frozenset({"child_of", "sibling_of", "spouse_of"})
_MANY_PROVINCES = 3  # others of a country, among which a name may mean one more
_LETTERS = 4  # that an acronym has at least which is written as a word
_ONE_SOUND = 0.75  # "Walid al-Moallem" and "Walid Muallem"
_ONE_SLIP = 0.92  # "Vladimir Urin" is .89 Vladimir Putin


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a chain may be.

    Attributes:
        entry: the entry.
        how: `name`, `acronym`, `demonym`, `last word` for that of it alone, `surname` for that and
            a post, `bare surname` for that without one, `another sort` where the reader took it
            for a thing of another sort or, for a name that is only nearly the entry's, `similar`.
        name: the chain's name that led here.
        likeness: how alike the names are, 1 for the same.
    """

    entry: Entry
    how: str
    name: str
    likeness: float = 1.0


def find_candidates(
    chain: ChainSummary, authority: Authority, *, given: bool = False
) -> tuple[Candidate, ...]:
    """The entries that a chain may be, in the authority's order.

    Args:
        chain: the chain.
        authority: the tables.
        given: whether a word by itself is a given name.
    """
    if chain.top_kind in _NEVER:
        return ()
    if not chain.names:
        return _by_adjectives(chain, authority)
    found = _by_names(chain, authority)
    if given:
        found = [one for one in found if not _is_family_name(one)]
    if chain.top_kind == "Person" and all(" " not in name for name in chain.names):
        return tuple(found)  # of whom a surname is enough
    if not found and chain.authorities:
        entries = (authority.get(one) for one in sorted(chain.authorities))
        name = min(chain.names)
        found = [Candidate(one, "name", name) for one in entries if one is not None]
    if not found:
        found = list({one.entry.id: one for one in _by_similar_names(chain, authority)}.values())
    kept = [one for one in found if not _spelt_out_otherwise(chain, one, authority)]
    return tuple(_without_inner(kept))


def find_given_names(mentions: Sequence[Mention], claims: Iterable[Claim]) -> frozenset[str]:
    """Chains that an article calls by one word behind whose kin they are: "Biden's son Hunter".

    That word is a given name, and no Hunter by family is meant.

    Args:
        mentions: the document's mentions.
        claims: its claims.
    """
    named = {one.id: one for one in mentions}
    ends = (
        [named[one] for one in (claim.subject, claim.object) if one in named]
        for claim in claims
        if claim.predicate in _KIN
    )
    last = (max(pair, key=lambda one: one.span.start) for pair in ends if pair)
    return frozenset(one.chain for one in last if one.form == "name" and " " not in one.name)


def _is_family_name(found: Candidate) -> bool:
    """Whether a candidate is called so by another word than the first of its label."""
    first, *rest = found.entry.label.split()
    return bool(rest) and " " not in found.name and found.name.casefold() != first.casefold()


def add_provinces(
    found: Mapping[str, Sequence[Candidate]], authority: Authority
) -> dict[str, tuple[Candidate, ...]]:
    """Candidates of all chains, and provinces that are called after a city among provinces.

    "Santa Fe" is a province, too, where "Chaco, Misiones and La Pampa" are named.

    Args:
        found: chain → its candidates.
        authority: the tables.
    """
    provinces = Counter(
        country
        for made in found.values()
        if all(one.entry.kind == "Region" for one in made)
        for country in {one.entry.country for one in made}
    )
    return {
        chain: (
            *made,
            *(
                Candidate(entry, "name", one.name)
                for one in made
                if one.entry.kind == "City"
                and one.entry.capital_of is None
                and provinces[one.entry.country] >= _MANY_PROVINCES
                for after, kind in linking_words().after_places.items()
                for entry in authority.find(one.name + after)
                if entry.kind == kind and entry.country == one.entry.country
            ),
        )
        for chain, made in found.items()
    }


def find_of_another_sort(
    chain: ChainSummary, authority: Authority, claimed: Iterable[tuple[str, ...]] = ()
) -> Iterator[Candidate]:
    """Yield entries of a chain's names that aren't of its sort, in which the reader may have erred.

    What is called after others of their sort is no error: a work after anybody, a team and a
    government after its place, a body after a region, people after towns. Nor is what the article
    says things of that can't be said of the entry: a town holds no post.

    Args:
        chain: the chain.
        authority: the tables.
        claimed: what it has to be for the article's claims, as `find_claimed_kinds` gives it.
    """
    if chain.top_kind in {*_NEVER, *_AFTER_ANYTHING} or not chain.names:
        return
    after_places = any(ontology.is_a(chain.kind, one) for one in _AFTER_PLACES)
    for one in _by_names(chain, authority, of_sort=False):
        borne = chain.top_kind == "Person" and is_borne(name_keys.make_key(one.name))
        if ontology.is_a(one.entry.kind, "Place"):
            called_after = after_places or borne or one.entry.kind == "Country"
        else:
            called_after = chain.top_kind == "Place" and one.entry.kind != "Person"
        if not called_after and _can_be(one.entry, claimed):
            yield replace(one, how="another sort")


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


def find_claimed_kinds(
    known: Mapping[str, ChainSummary], mentions: Iterable[Mention], claims: Iterable[Claim]
) -> dict[str, set[tuple[str, ...]]]:
    """Chain → what it has to be for its article's claims: one of the kinds of each tuple.

    Args:
        known: chain → what its mentions add up to; a claim that doesn't suit this says nothing.
        mentions: the article's mentions.
        claims: its claims.
    """
    chains = {one.id: one.chain for one in mentions}
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for claim in claims:
        predicate = ontology.predicates()[claim.predicate]
        ends = [(claim.subject, predicate.domain)]
        if isinstance(claim.object, str):
            ends.append((claim.object, predicate.range))
        for mention, kinds in ends:
            chain = known.get(chains.get(mention, ""))
            if chain is not None and ontology.kind_fits(chain.kind, kinds):
                found[chain.id].add(kinds)
    return dict(found)


def _can_be(entry: Entry, claimed: Iterable[tuple[str, ...]]) -> bool:
    """Whether an entry is, or may be, of one of the kinds of each tuple."""
    return all(
        any(ontology.is_a(entry.kind, one) or ontology.is_a(one, entry.kind) for one in kinds)
        for kinds in claimed
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


def _by_names(
    chain: ChainSummary, authority: Authority, *, of_sort: bool = True
) -> list[Candidate]:
    """Entries that every known name of a chain allows, found by the longest of them."""
    if any(_part_of_one(name, authority) for name in chain.names):
        return []
    lists = []
    full = chain.top_kind == "Person" and any(" " in name for name in chain.names)
    for name in sorted(chain.names, key=lambda one: (-len(one), one)):
        if full and " " not in name:
            called = _without_given_name(name, chain, authority)
        else:
            called = [*look_up(name, authority), *_by_usage(name, chain.kind, authority)]
        once = {it.id: it for it in called}.values()  # "BBC" and "The BBC" are one
        entries = [it for it in once if fits_kind(chain, it) == of_sort]
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
    short = name
    while (bare := name_keys.without_legal_form(short)) != short:
        short = bare
        if found := authority.find(short):
            return [one for one in found if one.kind in _WITH_LEGAL_FORM]
    for after, kind in linking_words().after_places.items():
        if folded.endswith(after):
            return [one for one in authority.find(name[: -len(after)]) if one.kind == kind]
    return ()


def _without_given_name(name: str, chain: ChainSummary, authority: Authority) -> list[Entry]:
    """Who is known by one name only, which ends the longer ones: Maha Vajiralongkorn.

    Else a surname says less than the full name that the article gives.
    """
    ends = all(other.endswith(name) for other in chain.names if " " in other)
    return [it for it in authority.find(name) if ends and it.names == (name,)]


def _by_usage(name: str, kind: str, authority: Authority) -> Iterator[Entry]:
    """Yield what a name means that a paper writes otherwise.

    "Economist" for The Economist, "Republican" of the Republicans, "Minusma" for MINUSMA, "Tenn."
    for Tennessee, "London Stock Exchanges" where an apostrophe was lost, and "Oslo University" for
    the University of Oslo.
    """
    if kind == "MediaOutlet" and name[:4].casefold() != "the ":
        yield from (it for it in authority.find(f"The {name}") if it.kind == kind)
    if kind == "PoliticalParty" and name[-1:].isalpha() and name[-1] != "s":
        yield from (it for it in authority.find(f"{name}s") if it.kind == kind)
    states = lexicon().states
    state = states.get(name) or states.get(f"{name}.", "")
    if state and ontology.is_a(kind, "Place"):
        yield from (it for it in authority.find(state) if it.kind == "Region")
    if ontology.is_a(kind, "Organization"):
        letters = name.upper()
        if name.istitle() and name.isalpha() and len(name) >= _LETTERS:
            yield from (it for it in authority.find(letters) if letters in it.names)
        if name.endswith("s") and " " in name:
            one = authority.find(name[:-1])
            yield from (it for it in one if ontology.is_a(it.kind, "Organization"))
    first, _, last = name.rpartition(" ")
    if first and last.lower() in linking_words().turned and not authority.find(name):
        turned = authority.find(f"{last} of {first}")
        yield from (it for it in turned if ontology.is_a(it.kind, "Organization"))


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
    ends = tuple(f" {name_keys.make_key(it)}" for it in found.entry.names if " " in it)
    keys = {name: name_keys.make_key(name) for name in chain.names if " " in name}
    long = [name for name, key in keys.items() if not key.endswith(ends)]  # the UN's FAO
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
