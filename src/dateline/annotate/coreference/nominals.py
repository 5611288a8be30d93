"""Common-noun phrases and pronouns that may point back at something named.

Guarantees: finds candidates only, outside of names; each is a short phrase with its head noun last.
It doesn't decide what they point at: that is `chains.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "a", "an", "its", "their"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
_NEUTER = frozenset({"it", "its"})
_PAIR_HEADS = frozenset(
    {
        "sides",
        "countries",
        "nations",
        "leaders",
        "governments",
        "parties",
        "men",
        "women",
        "neighbours",
        "neighbors",
        "presidents",
        "ministers",
        "agencies",
        "organizations",
        "organisations",
        "companies",
        "teams",
        "states",
    }
)


def find(parse: Parse, taken: Sequence[bool]) -> Iterator[Draft]:
    """Nominals, pronouns and "the two", in text order."""
    tokens = parse.tokens
    for token in tokens:
        if taken[token.index]:
            continue
        lowered = token.text.lower()
        if token.tag in {"PRP", "PRP$"}:
            if lowered in _PERSONAL:
                yield Draft(token.index, token.index + 1, "Person", form="pronoun")
            elif lowered in _NEUTER:
                yield Draft(token.index, token.index + 1, "Organization", form="pronoun")
        elif (pair := _pair(tokens, token.index)) is not None:
            yield pair
        elif (
            token.tag in {"NN", "NNP", "NNS"}
            and lowered in lexicon().nominals
            and token.dep != "compound"
        ):
            nominal = _nominal(tokens, taken, token.index)
            if nominal is not None:
                yield nominal


def _pair(tokens: Sequence[Token], index: int) -> Draft | None:
    """A phrase for two at once: "the two", "the two sides", "both countries"."""
    if tokens[index].text.lower() not in {"the", "both"} or index + 1 >= len(tokens):
        return None
    at = index + (1 if tokens[index].text.lower() == "both" else 2)
    if at - 1 != index and tokens[index + 1].text.lower() != "two":
        return None
    if at < len(tokens) and tokens[at].text.lower() in _PAIR_HEADS:
        return Draft(index, at + 1, "Organization", form="pair", name=tokens[at].text.lower())
    if at - 1 != index and tokens[at - 1].dep in {"nsubj", "nsubjpass", "pobj", "dobj"}:
        return Draft(index, at, "Organization", form="pair", name="two")
    return None


def _nominal(tokens: Sequence[Token], taken: Sequence[bool], head: int) -> Draft | None:
    """The phrase that a class noun heads, back to its determiner or a country's adjective."""
    start = head
    while start > 0 and tokens[start - 1].sentence == tokens[head].sentence:
        before = tokens[start - 1]
        if before.text.lower() in _DETERMINERS:
            return _phrase(tokens, start - 1, head)
        if before.tag not in {"JJ", "NN", "NNP", "VBN", "NNS"} and not taken[start - 1]:
            break
        start -= 1
    return _phrase(tokens, start, head) if start < head and taken[start] else None


def _phrase(tokens: Sequence[Token], start: int, head: int) -> Draft | None:
    kinds = lexicon().nominals[tokens[head].text.lower()]
    if head - start > 5:
        return None
    kind = next(iter(sorted(kinds)))
    if kinds & {"Agreement", "Event", "Country", "City"}:
        kind = next(k for k in ("Agreement", "Event", "Country", "City") if k in kinds)
    first = start + 1 if tokens[start].text.lower() in _DETERMINERS else start
    return Draft(
        start, head + 1, kind, form="nominal", name=words(tokens, first, head + 1), confidence=0.8
    )
