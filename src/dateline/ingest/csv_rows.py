"""CSV and TSV: the first row names the columns, each other row is an article.

Guarantees: rows are read one by one, whatever the file's size; a row with another number of cells
than the header has is named, and the next one is read. Lines that aren't UTF-8 are read as
windows-1252.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dateline.ingest.base import Damaged, Item, ReadingOptions
from dateline.ingest.streams import LONGEST_LINE, look_at_line, read_lines, read_whole
from dateline.ingest.tables import Numbered, read_rows

_DELIMITERS = ",\t;|"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class CsvReader:
    """Reads articles in tables of text, a row each."""

    name = "csv"
    endings = (".csv", ".tsv", ".tab")
    marks: tuple[bytes, ...] = ()

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:
        """Yield an article for each row below the header.

        Raises:
            SourceError: there is no header, or a line has no end.
        """
        head, file = look_at_line(file)
        if head.startswith(_UTF_16):  # as spreadsheets save "Unicode text"
            data = read_whole(file, source=source)
            file = io.BytesIO(data.decode("utf-16", errors="replace").encode())
            head, file = look_at_line(file)
        yield from read_rows(_read_table(file, head, source), source=source, options=options)


def _read_table(file: BinaryIO, head: bytes, source: str) -> Iterator[Numbered | Damaged]:
    csv.field_size_limit(LONGEST_LINE)  # of the process; a smaller one only cuts articles off
    first = head.decode("utf-8", errors="replace")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(_decode_lines(file, source), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            where = f"{source}: lines {start} to {reader.line_num}"
            yield Damaged(name=where, reason=f"can't be told apart ({error}); mind the quotes")
            continue
        if cells is None:
            return
        if not any(cells):
            continue
        if header is None:
            header = _name_columns(cells)
            continue
        if (row := _fit_row(cells, len(header))) is not None:
            yield f"line {start}", dict(zip(header, row, strict=True))
        else:
            reason = f"has {len(cells)} cells where the header has {len(header)}; mind the quotes"
            yield Damaged(name=f"{source}: line {start}", reason=reason)


def _name_columns(cells: Sequence[str]) -> list[str]:
    """Names of columns; one that is empty or taken is called by its place."""
    names: list[str] = []
    for order, cell in enumerate(cells, 1):
        name = " ".join(cell.split())
        names.append(name if name and name not in names else f"column {order}")
    return names


def _fit_row(cells: list[str], width: int) -> list[str] | None:
    """A row as wide as the header; None where that would lose or move a cell."""
    if len(cells) > width and not any(cells[width:]):
        return cells[:width]
    return cells if len(cells) == width else None


def _decode_lines(file: BinaryIO, source: str) -> Iterator[str]:
    for number, line in read_lines(file, source=source):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        try:
            yield text.decode("utf-8")
        except UnicodeDecodeError:
            yield text.decode("cp1252", errors="replace")
