"""The grammar of one document as plain values: what annotators write and extractors read.

Guarantees: token offsets point into `Document.text`; `head` is an index into the same tuple
(a root is its own head); sentences are half-open token ranges that cover all tokens in order.
It holds no model and imports none, so a test builds a parse by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from dateline.core.model import Document, Mention
from dateline.core.reading import Reading

_LONG_WORD = 4  # letters; shorter words are often small in headlines. Also words of a headline
_MOST = 0.75


class Token(Struct, frozen=True):
    """A word with its place, its Penn Treebank tag and its ClearNLP dependency.

    Positional on purpose: a corpus makes millions of them.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens, sentences, and each token's dependants in text order."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    children: tuple[tuple[Token, ...], ...] = field(default=())

    @classmethod
    def of(cls, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> Parse:
        """Make a parse and its table of dependants."""
        below: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return cls(tuple(tokens), tuple(sentences), tuple(tuple(row) for row in below))

    def below(self, index: int, *deps: str) -> tuple[Token, ...]:
        """The direct dependants of a token, left to right; with `deps`, those that are so only."""
        found = self.children[index]
        return tuple(one for one in found if one.dep in deps) if deps else found

    def above(self, index: int) -> Iterator[Token]:
        """What a token hangs on, and so on up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def top(self, start: int, end: int) -> Token:
        """The last token of a stretch that hangs on none of its others: what heads it."""
        inside = range(start, end)
        tops = (
            t for t in reversed(self.tokens[start:end]) if t.head == t.index or t.head not in inside
        )
        return next(tops)

    def headline(self, sentence: int) -> bool:
        """Whether a sentence is set like a headline: most words in capitals, and no full stop."""
        low, high = self.sentences[sentence]
        long = [
            t.text
            for t in self.tokens[low:high]
            if len(t.text) >= _LONG_WORD and t.text[0].isalpha()
        ]
        ends = self.tokens[high - 1].text[-1] in ".!?\"”'’:;,"
        capitals = sum(text[0].isupper() for text in long)
        return not ends and len(long) >= _LONG_WORD and capitals >= _MOST * len(long)

    def subtree(self, index: int) -> tuple[int, int]:
        """First and last-plus-one token index of everything under a token."""
        found = [index]
        for at in found:  # which grows meanwhile
            found += [one.index for one in self.children[at]]
        return min(found), max(found) + 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Annotated:
    """A document with its parse and what it mentions: the input of every extractor.

    One equals itself only, so that what was made of it is found again without a look at its tokens.

    `reading` is what the trained reader said of the whole text, kept so that the model runs once;
    None when the annotator has no reader.
    """

    document: Document
    parse: Parse
    mentions: tuple[Mention, ...]
    reading: Reading | None = None
