"""The picture as one HTML file: the page that was bundled at build time, with a graph's data in it.

Guarantees: the file opens anywhere, offline, and asks nothing of any network; names, titles and
quotes can't become markup or script, whatever they hold. It draws nothing itself: the TypeScript in
`explore/web` does, with the places that `layout.py` computed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core.errors import ExportError
from dateline.export.base import replace_file
from dateline.export.picture import Record, page_data

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_SLOT = re.compile(r"\{\{(title|data)\}\}")


class HtmlExporter:
    """Writes a graph as a page to explore it in the browser."""

    name = "html"
    endings = (".html",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the page, whole or not at all.

        Raises:
            ExportError: the page was not bundled, or the file can't be written.
        """
        page = fill_page(_read_template(), title=graph.name, data=pack_data(page_data(graph)))
        with replace_file(path) as file:
            file.write(page.encode())


def pack_data(data: Record) -> Record:
    """A picture's data as tables: less than half the size, as each column is named once."""
    return {name: _pack_table(value) if _is_table(value) else value for name, value in data.items()}


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _pack_table(rows: Sequence[Record]) -> Record:
    """The columns' names and the rows; a table in a row is one without names."""
    return {"columns": list(rows[0]), "rows": [_pack_row(one) for one in rows]}


def _pack_row(row: Record) -> list[object]:
    return [
        [_pack_row(one) for one in value] if _is_table(value) else value for value in row.values()
    ]


def fill_page(template: str, *, title: str, data: object) -> str:
    """Put a title and data into the page, so that neither can end its element early.

    All but ASCII is escaped in the data: U+2028 and lone surrogates then need no case of their own.
    """
    values = {
        "title": html.escape(title),
        "data": json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"),
    }
    return _SLOT.sub(lambda slot: values[slot[1]], template)


def _read_template() -> str:
    bundle = resources.files("dateline.explore").joinpath("bundle", "page.html")
    if not bundle.is_file():
        message = "the page isn't bundled in this copy of dateline; `pip install .` bundles it"
        raise ExportError(message)
    return bundle.read_text(encoding="utf-8")
