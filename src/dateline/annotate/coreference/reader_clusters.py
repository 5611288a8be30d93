"""The trained reader's clusters: what it takes for one thing, where the rules on names are silent.

Guarantees: two people whose full names aren't forms of one stay two, and a surname that fits two
people of the article stays where the rules left it; names that the authority tells apart, or of
kinds that exclude each other, aren't joined. A joined name keeps the words that it was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TypeAlias

from rapidfuzz.fuzz import ratio

from dateline.annotate.coreference.chains import are_related, find_related, join
from dateline.annotate.coreference.name_forms import abbreviates, same_person
from dateline.annotate.names.acronyms import initials
from dateline.annotate.names.draft import Draft
from dateline.core.parse import Token
from dateline.core.text import normalize_name
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_LONG_WORD = 5  # letters; shorter words are alike by chance
_MISSPELT = 85  # of 100: one letter of seven; "Tom" and "Tim" are 67
# What tells a part of a party or a club from the whole.
_SISTERS = frozenset({"parliamentary", "student", "women", "young", "youth"})
# Bodies that are of another body: the university of a chamber of commerce.
_OF_BODIES = frozenset({"bank", "branch", "college", "institute", "office", "school", "university"})
_COUNTED = frozenset({"first", "four", "one", "second", "third", "three", "two"})
_POSSESSIVE = frozenset({"'s", "s"})
_SMALL = frozenset({"a", "an", "and", "de", "for", "in", "la", "of", "on", "the", "to"})

_Called: TypeAlias = dict[int, dict[str, None]]  # chain → its names, each once


def link(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Join chains that share a cluster, the first chain of each taking in the others."""
    _join_brackets(tokens, names)
    called, related = _called(names), find_related(tokens, names)
    first: dict[int, list[Draft]] = {}
    # full names first, so that a surname finds them all
    for draft in sorted(names, key=lambda one: (" " not in one.name, one.start)):
        if draft.cluster is None or draft.form != "name":
            continue
        roots = first.setdefault(draft.cluster, [])
        root = draft.root()
        if any(root is one.root() for one in roots):
            continue
        fits = next(
            (
                one
                for one in roots
                if _may_join(one.root(), root, names, called)
                and not are_related(one.root(), root, related)
            ),
            None,
        )
        if fits is None:
            roots.append(root)
        else:
            both = called.pop(id(fits.root()), {}) | called.pop(id(root), {})
            join(*_longer_first(fits.root(), root))
            called[id(root.root())] = both


def _may_join(left: Draft, right: Draft, names: Sequence[Draft], called: _Called) -> bool:
    """Whether nothing speaks against two chains being one."""
    if left.authority and right.authority and left.authority != right.authority:
        return False
    if not (is_a(left.kind, right.kind) or is_a(right.kind, left.kind)):
        return False
    ours, theirs = called[id(left)], called[id(right)]
    if left.kind == "Person":
        pairs = ((a, b) for a in ours for b in theirs)
        return all(_one_person(a, b) for a, b in pairs) and not _shared(left, right, names, called)
    return any(_one_thing(a, b) for a in _unexplained(ours) for b in _unexplained(theirs))


def _unexplained(names: Collection[str]) -> list[str]:
    """Names without the acronyms that one of them spells out: those say nothing of other names."""
    spelt = {initials(name) for name in names if " " in name}
    return [name for name in names if name not in spelt]


def _called(names: Sequence[Draft]) -> _Called:
    """What each chain is called, each name once; asked for too often to look through all names."""
    made: _Called = defaultdict(dict)
    for draft in names:
        if draft.form == "name":
            made[id(draft.root())][draft.name] = None
    return made


