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


def find(parse: Parse, taken: Sequence[bool]) -> Iterator[Draft]:
    """All topics outside of names, in text order; those of the same words are one chain."""
    tokens, heads = parse.tokens, lexicon().topics
    first: dict[str, Draft] = {}
    for token in tokens:
        if token.text.lower() not in heads or taken[token.index] or not token.tag.startswith("NN"):
            continue
        start, end = token.index, token.index + 1
        while 0 < start > end - _LONGEST - 1 and _belongs(tokens, taken, start - 1, token):
            start -= 1
        while start < token.index and tokens[start].text in {"-", "–"}:
            start += 1
        if start < token.index:
            name = words(tokens, start, end).lower()
            topic = Draft(start, end, "Topic", form="nominal", name=name, confidence=0.85)
            topic.chain = first.get(name)
            first.setdefault(name, topic)
            yield topic


def _belongs(tokens: Sequence[Token], taken: Sequence[bool], index: int, head: Token) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if taken[index] or token.sentence != head.sentence:
        return False
    hyphen = "-" in {token.text, following.text if token.end == following.start else ""}
    return hyphen or (token.tag in _MODIFIERS and token.text.lower() not in lexicon().vague)
