"""Whose surname stands alone: which of an article's people is meant where several share it.

Guarantees: nobody is meant before the article has introduced somebody of that name; where the text
doesn't tell, nobody is. It looks at one article, and at what people are called, not at what is said
of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.draft import Draft
from dateline.parse import Parse
from dateline.text import fold

_NEAR = 2  # sentences in which somebody is the one who was just named
_CALLED = 2  # times that somebody is called by the surname alone before it is theirs


@dataclass(frozen=True, slots=True)
class Surnames:
    """The people of one article and what stands before their names.

    Attributes:
        parse: its tokens and sentences.
        names: its names, in the order of the text.
        titles: start of a person's name → its post.
    """

    parse: Parse
    names: Sequence[Draft]
    titles: Mapping[int, Draft]

    def bearer(self, draft: Draft, full: Sequence[Draft]) -> Draft | None:
        """Whose surname a lone name is.

        Args:
            draft: the lone name.
            full: the people whom the article names in full, once each.
        """
        word = fold(draft.name)
        fits = [other for other in full if word in fold(other.name).split()]
        if all(self._first(other) > draft.start for other in fits):
            return None  # named before anybody was introduced by that name: perhaps somebody else
        if len(fits) == 1:
            return fits[0]
        return self._titled(draft, fits) or self._established(draft, word, fits)

    def _first(self, root: Draft) -> int:
        """Where a chain is named first, the headline left out."""
        return min((m.start for m in self.names if m.root() is root and not m.title), default=0)

    def _sentence(self, draft: Draft) -> int:
        return self.parse.tokens[draft.start].sentence

    def _titled(self, draft: Draft, fits: Sequence[Draft]) -> Draft | None:
        """The one with the title that stands before the lone name."""
        title = self.titles.get(draft.start)
        if title is None:
            return None
        holders = [
            one.root()
            for one in self.names
            if one.kind == "Person"
            and " " in one.name
            and (held := self.titles.get(one.start)) is not None
            and fold(held.name) == fold(title.name)
        ]
        titled = [one for one in fits if any(one is holder for holder in holders)]
        return titled[0] if len(titled) == 1 else None

    def _established(self, draft: Draft, word: str, fits: Sequence[Draft]) -> Draft | None:
        """The one whom the article has long called by the surname alone, else the one just named.

        Whoever is brought in later is called by another name, a son by his first one. A sentence
        that has just named the other in full doesn't count.
        """
        main, second = sorted(fits, key=self._first)[:2]
        since, until = self._first(main), self._first(second)
        called = [one for one in self.names if one.kind == "Person" and fold(one.name) == word]
        if sum(since < one.start < until for one in called) < _CALLED:
            return self._just_named(draft, fits)
        here = self._sentence(draft)
        before = [
            d.root() for d in self.names if d.start < draft.start and self._sentence(d) == here
        ]
        others = [one for one in fits if one is not main]
        return None if any(one is root for one in others for root in before) else main

    def _just_named(self, draft: Draft, fits: Sequence[Draft]) -> Draft | None:
        """The one just named, if the others were well before."""
        here = self._sentence(draft)
        last = {
            id(other): max(
                (
                    self._sentence(one)
                    for one in self.names
                    if one.root() is other and one.start < draft.start
                ),
                default=-99,
            )
            for other in fits
        }
        ordered = sorted(fits, key=lambda other: last[id(other)], reverse=True)
        near, second = last[id(ordered[0])], last[id(ordered[1])]
        return ordered[0] if here - near <= _NEAR and near - second > _NEAR else None
