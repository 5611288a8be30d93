"""Why a chain is linked to an entry, or not, in words that a reader of the article can check.

Guarantees: every decision has a reason; the first says what the name may mean, the others what the
article adds. They repeat what was weighed and weigh nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.authority import Authority, Entry
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking import people
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.probability import WeighedCandidate

_SHOWN = 3  # namesakes that are told


def explain_link(
    chain: ChainSummary,
    ranked: Sequence[WeighedCandidate],
    context: ArticleContext,
    authority: Authority,
    *,
    linked: bool,
) -> tuple[str, ...]:
    """The reasons of a decision on a chain.

    Args:
        chain: the chain.
        ranked: its candidates, likeliest first.
        context: what the article speaks of.
        authority: the tables, for the names of places.
        linked: whether the likeliest was taken.
    """
    made = [_explain_names(ranked), *_stands_for(chain, ranked[0].candidate.entry)]
    made += _explain_context(chain.id, ranked[0].candidate.entry, context, authority)
    if not linked:
        made.append(_explain_doubt(ranked))
    elif len(made) == 1 and len(ranked) > 1:
        made.append("nothing in the article speaks for another, and it is the best known")
    return tuple(made)


def _explain_names(ranked: Sequence[WeighedCandidate]) -> str:
    """What the name may mean."""
    best = ranked[0].candidate
    if best.how == "similar":
        return f"“{best.name}” is nearly the name of “{best.entry.label}”"
    if best.how == "another sort":
        return f"“{best.name}” was read as something of another sort than “{best.entry.label}”"
    if best.how == "last word":
        return f"“{best.name}” is short for “{best.entry.label}” in this article"
    if best.how == "surname" and len(ranked) == 1:
        return f"“{best.entry.label}” is the only entry of that surname with such a post"
    if len(ranked) == 1:
        part = "surname" if best.how == "bare surname" else "name"
        return f"“{best.entry.label}” is the only entry of that {part}"
    shown = [f"{one.candidate.entry.label} ({one.candidate.entry.id})" for one in ranked[:_SHOWN]]
    more = ["others"] if len(ranked) > _SHOWN else []
    return f"“{best.name}” may be " + " or ".join([*shown, *more])


def _stands_for(chain: ChainSummary, entry: Entry) -> Iterator[str]:
    """That a capital or a seat was read as its government."""
    for text in sorted(chain.metonyms):
        yield f"“{text}” acts here as a government does, and stands for {entry.label}"


def _explain_context(
    chain: str, entry: Entry, context: ArticleContext, authority: Authority
) -> Iterator[str]:
    """What the article says for an entry."""
    if entry.kind == "Person":
        yield from people.explain_person(
            chain, entry, context.people.get(chain), context, authority
        )
        return
    country = entry.id if entry.kind == "Country" else entry.country
    for place in dict.fromkeys((entry.parent, country)):
        if place is None or (where := authority.get(place)) is None:
            continue
        if place in context.placed.get(chain, ()) and place != entry.id:
            yield f"the article says that it is in {where.label}"
        elif heard := context.heard(place, besides=chain):
            times = "once" if heard == 1 else f"{heard} times"
            yield f"the article speaks of {where.label}, or of what is there, {times} elsewhere"


def _explain_doubt(ranked: Sequence[WeighedCandidate]) -> str:
    sure = f"{ranked[0].probability:.0%}"
    return f"no link: that it is {ranked[0].candidate.entry.label} is only {sure} likely"
