"""One document as extractors see it: tokens, what stands at each, sentences, dates.

Guarantees: read only; looking up what a token names is a list access. It does not interpret
anything: that is the clause layer's business.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from dateline.authority import Authority, Entry
from dateline.core.model import Mention, Span
from dateline.core.parse import Annotated, Parse, Token
from dateline.english import dates
from dateline.english.lexicon import lexicon
from dateline.english.quotations import Quotation, find_paragraph_starts, find_quotations
from dateline.extract.mending.mend import mend
from dateline.ontology import is_a

NAMED = frozenset({"name", "demonym"})  # forms of mentions that name something by themselves
_OWN = frozenset({"i", "we", "me", "us", "my", "our"})
_SPOKEN = (0.002, 0.01, 0.02)  # shares of such words, from which it is 1, 2 and 3
# Capitals inside a sentence make a name of a day: the "Today" programme.
_TITLES = frozenset({"Today", "Tonight", "Tomorrow", "Yesterday"})


class Dated(Struct, frozen=True):
    """A date in the text: the first of its tokens, its EDTF value if resolved, its words."""

    token: int
    edtf: str | None
    words: str


@dataclass(frozen=True, slots=True)
class ParsedText:
    """An annotated document with an index from tokens to mentions and dates.

    Attributes:
        annotated: the document, its parse and its mentions.
        parse: the document's parse.
        tokens: the tokens of that.
        authority: what is known of the things that it names.
        at: for each token, the mentions whose span holds it (two for "the two").
        ranges: mention id → its token range.
        heads: chain id → the mention that represents it.
        dates: sentence index → dates in it, in text order.
        timed: tokens inside expressions of time.
        blocked: sentence indices that aren't read at all (headlines, questions).
        paragraphs: tokens that begin a paragraph.
        quotations: what stands between quotation marks, in text order.
        quoted: the tokens in them; a mark that nobody closes says nothing here.
        spoken: how much its writer says "I" or "we" outside of them: 0 hardly ever, to 3 a speech.
    """

    annotated: Annotated
    parse: Parse
    tokens: tuple[Token, ...]
    authority: Authority
    at: tuple[tuple[Mention, ...], ...]
    ranges: dict[str, tuple[int, int]]
    heads: dict[str, Mention]
    dates: dict[int, list[Dated]]
    timed: frozenset[int]
    blocked: frozenset[int]
    paragraphs: frozenset[int]
    quotations: tuple[Quotation, ...]
    quoted: frozenset[int]
    spoken: int

    def head(self, mention: Mention) -> Mention:
        """The mention that represents the chain of a mention."""
        return self.heads.get(mention.chain, mention)

    def kind(self, mention: Mention) -> str:
        """The kind of a mention's chain."""
        return self.head(mention).kind

    def is_a(self, mention: Mention, *kinds: str) -> bool:
        """Whether a mention's chain is of one of these kinds, or a kind below."""
        return any(is_a(self.head(mention).kind, one) for one in kinds)

    def names(self, index: int) -> list[Mention]:
        """The names that a token stands in."""
        return [one for one in self.at[index] if one.form == "name"]

    def is_post(self, index: int) -> bool:
        """Whether a token stands in the words of a post."""
        return any(one.kind == "Position" for one in self.at[index])

    def entry(self, mention: Mention) -> Entry | None:
        """What the authority knows of a mention's chain."""
        known = self.head(mention).authority
        return self.authority.get(known) if known else None

    def find_places(self, name: str) -> list[Entry]:
        """The places of a name that the authority knows, and none of its firms or clubs."""
        return [one for one in self.authority.find(name) if is_a(one.kind, "Place")]

    def is_quoted(self, low: int, high: int) -> bool:
        """Whether tokens stand in a quotation; one that holds nothing else is a title."""
        if not any(one.holds(low) for one in self.quotations):
            return False
        around = [one.text for one in (self.tokens[low - 1], *self.tokens[high : high + 1])]
        return around != ['"', '"']

    def sentence_of(self, mention: Mention) -> int:
        """Index of the sentence that a mention stands in."""
        return self.tokens[self.ranges[mention.id][0]].sentence

    def sentence_span(self, sentence: int) -> Span:
        """Where a sentence stands in the text."""
        return self.span(*self.parse.sentences[sentence])

    def span(self, low: int, high: int) -> Span:
        """Where a token range stands in the text."""
        return Span(start=self.tokens[low].start, end=self.tokens[high - 1].end)

    def text(self, low: int, high: int) -> str:
        """The exact words of a token range."""
        return self.annotated.document.text[self.tokens[low].start : self.tokens[high - 1].end]


