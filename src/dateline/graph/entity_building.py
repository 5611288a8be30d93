"""What clusters of chains are, and what they are called: mentions and clusters → entities.

Guarantees: the outcome depends on the set of mentions and on the clusters only, never on an order;
every entity has an id of its own. It compares no names and takes no decisions: which chains are one
thing is `clustering.py`'s, from what the linker and people decided.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from dateline import ontology
from dateline.authority import Authority, records
from dateline.authority.records import OWN
from dateline.core.ids import content_id, slug
from dateline.core.model import Decision, Entity, Mention, Span
from dateline.core.text import normalize_name
from dateline.graph.clustering import Clusters, cluster_chains, is_authority_id

# Things that share a name without being one: two meetings, two memoranda, two spokespersons.
_NEVER_BY_NAME = frozenset({"Event", "Agreement", "Article", "Position"})
_PLAIN = re.compile(r"[A-Za-z0-9.-]+")
_OURS = "dateline:"


@dataclass(slots=True)
class Chain:
    """What the mentions of one chain add up to, gathered one mention at a time."""

    id: str
    lead: str = ""  # the representative's name
    span: Span | None = None  # the representative's
    size: int = 0  # mentions
    named: bool = False  # by a proper name, somewhere
    names: set[str] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    authorities: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    reasons: tuple[str, ...] = ()  # why its representative is a name, and of its kind

    def add(self, mention: Mention) -> None:
        """Count one more mention."""
        if mention.id == self.id:
            self.lead, self.span, self.reasons = mention.name, mention.span, mention.reasons
        self.size += 1
        if mention.form == "name":
            self.named = True
            self.names.add(mention.name)
        self._count(mention, 1)
        self.documents.add(mention.document)

    def tell(self) -> Told:
        """What it tells of the thing that it is of."""
        return Told(
            lead=self.lead,
            named=self.named,
            names=tuple(sorted(self.names)),
            kinds=dict(sorted(self.kinds.items())),
            types=dict(sorted(self.types.items())),
        )

    def remove(self, mention: Mention) -> None:
        """Take away what `add` counted; names stay, since other mentions may have them too."""
        self.size -= 1
        self._count(mention, -1)

    def _count(self, mention: Mention, sign: int) -> None:
        weight = sign * (3 if mention.form == "name" else 1)  # a name says more
        for counts, value in (
            (self.kinds, mention.kind),
            (self.types, mention.type),
            (self.authorities, mention.authority),
        ):
            if value is not None:
                counts[value] = counts.get(value, 0) + weight
                if not counts[value]:
                    del counts[value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a chain tells of the thing that it is of: many chains tell the same.

    Attributes:
        lead: the representative's name.
        named: whether it has a proper name somewhere.
        names: all its names, sorted.
        kinds: kind → how much speaks for it, sorted.
        types: likewise.
    """

    lead: str = ""
    named: bool = False
    names: tuple[str, ...] = ()
    kinds: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)


