"""What a page says about itself for machines."""

# ruff: noqa: E501 -- markup and articles have long lines
from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, write

from dateline.ingest.metadata import Stated, find_metadata

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour &amp; board sign",
    "datePublished": "2024-03-05T23:30:00-05:00",
    "dateModified": "2024-03-09",
    "author": [
        {"@type": "Person", "name": "Mara Lindqvist"},
        {"@type": "Organization", "name": "Ann Ode"},
    ],
    "publisher": {"@type": "Organization", "name": "Harbour Daily"},
    "mainEntityOfPage": {"@id": "https://news.example/1"},
    "inLanguage": "en-GB",
}
STATED = Stated(
    title="Harbour & board sign",
    published="2024-03-05",
    authors=("Mara Lindqvist",),
    publisher="Harbour Daily",
    url="https://news.example/1",
    language="en-GB",
)
META = """<meta property="og:title" content="Meta title"><meta name="author" content="By Tom Berg">
<meta property="article:published_time" content="2024-03-04"><meta property="og:site_name" content="Meta Daily">
<meta property="og:url" content="https://meta.example/"><meta property="og:locale" content="en_US">"""
MICRODATA = """<div><h1 itemprop="headline">Micro title</h1><span itemprop="author"><b itemprop="name">Eva Holm</b></span>
<time itemprop="datePublished" datetime="2024-03-03">Sunday</time><i itemprop="publisher">Micro Daily</i></div>"""


def linked(*values):
    return "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in values
    )


def page(head, body=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "x"}, ARTICLE],
        {
            "@graph": [
                {"@type": "Person", "@id": "#a", "name": "Mara Lindqvist"},
                {**ARTICLE, "author": {"@id": "#a"}},
            ]
        },
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["ReportageNewsArticle", "Thing"]},
    ],
)
def test_json_ld(value):
    """The page's own article is found wherever it may stand; ids lead to names."""
    assert find_metadata(page(linked(value))) == STATED


def test_other_articles_of_a_page_are_passed_over():
    """A list of other articles isn't the page's own."""
    value = {"@type": "ItemList", "itemListElement": [{"item": ARTICLE}]}
    assert find_metadata(page(linked(value))) == Stated()


def test_the_order_of_trust():
    """JSON-LD, then meta tags, then microdata; each thing by itself."""
    bare = {key: ARTICLE[key] for key in ("@type", "headline")}
    assert find_metadata(page(linked(bare) + META, MICRODATA)) == Stated(
        title="Harbour & board sign",
        published="2024-03-04",
        authors=("Tom Berg",),
        publisher="Meta Daily",
        url="https://meta.example/",
        language="en-US",
    )
    assert find_metadata(page("", MICRODATA)) == Stated(
        title="Micro title", published="2024-03-03", authors=("Eva Holm",), publisher="Micro Daily"
    )


def test_broken_json_ld_costs_nothing_else():
    """A comma too many loses one script; values of wrong types are passed over."""
    wrong = {
        "@type": "NewsArticle",
        "headline": 7,
        "author": {"name": []},
        "publisher": 3,
        "url": [],
        "inLanguage": 1,
    }
    head = '<script type="application/ld+json">{"a": 1,}</script>' + linked(wrong) + META
    assert find_metadata(page(head)).title == "Meta title"


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*ARTICLE, "name", "@id", "@graph"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(json_values)
def test_any_json_ld_is_read(value):
    """Whatever a page says there, nothing breaks."""
    find_metadata(
        page(
            linked(
                value,
                {"@type": "NewsArticle", "headline": value, "author": value, "publisher": value},
            )
        )
    )


def test_a_page_is_read_with_what_it_states(tmp_path):
    """What it states for machines goes before what stands on it."""
    body = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))
    shown = page(linked(ARTICLE) + "<title>T</title>", f"<article><h1>Other</h1>{body}</article>")
    (found,) = read_file(write(tmp_path / "a.html", shown))
    assert (found.title, found.published) == (STATED.title, STATED.published)
    assert (found.authors, found.publisher) == (STATED.authors, STATED.publisher)
    assert (found.url, found.language) == (STATED.url, STATED.language)
    assert found.text.startswith("Harbour & board sign\n\n")


def test_hostile_metadata_stay_text(tmp_path):
    """No address but of the web, and no line breaks."""
    value = {
        **ARTICLE,
        "url": "javascript:alert(1)",
        "headline": "a\n\n<script>b",
        "publisher": "x\ny",
    }
    found = find_metadata(page(linked(value).replace("<script>b", "b")))
    assert found.url is None
    assert (found.title, found.publisher) == ("a b", "x y")
