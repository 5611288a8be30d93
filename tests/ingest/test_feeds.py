"""RSS and Atom."""

# ruff: noqa: E501 -- markup and articles have long lines
from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.core.errors import SourceError

HTML = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- saved -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Daily</title><link>https://news.example/</link><language>en-gb</language>
<item><title>Harbour &amp; board sign</title><link>https://news.example/1</link>
<description>A teaser only.</description><content:encoded><![CDATA[{HTML}]]></content:encoded>
<dc:creator>Mara Lindqvist</dc:creator><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate></item>
<item><title>Only a headline</title><link>javascript:alert(1)</link></item>
<item><title>Second</title><link>javascript:alert(1)</link><description>Again. {STORY}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Daily</title>
<entry><title>Harbour signs</title><link href="https://news.example/1"/><updated>2024-03-05T10:00:00Z</updated>
<author><name>Mara Lindqvist</name></author><content type="html">{escape(HTML)}</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt"])
def test_rss(tmp_path, name):
    """Each item is an article, of its whole text if the feed has it, whatever the file is called."""
    path = write(tmp_path / name, RSS)
    first, bare, second = read_parts(path)
    assert first.text == f"Harbour & board sign\n\n{STORY}"
    assert (first.published, first.url) == ("2024-03-05", "https://news.example/1")
    assert (first.publisher, first.language) == ("Harbour Daily", "en-gb")
    assert first.authors == ("Mara Lindqvist",)
    assert first.source == f"{path}: entry 1"
    assert bare == f"{path}: entry 2: has no text but its headline; save its page to read it"
    assert second.url is None
    assert second.text.startswith("Second\n\nAgain. The harbour board")


def test_atom(tmp_path):
    """An entry's content is HTML that is escaped; who wrote it and when is stated."""
    (found,) = read_file(write(tmp_path / "a.atom", ATOM))
    assert found.text == f"Harbour signs\n\n{STORY}"
    assert (found.published, found.authors) == ("2024-03-05", ("Mara Lindqvist",))
    assert (found.url, found.publisher) == ("https://news.example/1", "Harbour Daily")


words = st.lists(st.text("abcdeéß&<>'\"中", min_size=1), min_size=1).map(" ".join)


@given(st.lists(words, min_size=1, max_size=4))
def test_text_in_is_text_out(tmp_path_factory, paragraphs):
    """Paragraphs of any letters come back as they were, escaped as feeds have to."""
    body = escape("".join(f"<p>{escape(one)}</p>" for one in paragraphs))
    path = tmp_path_factory.mktemp("feed") / "a.rss"
    write(
        path,
        f"<rss version='2.0'><channel><item><description>{body}</description></item></channel></rss>",
    )
    assert read_file(path)[0].text == "\n\n".join(paragraphs)


@pytest.mark.parametrize("data", ["<rss></rss>", "<rss version='2.0'><channel></channel></rss>"])
def test_a_feed_without_entries_is_an_error(tmp_path, data):
    """The message is one line that names the file."""
    path = write(tmp_path / "a.rss", data)
    with pytest.raises(SourceError, match="holds no feed") as caught:
        read_file(path)
    assert "\n" not in str(caught.value)


def test_nothing_is_opened_that_a_feed_names(tmp_path):
    """An entity that names a file, and one that grows without end, put nothing into the text."""
    write(tmp_path / "secret", "SECRET")
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    path = write(
        tmp_path / "a.rss",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">'
        f'<!ENTITY a0 "lol">{bomb}]><rss version="2.0"><channel><item><title>t</title>'
        f"<description>Text &x; &a9; {STORY}</description></item></channel></rss>",
    )
    shown = "".join(str(one) for one in read_parts(path))
    assert "SECRET" not in shown
    assert len(shown) < 10_000
