"""Whether one name is a form of another, by its words.

Guarantees: case, diacritics and the points of initials don't matter. It sees two names only: which
of several fits is decided in `chains.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from dateline.annotate.names.draft import Draft
from dateline.core.text import normalize_name
from dateline.english.lexicon import lexicon

# Last words that add nothing to a name's head: "Police Department".
_BODIES = frozenset({"department", "force", "service", "services", "agency", "office", "authority"})
_LETTERS = 3  # of the shortest words that stand for longer ones


def same_person(short: str, long: str) -> bool:
    """Whether two full names are forms of one: the same words in another order, or fewer."""
    return _one_person(_words(short), _words(long))


def _words(name: str) -> list[str]:
    return normalize_name(name).replace(".", "").split()


def _one_person(a: Sequence[str], b: Sequence[str]) -> bool:
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    if len(a) < len(b):
        return set(a) < set(b) and (a[0] == b[0] or a[-1] == b[-1])
    initial = 1 in {len(a[0]), len(b[0])}
    return initial and len(a) == len(b) and a[-1] == b[-1] and a[0][0] == b[0][0]


class FullNames:
    """People's full names, to find those that one may be a form of without a look at each."""

    def __init__(self, people: Sequence[Draft]) -> None:
        """Sort them by their words, and by what is left where the first name is an initial."""
        self._people = people
        self._names = [_words(draft.name) for draft in people]
        self._having: dict[str, list[int]] = defaultdict(list)
        self._short: dict[tuple[int, str, str, bool], list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for word in set(name):
                self._having[word].append(number)
            if name:
                self._short[_shortened(name, initial=len(name[0]) == 1)].append(number)

    def only(self, draft: Draft) -> Draft | None:
        """The one person, not yet part of another's chain, whose name this one is a form of."""
        name = _words(draft.name)
        fits = (
            self._people[number]
            for number in self._near(name)
            if self._people[number] is not draft
            and self._people[number].chain is None
            and _one_person(name, self._names[number])
        )
        found = list(islice(fits, 2))
        return found[0] if len(found) == 1 else None

    def _near(self, name: Sequence[str]) -> list[int]:
        """Who may be it: who has its rarest word, and who differs by an initial only."""
        if not name:
            return []
        having: list[list[int]] = [self._having.get(word, []) for word in name]
        rarest = min(having, key=len)
        found = set(rarest)
        found.update(self._short.get(_shortened(name, initial=True), ()))
        if len(name[0]) == 1:
            found.update(self._short.get(_shortened(name, initial=False), ()))
        return sorted(found)


def _shortened(name: Sequence[str], *, initial: bool) -> tuple[int, str, str, bool]:
    return len(name), name[-1], name[0][0], initial


def begins(short: Draft, long: Draft) -> bool:
    """Whether a body's name is the beginning of another's ("Samsung" of "Samsung Electronics").

    Never its end: the Bank of China is not the Agricultural Bank of China.
    """
    a, b = normalize_name(short.name).split(), normalize_name(long.name).split()
    if len(a) >= len(b) or b[: len(a)] != a:
        return False
    return len(a) > 1 or long.kind == "Company" or b[1] == "group" or is_registered(long.name)


def is_registered(name: str) -> bool:
    """Whether a name ends as a firm is registered: "Kivik Foods Inc"."""
    return name.rsplit(maxsplit=1)[-1].lower() in lexicon().suffixes


def abbreviates(short: str, long: str) -> bool:
    """Whether a name is another cut down: "UKIP", "Lib Dems" of "Liberal Democrats"."""
    a, b = short.split(), long.split()
    if len(a) == 1:
        letters = (word if word.isupper() else word[0] for word in b if word[0].isupper())
        return len(b) > 1 and len(short) >= _LETTERS and "".join(letters) == short
    pairs = [(x.lower().removesuffix("s"), y.lower()) for x, y in zip(a, b, strict=False)]
    cut = [(x, y) for x, y in pairs if x != y.removesuffix("s")]
    return len(a) == len(b) and bool(cut) and all(_is_cut(x, y) for x, y in cut)


def _is_cut(part: str, word: str) -> bool:
    return len(part) in {_LETTERS, _LETTERS + 1} and word.startswith(part)


def heads(name: str, noun: str) -> bool:
    """Whether a noun heads a body's name: the last word before "of", or before its own kind.

    "The police" may be the Harris County Police Department, and is no Police Training Institute.
    """
    words = normalize_name(name).replace("-", " ").split()
    cut = next((at for at, word in enumerate(words) if at and word in {"of", "for"}), len(words))
    head = words[:cut]
    while len(head) > 1 and head[-1] != noun and head[-1] in _BODIES:
        head.pop()
    return head[-1:] == [noun]
