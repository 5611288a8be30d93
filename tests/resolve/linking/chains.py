"""Chains of one article, summed up by hand, and what the bundled tables have."""

from __future__ import annotations

from collections import Counter

from dateline.authority import Entry, load_bundled
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.candidates import Candidate


def chain(*names: str, kind: str = "City", times: int = 1, made: str = "", **more) -> ChainSummary:
    """A chain with these names, each said so often; its id is the first name."""
    return ChainSummary(
        made or names[0],
        "document",
        names=Counter(dict.fromkeys(names, times)),
        kinds=Counter({kind: times * len(names)}),
        **more,
    )


def entry(made: str) -> Entry:
    """The entry of an id, which is there."""
    found = load_bundled().get(made)
    assert found is not None
    return found


def candidate(made: str, *, how: str = "name", name: str | None = None) -> Candidate:
    """An entry as what a chain may be, by its label if no name is given."""
    return Candidate(entry(made), how, name or entry(made).label)


def spoken(*chains: tuple[str, str], times: int = 1, **more) -> ArticleContext:
    """An article that speaks of places: chain → the id of what it is."""
    context = ArticleContext(**more)
    for name, made in chains:
        context.add(chain(name, times=times), entry(made))
    return context
