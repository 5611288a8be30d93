"""The patterns of `patterns.toml`, read and checked once.

Guarantees: every pattern has a name of its own, an example and a counter-example; every predicate
that it uses is in the ontology. It doesn't match anything: see `sequences.py`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.core.errors import OntologyError
from dateline.ontology import predicates


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
def load_sequences() -> tuple[Sequence, ...]:
    """The bundled sequences.

    Raises:
        OntologyError: a sequence names a predicate that the ontology lacks.
    """
    raw = tomllib.loads(files("dateline.extract").joinpath("patterns.toml").read_text("utf-8"))
    sequences = tuple(_sequence(row) for row in raw["sequence"])
    for pattern in sequences:
        for _, predicate, _ in pattern.claims:
            if predicate not in predicates():
                message = (
                    f"pattern {pattern.name} in patterns.toml uses an unknown predicate {predicate}"
                )
                raise OntologyError(message)
    return sequences


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
