"""Whose surname stands alone: which of an article's people is meant where several share it.

Guarantees: nobody is meant before the article has introduced somebody of that name; where the text
doesn't tell, nobody is. It looks at one article, and at what people are called, not at what is said
of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest, nsmallest

from dateline.annotate.names.draft import Draft
from dateline.core.parse import Parse
from dateline.core.text import normalize_name

_NEAR = 2  # sentences in which somebody is the one who was just named
_NEVER = -99  # no sentence that is near any
_CALLED = 2  # times that somebody is called by the surname alone before it is theirs


class Surnames:
    """The people of one article and what stands before their names."""

    def __init__(
        self,
        parse: Parse,
        names: Sequence[Draft],
        titles: Mapping[int, Draft],
        full: Sequence[Draft],
    ) -> None:
        """Look up once what is asked of each lone name.

        Args:
            parse: the article's tokens and sentences.
            names: its names.
            titles: start of a person's name → its post.
            full: the people whom the article names in full, once each.
        """
        self._parse, self._titles = parse, titles
        self._bearers: dict[str, list[Draft]] = defaultdict(list)  # word → full names with it
        for draft in full:
            for word in set(normalize_name(draft.name).split()):
                self._bearers[word].append(draft)
        self._called: dict[str, list[int]] = defaultdict(list)  # name → where people are called so
        self._posts: dict[str, list[Draft]] = defaultdict(list)  # post → who is named with it
        self._beside: dict[int, list[Draft]] = defaultdict(list)  # sentence → its names
        self._first: dict[int, int] = {}  # chain → where it is named first, headlines left out
        self._places: dict[int, list[int]] = defaultdict(list)  # chain → where it is named
        for draft in sorted(names, key=lambda one: one.start):
            self._add(draft)

    def _add(self, draft: Draft) -> None:
        """Note a name, after all that stand before it."""
        root = id(draft.root())
        self._places[root].append(draft.start)
        if not draft.title:
            self._first.setdefault(root, draft.start)
        self._beside[self._sentence(draft.start)].append(draft)
        if draft.kind == "Person":
            self._called[normalize_name(draft.name)].append(draft.start)
            if " " in draft.name and (held := self._titles.get(draft.start)) is not None:
                self._posts[normalize_name(held.name)].append(draft)

    def link(self, draft: Draft) -> None:
        """Make a lone name part of its bearer's chain, if the article tells whose surname it is."""
        bearer = self._bearer(draft)
        if bearer is None:
            return
        draft.chain = bearer
        old, new = id(draft), id(bearer)
        self._places[new] = sorted(self._places[new] + self._places.pop(old, []))
        if old in self._first:
            self._first[new] = min(self._first[old], self._first.get(new, self._first[old]))

    def _bearer(self, draft: Draft) -> Draft | None:
        """Whose surname a lone name is."""
        word = normalize_name(draft.name)
        fits = self._bearers.get(word, [])
        if all(self._since(other) > draft.start for other in fits):
            return None  # named before anybody was introduced by that name: perhaps somebody else
        if len(fits) == 1:
            return fits[0]
        return self._titled(draft, fits) or self._established(draft, word, fits)

    def _since(self, root: Draft) -> int:
        """Where a chain is named first, the headline left out."""
        return self._first.get(id(root), 0)

    def _sentence(self, start: int) -> int:
        return self._parse.tokens[start].sentence

    def _titled(self, draft: Draft, fits: Sequence[Draft]) -> Draft | None:
        """The one with the title that stands before the lone name."""
        title = self._titles.get(draft.start)
        if title is None:
            return None
        holders = {id(one.root()) for one in self._posts.get(normalize_name(title.name), ())}
        titled = [one for one in fits if id(one) in holders]
        return titled[0] if len(titled) == 1 else None

    def _established(self, draft: Draft, word: str, fits: Sequence[Draft]) -> Draft | None:
        """The one whom the article has long called by the surname alone, else the one just named.

        Whoever is brought in later is called by another name, a son by his first one. A sentence
        that has just named the other in full doesn't count.
        """
        main, second = nsmallest(2, fits, key=self._since)
        called = self._called[word]
        since, until = bisect_right(called, self._since(main)), self._since(second)
        if bisect_left(called, until) - since < _CALLED:
            return self._just_named(draft, fits)
        beside = self._beside[self._sentence(draft.start)]
        before = {id(one.root()) for one in beside if one.start < draft.start}
        return None if any(id(one) in before for one in fits if one is not main) else main

    def _just_named(self, draft: Draft, fits: Sequence[Draft]) -> Draft | None:
        """The one just named, if the others were well before."""

        def last(other: Draft) -> int:
            places = self._places[id(other)]
            at = bisect_left(places, draft.start)
            return self._sentence(places[at - 1]) if at else _NEVER

        near, second = nlargest(2, fits, key=last)
        just = self._sentence(draft.start) - last(near) <= _NEAR
        return near if just and last(near) - last(second) > _NEAR else None
