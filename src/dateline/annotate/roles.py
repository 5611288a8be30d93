"""Posts and roles as the text words them: "Commissioner General", "deputy foreign minister".

Guarantees: a post never overlaps a name; adjectives that say when it is held ("former") are left
out of it. It does not say who holds it: that is for the extractors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.draft import Draft, words
from dateline.lexicon import lexicon
from dateline.parse import Token


def find(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[Draft]:
    """All posts outside of names, in text order.

    Args:
        tokens: the document's tokens.
        taken: for each token, whether it is inside a name.
    """
    lex = lexicon()
    index = 0
    while index < len(tokens):
        word = tokens[index].text.lower()
        if (
            taken[index]
            or (word not in lex.posts and word not in lex.short)
            or not _noun(tokens[index])
        ):
            index += 1
            continue
        start, end = _left(tokens, taken, index), _right(tokens, taken, index + 1)
        name = words(tokens, start, end)
        yield Draft(start, end, "Position", form="nominal", name=lex.short.get(name.lower(), name))
        index = end


def _noun(token: Token) -> bool:
    return token.tag in {"NN", "NNP"} and token.dep != "punct"


def _left(tokens: Sequence[Token], taken: Sequence[bool], noun: int) -> int:
    """Take in the words before the noun that belong to the post ("Work and Pensions Secretary")."""
    lex = lexicon()
    start = noun
    while (
        start > 0 and not taken[start - 1] and tokens[start - 1].sentence == tokens[noun].sentence
    ):
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
        if not (belongs or modifies or series) or word in lex.courtesy:
            break
        start -= 1
    while start < noun and tokens[start].text.lower() in {
        "-",
        "and",
        *(lex.acting - {"acting", "interim"}),
        *lex.ended,
    }:
        start += 1
    return start


def _series(tokens: Sequence[Token], taken: Sequence[bool], start: int, noun: int) -> bool:
    """Whether "and" joins two capitalised portfolios: "Work and Pensions" before "Secretary"."""
    left, right = tokens[start - 2], tokens[start]
    capital = left.text[0].isupper() and right.text[0].isupper() and tokens[noun].text[0].isupper()
    return (
        capital
        and start < noun
        and not taken[start - 2]
        and left.text.lower() not in lexicon().posts
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
            )
        )
    ):
        end += 1
    if end + 1 >= len(tokens) or tokens[end].text.lower() not in {"of", "for"}:
        return end
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
    return stop if stop > first else end
