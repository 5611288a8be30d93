"""Joins chains across articles by name, and links them to the authority.

Guarantees: two chains are joined only on a full name that they share; surnames, unexplained acronyms and
nameless things stay in their article; the order of the input doesn't matter, and the cost is linear in
the number of chains (names are looked up, never compared in pairs). Two people of one full
name are not told apart here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
        owners = _Owners(claims)
        chains = summarize(owners.passing(mentions))
        documents: dict[str, list[Summary]] = defaultdict(list)
        for chain in chains.values():
            documents[chain.document].append(chain)
        linked: dict[str, str] = {}
        for document in sorted(documents):
            for decision in link(documents[document], authority, by=by):
                linked[decision.left] = decision.right
                yield decision
        yield from _join(chains.values(), set(linked), owners.by_chain(linked), authority, by=by)


def _join(
    chains: Iterable[Summary],
    linked: set[str],
    owners: Mapping[str, str],
    authority: Authority,
    *,
    by: str,
) -> Iterator[Decision]:
    """Join chains of one key to the first of them; linked ones join through their link."""
    first: dict[tuple[str, str], Summary] = {}
    for chain in chains:
        if chain.id in linked:
            continue
        for group, name in sorted(_keys(chain, owners, authority)):
            other = first.setdefault((group, name), chain)
            if other is not chain and other.document != chain.document:
                why = f"both articles name the {group.lower()} “{max(chain.names, key=lambda n: (chain.names[n], n))}” in full"
                yield Decision(
                    left=other.id,
                    right=chain.id,
                    judgement=Judgement.SAME,
                    score=0.9,
                    reasons=(why,),
                    by=by,
                )


def _keys(
    chain: Summary, owners: Mapping[str, str], authority: Authority
) -> Iterator[tuple[str, str]]:
    """What a chain can be found by in other articles: its group and each name that is full enough.

    Every state has a Ministry of Health: a government body is told by its name only together with the
    country that it belongs to, if the name doesn't say that itself.
    """
    group = chain.group
    for name in chain.names:
        folded = fold(name)
        if chain.kind == "GovernmentBody" and not _placed(name, authority):
            if chain.id in owners:
                yield group, f"{folded} of {owners[chain.id]}"
        elif _tells(group, name, len(folded.split())):
            yield group, folded


def _placed(name: str, known: Authority) -> bool:
    """Whether a name says of which country or place it is ("Kenyan High Court", "Tokyo police")."""
    parts = name.split()
    return any(
        known.longest(parts, index) is not None or known.demonym(parts[index])
        for index in range(len(parts))
        if parts[index][0].isupper()
    )


class _Owners:
    """Government body → country, by the articles' own `agency_of` claims."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Note the claims and the mentions that they use."""
        self._pairs = [
            (c.subject, c.object)
            for c in claims
            if c.predicate == "agency_of" and isinstance(c.object, str)
        ]
        self._wanted = {one for pair in self._pairs for one in pair}
        self._chains: dict[str, str] = {}

    def passing(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Hand mentions on, noting the chains of those that matter."""
        for mention in mentions:
            if mention.id in self._wanted:
                self._chains[mention.id] = mention.chain
            yield mention

    def by_chain(self, linked: Mapping[str, str]) -> dict[str, str]:
        """Chain of a body → authority id of its country, where the articles agree on one."""
        found: dict[str, set[str]] = defaultdict(set)
        for body, country in self._pairs:
            if (owner := linked.get(self._chains[country])) is not None:
                found[self._chains[body]].add(owner)
        return {chain: next(iter(owners)) for chain, owners in found.items() if len(owners) == 1}


def _tells(group: str, name: str, count: int) -> bool:
    """Whether a name says which thing is meant, outside of its article too."""
    if group == "Person":
        return count > 1
    if group in {"Event", "Agreement"}:
        return not name[0].islower() and (
            count >= _DISTINCTIVE or any(char.isdigit() for char in name)
        )
    if group == "Organization":
        return count > 1 or not name.isupper()
    return group in {"Place", "People", "Topic", "Position"}
