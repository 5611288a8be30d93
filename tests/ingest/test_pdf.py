"""PDF."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import read_file, write

from dateline.core.errors import SourceError


def make(*pages, title=None, author=None):
    """A PDF of pages, each a list of lines, in a built-in font."""
    writer = pypdf.PdfWriter()
    name = pypdf.generic.NameObject
    font = pypdf.generic.DictionaryObject(
        {
            name("/Type"): name("/Font"),
            name("/Subtype"): name("/Type1"),
            name("/BaseFont"): name("/Helvetica"),
            name("/Encoding"): name("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(612, 792)
        fonts = pypdf.generic.DictionaryObject({name("/F1"): font})
        page[name("/Resources")] = pypdf.generic.DictionaryObject({name("/Font"): fonts})
        shown = b" T* ".join(
            b"("
            + line.encode("cp1252")
            .replace(b"\\", b"\\\\")
            .replace(b"(", b"\\(")
            .replace(b")", b"\\)")
            + b") Tj"
            for line in lines
        )
        content = pypdf.generic.DecodedStreamObject()
        content.set_data(b"BT /F1 10 Tf 14 TL 50 740 Td " + shown + b" ET")
        page[name("/Contents")] = content
    about = {"/Title": title, "/Author": author}
    writer.add_metadata({key: value for key, value in about.items() if value})
    return writer


def data_of(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


LINES = ["The harbour board met on Tuesday and signed the agree-", "ment that the town had wanted."]


def test_pages_are_one_article(tmp_path):
    """Parted words are whole, sentences go on over pages, running heads and numbers are gone."""
    pages = [
        [
            "Harbour Daily, 5 March 2024",
            f"{town} met on Tuesday and signed the agree-",
            "ment that",
            f"the people of {town} wanted. Mayor Ann Ode of {town} said that",
            f"Page {number} of 3",
        ]
        for number, town in enumerate(("Seaton", "Wick", "Lund"), 1)
    ]
    (found,) = read_file(write(tmp_path / "a.pdf", data_of(make(*pages))))
    assert found.text == "\n".join(
        f"{town} met on Tuesday and signed the agreement\n that\n"
        f"the people of {town} wanted. Mayor Ann Ode of {town} said that"
        for town in ("Seaton", "Wick", "Lund")
    )
    assert found.reader == f"pdf pypdf {pypdf.__version__}"


def test_a_hyphen_that_the_text_has_elsewhere_stays(tmp_path):
    """A compound that is parted at its hyphen keeps it."""
    lines = ["A gender-based plan for women, and a second gender-", "based one, were signed."]
    (found,) = read_file(write(tmp_path / "a.pdf", data_of(make(lines))))
    assert found.text.count("gender-based") == 2


def test_metadata(tmp_path):
    """A title counts if the text has it; who made the file and when says nothing of the article."""
    writer = make(["Harbour signs", *LINES], title="Harbour signs", author="Mara Lindqvist")
    writer.add_metadata({"/CreationDate": "D:20240305100000Z"})
    (found,) = read_file(write(tmp_path / "a.pdf", data_of(writer)))
    assert (found.title, found.authors) == ("Harbour signs", ("Mara Lindqvist",))
    assert found.published is None
    (other,) = read_file(write(tmp_path / "b.pdf", data_of(make(LINES, title="doc12.indd"))))
    assert other.title is None


line = st.text("abcdefgABC (é)\\.,", min_size=1, max_size=60).filter(lambda one: one.strip())


@given(st.lists(line, min_size=1, max_size=4))
def test_words_in_are_words_out(tmp_path_factory, lines):
    """The words of lines come back in their order."""
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    write(path, data_of(make(lines)))
    assert "".join(read_file(path)[0].text.split()) == "".join("".join(lines).split())


def test_what_cant_be_read(tmp_path):
    """Scans, encrypted files and damaged ones are told apart, in one line each."""
    locked = make(LINES)
    locked.encrypt("secret", algorithm="RC4-128")
    for data, reason in (
        (data_of(make([])), "holds no text"),
        (data_of(locked), "is encrypted"),
        (b"%PDF-1.4\n1 0 obj\nendobj\n", "is damaged, or no PDF"),
        (data_of(make(LINES))[:300], "is damaged, or no PDF"),
    ):
        path = write(tmp_path / "a.pdf", data)
        with pytest.raises(SourceError, match=reason) as caught:
            read_file(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)


def test_a_damaged_page_is_named_and_the_rest_is_read(tmp_path):
    """A page whose content can't be read is said in the notes."""
    writer = make(LINES, LINES)
    broken = pypdf.generic.EncodedStreamObject()
    broken[pypdf.generic.NameObject("/Filter")] = pypdf.generic.NameObject("/NoSuchDecode")
    broken._data = b"no stream of any kind"
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = broken
    (found,) = read_file(write(tmp_path / "a.pdf", data_of(writer)))
    assert found.notes == ("can't be read on page 1",)
    assert "harbour board" in found.text
