"""Whether the person that an article names is the one of that name in the authority.

Guarantees: a full name alone never makes a link; a post, its country or its years must speak for
it, and what the article says otherwise speaks against it. A surname alone may be a leader's; beside
a post, only of those who held it when the article was written. It uses claims only, not the text.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from dateline.authority import Authority, Entry, name_keys, records
from dateline.authority.records import Post
from dateline.core.model import Claim, Literal, Mention, is_over
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a, predicates
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.identity.people_names import (
    is_common_surname,
    parse_person,
    surname_alone,
    without_style,
)
from dateline.resolve.linking.article_context import ArticleContext, ClaimedOfPerson
from dateline.resolve.linking.candidates import Candidate
from dateline.resolve.linking.linking_words import linking_words
from dateline.resolve.linking.name_counts import count_namesakes
from dateline.resolve.linking.signs import late_number

BEFORE = 10  # years; who takes office later than so many after an article isn't in it
_UNLIKE = 10.0
_TODAY = 2026  # of the lists, about
MANY = 2.0  # namesakes, from which a name by itself hardly tells
OWN = math.log(9.0)  # who is in somebody's own list, without posts, is whom they look for

_YEAR = re.compile(r"\d{4}")
_OFFICIAL = frozenset(
    {"GovernmentBody", "IntergovernmentalOrganization", "PoliticalParty", "People", "Organization"}
)


def claims_of_people(
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    found: Mapping[str, Sequence[Candidate]],
    year: int | None = None,
) -> dict[str, ClaimedOfPerson]:
    """Chain of a person → what the article claims of them.

    Args:
        mentions: the document's mentions.
        claims: its claims.
        found: chain → what it may be; a place counts only if it is one.
        year: in which the article was published, if known.
    """
    named = {one.id: one for one in mentions}
    claims = tuple(claims)
    made = _descriptions(named, claims)
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
            if not is_over(claim):
                person.years |= {int(year) for year in _YEAR.findall(claim.when or "")}
                person.now = year
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


def _descriptions(
    named: Mapping[str, Mention], claims: Iterable[Claim]
) -> defaultdict[str, ClaimedOfPerson]:
    """Chain → the words by which it is described: "Boston pitcher"."""
    made: defaultdict[str, ClaimedOfPerson] = defaultdict(ClaimedOfPerson)
    for claim in claims:
        if claim.predicate == "described_as" and isinstance(claim.object, Literal):
            subject = named.get(claim.subject)
            if subject is not None:
                words = claim.object.value.casefold().replace("-", " ").split()
                made[subject.chain].called |= set(words)
    return made


def find_holders(
    chain: ChainSummary, said_of: ClaimedOfPerson | None, authority: Authority
) -> Iterator[Candidate]:
    """Yield whom of the tables an article may mean by a surname: "President Reagan", "Merkel".

    Where it gives them a post, only who held it then.

    Args:
        chain: the chain.
        said_of: what is claimed of it.
        authority: the tables.
    """
    if chain.top_kind != "Person":
        return
    words = sorted(map(without_style, chain.names))
    family = surname_alone(words)
    bare = said_of is None or not said_of.posts
    for identifier in _load_surnames().get(family, ()):
        entry = authority.get(identifier)
        if entry is None:
            continue
        if said_of is not None and any(_held_then(post, said_of) for post in entry.posts):
            yield Candidate(entry, "surname", words[0])
        elif bare:
            yield Candidate(entry, "bare surname", words[0])


@cache
def _load_surnames() -> dict[str, tuple[str, ...]]:
    """Family name → ids of the leaders who have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in records.read_lines("leaders")[1:]:
        identifiers, known, _ = line.split("\t", 2)
        names = {made.family for key in known.split("|") if (made := parse_person(key))}
        for family in sorted(names):
            found[family].append(identifiers.partition("|")[0])
    return {family: tuple(ids) for family, ids in found.items()}


def _held_then(post: Post, said_of: ClaimedOfPerson) -> bool:
    """Whether a post is one that the article gives, and no deputy's, at a time that fits."""
    title = _title_of(post)
    below = said_of.posts & lexicon().below
    fits = bool(title) and title <= _telling_words(said_of.posts) and below <= title
    return fits and (said_of.now is None or _is_in_term(post, said_of.now))


