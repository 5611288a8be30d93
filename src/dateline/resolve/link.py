"""Which authority entry a chain is, decided by its names and by what else its article names.

Guarantees: an ambiguous name (Georgia, Congo, Korea, Washington) is linked only when the article
speaks for one candidate and for no other; a city of a name that others share needs to be ten times
as large as the next, or to be spoken for. Each decision says why. It never links a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline import ontology
from dateline.authority import Authority, Entry
from dateline.model import Decision, Judgement
from dateline.resolve.summary import Summary

_TEN_TIMES = 10  # a namesake this much smaller is not what a newspaper means
_SURE, _LIKELY = 0.98, 0.9


def link(chains: Iterable[Summary], authority: Authority, *, by: str) -> Iterator[Decision]:
    """Decide the links of one document's chains.

    Args:
        chains: the chains of one document.
        authority: the bundled tables.
        by: who decides, for the record.
    """
    found = {chain.id: _candidates(chain, authority) for chain in chains}
    sure = {key: entries[0] for key, entries in found.items() if len(entries) == 1}
    speaking = Counter(place for entry in sure.values() for place in _places(entry))
    for chain, entries in found.items():
        if len(entries) == 1:
            yield _same(
                chain, entries[0], _SURE, f"“{entries[0].label}” is the only entry of that name", by
            )
        elif entries:
            chosen = _choose(entries, speaking)
            if chosen is not None:
                entry, why = chosen
                yield _same(chain, entry, _LIKELY, why, by)


def _candidates(chain: Summary, authority: Authority) -> tuple[Entry, ...]:
    """Entries that all names of a chain allow and that fit its kind."""
    if chain.group in {"Person", "People", "Topic", "Position", "Article"}:
        return ()
    if chain.authorities:
        entries = [authority.get(one) for one in sorted(chain.authorities)]
        return tuple(entry for entry in entries if entry is not None)
    possible: list[set[str]] = []
    for name in chain.names:
        ids = {entry.id for entry in authority.find(name) if _fits(chain, entry)}
        if ids:
            possible.append(ids)
    if not chain.names:
        possible = [{entry.id for entry in authority.demonym(word)} for word in chain.adjectives]
    if not possible:
        return ()
    shared = set.intersection(*possible)
    found = [entry for one in shared if (entry := authority.get(one)) is not None]
    return tuple(sorted(found, key=lambda entry: (-entry.population, entry.id)))


def _fits(chain: Summary, entry: Entry) -> bool:
    """Whether an entry is of the chain's sort: a place for a place, a body for a body."""
    place = ontology.is_a(entry.kind, "Place")
    return place == ontology.is_a(chain.kind, "Place")


def _places(entry: Entry) -> tuple[str, ...]:
    """What a name that is sure speaks for: itself and the country that it is in."""
    return tuple(one for one in (entry.id, entry.country, entry.parent) if one is not None)


def _choose(entries: Sequence[Entry], speaking: Counter[str]) -> tuple[Entry, str] | None:
    support = {
        entry.id: speaking[entry.id]
        + sum(speaking[one] for one in {entry.country, entry.parent} if one is not None)
        for entry in entries
    }
    ranked = sorted(entries, key=lambda entry: (-support[entry.id], -entry.population, entry.id))
    best, second = ranked[0], ranked[1]
    if support[best.id] and not support[second.id]:
        return (
            best,
            f"the article speaks of {best.label} or its country elsewhere, and of no namesake",
        )
    cities = all(entry.kind == "City" for entry in entries)
    largest = sorted(entries, key=lambda entry: -entry.population)
    spoken_elsewhere = any(support[entry.id] for entry in largest[1:])
    if (
        cities
        and largest[0].population >= _TEN_TIMES * largest[1].population
        and not spoken_elsewhere
    ):
        return largest[0], f"{largest[0].label} is over ten times as large as any namesake"
    return None


def _same(chain: str, entry: Entry, score: float, why: str, by: str) -> Decision:
    return Decision(
        left=chain, right=entry.id, judgement=Judgement.SAME, score=score, reasons=(why,), by=by
    )
