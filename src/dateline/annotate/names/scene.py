"""A text with all that is seen in it.

Guarantees: it decides nothing; whoever asks finds the sightings of a stretch, of a token, and of
the same words elsewhere without a look through all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from dateline.annotate.names.acronyms import initials
from dateline.annotate.names.draft import Span
from dateline.annotate.names.sightings import MAIN, Sighting
from dateline.annotate.names.word_classes import classify_words
from dateline.core.parse import Parse, Token

Signs: TypeAlias = dict[str, float]

_PLACES = 200  # of the same words: a text that repeats a name for ever mustn't take as long


class Scene:
    """A text with all that is seen in it, sorted so that it is quick to ask."""

    def __init__(self, parse: Parse, sightings: Sequence[Sighting], headline_end: int = 0) -> None:
        """Sort what is seen.

        Args:
            parse: tokens and sentences.
            sightings: who sees what.
            headline_end: index of the first token after the headline; 0 when there is none.
        """
        self.parse, self.sightings, self._headline_end = parse, sightings, headline_end
        self.exact: dict[Span, list[Sighting]] = defaultdict(list)  # at exactly a stretch
        self.at: dict[int, list[Sighting]] = defaultdict(list)  # at a token
        # word → what longer names that begin or end with it are mostly taken for
        self.parts: dict[str, set[str]] = defaultdict(set)
        self.spelt: set[str] = set()  # initials of longer names
        for one in sightings:
            self.exact[one.start, one.end].append(one)
            for index in range(one.start, one.end):
                self.at[index].append(one)
            if one.source == MAIN and one.end - one.start > 1:
                texts = self.words((one.start, one.end))
                self.parts[texts[0]].add(f"begins {one.label}")
                self.parts[texts[-1]].add(f"ends {one.label}")
                self.spelt.add(initials(" ".join(texts)))
        self.texts = _find_repeats(parse.tokens, self.exact)  # their words → where they stand
        read = [dict(one.found.types) for one in sightings if one.found and one.found.types]
        sporty = sum(any(name.startswith("sport") for name in types) for types in read)
        self.sport = sporty / len(read) if read else 0.0  # share of what has to do with it
        self.single = len(parse.sentences) == 1  # of which the reader is less sure than it says
        self._headlines = {*filter(parse.headline, range(len(parse.sentences)))}
        self._classes: dict[Span, str] = {}

    def is_title(self, index: int) -> bool:
        """Whether a token stands in the headline, or in a line that is set like one."""
        sentence = self.parse.tokens[index].sentence
        return index < self._headline_end or sentence in self._headlines

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


def _find_repeats(
    tokens: Sequence[Token], spans: Iterable[Span]
) -> Mapping[tuple[str, ...], Sequence[Span]]:
    """Every place where the words of some stretches stand, by the words."""
    wanted: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for start, end in spans:
        texts = tuple(token.text for token in tokens[start:end])
        wanted[texts[0]].add(texts)
    found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    forms = [token.text for token in tokens]
    for at, form in enumerate(forms):
        for texts in wanted.get(form, ()):
            if tuple(forms[at : at + len(texts)]) == texts:
                found[texts].append((at, at + len(texts)))
    return dict(found)
