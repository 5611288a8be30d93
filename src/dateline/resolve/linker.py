"""Decides which chains of different articles are one thing, and links chains to the authority.

Guarantees: what is joined depends on the set of articles only, never on their order or on how they
came in; names are looked up, never compared all with all, so that time and memory grow with the
number of chains; one article is held at a time, and of the others a few lines a chain. Surnames
without a post, nameless things, and acronyms that no article spells out stay in their article. Each
decision gives reasons; what is worth a person's look but not sure is said to be unsure, of at most
`UNSURE` pairs.
Nothing is learnt from what was decided before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from dateline.authority import Authority
from dateline.core.disjoint_sets import DisjointSets
from dateline.core.edtf import first_day, is_edtf
from dateline.core.model import Claim, Decision, Judgement, Mention, Stance
from dateline.resolve.base import NOWHERE, UNDATED
from dateline.resolve.chain_summary import summarize_chains
from dateline.resolve.identity.body_names import is_generic
from dateline.resolve.identity.evidence import ACRONYM, SURNAME, NameKey
from dateline.resolve.identity.name_matching import (
    NameMatch,
    match_names,
    name_clusters,
    spell_out_acronyms,
)
from dateline.resolve.identity.namesakes import Cluster, Corpus, UnjoinedPair, divide_namesakes
from dateline.resolve.identity.people_names import is_common_name, parse_person
from dateline.resolve.identity.profiles import ArticleChains, Profile, make_profiles
from dateline.resolve.identity.surnames import join_surnames
from dateline.resolve.linking import national_bodies
from dateline.resolve.linking.entry_linking import link_chains

UNSURE = 500  # pairs; nobody looks through more
_FEW = 10  # articles that may have a clue and it still says something
_SHARE = 20  # the same as a share of all articles: one in so many
_OPEN = 0.5  # probability from which an article leaves an entry open for the corpus to decide
_ENOUGH = 2  # articles that tell which of several places is meant, where none tells otherwise
_LIKELY = 0.2  # below, two things of one name are said to be different


class NameLinker:
    """Decides by names and by what is said of who has them, in each article and across articles."""

    name = "names"
    version = "4"
    needs = ("mentions", "coreference")
    gives = ("decisions",)

    def resolve(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        authority: Authority,
        *,
        published: Mapping[str, str] = UNDATED,
        homes: Mapping[str, frozenset[str]] = NOWHERE,
    ) -> Iterator[Decision]:
        """Yield each article's links to the authority, then what is one thing across articles.

        Args:
            mentions: sorted by document, as the store streams them.
            claims: of the same documents, sorted likewise.
            authority: the tables.
            published: document → its publication date (EDTF), of those that have one.
            homes: document → ids of the country and region of its paper, where they are known.
        """
        by = f"{self.name}@{self.version}"
        known = _CorpusProfiles()
        for found, said in _by_article(mentions, claims):
            chains = summarize_chains(found)
            year = _year_of(published.get(found[0].document))
            home = homes.get(found[0].document, frozenset())
            links = list(
                link_chains(
                    chains.values(),
                    authority,
                    mentions=found,
                    claims=said,
                    year=year,
                    home=home,
                    by=by,
                )
            )
            links += national_bodies.decide_national_bodies(
                found, chains, said, links, authority, by=by
            )
            yield from links
            sure = {one.left: one.right for one in links if one.judgement is Judgement.SAME}
            maybe = {one.left: one.right for one in links if one.score >= _OPEN}
            doubtful = {one.left: maybe.get(one.left, "") for one in links if one.left not in sure}
            article = ArticleChains(chains, sure, doubtful, authority, year)
            known.add(list(make_profiles(article, found, said)))
        yield from _decide_identity(known, authority, by=by)


class _CorpusProfiles:
    """The profiles of all articles, by name; of all chains with one link, one."""

    def __init__(self) -> None:
        self.named: dict[NameKey, list[Profile]] = defaultdict(list)
        self.documents = 0
        self._named_in: Counter[str] = Counter()
        self._linked: dict[NameKey, dict[str, Profile]] = defaultdict(dict)
        self._labels: dict[str, str] = {}
        self._told: Counter[tuple[NameKey, str]] = Counter()

    def add(self, found: Sequence[Profile]) -> None:
        """Take in one article."""
        self.documents += 1
        if found:
            self._named_in.update(clue.key for clue in found[0].company)
        for profile in found:
            if profile.clue_name and profile.link is None:
                held = self._labels.setdefault(profile.clue_name, profile.label)
                self._labels[profile.clue_name] = min(held, profile.label)
            if profile.link is None:
                self.named[profile.key].append(profile)
            else:
                self._stand_in(profile, profile.link)

    def _stand_in(self, profile: Profile, link: str) -> None:
        """Of the chains that have a link and a name, keep the one with the smallest id.

        The rest joins through the link. What their articles say is left out with them.
        """
        held = self._linked[profile.key].get(link)
        if held is None or profile.id < held.id:
            self._linked[profile.key][link] = profile
        self._told[profile.key, link] += 1

    def rows(self) -> dict[NameKey, list[Profile]]:
        """Name → profiles, those that stand for a link among them."""
        made = {key: list(rows) for key, rows in self.named.items() if rows}
        for key, held in self._linked.items():
            if key.is_compared:
                made.setdefault(key, []).extend(held.values())
        return made

    def corpus(self) -> Corpus:
        """What all articles together tell."""
        most = max(_FEW, self.documents // _SHARE)
        frequent = (key for key, count in self._named_in.items() if count > most)
        return Corpus(frozenset(frequent), self._labels)

    def meant(self, profile: Profile) -> Profile | None:
        """The chain with the link that an article leaves open and all others of the name have."""
        held = self._linked.get(profile.key, {})
        if len(held) != 1 or profile.likeliest not in held:
            return None
        told = self._told[profile.key, profile.likeliest]
        return held[profile.likeliest] if told >= _ENOUGH else None


def _year_of(published: str | None) -> int | None:
    day = first_day(published) if published is not None and is_edtf(published) else None
    return None if day is None else day.year


def _by_article(
    mentions: Iterable[Mention], claims: Iterable[Claim]
) -> Iterator[tuple[list[Mention], list[Claim]]]:
    """Yield each document's mentions and what it states; only lists may come unsorted.

    What is only implied doesn't decide who is who.
    """
    by_document = attrgetter("document")
    if isinstance(mentions, Sequence):
        mentions = sorted(mentions, key=by_document)
    if isinstance(claims, Sequence):
        claims = sorted(claims, key=by_document)
    stream = groupby(claims, key=by_document)
    at, said = next(stream, (None, iter(())))
    for document, group in groupby(mentions, key=by_document):
        while at is not None and at < document:
            at, said = next(stream, (None, iter(())))
        stated = said if at == document else ()
        yield list(group), [one for one in stated if one.stance is not Stance.IMPLIED]


def _decide_identity(
    known: _CorpusProfiles, authority: Authority, *, by: str
) -> Iterator[Decision]:
    """Divide each name's chains into things, then join things of different names."""
    corpus = known.corpus()
    clusters: dict[NameKey, list[Cluster]] = {}
    yield from _join_open_links(known, by=by)
    acronyms: dict[NameKey, list[Cluster]] = {}
    surnames: dict[NameKey, list[Profile]] = {}
    doubts: list[UnjoinedPair] = []
    for key, rows in sorted(known.rows().items()):
        if key.group == ACRONYM:
            alone = [divide_namesakes([row], corpus, vague=True)[0] for row in rows]
            acronyms[key] = [cluster for one in alone for cluster in one]
            continue
        if key.group == SURNAME:
            surnames[key] = rows
            continue
        made, unclear = divide_namesakes(rows, corpus, vague=_is_vague(rows, authority))
        doubts += unclear
        for cluster in made:
            yield from _cluster_decisions(cluster, by=by)
        clusters[key] = made
    named = name_clusters(clusters)
    matches, unclear = match_names(named, corpus)
    doubts += unclear
    joined = DisjointSets()
    for one in matches:
        joined.join(one.left, one.right)
    meant, unclear = spell_out_acronyms(acronyms, named, joined, corpus)
    doubts += unclear
    held, unclear = join_surnames(surnames, named, joined)
    for one in (*matches, *meant, *held):
        yield _same_decision(one, by=by)
    yield from _unjoined_decisions((*doubts, *unclear), by=by)


