"""What an extractor is: an annotated document in, claims with their evidence out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.authority import Authority
from dateline.core.model import Claim, Mention
from dateline.core.parse import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Claims, and the mentions that they needed beyond the annotated ones (events, posts)."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()


class Extractor(Protocol):
    """Reads claims off one annotated document. One method, no state between documents."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]

    def extract(self, annotated: Annotated, *, authority: Authority) -> Extraction:
        """Return what the document claims; every mention id used is in it or in `annotated`.

        Args:
            annotated: the document with its mentions.
            authority: what is known of them.
        """
        ...
