"""Capitals and seats that stand for their government, and places for their team, told apart.

Guarantees: a name is taken for a state only where the sentence has it act or be dealt with as one
("Moscow accused", "Beijing's position", "ties with Tehran"); the same word as a place in the same
article stays the place. The mention keeps its words and is named after the state. It knows the
capitals of the authority and the seats of `metonyms.toml`, and no others. A place is taken for a
team only where its player or coach is named, and for a body only where it is called one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.annotate.names.draft import Draft
from dateline.authority import Authority, Entry, name_keys
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_TABLE = Path(__file__).with_name("metonyms.toml")
_SUBJECT, _OBJECT = "nsubj", "dobj"
_AGENT = "agent"  # "was rejected by Moscow"
_UNION = "Q458"


@dataclass(frozen=True, slots=True)
class _Words:
    """The table, as sets."""

    seats: dict[str, str]
    does: frozenset[str]
    suffers: frozenset[str]
    has: frozenset[str]
    between: frozenset[str]
    speaks: frozenset[str]
    joined: frozenset[str]
    plays: frozenset[str]
    prepositions: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    verbs, nouns = table["verbs"], table["nouns"]
    return _Words(
        seats=table["seats"],
        does=frozenset(verbs["does"]),
        suffers=frozenset(verbs["suffers"]),
        has=frozenset(nouns["has"]),
        between=frozenset(nouns["between"]),
        speaks=frozenset(nouns["speaks"]),
        joined=frozenset(nouns["joined"]),
        plays=frozenset(nouns["plays"]),
        prepositions=frozenset(table["prepositions"]["between"]),
    )


def mark(parse: Parse, names: Sequence[Draft], authority: Authority) -> None:
    """Make states of the capitals and seats that act as governments do, and teams of what plays.

    Args:
        parse: the document's tokens and sentences.
        names: its names; those that stand for something else are changed in place.
        authority: the tables.
    """
    spoken = {draft.authority for draft in names if draft.authority is not None}
    places = [one for one in names if one.form == "name" and is_a(one.kind, "Place")]
    bodies = {one.name: kind for one in places if (kind := _called(parse, one))}
    for draft in names:
        if draft.form != "name" or draft.kind == "Person":
            continue
        place = is_a(draft.kind, "Place") and draft.kind != "Facility"
        if place and draft.name in bodies and not _is_inside(parse, draft):
            draft.kind, draft.authority, draft.candidates = bodies[draft.name], None, ()
            continue
        if place and _plays(parse, draft):
            draft.kind, draft.authority, draft.candidates = "SportsTeam", None, ()
            continue
        entry = _government(draft, spoken, authority)
        if entry is not None and _acts(parse, draft):
            draft.kind, draft.authority = entry.kind, entry.id
            draft.candidates, draft.name, draft.cluster = (entry.id,), entry.label, None


def _called(parse: Parse, draft: Draft) -> str | None:
    """The kind of body that a place is called: "Halifax, the lender", "mortgage lender Halifax"."""
    head, tokens = _head(parse.tokens, draft), parse.tokens
    beside = [one for one in parse.below(head.index) if one.dep == "appos"]
    beside += [one for one in tokens[max(draft.start - 1, 0) : draft.start] if one.tag == "NN"]
    found = (lexicon().beside.get(one.lemma.lower()) for one in beside)
    return next((one for one in found if one is not None and is_a(one, "Organization")), None)


def _is_inside(parse: Parse, draft: Draft) -> bool:
    """Whether something is said to be in a place."""
    before = parse.tokens[draft.start - 1] if draft.start else None
    return before is not None and before.text.lower() in {"in", "near", "outside"}


def _plays(parse: Parse, draft: Draft) -> bool:
    """Whether a place is the team whose player, coach or shirt is named: "England captain"."""
    head = _head(parse.tokens, draft)
    noun = parse.tokens[draft.end] if draft.end < len(parse.tokens) else None
    joined = noun is not None and head.dep in {"compound", "nmod"} and head.head >= draft.end
    return joined and noun is not None and noun.lemma.lower() in _words().plays


def _government(draft: Draft, spoken: Collection[str], authority: Authority) -> Entry | None:
    """The state or body that a name may stand for."""
    key = name_keys.make_key(draft.name).removeprefix("the ")
    seat = _words().seats.get(key)
    named = (authority.get(one) for one in spoken)
    others = any(
        entry is not None and (entry.kind == "Country" or entry.capital_of) for entry in named
    )
    capital = _capital_of(draft, authority, others=others)
    if seat == _UNION and capital is not None and capital in spoken and seat not in spoken:
        seat = capital  # Brussels, where the article is about Belgium
    found = seat or capital
    return authority.get(found) if found is not None else None


def _capital_of(draft: Draft, authority: Authority, *, others: bool) -> str | None:
    """The country whose capital a place's name is, if it is one's.

    A name that several cities have is a state's only in an article that names states (`others`).
    """
    if not is_a(draft.kind, "Place"):
        return None
    entries = [authority.get(one) for one in draft.candidates]
    if len(entries) > 1 and not others:
        return None  # London in Ontario announces things too
    found = {entry.capital_of for entry in entries if entry is not None and entry.capital_of}
    return next(iter(found)) if len(found) == 1 else None


def _acts(parse: Parse, draft: Draft) -> bool:
    """Whether the sentence has a name act, or be dealt with, as a government."""
    words, tokens = _words(), parse.tokens
    head = _head(tokens, draft)
    above = tokens[head.head]
    after = tokens[draft.end] if draft.end < len(tokens) else None
    if after is not None and after.text in {"-", "–"} and draft.end + 1 < len(tokens):
        return tokens[draft.end + 1].text.lower() in words.joined
    if head.dep == "conj":
        first = _first(tokens, head)
        return first is not head and _does(parse, first)
    if head.dep == "poss":
        return above.lemma.lower() in words.has
    if head.dep in {"compound", "nmod"}:
        seat = name_keys.make_key(draft.name).removeprefix("the ") in words.seats
        return seat and above.lemma.lower() in words.speaks
    return _does(parse, head)


def _does(parse: Parse, head: Token) -> bool:
    """Whether a token is the subject, the object or the other side of what governments do."""
    words, tokens = _words(), parse.tokens
    above = tokens[head.head]
    lemma = above.lemma.lower()
    if head.dep == _SUBJECT:
        return lemma in words.does and not _plural(parse, head, above)
    if head.dep == "nsubjpass":
        return lemma in words.suffers
    if head.dep == _OBJECT:
        return lemma in words.suffers
    if head.dep == "pobj":
        if above.dep == _AGENT:
            return tokens[above.head].lemma.lower() in words.does
        governor = tokens[above.head]
        return above.text.lower() in words.prepositions and governor.lemma.lower() in words.between
    return False


def _plural(parse: Parse, head: Token, verb: Token) -> bool:
    """Whether a single name has a verb in the plural, as clubs have: "Madrid want him back"."""
    joined = any(child.dep == "conj" for child in parse.below(head.index))
    helped = any(
        child.dep == "aux" and child.text.lower() in {"have", "are", "do", "were"}
        for child in parse.below(verb.index)
    )
    return not joined and (verb.tag == "VBP" or helped)


def _head(tokens: Sequence[Token], draft: Draft) -> Token:
    """The token of a name that hangs on what is outside it."""
    return next(
        (
            token
            for token in tokens[draft.start : draft.end]
            if not draft.start <= token.head < draft.end
        ),
        tokens[draft.end - 1],
    )


def _first(tokens: Sequence[Token], token: Token) -> Token:
    """The first of a row of names: "Moscow and Beijing agreed"."""
    while token.dep == "conj" and token.head < token.index:
        token = tokens[token.head]
    return token
