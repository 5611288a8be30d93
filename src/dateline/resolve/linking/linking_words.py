"""Words that tell what a name may be: `linking_words.toml` as sets that are quick to ask.

Guarantees: loaded once, never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.core.bundled import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingWords:
    """Classes of words; all in lower case.

    Attributes:
        before_places: what may stand before a place's name: "city of ".
        after_places: what may stand behind one → the kind that it says.
        parts_of_places: first words of names of parts of a place.
        turned: what a body is, which may stand behind its place or, with "of", before it.
        forms: legal form → ids of the countries whose firms have it.
        bodies: last words by which articles call a body that they named in full.
        leads: posts that an article may call "leader".
        idle: words that tell no post from another.
        besides: what somebody in office may be called besides.
        same_posts: word of a post → one that says the same.
        walks: words of one walk of life, by which people of it are called.
        fields: kind of a thing → who has to do with such, by a word of their walk.
        members: word of a house's name → what its members are called.
        sports: sport that a list tells of teams and players → words for who plays it.
        kinds_alike: kind that a text is read to mean → others that the thing may be of.
    """

    before_places: tuple[str, ...]
    after_places: MappingProxyType[str, str]
    parts_of_places: frozenset[str]
    turned: frozenset[str]
    forms: MappingProxyType[str, frozenset[str]]
    bodies: frozenset[str]
    leads: frozenset[str]
    idle: frozenset[str]
    besides: frozenset[str]
    walks: tuple[frozenset[str], ...]
    fields: MappingProxyType[str, str]
    same_posts: MappingProxyType[str, str]
    members: MappingProxyType[str, str]
    sports: MappingProxyType[str, frozenset[str]]
    kinds_alike: MappingProxyType[str, frozenset[str]]


@cache
def plain_words() -> frozenset[str]:
    """Words of everyday speech that are also names of one word: "ministry", "target"."""
    return frozenset(files(__package__).joinpath("plain_words.txt").read_text("utf-8").split())


@cache
def linking_words() -> LinkingWords:
    """The bundled words."""
    raw = load_toml(__package__, "linking_words.toml")
    return LinkingWords(
        before_places=tuple(raw["places"]["before"]),
        after_places=MappingProxyType(raw["places"]["after"]),
        parts_of_places=frozenset(raw["places"]["parts"]),
        forms=MappingProxyType(
            {form: frozenset(ids) for form, ids in raw["bodies"]["forms"].items()}
        ),
        turned=frozenset(raw["bodies"]["turned"]),
        bodies=frozenset(raw["bodies"]["last_words"]),
        walks=tuple(frozenset(line.split()) for line in raw["posts"].pop("walks")),
        fields=MappingProxyType(raw["posts"].pop("fields")),
        same_posts=MappingProxyType(raw["posts"].pop("same")),
        members=MappingProxyType(raw["posts"].pop("members")),
        sports=MappingProxyType(
            {sport: frozenset(line.split()) for sport, line in raw["posts"].pop("sports").items()}
        ),
        kinds_alike=MappingProxyType(
            {kind: frozenset(them) for kind, them in raw["kinds"].items()}
        ),
        **{name: frozenset(words) for name, words in raw["posts"].items()},
    )
