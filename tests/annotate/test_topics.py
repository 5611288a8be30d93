"""What an article is about, by its words."""

from __future__ import annotations

import pytest
from tests.readings import annotate


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("They fight climate change every day.", {"climate change"}),
        ("Climate Change Talks End Without Agreement Between Governments", {"climate change"}),
        (
            "Summit Ends Without a Deal on Climate Change\nKenya signed the pact with others.",
            {"climate change"},
        ),
    ],
)
def test_what_begins_a_name_is_no_topic(text, topics):
    """In running text; a headline has capitals throughout."""
    assert {one.name for one in annotate(text).mentions if one.kind == "Topic"} == topics
