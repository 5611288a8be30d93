"""What sort of words one or some are, for names that begin or end with them or stand beside them.

Guarantees: one answer for each word, by the first row that has it; words themselves are told in the
lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon

INWARD = frozenset({"of", "for", "on", "in", "at", "to", "with", "from", "by", "against"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "‘"})
_PROPER = frozenset({"NNP", "NNPS"})
_AND = frozenset({"and", "&"})
_SHORT = 4  # letters from which acronyms are just long


@cache
def _classes() -> Mapping[str, str]:
    """Word → its class; where several have it, the first counts."""
    lex = lexicon()
    rows = {
        "courtesy": lex.courtesy,
        "post": lex.posts,
        "short": lex.short,
        "former": lex.ended | lex.acting,
        "forename": lex.female | lex.male,
        "determiner": lex.determiners,
        "calendar": lex.calendar,
        "suffix": lex.suffixes,
        "keyword": lex.kinds,
        "before post": lex.before,
        "preposition": INWARD,
    }
    found: dict[str, str] = {}
    for name, words in rows.items():
        for word in words:
            found.setdefault(word, name)
    return found


def classify_word(token: Token) -> str:
    """What sort of word a token is."""
    found = _classes().get(token.text.lower())
    if found is not None or token.text in lexicon().initials:
        return found or "post"
    if token.text in QUOTES:
        return "quote"
    if not token.text[0].isalpha():
        return "number" if token.text[0].isdigit() else token.text[:2]
    if token.text[0].isupper():
        return "capital" if token.tag in _PROPER else "capital other"
    return f"small {token.tag}"


def classify_words(stretch: Sequence[Token]) -> str:
    """What sort of words stand between two ends of a name that are told apart."""
    lex, (first, last) = lexicon(), (stretch[0], stretch[-1])
    lowered = [token.text.lower() for token in stretch]
    end, ends = lowered[-1], {lowered[0], lowered[-1]}
    tests = {
        "courtesy": end in lex.courtesy,
        "post": end in lex.posts or end in lex.short or last.text in lex.initials,
        "bracket": first.text in {"(", "["},
        "comma": "," in ends,
        "and": bool(ends & _AND),
        "preposition": bool(ends & INWARD),
        "possessive": any("'" in word or "’" in word for word in lowered),
        "keyword": not lex.kinds.keys().isdisjoint(lowered),
        "capitals" if len(stretch) > 1 else "capital": all(t.text[0].isupper() for t in stretch),
        "number": all(token.text.isdigit() for token in stretch),
    }
    return next((name for name, holds in tests.items() if holds), "small")


def describe_shape(word: str) -> str:
    """What a word looks like: `acronym 3`, `joined`, `mixed`, `title` or `low`."""
    if word.isupper():
        return f"acronym {min(len(word), _SHORT)}"
    if "-" in word:
        return "joined"
    if any(letter.isupper() for letter in word[1:]):
        return "mixed"
    return "title" if word[0].isupper() else "low"
