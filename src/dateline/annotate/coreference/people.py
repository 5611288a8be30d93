"""Which names of people are one person's: full names by their words, lone ones by the text.

Guarantees: nobody is meant by a lone name before the article has named somebody in full who has
it; where the text doesn't tell which of several, nobody is, whatever the reader takes it for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from heapq import nlargest, nsmallest

from dateline.annotate.coreference.name_forms import same_person, split_name
from dateline.annotate.names.draft import Draft
from dateline.core.parse import Parse

_NEAR = 2  # sentences in which somebody is the one who was just named
_CALLED = 2  # times that somebody is called by the surname alone before it is theirs


def join(one: Draft, other: Draft) -> None:
    """Make two chains one, with the longer name as the representative."""
    root, other = sorted((one.root(), other.root()), key=len, reverse=True)
    if root is other:
        return
    if root.authority is None and other.authority is not None:
        root.authority, root.candidates, root.kind = other.authority, other.candidates, other.kind
    other.chain = root


class FullNames:
    """People's full names, to find those that a name is a form of without a look at each."""

    def __init__(self, people: Sequence[Draft]) -> None:
        """Sort them by their words, and by their last word with the first letter of all."""
        self._having: dict[Hashable, list[Draft]] = defaultdict(list)
        for draft in people:
            for key in _keys(draft.name):
                self._having[key].append(draft)

    def find(self, draft: Draft) -> list[Draft]:
        """The other people whose name this one is a form of, each chain once."""
        fits = (one.root() for one in self.near(draft.name) if same_person(draft.name, one.name))
        return [*{id(one): one for one in fits if one is not draft.root()}.values()]

    def near(self, name: str) -> list[Draft]:
        """Who may be it: who has its rarest word, and who may differ by an initial only."""
        rows = [self._having.get(key, []) for key in _keys(name)]
        return [*min(rows[:-1], key=len), *rows[-1]] if rows else []


def _keys(name: str) -> list[Hashable]:
    words = split_name(name)
    return [*dict.fromkeys(words), (words[0][0], words[-1])] if words else []


def link_people(parse: Parse, names: Sequence[Draft]) -> None:
    """Join the names of each person; whose surname stays in doubt has no cluster either."""
    people = [one for one in names if one.kind == "Person" and one.form == "name"]
    full = [one for one in people if " " in one.name and one.chain is None]
    known = FullNames(full)
    for draft in sorted(full, key=len, reverse=True):
        fits = known.find(draft)
        if len(fits) == 1:
            join(fits[0], draft)
    told = _Told(parse, known)
    for draft in sorted(people, key=lambda one: one.start):
        told.add(draft)


class _Told:
    """The people whom an article has named so far."""

    def __init__(self, parse: Parse, known: FullNames) -> None:
        self._parse, self._known = parse, known
        self._since: dict[int, int] = {}  # chain → its first token
        self._last: dict[int, int] = {}  # chain → the sentence that named it last
        self._lone: dict[str, list[int]] = defaultdict(list)  # name → where it stands alone
        self._first: dict[tuple[str, bool], Draft] = {}  # of those whose full name never came

    def add(self, draft: Draft) -> None:
        """Note a name, and if it stands alone, put it into its bearer's chain."""
        if " " not in draft.name:
            word = " ".join(split_name(draft.name))
            if draft.chain is None:
                self._link(draft, word)
            self._lone[word].append(draft.start)
        root = id(draft.root())
        self._since.setdefault(root, draft.start)
        self._last[root] = self._parse.tokens[draft.start].sentence

    def _link(self, draft: Draft, word: str) -> None:
        bearers = [one for one in self._known.find(draft) if id(one) in self._since]
        whole = [one for one in bearers if draft.name in one.name.split()]  # no "Al-Sabah"
        bearers = whole if len(whole) == 1 else bearers
        bearer = bearers[0] if len(bearers) == 1 else self._choose(draft, word, bearers)
        if bearer is None:
            draft.cluster = None if bearers else draft.cluster
            bearer = self._first.setdefault((word, bool(bearers)), draft)
        draft.chain = None if bearer is draft else bearer

    def _choose(self, draft: Draft, word: str, bearers: Sequence[Draft]) -> Draft | None:
        """The one whom the article has long called by the surname alone, else the one just named.

        Whoever is brought in later is called by another name, a son by his first one. A sentence
        that has just named the other doesn't count.
        """
        if not bearers:
            return None
        here = self._parse.tokens[draft.start].sentence
        main, other = nsmallest(2, bearers, key=lambda one: self._since[id(one)])
        since, until = self._since[id(main)], self._since[id(other)]
        if sum(since < at < until for at in self._lone[word]) >= _CALLED:
            beside = any(self._last[id(one)] == here for one in bearers if one is not main)
            return None if beside else main
        near, other = nlargest(2, bearers, key=lambda one: self._last[id(one)])
        last, before = self._last[id(near)], self._last[id(other)]
        return near if here - last <= _NEAR < last - before else None
