"""What the mentions of one chain add up to, for comparing it with others.

Guarantees: independent of the order in which mentions come. It decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline import ontology
from dateline.core.model import Mention
from dateline.core.text import normalize_name


@dataclass(slots=True)
class ChainSummary:
    """One chain: its document, its names, the kinds and authority entries of its mentions.

    `metonyms` are the words that stand for it without being its name: "Moscow" for Russia.
    """

    id: str
    document: str
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    authorities: set[str] = field(default_factory=set)
    adjectives: set[str] = field(default_factory=set)
    metonyms: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """The kind of most of its mentions, of several the first in the alphabet."""
        if len(self.kinds) == 1:
            return next(iter(self.kinds))
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    @property
    def top_kind(self) -> str:
        """The kind right under the root that its kind belongs to."""
        return ontology.top_kind(self.kind)


def stands_for(mention: Mention) -> bool:
    """Whether a mention's words are no name of what it is: "Moscow" for Russia."""
    known = mention.form == "name" and mention.authority is not None
    return known and normalize_name(mention.text) != normalize_name(mention.name)


def summarize_chains(mentions: Iterable[Mention]) -> dict[str, ChainSummary]:
    """Sum mentions up to chains, as chain id → summary; chains without a name are left out."""
    chains: dict[str, ChainSummary] = {}
    for mention in mentions:
        if mention.form not in {"name", "demonym"} and mention.kind != "Topic":
            continue
        summary = chains.setdefault(mention.chain, ChainSummary(mention.chain, mention.document))
        summary.kinds[mention.kind] += 1
        if mention.form == "demonym":
            summary.adjectives.add(mention.name)
        else:
            summary.names[mention.name] += 1
        if stands_for(mention):
            summary.metonyms.add(mention.text)
        if mention.authority is not None:
            summary.authorities.add(mention.authority)
    return dict(sorted(chains.items()))
