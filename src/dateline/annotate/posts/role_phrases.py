"""Posts and roles as the text words them: "Commissioner General", "deputy foreign minister".

Guarantees: a post never overlaps a name; adjectives that say when it is held ("former") are left
out of it; two titles side by side ("spokesperson Captain") are two posts. It does not say who holds
it: that is for the extractors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon

_LONGEST_POST = 30  # tokens before its noun; three times what the longest of 760 articles has
_LONGEST_FIELD = 5  # tokens of what somebody is the head of: "policy, research and campaigns"
_FIELD = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CC", ","})
# Kinds of which nobody is the head.
_NO_BODIES = frozenset({"Facility", "Person", "Region", "Work"})
_NOT_NOUNS = frozenset({"saw"})  # "the festival saw director X": taggers take it for a tool
_ENDS_FIELD = frozenset({"NN", "NNS", "NNP", "NNPS"})


def find(
    tokens: Sequence[Token], taken: Sequence[bool], read: Sequence[tuple[int, int]] = ()
) -> Iterator[Draft]:
    """All posts outside of names, in text order.

    Args:
        tokens: the document's tokens.
        taken: for each token, whether it is inside a name.
        read: what the trained reader takes for a role, which tells how far a post reaches.
    """
    lex = lexicon()
    index = 0
    while index < len(tokens):
        several = _heads_names(tokens, taken, index)
        word = tokens[index].text.lower()
        known = several or (_noun(tokens[index]) and (word in lex.posts or word in lex.short))
        if taken[index] or not known or _heads_names(tokens, taken, index + 1):
            index += 1
            continue
        start, end = _left(tokens, taken, index), _right(tokens, taken, index + 1)
        for low, high in read:
            if not low <= index < high or any(taken[low:high]):
                continue
            start = _opening(tokens, min(start, low), index)
            field = end < high and tokens[end].text.lower() in {"of", "for"}
            if field and tokens[high - 1].tag in _ENDS_FIELD:
                end = high  # "Chief of Detectives Ada Hart"
        name = words(tokens, start, end).removesuffix("s" if several else "")
        yield Draft(start, end, "Position", form="nominal", name=lex.short.get(name.lower(), name))
        index = end


def _noun(token: Token) -> bool:
    return token.tag in {"NN", "NNP"} and token.dep != "punct"


def _heads_names(tokens: Sequence[Token], taken: Sequence[bool], index: int) -> bool:
    """Whether a plural stands before names that each have the post: "Presidents Hart and Lind"."""
    if index >= len(tokens) or tokens[index].tag not in {"NNS", "NNPS"}:
        return False
    word, end = tokens[index].text.lower().removesuffix("s"), index + 1
    while end < len(tokens) and taken[end]:
        end += 1
    several = end > index + 1 and tokens[min(end, len(tokens) - 1)].text in {",", "and", "of"}
    return several and word in lexicon().posts.keys() - lexicon().sporting


def _left(tokens: Sequence[Token], taken: Sequence[bool], noun: int) -> int:
    """Take in the words before the noun that belong to the post ("Work and Pensions Secretary")."""
    lex = lexicon()
    start = noun
    while (
        start > max(0, noun - _LONGEST_POST)
        and not taken[start - 1]
        and tokens[start - 1].sentence == tokens[noun].sentence
        and not _two(tokens, start - 1)
    ):
        if _owner(tokens, taken, start):
            start -= 2
            continue
        before = tokens[start - 1]
        word = before.text.lower()
        belongs = (
            word in {"acting", "interim", *lex.before}
            or word in lex.posts
            or (word == "-" and start > 1)
        )
        modifies = (
            before.dep == "compound" and start - 1 <= before.head <= noun and before.text.isalpha()
        )
        series = (
            word == "and"
            and before.text.islower()
            and start > 1
            and _series(tokens, taken, start, noun)
        )
        qualifies = _qualifies(tokens, start - 1, range(start, noun))
        outside = word in _NOT_NOUNS | lex.courtesy | lex.calendar
        if outside or not (belongs or modifies or qualifies or series):
            break
        start -= 1
    return _opening(tokens, start, noun)


def _qualifies(tokens: Sequence[Token], index: int, post: range) -> bool:
    """Whether a word belongs to an adjective of a post's noun: "clinical psychology professor"."""
    word = tokens[index]
    while word.dep in {"cc", "conj"}:
        word = tokens[word.head]
    return word.tag == "JJ" and word.dep == "amod" and word.head in post


def _opening(tokens: Sequence[Token], start: int, noun: int) -> int:
    """Where a post begins once "the", "and", "former" and the like are taken off."""
    lex = lexicon()
    outside = {
        "-",
        "and",
        *lex.courtesy,
        *(lex.acting - {"acting", "interim"}),
        *lex.ended,
        *lex.determiners,
    }
    while start < noun and (tokens[start].text.lower() in outside or _served(tokens, start)):
        start += 1
    return start


def _served(tokens: Sequence[Token], start: int) -> bool:
    """Whether "under" is no part of the post: "ten years under President Berg"."""
    under = tokens[start].text.lower() == "under"
    return under and tokens[start + 1].text.lower() not in {"-", "secretary", "sheriff"}