def _one_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: forms of one, perhaps misspelt, or a part of it."""
    left, right = _words(a), _words(b)
    if " " not in a or " " not in b:
        short, long = sorted((left, right), key=len)
        return all(any(_alike(word, other) for other in long) for word in short)
    if same_person(a, b) or same_person(b, a):
        return True
    pairs = zip(left, right, strict=False)
    return len(left) == len(right) and left[-1] == right[-1] and all(_alike(*p) for p in pairs)


def _alike(a: str, b: str) -> bool:
    """Whether two words are one, or a long one misspelt: "Mahmoud" and "Mahmud"."""
    return a == b or (min(len(a), len(b)) >= _LONG_WORD and ratio(a, b) >= _MISSPELT)


def _words(name: str) -> list[str]:
    return normalize_name(name).replace("-", " ").replace(".", "").split()


def _shared(left: Draft, right: Draft, names: Sequence[Draft], called: _Called) -> bool:
    """Whether a lone name of one chain also fits a third person of the article."""
    lone = [normalize_name(n) for root in (left, right) for n in called[id(root)] if " " not in n]
    others = {
        id(d.root()): d.name
        for d in names
        if d.kind == "Person" and " " in d.name and d.root() is not left and d.root() is not right
    }
    return any(word in normalize_name(name).split() for word in lone for name in others.values())


def _one_thing(a: str, b: str) -> bool:
    """Whether two names share a word or one is the other's initials, so that one can be meant.

    A word for a kind of body is too little: there are many centers. Nor is one enough where each
    has a word of its own: the Frauds Bureau and the Investigations Division of one office.
    """
    left, right = (set(map(_one, _words(name))) - _SMALL for name in (a, b))
    if _numbers(left) != _numbers(right) or (left ^ right) & _SISTERS:
        return False  # a Boeing 707 isn't Boeing
    short, long = sorted((a, b), key=len)
    if long.endswith((f" of {short}", f" of the {short}")) and _head(long) in _OF_BODIES:
        return False
    acronym = _spells(short, long) or abbreviates(short, long) or abbreviates(long, short)
    inside = any(_within(x, y) or _within(y, x) for x in left for y in right)
    if left <= right or right <= left or inside or acronym:
        return True
    plain = set(map(_one, lexicon().kinds)) | _POSSESSIVE
    heads = _head(a), _head(b)
    if set(heads) <= plain and heads[0] not in right and heads[1] not in left:
        return False  # a state's senate and its office abroad
    telling, apart = left & right - plain, (left - right - plain, right - left - plain)
    return bool(telling) and not all(apart)


def _spells(short: str, long: str) -> bool:
    """Whether one word in capitals takes its letters from a name: "HRW", not a shouted "KIVIK"."""
    if not short.isupper() or " " in short or short[0] != initials(long)[:1]:
        return False
    letters = iter(long.upper())
    return all(letter in letters for letter in short if letter.isalpha())


def _head(name: str) -> str:
    """The word that says what a name is one of: "senate" of "Senate of Kenya"."""
    words = [_one(word) for word in _words(name)]
    return words[words.index("of", 1) - 1] if "of" in words[1:] else words[-1]


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word in _COUNTED or any(one.isdigit() for one in word)}


def _within(part: str, word: str) -> bool:
    """Whether a long word is a part of a longer one: "Gladbach" of "Mönchengladbach"."""
    return len(part) >= _LONG_WORD and part != word and part in word


def _one(word: str) -> str:
    """A word without the ending of many: "weapon" and "weapons" are one word."""
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > _LONG_WORD and word[-1] == "s" and word[-2] != "s" else word


def _join_brackets(tokens: Sequence[Token], names: Sequence[Draft]) -> None:
    """Join a name in brackets to the name before them, as where its letters are another tongue's.

    "German Society for the Protection of Animals (DTB)" fits no rule of letters.
    """
    for long, short in pairwise([draft for draft in names if draft.form == "name"]):
        bracket = short.start - long.end == 1 and tokens[long.end].text in {"(", "["}
        same = long.cluster is not None and long.cluster == short.cluster
        if bracket and same and short.name.isupper() and long.kind != "Person":
            join(long, short)


def _longer_first(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """The chain with the longer name as the one that represents both."""
    return (left, right) if len(left) >= len(right) else (right, left)
