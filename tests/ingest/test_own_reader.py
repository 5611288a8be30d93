"""A reader that another package brings is found, by the longest ending that it asks for."""

from __future__ import annotations

import gzip
import json
import textwrap

import pytest

from dateline.authority import load_bundled
from dateline.ingest import find_sources
from dateline.ingest.sources import _file_readers, _readers_by_ending

STORY = "The harbour board met on Tuesday and signed the agreement that it had wanted for years."


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An installed package with a reader for packed JSON lines, one article a line."""
    (tmp_path / "packed_lines.py").write_text(
        textwrap.dedent("""
        import gzip, json
        from dateline import Document

        class PackedLines:
            name = "packed-lines"
            endings = (".jsonl.gz",)
            marks = ()

            def read(self, data, *, source, published, authority):
                rows = map(json.loads, gzip.decompress(data).splitlines())
                return tuple(Document(text=row["text"], source=source) for row in rows)
        """)
    )
    metadata = tmp_path / "packed_lines-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: packed-lines\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text(
        "[dateline.readers]\npacked-lines = packed_lines:PackedLines\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    for known in (_file_readers, _readers_by_ending):
        known.cache_clear()
    yield
    for known in (_file_readers, _readers_by_ending):
        known.cache_clear()


@pytest.mark.usefixtures("installed")
def test_a_double_ending_is_a_readers(tmp_path):
    """`.jsonl.gz` in a folder is read as that, in any case, and another `.gz` is read as ours."""
    folder = tmp_path / "news"
    folder.mkdir()
    rows = "".join(json.dumps({"text": f"{number} {STORY}"}) + "\n" for number in (1, 2))
    for name in ("a.jsonl.gz", "B.JSONL.GZ", "c.gz"):
        (folder / name).write_bytes(gzip.compress(rows.encode()))
    found = list(find_sources([folder]))
    assert [one.name.rsplit("/", 1)[-1] for one in found] == ["B.JSONL.GZ", "a.jsonl.gz", "c.gz"]
    documents = found[1].read(load_bundled())
    assert [one.text[:5] for one in documents] == ["1 The", "2 The"]
    assert {one.reader for one in documents} == {"packed-lines"}
    assert {one.reader for one in found[2].read(load_bundled())} == {"json"}
