"""What tells whether a name of an article means a thing that a list of the world has.

Guarantees: signs depend on the chain, the candidate and the article alone, never on the order of
anything; they weigh nothing (`weights.toml` does). What has a place on the map is weighed in
`probability.py`, by people, and people in `people.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.authority import Authority, Entry, name_keys
from dateline.ontology import is_a, top_kind
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.article_context import ArticleContext, sport_of
from dateline.resolve.linking.candidates import Candidate, kinds_agree
from dateline.resolve.linking.linking_words import linking_words, plain_words
from dateline.resolve.linking.name_counts import is_borne

NATIONAL = frozenset({"PoliticalParty", "GovernmentBody"})  # every country has one of that name
_LEFT_OUT = frozenset({"fc", "afc", "cf", "sc", "ac", "sv", "fk", "nk", "award", "awards"})
_SORTS = frozenset({"Company", "Facility", "MediaOutlet", "PoliticalParty", "SportsTeam"})
_MANY_SPORTS = frozenset({"Q30", "Q16"})  # whose cities have a team of each, and universities
_MIDDLE = 6.0  # powers of ten
_STEM = 5  # letters
_LETTERS, _FEW_LETTERS = 6, 3  # that an acronym has at most; of which many things have one


def thing_signs(
    chain: ChainSummary,
    one: Candidate,
    found: Sequence[Candidate],
    context: ArticleContext,
    authority: Authority,
) -> dict[str, float]:
    """The signs of a candidate that is a body, work, event or listed place.

    Args:
        chain: what may be it.
        one: the candidate.
        found: all candidates of the chain.
        context: what the article speaks of.
        authority: the tables.

    Returns:
        Sign → how much of it there is; most are there or not.
    """
    key = chain.id, one.entry.id, one.how
    if key not in context.lasting:
        context.lasting[key] = _lasting_signs(chain, one, found, authority)
    lasting, rivals = context.lasting[key]
    made = lasting | _country_signs(chain, one.entry, context)
    made |= dict.fromkeys(_said_signs(chain.id, one.entry, context), 1.0)
    foreign = _is_foreign(chain.id, one.entry, context)
    here = [it for it in rivals if foreign or not _is_foreign(chain.id, it.entry, context)]
    if told := context.tells_sport(one.entry, besides=chain.id):
        made[f"{told} is played"] = 1.0
        here = [it for it in here if sport_of(it.entry) == sport_of(one.entry)]
    made["share of what fits here"] = math.log(_share_of(one, here))
    if one.entry.kind == "SportsTeam":
        others = context.names_kind("SportsTeam", besides=chain.id)
        made["among teams" if others else "no other team"] = 1.0
        if context.names_teams_of(one.entry.country, besides=chain.id):
            made["among its country's teams"] = 1.0
        if "also a place" in made and one.entry.country in _MANY_SPORTS and told != "its sport":
            made["of a place with many teams"] = 1.0
    return made


def _lasting_signs(
    chain: ChainSummary, one: Candidate, found: Sequence[Candidate], authority: Authority
) -> tuple[dict[str, float], Sequence[Candidate]]:
    """The signs that what an article speaks of doesn't change, and who is called so as well."""
    sort = one.entry.kind if one.entry.kind in _SORTS else top_kind(one.entry.kind)
    made = {sort: 1.0, f"known {sort}": math.log(one.entry.weight)}
    made[f"late number {sort}"] = late_number(one.entry)
    made |= dict.fromkeys(_name_signs(one, sort, authority), 1.0)
    made |= dict.fromkeys(_chain_signs(chain, one), 1.0)
    if "a plain word" in made and "of the kind" not in made:
        made["a plain word and not of the kind"] = 1.0
    if not _is_very_name(one) and any(_is_very_name(other) for other in found):
        made["another has that very name"] = 1.0
    named = _names_in(chain, one)
    rivals = [it for it in found if it is one or _names_in(chain, it) >= named]
    made["share of what is so called"] = math.log(_share_of(one, rivals))
    if len(found) == 1:
        made["nothing else is called so"] = 1.0
    elif len(rivals) == 1:
        made["more of the names than others"] = 1.0
    return made, rivals


def late_number(entry: Entry) -> float:
    """How late an entry came into Wikidata, by its number: what is widely known came early.

    Returns:
        Powers of ten beyond a million, negative for most of what is known; 0 for other ids.
    """
    return _late_number(entry.id, entry.also)


@lru_cache(1 << 14)
def _late_number(first: str, also: tuple[str, ...]) -> float:
    numbers = (one[1:] for one in (first, *also) if one[:1] == "Q")
    return next((math.log10(int(one)) - _MIDDLE for one in numbers if one.isdigit()), 0.0)


def _names_in(chain: ChainSummary, one: Candidate) -> int:
    """How many of a chain's names an entry has."""
    known = _keys_of(one.entry.names)
    return sum(_key_of(name) in known for name in chain.names)


@lru_cache(1 << 12)
def _keys_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(name_keys.make_key, names))


_key_of = lru_cache(1 << 12)(name_keys.make_key)


