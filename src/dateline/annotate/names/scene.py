"""A text with all that is seen in it.

Guarantees: it decides nothing; whoever asks finds the sightings of a stretch, of a token, and of
the same words elsewhere without a look through all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from dateline.annotate.names.acronyms import initials
from dateline.annotate.names.sightings import MAIN, Sighting, find_repeats
from dateline.annotate.names.word_classes import classify_words
from dateline.core.parse import Parse

Span: TypeAlias = tuple[int, int]
Signs: TypeAlias = dict[str, float]

_PLACES = 200  # of the same words: a text that repeats a name for ever mustn't take as long


@dataclass(slots=True)
class Scene:
    """A text with all that is seen in it, sorted so that it is quick to ask.

    Attributes:
        parse: tokens and sentences.
        sightings: who sees what.
        headline_end: index of the first token after the headline; 0 when there is none.
        exact: what is seen at exactly a stretch.
        at: what is seen at a token.
        texts: the words of what is seen → where they stand.
        parts: word → what longer names that begin or end with it are mostly taken for.
        spelt: initials of longer names.
        sport: share of what the reader sees that has to do with sport, 0 to 1.
        headlines: sentences that are set like headlines.
    """

    parse: Parse
    sightings: Sequence[Sighting]
    headline_end: int = 0
    exact: dict[Span, list[Sighting]] = field(default_factory=lambda: defaultdict(list))
    at: dict[int, list[Sighting]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[tuple[str, ...], list[Span]] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spelt: set[str] = field(default_factory=set)
    sport: float = 0.0
    headlines: frozenset[int] = frozenset()
    _classes: dict[Span, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort what is seen."""
        tokens = self.parse.tokens
        for one in self.sightings:
            self.exact[one.start, one.end].append(one)
            for index in range(one.start, one.end):
                self.at[index].append(one)
            if one.source == MAIN and one.end - one.start > 1:
                texts = [token.text for token in tokens[one.start : one.end]]
                self.parts[texts[0]].add(f"begins {one.label}")
                self.parts[texts[-1]].add(f"ends {one.label}")
                self.spelt.add(initials(" ".join(texts)))
        self.texts = dict(find_repeats(tokens, self.exact))
        read = [dict(one.found.types) for one in self.sightings if one.found and one.found.types]
        sporty = sum(any(name.startswith("sport") for name in types) for types in read)
        self.sport = sporty / len(read) if read else 0.0
        sentences = range(len(self.parse.sentences))
        self.headlines = frozenset(filter(self.parse.headline, sentences))

    @property
    def single(self) -> bool:
        """Whether it is one sentence, of which the reader is less sure than it says."""
        return len(self.parse.sentences) == 1

    def is_title(self, index: int) -> bool:
        """Whether a token stands in the headline, or in a line that is set like one."""
        return index < self.headline_end or self.parse.tokens[index].sentence in self.headlines

    def words(self, span: Span) -> tuple[str, ...]:
        """The words of a stretch."""
        return tuple(token.text for token in self.parse.tokens[span[0] : span[1]])

    def classify(self, start: int, end: int) -> str:
        """What sort of words a stretch has; names that overlap differ by few."""
        if (start, end) not in self._classes:
            self._classes[start, end] = classify_words(self.parse.tokens[start:end])
        return self._classes[start, end]

    def elsewhere(self, span: Span) -> Iterator[Span]:
        """Where else the same words stand; of very many places the first."""
        places = self.texts.get(self.words(span), ())
        return islice((one for one in places if one != span), _PLACES)
