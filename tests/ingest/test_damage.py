"""Files that are damaged in any way: an article or one line for each part, and never more."""

from __future__ import annotations

import gzip

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest import (
    test_archives,
    test_csv_rows,
    test_docx,
    test_feeds,
    test_mail,
    test_newsml,
    test_pdf,
    test_warc,
)
from tests.ingest.sources import STORY, read_parts, write

_WORD = docx.Document()
_WORD.add_paragraph(STORY)
WHOLE = {
    "a.pdf": test_pdf.data_of(test_pdf.make(test_pdf.LINES, test_pdf.LINES)),
    "a.docx": test_docx.data_of(_WORD),
    "a.eml": test_mail.mail(STORY, "<p>x</p>").as_bytes(),
    "a.mbox": b"From x\n" + test_mail.mail(STORY).as_bytes(),
    "a.warc": test_warc.make(*test_warc.RECORDS, packed=False),
    "a.warc.gz": test_warc.make(*test_warc.RECORDS),
    "a.zip": test_archives.zipped(),
    "a.tar": test_archives.tarred(),
    "a.tgz": gzip.compress(test_archives.tarred()),
    "a.rss": test_feeds.RSS.encode(),
    "a.atom": test_feeds.ATOM.encode(),
    "a.xml": test_newsml.item(test_newsml.XHTML).encode(),
    "a.nitf": test_newsml.NITF.encode(),
    "a.csv": test_csv_rows.table([test_csv_rows.HEADER, test_csv_rows.ROW]).encode(),
    "a.jsonl": test_archives.LINES,
    "a.html": test_warc.PAGE.encode(),
}
changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 30), st.binary(max_size=8)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=15)
@given(changes=changes)
def test_damage_is_told_in_one_line_that_names_the_file(tmp_path_factory, name, changes):
    """Bytes that are changed, lost or put in break nothing: no other error ever comes."""
    data = WHOLE[name]
    for place, lost, new in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + lost :]
    path = write(tmp_path_factory.mktemp("damage") / name, data)
    for found in read_parts(path):
        if isinstance(found, str):
            assert found.startswith(f"{path}: ")
            assert "\n" not in found
