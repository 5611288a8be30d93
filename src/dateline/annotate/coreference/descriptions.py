"""Pronouns and definite descriptions: what may mean something that the text has named.

Guarantees: finds candidates only, outside of names and posts. A description is "the", "this" or
"that" (or "both", or a people's adjective) with a noun last: what says more of it after the noun
makes it a phrase that identifies by itself, and no candidate. What they mean is told in
`antecedents.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_DEFINITE = frozenset({"both", "that", "the", "this"})
SORTS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), "he"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WDT"})
_PREMODIFIERS = frozenset({"JJ", "JJR", "NN", "NNP", "VBN", "VBG", "NNS", "CD", "HYPH"})
# What shows that another one is meant, or none in particular.
_OTHERS = frozenset(
    {"another", "average", "first", "latter", "next", "other", "parent", "previous", "rival"}
    | {"second", "third", "typical", "wrong", "same", "own", "entire", "whole", "only", "last"}
)
# What says more of a noun, so that it may mean something that the text never named.
_AFTER = frozenset({"acl", "appos", "nummod", "prep"})
_LONGEST = 6  # tokens before the noun
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})


def find(parse: Parse, taken: Sequence[bool]) -> Iterator[Draft]:
    """Descriptions, among them "the two", and pronouns, in text order."""
    for token in parse.tokens:
        if taken[token.index]:
            continue
        lowered = token.text.lower()
        if token.tag in {"PRP", "PRP$"} and lowered in SORTS:
            kind = "Person" if SORTS[lowered] == "he" else "Organization"
            yield Draft(token.index, token.index + 1, kind, form="pronoun")
        elif token.tag in NOUNS or (lowered in {"old", "two"} and token.dep != "amod"):
            yield from _description(parse, taken, token)


def _description(parse: Parse, taken: Sequence[bool], head: Token) -> Iterator[Draft]:
    """The phrase that a noun heads, back to its article or a people's adjective."""
    tokens, start = parse.tokens, head.index
    agreement = "Agreement" in lexicon().nominals.get(head.text.lower(), ())
    while start > 0 and tokens[start - 1].sentence == head.sentence:
        before = tokens[start - 1]
        word = before.text.lower()
        if word in _DEFINITE or (agreement and before.tag in _DETERMINERS):
            start -= 1
            break
        if word in _OTHERS or (before.tag not in _PREMODIFIERS and not taken[start - 1]):
            break
        start -= 1
    opened = start < head.index and (taken[start] or tokens[start].tag in _DETERMINERS)
    if opened and head.index - start <= _LONGEST and head.dep != "compound":
        draft = _draft(tokens, start, head.index)
        if agreement or is_whole(parse, draft):
            yield draft


def is_definite(parse: Parse, draft: Draft) -> bool:
    """Whether a phrase begins with "the" or the like, or stands behind it as posts do."""
    before = range(max(0, draft.start - 1), draft.start + 1)
    return any(parse.tokens[at].text.lower() in _DEFINITE for at in before)


def is_whole(parse: Parse, draft: Draft) -> bool:
    """Whether "the company" stands for something: nothing more is said of it, nor is it said of it.

    "The company at the centre" may be one that the text never named; "the company, which" isn't.
    """
    tokens, head = parse.tokens, draft.end - 1
    after = tokens[draft.end] if draft.end < len(tokens) else None
    if tokens[head].dep == "attr" or (after is not None and after.tag in NOUNS):
        return False
    if parse.below(head, "relcl"):
        return after is not None and after.text == ","
    return not any(one.index > head for one in parse.below(head, *_AFTER))


def _draft(tokens: Sequence[Token], start: int, head: int) -> Draft:
    kinds = lexicon().nominals.get(tokens[head].text.lower(), frozenset({"Organization"}))
    first = ("Agreement", "Event", "Country", "City")
    kind = next((one for one in first if one in kinds), min(kinds))
    inside = start + (tokens[start].tag in _DETERMINERS)
    name = words(tokens, inside, head + 1)
    return Draft(start, head + 1, kind, form="nominal", name=name, confidence=0.8)