def person_signs(
    chain: str,
    found: Candidate,
    said_of: ClaimedOfPerson | None,
    context: ArticleContext,
    authority: Authority,
) -> dict[str, float]:
    """What tells whether an article means somebody of the tables or the world by a name.

    Args:
        chain: the chain.
        found: the person, and the name.
        said_of: what is claimed of the chain.
        context: what the article speaks of.
        authority: the tables, for whose a post is.

    Returns:
        Sign → how much of it there is; most are there or not.
    """
    entry = found.entry
    sort = _sort_of(entry)
    made = {sort: 1.0, f"late number {sort}": late_number(entry)}
    if entry.weight:
        made[f"known {sort}"] = math.log(entry.weight)
    if found.how == "similar":
        made[f"similar {sort}"] = 1.0
        made[f"unlikeness {sort}"] = _UNLIKE * (1.0 - found.likeness)
    if any(post.start is not None for post in entry.posts):
        dated = "" if context.year is not None else ", undated"
        made[f"years from office {sort}{dated}"] = _years_from_office(entry, context.year)
    made |= _country_signs(chain, entry, sort, context)
    signs = [*_name_signs(found), *_time_signs(entry, said_of, context)]
    if " " not in found.name and name_keys.make_key(found.name) in context.bearers:
        signs.append("part of a full name")
    if sort == "other" and context.names_others_of(_walk_of(entry), besides=chain):
        signs.append("among others of their walk")
    if sort == "other":
        signs += _field_signs(chain, entry, context)
        told = context.tells_sport(entry, besides=chain)
        signs += [f"{told} is played"] if told else []
    if said_of is not None:
        signs += _post_signs(entry, said_of, sort)
        if _is_elsewhere(entry, said_of, authority):
            signs.append("of another country")
    return made | _namesake_signs(found, sort) | dict.fromkeys(signs, 1.0)


def _field_signs(chain: str, entry: Entry, context: ArticleContext) -> Iterator[str]:
    """Whether an article names what somebody's walk of life has to do with: teams, of a player."""
    for kind, word in linking_words().fields.items():
        if word in _walk_of(entry):
            named = context.names_kind(kind, besides=chain)
            yield f"{word} where a {kind} is named" if named else f"{word} without a {kind}"


def _country_signs(
    chain: str, entry: Entry, sort: str, context: ArticleContext
) -> dict[str, float]:
    """Whether, and how much, an article speaks of their countries, or of others only."""
    homes = {post.of for post in entry.posts} | {entry.country}
    if any(context.heard(home, besides=chain) for home in homes):
        share = max(context.share(home, besides=chain) for home in homes)
        return {f"country heard {sort}": 1.0, f"share of their country {sort}": share}
    return {f"other countries heard {sort}": 1.0} if context.elsewhere(chain) else {}


def _namesake_signs(found: Candidate, sort: str) -> dict[str, float]:
    """How many others may be called so."""
    full = parse_person(found.name) or parse_person(found.entry.label)
    if full is None or without_style(found.name) != found.name:
        return {}  # how many are called Karl doesn't tell how many kings are
    namesakes = count_namesakes(full)
    many = {f"many namesakes {sort}": 1.0} if namesakes > MANY else {}
    return {f"namesakes {sort}": math.log(namesakes)} | many


def _sort_of(entry: Entry) -> str:
    """Which list somebody is of: leaders, who holds a state's office, who is known otherwise."""
    if not entry.weight:
        return "leader" if entry.posts else "own"
    office = any(post.of is not None or post.start is not None for post in entry.posts)
    return "official" if office else "other"


def _name_signs(found: Candidate) -> Iterator[str]:
    """What the name tells: of one word, or of three, or only near."""
    if " " not in found.name and found.name == found.entry.label:
        yield "a name of one word"
    elif found.how == "bare surname":
        yield "bare surname"
        if any(_title_of(post) & linking_words().leads for post in found.entry.posts):
            yield "bare surname of a head"
    elif " " not in found.name:
        common = is_common_surname(surname_alone([found.name]))
        yield "common surname alone" if common else "surname alone"
    elif found.name.count(" ") > 1:
        yield "three words"


def _time_signs(
    entry: Entry, said_of: ClaimedOfPerson | None, context: ArticleContext
) -> Iterator[str]:
    """Whether they held their posts when the article, or what it says of them, is of."""
    if context.year is not None and _is_too_early(entry, context.year):
        yield "too early"
    if said_of is not None and said_of.years and entry.posts:
        within = any(_is_in_term(post, year) for post in entry.posts for year in said_of.years)
        yield "in term" if within else "out of term"