def _share_of(one: Candidate, rivals: Iterable[Candidate]) -> float:
    """A candidate's part of all that is called so, by how widely known each is."""
    return _standing(one.entry) / sum([_standing(it.entry) for it in rivals])


def _standing(entry: Entry) -> float:
    """How widely known an entry is by its list's word and by its number together."""
    return entry.weight * _earliness(entry.id, entry.also)


@lru_cache(1 << 14)
def _earliness(first: str, also: tuple[str, ...]) -> float:
    return math.exp(-_late_number(first, also))


def _is_foreign(chain: str, entry: Entry, context: ArticleContext) -> bool:
    """Whether the article speaks of other countries than that of a body."""
    if entry.country is None or is_a(entry.kind, "Place"):
        return False
    return context.elsewhere(chain) and not context.heard(entry.country, besides=chain)


def _name_signs(one: Candidate, sort: str, authority: Authority) -> list[str]:
    """What the name itself tells: letters and single words stand for many things."""
    made = []
    letters = " " not in one.name and one.name.isupper() and len(one.name) <= _LETTERS
    if " " not in one.name:
        made.append(f"letters {sort}" if letters else f"one word {sort}")
        if letters and len(one.name) <= _FEW_LETTERS:
            made.append("few letters")
        if name_keys.make_key(one.name) in plain_words():
            made.append("a plain word")
        if is_borne(name_keys.make_key(one.name)):
            made.append("also a person's name")
    else:
        made.append(f"{'two' if one.name.count(' ') == 1 else 'more'} words {sort}")
    if any(is_a(entry.kind, "Place") for entry in authority.bundled.find(one.name)):
        made.append("also a place")
    if not letters and _solid_key(one.name) != _solid_key(one.entry.label):
        made.append("called otherwise")
    return made


def _is_very_name(one: Candidate) -> bool:
    """Whether an entry is called so, and not only but for a legal form."""
    return name_keys.make_key(one.name) in _keys_of(one.entry.names)


def _solid_key(name: str) -> str:
    """A bare key without spaces: L.L. Bean is L.L.Bean."""
    return _bare_key(name).replace(" ", "")


def _bare_key(name: str) -> str:
    """A name's key without its article, its legal form, and what clubs and prizes have for one."""
    words = name_keys.make_key(name_keys.without_legal_form(name)).split()
    kept = [word for word in words if word not in _LEFT_OUT]
    return " ".join(kept or words).removeprefix("the ")


def _chain_signs(chain: ChainSummary, one: Candidate) -> list[str]:
    """What the chain's kind and its other names tell."""
    made = []
    known = _keys_of(one.entry.names)
    words = set(name_keys.make_key(one.name).split())
    unknown = {
        name_keys.make_key(name_keys.without_legal_form(name))
        for name in chain.names
        if len(name) > len(one.name) and name_keys.make_key(name).removesuffix("s") not in known
    } - known
    stems = [set(map(_stem, name.split())) for name in known]
    if any(words < set(name.split()) for name in unknown):
        made.append("part of a name that it hasn't")
    elif any(set(map(_stem, name.split())) <= own for name in unknown for own in stems):
        made.append("a longer name like one of it")
    elif unknown:
        made.append("a longer name that it hasn't")
    agreeing = {name_keys.make_key(name) for name in chain.names} & known
    if len(agreeing) > 1:
        made.append("two names of it")
    homes = _homes_by_form(chain)
    if homes and one.entry.country is not None and one.entry.country not in homes:
        made.append("a legal form of other countries")
    kind, own = one.entry.kind, chain.kind
    if own == kind:
        made.append("of the kind")
    elif not kinds_agree(own, kind):
        made.append("a place's name" if is_a(own, "Place") else "of another kind")
    elif kind in linking_words().kinds_alike.get(own, ()):
        made.append("of a like kind")
    return made


def _homes_by_form(chain: ChainSummary) -> frozenset[str]:
    """The countries whose firms have a legal form that one of a chain's names ends with: Plc."""
    forms = linking_words().forms
    last = (name_keys.make_key(name).rpartition(" ")[2] for name in chain.names if " " in name)
    return frozenset().union(*(forms.get(word, ()) for word in last))


def _stem(word: str) -> str:
    """The beginning of a word, which its forms share: social democrats, social democratic."""
    return word[:_STEM]


def _said_signs(chain: str, entry: Entry, context: ArticleContext) -> list[str]:
    """Whether the article says which country's a body is: Germany's SPD."""
    said_of = context.people.get(chain)
    if said_of is None or not said_of.places or entry.country is None:
        return []
    fits = entry.country in said_of.places
    return ["said to be of its country" if fits else "said to be of another country"]


def _country_signs(chain: ChainSummary, entry: Entry, context: ArticleContext) -> dict[str, float]:
    """Whether, and how much, the article speaks of its country, or of others only."""
    if entry.country is None or is_a(entry.kind, "Place"):
        return {}
    whose = "national" if NATIONAL & {entry.kind, chain.kind} else "body"
    if context.heard(entry.country, besides=chain.id):
        share = context.share(entry.country, besides=chain.id)
        return {f"{whose} of a country heard": 1.0, f"{whose}, share of its country": share}
    return {f"{whose} of another country": 1.0} if context.elsewhere(chain.id) else {}
