"""What is known of one chain, cut to what helps to tell whether another article's is the same.

Guarantees: a profile is small whatever the size of its article, and depends only on the article's
mentions, claims and links, never on their order. It holds no text but names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from dateline.authority import Authority, Entry
from dateline.core.model import Claim, Literal, Mention, Stance, is_over
from dateline.core.text import normalize_name
from dateline.ontology import predicates
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.identity.body_names import body_key, is_acronym, is_generic, is_part
from dateline.resolve.identity.evidence import (
    ACRONYM,
    FIELD,
    MOSTLY_ABOUT,
    STRONG,
    SURNAME,
    WEAK,
    Clue,
    HeldPost,
    NameKey,
    Trait,
)
from dateline.resolve.identity.name_words import name_words
from dateline.resolve.identity.people_names import parse_person, surname_alone

_WEIGHTS = {"Person": STRONG, "Organization": WEAK, "Place": 0}  # Paris is in many articles
_COMPANY = 40  # clues that are kept of what an article names besides
_MOST = 8  # names that are kept of a chain
_VAGUE = frozenset({"Place", ACRONYM})  # names that many things have, if no entry is likely enough
_EVERYWHERE = frozenset({"Country", "Region", "MediaOutlet"})
_FIELDS = {"SportsTeam": "sport", "EducationalInstitution": "science"}
_STATED = frozenset({Stance.ASSERTED, Stance.REPORTED})
_OPEN = 20  # years that a term without an end may last
_LIVES = {"birth_date": "born", "death_date": "died"}


@dataclass(slots=True)
class Profile:
    """One chain, or all chains that one link stands for.

    Attributes:
        id: the chain.
        document: its article.
        kind: its kind in the ontology.
        key: the name that it is looked up by.
        label: that name as written.
        other_names: further full names that its article gives it.
        acronyms: acronyms that its article gives it.
        own: clues of its own.
        company: clues of its article, shared by all its chains.
        traits: what it can't share with another, with how often the article says so.
        link: the authority entry that it is.
        vague: whether the name alone doesn't tell which thing is meant.
        likeliest: the entry that it is likeliest, if it may be one and isn't linked.
        chance: how likely that is by its article alone.
        clue_name: what it is called in the clues of what its article names besides.
        posts: of a person, the posts that its article gives it, and the authority if it is linked.
        years: the year of its article, if known; of one that is linked, the years in those posts.
    """

    id: str
    document: str
    kind: str
    key: NameKey
    label: str
    other_names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    own: tuple[Clue, ...] = ()
    company: tuple[Clue, ...] = ()
    traits: tuple[Trait, ...] = ()
    link: str | None = None
    vague: bool = False
    likeliest: str = ""
    chance: float = 0.0
    clue_name: str = ""
    posts: tuple[HeldPost, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(slots=True)
class ArticleChains:
    """What one article's chains are made profiles of.

    Attributes:
        chains: chain → its summary.
        links: chain → the entry that it is.
        doubtful: chain that may be an entry, but isn't linked → the likeliest, how likely it is.
        authority: the tables.
        year: when it was published, if known.
        of: mention → its chain, for mentions that claims speak of.
    """

    chains: Mapping[str, ChainSummary]
    links: Mapping[str, str]
    doubtful: Mapping[str, tuple[str, float]]
    authority: Authority
    year: int | None = None
    of: Mapping[str, Mention] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def name(self, chain: str) -> str:
        """What clues call a chain: its link, or its full name; nothing if that is vague."""
        if chain not in self._names:
            self._names[chain] = intern(self._name(chain))
        return self._names[chain]

    def _name(self, chain: str) -> str:
        if chain in self.links:
            return self.shown(self.links[chain])
        summary = self.chains.get(chain)
        named = None if summary is None else full_name(summary)
        if named is None or summary is None or (summary.top_kind != "Person" and is_generic(named)):
            return ""
        return str(name_key(summary.top_kind, named))

    def shown(self, link: str) -> str:
        """An entry as a reader would write it."""
        entry = self.authority.get(link)
        return link if entry is None else f"{entry.label} ({entry.id})"

    def country(self, chain: str) -> str | None:
        """The country that a linked place is or is in, as a reader would write it."""
        entry = self.authority.get(self.links[chain]) if chain in self.links else None
        if entry is None or entry.kind == "Country":
            return None if entry is None else self.shown(entry.id)
        return None if entry.country is None else self.shown(entry.country)

    def main(self) -> str | None:
        """The country that at least half of what it says of places and bodies is about."""
        counts: Counter[str] = Counter()
        for chain, summary in self.chains.items():
            if (country := self.country(chain)) is not None:
                counts[country] += sum(summary.kinds.values())
        best = min(counts, key=lambda one: (-counts[one], one), default=None)
        return best if best is not None and 2 * counts[best] >= counts.total() else None


def make_profiles(
    article: ArticleChains, mentions: Sequence[Mention], claims: Iterable[Claim]
) -> Iterator[Profile]:
    """Yield a profile of each chain that has a name of its own.

    Args:
        article: the chains with their links.
        mentions: the article's mentions.
        claims: the article's claims.
    """
    article.of = {one.id: one for one in mentions}
    claims = list(claims)
    own, traits = _read_claims(article, claims)
    posts = _read_posts(article, claims)
    traits.update({chain: [*traits[chain], sex] for chain, sex in _find_sexes(mentions)})
    company, main = _find_company(article), article.main()
    for chain in sorted(article.chains):
        summary = article.chains[chain]
        acronyms = tuple(sorted(one for one in summary.names if is_acronym(one))[:_MOST])
        link = article.links.get(chain)
        entry = None if link is None else article.authority.get(link)
        named = full_name(summary) or _other_label(summary, acronyms, entry, posted=chain in posts)
        if named is None:
            continue
        if main is not None and summary.top_kind == "Organization":
            own[chain].append(Clue(MOSTLY_ABOUT, main, STRONG))
        own[chain] += [Clue(FIELD, one.value, WEAK) for one in traits[chain] if one.sort == FIELD]
        key = _key_of_chain(summary, named)
        likeliest, chance = article.doubtful.get(chain, ("", 0.0))
        yield Profile(
            id=chain,
            document=summary.document,
            kind=summary.kind,
            key=key,
            label=intern(named),
            other_names=tuple(sorted(_other_names(summary, named, key))),
            acronyms=acronyms,
            own=tuple(dict.fromkeys(own[chain])),
            company=company,
            traits=tuple(traits[chain]),
            link=link,
            vague=chain in article.doubtful and key.group in _VAGUE,
            likeliest=likeliest,
            chance=chance,
            clue_name=article.name(chain),
            posts=tuple(sorted({*posts.get(chain, ()), *_posts_of_entry(entry)})),
            years=_years_of_posts(entry, article.year if chain in posts else None),
        )


def _key_of_chain(summary: ChainSummary, named: str) -> NameKey:
    if summary.top_kind == "Person" and (family := surname_alone([named])):
        return NameKey(SURNAME, family)
    bare = is_acronym(named) and summary.top_kind == "Organization"
    return NameKey(ACRONYM, named) if bare else name_key(summary.top_kind, named)


def _other_label(
    summary: ChainSummary, acronyms: Sequence[str], entry: Entry | None, *, posted: bool
) -> str | None:
    """What to call what an article never names in full, if that may say what it is.

    For somebody with a surname and a post, the entry's name or the surname; for a body, the acronym
    that the article uses most.
    """
    if summary.top_kind == "Person" and (entry is not None or posted):
        return min(summary.names) if entry is None else entry.label
    if summary.top_kind != "Organization":
        return None
    return min(acronyms, key=lambda one: (-summary.names[one], one), default=None)


def _find_sexes(mentions: Iterable[Mention]) -> Iterator[tuple[str, Trait]]:
    """Chains that pronouns call by one sex, twice at least: one may be taken for another's."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in mentions:
        if one.form == "pronoun" and (sex := _SEXES.get(one.text.casefold())) is not None:
            counts[one.chain][sex] += 1
    for chain, row in counts.items():
        if len(row) == 1 and row.total() > 1:
            yield chain, Trait("sex", min(row))