def _post_signs(entry: Entry, said_of: ClaimedOfPerson, sort: str) -> Iterator[str]:
    """What the posts that an article gives say for somebody in office, or against it.

    "The president of the Students' Union" is somebody else than the president of the country.
    """
    if sort == "other":
        if (said_of.posts | said_of.called) & _walk_of(entry):
            yield "is what they are called"
        elif said_of.posts or said_of.bodies:
            yield "another post other"
    elif said_of.bodies and not said_of.places:
        yield f"a body's {sort}"
    elif said_of.posts:
        if any(_post_fits(post, said_of.posts) for post in entry.posts):
            yield f"post fits {sort}"
        elif not said_of.posts & linking_words().besides:
            yield f"another post {sort}"
    elif said_of.called and not (
        said_of.called & linking_words().besides
        or any(_post_fits(post, said_of.called) for post in entry.posts)
    ):
        yield f"called otherwise {sort}"  # "aid worker Margaret Hassan"


def _walk_of(entry: Entry) -> frozenset[str]:
    """All that somebody may be called by what they do: an actor, also a star or a director."""
    words = {word for post in entry.posts for word in post.position.casefold().split()}
    return frozenset().union(*(walk for walk in linking_words().walks if walk & words))


def _is_elsewhere(entry: Entry, said_of: ClaimedOfPerson, authority: Authority) -> bool:
    """Whether the article names other countries than those in which somebody held all posts."""
    homes = [authority.get(post.of) for post in entry.posts if post.of is not None]
    states = {home.id for home in homes if home is not None and home.kind == "Country"}
    whole = len(homes) == len(entry.posts) and all(
        home is not None and home.kind == "Country" for home in homes
    )
    known = states | ({entry.country} - {None})
    return whole and bool(known) and bool(said_of.places) and not said_of.places & known


def explain_person(
    chain: str,
    entry: Entry,
    said_of: ClaimedOfPerson | None,
    context: ArticleContext,
    authority: Authority,
) -> Iterator[str]:
    """The signs that readers of the article can check, in words."""
    homes = {post.of for post in entry.posts} | {entry.country}
    if any(context.heard(home, besides=chain) for home in homes):
        whose = "that they held office in" if entry.posts else "they are of"
        yield f"the article speaks of the country {whose}"
    if said_of is None or not entry.posts:
        return
    fitting = [post for post in entry.posts if _post_fits(post, said_of.posts)]
    held = min(fitting, key=lambda post: len(_title_of(post) - said_of.posts), default=None)
    if held is not None:
        yield f"the article gives them a post that fits “{held.position}”"
    elif said_of.posts:
        yield "the article gives them a post that they aren't known for"
    if _is_elsewhere(entry, said_of, authority):
        yield "the article says that they are of another country"


def _post_fits(post: Post, words: set[str]) -> bool:
    """Whether an article's words for a post may mean this one; "leader" may mean any that leads."""
    ours = _title_of(post) or _title_words(post.position)
    return bool(ours & _telling_words(words)) or (
        "leader" in words and bool(ours & linking_words().leads)
    )


def _title_of(post: Post) -> set[str]:
    """The telling words of a post without its country: "prime" of the Prime Minister of Japan.

    A member of a house is a lawmaker, and what that house's members are called.
    """
    title, _, house = post.position.casefold().partition(" of ")
    if title not in {"member", "deputy member"}:
        return _title_words(title)
    called = linking_words().members
    return {"lawmaker", *(called[word] for word in house.split() if word in called)}


def _title_words(name: str) -> set[str]:
    return _telling_words(name.casefold().replace("-", " ").split())


def _telling_words(words: Iterable[str]) -> set[str]:
    """The words of a post that tell it from others: "prime", not "minister"."""
    known = linking_words()
    return {known.same_posts.get(word, word) for word in words} - known.idle


def _is_too_early(entry: Entry, year: int) -> bool:
    """Whether somebody came into office so long after an article that it means somebody else."""
    starts = [post.start for post in entry.posts]
    known = [start for start in starts if start is not None]
    return bool(entry.weight and known) and len(known) == len(starts) and year < min(known) - BEFORE


def _years_from_office(entry: Entry, year: int | None) -> float:
    """How many years before or after all known terms an article is, by today's if it isn't dated.

    Returns:
        The logarithm of one more.
    """
    year = _TODAY if year is None else year
    terms = [post for post in entry.posts if post.start is not None]
    gaps = [max((one.start or 0) - year, year - (one.end or year), 0) for one in terms]
    return math.log1p(min(gaps))


def _is_in_term(post: Post, year: int) -> bool:
    return (post.start or 0) - 1 <= year <= (post.end or 9999) + 1
