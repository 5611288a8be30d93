"""How a name becomes a key, and when the words of a text may stand for a name.

Guarantees: the same letters give the same key whatever their case, diacritics, hyphens,
apostrophes and abbreviating points are, whether a spelling is American or British, and
however a tokeniser cut them ("Guinea-Bissau" or "Guinea", "-", "Bissau"). It doesn't stem,
transliterate or correct spelling, and keeps commas, so that two names in a list stay two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.core.bundled import load_toml

_WORDS = load_toml(__package__, "name_keys.toml")
LEGAL_FORMS = frozenset(_WORDS["legal_forms"])
LEGAL_FORMS_BEFORE = frozenset(_WORDS["legal_forms_before"])
GENERATIONS = frozenset(_WORDS["generations"])
SPELLINGS: dict[str, str] = _WORDS["spellings"]
SHORT = 4  # names of so few letters are too often ordinary words: their case must be exact

_PIECE = re.compile(r"\w+|[^\w\s]")
_SILENT = frozenset("-'’‘`‐‑–·")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def cut_name(name: str) -> tuple[tuple[str, str], ...]:
    """Cut a name into (letters as written, key) pairs.

    Points inside a word are dropped ("U.S." → "US"), hyphens and apostrophes only separate.
    """
    cut: list[tuple[str, str]] = []
    clean = name if name.isascii() else unicodedata.normalize("NFKC", name)
    for word in clean.split():
        bare = word.replace(".", "") if len(word) > 1 else word
        cut += [
            (piece, _piece_key(piece)) for piece in _PIECE.findall(bare) if piece not in _SILENT
        ]
    return tuple(cut)


cut_token = lru_cache(maxsize=1 << 16)(cut_name)  # a text's words recur; names are read once


@lru_cache(maxsize=1 << 16)  # names are asked for again and again
def make_key(name: str) -> str:
    """The key to index a name by."""
    return " ".join(piece[1] for piece in cut_name(name))


def written_form(name: str) -> str:
    """The letters of a name as written, without what `cut_name` drops; for exact comparison."""
    return " ".join(piece[0] for piece in cut_name(name))


def without_legal_form(name: str) -> str:
    """A name without the legal form that it ends with: "Western Digital" of Western Digital Corp.

    "Southern Co" is no Southern: a single word needs its "Co". "NV DSM" begins with one.
    """
    first, _, rest = name.partition(" ")
    if rest and first.isupper() and first.casefold() in LEGAL_FORMS_BEFORE:
        return rest
    bare, _, last = name.rpartition(" ")
    key = make_key(last)
    short = bare != "" and key in LEGAL_FORMS and (key != "co" or " " in bare)
    return bare.rstrip(",") if short else name


def needs_exact_case(name: str) -> bool:
    """Whether case must be exact: the name is short, or one word in capitals."""
    letters = sum(character.isalnum() for character in name)
    return letters <= SHORT or (name.upper() == name and " " not in name)


def capitalised_like(surface: str, name: str) -> bool:
    """Whether each word that the name writes with a capital has one in the text too."""
    return all(
        ours[:1].isupper() or not theirs[:1].isupper()
        for ours, theirs in zip(surface.split(), name.split(), strict=True)
    )


def _piece_key(piece: str) -> str:
    folded = plain_word(piece)
    return SPELLINGS.get(folded, folded)


def plain_word(piece: str) -> str:
    """A word in lower case without diacritics; letters without such a form are written out."""
    if piece.isascii():
        return piece.casefold()
    decomposed = unicodedata.normalize("NFKD", piece).casefold()  # "𝐁" is taken apart to a "B"
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_LETTERS)
