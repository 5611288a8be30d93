"""Whether one name is a form of another, by its words.

Guarantees: case, diacritics and the points of initials don't matter. It sees two names only: which
of several fits is decided in `coreference.py`.
"""

from __future__ import annotations

from dateline.annotate.draft import Draft
from dateline.text import fold

# Last words that add nothing to a name's head: "Police Department".
_BODIES = frozenset({"department", "force", "service", "services", "agency", "office", "authority"})


def same_person(short: str, long: str) -> bool:
    """Whether two full names are forms of one: the same words in another order, or fewer."""
    a, b = fold(short).replace(".", "").split(), fold(long).replace(".", "").split()
    if sorted(a) == sorted(b):
        return True
    if len(a) < len(b):
        return set(a) < set(b) and (a[0] == b[0] or a[-1] == b[-1])
    initial = 1 in {len(a[0]), len(b[0])}
    return initial and len(a) == len(b) and a[-1] == b[-1] and a[0][0] == b[0][0]


def begins(short: Draft, long: Draft) -> bool:
    """Whether a body's name is the beginning of another's ("Samsung" of "Samsung Electronics").

    Never its end: the Bank of China is not the Agricultural Bank of China.
    """
    a, b = fold(short.name).split(), fold(long.name).split()
    if len(a) >= len(b) or b[: len(a)] != a:
        return False
    return (
        len(a) > 1 or long.kind == "Company" or b[1] in {"inc", "corp", "co", "ltd", "plc", "group"}
    )


def heads(name: str, noun: str) -> bool:
    """Whether a noun heads a body's name: the last word before "of", or before its own kind.

    "The police" may be the Harris County Police Department, and is no Police Training Institute.
    """
    words = fold(name).replace("-", " ").split()
    cut = next((at for at, word in enumerate(words) if at and word in {"of", "for"}), len(words))
    head = words[:cut]
    while len(head) > 1 and head[-1] != noun and head[-1] in _BODIES:
        head.pop()
    return head[-1] == noun
