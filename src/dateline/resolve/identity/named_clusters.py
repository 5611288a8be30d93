"""Things with their names, as they are compared.

Guarantees: what a name is compared by depends on its chains alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.resolve.identity.blocking import body_keys, person_keys
from dateline.resolve.identity.body_names import body_words
from dateline.resolve.identity.evidence import Clue, NameKey
from dateline.resolve.identity.namesakes import Cluster, Corpus
from dateline.resolve.identity.people_names import PersonName, parse_person

TEAM = "SportsTeam"
_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class NamedCluster:
    """One cluster with its name, as it is compared.

    Attributes:
        key: what its name is looked up by.
        label: the name as written.
        cluster: the chains.
        alone: whether no other cluster has its name.
        person: the name's parts, of a person.
        other_names: further names that its articles give it.
        acronyms: acronyms that they give it.
        held: what `clues` worked out.
    """

    key: NameKey
    label: str
    cluster: Cluster
    alone: bool
    person: PersonName | None = None
    other_names: frozenset[str] = _NOTHING
    acronyms: frozenset[str] = _NOTHING
    held: dict[str, Clue] | None = None

    @property
    def id(self) -> str:
        """The chain that stands for it."""
        return self.cluster.first.id

    def clues(self, corpus: Corpus) -> dict[str, Clue]:
        """What it may share with others, worked out once."""
        if self.held is None:
            self.held = self.cluster.clues(corpus)
        return self.held

    @property
    def documents(self) -> frozenset[str]:
        """Its articles."""
        return frozenset(row.document for row in self.cluster.members)


def name_clusters(clusters: Mapping[NameKey, Sequence[Cluster]]) -> list[NamedCluster]:
    """The clusters of people and bodies, with what is needed to compare their names.

    Args:
        clusters: name key → the things of that name.
    """
    found = []
    for key in sorted(clusters):
        if key.is_compared:
            for cluster in clusters[key]:
                first = cluster.first
                found.append(
                    NamedCluster(
                        key=key,
                        label=first.label,
                        cluster=cluster,
                        alone=len(clusters[key]) == 1,
                        person=parse_person(first.label) if key.group == "Person" else None,
                        other_names=_union_of(row.other_names for row in cluster.members),
                        acronyms=_union_of(row.acronyms for row in cluster.members),
                    )
                )
    return found


def _union_of(rows: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """All strings of some rows; where there is none, always the same empty set, to save memory."""
    return frozenset(one for row in rows for one in row) or _NOTHING


def block_keys(thing: NamedCluster) -> frozenset[str]:
    """The keys that a thing is looked up by."""
    if thing.person is not None:
        return person_keys(thing.person)
    keys = body_keys(thing.label) | {f"short {one}" for one in thing.acronyms}
    if thing.cluster.first.kind == TEAM:
        keys |= {f"team {word}" for word in body_words(thing.label)}
    return keys


def has_initial(thing: NamedCluster) -> bool:
    """Whether a person is called by initials, which many names begin with."""
    return thing.person is not None and len(thing.person.given[0]) == 1
