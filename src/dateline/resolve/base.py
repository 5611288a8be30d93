"""What a linker is: everything that was mentioned and claimed in, decisions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from dateline.authority import Authority
from dateline.core.model import Claim, Decision, Mention

UNDATED: Mapping[str, str] = MappingProxyType({})
NOWHERE: Mapping[str, frozenset[str]] = MappingProxyType({})


class Linker(Protocol):
    """Decides which names are one thing. One method; never edits what it judges."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]

    def resolve(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        authority: Authority,
        *,
        published: Mapping[str, str] = UNDATED,
        homes: Mapping[str, frozenset[str]] = NOWHERE,
    ) -> Iterator[Decision]:
        """Yield decisions about chains and entries, the same whatever came first.

        Args:
            mentions: of all documents, sorted by document, as the store streams them.
            claims: of the same documents, sorted likewise.
            authority: what chains are linked to.
            published: document → its publication date (EDTF), of those that have one.
            homes: document → ids of the country and region of its paper, where they are known.
        """
        ...
