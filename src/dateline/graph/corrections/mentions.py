"""What corrections do to single mentions: some are no mention of anything, some change their chain.

Guarantees: the outcome doesn't depend on the order of corrections or mentions; a chain that
corrections don't speak of stays as it is. Pronouns and descriptions stay with what led their chain:
nobody said whose they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.core.model import Mention
from dateline.core.text import normalize_name
from dateline.graph.corrections.matching import MentionWatch, without_shared
from dateline.graph.corrections.records import ThingAddress
from dateline.graph.entity_building import Chain


class EditableChains:
    """The chains of a corpus while corrections about single mentions are followed."""

    def __init__(
        self, chains: dict[str, Chain], of_mention: dict[str, str], watch: MentionWatch
    ) -> None:
        """Take what is changed in place.

        Args:
            chains: every chain.
            of_mention: mention → chain, for the mentions that claims speak of.
            watch: what it saw of the mentions that corrections speak of.
        """
        self._chains = chains
        self._of_mention = of_mention
        self._watch = watch
        self._moved: dict[str, str] = {}
        self._gone: set[str] = set()

    def quoted(self, one: ThingAddress) -> set[str]:
        """The chains that a thing's quote mentions."""
        found = {self._chain(mention) for mention in self._watch.mentions_in_quote(one)}
        return found & self._chains.keys()

    def mentions_by_name(self, one: ThingAddress) -> list[Mention]:
        """The mentions that a thing means by name, but for those that are ignored."""
        return [
            mention for mention in self._watch.mentions_by_name(one) if mention.id not in self._gone
        ]

    def ignore(self, things: Iterable[ThingAddress]) -> None:
        """Make what is called so no mention of anything, and chains that only it led no chains."""
        names: dict[str, set[str]] = defaultdict(set)
        for one in things:
            for mention in self._watch.mentions_by_name(one):
                if mention.id not in self._gone:
                    self._gone.add(mention.id)
                    self._chains[mention.chain].remove(mention)
                names[mention.chain].update(
                    () if one.quote is not None else {normalize_name(mention.name)}
                )
        dead = {chain for chain, left in names.items() if not self._survives(chain, left)}
        for chain in dead:
            del self._chains[chain]
        for mention_id, chain in list(self._of_mention.items()):
            if mention_id in self._gone or chain in dead:
                del self._of_mention[mention_id]

    def _survives(self, chain: str, ignored: set[str]) -> bool:
        """Whether something is left of a chain; if so, put it in order."""
        at = self._chains[chain]
        at.names = {name for name in at.names if normalize_name(name) not in ignored}
        at.named = bool(at.names)
        if chain in self._gone and at.names:
            at.lead = min(at.names, key=lambda name: (-len(name), name))
        return bool(at.size) and (chain not in self._gone or at.named)

    def split(self, things: Sequence[ThingAddress]) -> None:
        """Where one chain has the names of several things, give each a chain of its own."""
        holding: dict[str, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for number, one in enumerate(sorted(things, key=str)):
            for mention in self.mentions_by_name(one):
                if (chain := self._chain(mention)) in self._chains:
                    holding[chain][number].append(mention)
        for chain, groups in sorted(holding.items()):
            self._part(chain, _part_groups(groups))

    def _part(self, chain: str, groups: Mapping[int, Sequence[Mention]]) -> None:
        """Leave a chain to the group that leads it, and take the others out."""
        leading = [number for number, group in groups.items() if any(m.id == chain for m in group)]
        keeper = min(leading or groups, default=None)
        for number, group in groups.items():
            if number != keeper:
                made = Chain(group[0].id)
                for mention in group:
                    self._chains[chain].remove(mention)
                    made.add(mention)
                    self._moved[mention.id] = made.id
                    if mention.id in self._of_mention:
                        self._of_mention[mention.id] = made.id
                self._chains[made.id] = made
        if keeper is not None and len(groups) > 1:
            kept = {normalize_name(mention.name) for mention in groups[keeper]}
            left = {
                normalize_name(m.name) for n, group in groups.items() if n != keeper for m in group
            } - kept
            at = self._chains[chain]
            at.names = {name for name in at.names if normalize_name(name) not in left}

    def _chain(self, mention: Mention) -> str:
        return self._moved.get(mention.id, mention.chain)


def _part_groups(groups: Mapping[int, Sequence[Mention]]) -> dict[int, list[Mention]]:
    """The groups with each mention in one of them at most."""
    numbers = sorted(groups)
    kept = without_shared([[mention.id for mention in groups[number]] for number in numbers])
    alone = {
        number: [mention for mention in groups[number] if mention.id in ids]
        for number, ids in zip(numbers, kept, strict=True)
    }
    return {number: group for number, group in alone.items() if group}
