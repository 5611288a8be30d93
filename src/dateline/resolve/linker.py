"""Decides which chains of different articles are one thing, and links chains to the authority.

Guarantees: what is joined depends on the set of articles only, never on their order or on how they
came in; names are looked up, never compared all with all, so that time and memory grow with the
number of chains; one article is held at a time, and of the others a few lines a chain. Surnames
without a post, nameless things, and acronyms that no article spells out stay in their article. Each
decision gives reasons; what is worth a person's look but not sure is said to be unsure, of at most
`UNSURE` pairs. Nothing is learnt from what was decided before: with a memory of articles that were
read, the same is decided, by looking only at what new ones have to do with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from dateline.authority import Authority
from dateline.core.edtf import first_day, is_edtf
from dateline.core.model import Claim, Decision, Judgement, Mention, Stance
from dateline.resolve.base import NOWHERE, UNDATED, ReadArticle
from dateline.resolve.chain_summary import summarize_chains
from dateline.resolve.identity.deciding import NameRows, decide_names
from dateline.resolve.identity.evidence import NameKey
from dateline.resolve.identity.happenings import find_happenings
from dateline.resolve.identity.memory import LIKELY, UNSURE, Memory, find_frequent
from dateline.resolve.identity.name_matching import NameMatch
from dateline.resolve.identity.namesakes import Corpus, UnjoinedPair
from dateline.resolve.identity.neighbourhood import decide_changed
from dateline.resolve.identity.profiles import ArticleChains, Profile, make_profiles
from dateline.resolve.linking import national_bodies
from dateline.resolve.linking.entry_linking import link_chains


class NameLinker:
    """Decides by names and by what is said of who has them, in each article and across articles."""

    name = "names"
    version = "9"
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

        Arguments are as for `Linker.resolve`.
        """
        known = _CorpusProfiles()
        for one in self.read(mentions, claims, authority, published=published, homes=homes):
            yield from one.links
            known.add(one.profiles)
        yield from self._judge(decide_names(known.names(), known.corpus(), authority))

    def read(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        authority: Authority,
        *,
        published: Mapping[str, str] = UNDATED,
        homes: Mapping[str, frozenset[str]] = NOWHERE,
    ) -> Iterator[ReadArticle]:
        """Yield what each article by itself says of who is who; see `resolve`."""
        by = f"{self.name}@{self.version}"
        for found, said in _by_article(mentions, claims):
            document = found[0].document
            chains = summarize_chains(found)
            year = _year_of(published.get(document))
            home = homes.get(document, frozenset())
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
            sure = {one.left: one.right for one in links if one.judgement is Judgement.SAME}
            ranked = sorted(links, key=lambda one: (one.score, one.right))
            doubtful = {
                one.left: (one.right, one.score) for one in ranked if one.left not in sure
            }  # the likeliest of each comes last
            article = ArticleChains(chains, sure, doubtful, authority, year)
            profiles = list(make_profiles(article, found, said))
            profiles += find_happenings(
                article,
                found,
                said,
                day=published.get(document) or "",
                company=profiles[0].company if profiles else (),
            )
            yield ReadArticle(document=document, links=links, profiles=profiles)

    def decide(self, memory: Memory, authority: Authority) -> None:
        """Decide anew who is who across articles, where articles that came or went matter."""
        decide_changed(memory, authority)

    def _judge(self, found: Iterable[NameMatch | UnjoinedPair]) -> Iterator[Decision]:
        """Decisions, of what may be one only the likeliest."""
        by = f"{self.name}@{self.version}"
        doubts: list[UnjoinedPair] = []
        for one in found:
            if isinstance(one, UnjoinedPair):
                doubts.append(one)
                continue
            yield Decision(
                left=one.left,
                right=one.right,
                judgement=Judgement.SAME,
                score=one.score,
                reasons=one.why,
                by=by,
            )
        every = sorted(doubts, key=lambda one: (-one.score, one.left, one.right, one.why))
        unsure = [one for one in every if one.score >= LIKELY][:UNSURE]
        for doubt in (*unsure, *(one for one in every if one.score < LIKELY)):
            yield Decision(
                left=doubt.left,
                right=doubt.right,
                judgement=Judgement.UNSURE if doubt.score >= LIKELY else Judgement.DIFFERENT,
                score=doubt.score,
                reasons=doubt.why,
                by=by,
            )


class _CorpusProfiles:
    """The profiles of all articles, by name; of all chains with one link, one."""

    def __init__(self) -> None:
        self._names: dict[NameKey, NameRows] = {}
        self._documents = 0
        self._named_in: Counter[str] = Counter()
        self._labels: dict[str, str] = {}

    def add(self, found: Sequence[Profile]) -> None:
        """Take in one article."""
        self._documents += 1
        if found:
            self._named_in.update(clue.key for clue in found[0].company)
        for profile in found:
            if profile.clue_name and profile.link is None:
                held = self._labels.setdefault(profile.clue_name, profile.label)
                self._labels[profile.clue_name] = min(held, profile.label)
            if profile.key not in self._names:
                self._names[profile.key] = NameRows(profile.key)
            name = self._names[profile.key]
            if profile.link is None:
                name.rows.append(profile)
                continue
            # The rest joins through the link. What their articles say is left out with them.
            held_by = name.held.setdefault(profile.link, profile)
            if profile.id < held_by.id:
                name.held[profile.link] = profile
            name.told[profile.link] = name.told.get(profile.link, 0) + 1

    def names(self) -> Iterator[NameRows]:
        """What each name is borne by, sorted by name; chains that are the same link are one."""
        return (self._names[key] for key in sorted(self._names))

    def corpus(self) -> Corpus:
        """What all articles together tell."""
        most = find_frequent(self._documents)
        frequent = (key for key, count in self._named_in.items() if count > most)
        return Corpus(frozenset(frequent), self._labels)


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
