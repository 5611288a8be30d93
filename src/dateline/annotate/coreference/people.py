"""Which names of people are one person's: full names by their words, lone ones by the text.

Guarantees: nobody is meant by a lone name before the article has named somebody in full who has
it; where the text doesn't tell which of several, nobody is, whatever the reader takes it for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from heapq import nlargest, nsmallest

from dateline.annotate.coreference.name_forms import same_person, split_name
from dateline.annotate.names.draft import Draft, cover
from dateline.core.parse import Parse
from dateline.english.forenames import find_gender
from dateline.english.lexicon import lexicon

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
    called = defaultdict(set)  # lone name → the genders that its titles show
    for draft in people:
        if " " not in draft.name:
            called[_write_key(draft)].add(show_gender(parse, draft))
    told = _Told(parse, known, {word for word, shown in called.items() if shown >= {"f", "m"}})
    for draft in sorted(people, key=lambda one: one.start):
        told.add(draft)


def _write_key(draft: Draft) -> str:
    return " ".join(split_name(draft.name))


def add_styles(parse: Parse, names: Sequence[Draft]) -> None:
    """Call who is named by one word alone by the title that makes a name of it: "Lord Hart".

    It is no part of the span, and nothing is compared with it in the article.
    """
    styles, taken = lexicon().styles, cover(len(parse.tokens), names)
    lone = [one for one in names if one.kind == "Person" and " " not in one.root().name]
    for draft in (one for one in lone if one.start and not taken[one.start - 1]):
        before = [token.text for token in parse.tokens[max(0, draft.start - 2) : draft.start]]
        if before[-1].istitle() and before[-1].lower() in styles:
            crown = before[0] == "Crown"
            draft.name = " ".join([*before[-1 - crown :], draft.name])


def show_gender(parse: Parse, draft: Draft, post: str = "") -> str:
    """The gender of somebody that the word before a name, a post or the forename shows: f or m.

    Args:
        parse: the article's grammar.
        draft: the name.
        post: words for a post before it.
    """
    lex = lexicon()
    shown = {parse.tokens[draft.start - 1].text.lower()} if draft.start else set()
    shown.update(post.lower().split())
    found = [gender for gender, words in (("f", lex.female), ("m", lex.male)) if shown & words]
    return found[0] if len(found) == 1 else "" if found else find_gender(draft.name)


class _Told:
    """The people whom an article has named so far."""

    def __init__(self, parse: Parse, known: FullNames, couples: Collection[str]) -> None:
        self._parse, self._known = parse, known
        self._couples = couples  # surnames of a Mr and a Mrs
        self._since: dict[int, int] = {}  # chain → its first token
        self._last: dict[int, int] = {}  # chain → the sentence that named it last
        self._lone: dict[str, list[int]] = defaultdict(list)  # name → where it stands alone
        self._first: dict[tuple[str, bool, str], Draft] = {}  # of those whose full name never came

    def add(self, draft: Draft) -> None:
        """Note a name, and if it stands alone, put it into its bearer's chain."""
        if " " not in draft.name:
            word = _write_key(draft)
            if draft.chain is None:
                self._link(draft, word)
            self._lone[word].append(draft.start)
        root = id(draft.root())
        self._since.setdefault(root, draft.start)
        self._last[root] = self._parse.tokens[draft.start].sentence

    def _link(self, draft: Draft, word: str) -> None:
        shown = show_gender(self._parse, draft) if word in self._couples else ""
        named = [one for one in self._known.find(draft) if id(one) in self._since]
        bearers = [one for one in named if {shown, find_gender(one.name)} != {"f", "m"}]
        whole = [one for one in bearers if draft.name in one.name.split()]  # no "Al-Sabah"
        bearers = whole if len(whole) == 1 else bearers
        bearer = bearers[0] if len(bearers) == 1 else self._choose(draft, word, bearers)
        if bearer is None:
            draft.cluster = None if named else draft.cluster
            bearer = self._first.setdefault((word, bool(named), shown), draft)
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
