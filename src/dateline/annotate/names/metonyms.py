"""Capitals and seats that stand for their government, told from places.

Guarantees: a name is taken for a state only where the sentence has it act or be dealt with as one
("Moscow accused", "Beijing's position", "ties with Tehran"); the same word as a place in the same
article stays the place. The mention keeps its words and is named after the state. It knows the
capitals of the authority and the seats of `metonyms.toml`, and no others. A place is taken for a
body only where it is called one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from dateline.annotate.names.draft import Draft
from dateline.authority import Authority, Entry
from dateline.authority.name_keys import make_key
from dateline.core.bundled import load_toml
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a


@cache
def _words(part: str) -> frozenset[str]:
    """The words of one row of the table."""
    return frozenset(_table()["words"][part])


@cache
def _table() -> Mapping[str, Any]:
    return load_toml(__package__, "metonyms.toml")


def mark(parse: Parse, names: Sequence[Draft], authority: Authority) -> None:
    """Make states of capitals and seats that act as governments, and bodies of what is called so.

    These names are changed in place.
    """
    spoken = {draft.authority for draft in names if draft.authority is not None}
    places = [one for one in names if one.form == "name" and is_a(one.kind, "Place")]
    bodies = {one.name: kind for one in places if (kind := _called(parse, one))}
    for draft in names:
        if draft.form != "name" or draft.kind == "Person":
            continue
        if draft.name in bodies and is_a(draft.kind, "Place"):
            draft.kind, draft.authority, draft.candidates = bodies[draft.name], None, ()
            continue
        entry = _government(draft, spoken, authority)
        if entry is not None and _acts(parse, draft):
            draft.kind, draft.authority = entry.kind, entry.id
            draft.candidates, draft.name, draft.cluster = (entry.id,), entry.label, None


def _called(parse: Parse, draft: Draft) -> str | None:
    """The kind of body that a place is called: "Halifax, the lender", "mortgage lender Halifax"."""
    beside = [one for one in parse.tokens[: draft.start][-1:] if one.tag == "NN"]
    beside += parse.below(parse.top(*draft.span).index, "appos")
    found = (lexicon().beside.get(one.lemma.lower(), "") for one in beside)
    return next((one for one in found if one and is_a(one, "Organization")), None)


def _seat(draft: Draft) -> str | None:
    """What a seat of government stands for."""
    found: str | None = _table()["seats"].get(make_key(draft.name).removeprefix("the "))
    return found


def _government(draft: Draft, spoken: Collection[str], authority: Authority) -> Entry | None:
    """The state or body that a name may stand for."""
    named = [entry for one in spoken if (entry := authority.get(one)) is not None]
    states = any(entry.kind == "Country" or entry.capital_of for entry in named)
    seat, capital = _seat(draft), _capital_of(draft, authority, states=states)
    spoken_of = (one for one in (seat, capital) if one in spoken)  # Brussels may be Belgium's
    found = next(spoken_of, seat or capital)
    return authority.get(found) if found is not None else None


def _capital_of(draft: Draft, authority: Authority, *, states: bool) -> str | None:
    """The country whose capital a place's name is, if it is one's.

    A name that several cities have is a state's only in an article that names `states`.
    """
    entries = [authority.get(one) for one in draft.candidates if is_a(draft.kind, "Place")]
    if len(entries) > 1 and not states:
        return None  # London in Ontario announces things too
    found = {entry.capital_of for entry in entries if entry is not None and entry.capital_of}
    return next(iter(found)) if len(found) == 1 else None


def _acts(parse: Parse, draft: Draft) -> bool:
    """Whether the sentence has a name act, or be dealt with, as a government."""
    tokens, head = parse.tokens, parse.top(*draft.span)
    behind = [one.text.lower() for one in tokens[draft.end : draft.end + 2]]
    if behind[:1] == ["-"]:
        return behind[-1] in _words("joined")
    while head.dep == "conj" and head.head < head.index:
        head = tokens[head.head]  # "Moscow and Beijing agreed"
    above = tokens[head.head].lemma.lower()
    if head.dep == "poss":
        return above in _words("has")
    if head.dep in {"compound", "nmod"}:
        return _seat(draft) is not None and above in _words("speaks")
    return _does(parse, head)


def _does(parse: Parse, head: Token) -> bool:
    """Whether a token is the subject, the object or the other side of what governments do."""
    above = parse.tokens[head.head]
    verb, governor = above.lemma.lower(), parse.tokens[above.head].lemma.lower()
    if head.dep == "nsubj":
        return verb in _words("does")
    if head.dep in {"dobj", "nsubjpass"}:
        return verb in _words("suffers")
    if head.dep == "pobj" and above.dep == "agent":  # "was rejected by Moscow"
        return governor in _words("does")
    sides = above.text.lower() in _words("prepositions") and governor in _words("between")
    return head.dep == "pobj" and sides
