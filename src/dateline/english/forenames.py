"""Whose forename it is: a woman's or a man's.

Guarantees: what both have, or nobody, has no gender here. From `forenames.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def find_gender(name: str) -> str:
    """The gender that a person's full name shows: "f", "m", or "" where it has no forename."""
    forename, *others = name.lower().split() or [""]
    return _read_forenames().get(forename, "") if others else ""


@cache
def _read_forenames() -> Mapping[str, str]:
    text = files(__package__).joinpath("forenames.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return dict(rows)
