"""Which names of one article are the same thing.

Guarantees: what the authority tells apart, or is of kinds that exclude each other, isn't joined,
and two people whose full names aren't forms of one stay two. Nobody is meant by a lone name before
the article has named somebody in full who has it; where the text doesn't tell which of several,
nobody is, whatever the reader takes it for.
Articles aren't joined here. What pronouns and descriptions mean is told in `pointers.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from itertools import chain, pairwise

from dateline.annotate.coreference.discourse import SUBJECTS
from dateline.annotate.coreference.name_forms import (
    GROUPS,
    ends_another,
    has_unit,
    may_be_one_body,
    may_be_one_person,
    same_person,
    split_name,
)
from dateline.annotate.names.acronyms import initials, pair_acronyms
from dateline.annotate.names.draft import Draft, cover
from dateline.core.parse import Parse, Token
from dateline.core.text import normalize_name
from dateline.english.forenames import find_gender
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_COUNTRIES = frozenset({"UAE", "UK", "US", "USA"})  # beside those that the text names
_COMMANDED = frozenset({"dobj", "dative", "poss"})
_OWN_NAMES = frozenset({"Person", "People", "Event", "Agreement"})  # kinds that share no names
_NEAR = 2  # sentences in which somebody is the one who was just named
_CALLED = 2  # times that somebody is called by the surname alone before it is theirs


def link_names(parse: Parse, names: Sequence[Draft]) -> None:
    """Join the names of each thing: equal ones, acronyms, people's, and what the reader joins."""
    pairs = pair_acronyms(parse.tokens, names)
    first: dict[tuple[str, str], Draft] = {}
    for draft in names:
        one = first.setdefault(_key(draft), draft)
        draft.chain = None if one is draft else one
    for long, short in chain(pairs, _find_bracketed(parse.tokens, names)):
        join(long, short)
    link_people(parse, names)
    _Alike(parse, names).link()
    _link_adherents(names)


def _key(draft: Draft) -> tuple[str, str]:
    """What equal names have in common; what registers a firm is no part of its name."""
    if draft.authority is not None and draft.kind != "People":
        return ("authority", draft.authority)
    group = draft.kind if draft.kind in _OWN_NAMES else "thing"
    if draft.kind == "Person" and " " not in draft.name:
        return (group, f"{draft.name}@{draft.start}")  # another one each time, perhaps
    *words, last = normalize_name(draft.name).split()
    plain = group == "thing" and words and last in lexicon().suffixes
    return (group, " ".join(words if plain else [*words, last]))


def _link_adherents(names: Sequence[Draft]) -> None:
    """Join to a party what its people are called: "Republican Senator Ada Hart" is a Republican."""
    called: dict[str, list[Draft]] = defaultdict(list)
    for draft in (one for one in names if one.kind == "PoliticalParty"):
        first, *rest = draft.name.split()
        if rest in ([], ["Party"], ["party"]):
            root = draft.root()
            words = {first, first.removesuffix("s"), first.removesuffix("ic")}
            for word in words if root.kind == draft.kind else ():
                called[word] += [root] * (root not in called[word])
    for draft in names:
        parties = called.get(draft.name, ())
        if (draft.kind, draft.form) == ("People", "demonym") and len(parties) == 1:
            draft.kind = parties[0].kind
            join(parties[0], draft.root())


def _find_bracketed(
    tokens: Sequence[Token], names: Sequence[Draft]
) -> Iterator[tuple[Draft, Draft]]:
    """Names with their letters in brackets, which the reader takes for one, of any tongue.

    "German Society for the Protection of Animals (DTB)" fits no rule of letters.
    """
    for long, short in pairwise(draft for draft in names if draft.form == "name"):
        bracket = short.start - long.end == 1 and tokens[long.end].text in {"(", "["}
        same = long.cluster is not None and long.cluster == short.cluster
        if bracket and same and short.name.isupper() and long.kind != "Person":
            yield long, short


