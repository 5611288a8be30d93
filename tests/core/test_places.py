from __future__ import annotations

import sys

import pytest
from tests.s3 import needs_s3, serve_bucket

from dateline.core.errors import ConfigError
from dateline.core.places import list_remote, open_remote, read_file, write_file


@pytest.fixture(scope="module")
def bucket():
    """A bucket for all tests here."""
    with serve_bucket() as name:
        yield name


def test_a_file_on_disk_is_written_with_its_folders(tmp_path):
    """What is written is read, later writers win, and nothing else is left there."""
    name = str(tmp_path / "a" / "b" / "file")
    assert read_file(name) is None
    write_file(name, b"first")
    write_file(name, b"second")
    assert read_file(name) == b"second"
    assert [one.name for one in (tmp_path / "a" / "b").iterdir()] == ["file"]


def test_what_cannot_be_written_leaves_nothing(tmp_path):
    """A file that can't take its place is gone."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_file(str(tmp_path / "taken"), b"file")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_a_folder_is_no_file(tmp_path):
    """Only what isn't there is None; what can't be read is an error."""
    with pytest.raises(OSError, match="directory"):
        read_file(str(tmp_path))


def test_names_of_s3_need_pyarrow(monkeypatch):
    """Who lacks it is told what to install, and what is no bucket is called so."""
    monkeypatch.setitem(sys.modules, "pyarrow.fs", None)
    with pytest.raises(ConfigError, match=r"s3://b needs .* pip install 'dateline\[cluster\]'"):
        read_file("s3://b/file")


def test_a_name_that_no_bucket_can_have_is_an_error():
    """It isn't asked for."""
    pytest.importorskip("pyarrow")
    with pytest.raises(ConfigError, match="s3://Not one is no name of a bucket"):
        read_file("s3://Not one/file")


@needs_s3
def test_an_object_is_written_read_and_listed(bucket):
    """A name is one object, and a folder all below it, sorted."""
    names = [f"{bucket}/folder/{one}" for one in ("a/2", "b", "c")]
    for name in reversed(names):
        write_file(name, name.encode())
    assert read_file(names[0]) == names[0].encode()
    assert list_remote(f"{bucket}/folder/") == names
    assert list_remote(names[1]) == [names[1]]


@needs_s3
def test_an_object_that_is_not_there_is_none(bucket):
    """So is one of a bucket that isn't there; to write to such a bucket is an error."""
    assert read_file(f"{bucket}/nothing") is None
    assert list_remote(f"{bucket}/nowhere") == []
    assert read_file(f"{bucket}-other/nothing") is None
    with pytest.raises(OSError, match="bucket"):
        write_file(f"{bucket}-other/file", b"x")


@needs_s3
def test_an_object_is_read_from_anywhere(bucket):
    """Archives are read from their end."""
    name = f"{bucket}/archive"
    write_file(name, bytes(range(100)))
    with open_remote(name) as stream:
        stream.seek(-2, 2)
        assert stream.read() == b"bc"
        stream.seek(5)
        assert stream.read(1) == b"\x05"
