"""How likely each candidate is what a name means, as a probability.

Guarantees: the probabilities of all candidates and of "something that the authority hasn't" add up
to one. Places are weighed by their people and by where the article is, with the named weights
below, set on development data; people, and what a list of the world has, by signs whose weights
(`weights.toml`) are fitted to linked news by `training/links.py`. It links nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.authority import Authority, Entry, name_keys
from dateline.authority.bundled import similar_names
from dateline.core.bundled import load_toml
from dateline.ontology import is_a
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking import people
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.candidates import Candidate
from dateline.resolve.linking.signs import late_number, thing_signs

# How often news means a thing by its bare name, in people of a city: a country of ten million is
# named as often as a city of as many, one of a hundred million thrice as often.
COUNTRY, COUNTRY_SIZE = 1e7, 1e7
REGION = 2e6  # a state or province, whose population no table has
COUNTY = 2e5  # a county, or a province that is seldom in the news
ROUND_A_CITY = 0.3  # a state is seldom called by the bare name of its great city: New York
CAPITAL = 4.0  # a capital, against a city of its size; more where the state is great
CAPITAL_LEAST = 1e6
REGION_ADJECTIVE = 0.1  # "Georgian" is seldom said of the state
ELSEWHERE = 5e3  # the chance that it is something of which no table knows
SIMILAR = 0.02  # a name only like the entry's
ANOTHER_SORT = 0.002  # what the reader took for no place
CALLED_CITY = 1e-4  # a country, of what the article calls a city alone: "the city of Turkey"
# What the article adds, for the part of it that speaks of a place: all of it, or some.
IN_COUNTRY, IN_REGION = math.log(400.0), math.log(300.0)
HOME_COUNTRY, HOME_REGION = math.log(20.0), math.log(300.0)  # the same of whose paper it is
HEARD = math.log(4.0)  # speaking of the place at all
ECHO = math.log(30.0)  # another doubtful name fits in, or around it
PLACED = math.log(1e5)  # being put into it in so many words
# How much likelier in news of the world a city is whose number in Wikidata has a digit less, and
# how many digits less a country counts.
FAME, KNOWN_EARLY, MOST_EARLY, COUNTRY_EARLY = 6.0, -1.0, 3.0, 2.0
AMONG_PROVINCES, MOST_PROVINCES = math.log(10.0), 4  # each other province of its country
UNTOLD, UNTOLD_IN_BRIEF = 12.0, 2.0  # what a sentence doesn't say, it may have no room for
LOCAL, LOCAL_MOST = 8.0, 5
LOCAL_LONE = 1  # where no small town of the name is known: many streets don't make one
BODY, ACRONYM = 1e7, 0.1  # letters stand for many things


@dataclass(frozen=True, slots=True)
class WeighedCandidate:
    """A candidate and how likely it is."""

    candidate: Candidate
    probability: float


def weigh_candidates(
    chain: ChainSummary, found: Sequence[Candidate], context: ArticleContext, authority: Authority
) -> list[WeighedCandidate]:
    """Weigh a chain's candidates against each other and against none of them.

    Args:
        chain: the chain.
        found: its candidates.
        context: what the article speaks of.
        authority: the tables.

    Returns:
        Likeliest first; their probabilities leave the rest to none of them.
    """
    masses = [(one, _mass(chain, one, found, context, authority)) for one in found]
    others = mass_of_unlisted(chain.id, found, context, authority)
    return [
        WeighedCandidate(one, mass / (mass + _mass_against(chain.id, one, masses, others, context)))
        for one, mass in sorted(masses, key=lambda row: (-row[1], row[0].entry.id))
    ]


def signs_of(
    chain: ChainSummary,
    one: Candidate,
    found: Sequence[Candidate],
    context: ArticleContext,
    authority: Authority,
) -> tuple[str, dict[str, float]]:
    """The section of `weights.toml` that weighs a candidate, empty for none, and its signs."""
    also = {"another name means it": 1.0} if context.means(one.entry.id, besides=chain.id) else {}
    if one.how == "another sort":
        also["of another sort"] = 1.0
    if one.entry.kind == "Person":
        said_of = context.people.get(chain.id)
        return "person", people.person_signs(chain.id, one, said_of, context, authority) | also
    if one.entry.weight:
        return "thing", thing_signs(chain, one, found, context, authority) | also
    return "", {}


def _mass(
    chain: ChainSummary,
    one: Candidate,
    found: Sequence[Candidate],
    context: ArticleContext,
    authority: Authority,
) -> float:
    """How often the name means this in such an article."""
    section, signs = signs_of(chain, one, found, context, authority)
    weights = _load_weights().get(section, {})
    score = sum(weights.get(sign, 0.0) * much for sign, much in sorted(signs.items()))
    return own_mass(chain, one, found, context, authority) * math.exp(score)


def own_mass(
    chain: ChainSummary,
    one: Candidate,
    found: Sequence[Candidate],
    context: ArticleContext,
    authority: Authority,
) -> float:
    """What no fitted weight tells of a candidate's mass: a place's people, and where it is."""
    plain = one.entry.weight or one.entry.kind == "Person"
    prior = ELSEWHERE if plain else _prior_mass(one, found, authority)
    if one.entry.kind == "Country" and set(chain.kinds) == {"City"}:
        prior *= CALLED_CITY
    if not plain and context.of_the_world:
        prior *= FAME ** _fame(one.entry)
    among = 0.0
    if one.entry.kind == "Region" and all(it.entry.capital_of is None for it in found):
        many = context.names_provinces(one.entry.country, besides=chain.id)
        among = AMONG_PROVINCES * min(many, MOST_PROVINCES)
    return prior * math.exp(_place_support(chain.id, one.entry, context) + among)


def _fame(entry: Entry) -> float:
    """How early a city came into Wikidata, in powers of ten; what a country counts."""
    if entry.kind == "Country":
        return COUNTRY_EARLY
    early = max(0.0, KNOWN_EARLY - late_number(entry))
    return min(early, MOST_EARLY) if entry.kind == "City" else 0.0


@cache
def _load_weights() -> Mapping[str, Mapping[str, float]]:
    return load_toml(__package__, "weights.toml")


def _mass_against(
    chain: str,
    one: Candidate,
    masses: Sequence[tuple[Candidate, float]],
    others: float,
    context: ArticleContext,
) -> float:
    """How likely the name means anything else than one candidate."""
    rivals = [(other, mass) for other, mass in masses if other is not one]
    towns = sum(mass for other, mass in rivals if other.entry.kind == "City")
    every = sum(mass for _, mass in rivals)
    made = every - towns + _namesake_factor(chain, one, context) * (towns + others)
    own = sum(mass for other, mass in masses if other is one)
    return made + own * _share_of_others(chain, one, context)


def _share_of_others(chain: str, one: Candidate, context: ArticleContext) -> float:
    """How much likelier something else that the article names is meant by a part of its name.

    "Korea" beside "both Koreas", "Guinea" beside Equatorial Guinea, "Jordan" beside Jordan Lee.
    """
    entry = one.entry
    if entry.kind == "Person" or one.how == "demonym":
        return 0.0
    word = name_keys.make_key(one.name)
    if word in context.plurals:
        return 1.0
    longer = any(
        word in label.split() and context.heard(other, besides=chain)
        for other, label in context.labels.items()
        if other != entry.id
    )
    named = word in context.bearers or (entry.kind == "Country" and longer)
    return 1.0 if named and not context.heard(entry.id, besides=chain) else 0.0


def _namesake_factor(chain: str, one: Candidate, context: ArticleContext) -> float:
    """How many times likelier small namesakes are than they would be in world news.

    A paper needn't tell its readers where their own town is. An article that never speaks of a
    town's state or country, but of streets and villages that no table has, is likely about a
    smaller one nearby.
    """
    entry = one.entry
    if entry.kind not in {"City", "Country"} or context.placed.get(chain) or context.worldly:
        return 1.0
    heard = context.heard(entry.country or entry.id, besides=chain)
    if heard or context.echoed(entry, besides=chain):
        return 1.0
    if context.home & {entry.id, entry.country, entry.parent}:
        return 1.0
    word = name_keys.make_key(one.name)
    most = LOCAL_MOST if similar_names.load_namesakes().get(word) else LOCAL_LONE
    local = LOCAL ** min(context.unknown, most)
    if entry.kind == "Country":
        return local if not context.elsewhere(chain) else 1.0
    return (UNTOLD_IN_BRIEF if context.brief else UNTOLD) * local


def _prior_mass(one: Candidate, found: Sequence[Candidate], authority: Authority) -> float:
    """How often the bare name means this, were nothing known of the article."""
    entry = one.entry
    if entry.kind == "Country":
        mass = COUNTRY * math.sqrt(max(entry.population, 1e4) / COUNTRY_SIZE)
    elif entry.kind == "City":
        mass = float(entry.population)
        if entry.capital_of is not None and (state := authority.get(entry.capital_of)) is not None:
            weight = 1 + math.sqrt(state.population / COUNTRY_SIZE)
            mass = max(mass, CAPITAL_LEAST) * CAPITAL * weight
    elif entry.kind == "Region":
        mass = max(entry.population, COUNTY if entry.lookup_only else REGION)
        if any(_is_inside(other.entry, entry) for other in found):
            mass *= ROUND_A_CITY
        if one.how == "demonym":
            mass *= REGION_ADJECTIVE
    else:
        mass = BODY * (ACRONYM if one.how == "acronym" else 1.0)
    if one.how == "another sort":
        return mass * ANOTHER_SORT
    return mass * (SIMILAR * one.likeness if one.how == "similar" else 1.0)


def _is_inside(entry: Entry, region: Entry) -> bool:
    """Whether an entry is a city in a region, or one that the region is named after."""
    named = entry.kind == "City" and name_keys.make_key(entry.label) == name_keys.make_key(
        region.label
    )
    return entry.parent == region.id or (named and entry.country == region.country)


def _place_support(chain: str, entry: Entry, context: ArticleContext) -> float:
    """What the article says for a place, in logarithms of odds; nothing for what is none."""
    if entry.kind == "Person" or (entry.weight and not is_a(entry.kind, "Place")):
        return 0.0
    country = entry.id if entry.kind == "Country" else entry.country
    region = entry.id if entry.kind == "Region" else entry.parent
    echo = ECHO * context.echoed(entry, besides=chain)
    return _of_places(chain, country, region, context) + echo


def _of_places(
    chain: str, country: str | None, region: str | None, context: ArticleContext
) -> float:
    made = 0.0
    for place, weight in ((country, IN_COUNTRY), (region, IN_REGION)):
        if place is not None and place != (country if weight is IN_REGION else None):
            made += weight * context.share(place, besides=chain)
            made += HEARD * bool(context.heard(place, besides=chain))
    made += HOME_COUNTRY * (country in context.home) + HOME_REGION * (region in context.home)
    put = context.placed.get(chain, set())
    if put:
        made += PLACED if {country, region} & put else -PLACED
    return made


def mass_of_unlisted(
    chain: str, found: Sequence[Candidate], context: ArticleContext, authority: Authority
) -> float:
    """How likely the name means what has no entry: smaller towns, and anything else.

    Args:
        chain: id of the chain.
        found: its candidates.
        context: what the article speaks of.
        authority: the tables.
    """
    mass = ELSEWHERE
    known = similar_names.load_namesakes()
    # sorted, since a sum of fractions depends on their order in its last digit
    for name in sorted({name_keys.make_key(one.name) for one in found if one.entry.kind == "City"}):
        for place, size in known.get(name, ()):
            entry = authority.get(place)
            country = place if entry is None or entry.country is None else entry.country
            region = None if country == place else place
            echo = ECHO * context.beside(region, besides=chain)
            mass += size * math.exp(_of_places(chain, country, region, context) + echo)
    return mass
