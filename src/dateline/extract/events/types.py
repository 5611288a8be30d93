"""Which type an event has, or none where a verb is only used as a figure of speech.

"The firm paid a dividend" is a payment, "the plan pays dividends" isn't: what a type asks of
whoever acts, and of what is acted on, stands in `types.toml`.

Guarantees: a type is that of the sense, the family above it, or none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dateline.english.lexicon import lexicon
from dateline.extract.clauses.participants import is_figure
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

if TYPE_CHECKING:
    from dateline.extract.events.draft import EventDraft

_AGENTS = ("Person", "Organization", "People", "Place", "Position")


def choose_type(parsed: ParsedText, draft: EventDraft) -> str | None:
    """The type of an event, by its sense and by who and what is in it."""
    sense = draft.clause.sense
    kind = None if sense is None else sense.event_type
    if kind is None:
        return None
    asked = _load_types()
    family = kind.partition("/")[0]
    if family in asked["acted"] and not _may_act(parsed, draft):
        return None
    if family == "sport" and not _is_sport(parsed, draft):
        return None
    if family == "movement" and not _is_movement(parsed, draft):
        return None
    if kind in asked["measured"] and not _is_measured(parsed, draft):
        return family
    return kind


def _may_act(parsed: ParsedText, draft: EventDraft) -> bool:
    """Whether whoever acts is somebody: people, bodies and places act, reforms don't."""
    kinds = [parsed.head(one).kind for one in draft.named("actor")]
    heads = [one.head for one in draft.described("actor")]
    if not (kinds or heads):
        return True
    return any(any(is_a(kind, one) for one in _AGENTS) for kind in kinds) or any(
        _is_somebody(parsed, head) for head in heads
    )


def _is_somebody(parsed: ParsedText, head: int) -> bool:
    token = parsed.tokens[head]
    post = any(one.kind == "Position" for one in parsed.at[head])
    known = token.lemma in find_words("people") or token.lemma in lexicon().nominals
    return post or known or token.lemma in _load_types()["bodies"]


def _is_sport(parsed: ParsedText, draft: EventDraft) -> bool:
    """Whether an article tells of teams, or an event of a match: "a victory in court" is none."""
    teams = any(one.kind == "SportsTeam" for one in parsed.annotated.mentions)
    kinds = {parsed.head(one).kind for one in draft.named()}
    nouns = {parsed.tokens[one.head].lemma for one in draft.described()}
    return teams or "Event" in kinds or bool(nouns & _load_types()["sport"])


def _is_movement(parsed: ParsedText, draft: EventDraft) -> bool:
    """Whether somebody goes from or to a place, and not into details."""
    for role in ("origin", "destination"):
        for one in draft.named(role):
            if is_a(parsed.head(one).kind, "Place"):
                return True
        for described in draft.described(role):
            if parsed.tokens[described.head].lemma not in _load_types()["places"]:
                return False
    return True


def _is_measured(parsed: ParsedText, draft: EventDraft) -> bool:
    """Whether a figure, or what is counted, rises or falls."""
    words = [one.words or "" for one in draft.described()]
    nouns = set(_nouns(parsed, draft))
    return any(map(is_figure, words)) or bool(nouns & _load_types()["measures"])


def _nouns(parsed: ParsedText, draft: EventDraft) -> Iterator[str]:
    for parts in draft.clause.arguments.values():
        yield from (parsed.tokens[one.head].lemma for one in parts)


@cache
def _load_types() -> dict[str, frozenset[str]]:
    raw: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("types.toml").read_text("utf-8")
    )
    return {key: frozenset(words) for key, words in raw.items()}
