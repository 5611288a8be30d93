"""What a saved page says of itself."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled
from dateline.core.errors import SourceError
from dateline.ingest.html import HtmlReader

STORY = "".join(
    f"<p>The harbour board met on the {day}th day of its long inquiry, and the mayor of the town"
    " said that the work would go on until the spring.</p>"
    for day in (4, 5, 6, 7)
)
ADDRESS = '<link rel="canonical" href="https://www.tidings.example/rates">'
STATED = '<meta property="og:site_name" content="{}">'
LINKED = (
    '<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",'
    ' "publisher": {{"@type": "Organization", "name": "{}"}}}}</script>'
)


def publisher(title, headline, *more):
    """The publisher of a page with a title, a headline and other things in its head."""
    head = f"<title>{title}</title>{''.join(more)}"
    page = (
        f'<!doctype html><html lang="en"><head>{head}</head>'
        f"<body><article><h1>{headline}</h1>{STORY}</article></body></html>"
    )
    (document,) = HtmlReader().read(
        page.encode(), source="page.html", published=None, authority=load_bundled()
    )
    assert document.title == headline
    return document.publisher


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Rates rise in the U.S. - Tidings", "Rates rise in the U.S."),
        ("Mr. Vale opens harbour - Tidings", "Vale opens harbour"),
        ("Talks begin - in the U.S. today", "Talks begin - in the U.S. today"),
        ("Dr. Vale: no - Tidings", "Dr. Vale: no"),
    ],
)
def test_a_headline_with_a_dot_is_no_publisher(title, headline):
    """The headline, or a part of it, isn't the site's name; the host is, where there is one."""
    assert publisher(title, headline) is None
    assert publisher(title, headline, ADDRESS) == "tidings.example"
    assert publisher(title, headline, STATED.format("Tidings")) == "Tidings"


def test_a_headline_that_is_stated_as_the_site_is_none():
    """Nobody is called as the whole headline is, whoever says so."""
    headline = "Rates rise in the U.S."
    assert publisher(headline, headline, STATED.format(headline)) is None


def test_a_site_that_writes_about_itself_keeps_its_name():
    """A name that the page states is one, though the headline has it too."""
    headline = "U.S. Harbour Board names a new head"
    assert (
        publisher(headline, headline, STATED.format("U.S. Harbour Board")) == "U.S. Harbour Board"
    )
    assert publisher(headline, headline, LINKED.format("Harbour Board")) == "Harbour Board"


def test_a_name_with_a_dot_in_the_title_is_found():
    """What stands behind the headline and has a dot is the site, as before."""
    assert publisher("Harbour opens - tidings.example", "Harbour opens") == "tidings.example"
    assert publisher("Harbour opens - The St. Bride Post", "Harbour opens") == "The St. Bride Post"


def read(page):
    """The document of a page's bytes."""
    (document,) = HtmlReader().read(
        page, source="page.html", published="1999", authority=load_bundled()
    )
    return document


def page_of(head="", story=STORY, *, language=' lang="en"', title="Harbour board meets again"):
    """A page as text."""
    return (
        f"<!doctype html><html{language}><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{story}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("declared", "encoding", "noted"),
    [
        ("iso-8859-1", "latin-1", False),
        ("windows-1251", "cp1251", False),
        ("utf-8", "utf-8", False),
        ("no-such-thing", "utf-8", False),  # a wrong declaration is common
        ("utf-8", "latin-1", True),  # it isn't: guessed, and said
    ],
)
def test_a_page_is_read_by_the_encoding_that_it_declares(declared, encoding, noted):
    """If there is such an encoding; otherwise as any file is."""
    word = "порт" if encoding == "cp1251" else "café"
    page = page_of(f'<meta charset="{declared}">', STORY.replace("spring", word))
    document = read(page.encode(encoding))
    assert (word in document.text) or noted
    assert bool(document.notes) is noted


@pytest.mark.parametrize(
    ("language", "tag"), [(' lang="en"', "en"), (" lang='de-AT'", "de-AT"), ("", "en")]
)
def test_a_page_says_its_language(language, tag):
    """English where it says nothing."""
    assert read(page_of(language=language).encode()).language == tag


def test_a_headline_stands_in_the_text_once():
    """Whether the library keeps it there or not."""
    document = read(page_of().encode())
    assert document.title == "Harbour board meets again"
    assert document.text.count("Harbour board meets again") == 1
    (zone,) = [zone for zone in document.zones if zone.kind == "title"]
    assert document.text[zone.start : zone.end] == "Harbour board meets again"


def test_a_page_without_an_article_is_an_error():
    """It says which."""
    with pytest.raises(SourceError, match=r"^page\.html: "):
        read(b"<!doctype html><html><body></body></html>")


def test_the_reader_and_the_library_are_named():
    """With the library's version."""
    assert read(page_of().encode()).reader.startswith("html trafilatura ")
