"""The words that news pages put around an article, from `phrases.toml`.

Guarantees: the lists are read once, and never change. To recognise another menu line or agency,
edit the file; nothing here knows any phrase.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

_LISTS: dict[str, Any] = tomllib.loads((files(__package__) / "phrases.toml").read_text("utf-8"))

FURNITURE: frozenset[str] = frozenset(_LISTS["furniture"])
STARTS: tuple[str, ...] = tuple(_LISTS["starts"])
ENDS: tuple[str, ...] = tuple(_LISTS["ends"])
LISTS: frozenset[str] = frozenset(_LISTS["lists"])
OVER: frozenset[str] = frozenset(_LISTS["over"])
CAPTIONS: tuple[str, ...] = tuple(_LISTS["captions"])
CREDIT_WORDS: frozenset[str] = frozenset(_LISTS["credit_words"])
AGENCIES: dict[str, str] = _LISTS["agencies"]
NOT_PLACES: frozenset[str] = frozenset(_LISTS["not_places"])
SALUTATIONS: tuple[str, ...] = tuple(_LISTS["salutations"])
NOT_NAMES: frozenset[str] = frozenset(_LISTS["not_names"])
