"""What an authority is: names in, entries out.

The stages take anything that answers like this, be it the bundled tables alone or those with
somebody's own entries over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from dateline.authority.records import Entry


class Authority(Protocol):
    """Knows what names may mean; see `BundledTables` for the rules of matching."""

    @property
    def version(self) -> str:
        """What was laid over the bundled tables; empty where nothing was."""
        ...

    @property
    def digest(self) -> str:
        """As `version`, with what is only looked up: who is who depends on all of it."""
        ...

    @property
    def bundled(self) -> Authority:
        """The tables that come with Dateline, without what was laid over them."""
        ...

    def __iter__(self) -> Iterator[Entry]:
        """Every entry."""
        ...

    def __hash__(self) -> int:
        """By identity, so that what is made of an authority can be kept beside it."""
        ...

    def __len__(self) -> int:
        """How many entries there are."""
        ...

    def get(self, identifier: str) -> Entry | None:
        """The entry with this id, if there is one."""
        ...

    def find(self, name: str) -> tuple[Entry, ...]:
        """All entries that may be called this, likeliest first."""
        ...

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Widely known people whose full name sounds like this one; the tables have none."""
        ...

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The countries and regions that an adjective or a people's name points at."""
        ...

    def common(self, name: str) -> bool:
        """Whether a name needs another sign that it is meant, being an ordinary word as well."""
        ...

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest name or demonym that starts at a word of running prose, if there is one."""
        ...
