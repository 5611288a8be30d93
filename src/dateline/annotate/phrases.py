"""Posts and topics as the text words them: "Commissioner General", "gender-based violence".

Guarantees: neither overlaps a name. Adjectives that say when a post is held ("former") are left out
of it; two titles side by side ("spokesperson Captain") are two posts. A topic is a noun phrase of
two words or more whose head noun names an issue. It does not say who holds a post: that is for the
extractors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_LONGEST_POST = 30  # tokens before its noun; three times what the longest of 760 articles has
_LONGEST_FIELD = 5  # tokens of what somebody is the head of: "policy, research and campaigns"
_PROPER = frozenset({"NNP", "NNPS"})
_NOUNS = _PROPER | {"NN", "NNS"}
_FIELD = _NOUNS | {"JJ", "HYPH"}
# Kinds of which nobody is the head.
_NO_BODIES = frozenset({"Facility", "Person", "Region", "Work"})
_NO_HEADS = frozenset({"-", "her", "his", "my", "your"})  # "tight-head", "over his head"
_KNOWN_BEFORE = frozenset({"-", "acting", "interim", "non"})
_QUALIFYING = frozenset({"amod", "compound", "nmod"})
_OF_STATE = ("of", "state")
_NOT_NOUNS = frozenset({"saw"})  # "the festival saw director X": taggers take it for a tool
_LONGEST_TOPIC = 6  # tokens; hyphens count
_IN_TOPICS = frozenset({"JJ", "NN", "NNS", "NNP", "VBN", "HYPH"})


def find_posts(
    tokens: Sequence[Token], taken: Sequence[bool], read: Sequence[tuple[int, int]] = ()
) -> Iterator[Draft]:
    """All posts outside of names, in text order.

    Names are the tokens that are `taken`; `read` is what the trained reader takes for a role, which
    tells how far a post reaches.
    """
    phrases, short = _Phrases(tokens, taken), lexicon().short
    end = 0
    last: Draft | None = None
    for noun in range(len(tokens)):
        several = phrases.heads_names(noun)
        known = several or phrases.is_post(noun)
        if noun < end or not known or phrases.heads_names(noun + 1):
            continue
        start, end = phrases.find_start(noun), phrases.find_end(noun + 1)
        for low, high in read:
            if low <= noun < high and not any(taken[low:high]):
                start = phrases.open(min(start, low), noun)
                field = end < high and phrases.text(end) in {"of", "for"}
                end = high if field and tokens[high - 1].tag in _NOUNS else end
        name = words(tokens, start, end).removesuffix("s" if several else "")
        if last is not None and last.start < start:
            yield last  # one in a longer post is none: the "deputy" of a deputy minister
        last = Draft(start, end, "Position", form="nominal", name=short.get(name.lower(), name))
    if last is not None:
        yield last


class _Phrases:
    """How far posts reach in a document."""

    def __init__(self, tokens: Sequence[Token], taken: Sequence[bool]) -> None:
        self._tokens, self._taken, self._lex = tokens, taken, lexicon()
        self._texts = [token.text.lower() for token in tokens]

    def text(self, index: int) -> str:
        """A token in small letters; nothing outside of the text."""
        return self._texts[index] if 0 <= index < len(self._texts) else ""

    def is_post(self, index: int) -> bool:
        """Whether a token outside of names is the noun of a post."""
        word = self.text(index)
        pair = f"{self.text(index - 1)} {word}"  # a "crown prince", where a prince has no post
        known = word in self._lex.posts or pair in self._lex.posts or word in self._lex.short
        body = word == "head" and self.text(index - 1) in _NO_HEADS
        return known and not (body or self._taken[index]) and self._is_noun(index)

    def heads_names(self, index: int) -> bool:
        """Whether a plural is the post of several each: "Presidents Hart and Lind".

        So is one behind their names: "Hart and Lind, directors of Orbit".
        """
        if not self._is_free(index) or self._tokens[index].tag not in {"NNS", "NNPS"}:
            return False
        end = index + 1
        while end < len(self._tokens) and self._taken[end]:
            end += 1
        several = end > index + 1 and self.text(end) in {",", "and", "of"}
        single = self.text(index).removesuffix("s")
        apposed = self._tokens[index].dep == "appos" and self.text(end) in {"of", "at"}
        return (several or apposed) and single in self._lex.posts.keys() - self._lex.sporting

    def _is_noun(self, index: int) -> bool:
        return self._tokens[index].tag in {"NN", "NNP"} and self._tokens[index].dep != "punct"

    def _is_free(self, index: int) -> bool:
        """Whether a token stands in the text and in no name."""
        return 0 <= index < len(self._tokens) and not self._taken[index]

    def find_start(self, noun: int) -> int:
        """Take in what is of the post before its noun: "Work and Pensions Secretary"."""
        start = noun
        while start > noun - _LONGEST_POST and self._is_free(start - 1):
            sentence = self._tokens[noun].sentence
            if self._tokens[start - 1].sentence != sentence or self._are_two(start - 1):
                break
            if self._is_owner(start):
                start -= 2
            elif self._belongs(start, noun):
                start -= 1
            else:
                break
        return self.open(start, noun)

    def _belongs(self, start: int, noun: int) -> bool:
        """Whether the word before a post, as far as it is known, is of it."""
        word, lex = self.text(start - 1), self._lex
        if word in _NOT_NOUNS | lex.courtesy | lex.calendar:
            return False
        if word in _KNOWN_BEFORE | lex.before | lex.posts.keys():
            return True
        joined = {word, self.text(start)}
        if "and" in joined and lex.portfolios.issuperset(joined - {"and"}):
            return True  # "trade and industry commissioner"
        before = self._tokens[start - 1]
        if before.dep == "cc" and self.text(start) in lex.described:
            return False  # "Labour's record and party leader Ada Hart"
        while before.dep in {"cc", "conj"}:  # "Works and Bridges Minister"
            before = self._tokens[before.head]
        qualifies = before.dep in _QUALIFYING and before.tag[:2] in {"NN", "JJ"}
        last = noun - (before.dep == "amod")  # "clinical psychology professor"
        return qualifies and start <= before.head <= last

    def open(self, start: int, noun: int) -> int:
        """Where a post begins once "the", "and", "former" and the like are taken off."""
        lex = self._lex
        acting = lex.acting - {"acting", "interim"}
        outside = {"-", "and"}.union(lex.courtesy, acting, lex.ended, lex.determiners)
        while start < noun and (self.text(start) in outside or self._is_under(start)):
            start += 1
        return start

    def _is_under(self, start: int) -> bool:
        """Whether "under" is no part of the post: "ten years under President Berg"."""
        under = self.text(start) == "under"
        return under and self.text(start + 1) not in {"-", "secretary", "sheriff"}

    def _are_two(self, index: int) -> bool:
        """Whether a noun and the next are two titles: "leader Imam", "spokesperson Captain"."""
        left, right, lex = self.text(index), self.text(index + 1), self._lex
        titled = right in lex.posts or right in lex.ranks
        posts = left in lex.posts and titled and f"{left} {right}" not in lex.posts
        return posts and left not in lex.before and right not in lex.after

    def _is_owner(self, start: int) -> bool:
        """Whether a possessor that is of the post stands before a noun: "State's Attorney"."""
        own = self.text(start - 1) == "'s" and self.text(start - 2) in self._lex.possessors
        return own and self._is_free(start - 2)

    def find_end(self, end: int) -> int:
        """Take in what is of the post behind its noun: "General", "of state"."""
        lex = self._lex
        hyphen = self.text(end) == "-" and self._tokens[end].start == self._tokens[end - 1].end
        if hyphen and (self.text(end + 1) in lex.after or self.text(end + 1) in lex.posts):
            end += 2
        while self._is_free(end):
            post = self.text(end) in lex.posts and self._is_noun(end) and not self._are_two(end - 1)
            if not post and self.text(end) not in lex.after:
                break
            end += 1
        if self.text(end) in {"of", "for"}:
            end = self._end_field(end, self.text(end - 1))
            if self.text(end) == "for" and (self.text(end - 2), self.text(end - 1)) == _OF_STATE:
                end = self._end_field(end, "minister")  # "Secretary of State for Health"
        return end

    def _end_field(self, end: int, post: str) -> int:
        """Where a post ends that is of a field, and of no body: "head of research"."""
        tokens, lex, first = self._tokens, self._lex, end + 1 + (self.text(end + 1) == "the")
        stop = first
        while self._is_free(stop) and tokens[stop].sentence == tokens[end].sentence:
            if stop - first > _LONGEST_FIELD or not self._is_of_field(stop, post):
                break
            stop += 1
        while stop > first and tokens[stop - 1].tag not in _NOUNS:
            stop -= 1
        last = self.text(stop - 1)
        body = bool(lex.nominals.get(last, frozenset()) - _NO_BODIES) or last in lex.kinds
        known = last in lex.portfolios or "minister" in lex.posts.get(post, ())
        return end if stop == first or (body and not known) else stop

    def _is_of_field(self, index: int, post: str) -> bool:
        """Whether a word may be of a post's field; a minister's is capitalised, or well known."""
        token, word, lex = self._tokens[index], self.text(index), self._lex
        if word in lex.portfolios or token.tag in {"CC", ","}:
            return True
        if word in lex.posts or word in lex.courtesy or word in lex.calendar:
            return False
        minister = "minister" in lex.posts.get(post, ()) and token.tag in _PROPER
        return minister or (post in lex.fielded and token.tag in _FIELD)


def find_topics(parse: Parse, taken: Sequence[bool]) -> Iterator[Draft]:
    """All topics outside of names, in text order; those of the same words are one chain."""
    tokens, heads = parse.tokens, lexicon().topics
    first: dict[str, Draft] = {}
    for token in tokens:
        if token.text.lower() not in heads or taken[token.index] or not token.tag.startswith("NN"):
            continue
        start, end = token.index, token.index + 1
        while 0 < start > end - _LONGEST_TOPIC - 1 and _fits_topic(tokens, taken, start - 1, token):
            start -= 1
        while start < token.index and tokens[start].text in {"-", "–"}:
            start += 1
        if start < token.index:
            name = words(tokens, start, end).lower()
            topic = Draft(start, end, "Topic", form="nominal", name=name, confidence=0.85)
            topic.chain = first.get(name)
            first.setdefault(name, topic)
            yield topic


def _fits_topic(tokens: Sequence[Token], taken: Sequence[bool], index: int, head: Token) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if taken[index] or token.sentence != head.sentence:
        return False
    hyphen = "-" in {token.text, following.text if token.end == following.start else ""}
    return hyphen or (token.tag in _IN_TOPICS and token.text.lower() not in lexicon().vague)
