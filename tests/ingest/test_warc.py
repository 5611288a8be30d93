"""Web archives."""

# ruff: noqa: E501 -- markup and articles have long lines
from __future__ import annotations

import gzip
import re

import pytest
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.core.errors import SourceError

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Harbour signs</title></head><body><article>
<h1>Harbour signs</h1>{"".join(f"<p>{one}</p>" for one in STORY.split(chr(10) * 2))}</article></body></html>"""


def make(*records, packed=True):
    """An archive of records: kind, address, status, type of content, content."""
    out = b""
    for kind, url, status, content, data in records:
        block = data
        if kind == "response":
            block = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


RECORDS = (
    ("response", "https://news.example/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
    ("response", "https://news.example/2", "404 Not Found", "text/html", PAGE.encode()),
    ("response", "https://news.example/3", "200 OK", "image/png", b"\x89PNG"),
    ("response", "https://news.example/4", "200 OK", "text/html", b"<html><body></body></html>"),
    ("conversion", "https://news.example/5", "", "text/plain", f"Again. {STORY}".encode()),
)


@pytest.mark.parametrize(
    ("name", "packed"), [("a.warc.gz", True), ("a.warc", False), ("a.bin", False), ("b.gz", True)]
)
def test_pages_are_read(tmp_path, name, packed):
    """Answers with a page or a text are read; errors and pictures aren't; the address is known."""
    path = write(tmp_path / name, make(*RECORDS, packed=packed))
    page, empty, text = read_parts(path)
    assert page.url == "https://news.example/1"
    assert page.source == f"{path}: https://news.example/1"
    assert STORY.split("\n\n")[0] in page.text
    assert page.reader.startswith("html trafilatura")
    assert empty.startswith(f"{path}: https://news.example/4: no article found")
    assert (text.text, text.url) == (f"Again. {STORY}", "https://news.example/5")


def test_what_came_before_damage_is_read(tmp_path):
    """An archive that was cut off gives what it still has, and is named."""
    data = make(RECORDS[0], RECORDS[4])
    path = write(tmp_path / "a.warc.gz", data[: len(data) - 90])
    first, *rest = read_parts(path)
    assert first.url == "https://news.example/1"
    assert rest
    assert all(str(path) in str(one) for one in rest)


def test_a_record_of_a_wrong_length_is_told(tmp_path, capfd):
    """In one line of ours; the library's own warnings aren't shown."""
    data = make(RECORDS[4], RECORDS[4], packed=False)
    length = re.search(rb"Content-Length: (\d+)", data)[1]
    wrong = data.replace(length, b"%d" % (int(length) - 5), 1)
    path = write(tmp_path / "a.warc", wrong)
    assert any("aren't as long as they say" in str(one) for one in read_parts(path))
    assert capfd.readouterr().err == ""


def test_what_is_no_web_archive_is_an_error(tmp_path):
    """One line says so."""
    path = write(tmp_path / "a.warc", "no archive\n\nat all")
    with pytest.raises(SourceError, match="no web archive") as caught:
        read_file(path)
    assert "\n" not in str(caught.value)
