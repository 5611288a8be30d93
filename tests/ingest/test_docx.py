"""Word documents."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import version

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, write

from dateline.core.errors import SourceError


def data_of(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_document_is_an_article(tmp_path):
    """Paragraphs and tables come in their order; the title is what has that style."""
    made = docx.Document()
    made.core_properties.author = "Mara Lindqvist"
    made.add_heading("Harbour signs", 0)
    first, second = STORY.split("\n\n")
    made.add_paragraph(first)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Jobs", "300"
    made.add_paragraph("")
    made.add_paragraph(second)
    made.sections[0].header.paragraphs[0].text = "A header"
    (found,) = read_file(write(tmp_path / "a.docx", data_of(made)))
    assert found.text == f"Harbour signs\n\n{first}\n\nJobs | 300\n\n{second}"
    assert (found.title, found.authors) == ("Harbour signs", ("Mara Lindqvist",))
    assert found.published is None
    assert found.reader == f"docx python-docx {version('python-docx')}"


paragraph = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=40)


@settings(max_examples=20)
@given(st.lists(paragraph.filter(str.strip), min_size=1, max_size=4))
def test_text_in_is_text_out(tmp_path_factory, paragraphs):
    """Paragraphs of any letters come back as they were."""
    made = docx.Document()
    for one in paragraphs:
        made.add_paragraph(one)
    path = tmp_path_factory.mktemp("docx") / "a.docx"
    assert read_file(write(path, data_of(made)))[0].text == "\n\n".join(paragraphs)


def test_what_cant_be_read(tmp_path):
    """Empty documents, other zips, damaged ones and bombs are told apart in one line each."""
    other, bomb = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("a.txt", "x")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes((1 << 26) + 1))
    for data, reason in (
        (data_of(docx.Document()), "holds no text"),
        (other.getvalue(), "no Word document"),
        (data_of(docx.Document())[:2000], "is damaged"),
        (bomb.getvalue(), "unpacks to more than 64 MiB"),
    ):
        path = write(tmp_path / "a.docx", data)
        with pytest.raises(SourceError, match=reason) as caught:
            read_file(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)
