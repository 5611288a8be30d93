"""The picture for print."""

from __future__ import annotations

import struct
import sys
import zlib

import pytest
from tests import rdf_graph

from dateline.core.errors import ExportError
from dateline.export.printing import PrintExporter
from dateline.export.svg import draw_svg


def written(folder, name, **options):
    """The bytes of a picture of the graph made by hand."""
    PrintExporter().write(rdf_graph.graph(**options), folder / name)
    return (folder / name).read_bytes()


def test_a_png_has_the_dots_of_print(tmp_path):
    """300 an inch, where the still picture counts 96 pixels an inch."""
    data = written(tmp_path, "a.png")
    assert data.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 1200 * 300 / 96
    shown = draw_svg(rdf_graph.graph()).decode()
    assert f'height="{round(height * 96 / 300)}"' in shown


def test_a_png_says_how_large_it_is(tmp_path):
    """As 11,811 dots a metre, behind the size in dots, with the sum that readers check."""
    length, chunk, checksum = struct.unpack(">I13sI", written(tmp_path, "a.png")[33:54])
    assert (length, chunk) == (9, b"pHYs" + struct.pack(">IIB", 11811, 11811, 1))
    assert checksum == zlib.crc32(chunk)


def test_a_pdf_is_one(tmp_path):
    """With letters, not with pictures of letters."""
    data = written(tmp_path, "A.PDF")
    assert data.startswith(b"%PDF-")
    assert b"/Font" in data


@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_the_same_graph_gives_the_same_bytes(tmp_path, name):
    """No date and no random number is in it."""
    assert written(tmp_path, name) == written(tmp_path, name, backwards=True)


def test_without_the_library_it_says_what_to_install(tmp_path, monkeypatch):
    """Nothing is written."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExportError, match=r"a\.png: needs .*pip install 'dateline\[print\]'"):
        written(tmp_path, "a.png")
    assert not list(tmp_path.iterdir())
