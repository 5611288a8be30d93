"""Texts without a parser: tokens by hand, and who sees what in them."""

from __future__ import annotations

import re

from dateline.annotate.names.scene import Scene
from dateline.annotate.names.sightings import Sighting
from dateline.authority import Entry
from dateline.core.parse import Parse, Token
from dateline.reader import Found

_WORD = re.compile(r"\w+(?:[-.]\w+)*|'s|\S")


def parse(*sentences: str, tags: dict[str, str] | None = None) -> Parse:
    """Sentences cut at spaces and marks, without grammar; `tags` for words that need one."""
    tokens: list[Token] = []
    ranges, at = [], 0
    for number, sentence in enumerate(sentences):
        low = len(tokens)
        for found in _WORD.finditer(sentence):
            word, index = found.group(), len(tokens)
            tag = (tags or {}).get(word) or ("NNP" if word[0].isupper() else "NN")
            start, end = at + found.start(), at + found.end()
            tokens.append(Token(index, start, end, word, word.lower(), tag, "dep", low, number))
        ranges.append((low, len(tokens)))
        at += len(sentence) + 1
    return Parse.of(tokens, ranges)


def sighting(
    of: Parse,
    words: str,
    label: str,
    *,
    source: str = "dwie",
    types: tuple[tuple[str, float], ...] = (),
    confidence: float = 0.95,
    entries: tuple[Entry, ...] = (),
) -> Sighting:
    """What somebody sees at the first place of some words."""
    wanted = [found.group() for found in _WORD.finditer(words)]
    texts = [token.text for token in of.tokens]
    start = next(at for at in range(len(texts)) if texts[at : at + len(wanted)] == wanted)
    end = start + len(wanted)
    found = None
    if not entries:
        span = of.tokens[start].start, of.tokens[end - 1].end
        found = Found(start=span[0], end=span[1], label=label, types=types, confidence=confidence)
    return Sighting(start, end, source, label, confidence, found, entries)


def scene(of: Parse, *seen: Sighting, headline_end: int = 0) -> Scene:
    """A text with these sightings."""
    return Scene(of, seen, headline_end)
