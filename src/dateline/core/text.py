"""Small text helpers that keep offsets, shared by every stage.

Guarantees: `to_ascii_punctuation` returns a string of the same length, so an offset into one is an
offset into the other; spans that are returned point into the text that was given; everything is
linear in the length of the text. It doesn't tokenise, and doesn't decide what a name means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dateline.core.characters import escape_character

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f"
)
_SPACES += "\u205f\u3000\ufeff"
_SPACES += "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇`´", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)
_LINE = re.compile(r"[^\n]+")
# Words that no sentence ends with, nor a headline.
_OPEN = re.compile(r"[^\W\d] (?:an?|and|as|at|by|for|from|into|of|or|than|the|their|to|with)\Z")
_ENDS = tuple(".!?:;…")
_CLOSERS = "\"'”’)]»"
_WIDEST = 130  # wrapped text is narrower: mail wraps at 72 to 80, text taken from PDF at 90 to 120
_NARROWEST = 45
_NEAR = 60  # of 100; below it, names have little more in common than being names
_MISTYPED = 0.7  # of 1; "UNPD" for "UNDP" is 0.75
_PARAGRAPH = 1_000  # characters; the longest headline of 700 articles has 152
_SHOWN = 3  # names that are like one
_SHORT = 6  # letters; two wrong ones of fewer leave another word
_ENOUGH = 3  # full lines that show a wrapping
_FILL = 0.85  # text taken from PDF is set in proportional type: full lines differ by some letters


def to_ascii_punctuation(text: str) -> str:
    """Swap curly quotes, long dashes and odd spaces for their ASCII kin, one for one.

    Patterns are then written once, against ASCII; offsets stay valid.

    Args:
        text: any text.

    Returns:
        A string of exactly the same length.
    """
    return text.translate(_PLAIN)


def normalize_name(name: str) -> str:
    """The form under which two spellings of a name are equal: no case, diacritics or odd spaces.

    Args:
        name: a name as written ("Bogotá  D.C.").

    Returns:
        The normalized form ("bogota d.c."); not fit for showing.
    """
    if name.isascii():  # most are, and then there is nothing to take apart
        return " ".join(name.lower().split())
    # Case goes last: taking a letter apart may leave a capital ("𝐁" is a bold "B").
    decomposed = unicodedata.normalize("NFKD", to_ascii_punctuation(name)).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.split())


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    return line[-8:].rstrip().rstrip(_CLOSERS).endswith(_ENDS)


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs of a text, without the white space around them.

    A blank line ends a paragraph, and so does a single newline, unless the text is hard-wrapped
    (lines broken because they were full) or the next line plainly goes on with the sentence (it
    begins with a comma, or in lower case after long lines that ended nowhere, or stands behind a
    word that asks for another, as "with" does).

    Args:
        text: a document's text.

    Returns:
        Half-open (start, end) pairs in order, none empty, none overlapping.
    """
    found = tuple(find_lines(text))
    width = _wrap_width(text, found)
    joined: list[tuple[int, int]] = []
    for line in found:
        if joined and _goes_on(text, joined[-1], line, width=width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return tuple(joined)


def find_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold more than white space, without the white space around them."""
    for match in _LINE.finditer(text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if left < right:
            yield match.start() + left, match.start() + right


def _wrap_width(text: str, found: Sequence[tuple[int, int]]) -> int | None:
    """The width that a text was wrapped at, or None if its newlines mean what they say.

    Wrapped text breaks in the middle of sentences, so that every other line or so goes on in lower
    case; running text that was not wrapped has at least one line too long for any wrapping.
    """
    width = max((end - start for start, end in found), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = broken = 0
    for line, after in pairwise(found):
        if _are_adjacent(text, line, after) and line[1] - line[0] >= _FILL * width:
            full += 1
            broken += text[after[0]].islower()
    return width if full >= _ENOUGH and broken >= 0.4 * full else None


def _are_adjacent(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    return text.count("\n", line[1], after[0]) == 1


def _goes_on(
    text: str, before: tuple[int, int], line: tuple[int, int], *, width: int | None
) -> bool:
    if not _are_adjacent(text, before, line):
        return False
    last = max(text.rfind("\n", *before) + 1, before[0])
    length = before[1] - last
    start = line[0]
    if text[start] in ",.;)" and text[start + 1 : start + 2] in {"", " ", "\n"}:
        return True
    if width is not None:
        # The line was broken for want of room if the next word wouldn't have fitted.
        word = next(iter(text[start : start + width].split()), "")
        return length + 1 + len(word) > _FILL * width
    if _OPEN.search(text, last, before[1]):
        return True
    long = before[1] - before[0] >= _NARROWEST
    return long and text[start].islower() and not ends_sentence(text[last : before[1]])


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known texts that look like one that isn't among them, closest first.

    Those that a slip or two would make of it come before those that only share words with it.
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import DamerauLevenshtein

    choices = sorted(set(known))
    wanted, folded = text.casefold(), [one.casefold() for one in choices]
    mistyped = process.extract(
        wanted, folded, scorer=DamerauLevenshtein.normalized_similarity,
        limit=_SHOWN, score_cutoff=_MISTYPED,
    )  # fmt: skip
    alike = process.extract(wanted, folded, scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=_NEAR)
    return list(dict.fromkeys(choices[at] for _, _, at in (*mistyped, *alike)))[:_SHOWN]


def slips(text: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known texts that one or two wrong letters make this of, closest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    choices = sorted(known)
    most = 1 if len(text) < _SHORT else 2
    found = process.extract(
        text.casefold(), [one.casefold() for one in choices],
        scorer=DamerauLevenshtein.distance, limit=_SHOWN, score_cutoff=most,
    )  # fmt: skip
    return [choices[at] for _, _, at in found]


def shorten_name(name: str) -> str:
    """A name as a page can show it: what is longer than a paragraph is cut, and ends with "…".

    A broken or hostile article can have a word of a hundred thousand letters, which no browser
    draws in time.
    """
    return name if len(name) <= _PARAGRAPH else f"{name[:_PARAGRAPH]}…"


def to_printable(name: str) -> str:
    """A file's name as a message can show it: on one line, with an escape for what is no text.

    Bytes of a name that aren't UTF-8 are in a `str` as lone surrogates, which no output takes.
    """
    return "".join(one if one.isprintable() else escape_character(one) for one in name)
