"""Streams within bounds."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.errors import SourceError
from dateline.ingest import streams


class Pipe(io.BytesIO):
    """Bytes that can't go back."""

    def seekable(self):
        """As of a pipe."""
        return False

    def seek(self, *_):
        """Fail as pipes do."""
        raise io.UnsupportedOperation


class Endless(io.RawIOBase):
    """Zeros, or new lines, without an end."""

    def __init__(self, byte):
        self.byte = byte

    def readable(self):
        """It is."""
        return True

    def readinto(self, buffer):
        """Fill all of it."""
        buffer[:] = self.byte * len(buffer)
        return len(buffer)


@given(st.binary(), st.integers(0, 50), st.sampled_from([io.BytesIO, Pipe]))
def test_looking_ahead_takes_nothing(data, size, kind):
    """The stream that comes back has all bytes, be it one that can go back or not."""
    head, file = streams.look_ahead(kind(data), size)
    assert head == data[:size]
    assert file.read() == data
    line, file = streams.look_at_line(kind(data))
    assert data.startswith(line) or not data[: data.find(line)].strip()
    assert file.read() == data


@given(st.lists(st.binary().map(lambda data: data.replace(b"\n", b"") + b"\n")))
def test_lines_come_with_their_numbers(lines):
    """Blank ones, too."""
    found = list(streams.read_lines(io.BytesIO(b"".join(lines)), source="a"))
    assert found == list(enumerate(lines, 1))


@pytest.mark.parametrize(
    ("byte", "reason"),
    [(b"\0", "has a line up to line 1 that"), (b"\n", "has a run of blank lines up to line")],
)
def test_a_stream_without_an_end_is_broken_off(byte, reason):
    """Be it one line or only blank ones."""
    with pytest.raises(SourceError, match=reason):
        list(streams.read_lines(io.BufferedReader(Endless(byte)), source="a"))


def test_what_is_read_whole_has_a_size():
    """64 MiB, and not a byte more."""
    assert (
        len(streams.read_whole(io.BytesIO(bytes(streams.LARGEST)), source="a")) == streams.LARGEST
    )
    with pytest.raises(SourceError, match="a: is larger than 64 MiB"):
        streams.read_whole(io.BytesIO(bytes(streams.LARGEST + 1)), source="a")


def test_what_can_go_back_is_taken_as_it_is():
    """What can't is read into memory."""
    file = io.BytesIO(b"abc")
    assert streams.to_seekable(file, source="a") is file
    moved = streams.to_seekable(Pipe(b"abc"), source="a")
    assert (moved.seek(1), moved.read()) == (1, b"bc")


def test_an_allowance_is_shared():
    """What is unpacked counts together, up to a floor and 200 times what went in."""
    allowance = streams.Allowance(lambda: 10)
    allowance.take(streams.FLOOR, source="a")
    allowance.take(2000, source="a")
    assert not allowance.spent
    with pytest.raises(SourceError, match="b: unpacks to more than 200 times its size"):
        allowance.take(1, source="b")
    assert allowance.spent


def test_a_librarys_error_is_a_source_error():
    """It names the file, and is one line."""

    class Broken(io.BytesIO):
        def read(self, *_):
            raise OSError("bad\ncrc")  # noqa: EM101, TRY003 - as a library does

    with pytest.raises(SourceError) as caught:
        streams.buffered(streams.Bounded(Broken(), source="a")).read()
    assert str(caught.value) == "a: is damaged (bad crc); get the file anew"
