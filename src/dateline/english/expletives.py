"""The "it" that stands for nothing: "it is necessary to act", "it is clear that they left".

Guarantees: an "it" that may stand for somebody ("it is confident that …", "it is eager to sell") is
none; only the grammar and closed lists of adjectives tell.
"""

from __future__ import annotations

from dateline.core.parse import Parse, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEING = frozenset({"appear", "be", "become", "remain", "seem", "take"})
_FEELING = frozenset(
    {"aware", "certain", "concerned", "confident", "convinced", "glad", "hopeful", "optimistic"}
    | {"pleased", "proud", "satisfied", "sorry", "sure", "unaware", "worried"}
)
# What an act is called that an infinitive names: "it is necessary to act".
_OF_ACTS = frozenset(
    {"advisable", "best", "better", "common", "crucial", "customary", "dangerous", "difficult"}
    | {"easier", "easy", "essential", "fair", "good", "great", "hard", "harder", "helpful"}
    | {"illegal", "imperative", "important", "impossible", "impractical", "incumbent", "legal"}
    | {"mandatory", "natural", "necessary", "normal", "possible", "premature", "rare"}
    | {"reasonable", "risky", "sensible", "tempting", "tough", "unfair", "unlawful", "unusual"}
    | {"unwise", "urgent", "useful", "usual", "vital", "wise", "worthwhile", "wrong"}
)


def find_predicate(parse: Parse, word: Token) -> tuple[Token, list[Token]]:
    """The word that a subject hangs on, and what stands under that and its complement."""
    verb = parse.tokens[word.head]
    below = parse.below(verb.index)
    said = [one for one in below if one.dep in {"acomp", "attr"}]
    return verb, [*below, *(child for one in said for child in parse.below(one.index))]


def is_copular(verb: Token) -> bool:
    """Whether a verb says what its subject is, seems, becomes or takes: "it takes courage"."""
    return verb.lemma in _BEING


def is_expletive(parse: Parse, it: Token) -> bool:
    """Whether "it" surely stands for the clause that comes, and for nothing before."""
    verb, below = find_predicate(parse, it)
    if it.text.lower() != "it" or it.dep not in _SUBJECTS or not is_copular(verb):
        return False
    words = {one.text.lower() for one in below}
    if any(one.dep in {"ccomp", "csubj"} for one in below):
        return _FEELING.isdisjoint(words)
    act = any(low.tag == "TO" for one in below if one.tag == "VB" for low in parse.below(one.index))
    return act and not _OF_ACTS.isdisjoint(words)
