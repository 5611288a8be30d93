"""Which chains are one thing, and what that thing is called: mentions and decisions → entities.

Guarantees: the outcome depends on the set of mentions and decisions only, never on their order; a
pair judged different never ends up in one entity; every entity has an id of its own. It compares
no names and takes no decisions: those are the resolver's, and a person's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline import ontology
from dateline.authority import Authority, Entry
from dateline.authority.records import OWN
from dateline.ids import content_id, slug
from dateline.model import Decision, Entity, Judgement, Mention
from dateline.text import fold

# Things that share a name without being one: two meetings, two memoranda, two spokespersons.
_NEVER_BY_NAME = frozenset({"Event", "Agreement", "Article", "Position"})


@dataclass(slots=True)
class Chain:
    """What the mentions of one chain add up to, gathered one mention at a time."""

    id: str
    lead: str = ""  # the representative's name
    named: bool = False  # by a proper name, somewhere
    names: set[str] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    authorities: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Count one more mention."""
        if mention.id == self.id:
            self.lead = mention.name
        if mention.form == "name":
            self.named = True
            self.names.add(mention.name)
        weight = 3 if mention.form == "name" else 1  # a name says more
        for counts, value in (
            (self.kinds, mention.kind),
            (self.types, mention.type),
            (self.authorities, mention.authority),
        ):
            if value is not None:
                counts[value] = counts.get(value, 0) + weight
        self.documents.add(mention.document)


class DisjointSets:
    """Union–find whose root is always the smallest member, so that order leaves no trace."""

    def __init__(self) -> None:
        """Start with every value alone."""
        self._parent: dict[str, str] = {}

    def root(self, value: str) -> str:
        """The smallest member of the set that a value is in."""
        path = []
        while (parent := self._parent.get(value, value)) != value:
            path.append(value)
            value = parent
        for passed in path:
            self._parent[passed] = value
        return value

    def join(self, left: str, right: str) -> None:
        """Put two values, and all that is with them, in one set."""
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low


def gather(mentions: Iterable[Mention]) -> dict[str, Chain]:
    """Sum mentions up to chains."""
    chains: dict[str, Chain] = {}
    for mention in mentions:
        chain = chains.get(mention.chain)
        if chain is None:
            chain = chains[mention.chain] = Chain(mention.chain)
        chain.add(mention)
    return chains


def entities(
    chains: Mapping[str, Chain],
    decisions: Iterable[Decision],
    *,
    used: Iterable[str],
    authority: Authority | None,
) -> dict[str, Entity]:
    """Make the entities, as chain id → entity.

    What no claim speaks of is no entity: a graph of loose nodes helps nobody.

    Args:
        chains: every chain of the corpus.
        decisions: which chains are one thing, and which authority entry they are.
        used: ids of the chains that claims speak of.
        authority: what linked entities take label, names, kind and IRI from.
    """
    made = tuple(decisions)
    clusters, links = _clusters(chains, made)
    keep = {clusters.root(chain) for chain in used if chain in chains}
    members: dict[str, list[Chain]] = defaultdict(list)
    for chain in sorted(chains):
        if clusters.root(chain) in keep:
            members[clusters.root(chain)].append(chains[chain])
    drafts = []
    for root, group in members.items():
        link = links.get(root)
        entry = authority.get(link) if authority is not None and link is not None else None
        drafts.append(_draft(group, link, entry))
    return dict(_numbered(drafts))


def _clusters(
    chains: Mapping[str, Chain], decisions: Sequence[Decision]
) -> tuple[DisjointSets, dict[str, str]]:
    """Join chains judged the same, then clusters linked to the same authority entry."""
    sets = _joined(chains, decisions)
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for chain in chains.values():
        # An authority id on a mention is what the words alone say; any decision outweighs it.
        for name, count in chain.authorities.items():
            votes[sets.root(chain.id)][name] += count * 1e-6
    for decision in sorted(decisions, key=_strongest_first):
        if decision.left in chains and decision.right not in chains and _is_link(decision.right):
            vote = {Judgement.SAME: decision.score, Judgement.DIFFERENT: -1e6}
            votes[sets.root(decision.left)][decision.right] += vote.get(decision.judgement, 0.0)
    chosen: dict[str, str] = {}
    for root, tally in sorted(votes.items()):
        name, weight = min(tally.items(), key=lambda item: (-item[1], item[0]))
        if weight > 0:
            chosen[root] = name
    first: dict[str, str] = {}
    for root, name in chosen.items():
        sets.join(first.setdefault(name, root), root)
    return sets, {sets.root(root): name for root, name in chosen.items()}


