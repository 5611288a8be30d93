"""Parquet: each row is an article; DuckDB reads it.

Guarantees: no more is in memory than one of the groups of rows that the file is made of; DuckDB
installs no extension and opens no other file. Parquet can only be read from a file: what comes from
an archive or a pipe is laid in a temporary one, which is gone afterwards.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from dateline.core.errors import SourceError
from dateline.ingest.base import Item, ReadingOptions
from dateline.ingest.tables import Numbered, read_rows

_AT_ONCE = 64  # rows


class ParquetReader:
    """Reads articles in Parquet, a row each."""

    name = "parquet"
    endings = (".parquet", ".pq")
    marks = (b"par1",)

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:
        """Yield an article for each row.

        Raises:
            SourceError: it is damaged, or no Parquet.
        """
        with TemporaryDirectory(prefix="dateline-") as folder:
            path = Path(folder, "table.parquet")
            named = getattr(file, "name", None)
            # A link, since DuckDB takes `*` and `[` in a name for a pattern.
            if isinstance(named, str | Path) and Path(named).is_file():
                path.symlink_to(Path(named).absolute())
            else:
                with path.open("wb") as copy:
                    shutil.copyfileobj(file, copy)
            yield from read_rows(_read_table(path, source), source=source, options=options)


def _read_table(path: Path, source: str) -> Iterator[Numbered]:
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "1",
        "preserve_insertion_order": "true",
    }
    try:
        with duckdb.connect(config=config) as connection:
            table = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
            columns, number = [column[0] for column in table.description or ()], 0
            while rows := table.fetchmany(_AT_ONCE):
                for row in rows:
                    number += 1
                    yield f"row {number}", dict(zip(columns, row, strict=True))
    except duckdb.Error as error:
        reason = str(error).split("\n", 1)[0].replace(str(path), "the file")
        message = f"{source}: can't be read as Parquet ({reason}); get the file anew"
        raise SourceError(message) from error
