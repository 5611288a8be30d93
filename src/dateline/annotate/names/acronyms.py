"""Acronyms that the text itself defines, and the names that they stand for.

Source: A. Schwartz, M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003: the letters of the short form, read backwards, must be found in the long
form, the first at the start of a word.

Guarantees: nothing is expanded that the text doesn't define, or name once in full. It does not use
outside knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, Span, words
from dateline.core.parse import Token

_QUOTES = frozenset({'"', "”", "’", "'", "''", "'s", "’s"})  # and possessives
_BLEND = 4  # letters of a short form that is written as a word
_SMALL_WORD = 3  # letters; "of", "the" and "and" say nothing, and shorter ones stand for none
_UNCALLED = frozenset({"Person", "Country", "People"})  # and brackets hold something else


def pair_acronyms(tokens: Sequence[Token], names: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Long and short names of one thing: by a bracket, or where it fits one body only."""
    pairs = [*_defined(tokens, names), *_find_short(names)]
    for long, short in pairs:
        if short.candidates and not long.candidates and _spells_out(long, short.name):
            short.authority, short.candidates = None, ()  # here "BBC" is the Bench-Bar Coalition
        if short.authority is None and not short.candidates:
            short.kind = long.kind
    return pairs


def _defined(tokens: Sequence[Token], names: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    ends = {draft.end: draft for draft in names if draft.form == "name"}
    for (_, end), short in find_definitions(tokens):
        long, text = ends.get(end), words(tokens, *short)
        if long is not None and (long.kind not in _UNCALLED or _spells_out(long, text)):
            yield from ((long, one) for one in names if one.name == text and one is not long)


def _find_short(names: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Names that are those of only one body cut down, though no bracket says so."""
    calls = [one for one in names if one.kind not in _UNCALLED and one.form == "name"]
    bodies = {one.name.casefold(): one for one in reversed(calls) if " " in one.name}
    begin: dict[str, list[Draft]] = defaultdict(list)  # first capital → bodies, not to try all
    for one in bodies.values():
        begin[initials(one.name)[:1]].append(one)
    for short in dict.fromkeys(one.name for one in names):
        tried = begin.get(initials(short)[:1], ())
        long = [one for one in tried if abbreviates(short, one.name)]
        if len(long) == 1:
            yield from ((long[0], one) for one in names if one.name == short)


def _spells_out(long: Draft, short: str) -> bool:
    """Whether an acronym is all of a name's initials, so that it can be nobody else's there.

    "Mohammed bin Salman (MBS)": small words count or don't.
    """
    letters = {initials(long.name), initials(long.name.title())}
    return short.upper() in map(str.upper, letters)


def find_definitions(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span]]:
    """Each "Long Form (LF)" in the text: the long form, and the short one that stands for it."""
    for index, token in enumerate(tokens[1:], start=1):
        if token.text not in {"(", "["}:
            continue
        behind = (one.index for one in tokens[index + 2 : index + 5] if one.text in {")", "]", ","})
        close = next(behind, index + 1)
        short = words(tokens, index + 1, close).strip("\"'“”") if close > index + 1 else ""
        end = index
        while end > 1 and tokens[end - 1].text in _QUOTES:
            end -= 1
        if _is_short_form(short) and (start := _find_start(tokens, end, short)) is not None:
            yield (start, end), (index + 1, close)


def _is_short_form(text: str) -> bool:
    """2 to 10 characters, at most two words, capitals, first character alphanumeric.

    One capital is enough for a word of four letters: "Unicef".
    """
    blend = len(text) >= _BLEND and text.isalpha() and text[0].isupper()
    return (
        2 <= len(text) <= 10
        and len(text.split()) <= 2
        and text[0].isalnum()
        and (blend or _count_capitals(text) >= 2)
    )


def _count_capitals(text: str) -> int:
    return sum(letter.isupper() for letter in text)


def _find_start(tokens: Sequence[Token], end: int, short: str) -> int | None:
    """Where the long form that ends at a token begins: with its initials, else the shortest."""
    low = max(0, end - min(len(short) + 5, len(short) * 2))
    starts = [
        at for at in range(end - 1, low - 1, -1) if tokens[at].sentence == tokens[end].sentence
    ]
    exact = [at for at in starts if initials(words(tokens, at, end)) == short]
    spelt = (at for at in exact[:1] or starts if _spells(short, words(tokens, at, end)))
    start = next(spelt, None)
    return start if start is not None and _is_name(tokens[start:end], short) else None


def _spells(short: str, long: str) -> bool:
    """Whether a phrase begins with an acronym's first letter, and has the others in their order."""
    letters = iter(long.lower())
    same = long[0].lower() == short[0].lower()
    return same and all(one in letters for one in short.lower() if one.isalnum())


def _is_name(stretch: Sequence[Token], short: str) -> bool:
    """Whether most long words are capitalised: "gross domestic product (GDP)" names nobody.

    A word with one capital has the initials of three words: "Unicef", no "Paris".
    """
    long = [token.text for token in stretch if len(token.text) > _SMALL_WORD]
    first, letters = initials(words(stretch, 0, len(stretch))).lower(), iter(short.lower())
    blend = len(first) >= _SMALL_WORD and all(one in letters for one in first)
    return (
        stretch[0].text[0].isupper()
        and 2 * sum(text[0].isupper() for text in long) > len(long)
        and (blend or _count_capitals(short) > 1)
    )


def initials(name: str) -> str:
    """The first letters of a name's capitalised words: what its acronym would be."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def abbreviates(short: str, long: str) -> bool:
    """Whether a name is another cut down: "UKIP", "Lib Dems" of "Liberal Democrats"."""
    a, b = short.split(), long.split()
    if len(a) == 1:
        letters = (word if word.isupper() else word[0] for word in b if word[0].isupper())
        return len(b) > 1 and len(short) >= _SMALL_WORD and "".join(letters) == short
    pairs = [(x.lower().removesuffix("s"), y.lower()) for x, y in zip(a, b, strict=False)]
    cut = [(x, y) for x, y in pairs if x != y.removesuffix("s")]
    sizes = {_SMALL_WORD, _SMALL_WORD + 1}
    cut_short = all(len(x) in sizes and y.startswith(x) for x, y in cut)
    return len(a) == len(b) and bool(cut) and cut_short
