"""Joins chains across articles by name, and links them to the authority.

Guarantees: two chains are joined only on a full name that they share; surnames, unexplained
acronyms and nameless things stay in their article; the order of articles doesn't matter to what is
joined, and the cost is linear in the number of chains (names are looked up, never compared in
pairs). One article is held at a time, and of the others their names. Two people of one full name
are not told apart here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from dateline.authority import Authority
from dateline.model import Claim, Decision, Judgement, Mention
from dateline.resolve.link import link
from dateline.resolve.summary import Summary, summarize
from dateline.text import fold

_DISTINCTIVE = 3  # words that make an event's or agreement's name its own
_JOINED = 0.9  # probability that two things of one full name are one


class NameResolver:
    """Names, looked up: in the authority within each article, and in each other across articles."""

    name = "names"
    version = "1"
    needs = ("mentions", "coreference")
    gives = ("decisions",)

    def resolve(
        self, mentions: Iterable[Mention], claims: Iterable[Claim], authority: Authority
    ) -> Iterator[Decision]:
        """Yield each article's links to the authority, then its joins to the articles before.

        Args:
            mentions: grouped by document, as the store streams them.
            claims: of the same documents, in any order.
            authority: the bundled tables.
        """
        by = f"{self.name}@{self.version}"
        owned = _owned(claims)
        first: dict[tuple[str, str], str] = {}
        for document, group in groupby(mentions, key=attrgetter("document")):
            found = list(group)
            chains = summarize(found)
            links = list(link(chains.values(), authority, mentions=found, by=by))
            yield from links
            linked = {
                decision.left: decision.right
                for decision in links
                if decision.judgement is Judgement.SAME
            }
            owners = _owners(found, owned.get(document, ()), linked)
            for chain in chains.values():
                if chain.id not in linked:  # linked ones join through their link
                    yield from _join(chain, first, _keys(chain, owners, authority), by=by)


def _join(
    chain: Summary, first: dict[tuple[str, str], str], keys: Iterable[tuple[str, str]], *, by: str
) -> Iterator[Decision]:
    """Join a chain to the first of each of its keys, which it may be itself."""
    for group, name in sorted(keys):
        other = first.setdefault((group, name), chain.id)
        if other != chain.id:
            why = f"two mentions of the {group.lower()} “{name}”, in full"
            yield Decision(
                left=other,
                right=chain.id,
                judgement=Judgement.SAME,
                score=_JOINED,
                reasons=(why,),
                by=by,
            )


def _keys(
    chain: Summary, owners: Mapping[str, str], authority: Authority
) -> Iterator[tuple[str, str]]:
    """What a chain can be found by in other articles: its group and each name that is full enough.

    Every state has a Ministry of Health: a government body is told by its name only together with
    the country that it belongs to, if the name doesn't say that itself.
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


def _owned(claims: Iterable[Claim]) -> dict[str, list[tuple[str, str]]]:
    """Document → the mentions of a government body and of its country that its claims relate."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == "agency_of" and isinstance(claim.object, str):
            found[claim.document].append((claim.subject, claim.object))
    return found


def _owners(
    mentions: Iterable[Mention], pairs: Sequence[tuple[str, str]], linked: Mapping[str, str]
) -> dict[str, str]:
    """Chain of a body → authority id of its country, where the article knows one only."""
    chains = {mention.id: mention.chain for mention in mentions} if pairs else {}
    found: dict[str, set[str]] = defaultdict(set)
    for body, country in pairs:
        if (owner := linked.get(chains[country])) is not None:
            found[chains[body]].add(owner)
    return {chain: next(iter(ids)) for chain, ids in found.items() if len(ids) == 1}


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
