"""The trained reader's clusters: what it takes for one thing, where the rules on names are silent.

Guarantees: two people whose full names aren't forms of one stay two, and a surname that fits two
people of the article stays where the rules left it; names that the authority tells apart, or of
kinds that exclude each other, aren't joined. A joined name keeps the words that it was given.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.acronyms import initials
from dateline.annotate.coreference import join
from dateline.annotate.draft import Draft
from dateline.annotate.forms import same_person
from dateline.ontology import is_a
from dateline.text import fold


def link(names: Sequence[Draft]) -> None:
    """Join chains that share a cluster, the first chain of each taking in the others."""
    first: dict[int, list[Draft]] = {}
    for draft in names:
        if draft.cluster is None or draft.form != "name":
            continue
        roots = first.setdefault(draft.cluster, [])
        root = draft.root()
        if any(root is one.root() for one in roots):
            continue
        fits = next((one for one in roots if _may_join(one.root(), root, names)), None)
        if fits is None:
            roots.append(root)
        else:
            join(*_longer_first(fits.root(), root))


def _may_join(left: Draft, right: Draft, names: Sequence[Draft]) -> bool:
    """Whether nothing speaks against two chains being one."""
    if left.authority and right.authority and left.authority != right.authority:
        return False
    if not (is_a(left.kind, right.kind) or is_a(right.kind, left.kind)):
        return False
    all_names = [(a, b) for a in _names(left, names) for b in _names(right, names)]
    if left.kind == "Person":
        return all(_one_person(a, b) for a, b in all_names) and not _shared(left, right, names)
    return any(_one_thing(a, b) for a, b in all_names)


def _names(root: Draft, names: Sequence[Draft]) -> list[str]:
    """What a chain is called, each name once."""
    return list(dict.fromkeys(d.name for d in names if d.root() is root and d.form == "name"))


def _one_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: forms of one, or a part of the other."""
    if " " in a and " " in b:
        return same_person(a, b) or same_person(b, a)
    short, long = sorted((fold(a), fold(b)), key=len)
    return short in long.split()


def _shared(left: Draft, right: Draft, names: Sequence[Draft]) -> bool:
    """Whether a lone name of one chain also fits a third person of the article."""
    lone = [fold(n) for root in (left, right) for n in _names(root, names) if " " not in n]
    others = {
        id(d.root()): d.name
        for d in names
        if d.kind == "Person" and " " in d.name and d.root() is not left and d.root() is not right
    }
    return any(word in fold(name).split() for word in lone for name in others.values())


def _one_thing(a: str, b: str) -> bool:
    """Whether two names share a word or one is the other's initials, so that one can be meant."""
    left, right = set(fold(a).replace("-", " ").split()), set(fold(b).replace("-", " ").split())
    short, long = sorted((a, b), key=len)
    acronym = short.isupper() and " " not in short and short[0] == initials(long)[:1]
    return bool(_long(left) & _long(right)) or acronym


def _long(words: set[str]) -> set[str]:
    """The words that say something: "of" and "the" are in too many names."""
    return {word for word in words if len(word) > 3}


def _longer_first(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """The chain with the longer name as the one that represents both."""
    return (left, right) if len(left) >= len(right) else (right, left)
