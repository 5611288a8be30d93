"""What tells whether a name of an article means a thing that a list of the world has.

Guarantees: signs depend on the chain, the candidate and the article alone, never on the order of
anything; they weigh nothing (`weights.toml` does). What has a place on the map is weighed in
`probability.py`, by people, and people in `people.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.authority import Authority, Entry, name_keys
from dateline.ontology import is_a, top_kind
from dateline.resolve.chain_summary import ChainSummary
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.candidates import Candidate, kinds_agree
from dateline.resolve.linking.linking_words import linking_words, plain_words

NATIONAL = frozenset({"PoliticalParty", "GovernmentBody"})  # every country has one of that name
_CLUBS = frozenset({"fc", "afc", "cf", "sc", "ac", "sv", "fk", "nk"})
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
    top = top_kind(one.entry.kind)
    made = {top: 1.0, f"known {top}": math.log(one.entry.weight)}
    made |= dict.fromkeys(_name_signs(one, top, authority), 1.0)
    made |= dict.fromkeys(_chain_signs(chain, one), 1.0)
    if "a plain word" in made and "of the kind" not in made:
        made["a plain word and not of the kind"] = 1.0
    made |= _country_signs(chain.id, one.entry, context)
    if not _is_very_name(one) and any(_is_very_name(other) for other in found):
        made["another has that very name"] = 1.0
    rivals = sum(other.entry.weight for other in found)
    made["share of what is so called"] = math.log(one.entry.weight / rivals)
    if one.entry.kind == "SportsTeam":
        made["among teams" if context.names_teams(besides=chain.id) else "no other team"] = 1.0
    return made


def _name_signs(one: Candidate, top: str, authority: Authority) -> list[str]:
    """What the name itself tells: letters and single words stand for many things."""
    made = []
    letters = " " not in one.name and one.name.isupper() and len(one.name) <= _LETTERS
    if " " not in one.name:
        made.append(f"letters {top}" if letters else f"one word {top}")
        if letters and len(one.name) <= _FEW_LETTERS:
            made.append("few letters")
        if name_keys.make_key(one.name) in plain_words():
            made.append("a plain word")
    if any(is_a(entry.kind, "Place") for entry in authority.bundled.find(one.name)):
        made.append("also a place")
    if not letters and _bare_key(one.name) != _bare_key(one.entry.label):
        made.append("called otherwise")
    return made


def _is_very_name(one: Candidate) -> bool:
    """Whether an entry is called so, and not only but for a legal form."""
    return name_keys.make_key(one.name) in {name_keys.make_key(name) for name in one.entry.names}


def _bare_key(name: str) -> str:
    """A name's key without its article, its legal form, and what clubs have for one."""
    words = name_keys.make_key(name_keys.without_legal_form(name)).split()
    kept = [word for word in words if word not in _CLUBS]
    return " ".join(kept or words).removeprefix("the ")


def _chain_signs(chain: ChainSummary, one: Candidate) -> list[str]:
    """What the chain's kind and its other names tell."""
    made = []
    known = {name_keys.make_key(name) for name in one.entry.names}
    words = set(name_keys.make_key(one.name).split())
    unknown = {
        name_keys.make_key(name_keys.without_legal_form(name))
        for name in chain.names
        if len(name) > len(one.name) and name_keys.make_key(name) not in known
    } - known
    if any(words < set(name.split()) for name in unknown):
        made.append("part of a name that it hasn't")
    elif unknown:
        made.append("a longer name that it hasn't")
    agreeing = {name_keys.make_key(name) for name in chain.names} & known
    if len(agreeing) > 1:
        made.append("two names of it")
    kind, own = one.entry.kind, chain.kind
    if own == kind:
        made.append("of the kind")
    elif not kinds_agree(own, kind):
        made.append("a place's name" if is_a(own, "Place") else "of another kind")
    elif kind in linking_words().kinds_alike.get(own, ()):
        made.append("of a like kind")
    return made


def _country_signs(chain: str, entry: Entry, context: ArticleContext) -> dict[str, float]:
    """Whether, and how much, the article speaks of its country, or of others only."""
    if entry.country is None or is_a(entry.kind, "Place"):
        return {}
    whose = "national" if entry.kind in NATIONAL else "body"
    if context.heard(entry.country, besides=chain):
        share = context.share(entry.country, besides=chain)
        return {f"{whose} of a country heard": 1.0, f"{whose}, share of its country": share}
    return {f"{whose} of another country": 1.0} if context.elsewhere(chain) else {}
