"""The word lists of `lexicon.toml`, as sets that are quick to ask.

Guarantees: loaded once, never changed. It holds classes of words, not names of things; names
are the authority's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType

from dateline.core.bundled import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Classes of words; all in lower case.

    Attributes:
        posts: noun → the classes that it belongs to (`head`, `staff`, `member` …).
        before: words that may stand before a post's noun and belong to the post.
        after: words that may follow it and belong to it.
        ended: adjectives that say a post is over.
        acting: adjectives that qualify a post and are left out of its name.
        elect: what a hyphen joins to a post that somebody is to have.
        courtesy: words before a name that are no post.
        styles: titles that make a name with one word behind them: "Lord Hart", "Prince Karl".
        portfolios: what a minister may be of.
        short: abbreviated post → the post.
        seats: noun for a body → the posts that are its own where they stand without one.
        initials: posts in initials; as written.
        kinds: word in an organisation's name → the kind that it shows.
        beside: common noun beside a body's name → the kind that it says.
        nominals: common noun → the kinds that it can point back at.
        described: the same, with more nouns that only "the" makes point back.
        female: words and given names that show a woman.
        male: words and given names that show a man.
        determiners, edges: words around a name that are not part of it.
        particles: lower-case words inside a person's name.
        joiners: small words inside a body's name.
        generic: capitals that name a thing in general; as written.
        syllables: the parts of Korean given names, which a hyphen joins.
        suffixes: last words of firms' names that name nobody alone.
        branches: last words of the names of firms' parts.
        sites: last words of places that a tagger takes for people.
        unsure: adjectives that say a post isn't held.
        fielded: posts that are of a field: "head of research".
        possessors: whose attorney is a post: "State's Attorney".
        below: words before a post's noun that put it below the post.
        heads_of_parts: posts that head a part only, where a word before them names it.
        of_the_whole: words before such a post that name no part.
        forces: fields whose chief is the head of a body.
        envoys: words in the post of whoever is sent to a country or body.
        panels: nouns for a part of a body whose members needn't work there.
        stately: words in a post that show a state's office: an adjective before it is the state.
        sporting: the same of posts in sport, where a place's name means its team.
        officials: words in a post of whoever enforces the law or speaks for a side in court.
        suspects: what somebody is called who is held to have done a crime.
        makers: who made a work, whatever stands before: "lead author" of a study.
        memberships: posts that are none by themselves.
        ranks: words that are no post unless it is said where.
        jurisdictions: words that make another place of the place before them; as written.
        bodies: nouns beside a body's name, and nobody's.
        owned: nouns that a body's name stands before.
        aired: nouns that a paper's or station's name stands before.
        personal: nouns of what only people have.
        exchanges: where shares are traded, before a ticker.
        calendar: days, months and feasts.
        parties: whom a court or the police have to do with.
        topics: nouns that head the name of an issue.
        vague: adjectives that are no part of one.
        people: words for people beside posts and `nominals`.
        crowds: those of them that mean more than one.
        things: posts and `nominals` that often mean something else.
    """

    posts: MappingProxyType[str, frozenset[str]]
    before: frozenset[str]
    after: frozenset[str]
    ended: frozenset[str]
    acting: frozenset[str]
    elect: frozenset[str]
    courtesy: frozenset[str]
    styles: frozenset[str]
    portfolios: frozenset[str]
    short: MappingProxyType[str, str]
    seats: MappingProxyType[str, frozenset[str]]
    initials: frozenset[str]
    states: MappingProxyType[str, str]
    kinds: MappingProxyType[str, str]
    beside: MappingProxyType[str, str]
    nominals: MappingProxyType[str, frozenset[str]]
    described: MappingProxyType[str, frozenset[str]]
    female: frozenset[str]
    male: frozenset[str]
    determiners: frozenset[str]
    edges: frozenset[str]
    particles: frozenset[str]
    joiners: frozenset[str]
    generic: frozenset[str]
    sites: frozenset[str]
    suffixes: frozenset[str]
    branches: frozenset[str]
    syllables: frozenset[str]
    unsure: frozenset[str]
    fielded: frozenset[str]
    possessors: frozenset[str]
    below: frozenset[str]
    heads_of_parts: frozenset[str]
    of_the_whole: frozenset[str]
    forces: frozenset[str]
    envoys: frozenset[str]
    panels: frozenset[str]
    stately: frozenset[str]
    sporting: frozenset[str]
    officials: frozenset[str]
    suspects: frozenset[str]
    makers: frozenset[str]
    memberships: frozenset[str]
    ranks: frozenset[str]
    jurisdictions: frozenset[str]
    bodies: frozenset[str]
    owned: frozenset[str]
    aired: frozenset[str]
    personal: frozenset[str]
    exchanges: frozenset[str]
    calendar: frozenset[str]
    parties: frozenset[str]
    topics: frozenset[str]
    vague: frozenset[str]
    people: frozenset[str]
    crowds: frozenset[str]
    things: frozenset[str]