def _series(tokens: Sequence[Token], taken: Sequence[bool], start: int, noun: int) -> bool:
    """Whether "and" joins two portfolios: "Work and Pensions Secretary", "trade and industry"."""
    left, right = tokens[start - 2], tokens[start]
    if start == noun or taken[start - 2] or left.text.lower() in lexicon().posts:
        return False
    if {left.text.lower(), right.text.lower()} <= lexicon().portfolios:
        return left.text[0].isupper() == right.text[0].isupper()
    return left.text[0].isupper() and right.text[0].isupper() and tokens[noun].text[0].isupper()


def _two(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun and the next are two titles: "leader Imam", "spokesperson Captain"."""
    lex = lexicon()
    if index < 0 or index + 1 >= len(tokens):
        return False
    left, right = tokens[index].text.lower(), tokens[index + 1].text.lower()
    return (
        left in lex.posts
        and right in lex.posts
        and f"{left} {right}" not in lex.posts
        and left not in lex.before
        and right not in lex.after
    )


def _owner(tokens: Sequence[Token], taken: Sequence[bool], start: int) -> bool:
    """Whether a possessor stands before a noun that belongs to the post: "State's Attorney"."""
    return (
        start > 1
        and tokens[start - 1].text in {"'s", "’s"}
        and tokens[start - 2].text.lower() in lexicon().possessors
        and not taken[start - 2]
    )


def _rank(tokens: Sequence[Token], index: int) -> bool:
    """Whether "General" is a rank of its own and no part of the post before it."""
    return (
        tokens[index].text.lower() == "general"
        and tokens[index - 1].text.lower() not in lexicon().posts
    )


def _right(tokens: Sequence[Token], taken: Sequence[bool], end: int) -> int:
    """Take in the words after the noun that belong to the post ("General", "of state")."""
    lex = lexicon()
    if (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and tokens[end].start == tokens[end - 1].end
        and (tokens[end + 1].text.lower() in lex.after or tokens[end + 1].text.lower() in lex.posts)
    ):
        end += 2
    while (
        end < len(tokens)
        and not taken[end]
        and (
            (tokens[end].text.lower() in lex.after and not _rank(tokens, end))
            or (
                tokens[end].text.lower() in lex.posts
                and _noun(tokens[end])
                and not _rank(tokens, end)
                and not _two(tokens, end - 1)
            )
        )
    ):
        end += 1
    if end + 1 >= len(tokens) or tokens[end].text.lower() not in {"of", "for"}:
        return end
    return max(_portfolio(tokens, taken, end), _field(tokens, taken, end))


def _portfolio(tokens: Sequence[Token], taken: Sequence[bool], end: int) -> int:
    """Where a post ends that is of or for a portfolio: "secretary of state"."""
    lex = lexicon()
    stop = end + 1
    if tokens[stop].text.lower() == "the" and stop + 1 < len(tokens):
        stop += 1
    first = stop
    while stop < len(tokens) and not taken[stop] and tokens[stop].text.lower() in lex.portfolios:
        stop += 1
        if (
            stop + 1 < len(tokens)
            and tokens[stop].text.lower() == "and"
            and tokens[stop + 1].text.lower() in lex.portfolios
        ):
            stop += 1
    return _listed(tokens, taken, stop) if stop > first else end


def _listed(tokens: Sequence[Token], taken: Sequence[bool], stop: int) -> int:
    """Where a list of portfolios ends that "and" closes: "Information, Publicity and the Arts"."""
    at, lex = stop, lexicon()
    while at + 1 < len(tokens) and tokens[at].text in {",", "and", "&"}:
        closed, first = tokens[at].text != ",", at + 1
        at = first
        while at < len(tokens) and not taken[at] and tokens[at].tag in {"NNP", "NNPS"}:
            at += 1
        inside = {one.text.lower() for one in tokens[first:at]}
        if not inside or inside & (lex.posts.keys() | (lex.before - lex.portfolios)):
            break
        if closed:
            return at
    return stop


def _field(tokens: Sequence[Token], taken: Sequence[bool], end: int) -> int:
    """Where a post ends that is of a field and no body: "head of research", "Chief of Detectives".

    What leads on to a name ("head of development charity Oxfam") or is a body itself isn't one.
    """
    lex = lexicon()
    if tokens[end - 1].text.lower() not in lex.fielded:
        return end
    stop = end + 1
    while (
        stop < len(tokens)
        and not taken[stop]
        and tokens[stop].tag in _FIELD
        and tokens[stop].sentence == tokens[end].sentence
        and stop - end <= _LONGEST_FIELD
    ):
        stop += 1
    if (stop < len(tokens) and taken[stop]) or stop - end > _LONGEST_FIELD:
        last = tokens[stop - 1].tag
        if last not in {"CC", ","}:
            return end
    while stop > end + 1 and tokens[stop - 1].tag not in _ENDS_FIELD:
        stop -= 1
    inside = [token.text.lower() for token in tokens[end + 1 : stop]]
    named = lex.nominals.get(inside[-1], frozenset()) if inside else frozenset()
    body = not inside or bool(named - _NO_BODIES) or inside[-1] in lex.kinds
    return end if body or any(word in lex.posts for word in inside) else stop
