"""Archives and packed files."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.authority import load_bundled
from dateline.core.errors import SourceError
from dateline.ingest import find_sources

LINES = "".join(json.dumps({"text": f"{number}. {STORY}"}) + "\n" for number in (1, 2)).encode()
FILES = {
    "may/a.txt": STORY.encode(),
    "may/b.jsonl": LINES,
    "may/c.png": b"\x89PNG",
    "may/.hidden.txt": b"hidden",
    "__MACOSX/may/a.txt": b"mac",
    "d.jsonl.gz": gzip.compress(LINES),
}


def zipped(files=FILES):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def tarred(files=FILES):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        link = tarfile.TarInfo("e.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return out.getvalue()


PACKERS = {
    "a.zip": zipped,
    "a.bin": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda: gzip.compress(tarred()),
    "a.tgz": lambda: gzip.compress(tarred()),
    "a.tar.bz2": lambda: bz2.compress(tarred()),
    "a.tar.xz": lambda: lzma.compress(tarred()),
}


@pytest.mark.parametrize("name", PACKERS)
def test_members_are_read_as_files_are(tmp_path, name):
    """Those that a reader knows, packed ones too; hidden ones, links and others aren't."""
    path = write(tmp_path / name, PACKERS[name]())
    found = {one.source: one.text for one in read_file(path)}
    assert found == {
        f"{path}: may/a.txt": STORY,
        f"{path}: may/b.jsonl: line 1": f"1. {STORY}",
        f"{path}: may/b.jsonl: line 2": f"2. {STORY}",
        f"{path}: d.jsonl.gz: line 1": f"1. {STORY}",
        f"{path}: d.jsonl.gz: line 2": f"2. {STORY}",
    }


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("ending", [".gz", ""])
def test_a_packed_file_is_read_as_what_it_is(tmp_path, pack, ending):
    """By its inner ending, or by how its content begins."""
    path = write(tmp_path / f"a.txt{ending}", pack(STORY.encode()))
    assert [(one.text, one.source) for one in read_file(path)] == [(STORY, str(path))]
    lines = write(tmp_path / f"b{ending}", pack(LINES))
    assert [one.text[:2] for one in read_file(lines)] == ["1.", "2."]


@given(
    st.binary(max_size=300).map(
        lambda data: "x" + data.decode("latin-1").translate(dict.fromkeys([*range(32), 127]))
    )
)
def test_text_in_is_text_out(tmp_path_factory, text):
    """A text comes back through any archive as it was."""
    folder = tmp_path_factory.mktemp("archives")
    for name, pack in (("a.zip", zipped), ("a.tar", tarred)):
        (found,) = read_file(write(folder / name, pack({"a.txt": text.encode()})))
        assert found.text == text


def test_a_damaged_member_is_named_and_the_rest_lands(tmp_path):
    """A zip whose one member's bytes are wrong, and one whose one member is locked."""
    data = bytearray(zipped({"a.txt": STORY, "b.txt": f"Again. {STORY}"}))
    at = data.index(b"a.txt") + 40
    data[at : at + 20] = bytes(20)
    path = write(tmp_path / "a.zip", bytes(data))
    damaged, second = read_parts(path)
    assert damaged.startswith(f"{path}: a.txt: is damaged")
    assert second.text == f"Again. {STORY}"
    locked = bytearray(zipped({"a.txt": STORY, "b.txt": f"Again. {STORY}"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    refused, second = read_parts(write(path, bytes(locked)))
    assert refused == f"{path}: a.txt: is encrypted; unpack it yourself"
    assert second.text == f"Again. {STORY}"


@pytest.mark.parametrize("name", ["a.tar.gz", "a.jsonl.gz", "a.zip"])
def test_a_file_that_was_cut_off_is_named(tmp_path, name):
    """What came before the cut is read, as far as the format allows it."""
    data = {
        "a.tar.gz": gzip.compress(
            tarred({"a.txt": STORY.encode() * 300, "b.txt": bytes(range(256)) * 500})
        ),
        "a.jsonl.gz": gzip.compress(LINES * 600),
        "a.zip": zipped(),
    }[name]
    path = write(tmp_path / name, data[:-20])
    found = read_parts(path)
    assert found[-1].startswith(str(path))
    assert "is damaged" in found[-1]
    assert "\n" not in found[-1]
    assert name == "a.zip" or len(found) > 1


BOMB = (json.dumps({"text": "a " * 500_000}) + "\n").encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(BOMB) * 110),
        ("a.jsonl.xz", lzma.compress(BOMB) * 100),
        ("a.zip", zipped({"a.jsonl": BOMB * 60, "b.jsonl": BOMB * 60, "c.txt": STORY})),
        ("a.tar.gz", gzip.compress(tarred({"a.jsonl": BOMB * 120}), 6)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_broken_off(tmp_path, name, data):
    """What unpacks to far more than its size ends with one line, before it is unpacked."""
    (source,) = find_sources([write(tmp_path / name, data)])
    whole, last = [], None
    parts = source.parts()
    try:
        for part in parts:
            if part.size:
                whole.append(part.name)
            else:
                part.read(load_bundled())
    except SourceError as error:
        last = str(error)
    assert "unpacks to more than 200 times its size" in last
    assert 60 < len(whole) < 100


def test_files_in_files_have_an_end(tmp_path):
    """An archive in an archive is read, and one that goes on for ever isn't."""
    data = STORY.encode()
    for _ in range(3):
        data = gzip.compress(data)
    path = write(tmp_path / "a.txt.gz.gz.gz", data)
    assert read_file(path)[0].text == STORY
    for _ in range(3):
        data = gzip.compress(data)
    with pytest.raises(SourceError, match="packed more than 3 times; unpack it first"):
        read_file(write(tmp_path / "a.gz", data))
    for _ in range(5):
        data = zipped({"a.zip": data})
    with pytest.raises(SourceError, match="4 deep; unpack it first"):
        read_file(write(tmp_path / "a.zip", data))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"PK\x03\x04 no", "is damaged, or no archive"),
        ("a.tar", b"no archive", "is damaged, or no archive"),
        ("a.zip", None, "holds no article"),
    ],
)
def test_what_is_no_archive_is_an_error(tmp_path, name, data, reason):
    """One line says so; an archive without articles is one, too."""
    path = write(tmp_path / name, zipped({"a.png": b"x"}) if data is None else data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_file(path)
    assert "\n" not in str(caught.value)


def test_a_table_in_an_archive_tells_its_columns(tmp_path):
    """With its own name, once, and each table by itself."""
    other = json.dumps({"body": STORY}).encode()
    path = write(tmp_path / "a.zip", zipped({"a.jsonl": LINES, "b.jsonl": other}))
    (source,) = find_sources([path])
    notes = [note for part in source.parts() for note in part.notes]
    assert [note.partition(";")[0] for note in notes] == [
        f"{path}: a.jsonl: columns read: text=text",
        f"{path}: b.jsonl: columns read: text=body",
    ]
