"""Common-noun phrases and pronouns that may point back at something named.

Guarantees: finds candidates only, outside of names; each is a short phrase with its head noun last.
It doesn't decide what they point at: that is `antecedents.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.names.draft import Draft, words
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon

_DEFINITE = frozenset({"the", "this", "that"})
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), "Person"),
    **dict.fromkeys(("it", "its", "they", "them", "their", "theirs"), "Organization"),
}
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DETERMINERS = frozenset({"DT", "PRP$"})
_PREMODIFIERS = frozenset({"JJ", "NN", "NNP", "VBN", "NNS", "CD", "HYPH"})
# What shows that another one is meant, or none in particular.
_OTHERS = frozenset(
    {
        "another",
        "average",
        "first",
        "former",
        "latter",
        "new",
        "next",
        "other",
        "parent",
        "previous",
    }
    | {"rival", "second", "third", "typical", "wrong"}
)
# What says more of a noun, so that it may mean something that the text never named.
_AFTER = frozenset({"prep", "relcl", "acl", "appos", "nummod"})
_LONGEST = 5  # tokens before the noun
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
    for token in parse.tokens:
        if taken[token.index]:
            continue
        lowered = token.text.lower()
        if token.tag in {"PRP", "PRP$"} and lowered in PRONOUNS:
            yield Draft(token.index, token.index + 1, PRONOUNS[lowered], form="pronoun")
        elif (pair := _pair(parse.tokens, token.index)) is not None:
            yield pair
        elif lowered == "old":
            yield from _aged(parse.tokens, token.index)
        elif token.tag in _NOUNS and lowered in lexicon().nominals and token.dep != "compound":
            yield from _nominal(parse, taken, token.index)


def _aged(tokens: Sequence[Token], old: int) -> Iterator[Draft]:
    """Somebody called by an age alone: "the 34-year-old"."""
    start = old - 5
    if start < 0 or tokens[old].dep == "amod" or tokens[start].text.lower() != "the":
        return
    if [token.text for token in tokens[start + 2 : old]] == ["-", "year", "-"]:
        name = words(tokens, start + 1, old + 1)
        yield Draft(start, old + 1, "Person", form="nominal", name=name)


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


def _nominal(parse: Parse, taken: Sequence[bool], head: int) -> Iterator[Draft]:
    """The phrase that a class noun heads, back to its article or a country's adjective."""
    tokens, start = parse.tokens, head
    agreement = "Agreement" in lexicon().nominals[tokens[head].text.lower()]
    while start > 0 and tokens[start - 1].sentence == tokens[head].sentence:
        before = tokens[start - 1]
        word = before.text.lower()
        if word in _DEFINITE or (agreement and before.tag in _DETERMINERS):
            start -= 1
            break
        if word in _OTHERS or (before.tag not in _PREMODIFIERS and not taken[start - 1]):
            break
        start -= 1
    opened = start < head and (taken[start] or tokens[start].tag in _DETERMINERS)
    if opened and head - start <= _LONGEST:
        draft = _phrase(tokens, start, head)
        if agreement or is_whole(parse, draft):
            yield draft


def is_definite(parse: Parse, draft: Draft) -> bool:
    """Whether a phrase begins with "the" or the like."""
    return parse.tokens[draft.start].text.lower() in _DEFINITE


def is_whole(parse: Parse, draft: Draft) -> bool:
    """Whether "the company" stands for something: nothing more is said of it, nor is it said of it.

    "The company at the centre" may be one that the text never named.
    """
    tokens, head = parse.tokens, draft.end - 1
    if tokens[head].dep == "attr" or (draft.end < len(tokens) and tokens[draft.end].tag in _NOUNS):
        return False
    return not any(one.dep in _AFTER and one.index > head for one in parse.below(head))


def _phrase(tokens: Sequence[Token], start: int, head: int) -> Draft:
    kinds = lexicon().nominals[tokens[head].text.lower()]
    first = ("Agreement", "Event", "Country", "City")
    kind = next((one for one in first if one in kinds), min(kinds))
    inside = start + (tokens[start].tag in _DETERMINERS)
    name = words(tokens, inside, head + 1)
    return Draft(start, head + 1, kind, form="nominal", name=name, confidence=0.8)