_SEXES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}


def full_name(summary: ChainSummary) -> str | None:
    """The name that tells what a chain is, outside of its article too; None when none does.

    Of several, the one that the article uses most, then the longest: never a mere part of another.
    """
    full = [name for name in summary.names if _is_telling(summary.top_kind, name)]
    whole = [name for name in full if not any(is_part(name, other) for other in full)]
    return min(whole or full, key=lambda one: (-summary.names[one], -len(one), one), default=None)


@lru_cache(maxsize=1 << 16)
def name_key(group: str, name: str) -> NameKey:
    """What a name is looked up by: the group, and the name without what makes no difference."""
    if group == "Person":
        parts = parse_person(name)
        shown = normalize_name(name) if parts is None else f"{' '.join(parts.given)} {parts.family}"
        if parts is not None and parts.generation:
            shown = f"{shown} {parts.generation}"
    elif group in {"Organization", "People", "Work"}:
        shown = body_key(name)
    else:
        shown = normalize_name(name)
    return NameKey(group, intern(shown))


def _other_names(summary: ChainSummary, named: str, key: NameKey) -> set[str]:
    """Further full names of a chain; a part of the first is none."""
    full = [name for name in summary.names if _is_telling(summary.top_kind, name) and name != named]
    kept = [name for name in full if not is_part(name, named)]
    return {name for name in sorted(kept)[:_MOST] if name_key(summary.top_kind, name) != key}


