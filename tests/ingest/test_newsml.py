"""NewsML-G2 and NITF."""

# ruff: noqa: E501 -- markup and articles have long lines
from __future__ import annotations

import pytest
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.core.errors import SourceError

PARAGRAPHS = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf.dtd">
<nitf><head><title>slug</title><docdata><date.issue norm="20240305T100000Z"/></docdata>
<pubdata name="Harbour Daily"/></head><body><body.head><hedline><hl1>Harbour signs</hl1></hedline>
<byline>By <person>Mara Lindqvist</person></byline>
<dateline><location>SEATON</location></dateline></body.head>
<body.content><block>{PARAGRAPHS}</block></body.content></body></nitf>"""


def item(content, status="stat:usable", extra=""):
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" version="1" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:HD"/>
<versionCreated>2024-03-06T10:00:00Z</versionCreated><pubStatus qcode="{status}"/>
<link href="https://news.example/1"/></itemMeta>
<contentMeta><contentCreated>2024-03-05T23:00:00-05:00</contentCreated><headline>Harbour signs</headline>
<by>Mara Lindqvist</by>{extra}</contentMeta><contentSet>{content}</contentSet></newsItem>"""


XHTML = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{PARAGRAPHS}</body></html></inlineXML>'
PLAIN = f"<inlineData>{STORY}</inlineData>"


@pytest.mark.parametrize("content", [XHTML, PLAIN])
def test_an_item_is_an_article(tmp_path, content):
    """Text comes as XHTML, NITF or plain; what is known of it stands around it."""
    (found,) = read_file(write(tmp_path / "a.xml", item(content)))
    assert found.text == f"Harbour signs\n\n{STORY}"
    assert (found.published, found.url) == ("2024-03-05", "https://news.example/1")
    assert (found.publisher, found.language) == ("HD", "en-GB")
    assert found.authors == ("Mara Lindqvist",)


def test_a_message_has_many(tmp_path):
    """Each text item is one; pictures are none, and what was cancelled is named and left out."""
    items = item(XHTML) + item("<remoteContent/>") + item(PLAIN, status="stat:canceled")
    message = f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"
    path = write(tmp_path / "a.newsml", message)
    first, cancelled = read_parts(path)
    assert first.source == f"{path}: item 1"
    assert cancelled == f"{path}: item 3: was cancelled by its sender, and is left out"


@pytest.mark.parametrize("name", ["a.nitf", "a.xml", "a.txt"])
def test_nitf(tmp_path, name):
    """The dateline comes before the text; whose it is stands in the head."""
    (found,) = read_file(write(tmp_path / name, NITF))
    assert found.text == f"Harbour signs\n\nSEATON\n\n{STORY}"
    assert (found.published, found.publisher) == ("2024-03-05", "Harbour Daily")
    assert found.authors == ("Mara Lindqvist",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<urlset><url/></urlset>", r"kind that isn't read \(<urlset>\)"),
        ("<newsItem>", "isn't sound XML"),
        ("<nitf><body/></nitf>", "has no text"),
        (item("<remoteContent/>"), "holds no article"),
    ],
)
def test_what_cant_be_read(tmp_path, data, reason):
    """One line says what it is."""
    path = write(tmp_path / "a.xml", data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_nothing_is_opened_that_an_item_names(tmp_path):
    """An entity that names a file puts nothing into the text."""
    write(tmp_path / "secret", "SECRET")
    doctype = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    data = NITF.partition('nitf.dtd">')[2].replace("<block>", "<block>&x;")
    (found,) = read_file(write(tmp_path / "a.nitf", doctype + data))
    assert "SECRET" not in found.text
    assert STORY in found.text
