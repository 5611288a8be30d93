"""Text out of pieces of markup."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import markup


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("<p>One <b>two</b>\n three.</p><p>Four.</p>", "One two three.\n\nFour."),
        ("One<br>two<br/>three", "One\n\ntwo\n\nthree"),
        ("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree"),
        ("<ul><li>One</li><li>two</li></ul>", "One\n\ntwo"),
        ("a<script>alert(1)</script>b<style>p {}</style>c<!-- d -->e", "abce"),
        ("a<p hidden>b</p><p style='display: none'>c</p>d", "a\n\nd"),
        ("Caf&eacute; &lt;b&gt; &amp;amp;", "Café <b> &amp;"),
        ("no markup", "no markup"),
        ("<p></p>", ""),
        ("  ", ""),
    ],
)
def test_blocks_are_paragraphs(shown, text):
    """What a browser shows, and no more."""
    assert markup.to_text(shown) == text


words = st.lists(st.text("abcß中&<>\"'", min_size=1), min_size=1).map(" ".join)


@given(st.lists(words, min_size=1))
def test_text_in_is_text_out(paragraphs):
    """Escaped paragraphs come back as they were."""
    shown = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    assert markup.to_text(shown) == "\n\n".join(paragraphs)


@given(st.text())
def test_any_text_is_read(text):
    """Whatever is between angle brackets, nothing breaks, and no tag comes out."""
    assert "<script>" not in markup.to_text(f"<p>{text}</p><script>x</script>")


def test_deep_markup_is_read():
    """Elements inside each other, thousands deep, are read in linear time."""
    assert markup.to_text("<div>" * 5000 + "deep") in {"deep", ""}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("<p>One</p>", True),
        ("One<br>two", True),
        ("if a < b and b > c", False),
        ("x <y@z.org>", False),
    ],
)
def test_markup_is_told_from_text(text, is_one):
    """By tags that mark text, not by angle brackets."""
    assert markup.is_markup(text) is is_one