class _Alike:
    """Joins chains that share a cluster of the reader's."""

    def __init__(self, parse: Parse, names: Sequence[Draft]) -> None:
        # full names first, so that a surname finds them all
        named = [draft for draft in names if draft.form == "name"]
        self._names = sorted(named, key=lambda one: (" " not in one.name, one.start))
        self._countries = _COUNTRIES | {one.name for one in names if one.kind == "Country"}
        self._regions = {one.name for one in names if one.kind == "Region"}
        self._called: dict[int, dict[str, None]] = defaultdict(dict)  # chain → its names, each once
        self._makers = {one.name for one in names if one.kind == "Company"}
        self._works = {one.name for one in names if one.kind == "Work"}
        self._whole = {one.name for one in named}
        self._longer: dict[str, set[str]] = defaultdict(set)  # word → what names have beside it
        self._apart = [*_find_apart(parse, named)]
        whole = GROUPS | lexicon().suffixes  # "Orbit Group" is Orbit
        for draft in named:
            self._called[id(draft.root())][draft.name] = None
            words = draft.name.split()
            self._longer[words[0]].update(one for one in words[1:2] if one.lower() not in whole)
            if draft.kind == "Work":
                self._longer[words[-1]].update(words[-2:-1])

    def link(self) -> None:
        """Join them, the first chain of each cluster taking in the others."""
        seen: dict[int, list[Draft]] = defaultdict(list)
        for draft in self._names:
            if draft.cluster is not None:
                roots = {id(one.root()): one.root() for one in seen[draft.cluster]}
                fits = (one for one in roots.values() if self._may_join(one, draft.root()))
                if id(draft.root()) not in roots and (one := next(fits, None)) is not None:
                    both = self._called.pop(id(one)) | self._called.pop(id(draft.root()))
                    join(one, draft.root())
                    self._called[id(draft.root())] = both
                seen[draft.cluster].append(draft.root())

    def _may_join(self, left: Draft, right: Draft) -> bool:
        """Whether nothing speaks against two chains being one."""
        told_apart = left.authority and right.authority and left.authority != right.authority
        ends = {id(left), id(right)}
        if told_apart or any({id(a.root()), id(b.root())} == ends for a, b in self._apart):
            return False
        if not (is_a(left.kind, right.kind) or is_a(right.kind, left.kind)):
            return False
        ours, theirs = self._called[id(left)], self._called[id(right)]
        if is_a(left.kind, "Country") != is_a(right.kind, "Country"):
            return False  # "Great Zimbabwe" isn't Zimbabwe
        if left.kind == "Person":
            return all(may_be_one_person(a, b) for a in ours for b in theirs)
        pairs = [(a, b) for a in _unexplained(ours) for b in _unexplained(theirs)]
        both_ways = [*pairs, *((b, a) for a, b in pairs)]
        if any(self._is_unit(*pair) for pair in both_ways):
            return False
        if "PoliticalParty" in {left.kind, right.kind}:
            # in a state of its country: "Orbit Party of Texas"
            branch = any(b.removeprefix(f"{a} of ") in self._regions for a, b in both_ways)
            pairs = [pair for pair in pairs if not (branch or ends_another(*pair))]
        return any(may_be_one_body(*pair) for pair in pairs)

    def _is_unit(self, short: str, long: str) -> bool:
        """Whether a name is another with its country or unit: "Orbit UK", "Orbit Gaming".

        Nor is it one of two that a hyphen joins: "the Orbit-Lumen alliance".
        """
        two = long.split("-")
        if len(two) > 1 and short in two and self._whole.issuperset(two):
            return True
        unit = long.removeprefix(f"{short} ")
        own = unit in self._countries or unit.lower() in lexicon().branches
        own = own or (unit in self._works and short in self._makers)  # "Nintendo DS"
        own = own or (len(unit) == 1 and unit.isupper())  # "England A"
        words = long.split()
        ends = (words[0] == short, words[-1] == short)
        beside = words[1:2] if ends[0] else words[-2:-1] if ends[1] else []
        if len(self._longer[short]) > 1 and not self._longer[short].isdisjoint(beside):
            return True  # "BT Retail", where "BT Together" is something else again
        return unit != long and (own or has_unit(short, unit))


def _find_apart(parse: Parse, names: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Pairs of names that a sentence relates to each other: a thing isn't named twice in a clause.

    "Orbit Finance, a unit of Orbit Corp, raised …", "Orbit bought Orbit Finance". (Names aren't
    bound: principle C of Chomsky, Lectures on Government and Binding, 1981.)
    """
    heads = {parse.top(*one.span).index: one for one in names}
    for at, name in heads.items():
        for one in _find_above(parse, at):
            if one in heads and heads[one].name != name.name:
                yield heads[one], name


def _find_above(parse: Parse, at: int) -> Iterator[int]:
    """The heads of names that command a name: its verb's subject, or what it is said of."""
    tokens = parse.tokens
    token, above = tokens[at], tokens[tokens[at].head]
    if token.dep == "conj":
        yield above.index
    if token.dep == "pobj":
        token, above = above, tokens[above.head]
    elif token.dep not in _COMMANDED:
        return
    if above.tag[:1] != "V":
        yield above.index
        if above.dep == "appos":
            yield above.head
        return
    yield from (one.index for one in parse.below(above.index, *SUBJECTS))


def _unexplained(names: Iterable[str]) -> list[str]:
    """Names without the acronyms that one of them spells out: those say nothing of other names."""
    spelt = {initials(name) for name in names if " " in name}
    return [name for name in names if name not in spelt]


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
    """The gender that the word or post before a name, or the forename, shows: "f", "m" or ""."""
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
