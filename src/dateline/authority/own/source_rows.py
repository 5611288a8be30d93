"""What a source says of one thing that somebody wants known, before it is compiled.

Guarantees: names are trimmed and have something to look up; an id of Wikidata or GeoNames has one
spelling, whatever the source wrote; what is left out says why and where. It reads no files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline import ontology
from dateline.authority.records import Post

_WIKIDATA = re.compile(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_GEONAMES = re.compile(
    r"(?:geonames:|https?://(?:sws\.|www\.)?geonames\.org/)([1-9]\d*)(?:/\S*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One thing of a source.

    Attributes:
        where: the file, and the line or IRI.
        names: what it is called, the name to show first; empty if the source has none.
        kind: entity kind of the ontology; None if the source has none.
        ids: Wikidata, GeoNames, IRIs and the source's own, as `identifier` spells them.
        country: id, code or name of its country, as the source has it.
        posts: the offices that a person held, with the ids of whose they are.
        weight: how widely known it is; see `records.Entry`.
    """

    where: str
    names: tuple[str, ...]
    kind: str | None
    ids: tuple[str, ...] = ()
    country: str | None = None
    posts: tuple[Post, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow:
    """Something of a source that can't be an entry.

    Attributes:
        where: the file, and the line or IRI.
        why: what it is that we have no kind for: `of schema Vessel`.
        count: how many there are of it, of which `where` is the first.
        fault: whether somebody should look at it.
    """

    where: str
    why: str
    count: int = 1
    fault: bool = False


def clean_names(values: Iterable[str]) -> tuple[str, ...]:
    """Names without surplus space, each once; what has no letter or digit is no name."""
    clean = (" ".join(value.split()) for value in values)
    return tuple(dict.fromkeys(one for one in clean if any(map(str.isalnum, one))))


def clean_id(value: str) -> str:
    """An id in its one spelling: `Q884` and `geonames:1835848`, whatever the IRI; else as it is."""
    bare = " ".join(value.split())
    if found := _WIKIDATA.fullmatch(bare):
        return found[1]
    if found := _GEONAMES.fullmatch(bare):
        return f"geonames:{found[1]}"
    return bare


@cache
def find_kind(value: str) -> str | None:
    """The ontology's kind of this name, in any case; None if there is none."""
    folded = value.strip().casefold()
    return next((one for one in ontology.kinds() if one.casefold() == folded), None)
