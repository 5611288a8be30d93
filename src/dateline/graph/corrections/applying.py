"""Following people's corrections while a graph is assembled from records.

Guarantees: the outcome depends on the set of corrections, never on their order; without a
correction, the graph is as if it had never been there; what can't be followed is told, each
correction with the reason, and never lost. Nothing stored is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import msgspec

from dateline import ontology
from dateline.authority import Authority
from dateline.core.ids import content_id
from dateline.core.model import Claim, Decision, Document, Entity, Mention, Span
from dateline.graph import entity_building
from dateline.graph.clustering import Clusters, cluster_chains
from dateline.graph.corrections import claims as of_claims
from dateline.graph.corrections.matching import ArticleFinder, ChainFinder, MentionWatch
from dateline.graph.corrections.mentions import EditableChains
from dateline.graph.corrections.reasons import RankedCorrections, Unmet
from dateline.graph.corrections.records import (
    Add,
    Change,
    Correction,
    Different,
    Drop,
    Ignore,
    Keep,
    Rename,
    Retype,
    ThingAddress,
    list_addresses,
    parse_address,
)
from dateline.graph.corrections.rulings import (
    Ruled,
    collect_given_values,
    derive_rulings,
    describe_rulings,
    find_groups,
)
from dateline.graph.corrections.stories import rule_stories


@dataclass(slots=True)
class CorrectableRecords:
    """What a graph is assembled from, as far as corrections change it.

    Attributes:
        chains: every chain.
        of_mention: mention → chain, for the mentions that claims speak of.
        spans: mention → where it stands, for the same ones.
        claims: all that is said.
        decisions: the machine's.
        authority: what entities are linked to.
        stated: chain → names that claims give it.
        former: ids that entities have had → a chain that was of them.
    """

    chains: dict[str, entity_building.Chain]
    of_mention: dict[str, str]
    spans: dict[str, Span]
    claims: list[Claim]
    decisions: tuple[Decision, ...]
    authority: Authority | None
    stated: Mapping[str, set[str]]
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReplayResult:
    """What follows from the corrections.

    Attributes:
        clusters: which chains are one thing.
        labels: root → the name that people give it.
        kinds: root → the kind that people give it.
        ruled: how the corrections about who is who were understood.
        kept: what people say to be right, each with the ids of the claims.
        placed: id of a claim that a correction made or changed → its rank, and what was before.
        touched: roots that people made another thing than the machine had.
    """

    clusters: Clusters
    labels: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    ruled: tuple[Ruled, ...] = ()
    kept: tuple[tuple[Keep, frozenset[str]], ...] = ()
    placed: Mapping[str, tuple[int, Claim | None]] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()


class CorrectionReplay:
    """The corrections of one graph, followed in steps: mentions, then records, then claims."""

    def __init__(self, entries: Sequence[Correction], documents: Mapping[str, Document]) -> None:
        """Rank the corrections, and find the words of what they add.

        Args:
            entries: in the order of the file.
            documents: the articles, by id.
        """
        self._entries = RankedCorrections(entries)
        self._articles = ArticleFinder(documents)
        self._quoted = {
            key: of_claims.find_quote(entry, documents, self._articles)
            for key, entry in self._entries.of(Add)
        }
        self.documents: Mapping[str, Document] = documents
        if self._quoted:
            made = {one.document.id: one.document for one in self._quoted.values()}
            self.documents = dict(sorted({**made, **documents}.items()))
        known = self._entries.by_rank.values()
        self._watch = MentionWatch(
            [
                one
                for at in known
                if isinstance(at, Different | Ignore)
                for one in list_addresses(at)
            ],
            [one for at in known for one in list_addresses(at)],
            self._articles,
        )

    def watch_mentions(self, mentions: Iterable[Mention]) -> Iterable[Mention]:
        """Hand mentions on, noting those that corrections speak of."""
        return self._watch.note_mentions(mentions)

    def apply_to(self, records: CorrectableRecords) -> ReplayResult:
        """Follow the corrections, changing the records in place."""
        if not self._entries.by_rank:
            return ReplayResult(cluster_chains(records.chains, records.decisions))
        chains = EditableChains(records.chains, records.of_mention, self._watch)
        self._correct_mentions(chains)
        finder = self._finder(records, chains)
        missing = self._make_missing_chains(finder)
        if missing:
            records.chains.update(missing)
            finder = self._finder(records, chains)
        wanted = derive_rulings(self._entries, finder)
        clusters = cluster_chains(records.chains, records.decisions, wanted)
        for conflict in clusters.conflicts:
            self._entries.note_conflict(conflict)
        labels = collect_given_values(Rename, self._entries, finder, clusters)
        kinds = collect_given_values(Retype, self._entries, finder, clusters)
        groups = [*wanted.same.values(), *(group for group, _ in wanted.links.values())]
        groups += [group for apart in wanted.apart.values() for group in apart]
        groups += [group for group, _ in wanted.barred.values()]
        moved = {clusters.sets.root(chain) for group in groups for chain in group}
        claims = _ClaimEditor(self._entries, self._articles, finder, clusters, records)
        placed = claims.edit(self.documents, self._quoted)
        for one in missing:
            if not records.chains[one].documents:  # its claim came to nothing
                del records.chains[one]
        return ReplayResult(
            clusters=clusters,
            labels=labels,
            kinds=kinds,
            ruled=describe_rulings(self._entries, finder, wanted, clusters),
            kept=claims.kept,
            placed=placed,
            touched=frozenset(moved.union(kinds)),
        )

    def keep_fitting(
        self, records: CorrectableRecords, result: ReplayResult, of_mention: Mapping[str, Entity]
    ) -> Iterator[Claim]:
        """The claims that the ontology allows, as far as corrections are answerable for them.

        An addition or change that isn't allowed isn't followed; a claim about something that people
        made another thing goes when it can't be said of that thing.
        """
        root = result.clusters.sets.root
        for claim in records.claims:
            key, before = result.placed.get(claim.id, (None, None))
            ends = (claim.subject, claim.object if isinstance(claim.object, str) else "")
            chains = [records.of_mention[end] for end in ends if end in records.of_mention]
            wrong = None
            if key is not None or any(root(chain) in result.touched for chain in chains):
                wrong = _why_unfit(claim, of_mention)
            if wrong is None:
                yield claim
            elif key is not None:
                self._entries.note_unmet(key, wrong)
                if before is not None:
                    yield before

    def group_stories(self) -> tuple[tuple[str, ...], ...]:
        """Ids of the articles that are versions of one story, story by story, sorted."""
        from dateline.graph.near_copies import group_copies  # numpy costs 0.1 s

        return rule_stories(group_copies(self.documents), self._entries, self._articles)

    @property
    def unmet(self) -> tuple[Unmet, ...]:
        """The corrections that aren't followed, in the order of the file."""
        return self._entries.unmet()

    def _correct_mentions(self, chains: EditableChains) -> None:
        """Ignore what is to be ignored, then part what one article took for one thing."""
        ignored = {key: parse_address(one.thing) for key, one in self._entries.of(Ignore)}
        for key, one in ignored.items():
            if not self._watch.mentions_by_name(one):
                self._entries.note_unmet(key, f"no article mentions {one}")
        chains.ignore(ignored.values())
        for _, entry in self._entries.of(Different):
            chains.split(list_addresses(entry))

    def _finder(self, records: CorrectableRecords, chains: EditableChains) -> ChainFinder:
        stated = records.stated
        machine = cache(
            lambda: entity_building.make_entities(
                records.chains,
                records.decisions,
                used=records.of_mention.values(),
                authority=records.authority,
            )
        )
        return ChainFinder(
            (
                entity_building.make_anchor(one, stated.get(one.id, ()))
                for one in records.chains.values()
            ),
            self._articles,
            used=records.of_mention.values(),
            entities=machine,
            quoted=chains.quoted,
            entries=self._entries.by_rank.values(),
            former=records.former,
        )

    def _make_missing_chains(self, finder: ChainFinder) -> dict[str, entity_building.Chain]:
        """Chains for things that claims get by corrections, and that no article names.

        Only those whose kind is given: a name alone may be a slip of the pen.
        """
        made: dict[str, entity_building.Chain] = {}
        for entry in self._entries.by_rank.values():
            for one in _claim_ends(entry):
                new = one == ThingAddress(name=one.name, kind=one.kind)
                if new and one.name and one.kind and not finder.find(one):
                    chain = entity_building.Chain(content_id(of_claims.ORIGIN, one.name, one.kind))
                    chain.lead, chain.named, chain.names = one.name, True, {one.name}
                    chain.kinds[one.kind] = 1
                    made[chain.id] = chain
        return made


