"""Which stretches may be names: what somebody sees, its parts, and the same words elsewhere.

Guarantees: generous rather than right; what is chosen of them is decided in `weighing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.scene import Scene, Span
from dateline.annotate.names.sightings import AUTHORITY, CAPITALS
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon

_LONGEST = 14  # tokens; the longest name of 700 articles has 13
_PARTING = frozenset({"and", ",", "(", "/", ":"})


def find_candidates(scene: Scene) -> list[Span]:
    """All stretches that may be names, in text order."""
    tokens = scene.parse.tokens
    found: set[Span] = set()
    for span, seen in scene.exact.items():
        if all(one.source == CAPITALS and one.label == "run" for one in seen) and not any(
            one.source != CAPITALS for at in range(*span) for one in scene.at[at]
        ):
            continue  # capitals that nobody takes for anything
        found.add(span)
        if any(one.source != AUTHORITY for one in seen):
            found.update(_parts(tokens, span))
            inside = (one for one in scene.at[span[0]] if one.source == AUTHORITY)
            found.update((one.end, span[1]) for one in inside if one.end < span[1])  # "EU | summit"
    for spans in [scene.texts.get(scene.words(one), ()) for one in tuple(found)]:
        found.update(spans)
    fit = (one for one in found if one[1] - one[0] <= _LONGEST)
    return sorted(one for one in fit if tokens[one[0]].text != "the")  # "His Highness | the Emir"


def _parts(tokens: Sequence[Token], span: Span) -> Iterator[Span]:
    """A stretch without titles before or behind it, and the sides of "and", a comma, a bracket."""
    lex, (start, end) = lexicon(), span
    for at in range(start, end):
        token, word = tokens[at], tokens[at].text.lower()
        title = word in lex.posts or word in lex.courtesy or word in lex.short
        if title or token.text in lex.initials or word in lex.ended or word in lex.acting:
            if at + 1 < end:
                yield at + 1, end
            low = at
            while low - 1 > start and tokens[low - 1].text.lower() in lex.before:
                low -= 1
                yield start, low  # "San Diego County | District Attorney"
            if at > start:
                yield start, at
        parted = word in _PARTING or token.sentence != tokens[at - 1].sentence
        if at > start and parted:
            yield start, at
            if at + 1 < end:
                yield at + 1, end