def _invert_table(*tables: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in chain.from_iterable(table.items() for table in tables):
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _kind_by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words}


@cache
def lexicon() -> Lexicon:
    """The bundled word lists."""
    raw = load_toml(__package__, "lexicon.toml")
    posts, short = raw["posts"], raw["posts"].pop("short")
    classes = {name: posts[name] for name in posts if name not in Lexicon.__dataclass_fields__}
    return Lexicon(
        posts=MappingProxyType(_invert_table(classes)),
        **{name: frozenset(posts[name]) for name in posts if name not in classes},
        short=MappingProxyType(short),
        seats=MappingProxyType(
            {
                noun: frozenset(own)
                for nouns, own in raw["seats"].items()
                for noun in nouns.split("|")
            }
        ),
        states=MappingProxyType(raw["states"]),
        kinds=MappingProxyType(_kind_by_word(raw["kinds"])),
        beside=MappingProxyType(_kind_by_word(raw["beside"])),
        nominals=MappingProxyType(_invert_table(raw["nominals"])),
        described=MappingProxyType(_invert_table(raw["nominals"], raw["described"])),
        female=frozenset(raw["gender"]["female_words"] + raw["gender"]["female_names"]),
        male=frozenset(raw["gender"]["male_words"] + raw["gender"]["male_names"]),
        **{name: frozenset(words) for name, words in raw["names"].items()},
        topics=frozenset(raw["topics"]["heads"]),
        vague=frozenset(raw["topics"]["vague"]),
        **{name: frozenset(words) for name, words in raw["humans"].items()},
    )


def post_classes(name: str) -> frozenset[str]:
    """The classes of a post by its wording, its last known noun deciding ("foreign minister")."""
    lex = lexicon()
    lowered = name.lower()
    head = lowered.split(" of ")[0].split(" for ")[0]
    found: frozenset[str] = frozenset()
    for phrase in (lowered, lowered.split(" for ")[0], head):  # "secretary of state for health"
        found |= lex.posts.get(phrase, frozenset())
    words = head.split()
    parts = head.replace("-", " ").split()
    if not parts:
        return frozenset()  # a mark that a tagger takes for a noun
    for line in (parts[:-1] if parts[-1] == "general" else parts, words):
        found |= next(
            (lex.posts[word] for word in reversed(line) if word in lex.posts), frozenset()
        )
    field = lowered[len(head) :].split()
    if field and lowered not in lex.posts and field[-1] not in lex.forces and "head" in found:
        # "head of research", "chief of staff"
        found = found - {"head", "head_of_state", "head_of_government"} | {"staff"}
    if not lex.panels.isdisjoint(field[-1:]):  # "member of the audit committee" of a firm
        found -= {"member"}
    if _is_below(parts) or "undersecretary" in head:
        found -= {"head", "head_of_state", "head_of_government", "minister"}
    elif "head" in found and _names_a_part(parts):
        found = found - {"head"} | {"staff"}
    if "minister" in found and head.endswith("prime minister"):
        found = frozenset({"head_of_government"})
    return found


def _is_below(parts: list[str]) -> bool:
    """Whether a post is below the one that its noun names: "senior vice president"."""
    return parts[0] == "first" or not lexicon().below.isdisjoint(parts[:-1])


def _names_a_part(parts: list[str]) -> bool:
    """Whether the words before "director" or "chief" name a part: "marketing director"."""
    lex = lexicon()
    noun = parts[-2] if parts[-1] in {"general", "executive", "officer"} else parts[-1]
    before = set(parts[: parts.index(noun)]) - lex.of_the_whole
    return noun in lex.heads_of_parts and bool(before)
