"""The clauses of texts written in a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.news import annotate

from dateline.authority import load_bundled
from dateline.core.parse import Token
from dateline.extract.clauses.clause import Clause, ClauseReader
from dateline.extract.clauses.participants import Participant
from dateline.extract.reading import ParsedText, read


@dataclass(frozen=True)
class Clauses:
    """One text with its clauses."""

    parsed: ParsedText
    reader: ClauseReader
    all: tuple[Clause, ...]

    def word(self, word: str) -> Token:
        """The first token of this text."""
        return next(token for token in self.parsed.tokens if token.text == word)

    def at(self, word: str) -> Clause:
        """The clause of a verb or noun."""
        index = self.word(word).index
        return next(one for one in self.all if one.trigger.index == index)

    def show(self, part: Participant) -> str:
        """What an argument names, its words in quotation marks, or nothing."""
        if part.mentions:
            return "+".join(self.parsed.head(one).name for one in part.mentions)
        return "" if part.words is None else f"'{part.words}'"

    def slots(self, word: str) -> dict[str, str]:
        """What stands in each slot of a verb or noun."""
        arguments = self.at(word).arguments.items()
        return {slot: ", ".join(map(self.show, parts)) for slot, parts in arguments}


def read_clauses(*texts: str, published: str | None = None) -> Mapping[str, Clauses]:
    """The clauses of each text; all are read in one batch."""
    found = {}
    once = tuple(dict.fromkeys(texts))
    for text, annotated in zip(once, annotate(*once, published=published), strict=True):
        parsed = read(annotated, load_bundled())
        reader = ClauseReader(parsed)
        found[text] = Clauses(parsed, reader, tuple(reader.read()))
    return found
