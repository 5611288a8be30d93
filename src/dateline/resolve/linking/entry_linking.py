"""Which authority entry a chain is, or none: its candidates weighed by what the article says.

Guarantees: a link is a probability with its reasons, and below `LEAST` there is none: where a
namesake is nearly as likely, the decision says "unsure" and of what. The order of mentions and
claims doesn't matter, and an article is linked by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.authority import Authority, name_keys
from dateline.core.model import Claim, Decision, Judgement, Mention
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking import people
from dateline.resolve.linking.article_context import ArticleContext, find_placements
from dateline.resolve.linking.candidates import (
    Candidate,
    add_provinces,
    find_candidates,
    find_claimed_kinds,
    find_given_names,
    find_of_another_sort,
)
from dateline.resolve.linking.one_word_bodies import find_one_word_body
from dateline.resolve.linking.probability import WeighedCandidate, weigh_candidates
from dateline.resolve.linking.reasons import explain_link

LEAST, LEAST_PLACE = 0.65, 0.85  # probability from which a link is made; towns have more namesakes
_HEARD = 0.9  # probability from which a name speaks for its neighbours
_BRIEF = 300  # characters, from the first name to the last
_ROUNDS = 2  # Toronto tells that Ontario is spoken of, and Ontario which London is


def link_chains(
    chains: Iterable[ChainSummary],
    authority: Authority,
    *,
    mentions: Sequence[Mention] = (),
    claims: Iterable[Claim] = (),
    year: int | None = None,
    home: frozenset[str] = frozenset(),
    by: str,
) -> Iterator[Decision]:
    """Decide the links of one document's chains.

    Args:
        chains: the chains of one document.
        authority: the tables.
        mentions: the document's mentions, for what stands beside what.
        claims: the document's claims, for who is where and holds which post.
        year: in which the document was published, if known.
        home: ids of the country and region of its paper, as far as known.
        by: who decides, for the record.
    """
    known = {chain.id: chain for chain in chains}
    found, context = find_options(known, authority, mentions, tuple(claims), year=year, home=home)
    for chain, made in sorted(found.items()):
        ranked = weigh_candidates(known[chain], made, context, authority)
        linked = ranked[0].probability >= _bar(ranked[0].candidate)
        why = explain_link(known[chain], ranked, context, authority, linked=linked)
        yield from _make_decisions(known[chain], ranked[0], why, linked=linked, by=by)


def _bar(one: Candidate) -> float:
    """How likely a candidate must be; what lists of the world have is weighed by fitted weights."""
    fitted = one.entry.weight > 0 or one.entry.kind == "Person"
    return LEAST if fitted else LEAST_PLACE


def find_options(
    known: Mapping[str, ChainSummary],
    authority: Authority,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    *,
    year: int | None,
    home: frozenset[str] = frozenset(),
) -> tuple[dict[str, tuple[Candidate, ...]], ArticleContext]:
    """What each chain of an article may be, for those that may be something, and what it speaks of.

    Args:
        known: chain → what its mentions add up to.
        authority: the tables.
        mentions: the document's mentions.
        claims: its claims.
        year: in which it was published, if known.
        home: ids of the country and region of its paper, as far as known.
    """
    given = find_given_names(mentions, claims)
    found = {
        chain.id: made
        for chain in known.values()
        if (made := find_candidates(chain, authority, given=chain.id in given))
    }
    found = add_provinces(found, authority)
    claimed = find_claimed_kinds(known, mentions, claims)
    context = _read_context(known, found, mentions, claims, authority, year=year, home=home)
    for one in known.values():
        if one.id not in found and (
            made := find_one_word_body(one, known, found, context, authority)
            or (
                one.id not in given
                and tuple(people.find_holders(one, context.people.get(one.id), authority))
            )
            or tuple(find_of_another_sort(one, authority, claimed.get(one.id, ())))
        ):
            found[one.id] = made
    return found, context


def _read_context(
    known: Mapping[str, ChainSummary],
    found: Mapping[str, Sequence[Candidate]],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    authority: Authority,
    *,
    year: int | None,
    home: frozenset[str],
) -> ArticleContext:
    """What the article speaks of: first what is sure, then what that makes likely."""
    context = ArticleContext(
        placed=find_placements(mentions, claims, found),
        unknown=sum(one.top_kind == "Place" and one.id not in found for one in known.values()),
        plurals=_plural_names(known.values(), authority),
        bearers=_words_of_people(known.values()),
        year=year,
        brief=_is_brief(mentions),
        home=home,
    )
    for chain in known.values():
        context.kinds[chain.kind].add(chain.id)
    context.people = people.claims_of_people(mentions, claims, found, year)
    context.note_players()
    for name, made in found.items():
        context.may_be(name, made)
        if _is_sure(made):
            context.add(known[name], made[0].entry)
        elif not made[0].entry.weight:
            context.may(name, made)
    for _ in range(_ROUNDS):
        weighed = {
            name: weigh_candidates(known[name], made, context, authority)
            for name, made in found.items()
        }
        for name, ranked in weighed.items():
            best = ranked[0].candidate.entry
            if ranked[0].probability >= _HEARD:
                context.meant[best.id].add(name)
            listed = best.weight > 0  # a world of companies says nothing of where an article is
            if ranked[0].probability >= _HEARD and name not in context.said and not listed:
                context.add(known[name], best)
    return context


def _is_brief(mentions: Sequence[Mention]) -> bool:
    """Whether all that an article names stands within a sentence or two."""
    spans = [one.span for one in mentions]
    length = max((one.end for one in spans), default=0) - min(
        (one.start for one in spans), default=0
    )
    return 0 < length <= _BRIEF


def _plural_names(chains: Iterable[ChainSummary], authority: Authority) -> frozenset[str]:
    """Names of more than one country that the article uses in the plural: "the two Koreas"."""
    words = {name.rpartition(" ")[2] for chain in chains for name in chain.names}
    ours = {word[:-1] for word in words if word.endswith("s")}
    return frozenset(
        name_keys.make_key(word)
        for word in ours
        if sum(entry.kind == "Country" for entry in authority.find(word)) > 1
    )


def _words_of_people(chains: Iterable[ChainSummary]) -> frozenset[str]:
    """Words of people's full names, which by themselves may be the person again."""
    full = (name for one in chains if one.top_kind == "Person" for name in one.names if " " in name)
    return frozenset(name_keys.make_key(word) for name in full for word in name.split())


def _is_sure(found: Sequence[Candidate]) -> bool:
    """Whether a name alone tells: one entry, and no town, for towns have namesakes everywhere."""
    entry = found[0].entry
    plain = entry.kind not in {"City", "Person"} and not entry.lookup_only
    return len(found) == 1 and plain and found[0].how != "similar"


def _make_decisions(
    chain: ChainSummary, best: WeighedCandidate, why: tuple[str, ...], *, linked: bool, by: str
) -> Iterator[Decision]:
    """The decision on the likeliest entry; one that the words alone had given is taken back."""
    doubted = set() if linked else chain.authorities
    for entry in sorted({best.candidate.entry.id} | doubted):
        yield Decision(
            left=chain.id,
            right=entry,
            judgement=Judgement.SAME if linked else Judgement.UNSURE,
            score=round(best.probability, 4) if entry == best.candidate.entry.id else 0.0,
            reasons=why,
            by=by,
        )
