"""Who held which post when, from articles of different days that each know a part of it.

One article has somebody take office in March, another calls her the minister, a third the former
one: together they are her term. An article that gives no time shows that the post was held on the
day it came out; a term without a known end lasts until somebody else is known to hold the post, if
it is one that a single person holds.

Guarantees: no fact is changed, so an article that says otherwise keeps its own time; terms that
don't fit together are left as they were told. Only what the texts hold to be so counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.core import edtf
from dateline.core.model import Document, Entity, Fact, Stance
from dateline.english.lexicon import post_classes
from dateline.graph.posts import BY_RANK

_HELD = frozenset({"holds_position", *BY_RANK})
_TOLD = frozenset({Stance.ASSERTED, Stance.REPORTED})
# Posts of a body or country that one holds at a time, by class; of some there are several.
_SINGLE = frozenset({"head", "head_of_state", "head_of_government", "minister"})
_SEVERAL = frozenset(
    {"administrator", "commissioner", "director", "leader", "minister", "principal"}
)
_SOLE = frozenset({"head_of_state_of", "head_of_government_of"})
_DAY = timedelta(days=1)
_NEVER: frozenset[date] = frozenset()  # one for all: of most terms two of three sets are empty


@dataclass(slots=True)
class _Term:
    """What is known of somebody's term: its start and end, and the days on which it is seen."""

    facts: list[Fact] = field(default_factory=list)
    starts: frozenset[date] = _NEVER
    ends: frozenset[date] = _NEVER
    seen: frozenset[date] = _NEVER

    @property
    def first(self) -> date | None:
        """The first day on which it is known to last."""
        return min(self.starts or self.seen, default=None)

    def fits(self) -> bool:
        """Whether one term can be all of it."""
        if len(self.starts) > 1 or len(self.ends) > 1:
            return False
        days = sorted((*self.starts, *self.seen))
        return not (self.ends and days) or days[-1] <= min(self.ends)


def find_terms(facts: Iterable[Fact], documents: Mapping[str, Document]) -> dict[str, str]:
    """Find the times, in EDTF, of claims about posts that others put bounds to.

    Args:
        facts: the graph's.
        documents: id → document, for the days on which articles came out.

    Returns:
        Id of a claim → the term that it is a part of; of a claim without one, its own time holds.
    """
    terms: dict[tuple[str, str, str], _Term] = {}
    holders: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for fact in facts:
        if fact.predicate in _HELD and isinstance(fact.object, Entity) and fact.stance in _TOLD:
            key = (fact.subject.id, fact.predicate, fact.object.id)
            if key not in terms:
                terms[key] = _Term()
                holders[key[1:]].append(terms[key])
            _note(terms[key], fact, documents)
    fitting = {id(one): one.fits() for one in terms.values()}
    found: dict[str, str] = {}
    for sharing in holders.values():
        for term in sharing:
            if fitting[id(term)]:
                when = _write(term, [one for one in sharing if one is not term])
                found.update((fact.id, when) for fact in term.facts if when is not None)
    return found


def _note(term: _Term, fact: Fact, documents: Mapping[str, Document]) -> None:
    if fact.when is None:
        term.facts.append(fact)
        told = {documents[one.document].published for one in fact.evidence}
        days = (edtf.first_day(day) for day in told if day is not None and edtf.is_edtf(day))
        term.seen |= {day for day in days if day is not None}
        return
    if "/" in fact.when:  # "was president in 2005" says nothing of the year after
        term.facts.append(fact)
        start, end = edtf.date_bounds(fact.when)
        term.starts |= _NEVER if start is None else {start}
        term.ends |= _NEVER if end is None else {end}


def _write(term: _Term, others: Sequence[_Term]) -> str | None:
    """A term in EDTF; whoever comes later ends it, if it has no end and only one holds the post."""
    first, last = term.first, min(term.ends, default=None)
    latest = max((*term.seen, *term.starts), default=last)
    if first is None and last is None:
        return None
    if latest is not None and _is_held_by_one(term.facts[0]):
        firsts = [one.first for one in others if one.first is not None]
        later = [day for day in firsts if day > latest or day == last]  # on a former one's last
        following = min(later, default=None)
        if following is not None and (last is None or last >= following):
            last = following - _DAY
    return f"{first or '..'}/{last or '..'}"


def _is_held_by_one(fact: Fact) -> bool:
    """Whether only one at a time holds what a claim tells of: there are many spokesmen."""
    assert isinstance(fact.object, Entity)  # noqa: S101 -- as `find_terms` has asked
    if fact.predicate != "holds_position":
        return fact.predicate in _SOLE
    title = fact.object.label.partition(" of ")[0].lower()
    return title not in _SEVERAL and not _SINGLE.isdisjoint(post_classes(title))
