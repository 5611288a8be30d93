"""What an article is about, as it words it: "gender-based violence", "climate change".

Guarantees: a topic is a noun phrase of two words or more whose head noun names an issue; it holds
no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_LONGEST = 6  # tokens; hyphens count
_MODIFIERS = frozenset({"JJ", "NN", "NNS", "NNP", "VBN", "HYPH"})
_PROPER = frozenset({"NNP", "NNPS"})
_EMPTY = frozenset(
    {
        "such",
        "other",
        "more",
        "many",
        "several",
        "new",
        "recent",
        "same",
        "further",
        "own",
        "first",
        "last",
        "great",
        "good",
        "big",
        "major",
        "full",
        "serious",
        "additional",
        "current",
        "important",
        "greater",
        "better",
        "strong",
        "real",
        "general",
        "various",
        "different",
        "certain",
        "possible",
        "particular",
        "much",
        "little",
        "few",
        "next",
        "previous",
        "top",
    }
)


def find(parse: Parse, taken: Sequence[bool]) -> Iterator[Draft]:
    """All topics outside of names, in text order."""
    tokens, heads = parse.tokens, lexicon().topics
    for token in tokens:
        if token.text.lower() not in heads or taken[token.index] or not token.tag.startswith("NN"):
            continue
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if following is not None and (
            following.tag in {"NN", "NNS", "HYPH"} or following.text == "-"
        ):
            continue
        if following is not None and _begins_name(parse, token, following):
            continue
        start = token.index
        while (
            start > 0
            and _belongs(tokens, taken, start - 1, token)
            and token.index - start < _LONGEST
        ):
            start -= 1
        while start < token.index and tokens[start].text in {"-", "–"}:
            start += 1
        if start < token.index:
            name = words(tokens, start, token.index + 1).lower()
            yield Draft(start, token.index + 1, "Topic", form="nominal", name=name, confidence=0.85)


def _begins_name(parse: Parse, head: Token, following: Token) -> bool:
    """Whether a name in running text goes on behind a topic: "COVID-19 Technology Access Pool"."""
    proper = head.text[0].isupper() and following.tag in _PROPER
    return proper and following.sentence == head.sentence and not parse.headline(head.sentence)


def _belongs(tokens: Sequence[Token], taken: Sequence[bool], index: int, head: Token) -> bool:
    token = tokens[index]
    if taken[index] or token.sentence != head.sentence:
        return False
    hyphen = token.text == "-" or (
        index + 1 < len(tokens)
        and tokens[index + 1].text == "-"
        and token.end == tokens[index + 1].start
    )
    return hyphen or (token.tag in _MODIFIERS and token.text.lower() not in _EMPTY)
