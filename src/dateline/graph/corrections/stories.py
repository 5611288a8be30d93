"""People's word on which articles are one story.

Guarantees: what people said beats what was found, and of two that contradict each other the newer
holds; an entry about an article that isn't there is told and does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.core.disjoint_sets import DisjointSets
from dateline.graph.corrections.matching import ArticleFinder
from dateline.graph.corrections.reasons import RankedCorrections
from dateline.graph.corrections.records import OneStory, OwnStory


def rule_stories(
    groups: Iterable[Iterable[str]], entries: RankedCorrections, articles: ArticleFinder
) -> tuple[tuple[str, ...], ...]:
    """Groups of articles, each one story, as people want them, sorted.

    Args:
        groups: the stories that were found, as ids of documents.
        entries: the corrections; why one isn't followed is noted.
        articles: what finds the documents that entries name.
    """
    stories = [set(group) for group in groups]
    for key, entry in entries.by_rank.items():
        if not isinstance(entry, OneStory | OwnStory):
            continue
        found = [articles.find(name) for name in entry.articles]
        for name, ids in zip(entry.articles, found, strict=True):
            if not ids:
                entries.note_unmet(key, f"no article {name}")
        if not all(found):
            continue
        named = frozenset().union(*found)
        if isinstance(entry, OwnStory):
            stories = [story - named for story in stories]
        else:
            stories.append(set(named))
            stories = _join(stories)
    return tuple(sorted(tuple(sorted(story)) for story in stories if len(story) > 1))


def _join(groups: list[set[str]]) -> list[set[str]]:
    """Groups that share a member as one."""
    sets = DisjointSets()
    for group in groups:
        for one in group:
            sets.join(min(group), one)
    joined: dict[str, set[str]] = {}
    for group in groups:
        for one in group:
            joined.setdefault(sets.root(one), set()).add(one)
    return list(joined.values())