def _joined(chains: Mapping[str, Chain], decisions: Sequence[Decision]) -> DisjointSets:
    """Join chains judged the same, surest first, but never across a pair judged different."""
    sets = DisjointSets()
    apart: dict[str, set[str]] = defaultdict(set)
    between = [one for one in decisions if one.left in chains and one.right in chains]
    for one in between:
        if one.judgement is Judgement.DIFFERENT:
            apart[one.left].add(one.right)
            apart[one.right].add(one.left)
    for one in sorted(between, key=_strongest_first):
        if one.judgement is not Judgement.SAME:
            continue
        left, right = sorted((sets.root(one.left), sets.root(one.right)))
        if left == right or right in {sets.root(foe) for foe in apart.get(left, ())}:
            continue
        sets.join(left, right)
        if right in apart:
            apart[left] |= apart.pop(right)
    return sets


def _strongest_first(decision: Decision) -> tuple[float, str, str, str]:
    return (-decision.score, decision.left, decision.right, decision.by)


def _is_link(name: str) -> bool:
    """Whether an id is an authority's (`Q884`, `own:staff/7`) and not a lost chain's."""
    return ":" in name or (name[:1] == "Q" and name[1:].isdigit())


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entity that has everything but its final id."""

    entity: Entity
    needs_hash: bool


def _draft(chains: Sequence[Chain], link: str | None, entry: Entry | None) -> _Draft:
    """Sum up the chains of one entity; `entry` wins over what the texts say."""
    kind = _best_kind(chains) if entry is None else entry.kind
    names = {name for chain in chains for name in chain.names}
    label = best_name(chains, kind=kind) if entry is None else entry.label
    same_as: tuple[str, ...] = ()
    if entry is not None:
        names.update(entry.names, entry.acronyms)
        same_as = entry.iris
    stem = f"{_top(kind).lower()}/{slug(label)}"
    if link is not None:
        tail = slug(link) if link.startswith(OWN) else link.replace(":", "-")
        stem = f"{stem}-{tail}"
    unnamed = not any(chain.named for chain in chains)
    types = Counter[str]()
    for chain in chains:
        types.update(chain.types)
    entity = Entity(
        id=stem,
        kind=kind,
        label=label,
        aliases=_aliases(names, label),
        same_as=same_as,
        type=min(types, key=lambda one: (-types[one], one), default=None),
        chains=tuple(chain.id for chain in chains),
        documents=tuple(sorted({one for chain in chains for one in chain.documents})),
    )
    return _Draft(entity, needs_hash=link is None and (unnamed or kind in _NEVER_BY_NAME))


def _aliases(names: Iterable[str], label: str) -> tuple[str, ...]:
    """The other names, sorted; "NAIROBI" over a dispatch is no name besides Nairobi."""
    return tuple(sorted(name for name in set(names) if fold(name) != fold(label)))


def best_name(chains: Sequence[Chain], *, kind: str) -> str:
    """The name to show: what most chains lead with, a full name before a short form.

    Acronyms are short forms, and so are the single words that people are called by.
    """
    votes = Counter(chain.lead for chain in chains if chain.lead in chain.names)
    for chain in chains:
        votes.update(dict.fromkeys(chain.names, 0))
    if not votes:
        votes = Counter(chain.lead for chain in chains)

    def rank(name: str) -> tuple[bool, int, int, str]:
        single = " " not in name.strip()
        short = single and (kind == "Person" or name.isupper())
        return (short, -votes[name], -len(name), name)

    return min(votes, key=rank)


def _best_kind(chains: Sequence[Chain]) -> str:
    """The kind with most votes among the most exact ones of the group with most votes."""
    votes: Counter[str] = Counter()
    for chain in chains:
        votes.update(chain.kinds)
    groups: Counter[str] = Counter()
    for kind, count in votes.items():
        groups[_top(kind)] += count
    group = min(groups, key=lambda one: (-groups[one], one))
    inside = [kind for kind in votes if _top(kind) == group]
    exact = [
        kind
        for kind in inside
        if not any(other != kind and ontology.is_a(other, kind) for other in inside)
    ]
    return min(exact, key=lambda one: (-votes[one], one))


def _top(kind: str) -> str:
    """The kind's ancestor right under the root of the ontology: the group that ids start with."""
    kinds = ontology.kinds()
    while kind in kinds and (parent := kinds[kind].parent) is not None:
        kind = parent
    return kind


def _numbered(drafts: Sequence[_Draft]) -> Iterator[tuple[str, Entity]]:
    """Give each draft an id that no other has, as chain id → entity.

    All that would share an id get a hash, not all but the first, so that order doesn't matter.
    """
    ids = [draft.entity.id for draft in drafts]
    hashed = [draft.needs_hash for draft in drafts]
    for length in (8, 16):
        counts = Counter(ids)
        for index, draft in enumerate(drafts):
            if hashed[index] or counts[ids[index]] > 1:
                digest = content_id(draft.entity.chains[0])[:length]
                ids[index] = f"{draft.entity.id}-{digest}"
        hashed = [False] * len(drafts)
    for new, draft in zip(ids, drafts, strict=True):
        old = draft.entity
        entity = Entity(
            id=new,
            kind=old.kind,
            label=old.label,
            aliases=old.aliases,
            same_as=old.same_as,
            type=old.type,
            chains=old.chains,
            documents=old.documents,
        )
        for chain in old.chains:
            yield chain, entity
