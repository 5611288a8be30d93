"""The patterns of `patterns.toml`, read and checked once.

Guarantees: every pattern has a name of its own, an example and a counter-example; every predicate
and event type that it uses is in the ontology. It doesn't match anything: see `frames.py` and
`sequences.py`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.core.errors import OntologyError
from dateline.ontology import event_types, predicates


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a role is looked for: `path` of slot names, and the kinds that may fill it."""

    path: tuple[str, ...]
    kind: str | None
    words: bool

    @classmethod
    def parse(cls, text: str) -> Slot:
        """Read `object.with@Place` or `object!` (the words themselves)."""
        place, _, kind = text.rstrip("!").partition("@")
        return cls(tuple(place.split(".")), kind or None, text.endswith("!"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A pattern that fires on a trigger word; the keys are explained in `patterns.toml`."""

    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    event: str | None
    roles: dict[str, tuple[Slot, ...]]
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    theme: frozenset[str]
    without: frozenset[str]
    beside: tuple[str, ...]
    under: frozenset[str]
    governor: frozenset[str]
    named: bool
    claims: tuple[tuple[str, str, str], ...]
    example: str
    expect: tuple[str, ...]
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A pattern that fires on the order of things in a sentence."""

    name: str
    form: re.Pattern[str]
    posts: bool
    verify: str | None
    claims: tuple[tuple[str, str, str], ...]
    example: str
    expect: tuple[str, ...]
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """All patterns, frames also by the words that trigger them."""

    frames: tuple[Frame, ...]
    sequences: tuple[Sequence, ...]
    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]


_MACROS = {
    "BODY": "(?:ORG|GOV|PARTY|SCHOOL|COUNTRY|PLACE|ADJ)",
    "PLACED": "(?:ORG|GOV|PARTY|SCHOOL|COUNTRY|PLACE)",
    "ORG": "(?:ORG|GOV|PARTY|SCHOOL)",
    "POST": "(?:POST|MEMBER|FOUNDER)",
    "DET": "(?:the|a|an|its|their)",
    "ADV": "(?:[a-z]+ly)",
    "SORT": "(?:(?:ADJ )?(?:city|town|village|state|province|region|district|county|island) of)",
}
_MACRO = re.compile(r"\b(?:BODY|PLACED|ORG|POST|DET|ADV|SORT)\b")


def _compile(form: str) -> re.Pattern[str]:
    """Expand the macros; inside a lookbehind, whose width is fixed, into one for each option."""

    def behind(match: re.Match[str]) -> str:
        inner = match.group(1)
        if "BODY" not in inner:
            return match.group(0)
        options = ("ORG", "GOV", "PARTY", "SCHOOL", "COUNTRY", "PLACE", "ADJ")
        return "".join(f"(?<!{inner.replace('BODY', option)})" for option in options)

    expanded = re.sub(r"\(\?<!([^()]*)\)", behind, form)
    parts = re.split(r"(\(\?<!.*?\))", expanded)
    done = [
        p if p.startswith("(?<!") else _MACRO.sub(lambda m: _MACROS[m.group(0)], p) for p in parts
    ]
    return re.compile(r"(?<![^ ])" + "".join(done) + r"(?![^ ])")


@cache
def patterns() -> Patterns:
    """The bundled patterns.

    Raises:
        OntologyError: a pattern names a predicate or an event type that the ontology lacks.
    """
    raw = tomllib.loads(files("dateline.extract").joinpath("patterns.toml").read_text("utf-8"))
    frames = tuple(_frame(row) for row in raw["frame"])
    sequences = tuple(_sequence(row) for row in raw["sequence"])
    rows: tuple[Frame | Sequence, ...] = (*frames, *sequences)
    for pattern in rows:
        for _, predicate, _ in pattern.claims:
            if predicate not in predicates():
                message = (
                    f"pattern {pattern.name} in patterns.toml uses an unknown predicate {predicate}"
                )
                raise OntologyError(message)
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in frame.verbs:
            verbs.setdefault(word, []).append(frame)
        for word in frame.nouns:
            nouns.setdefault(word, []).append(frame)
    return Patterns(
        frames=frames,
        sequences=sequences,
        verbs={word: tuple(rows) for word, rows in verbs.items()},
        nouns={word: tuple(rows) for word, rows in nouns.items()},
    )


def _frame(row: dict[str, Any]) -> Frame:
    event = row.get("event")
    if event is not None and event not in event_types():
        message = f"pattern {row['name']} in patterns.toml uses an unknown event type {event}"
        raise OntologyError(message)
    return Frame(
        name=row["name"],
        verbs=frozenset(row.get("verbs", ())),
        nouns=frozenset(row.get("nouns", ())),
        event=event,
        roles={
            role: tuple(Slot.parse(slot) for slot in slots) for role, slots in row["roles"].items()
        },
        needs=tuple(row["needs"]),
        unless=tuple(row.get("unless", ())),
        theme=frozenset(row.get("theme", ())),
        without=frozenset(row.get("without", ())),
        beside=tuple(row.get("beside", ())),
        under=frozenset(row.get("under", ())),
        governor=frozenset(row.get("governor", ())),
        named=row.get("named", False),
        claims=tuple((left, name, right) for left, name, right in row["claims"]),
        example=row["example"],
        expect=tuple(row["expect"]),
        counter=row["counter"],
    )


def _sequence(row: dict[str, Any]) -> Sequence:
    form = row["form"]
    return Sequence(
        name=row["name"],
        form=_compile(form),
        posts=row.get("posts", False),
        verify=row.get("verify"),
        claims=tuple((left, name, right) for left, name, right in row.get("claims", ())),
        example=row["example"],
        expect=tuple(row["expect"]),
        counter=row["counter"],
    )
