"""What an annotator is: documents in, documents with grammar and mentions out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from dateline.authority import Authority
from dateline.core.model import Document
from dateline.core.parse import Annotated


class Annotator(Protocol):
    """Finds what documents mention. One method; construction must be cheap, loading lazy."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]

    def annotate(
        self, documents: Sequence[Document], *, authority: Authority
    ) -> Iterator[Annotated]:
        """Yield each document annotated, in order; raises on the first that can't be.

        A build calls this of a batch before it iterates over the one before, so that what needs
        no Python can go on meanwhile.

        Args:
            documents: what to annotate.
            authority: what is known of the names in them.
        """
        ...