def _is_telling(group: str, name: str) -> bool:
    """Whether a name says which thing is meant, outside of its article too."""
    if group == "Person":
        return parse_person(name) is not None
    if group in {"Event", "Agreement", "Work"}:
        return not name.islower()
    if group == "Organization":
        return not is_acronym(name)
    if group == "Position":
        return " of " in name or "(" in name  # "president" alone is every country's
    return group in {"Place", "People", "Topic"}


def _find_company(article: ArticleChains) -> tuple[Clue, ...]:
    """What an article names that tells its people from their namesakes."""
    found: dict[str, int] = {}
    for chain, summary in article.chains.items():
        if summary.top_kind not in _WEIGHTS or _is_everywhere(article, chain, summary):
            continue
        if name := article.name(chain):
            found[name] = _WEIGHTS[summary.top_kind]
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Clue("", name, weight) for name, weight in ranked[:_COMPANY])


def _is_everywhere(article: ArticleChains, chain: str, summary: ChainSummary) -> bool:
    """Whether a thing is in so many articles that it tells nobody apart.

    The United Nations is, a programme of theirs isn't.
    """
    if summary.kind != "IntergovernmentalOrganization":
        return summary.kind in _EVERYWHERE
    entry = article.authority.get(article.links[chain]) if chain in article.links else None
    return entry is None or entry.parent is None


def _read_posts(article: ArticleChains, claims: Iterable[Claim]) -> dict[str, set[HeldPost]]:
    """Chain → the posts that its article says it holds; what it held before is left out."""
    found: dict[str, set[HeldPost]] = defaultdict(set)
    for claim in claims:
        if claim.predicate != "holds_position" or claim.stance not in _STATED or is_over(claim):
            continue
        subject = article.of.get(claim.subject)
        target = article.of.get(claim.object) if isinstance(claim.object, str) else None
        if subject is not None and target is not None:
            post, bare, _ = target.name.partition(" (")
            found[subject.chain].add(HeldPost(bool(bare), normalize_name(post)))
    return found


def _posts_of_entry(entry: Entry | None) -> Iterator[HeldPost]:
    """The posts of somebody in the authority."""
    for post in () if entry is None else entry.posts:
        name = normalize_name(post.position).replace(" of the ", " of ")
        yield HeldPost(" of " not in name, name)


def _years_of_posts(entry: Entry | None, year: int | None) -> tuple[int, ...]:
    """The years in which somebody is known to have held posts; `year` is that of an article."""
    held = set() if year is None else {year}
    for post in () if entry is None else entry.posts:
        if post.start is not None:
            held.update(range(post.start, (post.end or post.start + _OPEN) + 1))
    return tuple(sorted(held))


def _read_claims(
    article: ArticleChains, claims: Iterable[Claim]
) -> tuple[dict[str, list[Clue]], dict[str, list[Trait]]]:
    """Chain → clues and traits that its article's claims give it."""
    own: dict[str, list[Clue]] = defaultdict(list)
    traits: dict[str, list[Trait]] = defaultdict(list)
    for claim in claims:
        subject = article.of.get(claim.subject)
        if subject is None:
            continue
        if isinstance(claim.object, Literal):
            if claim.predicate in _LIVES:
                traits[subject.chain].append(Trait(_LIVES[claim.predicate], claim.object.value))
            continue
        target = article.of.get(claim.object)
        if target is not None:
            clues, found = _read_claim(article, subject, claim.predicate, target)
            own[subject.chain] += clues
            traits[subject.chain] += found
    return own, traits


def _read_claim(
    article: ArticleChains, subject: Mention, predicate: str, target: Mention
) -> tuple[list[Clue], list[Trait]]:
    """What one claim says of its subject, as clues and traits."""
    if predicate == "holds_position":
        post = normalize_name(target.name.split(" (")[0])
        title, _, body = post.partition(" of ")
        words = title.replace("-", " ").split()
        made = [Clue("post", post, STRONG)] if body else []
        if len(words) > 1:
            made.append(Clue("title", title, WEAK))
        known = [field for word in words if (field := name_words().fields.get(word)) is not None]
        return made, [Trait(FIELD, known[-1])] if known else []
    name = article.name(target.chain)
    country = article.country(target.chain)
    clues = predicates()[predicate].identity_clues
    if "government" in clues and country is not None:
        traits = [Trait("governs", country), Trait(FIELD, "public")]
        return [Clue(predicate, country, STRONG)], traits
    if "affiliation" in clues and name:
        walk = _FIELDS.get(target.kind)
        return [Clue(predicate, name, STRONG)], [] if walk is None else [Trait(FIELD, walk)]
    if "location" in clues and country is not None and subject.kind != "Person":
        return [Clue("of", country, STRONG)], [Trait("owner", country)]
    return [], []
