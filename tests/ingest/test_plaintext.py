"""Bytes that are text in some encoding, and bytes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.errors import SourceError
from dateline.ingest.plaintext import decode_bytes


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_comes_back_as_it_was(text):
    """Nothing is assumed, and nothing noted."""
    assert decode_bytes(text.encode(), source="x") == (text.removeprefix("\ufeff"), ())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"\xef\xbb\xbfa", "a"),
        (b"", ""),
        (b"a\tb\x0c", "a\tb\x0c"),
    ],
)
def test_newlines_are_one_and_a_mark_is_none(data, text):
    """A form feed and a tab are text."""
    assert decode_bytes(data, source="x") == (text, ())


def test_utf_16_is_known_by_its_mark():
    """With either order of bytes; the note says where UTF-8 ended."""
    for order, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        assert decode_bytes(mark + "Ulm ü".encode(order), source="x") == (
            "Ulm ü",
            ("not UTF-8 (byte 0); read as UTF-16",),
        )


def test_a_few_odd_bytes_are_accents_of_windows_1252():
    """The note names the first of them."""
    data = "The café of Ulm is open, said the mayor of the town.".encode("cp1252")
    assert decode_bytes(data, source="x") == (
        "The café of Ulm is open, said the mayor of the town.",
        ("not UTF-8 (byte 7); read as windows-1252",),
    )


def test_many_odd_bytes_are_another_code_page():
    """Cyrillic letters aren't read as accented Latin ones."""
    words = "Полиция и министерство подписали соглашение о сотрудничестве. " * 4
    text, notes = decode_bytes(words.encode("cp1251"), source="x")
    assert text == words
    assert "windows-1252" not in notes[0]


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 text}",
        b"a\x00b",
        b"\xff\xfea",  # a mark, and half a letter
        b"\xe9\x00" * 9,
        b"\x01\x02 text " * 5,
        bytes(range(1, 255)),
    ],
)
def test_what_is_no_text_is_an_error_that_names_the_file(data):
    """Formats that look like text are named, and control characters show what is none."""
    with pytest.raises(SourceError, match=r"^news: is"):
        decode_bytes(data, source="news")


def test_a_stray_control_character_is_let_pass():
    """One in a hundred isn't binary; two are."""
    assert decode_bytes(b"x" * 99 + b"\x01", source="x")[0].endswith("\x01")
    with pytest.raises(SourceError, match="isn't text"):
        decode_bytes(b"x" * 98 + b"\x01\x01", source="x")
