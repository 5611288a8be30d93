"""What becomes of the chains of each name: links left open, namesakes, and who they are besides.

Guarantees: what is decided about a name follows from its chains and from what the whole corpus
tells (`Corpus`), never from an order. It reads no articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.authority import Authority
from dateline.core.disjoint_sets import DisjointSets
from dateline.resolve.identity.body_names import is_generic, is_sort
from dateline.resolve.identity.evidence import ACRONYM, SURNAME, NameKey
from dateline.resolve.identity.name_matching import NameMatch, match_names, spell_out_acronyms
from dateline.resolve.identity.named_clusters import name_clusters
from dateline.resolve.identity.namesakes import Cluster, Corpus, UnjoinedPair, divide_namesakes
from dateline.resolve.identity.people_names import is_common_name, parse_person
from dateline.resolve.identity.profiles import Profile
from dateline.resolve.identity.surnames import join_surnames
from dateline.resolve.linking.entry_linking import LEAST

_BY_LINK_ALONE = frozenset({"Place", SURNAME})  # what has no link isn't what has one by name alone
_AS_MANY = 20  # times as many articles must mean one thing by a name as all others


@dataclass(slots=True)
class NameRows:
    """The chains of one name.

    Attributes:
        key: the name.
        rows: the chains that no entry is linked to.
        held: link → of the chains that have it, the one with the smallest id.
        told: link → how many chains have it.
    """

    key: NameKey
    rows: list[Profile] = field(default_factory=list)
    held: dict[str, Profile] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)

    def meant(self, profile: Profile) -> tuple[Profile, float] | None:
        """The chain whose link an article leaves open and nearly all others of the name have.

        Each article that tells so makes the link as much likelier as it was before any did. They
        are counted by powers of two, so that not each of them makes a name be decided anew.

        Returns:
            The chain, and how likely it is meant; nothing if that isn't likely enough.
        """
        counts = {link: round_down(told) for link, told in self.told.items()}
        here = counts.pop(profile.likeliest, 0)
        elsewhere = sum(counts.values())
        if here < _AS_MANY * elsewhere or not here:
            return None
        for_it, against = profile.chance * (1 + here), (1.0 - profile.chance) * (1 + elsewhere)
        likely = for_it / (for_it + against)
        return (self.held[profile.likeliest], likely) if likely >= LEAST else None


@dataclass(slots=True)
class DecidedName:
    """What was decided about the chains of one name.

    Attributes:
        key: the name.
        made: what is joined, and what isn't though it has the same name.
        clusters: the things of that name; of acronyms, each chain by itself.
        surnames: the chains that have a surname and a post only.
    """

    key: NameKey
    made: list[NameMatch | UnjoinedPair]
    clusters: list[Cluster] = field(default_factory=list)
    surnames: list[Profile] = field(default_factory=list)


def round_down(articles: int) -> int:
    """A number of articles, from one on, rounded down to a power of two."""
    return 1 << articles.bit_length() - 1


def decide_name(name: NameRows, corpus: Corpus, authority: Authority) -> DecidedName:
    """Divide the chains of one name into things."""
    left: list[Profile] = []
    made: list[NameMatch | UnjoinedPair] = []
    for row in sorted(name.rows, key=lambda one: one.id):
        meant = name.meant(row)
        if meant is None:
            left.append(row)
        else:
            held, likely = meant
            why = f"nearly all other articles that tell mean {held.link} by “{row.label}”"
            low, high = sorted((held.id, row.id))
            made.append(NameMatch(low, high, round(likely, 4), (why,)))
    found = DecidedName(name.key, made)
    if name.key.group not in _BY_LINK_ALONE:
        left += name.held.values()
    if name.key.group == SURNAME:
        found.surnames = left
    elif name.key.group == ACRONYM:
        for row in left:
            found.clusters += divide_namesakes([row], corpus, vague=True)[0]
    elif left:
        vague = _is_vague(left, authority)
        found.clusters, unclear = divide_namesakes(left, corpus, vague=vague)
        for cluster in found.clusters:
            made += _explain_joins(cluster)
        made += unclear
    return found


def decide_names(
    names: Iterable[NameRows], corpus: Corpus, authority: Authority
) -> Iterator[NameMatch | UnjoinedPair]:
    """Yield what is decided about all names of a corpus, and about things of different names."""
    decided = {one.key: decide_name(one, corpus, authority) for one in names}
    for each in decided.values():
        yield from each.made
    named = name_clusters({key: one.clusters for key, one in decided.items()})
    matched = match_names(named, corpus)
    joined = DisjointSets()
    for one in matched.joined:
        joined.join(one.left, one.right)
    yield from matched.joined
    yield from matched.doubts
    yield from spell_out_acronyms(select_acronyms(decided), named, joined, corpus)
    yield from join_surnames(select_surnames(decided), named, joined)


def select_acronyms(decided: Mapping[NameKey, DecidedName]) -> dict[NameKey, list[Cluster]]:
    """The names that are acronyms, with their chains."""
    return {key: one.clusters for key, one in decided.items() if key.group == ACRONYM}


def select_surnames(decided: Mapping[NameKey, DecidedName]) -> dict[NameKey, list[Profile]]:
    """The names that are surnames, with their chains."""
    return {key: one.surnames for key, one in decided.items() if key.group == SURNAME}


def _is_vague(rows: Iterable[Profile], authority: Authority) -> bool:
    """Whether a name alone says too little: many bear it, or every country has such a body."""
    first = min(rows, key=lambda one: one.id)
    group = first.key.group
    if any(row.vague for row in rows):
        return True
    if group == "Person":
        name = parse_person(first.label)
        return name is not None and is_common_name(name)
    if group == "Organization":
        return is_generic(first.label) or (
            any(row.kind == "GovernmentBody" for row in rows)
            and any(is_generic(word) for word in first.label.split())
            and not _names_a_place(first.label, authority)
        )
    return group in {"Event", "Agreement", "Work"} and is_sort(first.label)


def _names_a_place(name: str, known: Authority) -> bool:
    """Whether a name says of which country or place it is ("Kenyan High Court", "Tokyo police")."""
    parts = name.split()
    return any(
        known.longest(parts, index) is not None or known.demonym(parts[index])
        for index in range(len(parts))
        if parts[index][0].isupper()
    )


def _explain_joins(cluster: Cluster) -> Iterator[NameMatch]:
    """What holds the chains of a cluster together."""
    for one in cluster.joins:
        left, right = sorted((one.left, one.right), key=lambda row: row.id)
        names = " and ".join(dict.fromkeys(f"“{row.label}”" for row in (left, right)))
        reasons = (f"the same {one.left.key.group.lower()}'s name in full: {names}", one.why)
        yield NameMatch(left.id, right.id, one.score, reasons)