class _ClaimEditor:
    """The corrections about claims, followed once it is known which chains are one thing."""

    def __init__(
        self,
        entries: RankedCorrections,
        articles: ArticleFinder,
        finder: ChainFinder,
        clusters: Clusters,
        records: CorrectableRecords,
    ) -> None:
        self._entries = entries
        self._articles = articles
        self._finder = finder
        self._root = clusters.sets.root
        self._records = records
        self.kept: tuple[tuple[Keep, frozenset[str]], ...] = ()  # with ids of claims

    def edit(
        self, documents: Mapping[str, Document], quoted: Mapping[int, of_claims.FoundQuote]
    ) -> dict[str, tuple[int, Claim | None]]:
        """Leave out, change and add claims; returns them as `ReplayResult.placed` has them."""
        records = self._records
        both: tuple[tuple[int, Drop | Change], ...]
        both = (*self._entries.of(Drop), *self._entries.of(Change))
        wanted = {key: entry for key, entry in both if self._known(key, entry)}
        matcher = of_claims.ClaimMatcher(
            records.claims, documents, self._articles, end=self._end, roots=self._roots
        )
        kept = {
            key: frozenset(claim.id for claim in matcher.find(entry))
            for key, entry in self._entries.of(Keep)
            if self._known(key, entry)
        }
        self.kept = tuple(
            (entry, kept[key]) for key, entry in self._entries.of(Keep) if key in kept
        )
        edited = of_claims.edit_claims(
            records.claims,
            wanted,
            matcher,
            place=lambda one, claim: self._place(one, documents[claim.document], claim.evidence[0]),
        )
        for key in (*edited.unmet, *(key for key, found in kept.items() if not found)):
            self._entries.note_unmet(key, "no article says so")
        for clash in edited.clashes:
            self._entries.note_conflict(clash)
        placed: dict[str, tuple[int, Claim | None]] = dict(edited.before)
        records.claims[:] = edited.claims
        for key, entry in self._entries.of(Add):
            if self._known(key, entry):
                made = of_claims.make_claim(entry, quoted[key], self._place)
                placed[made.id] = key, None
                records.claims.append(made)
        return placed

    def _known(self, key: int, entry: Drop | Keep | Change | Add) -> bool:
        """Whether the ends of a correction are there, and each new end of a claim is one thing."""
        known = all(find_groups(key, entry, self._entries, self._finder))
        for one in _claim_ends(entry):
            if len(self._roots(one)) > 1:
                why = f"{one} is several things; add an article, a kind or a quote"
                self._entries.note_unmet(key, why)
                known = False
        return known

    def _end(self, mention: str) -> str | None:
        chain = self._records.of_mention.get(mention)
        return None if chain is None else self._root(chain)

    def _roots(self, one: ThingAddress) -> frozenset[str]:
        return frozenset(map(self._root, self._finder.find(one)))

    def _place(self, one: ThingAddress, document: Document, span: Span) -> str:
        """A mention that a claim can end at, of a thing that its words needn't mention."""
        found = self._finder.find(one)
        records = self._records
        made = content_id(of_claims.ORIGIN, msgspec.json.encode(one), document.id, span)
        records.of_mention[made] = min(found)
        chain = records.chains[min(found)]
        if not chain.size:  # one that no article names, so that it is here where it is spoken of
            chain.documents.add(document.id)
        names = {name for one_of in found for name in records.chains[one_of].names}
        names |= set() if one.name is None else {one.name}
        at = of_claims.find_longest_name(names, document, span)
        if at is not None:
            records.spans[made] = at
        return made


def _claim_ends(entry: Correction) -> Iterator[ThingAddress]:
    """The things that claims get as ends by a correction."""
    if not isinstance(entry, Add | Change):
        return
    if isinstance(entry, Add):
        yield parse_address(entry.subject)
    target = entry.object if isinstance(entry, Add) else entry.to
    if target is not None and not ontology.predicates()[entry.predicate].literal:
        yield parse_address(target)


def _why_unfit(claim: Claim, of_mention: Mapping[str, Entity]) -> str | None:
    """Why the ontology doesn't allow a claim, if it doesn't."""
    known = ontology.predicates().get(claim.predicate)
    subject = of_mention.get(claim.subject)
    if known is None or subject is None:
        return None
    if not ontology.kind_fits(subject.kind, known.domain):
        allowed = " or ".join(known.domain)
        return f"{claim.predicate} starts at {allowed}, and {subject.label} is {subject.kind}"
    target = of_mention.get(claim.object) if isinstance(claim.object, str) else None
    if target is None:
        return None
    if not ontology.kind_fits(target.kind, known.range):
        allowed = " or ".join(known.range)
        return f"{claim.predicate} ends at {allowed}, and {target.label} is {target.kind}"
    return f"both ends are {subject.label}" if target is subject else None