def _join_open_links(known: _CorpusProfiles, *, by: str) -> Iterator[Decision]:
    """Join chains whose entry is open to the one entry that all other articles mean by the name."""
    for key in sorted(known.named):
        left = []
        for row in sorted(known.named[key], key=lambda one: one.id):
            meant = known.meant(row)
            if meant is None:
                left.append(row)
            else:
                why = f"every other article that tells means {meant.link} by “{row.label}”"
                low, high = sorted((meant.id, row.id))
                yield _same_decision(NameMatch(low, high, 0.85, (why,)), by=by)
        known.named[key] = left


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
    return False


def _names_a_place(name: str, known: Authority) -> bool:
    """Whether a name says of which country or place it is ("Kenyan High Court", "Tokyo police")."""
    parts = name.split()
    return any(
        known.longest(parts, index) is not None or known.demonym(parts[index])
        for index in range(len(parts))
        if parts[index][0].isupper()
    )


def _cluster_decisions(cluster: Cluster, *, by: str) -> Iterator[Decision]:
    """What holds the chains of a cluster together."""
    for one in cluster.joins:
        left, right = sorted((one.left, one.right), key=lambda row: row.id)
        names = " and ".join(dict.fromkeys(f"“{row.label}”" for row in (left, right)))
        reasons = (f"the same {one.left.key.group.lower()}'s name in full: {names}", one.why)
        yield _same_decision(NameMatch(left.id, right.id, one.score, reasons), by=by)


def _same_decision(found: NameMatch, *, by: str) -> Decision:
    return Decision(
        left=found.left,
        right=found.right,
        judgement=Judgement.SAME,
        score=found.score,
        reasons=found.why,
        by=by,
    )


def _unjoined_decisions(doubts: Iterable[UnjoinedPair], *, by: str) -> Iterator[Decision]:
    """What isn't joined: what is different, and of what may be one the likeliest."""
    every = sorted(doubts, key=lambda one: (-one.score, one.left, one.right))
    unsure = [one for one in every if one.score >= _LIKELY][:UNSURE]
    for one in (*unsure, *(one for one in every if one.score < _LIKELY)):
        yield Decision(
            left=one.left,
            right=one.right,
            judgement=Judgement.UNSURE if one.score >= _LIKELY else Judgement.DIFFERENT,
            score=one.score,
            reasons=one.why,
            by=by,
        )
