"""Which articles are one story, by what is kept of those that were compared before.

Guarantees: the stories are those of `graph/near_copies.py`; a text is read only where it may be
another's copy and the two were never compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.graph.near_copies import Hashes, group_signed, hash_shingles, is_copy, sign_beginning
from dateline.workspace.bulk import select_columns
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.fold.tables import TABLES
from dateline.workspace.store_rows import to_document

_KEPT = 20_000  # texts of which the shingles are kept, some kilobytes each
_DOCUMENT = f"SELECT {select_columns(TABLES['documents'])} FROM fold.documents"


class _Texts:
    """Documents of a fold, by their shingles; they are read some at a time.

    To read one costs a look at all, as DuckDB keeps columns: 8 ms of 100,000, and 2,000 150 ms.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._known: dict[str, Hashes] = {}
        self._new: set[str] = set()

    def sign(self) -> Iterator[dict[str, object]]:
        """The signatures of new documents; of those without words, none."""
        for document, hashes in self._read("id IN (FROM scratch.new)"):
            self._new.add(document)
            if len(self._known) < _KEPT:
                self._known[document] = hashes
            if len(hashes):
                yield {"document": document, "signature": sign_beginning(hashes).hex()}

    def prepare(self, groups: Sequence[Sequence[str]]) -> None:
        """Have the texts of groups at hand, if they have never been compared."""
        new = (group for group in groups if not self._new.isdisjoint(group))
        wanted = {one for group in new for one in group}
        if len(wanted | self._known.keys()) > _KEPT:
            self._known.clear()
        self._fetch(sorted(wanted - self._known.keys()))

    def shingles(self, document: str) -> Hashes:
        """The shingles of a document."""
        self._fetch([] if document in self._known else [document])
        return self._known[document]

    def _fetch(self, documents: list[str]) -> None:
        if documents:
            among = "id IN (SELECT unnest(?::VARCHAR[]))"
            self._known.update(self._read(among, [documents]))

    def _read(self, among: str, values: Sequence[object] = ()) -> Iterator[tuple[str, Hashes]]:
        for row in self._scratch.store.stream(f"{_DOCUMENT} WHERE {among}", values):
            one = to_document(row)
            yield one.id, hash_shingles(one)


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

    found = group_signed(signed, are_copies, texts.prepare)
    scratch.insert("fold.compared", new)
    return found
