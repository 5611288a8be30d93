"""What a saved page says of itself."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled
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
