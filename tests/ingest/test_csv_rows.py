"""CSV and TSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.core.errors import SourceError


def table(rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


HEADER = ["Title", "Content", "Date Published", "Link", "Author"]
ROW = ["Harbour signs", STORY, "5 March 2024", "https://news.example/1", "Mara Lindqvist"]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_an_article(tmp_path, delimiter, encoding):
    """The header's first line tells the delimiter, a byte order mark the encoding."""
    data = table([HEADER, ROW], delimiter).encode(encoding)
    (found,) = read_file(write(tmp_path / "a.csv", data))
    assert found.text == f"Harbour signs\n\n{STORY}"
    assert found.published == "2024-03-05"
    assert found.authors == ("Mara Lindqvist",)
    assert found.url == "https://news.example/1"
    assert found.source == f"{tmp_path}/a.csv: line 2"


text = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), min_size=1
).filter(lambda one: one.strip() and "<" not in one)


@given(st.lists(text, min_size=1, max_size=5))
def test_text_in_is_text_out(tmp_path_factory, texts):
    """Quotes, delimiters and newlines inside a cell come back as they were."""
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    write(path, table([["id", "text"], *([number, one] for number, one in enumerate(texts))]))
    assert [one.text for one in read_file(path)] == texts


def test_a_bad_row_is_named_and_the_rest_lands(tmp_path):
    """A row with too few or too many cells, or with wild quotes, costs no other."""
    rows = f'id,text\n1,"{STORY}"\n2\n3,a,b\n4,"{STORY}"x\n5,"Again. {STORY}"\n6,"{STORY}",,\n'
    path = write(tmp_path / "a.csv", rows)
    found = read_parts(path)
    assert [one.source.rpartition("id ")[2] for one in found if not isinstance(one, str)] == [
        "1",
        "5",
        "6",
    ]
    short, long, wild = (one for one in found if isinstance(one, str))
    assert "line 5: has 1 cells where the header has 2" in short
    assert "line 6: has 3 cells" in long
    assert "lines 7 to 9: can't be told apart" in wild


def test_a_row_in_another_encoding_is_read(tmp_path):
    """A line that isn't UTF-8 is read as windows-1252."""
    path = write(tmp_path / "a.csv", f"text\n{STORY.splitlines()[0]} Café\n".encode("cp1252"))
    assert read_file(path)[0].text.endswith("Café")


def test_unnamed_and_doubled_columns_are_called_by_their_place(tmp_path):
    """Each column can be named by the user."""
    path = write(tmp_path / "a.csv", table([["", "a", "a"], ["x", "y", STORY]]))
    assert read_file(path, fields={"text": "column 3"})[0].text == STORY


def test_the_user_names_a_column_that_isnt_there(tmp_path):
    """The message lists those that are."""
    path = write(tmp_path / "a.csv", table([HEADER, ROW]))
    with pytest.raises(SourceError, match=r"no column 'body'.* it has Author, Content"):
        read_file(path, fields={"text": "body"})


@pytest.mark.parametrize("data", ["text\n", "\n\n\n"])
def test_a_table_without_rows_is_an_error(tmp_path, data):
    """A header alone says nothing."""
    with pytest.raises(SourceError, match=r"holds no article|is empty"):
        read_file(write(tmp_path / "a.csv", data))
