"""Bodies that an article calls by their last word: "the Commission", "the Council", "the Court".

Guarantees: such a word is linked only to the one body of that word that the article names in full,
or, "the Commission" alone, to the European one where the article speaks of the European Union. Of
two councils, neither is meant for certain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.authority import Authority, name_keys
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.candidates import Candidate
from dateline.resolve.linking.linking_words import linking_words

_UNION, _OF_UNION = "Q458", {"commission": "Q8880"}


def find_one_word_body(
    chain: ChainSummary,
    known: Mapping[str, ChainSummary],
    found: Mapping[str, Sequence[Candidate]],
    context: ArticleContext,
    authority: Authority,
) -> tuple[Candidate, ...]:
    """What a chain that is called by such a word only may be.

    Args:
        chain: the chain.
        known: all chains of the article.
        found: chain → its candidates, for those that have any.
        context: what the article speaks of.
        authority: the tables.
    """
    words = {name_keys.make_key(name) for name in chain.names}
    if chain.top_kind != "Organization" or len(words) != 1 or not words <= linking_words().bodies:
        return ()
    (word,) = words
    full = [
        one.id
        for one in known.values()
        if one.top_kind == "Organization"
        and any(" " in name and word in name_keys.make_key(name).split() for name in one.names)
    ]
    name = min(chain.names)
    if len(full) == 1:
        return tuple(Candidate(one.entry, "last word", name) for one in found.get(full[0], ()))
    entry = authority.get(_OF_UNION.get(word, ""))
    if not full and entry is not None and context.heard(_UNION, besides=chain.id):
        return (Candidate(entry, "last word", name),)
    return ()