Counted: TypeAlias = tuple[Told, int]  # and how many chains tell it


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a chain can be found by.

    Attributes:
        id: the chain's.
        document: id of the document that it is of.
        span: where its representative stands, None when no mention is.
        lead: the representative's name.
        names: all its names, sorted.
        kind: the likeliest kind of it alone.
        size: number of its mentions.
        reasons: what speaks most for its representative being a name and of its kind.
    """

    id: str
    document: str
    span: Span | None
    lead: str
    names: tuple[str, ...]
    kind: str
    size: int
    reasons: tuple[str, ...] = ()


def make_anchor(chain: Chain, more: Iterable[str] = ()) -> Anchor:
    """What a chain can be found by, `more` names among it."""
    return Anchor(
        id=chain.id,
        document=min(chain.documents, default=""),
        span=chain.span,
        lead=chain.lead,
        names=tuple(sorted({*chain.names, *more})),
        kind=best_kind([(chain.tell(), 1)]),
        size=chain.size,
        reasons=chain.reasons,
    )


def gather_chains(mentions: Iterable[Mention]) -> dict[str, Chain]:
    """Sum mentions up to chains."""
    chains: dict[str, Chain] = {}
    for mention in mentions:
        chain = chains.get(mention.chain)
        if chain is None:
            chain = chains[mention.chain] = Chain(mention.chain)
        chain.add(mention)
    return chains


def make_entities(
    chains: Mapping[str, Chain],
    decisions: Iterable[Decision],
    *,
    used: Iterable[str],
    authority: Authority | None,
) -> dict[str, Entity]:
    """Make the entities that decisions alone give, as chain id → entity.

    Args:
        chains: every chain of the corpus.
        decisions: which chains are one thing, and which authority entry they are.
        used: ids of the chains that claims speak of.
        authority: what linked entities take label, names, kind and IRI from.
    """
    return make_cluster_entities(
        chains, cluster_chains(chains, decisions), used=used, authority=authority
    )


def make_cluster_entities(
    chains: Mapping[str, Chain],
    clusters: Clusters,
    *,
    used: Iterable[str],
    authority: Authority | None,
    labels: Mapping[str, str] = MappingProxyType({}),
    kinds: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Entity]:
    """Make the entities of clusters, as chain id → entity.

    What no claim speaks of is no entity: a graph of loose nodes helps nobody.

    Args:
        chains: every chain of the corpus.
        clusters: which of them are one thing, and what it is linked to.
        used: ids of the chains that claims speak of.
        authority: what linked entities take label, names, kind and IRI from.
        labels: root of a cluster → the name that a person gave it.
        kinds: root of a cluster → the kind that a person gave it.
    """
    root = clusters.sets.root
    keep = {root(chain) for chain in used if chain in chains}
    members: dict[str, list[Chain]] = defaultdict(list)
    for chain in sorted(chains):
        if root(chain) in keep:
            members[root(chain)].append(chains[chain])
    drafts = []
    for one, group in members.items():
        link = clusters.links.get(one)
        draft = draft_entity(
            [(chain.tell(), 1) for chain in group],
            link,
            chains=tuple(chain.id for chain in group),
            documents=tuple(sorted({one for chain in group for one in chain.documents})),
            authority=authority,
            label=labels.get(one),
            kind=kinds.get(one),
        )
        if one in clusters.confirmed:
            confirmed = _confirmed_iris(draft.entity, link)
            draft = replace(draft, entity=replace(draft.entity, confirmed=confirmed))
        drafts.append(draft)
    return dict(_number_drafts(drafts))


def _confirmed_iris(entity: Entity, link: str | None) -> tuple[str, ...]:
    """The IRI that a person gave; what else the authority takes for the same is its own word."""
    return tuple(iri for iri in _link_iris(link) if iri in entity.same_as)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity that has everything but its final id.

    Attributes:
        entity: the rest.
        needs_hash: whether its name isn't enough of an id.
        linked: whether it is something that the authority or a person knows.
    """

    entity: Entity
    needs_hash: bool
    linked: bool


def draft_entity(
    told: Sequence[Counted],
    link: str | None,
    *,
    chains: tuple[str, ...],
    documents: tuple[str, ...],
    authority: Authority | None,
    label: str | None = None,
    kind: str | None = None,
) -> Draft:
    """Sum up what the chains of one entity tell.

    What the authority says wins over what the texts say, but for a kind that these tell more
    exactly, and a person over both. The id keeps the
    name that the thing had before a person renamed it, so that it stays.

    Args:
        told: what they tell, each with how many tell it.
        link: what the entity is linked to.
        chains: their ids, sorted.
        documents: where they are, sorted.
        authority: what a linked entity takes label, names, kind and IRI from.
        label: the name that a person gave it.
        kind: the kind that a person gave it.
    """
    entry = authority.get(link) if authority is not None and link is not None else None
    best = best_kind(told)  # "GovernmentBody", where a list only has an Organization
    known = entry is not None and not ontology.is_a(best, entry.kind)
    kind = kind or (entry.kind if entry is not None and known else best)
    names = {name for one, _ in told for name in one.names}
    found = best_name(told, kind=kind) if entry is None else entry.label
    if entry is not None:
        names.update(entry.names, entry.acronyms)
    if label is not None:
        names.add(found)
    label = label or found
    types = _sum_votes((one.types, times) for one, times in told)
    entity = Entity(
        id=_make_stem(kind, found, link),
        kind=kind,
        label=label,
        aliases=_other_names(names, label),
        same_as=_link_iris(link) if entry is None else entry.iris,
        type=min(types, key=lambda one: (-types[one], one), default=None),
        chains=chains,
        documents=documents,
    )
    named = any(one.named for one, _ in told)
    needs_hash = link is None and (not named or kind in _NEVER_BY_NAME)
    return Draft(entity, needs_hash=needs_hash, linked=link is not None)


