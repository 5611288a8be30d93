from __future__ import annotations

import pytest

from dateline.explore.negotiation import choose_type

OFFERED = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle; q=0.5", "text/turtle"),
        ("text/html;q=0.2, text/turtle;q=0.9", "text/turtle"),
        ("text/html, text/turtle", "text/html"),
        ("application/*", "application/ld+json"),
        ("*/*;q=0.1, application/ld+json", "application/ld+json"),
        ("text/*;q=0.9, text/html;q=0", "text/turtle"),
        ("text/html;q=9, text/turtle", "text/html"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("text/html;q=none", None),
        (",,;", None),
    ],
)
def test_the_best_liked_type_is_chosen(accept, chosen):
    """The most exact range counts, of equals the server's favourite wins, and 0 is a no."""
    assert choose_type(accept, OFFERED) == chosen
