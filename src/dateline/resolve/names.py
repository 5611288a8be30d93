"""Joins chains across articles by name, and links them to the authority.

Guarantees: two chains are joined only on a full name that they share; surnames, unexplained acronyms and
nameless things stay in their article; the order of the input doesn't matter, and the cost is linear in
the number of chains (names are looked up, never compared in pairs). Two people of one full
name are not told apart here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.authority import Authority
from dateline.model import Claim, Decision, Judgement, Mention
from dateline.resolve.link import link
from dateline.resolve.summary import Summary, summarize
from dateline.text import fold

_DISTINCTIVE = 3  # words that make an event's or agreement's name its own


class NameResolver:
    """Names, looked up: in the authority within each article, and in each other across articles."""

    name = "names"
    version = "1"
    needs = ("mentions", "coreference")
    gives = ("decisions",)

    def resolve(
        self, mentions: Iterable[Mention], claims: Iterable[Claim], authority: Authority
    ) -> Iterator[Decision]:
        """Yield links to the authority, then joins across articles."""
        by = f"{self.name}@{self.version}"
        chains = summarize(mentions)
        documents: dict[str, list[Summary]] = defaultdict(list)
        for chain in chains.values():
            documents[chain.document].append(chain)
        linked: set[str] = set()
        for document in sorted(documents):
            for decision in link(documents[document], authority, by=by):
                linked.add(decision.left)
                yield decision
        yield from _join(chains.values(), linked, by=by)


def _join(chains: Iterable[Summary], linked: set[str], *, by: str) -> Iterator[Decision]:
    """Join chains of one key to the first of them; linked ones join through their link."""
    first: dict[tuple[str, str], Summary] = {}
    for chain in chains:
        if chain.id in linked:
            continue
        for group, name in sorted(_keys(chain)):
            other = first.setdefault((group, name), chain)
            if other is not chain and other.document != chain.document:
                why = f"both articles name the {group.lower()} “{max(chain.names, key=lambda n: (chain.names[n], n))}” in full"
                yield Decision(left=other.id, right=chain.id, judgement=Judgement.SAME, score=0.9, reasons=(why,), by=by)


def _keys(chain: Summary) -> Iterator[tuple[str, str]]:
    """What a chain can be found by in other articles: its group and each name that is full enough."""
    group = chain.group
    for name in chain.names:
        folded = fold(name)
        count = len(folded.split())
        if _tells(group, name, count):
            yield group, folded


def _tells(group: str, name: str, count: int) -> bool:
    """Whether a name says which thing is meant, outside of its article too."""
    if group == "Person":
        return count > 1
    if group in {"Event", "Agreement"}:
        return count >= _DISTINCTIVE or any(char.isdigit() for char in name)
    if group == "Organization":
        return count > 1 or not name.isupper()
    return group in {"Place", "People", "Topic", "Position"}