def _make_stem(kind: str, name: str, link: str | None) -> str:
    """The id that a thing has unless others would share it."""
    stem = f"{ontology.top_kind(kind).lower()}/{slug(name)}"
    return stem if link is None or _said_by(name, link) else f"{stem}-{_id_suffix(link)}"


def _said_by(name: str, link: str) -> bool:
    """Whether a name says all that an id of ours does: `dateline:reuters`, `dateline:Q114/police`.

    National bodies have their country in their label.
    """
    number = link.removeprefix(_OURS)
    return number != link and ("/" in number or number == slug(name))


def _id_suffix(link: str) -> str:
    """What an id ends with when the thing is linked: `Q884`, `geonames-1835848`."""
    plain = link.replace(":", "-")
    ours = link.startswith(OWN) or _PLAIN.fullmatch(plain) is None
    return slug(link.removeprefix("https://").removeprefix("http://")) if ours else plain


def _link_iris(link: str | None) -> tuple[str, ...]:
    """The IRI of a link that the authority doesn't know, if it has one."""
    if link is None or not is_authority_id(link):
        return ()
    found = records.iri_of(link)
    return () if found is None else (found,)


def _other_names(names: Iterable[str], label: str) -> tuple[str, ...]:
    """The other names, sorted; "NAIROBI" over a dispatch is no name besides Nairobi."""
    return tuple(
        sorted(name for name in set(names) if normalize_name(name) != normalize_name(label))
    )


def best_name(told: Sequence[Counted], *, kind: str) -> str:
    """The name to show: what most chains lead with, a full name before a short form.

    Acronyms are short forms, and so are the single words that people are called by.
    """
    names = {name for one, _ in told for name in one.names}
    votes = Counter[str]()
    for one, times in told:
        if not names or one.lead in one.names:
            votes[one.lead] += times

    def rank(name: str) -> tuple[bool, int, int, str]:
        single = " " not in name.strip()
        short = single and (kind == "Person" or name.isupper())
        return (short, -votes[name], -len(name), name)

    return min(names or votes, key=rank)


def best_kind(told: Iterable[Counted]) -> str:
    """The kind with most votes among the most exact ones of the group with most votes."""
    votes = _sum_votes((one.kinds, times) for one, times in told)
    groups: Counter[str] = Counter()
    for kind, count in votes.items():
        groups[ontology.top_kind(kind)] += count
    group = min(groups, key=lambda one: (-groups[one], one))
    inside = [kind for kind in votes if ontology.top_kind(kind) == group]
    exact = [
        kind
        for kind in inside
        if not any(other != kind and ontology.is_a(other, kind) for other in inside)
    ]
    return min(exact, key=lambda one: (-votes[one], one))


def _sum_votes(cast: Iterable[tuple[Mapping[str, int], int]]) -> Counter[str]:
    """Votes together; each count is cast so many times."""
    votes = Counter[str]()
    for counts, times in cast:
        for one, count in counts.items():
            votes[one] += count * times
    return votes


def _number_drafts(drafts: Sequence[Draft]) -> Iterator[tuple[str, Entity]]:
    """Give each draft an id that no other has, as chain id → entity.

    All that would share an id get a hash, not all but the first, so that order doesn't matter; but
    what is linked keeps its id when something unknown has the same name.
    """
    ids = [draft.entity.id for draft in drafts]
    hashed = [draft.needs_hash for draft in drafts]
    for length in (8, 16):
        counts = Counter(ids)
        known = Counter(one for one, draft in zip(ids, drafts, strict=True) if draft.linked)
        for index, draft in enumerate(drafts):
            rivals = known if draft.linked else counts
            if hashed[index] or rivals[ids[index]] > 1:
                digest = content_id(draft.entity.chains[0])[:length]
                ids[index] = f"{draft.entity.id}-{digest}"
        hashed = [False] * len(drafts)
    for new, draft in zip(ids, drafts, strict=True):
        entity = replace(draft.entity, id=new)
        for chain in entity.chains:
            yield chain, entity
