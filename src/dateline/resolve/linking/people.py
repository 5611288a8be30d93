"""Whether the person that an article names is the one of that name in the authority.

Guarantees: a full name alone never makes a link; a post, its country or its years must speak for
it, and what the article says otherwise speaks against it. It uses claims only, not the text.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.authority import Authority, Entry
from dateline.authority.records import Post
from dateline.core.model import Claim, Mention
from dateline.ontology import is_a, predicates
from dateline.resolve.linking.article_context import ArticleContext, ClaimedOfPerson
from dateline.resolve.linking.candidates import Candidate
from dateline.resolve.linking.linking_words import linking_words

# Odds against a stranger of the same full name, who is as likely as three to one before anything
# is known, since who is in the tables is in the news.
STRANGER = 1.0 / 3.0
COUNTRY, POST, YEARS = math.log(6.0), math.log(20.0), math.log(3.0)
OTHER_POST, OTHER_COUNTRY, OTHER_YEARS = math.log(0.2), math.log(0.02), math.log(0.05)
OWN = math.log(3.0)  # who is in somebody's own list, without posts, is whom they look for

_YEAR = re.compile(r"\d{4}")
_OFFICIAL = frozenset(
    {"GovernmentBody", "IntergovernmentalOrganization", "PoliticalParty", "People", "Organization"}
)


def claims_of_people(
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    found: Mapping[str, Sequence[Candidate]],
) -> dict[str, ClaimedOfPerson]:
    """Chain of a person → what the article claims of them.

    Args:
        mentions: the document's mentions.
        claims: its claims.
        found: chain → what it may be; a place counts only if it is one.
    """
    named = {one.id: one for one in mentions}
    made: dict[str, ClaimedOfPerson] = defaultdict(ClaimedOfPerson)
    holders: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    bodies: set[str] = set()
    for claim in claims:
        subject, target = named.get(claim.subject), claim.object
        if subject is None or not isinstance(target, str) or target not in named:
            continue
        if claim.predicate == "holds_position":
            person = made[subject.chain]
            person.posts |= set(named[target].name.casefold().replace("-", " ").split())
            person.years |= {int(year) for year in _YEAR.findall(claim.when or "")}
            holders[named[target].chain] = subject.chain
        elif "country" in predicates()[claim.predicate].identity_clues:
            pairs.append((subject.chain, named[target].chain))
            if not is_a(named[target].kind, "Place") and named[target].kind not in _OFFICIAL:
                bodies.add(named[target].chain)
    for chain, place in pairs:
        if place in bodies:
            made[holders.get(chain, chain)].bodies.add(place)
            continue
        entries = [one.entry for one in found.get(place, ())]
        if len(entries) == 1:
            made[holders.get(chain, chain)].places.add(entries[0].country or entries[0].id)
    return dict(made)


def support_person(
    chain: str,
    entry: Entry,
    said_of: ClaimedOfPerson | None,
    context: ArticleContext,
    authority: Authority,
) -> float:
    """What the article says for a person of the tables, in logarithms of odds.

    Args:
        chain: the chain.
        entry: the person.
        said_of: what is claimed of the chain.
        context: what the article speaks of.
        authority: the tables, for whose a post is.
    """
    homes = {post.of for post in entry.posts} | {entry.country}
    heard = any(context.heard(home, besides=chain) for home in homes)
    made = COUNTRY * heard + OWN * (not entry.posts)
    if said_of is None or not entry.posts:
        return made
    if said_of.posts:
        made += _of_posts(entry, said_of)
    if _is_elsewhere(entry, said_of, authority):
        made += OTHER_COUNTRY
    if said_of.years:
        within = any(_is_in_term(post, year) for post in entry.posts for year in said_of.years)
        made += YEARS if within else OTHER_YEARS
    return made


def _is_elsewhere(entry: Entry, said_of: ClaimedOfPerson, authority: Authority) -> bool:
    """Whether the article names other countries than those in which somebody held all posts."""
    homes = [authority.get(post.of) for post in entry.posts if post.of is not None]
    states = {home.id for home in homes if home is not None and home.kind == "Country"}
    whole = len(homes) == len(entry.posts) and all(
        home is not None and home.kind == "Country" for home in homes
    )
    return whole and bool(said_of.places) and not said_of.places & (states | {entry.country})


def _of_posts(entry: Entry, said_of: ClaimedOfPerson) -> float:
    """What the posts that an article gives say for somebody in office, or against it.

    "The president of the Students' Union" is somebody else than the president of the country.
    """
    if said_of.bodies and not said_of.places:
        return OTHER_POST
    if any(_post_fits(post, said_of.posts) for post in entry.posts):
        return POST
    return 0.0 if said_of.posts & linking_words().besides else OTHER_POST


def explain_person(
    chain: str,
    entry: Entry,
    said_of: ClaimedOfPerson | None,
    context: ArticleContext,
    authority: Authority,
) -> Iterator[str]:
    """The reasons behind `support_person`, in words."""
    homes = {post.of for post in entry.posts} | {entry.country}
    if any(context.heard(home, besides=chain) for home in homes):
        yield "the article speaks of the country that they held office in"
    if said_of is None or not entry.posts:
        return
    held = next((post for post in entry.posts if _post_fits(post, said_of.posts)), None)
    if held is not None:
        yield f"the article gives them a post that fits “{held.position}”"
    elif said_of.posts:
        yield "the article gives them a post that they aren't known for"
    if _is_elsewhere(entry, said_of, authority):
        yield "the article says that they are of another country"


def _post_fits(post: Post, words: set[str]) -> bool:
    """Whether an article's words for a post may mean this one; "leader" may mean any that leads."""
    ours = _title_words(post.position.partition(" of ")[0]) or _title_words(post.position)
    return bool(ours & _telling_words(words)) or (
        "leader" in words and bool(ours & linking_words().leads)
    )


def _title_words(name: str) -> set[str]:
    return _telling_words(name.casefold().replace("-", " ").split())


def _telling_words(words: Iterable[str]) -> set[str]:
    """The words of a post that tell it from others: "prime", not "minister"."""
    known = linking_words()
    return {known.same_posts.get(word, word) for word in words} - known.idle


def _is_in_term(post: Post, year: int) -> bool:
    return (post.start or 0) - 1 <= year <= (post.end or 9999) + 1
