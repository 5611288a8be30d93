"""The words that news pages put around an article, from `phrases.toml`.

Guarantees: the lists are read once, and never change. To recognise another menu line or agency,
edit the file; nothing here knows any phrase.
"""

from __future__ import annotations

from dateline.core.bundled import load_toml

_LISTS = load_toml(__package__, "phrases.toml")

FURNITURE: frozenset[str] = frozenset(_LISTS["furniture"])
FURNITURE_STARTS: tuple[str, ...] = tuple(_LISTS["furniture_starts"])
FURNITURE_ENDS: tuple[str, ...] = tuple(_LISTS["furniture_ends"])
LIST_HEADINGS: frozenset[str] = frozenset(_LISTS["list_headings"])
END_MARKS: frozenset[str] = frozenset(_LISTS["end_marks"])
CAPTION_STARTS: tuple[str, ...] = tuple(_LISTS["caption_starts"])
CREDIT_WORDS: frozenset[str] = frozenset(_LISTS["credit_words"])
CREDIT_LABELS: tuple[str, ...] = tuple(_LISTS["credit_labels"])
AGENCIES: dict[str, str] = _LISTS["agencies"]
BYLINE_OPENERS: tuple[str, ...] = tuple(_LISTS["byline_openers"])
BYLINE_LABELS: frozenset[str] = frozenset(_LISTS["byline_labels"])
BYLINE_DUTIES: tuple[str, ...] = tuple(_LISTS["byline_duties"])
DATE_LABELS: tuple[str, ...] = tuple(_LISTS["date_labels"])
DATELINE_PARTICLES: frozenset[str] = frozenset(_LISTS["dateline_particles"])
HEADLINE_PARTICLES: frozenset[str] = frozenset(_LISTS["headline_particles"])
NAME_PARTICLES: tuple[str, ...] = tuple(_LISTS["name_particles"])
PLACE_PARTICLES: tuple[str, ...] = tuple(_LISTS["place_particles"])
NOT_PLACES: frozenset[str] = frozenset(_LISTS["not_places"])
SALUTATIONS: tuple[str, ...] = tuple(_LISTS["salutations"])
NOT_NAMES: frozenset[str] = frozenset(_LISTS["not_names"])
