"""The picture for print: PNG at 300 dots an inch, and PDF with lines and letters that scale.

Guarantees: it is the picture of `svg.py`, and the same graph gives the same bytes with the same
fonts and version of typst, which draws it. It needs that library, which is large and therefore an
extra: `pip install 'dateline[print]'`.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from dateline.core.errors import ExportError
from dateline.export.base import replace_file
from dateline.export.svg import draw_svg

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_DOTS = 300.0  # an inch: what printers ask for
_METRES = 0.0254  # of an inch
_HEADER = 33  # bytes of a PNG's mark and its first chunk, which has its size
# No date, so that bytes repeat; the page is as large as the picture.
_PAGE = """#set document(date: none)
#set page(width: auto, height: auto, margin: 0pt)
#image("picture.svg")
"""


class PrintExporter:
    """Writes a graph's story as a picture for print."""

    name = "print"
    endings = (".png", ".pdf")

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the picture, whole or not at all.

        Raises:
            ExportError: typst isn't installed, or the file can't be written.
        """
        form: Literal["png", "pdf"] = "pdf" if path.suffix.lower() == ".pdf" else "png"
        content = _compile_picture(draw_svg(graph), form, path)
        if form == "png":
            content = _tell_density(content)
        with replace_file(path) as file:
            file.write(content)


def _tell_density(png: bytes) -> bytes:
    """A PNG that says how many dots an inch has, so that it is printed as large as it is meant."""
    dots = round(_DOTS / _METRES)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    told = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:_HEADER] + told + png[_HEADER:]


def _compile_picture(svg: bytes, form: Literal["png", "pdf"], path: Path) -> bytes:
    """A picture in another format.

    Raises:
        ExportError: typst isn't installed.
    """
    try:
        import typst
    except ImportError as error:
        message = f"{path}: needs the package typst; run: pip install 'dateline[print]'"
        raise ExportError(message) from error
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        page.write_text(_PAGE, "utf-8")
        (Path(folder) / "picture.svg").write_bytes(svg)
        made = typst.compile(str(page), root=folder, format=form, ppi=_DOTS)
    if isinstance(made, list):  # one for each page; there is one
        (made,) = made
    return made or b""
