"""Deciding who is who where something has changed, and leaving all else as it was decided.

Guarantees: afterwards what is noted is what deciding all names at once gives (`decide_names`).
What is looked at is the names that have changed, those that their names are compared with, and
those that are tied to them, however far; of surnames and acronyms, all that may bear one that these
have. Marks by which names find each other:

| sort | of what | finds |
|---|---|---|
| `block` | a block that a name is in | its like |
| `initial` | the block of a family name with an initial | `by`: names that are an initial |
| `called` | a name as written | `also`: another name in its articles |
| `family`, `short` | a person's family name, a body's acronym | `surname`, `acronym`: that alone |
| `link` | an entry of the authority | its like |
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.authority import Authority
from dateline.core.disjoint_sets import DisjointSets
from dateline.resolve.identity.blocking import initial_key
from dateline.resolve.identity.deciding import (
    DecidedName,
    decide_name,
    select_acronyms,
    select_surnames,
)
from dateline.resolve.identity.evidence import ACRONYM, SURNAME, NameKey
from dateline.resolve.identity.memory import Finding, Mark, Memory
from dateline.resolve.identity.name_matching import NameMatch, match_names, spell_out_acronyms
from dateline.resolve.identity.named_clusters import (
    NamedCluster,
    block_keys,
    has_initial,
    name_clusters,
)
from dateline.resolve.identity.namesakes import Corpus, UnjoinedPair
from dateline.resolve.identity.surnames import join_surnames

NAME, MATCH, SPELL, HOLD = "name", "match", "spell", "hold"  # the steps
_BUNCH = 20_000  # names that are held at a time where all are decided
_MEETS = {"block": "block", "initial": "by", "by": "initial", "called": "also", "also": "called"}


def decide_changed(memory: Memory, authority: Authority) -> None:
    """Decide anew what has to do with the names that have changed."""
    changed = memory.changed()
    if memory.is_new:
        _decide_all(memory, authority, changed)
    elif changed:
        _decide_near(memory, authority, changed)


def _decide_all(memory: Memory, authority: Authority, every: Collection[NameKey]) -> None:
    """Decide all names, some thousands at a time: those of a million articles are no few.

    First each by itself, then those together that may be names of one thing, then what surnames and
    acronyms mean.
    """
    corpus = memory.corpus()
    for some in _cut(sorted(every)):
        _decide_each(memory, _Names(memory, corpus, authority), some)
    crowded = memory.crowded()
    for kin in _cut_groups(memory.kin(crowded)):
        _tie(memory, _Names(memory, corpus, authority), kin, crowded)
    for some in _cut(sorted(key for key in every if key.group in _ALONE)):
        names, meant = _Names(memory, corpus, authority), _turn(_alone_marks(some), **_BEARERS)
        _decide_alone(memory, names, some, _close(memory, memory.find(meant)))


def _decide_each(memory: Memory, names: _Names, keys: Collection[NameKey]) -> None:
    """Divide the chains of each of some names into things, and note what finds these."""
    decided = names.among(keys)
    made = ((key, key, one) for key, name in decided.items() for one in name.made)
    memory.set_findings(NAME, keys, _findings(NAME, made))
    memory.set_marks({key: _mark(names, key) for key in keys})


def _decide_near(memory: Memory, authority: Authority, changed: set[NameKey]) -> None:
    """Decide names anew, and what has to do with them."""
    names = _Names(memory, memory.corpus(), authority)
    before, crowd = memory.marks(changed), memory.crowded()
    _decide_each(memory, names, changed)
    crowded = memory.crowded()
    marks, flipped = before | memory.marks(changed), crowd ^ crowded
    seeds = {key for key in changed if key.is_compared}
    seeds |= memory.find(flipped | _meeting(flipped))
    near = seeds | memory.find(_meeting(_but(marks, crowded)))
    ties = memory.ties(near)
    near.update(ties)
    for key, others in _tie(memory, names, near, crowded).items():
        ties[key] = ties.get(key, set()) | others
    moved = _reach(seeds, ties)
    beside = _close(memory, {*moved, *memory.find(_only(marks, "link"))})
    marks |= memory.marks(beside)
    alone = {key for key in changed if key.group in _ALONE}
    alone |= memory.find(_turn(marks, family="surname", short="acronym"))
    meant = _turn(_alone_marks(alone), **_BEARERS)
    _decide_alone(memory, names, alone, _close(memory, memory.find(meant)))


def _cut(keys: Sequence[NameKey]) -> Iterator[Sequence[NameKey]]:
    """Some names at a time."""
    return (keys[at : at + _BUNCH] for at in range(0, len(keys), _BUNCH))


def _cut_groups(groups: Iterable[Collection[NameKey]]) -> Iterator[set[NameKey]]:
    """Whole groups of names, some at a time."""
    found = set[NameKey]()
    for one in groups:
        found.update(one)
        if len(found) >= _BUNCH:
            yield found
            found = set()
    if found:
        yield found


@dataclass(slots=True)
class _Names:
    """Names as they are decided, each looked up once."""

    memory: Memory
    corpus: Corpus
    authority: Authority
    _decided: dict[NameKey, DecidedName] = field(default_factory=dict)

    def fetch(self, keys: Iterable[NameKey]) -> None:
        """Decide some names."""
        left = {key for key in keys if key not in self._decided}
        for name in self.memory.names(left) if left else ():
            self._decided[name.key] = decide_name(name, self.corpus, self.authority)
            left.discard(name.key)
        self._decided.update((key, DecidedName(key, [])) for key in left)  # gone

    def among(self, keys: Collection[NameKey]) -> dict[NameKey, DecidedName]:
        """Some names, sorted."""
        self.fetch(keys)
        return {key: self._decided[key] for key in sorted(keys)}

    def things(self, keys: Collection[NameKey]) -> list[NamedCluster]:
        """The things of some names."""
        return name_clusters({key: one.clusters for key, one in self.among(keys).items()})


def _mark(names: _Names, key: NameKey) -> Counter[Mark]:
    """The marks of a name, with the number of things that have each."""
    if key.group in _ALONE:
        (name,) = names.among([key]).values()
        return Counter(_alone_marks([key] if name.surnames or name.clusters else ()))
    return Counter(mark for thing in names.things([key]) for mark in set(_marks_of(thing)))


def _alone_marks(keys: Iterable[NameKey]) -> set[Mark]:
    return {Mark.of(_ALONE[key.group], key.name) for key in keys}


_ALONE = {SURNAME: "surname", ACRONYM: "acronym"}
_BEARERS = {"surname": "family", "acronym": "short"}


def _marks_of(thing: NamedCluster) -> Iterator[Mark]:
    yield Mark.of("called", thing.label)
    for texts, sort in (
        (block_keys(thing), "block"),
        (thing.other_names, "also"),
        (thing.acronyms, "short"),
    ):
        yield from (Mark.of(sort, one) for one in texts)
    if thing.person is not None:
        initial = initial_key(thing.person)
        yield Mark.of("family", thing.person.family)
        yield Mark.of("initial", initial)
        if has_initial(thing):
            yield Mark.of("by", initial)
        yield from (Mark.of("link", row.link) for row in thing.cluster.members if row.link)


def _meeting(marks: Iterable[Mark]) -> set[Mark]:
    """The marks of what has to be compared with what has these."""
    return {Mark(_MEETS[one.sort], one.value) for one in marks if one.sort in _MEETS}


def _but(marks: Iterable[Mark], crowded: Iterable[Mark]) -> Iterator[Mark]:
    """Marks without those of blocks of too many names."""
    never = {one.value for one in crowded}
    return (one for one in marks if one.value not in never)


def _tie(
    memory: Memory, names: _Names, near: Collection[NameKey], crowded: Iterable[Mark]
) -> dict[NameKey, set[NameKey]]:
    """Compare names anew; returns which are tied to each other."""
    things = names.things(near)
    corpus = replace(names.corpus, crowded=frozenset(one.value for one in crowded))
    matched = match_names(things, corpus)
    of_id = {thing.id: thing.key for thing in things}
    every: list[NameMatch | UnjoinedPair] = [*matched.joined, *matched.doubts]
    found = ((of_id[one.left], of_id[one.right], one) for one in every)
    memory.set_findings(MATCH, near, _findings(MATCH, found))
    tied = {(things[one].key, things[other].key) for one, other in matched.tied}
    memory.set_ties(near, tied)
    ties: dict[NameKey, set[NameKey]] = defaultdict(set)
    for one, other in tied:
        ties[one].add(other)
        ties[other].add(one)
    return ties


def _reach(seeds: Iterable[NameKey], ties: Mapping[NameKey, Collection[NameKey]]) -> set[NameKey]:
    """What is tied to some names, however far, and they themselves."""
    found, left = set[NameKey](), list(seeds)
    while left:
        key = left.pop()
        if key not in found:
            found.add(key)
            left += ties.get(key, ())
    return found


def _decide_alone(
    memory: Memory, names: _Names, alone: Collection[NameKey], known: Collection[NameKey]
) -> None:
    """Decide anew what some acronyms and surnames mean.

    Args:
        memory: where all is noted.
        names: the names.
        alone: the acronyms and surnames.
        known: all names that may bear one, and all that they are one with.
    """
    things, joined, decided = names.things(known), DisjointSets(), names.among(alone)
    for left, right in memory.joined(MATCH, known):
        joined.join(left, right)
    of_id = {row.id: key for key, one in decided.items() for row in one.surnames}
    of_id |= {each.first.id: key for key, one in decided.items() for each in one.clusters}
    for step, found in (
        (SPELL, spell_out_acronyms(select_acronyms(decided), things, joined, names.corpus)),
        (HOLD, join_surnames(select_surnames(decided), things, joined)),
    ):
        keys = ((of_id.get(one.left) or of_id[one.right], one) for one in found)
        memory.set_findings(step, alone, _findings(step, ((key, key, one) for key, one in keys)))


def _close(memory: Memory, keys: Collection[NameKey]) -> set[NameKey]:
    """Some names, and all that are tied to them or share an entry, however far."""
    found = set(keys)
    while True:
        tied = memory.ties(found).keys() | found
        closed = tied | memory.find(_only(memory.marks(tied), "link"))
        if len(closed) == len(found):
            return closed
        found = closed


def _only(marks: Iterable[Mark], sort: str) -> set[Mark]:
    return {one for one in marks if one.sort == sort}


def _turn(marks: Iterable[Mark], **into: str) -> set[Mark]:
    """Marks of some sorts as marks of others."""
    return {Mark(into[one.sort], one.value) for one in marks if one.sort in into}


def _findings(
    step: str, found: Iterable[tuple[NameKey, NameKey, NameMatch | UnjoinedPair]]
) -> Iterator[Finding]:
    for one, other, made in found:
        yield Finding(step, min(one, other), max(one, other), made)
