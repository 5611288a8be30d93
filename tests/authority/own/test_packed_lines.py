"""Lines of packed files: whole, in order, and from any place that was reached."""

from __future__ import annotations

import bz2
import gzip
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority.own import packed_lines
from dateline.authority.own.packed_lines import Place, read_blocks
from dateline.core.errors import SourceError

PACKERS = {"a.json": bytes, "a.json.gz": gzip.compress, "a.json.bz2": bz2.compress}
START = Place()
TEXT = b"".join(b"line %d of some\n" % number for number in range(2000))


@pytest.fixture
def small(monkeypatch):
    """Read a few bytes at a time, so that small files have many blocks."""
    monkeypatch.setattr(packed_lines, "_BLOCK", 7)


def lines(file, place=START, **options):
    """All lines from a place on."""
    return [line for block in read_blocks(file, place, **options) for line in block.lines]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", PACKERS)
@given(data=st.data())
def test_reading_goes_on_from_any_place_that_was_reached(name, data):
    """However the file is packed, and wherever its streams are cut apart."""
    text = data.draw(
        st.lists(st.binary(max_size=9).map(lambda one: one.replace(b"\n", b"")), max_size=30)
    )
    whole = b"\n".join(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=4)))
    parts = [whole[start:end] for start, end in pairwise((0, *cuts, len(whole)))]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(b"".join(map(PACKERS[name], parts)))
        expected = [*text[:-1], *filter(None, text[-1:])]  # an empty last line is none
        before: list[bytes] = []
        for block in read_blocks(file):
            assert block.first == len(before) + 1
            before += block.lines
            assert block.after.line == len(before)
            assert before + lines(file, block.after) == expected
        assert before == expected


@pytest.mark.parametrize("size", [1, 6, 7, 100])
def test_what_belongs_together_comes_together(size, tmp_path, monkeypatch):
    """Lines that don't make a whole yet are given with those that follow."""
    monkeypatch.setattr(packed_lines, "_BLOCK", size)
    file = tmp_path / "a.nt"
    file.write_bytes(b"a1\na2\nb1\nb2\nb3\nc1\n")

    def whole(some):
        return max((at + 1 for at, one in enumerate(some) if one[:1] != some[-1][:1]), default=0)

    blocks = list(read_blocks(file, whole=whole))
    groups = [tuple(block.lines) for block in blocks]
    if size < 100:
        assert groups == [(b"a1", b"a2"), (b"b1", b"b2", b"b3"), (b"c1",)]
    for block in blocks:
        assert lines(file, block.after) == lines(file)[block.after.line :]
    if size == 6:
        assert blocks[0].after == Place(6, 0, 2)


@pytest.mark.parametrize("packer", [gzip.compress, bz2.compress])
def test_nothing_is_read_again_that_lies_before_a_stream(packer, tmp_path, monkeypatch):
    """Going on begins at the last start of a stream, not at that of the file."""
    file = tmp_path / ("a.gz" if packer is gzip.compress else "a.bz2")
    first = packer(TEXT)
    file.write_bytes(first * 3)
    monkeypatch.setattr(packed_lines, "_BLOCK", 64)
    second = [one.after for one in read_blocks(file) if one.after.start == len(first)]
    assert {one.line // 2000 for one in second[:-1]} <= {1}
    file.write_bytes(b"\0" * len(first) + first * 2)
    for place in (second[0], second[-1]):
        assert len(lines(file, place)) == 6000 - place.line


@pytest.mark.parametrize("packer", [gzip.compress, bz2.compress])
def test_a_file_that_breaks_off_or_is_damaged_is_told(packer, tmp_path):
    """With what to do; what a program fills a file up with isn't damage."""
    file = tmp_path / ("a.gz" if packer is gzip.compress else "a.bz2")
    packed = packer(TEXT)
    file.write_bytes(packed[:-9])
    with pytest.raises(SourceError, match=r"breaks off at byte [\d,]+; get the rest of it"):
        lines(file)
    file.write_bytes(packed[:40] + b"\xff" * 40 + packed[80:])
    with pytest.raises(
        SourceError, match=r"is damaged at byte [\d,]+ or before \(.+\); get it again"
    ):
        lines(file)
    file.write_bytes(packed + b"\0" * 512)
    assert len(lines(file)) == 2000


def test_a_name_is_told_without_the_ending_of_packing():
    """The ending before it tells the form."""
    names = {
        one: packed_lines.unpacked_name(Path(one)) for one in ("a.nt.GZ", "a.nt", "a.json.bz2")
    }
    assert names == {"a.nt.GZ": "a.nt", "a.nt": "a.nt", "a.json.bz2": "a.json"}
