"""Which articles are one story, by what is kept of those that were compared before.

Guarantees: the stories are those of `graph/near_copies.py`; a text is read only where it may be
another's copy and the two were never compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dateline.core.model import Document
from dateline.graph.near_copies import Hashes, group_signed, hash_shingles, is_copy, sign_beginning
from dateline.workspace.bulk import select_columns
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.fold.tables import TABLES
from dateline.workspace.store_rows import to_document

_KEPT = 20_000  # texts of which the shingles are kept, some kilobytes each


class _Texts:
    """Documents of a fold, by their shingles."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self.shingles = lru_cache(_KEPT)(self._hash)
        self._at_hand: dict[str, Document] = {}

    def sign(self) -> Iterator[dict[str, object]]:
        """The signatures of new documents; of those without words, none."""
        for row in self._scratch.stream(f"SELECT {_DOCUMENT} WHERE id IN (FROM scratch.new)"):
            one = to_document(row)
            self._at_hand = {one.id: one}
            hashes = self.shingles(one.id)
            if len(hashes):
                yield {"document": one.id, "signature": sign_beginning(hashes).hex()}

    def _hash(self, document: str) -> Hashes:
        one = self._at_hand.get(document)
        if one is None:
            (row,) = self._scratch.stream(f"SELECT {_DOCUMENT} WHERE id = '{document}'")
            one = to_document(row)
        return hash_shingles(one)


def find_stories(scratch: Scratch) -> tuple[tuple[str, ...], ...]:
    """Groups of documents whose texts are copies of one another, sorted."""
    texts = _Texts(scratch)
    scratch.insert("scratch.signed", texts.sign())
    scratch.run(
        "INSERT INTO fold.signed SELECT document, unhex(signature) FROM scratch.signed",
        "DELETE FROM fold.compared WHERE one IN (FROM scratch.gone) OR two IN (FROM scratch.gone)",
    )
    signed = dict(scratch.stream("SELECT document, signature FROM fold.signed"))
    known: dict[tuple[str, str], bool] = {
        (one, two): alike
        for one, two, alike in scratch.stream("SELECT one, two, alike FROM fold.compared")
    }
    new: list[dict[str, object]] = []

    def are_copies(one: str, two: str) -> bool:
        alike = known.get((one, two))
        if alike is None:
            alike = is_copy(texts.shingles(one), texts.shingles(two))
            new.append({"one": one, "two": two, "alike": alike})
        return alike

    found = group_signed(signed, are_copies)
    scratch.insert("fold.compared", new)
    return found


_DOCUMENT = f"{select_columns(TABLES['documents'])} FROM fold.documents"