@lru_cache(maxsize=1)
def read(annotated: Annotated, authority: Authority) -> ParsedText:
    """Index a document with its mentions, once for all extractors."""
    tokens = annotated.parse.tokens
    start_at = {token.start: token.index for token in tokens}
    end_at = {token.end: token.index + 1 for token in tokens}
    at: list[list[Mention]] = [[] for _ in tokens]
    ranges: dict[str, tuple[int, int]] = {}
    for mention in annotated.mentions:
        low, high = start_at[mention.span.start], end_at[mention.span.end]
        ranges[mention.id] = (low, high)
        for index in range(low, high):
            at[index].append(mention)
    annotated = mend(annotated, at)
    text = annotated.document.text
    times = dates.find_times(text, anchor=annotated.document.published)
    paragraphs = find_paragraph_starts(text, annotated.parse)
    quotations = find_quotations(text, annotated.parse, paragraphs)
    quoted = frozenset(
        index
        for one in quotations
        if one.closed or len(one.parts) > 1
        for index in range(one.start, one.end)
    )
    return ParsedText(
        annotated=annotated,
        parse=annotated.parse,
        tokens=annotated.parse.tokens,
        authority=authority,
        at=tuple(tuple(row) for row in at),
        ranges=ranges,
        heads=_find_heads(annotated.mentions),
        dates=_dates(annotated, times, at),
        timed=_timed(annotated, times),
        blocked=_blocked(annotated),
        paragraphs=paragraphs,
        quotations=quotations,
        quoted=quoted,
        spoken=_spoken(tokens, quoted),
    )


def _spoken(tokens: Sequence[Token], quoted: frozenset[int]) -> int:
    own = sum(one.lower in _OWN and one.index not in quoted for one in tokens)
    return sum(own > share * len(tokens) for share in _SPOKEN)


def _find_heads(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Chain → the mention that represents it: a name, where "French" comes before "France"."""
    heads = {mention.id: mention for mention in mentions}
    for mention in mentions:
        if mention.form == "name" and heads[mention.chain].form == "demonym":
            heads[mention.chain] = mention
    return heads


def _dates(
    annotated: Annotated, times: list[dates.TimeFound], named: Sequence[Sequence[Mention]]
) -> dict[int, list[Dated]]:
    document, tokens = annotated.document, annotated.parse.tokens
    starts = [token.start for token in tokens]
    found: dict[int, list[Dated]] = {}
    for date in dates.join_dates(document.text, times):
        at = bisect_right(starts, date.start) - 1
        if at < 0 or tokens[at].end <= date.start:
            continue  # in what isn't read, as what stands below the article
        sentence = tokens[at].sentence
        within = at > 0 and tokens[at - 1].sentence == sentence
        title = date.words in _TITLES and within
        owner = document.text[date.end : date.end + 2] in {"'s", "’s"}
        if not (owner or title or any(one.form == "name" for one in named[at])):
            found.setdefault(sentence, []).append(Dated(at, date.edtf, date.words))
    return found


_VAGUE = frozenset({"barely", "just", "only", "over", "some", "under", "well"})  # of lengths


def _timed(annotated: Annotated, times: list[dates.TimeFound]) -> frozenset[int]:
    """The tokens of times; lengths and words like "the future" are none as a thing that is told of.

    "Sentenced to five years" and "discussed the future" keep them, "for five years" doesn't.
    """
    tokens = annotated.parse.tokens
    starts = [token.start for token in tokens]
    timed = {token.index for token in tokens if token.lemma in lexicon().calendar}
    for time in times:
        first = bisect_left(starts, time.start)
        within = range(first, bisect_left(starts, time.end, first))
        start = first
        while start and tokens[start - 1].lower in _VAGUE:
            start -= 1  # "for | some three minutes"
        before = tokens[max(start - 1, 0) : first]
        behind = any(token.tag == "IN" and token.text != "to" for token in before)
        adverb = any(tokens[index].tag == "RB" for index in within)
        if time.kind not in {"duration", "reference"} or behind or adverb:
            timed.update(within)
    return frozenset(timed)


def _blocked(annotated: Annotated) -> frozenset[int]:
    parse = annotated.parse
    headlines = [
        (zone.start, zone.end) for zone in annotated.document.zones if zone.kind == "title"
    ]
    blocked = set()
    for index, (low, high) in enumerate(parse.sentences):
        start = parse.tokens[low].start
        headline = any(first <= start < last for first, last in headlines)
        question = any(token.text == "?" for token in parse.tokens[max(low, high - 2) : high])
        if headline or question or parse.headline(index):
            blocked.add(index)
    return frozenset(blocked)
