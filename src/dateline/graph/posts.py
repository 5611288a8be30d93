"""Posts told once: who holds which post where, though several claims say so.

Guarantees: what goes without saying has the stance of the claim that tells it as well, and may hold
at the same time. It takes no claim out of a graph: only readers get one line for "head of",
"holds position" and "position at" of one person and one body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.core import edtf
from dateline.core.model import Entity, Fact

BY_RANK = (  # what says most comes first
    *("head_of_state_of", "head_of_government_of", "minister_of", "head_of", "spokesperson_of"),
    *("works_for", "member_of"),
)
ABOUT_POSTS = (*BY_RANK, "holds_position", "position_at")  # all that is looked at here


@dataclass(frozen=True, slots=True)
class ToldPosts:
    """Which claims go without saying.

    Attributes:
        told_by: id of a claim → the claim that tells it as well.
        titles: id of a claim between a person and a body → names of the posts that it is about.
    """

    told_by: Mapping[str, Fact]
    titles: Mapping[str, tuple[str, ...]]

    def leading(self, facts: Iterable[Fact]) -> list[Fact]:
        """The claims that tell all that some say, each once, in their order."""
        leads = [self.told_by.get(fact.id, fact) for fact in facts]
        return list({lead.id: lead for lead in leads}.values())


def find_told_posts(facts: Iterable[Fact]) -> ToldPosts:
    """Find what claims about posts others tell as well."""
    facts = tuple(facts)
    between: dict[tuple[str, str], list[Fact]] = defaultdict(list)  # person and body
    seats: dict[str, list[tuple[Fact, Entity]]] = defaultdict(list)  # post: where it is
    for fact, body in _edges(facts, BY_RANK):
        between[fact.subject.id, body.id].append(fact)
    for fact, body in _edges(facts, ("position_at",)):
        seats[fact.subject.id].append((fact, body))
    told_by: dict[str, Fact] = {}
    for group in between.values():
        _fold_ties(sorted(group, key=_rank), told_by)
    titles: dict[str, set[str]] = defaultdict(set)
    for fact, post in _edges(facts, ("holds_position",)):
        for seat, body in seats[post.id]:
            ties = [one for one in between[fact.subject.id, body.id] if _agree(one, fact)]
            if ties:
                lead = min(ties, key=_rank)
                lead = told_by.get(lead.id, lead)
                told_by[fact.id] = told_by[seat.id] = lead
                titles[lead.id].add(post.label.removesuffix(f" of {body.label}"))
            elif post.label.endswith(body.label) and _agree(seat, fact):
                told_by.setdefault(seat.id, fact)
    return ToldPosts(told_by, {lead: tuple(sorted(found)) for lead, found in titles.items()})


def _edges(facts: Iterable[Fact], predicates: Sequence[str]) -> Iterator[tuple[Fact, Entity]]:
    """The facts of some predicates, each with the entity that it ends at."""
    for fact in facts:
        if fact.predicate in predicates and isinstance(fact.object, Entity):
            yield fact, fact.object


def _fold_ties(ties: Sequence[Fact], told_by: dict[str, Fact]) -> None:
    """Of one person and one body, note each claim of which one with another predicate tells."""
    for number, fact in enumerate(ties):
        fuller = [one for one in ties[:number] if one.predicate != fact.predicate]
        lead = next((one for one in fuller if one.id not in told_by and _agree(one, fact)), None)
        if lead is not None:
            told_by[fact.id] = lead


def _agree(one: Fact, other: Fact) -> bool:
    """Whether two claims are held the same way and may be of one time."""
    apart = one.when and other.when and not edtf.dates_overlap(one.when, other.when)
    return one.stance is other.stance and not apart


def _rank(fact: Fact) -> tuple[int, str]:
    return (BY_RANK.index(fact.predicate), fact.id)
