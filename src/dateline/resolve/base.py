"""What a linker is: everything that was mentioned and claimed in, decisions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from dateline.authority import Authority
from dateline.core.model import Claim, Decision, Mention
from dateline.resolve.identity.memory import Memory
from dateline.resolve.identity.profiles import Profile

UNDATED: Mapping[str, str] = MappingProxyType({})
NOWHERE: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """What one article by itself says of who is who.

    Attributes:
        document: the article.
        links: which entries its chains are.
        profiles: what is known of its chains with a name, to compare them with others.
    """

    document: str
    links: Sequence[Decision]
    profiles: Sequence[Profile]


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


class RememberingLinker(Linker, Protocol):
    """A linker that needn't decide anew of all articles when some are added."""

    def read(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        authority: Authority,
        *,
        published: Mapping[str, str] = UNDATED,
        homes: Mapping[str, frozenset[str]] = NOWHERE,
    ) -> Iterator[ReadArticle]:
        """Yield what each article by itself says; arguments as for `resolve`."""
        ...

    def decide(self, memory: Memory, authority: Authority) -> None:
        """Decide who is who across articles, where the memory has changed."""
        ...
