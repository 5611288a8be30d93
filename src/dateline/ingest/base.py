"""What a file reader is: the bytes of one source in, documents out."""

from __future__ import annotations

from typing import Protocol

from dateline.authority import Authority
from dateline.core.model import Document


class FileReader(Protocol):
    """Turns one file format into documents. One method; heavy imports belong inside it.

    Attributes:
        name: what messages call it.
        endings: file endings that it reads, in lower case with the dot.
        marks: what content of this format begins with, in lower case, for sources whose name
            says nothing (standard input, a page saved without an ending).
    """

    name: str
    endings: tuple[str, ...]
    marks: tuple[bytes, ...]

    def read(
        self, data: bytes, *, source: str, published: str | None, authority: Authority
    ) -> tuple[Document, ...]:
        """Return the documents in `data`.

        Args:
            data: the bytes of the source.
            source: where they come from, for `Document.source` and for messages.
            published: an EDTF date to use where the content gives none.
            authority: what tells places, in datelines, from other capitalised words.

        Raises:
            SourceError: the bytes hold nothing that can be read.
        """
        ...
