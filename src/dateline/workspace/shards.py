"""Documents and what was extracted from them as Parquet files, on disk or in S3.

A shard is some documents that are worked on together. Before, it is `articles/HASH.parquet`, where
HASH is that of the documents; afterwards it is `extracted/VERSION/HASH.parquet`, too, where VERSION
is a hash of the version of whatever extracted it. Both have a row a document, with the columns of
the store and two lists, `mentions` and `claims`, whose structs are rows of the store as well.

Guarantees: a shard is written whole or not at all; what is read back equals what was written; the
same documents and version have the same name, whoever writes it; one that is damaged, or lacks a
document that couldn't be extracted, doesn't count. It extracts nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.core import serde
from dateline.core.ids import content_id
from dateline.core.model import Claim, Document, Mention
from dateline.core.places import read_file, write_file
from dateline.workspace import store_rows
from dateline.workspace.batches import Extracted

if TYPE_CHECKING:
    import pyarrow as pa

Said = TypeVar("Said", Mention, Claim)

_ABOUT = ("mentions", "claims")  # tables whose rows are of one document each


@dataclass(frozen=True, slots=True, kw_only=True)
class Shards:
    """The shards of one version.

    Attributes:
        place: the folder that they are in, a path or `s3://bucket/folder`.
        version: the pipeline that extracts.
    """

    place: str
    version: str

    def ask(self, documents: Sequence[Document]) -> str:
        """Write down documents that are to be extracted, unless they are; returns their hash.

        Raises:
            OSError: they can't be written.
        """
        made = hash_documents(documents)
        path = self._name_articles(made)
        if _decode(read_file(path)) is None:
            write_file(path, _encode(Extracted(documents=tuple(documents)), version=""))
        return made

    def asked(self, shard: str) -> tuple[Document, ...]:
        """The documents that are to be extracted.

        Raises:
            OSError: there is no such shard, or it can't be read.
        """
        path = self._name_articles(shard)
        found = _decode(read_file(path))
        if found is None:
            message = (
                f"{path} isn't there; the place of the shards has to be one that all can reach"
            )
            raise OSError(message)
        return found.documents

    def answer(self, shard: str, extracted: Extracted) -> None:
        """Write down what was extracted from a shard's documents.

        Raises:
            OSError: it can't be written.
        """
        write_file(self._name_extracted(shard), _encode(extracted, version=self.version))

    def answered(self, shard: str) -> Extracted | None:
        """What was extracted from a shard's documents, if anything was.

        Raises:
            OSError: it can't be read.
        """
        return _decode(read_file(self._name_extracted(shard)))

    def extracted(self, documents: Sequence[Document]) -> Extracted | None:
        """What was extracted from just these documents, if it was, and from all of them.

        Raises:
            OSError: it can't be read.
        """
        found = self.answered(hash_documents(documents))
        whole = found is not None and len(found.documents) == len(documents)
        return found if whole else None

    def _name_articles(self, shard: str) -> str:
        return f"{self.place}/articles/{shard}.parquet"

    def _name_extracted(self, shard: str) -> str:
        return f"{self.place}/extracted/{content_id(self.version)}/{shard}.parquet"


def hash_documents(documents: Iterable[Document]) -> str:
    """A hash of all that documents say of themselves, and of their order."""
    return content_id(serde.encode_lines(documents).decode())


def _encode(extracted: Extracted, *, version: str) -> bytes:
    """A shard as the bytes of a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    about = [
        _group(extracted.mentions, store_rows.from_mention),
        _group(extracted.claims, store_rows.from_claim),
    ]
    rows = [
        store_rows.from_document(one, version)
        | {name: of.get(one.id, []) for name, of in zip(_ABOUT, about, strict=True)}
        for one in extracted.documents
    ]
    out = io.BytesIO()
    table = pa.Table.from_pylist(rows, schema=_schema())
    parquet.write_table(table, out, compression="zstd", write_page_checksum=True)
    return out.getvalue()


def _group(said: Iterable[Said], make: Any) -> dict[str, list[dict[str, object]]]:
    """Rows by the document that they are about."""
    found: dict[str, list[dict[str, object]]] = {}
    for one in said:
        found.setdefault(one.document, []).append(make(one))
    return found


def _decode(data: bytes | None) -> Extracted | None:
    """What a shard says; None where there is none, or where what there is isn't one."""
    import pyarrow as pa
    from pyarrow import parquet

    if data is None:
        return None
    try:
        file = parquet.ParquetFile(pa.BufferReader(data), page_checksum_verification=True)
        if not file.schema_arrow.equals(_schema()):  # another version of the store wrote it
            return None
        rows = file.read().to_pylist()
    except (pa.ArrowException, OSError):  # a disk lost power, or somebody cut it
        return None
    return Extracted(
        documents=tuple(store_rows.to_document(_to_row("documents", one)) for one in rows),
        mentions=tuple(
            store_rows.to_mention(_to_row("mentions", said))
            for one in rows
            for said in one["mentions"]
        ),
        claims=tuple(
            store_rows.to_claim(_to_row("claims", said)) for one in rows for said in one["claims"]
        ),
    )


def _to_row(table: str, named: Mapping[str, Any]) -> store_rows.Row:
    """The values of a row in the order of the table's columns."""
    return tuple(named[column] for column in store_rows.TABLES[table])


@cache
def _schema() -> pa.Schema:
    """The columns of a shard, as Arrow has them."""
    import pyarrow as pa

    shapes: dict[str, store_rows.Shape] = {
        **store_rows.TABLES["documents"],
        **{name: [dict(store_rows.TABLES[name])] for name in _ABOUT},
    }
    return pa.schema([(name, _arrow_type(shape)) for name, shape in shapes.items()])


def _arrow_type(shape: store_rows.Shape) -> pa.DataType:
    """A shape as Arrow's type."""
    import pyarrow as pa

    if isinstance(shape, list):
        return pa.list_(_arrow_type(shape[0]))
    if isinstance(shape, dict):
        return pa.struct([(name, _arrow_type(kind)) for name, kind in shape.items()])
    return {"VARCHAR": pa.string(), "INTEGER": pa.int32(), "DOUBLE": pa.float64()}[shape]
