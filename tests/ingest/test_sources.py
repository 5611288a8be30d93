"""Finding and reading sources."""

# ruff: noqa: E501 -- lines of articles are long
from __future__ import annotations

import io
import os
import socket
import sys
import threading
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.s3 import needs_s3, serve_bucket

from dateline.authority import load_bundled
from dateline.core.errors import ConfigError, SourceError
from dateline.core.places import write_file
from dateline.ingest import find_sources

STORY = (
    "The harbour board met on Tuesday and signed the agreement that it had wanted for many years."
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry line opens | Harbour Daily</title>
<meta property="og:site_name" content="Harbour Daily"><meta name="author" content="Mara Lindqvist">
<meta property="og:title" content="Ferry line opens at last">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://example.org/ferry"></head><body><nav><a href="/">Home</a></nav>
<article><p>{STORY}</p><p>{STORY.replace("Tuesday", "Friday")} It is the second one this year.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_folders_globs_and_files_come_sorted_and_once(tmp_path: Path) -> None:
    """What is named twice comes once; other endings and hidden files stay out of a folder."""
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.md", "deep/c.html", "data.bin", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    found = find_sources([tmp_path, str(tmp_path / "*.txt"), tmp_path / "a.md"])
    names = [Path(source.name).relative_to(tmp_path).as_posix() for source in found]
    assert names == ["a.md", "b.txt", "deep/c.html"]


@pytest.mark.parametrize("name", ["missing.txt", "*.txt", "."])
def test_what_names_nothing_is_an_error(tmp_path: Path, name: str) -> None:
    """A missing file, a glob and a folder without a match say so in one line."""
    with pytest.raises(SourceError, match="check the path") as caught:
        find_sources([tmp_path / name])
    assert "\n" not in str(caught.value)


def test_a_bad_date_is_an_error(tmp_path: Path) -> None:
    """The date must be EDTF."""
    with pytest.raises(ConfigError, match="2023-08-31"):
        find_sources([tmp_path], published="31/8/23")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input, and tells HTML by how it begins."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    (source,) = find_sources(["-"])
    (document,) = source.read(load_bundled())
    assert (document.source, document.title) == ("-", "Ferry line opens at last")


def test_offsets_are_those_of_open(tmp_path: Path) -> None:
    r"""The text is what `open` gives: no byte order mark, newlines as `\n`."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfFirst line.\r\nSecond line.\rThird.")
    (source,) = find_sources([path])
    with path.open(encoding="utf-8-sig") as file:
        assert source.read(load_bundled())[0].text == file.read()


def test_another_encoding_is_said(tmp_path: Path) -> None:
    """What was assumed stands in the notes."""
    path = tmp_path / "a.txt"
    path.write_bytes("The café’s owner, José Núñez, said so.".encode("cp1252"))
    (document,) = next(find_sources([path])).read(load_bundled())
    assert document.text == "The café’s owner, José Núñez, said so."
    assert document.notes == ("not UTF-8 (byte 7); read as windows-1252",)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_is_read_by_its_mark(tmp_path: Path, mark: bytes) -> None:
    """A byte order mark says which UTF-16 it is; the notes say that it was one."""
    text = "The café’s owner said so."
    path = tmp_path / "a.txt"
    path.write_bytes(mark + text.encode("utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"))
    (document,) = next(find_sources([path])).read(load_bundled())
    assert document.text == text
    assert document.notes == ("not UTF-8 (byte 0); read as UTF-16",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"PK\x03\x04\x00\x00rest", "is damaged"),
        (b"\xff\xfea", "isn't text"),
        (b"%PDF-1.4\n1 0 obj\nendobj\n", "is damaged, or no PDF"),
        (b"{\\rtf1\\ansi A plan.}", "is RTF"),
        (bytes(range(1, 32)) * 40, "isn't text"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "isn't text"),
        (b"<html><body><div", "no article found"),
    ],
)
def test_what_cant_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    """Empty, binary and broken files are errors of one line that name the file."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as caught:
        next(find_sources([path])).read(load_bundled())
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_saved_page(tmp_path: Path) -> None:
    """Metadata come from the page; the headline is the first line, with a title zone."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = next(find_sources([path], published="1999")).read(load_bundled())
    assert document.url == "https://example.org/ferry"
    assert document.authors == ("Mara Lindqvist",)
    assert (document.published, document.publisher, document.language) == (
        "2024-03-05",
        "Harbour Daily",
        "en-GB",
    )
    zone = document.zones[0]
    assert (zone.kind, document.text[zone.start : zone.end]) == (
        "title",
        "Ferry line opens at last",
    )
    assert document.reader == f"html trafilatura {version('trafilatura')}"
    assert STORY in document.text
    assert "All rights reserved" not in document.text


def test_one_long_line(tmp_path: Path) -> None:
    """A line of megabytes is read in linear time."""
    path = tmp_path / "a.txt"
    path.write_text(f"{STORY} " * 20_000)
    (document,) = next(find_sources([path])).read(load_bundled())
    assert len(document.text) > 1_000_000
    assert document.reader == "text"


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    """What a shell puts in the place of `<(command)` is a source like a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (source,) = find_sources([pipe])
    writer = threading.Thread(target=pipe.write_text, args=[STORY])
    writer.start()
    (document,) = source.read(load_bundled())
    writer.join()
    assert document.text == STORY


def test_a_pipe_in_a_folder_is_left_alone(tmp_path: Path) -> None:
    """Only files are taken from a folder: nobody may ever write into a pipe there."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(STORY)
    assert [Path(one.name).name for one in find_sources([tmp_path])] == ["a.txt"]


def test_a_device_is_empty_or_too_large(tmp_path: Path) -> None:
    """Nothing comes from one device, and another has no end; both are told in one line."""
    (nothing,) = find_sources([os.devnull])
    with pytest.raises(SourceError, match="is empty"):
        nothing.read(load_bundled())
    (endless,) = find_sources(["/dev/zero"])
    with pytest.raises(SourceError, match="larger than 64 MiB"):
        endless.read(load_bundled())


@pytest.mark.parametrize(
    ("target", "reason"), [("a.txt", "symbolic links"), ("nowhere", "No such file")]
)
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, target: str, reason: str) -> None:
    """A link to itself, or to what isn't there, is an error when it is read."""
    link = tmp_path / "a.txt"
    link.symlink_to(target)
    (source,) = find_sources([link])
    with pytest.raises(SourceError, match=reason) as caught:
        source.read(load_bundled())
    assert str(caught.value).startswith(f"{link}: can't be read")


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"caf\xe9.txt", r"caf\xe9.txt"), (b"two\nlines.txt", r"two\nlines.txt")],
)
def test_a_name_that_is_no_text_is_shown_with_escapes(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    """A file is read whatever it is called, and its name fits on a line of any output."""
    with open(os.path.join(os.fsencode(tmp_path), name), "w") as file:  # noqa: PTH118, PTH123
        file.write(STORY)
    (source,) = find_sources([tmp_path])
    (document,) = source.read(load_bundled())
    assert document.source == source.name == f"{tmp_path}/{shown}"


@needs_s3
def test_files_and_folders_may_be_in_s3(tmp_path: Path) -> None:
    """A folder is searched for endings that a reader knows, a file is read whatever its ending."""
    with serve_bucket() as bucket:
        for name in ("news/b.txt", "news/deep/a.html", "news/.hidden.txt", "news/c.bin", "odd"):
            write_file(f"{bucket}/{name}", (PAGE if name.endswith("html") else STORY).encode())
        found = find_sources([f"{bucket}/news/", f"{bucket}/odd"])
        read = {one.name: [made.text for made in one.read(load_bundled())] for one in found}
        assert list(read) == [
            f"{bucket}/{one}" for one in ("news/b.txt", "news/deep/a.html", "odd")
        ]
        assert read[f"{bucket}/odd"] == read[f"{bucket}/news/b.txt"] == [STORY]
        assert STORY in read[f"{bucket}/news/deep/a.html"][0]
        for wrong in (f"{bucket}/none", f"{bucket}-other/news"):
            with pytest.raises(SourceError, match=f"{wrong}: no file with an ending"):
                find_sources([wrong])


def test_storage_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in one line before anything is read."""
    pytest.importorskip("pyarrow")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with pytest.raises(SourceError, match="s3://silent/news: can't be reached") as caught:
        find_sources(["s3://silent/news"])
    assert "\n" not in str(caught.value)
